"""The map of the wijken as the server draws it: an SVG that needs no script."""

from dataclasses import dataclass
from math import cos, radians

from django.urls import reverse
from shapely.geometry import shape

from wijken.models import Omtrek

BREEDTE = 640


@dataclass
class Vlak:
    """A wijk on the map: `d` is an SVG path, (`x`, `y`) where its number stands."""

    d: str
    naam: str
    url: str
    aantal: int
    x: int
    y: int


@dataclass
class Vlakkenkaart:
    breedte: int
    hoogte: int
    vlakken: list[Vlak]


def vlakkenkaart(gemeente, aantallen: dict[str, int]) -> Vlakkenkaart | None:
    """The wijken of a gemeente with a number each (by wijk code); None without outlines.

    A plain equirectangular picture: at the size of a gemeente that is true enough.
    """
    omtrekken = [(omtrek.wijk, shape(omtrek.geometrie)) for omtrek in Omtrek.objects.van(gemeente)]
    if not omtrekken:
        return None
    grenzen = [vorm.bounds for _, vorm in omtrekken]
    west, zuid = min(g[0] for g in grenzen), min(g[1] for g in grenzen)
    oost, noord = max(g[2] for g in grenzen), max(g[3] for g in grenzen)
    krimp = cos(radians((zuid + noord) / 2))
    schaal = BREEDTE / ((oost - west) * krimp)

    def punt(lengte, breedte):
        return round((lengte - west) * krimp * schaal), round((noord - breedte) * schaal)

    vlakken = []
    for wijk, vorm in omtrekken:
        midden = vorm.representative_point()
        x, y = punt(midden.x, midden.y)
        vlakken.append(
            Vlak(
                d=_pad(vorm, punt),
                naam=wijk.naam,
                url=reverse("portaal:wijk", args=[gemeente.slug, wijk.slug]),
                aantal=aantallen.get(wijk.code, 0),
                x=x,
                y=y,
            )
        )
    return Vlakkenkaart(BREEDTE, punt(oost, zuid)[1], vlakken)


def _pad(vorm, punt) -> str:
    delen = vorm.geoms if hasattr(vorm, "geoms") else [vorm]
    return "".join(
        "M" + "L".join("{},{}".format(*punt(*paar[:2])) for paar in deel.exterior.coords) + "Z"
        for deel in delen
    )
