"""Saving a locatie, with the wijk that follows from its position."""

from django.db import transaction

from ..ligging import heeft_grenzen, wijk_op
from ..models import Locatie, Wijk


@transaction.atomic
def bewaar_locatie(locatie: Locatie) -> Locatie:
    """Save it; with a position the wijk is derived, never typed.

    In a gemeente without outlines nothing can be derived: there the chosen wijk stays.
    """
    if locatie.heeft_positie:
        locatie.wijk = _wijk_van(locatie)
    locatie.save()
    return locatie


def _wijk_van(locatie: Locatie) -> Wijk | None:
    wijk = wijk_op(locatie.breedte, locatie.lengte, locatie.gemeente)
    if wijk or heeft_grenzen(locatie.gemeente):
        return wijk
    gekozen = locatie.wijk
    # The gemeente may have been changed, with the wijk of the one before still there.
    return gekozen if gekozen and gekozen.gemeente_id == locatie.gemeente_id else None
