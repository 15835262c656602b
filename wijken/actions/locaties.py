"""Saving a locatie, with the wijk that follows from its position."""

from django.db import transaction

from ..ligging import wijk_op
from ..models import Locatie


@transaction.atomic
def bewaar_locatie(locatie: Locatie) -> Locatie:
    """Save it; with a position the wijk is derived, never typed."""
    if locatie.heeft_positie:
        locatie.wijk = wijk_op(locatie.breedte, locatie.lengte, locatie.gemeente)
    locatie.save()
    return locatie
