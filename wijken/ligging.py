"""In which wijk a point lies."""

from collections.abc import Iterable
from typing import TypeVar

from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from .models import Gemeente, Omtrek, Wijk

T = TypeVar("T")


def eerste_met(
    breedte: float, lengte: float, vlakken: Iterable[tuple[T, BaseGeometry]]
) -> T | None:
    """What belongs to the first outline that holds the point (WGS84 degrees), border included.

    In the order of their codes a point on a border belongs to the wijk with the lowest.
    """
    punt = Point(lengte, breedte)
    return next((wie for wie, vlak in vlakken if vlak.covers(punt)), None)


def heeft_grenzen(gemeente: Gemeente) -> bool:
    """Whether it has outlines in use; without them no position says which wijk it is."""
    return Omtrek.objects.van(gemeente).exists()


def wijk_op(breedte: float, lengte: float, gemeente: Gemeente) -> Wijk | None:
    """The wijk of this gemeente that holds the point; None outside all. One query."""
    omtrekken = Omtrek.objects.van(gemeente).order_by("wijk__code")
    return eerste_met(
        breedte, lengte, ((omtrek.wijk, shape(omtrek.geometrie)) for omtrek in omtrekken)
    )
