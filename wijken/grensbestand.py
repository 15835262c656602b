"""Official boundaries as a file: GeoJSON with the property names of the CBS."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from . import cbs
from .omtrekken import WGS84, Grensfout

T = TypeVar("T")

# Spelled as `cbs.eigenschap` does; the first that has a value counts. The short names are
# those of the CBS shapefiles, `naamkort` is a name without "Wijk 06".
_NAMEN = {
    "wijkcode": ("wijkcode", "wkcode"),
    "wijknaam": ("naamkort", "wijknaam", "wknaam"),
    "buurtcode": ("buurtcode", "bucode"),
    "buurtnaam": ("buurtnaam", "bunaam"),
    "gemeentecode": ("gemeentecode", "gmcode"),
    "gemeentenaam": ("gemeentenaam", "gmnaam"),
    "water": ("water", "h2o"),
    "inwoners": ("aantalinwoners", "aantinw"),
    "jaar": ("jaar", "jrstatcode", "jaarstatcode"),
}
_GRADEN = re.compile(r"(CRS84|EPSG:{1,2}(?:[0-9.]*:)?4326)$", re.IGNORECASE)


@dataclass(frozen=True)
class Vlak:
    """One wijk or buurt as a file gives it; `geometrie` is GeoJSON that nobody has checked.

    `naam` is empty when it has none, `inwoners` None when unknown. `geen_land` is water,
    or a piece abroad.
    """

    code: str
    naam: str
    gemeentecode: str
    gemeentenaam: str
    inwoners: int | None
    jaar: int | None
    geen_land: bool
    geometrie: dict | None = field(repr=False)


@dataclass
class Kaart:
    """What a file holds: wijken, and perhaps buurten, in the order of their codes."""

    wijken: list[Vlak]
    buurten: list[Vlak]
    bron: str = ""

    @property
    def gemeenten(self) -> list[str]:
        """Their codes, in order."""
        return sorted({vlak.gemeentecode for vlak in [*self.wijken, *self.buurten]})

    def alleen(self, gemeenten: set[str]) -> "Kaart":
        """Only these gemeentecodes. Raises `Grensfout` for one that the file does not hold."""
        if ontbreekt := sorted(gemeenten.difference(self.gemeenten)):
            raise Grensfout(
                f"Het bestand bevat niets van {', '.join(ontbreekt)}. "
                f"Wel van: {', '.join(self.gemeenten[:10])}."
            )
        return Kaart(
            [vlak for vlak in self.wijken if vlak.gemeentecode in gemeenten],
            [vlak for vlak in self.buurten if vlak.gemeentecode in gemeenten],
            self.bron,
        )


def lees_bestand(pad: Path) -> Kaart:
    """Read a GeoJSON file. Raises `Grensfout` when that does not go."""
    try:
        ruw = pad.read_bytes()
    except OSError as fout:
        raise Grensfout(f"{pad} is niet te lezen: {fout.strerror}.") from fout
    if not ruw.strip():
        raise Grensfout(f"{pad} is leeg.")
    if ruw.startswith((b"SQLite format 3", b"PK\x03\x04")) or pad.suffix.lower() == ".shp":
        raise Grensfout(f"{pad.name} is een GeoPackage, shapefile of zip. {WGS84}")
    try:
        inhoud = json.loads(ruw.decode("utf-8-sig"), parse_constant=_geen_getal)
    except (ValueError, RecursionError) as fout:
        raise Grensfout(f"{pad.name} is geen GeoJSON: de tekst is niet te lezen.") from fout
    return lees_kaart(inhoud)


def _geen_getal(constante: str):
    """Python reads NaN and Infinity; JSON has no such numbers (RFC 8259, 6)."""
    raise ValueError(constante)


def lees_kaart(inhoud) -> Kaart:
    """Read a GeoJSON FeatureCollection. Raises `Grensfout` on the first thing that is wrong."""
    features = inhoud.get("features") if isinstance(inhoud, dict) else None
    if not isinstance(features, list):
        raise Grensfout("Dit is geen GeoJSON met “features”.")
    if not features:
        raise Grensfout("Het bestand bevat geen wijken.")
    _controleer_projectie(inhoud)
    vlakken = [_vlak(nummer, feature) for nummer, feature in enumerate(features, start=1)]
    wijken = [vlak for vlak in vlakken if vlak.code.startswith("WK")]
    buurten = [vlak for vlak in vlakken if vlak.code.startswith("BU")]
    bron = _lees("Het bestand", "attribution", cbs.regel, inhoud)
    return Kaart(_enig(wijken), _enig(buurten), bron)


def _controleer_projectie(inhoud) -> None:
    """The old `crs` member; without it GeoJSON is in WGS84 degrees (RFC 7946, 4)."""
    crs = inhoud.get("crs")
    if crs is None:
        return
    eigenschappen = crs.get("properties") if isinstance(crs, dict) else None
    naam = eigenschappen.get("name") if isinstance(eigenschappen, dict) else None
    if not _GRADEN.search(str(naam)):
        raise Grensfout(
            f"De coördinaten staan in {cbs.toon(naam or 'een onbekend stelsel')}. {WGS84}"
        )


def _vlak(nummer: int, feature) -> Vlak:
    waarden = _waarden(nummer, feature)
    soort = "buurt" if waarden["buurtcode"] else "wijk"
    code = cbs.code("BU" if soort == "buurt" else "WK", waarden[f"{soort}code"])
    if not code:
        raise Grensfout(
            f"Onderdeel {nummer} van het bestand heeft geen leesbare {soort}code "
            f"(gevonden: {cbs.toon(waarden[f'{soort}code'])}). Nodig zijn wijkcode, wijknaam en "
            "gemeentenaam, zoals het CBS ze schrijft."
        )
    gemeentenaam = _lees(code, "gemeentenaam", cbs.regel, waarden)
    _controleer_gemeente(code, cbs.code("GM", waarden["gemeentecode"]), gemeentenaam)
    return Vlak(
        code=code,
        naam=_lees(code, f"{soort}naam", cbs.naam if soort == "wijk" else cbs.regel, waarden),
        gemeentecode=cbs.gemeente_van(code),
        gemeentenaam=gemeentenaam,
        inwoners=_lees(code, "inwoners", cbs.aantal, waarden),
        jaar=_lees(code, "jaar", cbs.jaar, waarden),
        geen_land=cbs.is_geen_land(waarden["water"]),
        geometrie=feature.get("geometry"),
    )


def _waarden(nummer: int, feature) -> dict:
    """The properties under our own names; None where one is lacking or empty."""
    eigenschappen = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(eigenschappen, dict):
        raise Grensfout(f"Onderdeel {nummer} van het bestand heeft geen “properties”.")
    gelezen = {cbs.eigenschap(naam): waarde for naam, waarde in eigenschappen.items()}
    return {
        soort: next((gelezen[naam] for naam in namen if gelezen.get(naam) not in (None, "")), None)
        for soort, namen in _NAMEN.items()
    }


def _lees(waarvan: str, soort: str, lezer: Callable[[object], T], waarden: dict) -> T:
    try:
        return lezer(waarden.get(soort))
    except cbs.Onleesbaar as fout:
        raise Grensfout(f"{waarvan}: {soort} {fout}. Herstel het bestand.") from fout


def _controleer_gemeente(code, gemeentecode, gemeentenaam) -> None:
    if not gemeentenaam:
        raise Grensfout(f"Bij {code} ontbreekt de gemeentenaam.")
    if gemeentecode and gemeentecode != cbs.gemeente_van(code):
        raise Grensfout(f"{code} hoort niet bij {gemeentecode}. Klopt het bestand?")


def _enig(vlakken: list[Vlak]) -> list[Vlak]:
    """One a code: where land and water are two parts, the land counts."""
    keren = Counter(vlak.code for vlak in vlakken)
    over = [vlak for vlak in vlakken if keren[vlak.code] == 1 or not vlak.geen_land]
    keren = Counter(vlak.code for vlak in over)
    if dubbel := [code for code, aantal in keren.items() if aantal > 1]:
        raise Grensfout(f"{dubbel[0]} staat meer dan één keer in het bestand.")
    return sorted(over, key=lambda vlak: vlak.code)
