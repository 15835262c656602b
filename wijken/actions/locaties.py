"""Saving a locatie, with the wijk that follows from its position."""

from django.db import transaction
from shapely.geometry import Point, shape

from ..models import Locatie, Omtrek, Wijk


def wijk_van(breedte: float, lengte: float, gemeente) -> Wijk | None:
    """The wijk of this gemeente that holds the point (WGS84 degrees); None outside all."""
    punt = Point(lengte, breedte)
    for omtrek in Omtrek.objects.van(gemeente).order_by("wijk__code"):
        if shape(omtrek.geometrie).covers(punt):
            return omtrek.wijk
    return None


@transaction.atomic
def bewaar_locatie(locatie: Locatie) -> Locatie:
    """Save it; with a position the wijk is derived, never typed."""
    if locatie.heeft_positie:
        locatie.wijk = wijk_van(locatie.breedte, locatie.lengte, locatie.gemeente)
    locatie.save()
    return locatie
