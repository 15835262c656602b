"""Small maps and tables as the CBS writes them, for the tests of the imports."""

from tests.factories import GemeenteFactory, LocatieFactory, OmtrekFactory, WijkFactory, vierkant
from wijken.grensbestand import Kaart, lees_kaart
from wijken.grensplan import Plan, vergelijk
from wijken.models import Gemeente, Locatie

# The south-west corner of the squares that stand for wijken.
LENGTE, BREEDTE, ZIJDE = 4.70, 51.90, 0.01


def vak(kolom: int, rij: int = 0) -> dict:
    """The square at this place of a grid, as GeoJSON."""
    return vierkant(round(LENGTE + kolom * ZIJDE, 2), round(BREEDTE + rij * ZIJDE, 2), ZIJDE)


def midden(kolom: int, rij: int = 0) -> tuple[float, float]:
    """(breedte, lengte) of the middle of that square."""
    return BREEDTE + (rij + 0.5) * ZIJDE, LENGTE + (kolom + 0.5) * ZIJDE


def wijk(code: str, geometrie: dict | None, **anders) -> dict:
    """A feature with the properties of the CBS; a property that is None is left out."""
    eigenschappen = {
        "wijkcode": code,
        "wijknaam": f"Wijk {code[-2:]} Buiten {code[-2:]}",
        "gemeentecode": f"GM{code[2:6]}",
        "gemeentenaam": "Laadstad",
        "water": "NEE",
        "aantal_inwoners": 2000,
        "jaar": 2024,
    } | anders
    return {
        "type": "Feature",
        "properties": {
            naam: waarde for naam, waarde in eigenschappen.items() if waarde is not None
        },
        "geometry": geometrie,
    }


def buurt(code: str, geometrie: dict, **anders) -> dict:
    eigen = {"buurtcode": code, "buurtnaam": f"Buurt {code[-2:]}", "wijknaam": None}
    return wijk(f"WK{code[2:8]}", geometrie, **(eigen | anders))


def geojson(*features: dict, **anders) -> dict:
    return {"type": "FeatureCollection", "features": list(features)} | anders


def kaart(*features: dict, **anders) -> Kaart:
    return lees_kaart(geojson(*features, **anders))


def plan(*features: dict, naam="", jaar=None, houd_namen=False, gemeente="GM7001") -> Plan:
    """What these features would change of one gemeente."""
    return vergelijk(kaart(*features), gemeente, naam=naam, jaar=jaar, houd_namen=houd_namen)


def laadstad() -> Gemeente:
    """GM7001 with two wijken side by side, Noord and Haven; without outlines."""
    gemeente = GemeenteFactory(code="GM7001", naam="Laadstad", slug="laadstad")
    for nummer, naam in enumerate(["Noord", "Haven"], start=1):
        WijkFactory(
            code=f"WK70010{nummer}",
            gemeente=gemeente,
            naam=naam,
            slug=naam.lower(),
            inwoners=2000,
            inwoners_jaar=2023,
        )
    return gemeente


def laadstad_met_grenzen() -> Gemeente:
    """Laadstad with outlines in use: Noord at column 0, Haven at column 1."""
    gemeente = laadstad()
    noord, haven = gemeente.wijken.order_by("code")
    omtrek = OmtrekFactory(wijk=noord, geometrie=vak(0))
    OmtrekFactory(wijk=haven, editie=omtrek.editie, geometrie=vak(1))
    return gemeente


def locatie(gemeente: Gemeente, punt: tuple[float, float], **anders) -> Locatie:
    return LocatieFactory(gemeente=gemeente, breedte=punt[0], lengte=punt[1], **anders)
