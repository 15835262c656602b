"""Saving a locatie, with the wijk that follows from its position."""

from django.db.models import Q

from ..ligging import heeft_grenzen, wijk_op
from ..models import Gemeente, Locatie, Wijk
from ..models.gemeente import GemeenteQuerySet
from .vasthouden import vastgehouden


def bewaar_locatie(locatie: Locatie) -> Locatie:
    """Save it; with a position the wijk is derived, never typed.

    In a gemeente without outlines nothing can be derived: there the chosen wijk stays.
    """
    with vastgehouden(_gemeenten_van(locatie)):
        if locatie.heeft_positie:
            locatie.wijk = _wijk_van(locatie)
        locatie.save()
    return locatie


def _gemeenten_van(locatie: Locatie) -> GemeenteQuerySet:
    """The one it comes in, and the one it may leave: an import there would still move it."""
    bewaard = Locatie.objects.filter(pk=locatie.pk).values("gemeente")
    return Gemeente.objects.filter(Q(pk=locatie.gemeente_id) | Q(pk__in=bewaard))


def _wijk_van(locatie: Locatie) -> Wijk | None:
    wijk = wijk_op(locatie.breedte, locatie.lengte, locatie.gemeente)
    if wijk or heeft_grenzen(locatie.gemeente):
        return wijk
    gekozen = locatie.wijk
    # The gemeente may have been changed, with the wijk of the one before still there.
    return gekozen if gekozen and gekozen.gemeente_id == locatie.gemeente_id else None
