"""Pins for a map: those in the area on the screen, or clusters where they are too many.

Both work in the whole pixels of `wijken.mercator`, so that SQLite, PostgreSQL and Python
put a pin in the same cell and give a cluster the same place.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, F, QuerySet, Sum

from wijken.mercator import ZOOM, naar_graden, naar_pixel
from wijken.vak import PRECIES, Vak

from .models import AanbodLocatie, Speld

# More pins than this are not sent to a browser, but counted in cells.
GRENS = 5_000
# Side of a cell in pixels of the screen: a finger (44) and some air.
CEL = 64
# The kind of a place, as its number in what is sent.
SOORTNUMMER = {soort: nummer for nummer, soort in enumerate(AanbodLocatie.Soort.values)}


class Tros(NamedTuple):
    """Pins of one gemeente in one cell: their mean place (WGS84 degrees) and number."""

    breedte: float
    lengte: float
    aantal: int
    gemeente: int


def celmaat(zoom: int) -> int:
    """The side of a cell, in pixels of `wijken.mercator`, on a map at this zoom level."""
    return CEL << (ZOOM - zoom)


def spelden_in(vak: Vak | None) -> QuerySet[Speld]:
    """Answered from the index on x and y; None is everywhere. A row counts from the north."""
    if vak is None:
        return Speld.objects.all()
    links, onder = naar_pixel(vak.zuid, vak.west)
    rechts, boven = naar_pixel(vak.noord, vak.oost)
    return Speld.objects.filter(x__range=(links, rechts), y__range=(boven, onder))


def te_veel(spelden: QuerySet[Speld] | Sequence) -> bool:
    """Whether these must be sent as clusters; of a queryset at most one row is read."""
    return bool(spelden[GRENS : GRENS + 1])


def trossen_in(vak: Vak | None, zoom: int) -> list[Tros]:
    """The pins of this area, counted per cell and gemeente, from the north-west. One query."""
    maat = celmaat(zoom)
    cellen = (
        spelden_in(vak)
        .values("gemeente", rij=F("y") / maat, kolom=F("x") / maat)
        .annotate(aantal=Count("pk"), som_x=Sum("x"), som_y=Sum("y"))
        .order_by("rij", "kolom", "gemeente")
    )
    return [_tros(*cel) for cel in cellen.values_list("som_x", "som_y", "aantal", "gemeente")]


def trossen_van(punten: Iterable[tuple[float, float]], gemeente: int, zoom: int) -> list[Tros]:
    """The same of points (breedte, lengte) in memory, which all lie in one gemeente."""
    maat = celmaat(zoom)
    cellen = defaultdict(list)
    for breedte, lengte in punten:
        x, y = naar_pixel(breedte, lengte)
        cellen[y // maat, x // maat].append((x, y))
    return [
        _tros(sum(x for x, _ in cel), sum(y for _, y in cel), len(cel), gemeente)
        for _, cel in sorted(cellen.items())
    ]


def _tros(som_x: int, som_y: int, aantal: int, gemeente: int) -> Tros:
    breedte, lengte = naar_graden(som_x / aantal, som_y / aantal)
    return Tros(round(breedte, PRECIES), round(lengte, PRECIES), aantal, gemeente)
