"""In which wijk a point lies."""

from shapely.geometry import Point, shape

from .models import Omtrek, Wijk


def wijk_op(breedte: float, lengte: float, gemeente) -> Wijk | None:
    """The wijk of this gemeente that holds the point (WGS84 degrees); None outside all.

    A point on a border belongs to the wijk with the lowest code. One query.
    """
    punt = Point(lengte, breedte)
    for omtrek in Omtrek.objects.van(gemeente).order_by("wijk__code"):
        if shape(omtrek.geometrie).covers(punt):
            return omtrek.wijk
    return None
