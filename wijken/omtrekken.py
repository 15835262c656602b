"""Outlines: read, checked, mended where that is safe, and rounded; and shown as a map."""

from collections.abc import Callable, Iterable

from shapely import STRtree, make_valid, remove_repeated_points, transform
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from . import cbs
from .models import Omtrek, Wijk
from .vak import NEDERLAND, PRECIES

# A repair that changes more of the area than this may have repaired something else.
HERSTEL_HOOGSTENS = 0.01
# Share of the smaller wijk; less is only rounding along a border.
OVERLAP_VANAF = 0.001

WGS84 = (
    "Sla het bestand op als GeoJSON in WGS84 (EPSG:4326); in QGIS: Exporteren, Objecten opslaan "
    "als. Of haal de grenzen op met --pdok."
)

# What shapely raises on a geometry that is none; 10**400 is a number to JSON, not to a float.
ONLEESBAAR = (
    ShapelyError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
)


class Grensfout(Exception):
    """Why boundaries cannot be read or used: a Dutch sentence that says what to do."""


def lees_omtrek(code: str, geometrie) -> tuple[BaseGeometry, bool]:
    """The outline of this code, valid and rounded, and whether it had to be mended.

    Raises `Grensfout` when it is no area, lies outside the Netherlands, or cannot be
    mended without changing it.
    """
    vlak = _vorm(code, geometrie)
    _controleer_plek(code, vlak)
    heel = vlak if vlak.is_valid else _herstel(code, vlak)
    return _rond_af(code, heel), heel is not vlak


def _vorm(code, geometrie) -> BaseGeometry:
    soort = geometrie.get("type") if isinstance(geometrie, dict) else None
    if soort not in ("Polygon", "MultiPolygon"):
        raise Grensfout(
            f"De omtrek van {code} is {cbs.toon(soort or 'leeg')}. "
            "Nodig is een Polygon of MultiPolygon."
        )
    try:
        vlak = shape(geometrie)
    except ONLEESBAAR as fout:
        raise Grensfout(f"De omtrek van {code} is niet te lezen. Is het bestand heel?") from fout
    if vlak.is_empty:
        raise Grensfout(f"De omtrek van {code} is leeg.")
    return vlak


def _controleer_plek(code, vlak) -> None:
    west, zuid, oost, noord = vlak.bounds
    if NEDERLAND.bevat(zuid, west) and NEDERLAND.bevat(noord, oost):
        return
    if NEDERLAND.bevat(west, zuid) and NEDERLAND.bevat(oost, noord):
        raise Grensfout(
            f"De omtrek van {code} heeft de breedte vooraan. In GeoJSON staat de lengte eerst."
        )
    if max(abs(west), abs(oost), abs(zuid), abs(noord)) > 180:
        raise Grensfout(f"De omtrek van {code} staat niet in graden maar in meters (RD?). {WGS84}")
    raise Grensfout(f"De omtrek van {code} ligt niet in Nederland. {WGS84}")


def _rond_af(code, vlak) -> BaseGeometry:
    """A vertex that neighbours share rounds to the same place for both: no gap opens."""
    rond = transform(vlak, lambda punten: punten.round(PRECIES))
    if not rond.area:
        raise Grensfout(
            f"De omtrek van {code} is kleiner dan een meter: afgerond blijft er niets van over. "
            "Klopt het bestand?"
        )
    # First mended: what is left of a speck of one metre has too few points to be cleaned.
    return remove_repeated_points(rond if rond.is_valid else _herstel(code, rond))


def _herstel(code, vlak) -> BaseGeometry:
    heel = make_valid(vlak, method="structure", keep_collapsed=False)
    verschil = abs(heel.area - vlak.area)
    # Also true for an area of zero, and for what is no number.
    if not verschil < HERSTEL_HOOGSTENS * vlak.area:
        raise Grensfout(
            f"De omtrek van {code} kruist zichzelf en is niet veilig te herstellen. "
            "Herstel hem in QGIS (Vector, Geometrie controleren) of neem een ander bestand."
        )
    return heel


def als_geojson(vlak: BaseGeometry) -> dict:
    return mapping(vlak)


def als_kaart(omtrekken: Iterable[Omtrek], eigenschappen: Callable[[Wijk], dict]) -> dict:
    """A GeoJSON FeatureCollection; `eigenschappen` gives the properties of each wijk."""
    vlakken = [
        {
            "type": "Feature",
            "geometry": omtrek.geometrie,
            "properties": eigenschappen(omtrek.wijk),
        }
        for omtrek in omtrekken
    ]
    return {"type": "FeatureCollection", "features": vlakken}


def binnenpunt(vlak: BaseGeometry) -> tuple[float, float]:
    """(breedte, lengte) of a point that surely lies inside, in WGS84 degrees."""
    punt = vlak.representative_point()
    return round(punt.y, PRECIES), round(punt.x, PRECIES)


def gelijkenis(een: BaseGeometry, ander: BaseGeometry) -> float:
    """From 0 to 1: the area both hold, as a share of what either holds."""
    if een.equals(ander):
        return 1.0
    return een.intersection(ander).area / een.union(ander).area


def overlappingen(vlakken: dict[str, BaseGeometry]) -> Iterable[tuple[str, str, float]]:
    """Pairs of codes whose outlines overlap, with the share of the smaller one that they do."""
    codes, vormen = list(vlakken), list(vlakken.values())
    for een, ander in STRtree(vormen).query(vormen, predicate="intersects").T:
        if een >= ander:
            continue
        gedeeld = vormen[een].intersection(vormen[ander]).area
        deel = gedeeld / min(vormen[een].area, vormen[ander].area)
        if deel > OVERLAP_VANAF:
            yield codes[een], codes[ander], deel
