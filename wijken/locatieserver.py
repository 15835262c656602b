"""An address and its position, as the PDOK Locatieserver knows it (API v3.1, `free`).

One small client with a time-out. Without an answer someone clicks on the map instead.
"""

import json
import re
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

from .vak import NEDERLAND, PRECIES

WACHT = 4  # seconds: someone is looking at a page
HOOGSTENS = 6
_PUNT = re.compile(r"^POINT\((-?[0-9.]+) (-?[0-9.]+)\)$")


class GeenAntwoord(Exception):
    """Why there is none: a Dutch sentence that says what to do."""


@dataclass(frozen=True)
class Adres:
    """`breedte` and `lengte` are WGS84 degrees."""

    weergave: str
    straat: str
    postcode: str
    plaats: str
    breedte: float
    lengte: float


def zoek_adres(tekst: str, *, gemeente: str = "") -> list[Adres]:
    """At most six addresses, the best first; in this gemeente (its name) where one is given.

    Raises `GeenAntwoord`.
    """
    if not settings.LOCATIESERVER_URL:
        return []
    vraag = [("q", tekst), ("fq", "type:adres"), ("rows", HOOGSTENS)]
    if gemeente:
        vraag.append(("fq", f'gemeentenaam:"{gemeente.replace(chr(34), "")}"'))
    gevonden = [_adres(een) for een in _haal(vraag)]
    return [een for een in gevonden if een]


def _haal(vraag: list[tuple]) -> list[dict]:
    adres = f"{settings.LOCATIESERVER_URL}/free?{urlencode(vraag)}"
    try:
        verzoek = Request(adres, headers={"Accept": "application/json"})  # noqa: S310 settings allow http(s) only
        with urlopen(verzoek, timeout=WACHT) as antwoord:  # noqa: S310
            lijst = json.load(antwoord)["response"]["docs"]
    except (URLError, HTTPException, OSError, ValueError, KeyError, TypeError) as fout:
        raise GeenAntwoord(
            "Het adressenregister geeft nu geen antwoord. Zet zelf de speld op de kaart."
        ) from fout
    return lijst if isinstance(lijst, list) else []


def _adres(een) -> Adres | None:
    """None for what has no position that can be read, or lies outside the Netherlands."""
    if not isinstance(een, dict) or not (punt := _PUNT.match(str(een.get("centroide_ll", "")))):
        return None
    lengte, breedte = (round(float(graden), PRECIES) for graden in punt.groups())
    if not NEDERLAND.bevat(breedte, lengte):
        return None
    straat = f"{een.get('straatnaam', '')} {een.get('huis_nlt', '')}".strip()
    return Adres(
        weergave=str(een.get("weergavenaam", straat)),
        straat=straat,
        postcode=_postcode(str(een.get("postcode", ""))),
        plaats=str(een.get("woonplaatsnaam", "")),
        breedte=breedte,
        lengte=lengte,
    )


def _postcode(tekst: str) -> str:
    """As a locatie writes it: `3317 AB`."""
    return f"{tekst[:4]} {tekst[4:]}" if len(tekst) == 6 else tekst
