"""Saving a locatie, with the wijk that follows from its position."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from django.db.models import Q
from shapely.geometry import shape

from ..ligging import eerste_met, heeft_grenzen, wijk_op
from ..models import Gemeente, Locatie, Omtrek, Wijk
from ..models.gemeente import GemeenteQuerySet
from .vasthouden import vastgehouden


def bewaar_locatie(locatie: Locatie) -> Locatie:
    """Save it; with a position the wijk is derived, never typed.

    In a gemeente without outlines nothing can be derived: there the chosen wijk stays.
    """
    with vastgehouden(_gemeenten_van([locatie])):
        if locatie.heeft_positie:
            locatie.wijk = _wijk_van(locatie)
        locatie.save()
    return locatie


@contextmanager
def locaties_met_hun_wijk(locaties: Collection[Locatie]) -> Iterator[None]:
    """The same for many, which whoever calls saves inside it: the outlines are read once."""
    with vastgehouden(_gemeenten_van(locaties)):
        wijkzoekers: dict[int, Callable[[float, float], Wijk | None] | None] = {}
        for locatie in locaties:
            if not locatie.heeft_positie:
                continue
            gemeente = locatie.gemeente
            if gemeente.pk not in wijkzoekers:
                wijkzoekers[gemeente.pk] = _wijkzoeker(gemeente)
            zoek = wijkzoekers[gemeente.pk]
            locatie.wijk = zoek(locatie.breedte, locatie.lengte) if zoek else _gekozen_wijk(locatie)
        yield


def _wijkzoeker(gemeente: Gemeente) -> Callable[[float, float], Wijk | None] | None:
    """`ligging.wijk_op` with its outlines at hand; None for a gemeente without."""
    omtrekken = Omtrek.objects.van(gemeente).order_by("wijk__code")
    vlakken = [(omtrek.wijk, shape(omtrek.geometrie)) for omtrek in omtrekken]
    if not vlakken:
        return None
    return lambda breedte, lengte: eerste_met(breedte, lengte, vlakken)


def _gemeenten_van(locaties: Collection[Locatie]) -> GemeenteQuerySet:
    """Those they come in, and those they may leave: an import there would still move them."""
    bewaard = Locatie.objects.filter(pk__in=[een.pk for een in locaties if een.pk])
    return Gemeente.objects.filter(
        Q(pk__in={een.gemeente_id for een in locaties}) | Q(pk__in=bewaard.values("gemeente"))
    )


def _wijk_van(locatie: Locatie) -> Wijk | None:
    wijk = wijk_op(locatie.breedte, locatie.lengte, locatie.gemeente)
    return wijk if wijk or heeft_grenzen(locatie.gemeente) else _gekozen_wijk(locatie)


def _gekozen_wijk(locatie: Locatie) -> Wijk | None:
    gekozen = locatie.wijk
    # The gemeente may have been changed, with the wijk of the one before still there.
    return gekozen if gekozen and gekozen.gemeente_id == locatie.gemeente_id else None
