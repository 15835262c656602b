"""The boundaries of the CBS as PDOK serves them (OGC API Features, part 1: OGC 17-069r4)."""

import json
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from shapely import total_bounds
from shapely.geometry import shape

from .omtrekken import ONLEESBAAR
from .vak import PRECIES

WACHT = 30  # seconds without an answer
PER_BLAD = 1000
# The whole country is some 15 pages of buurten; more means that "next" leads round.
HOOGSTENS_BLADEN = 50


class PdokFout(Exception):
    """Why PDOK gave nothing usable: a Dutch sentence that says what to do."""


def haal_grenzen(gemeentecode: str) -> dict:
    """The wijken and buurten of a gemeente (`GM0505`), as one GeoJSON FeatureCollection.

    Raises `PdokFout`.
    """
    wijken = _van(gemeentecode, _wijken(gemeentecode))
    if not wijken:
        raise PdokFout(f"PDOK kent geen wijken van {gemeentecode}. Klopt de code?")
    buurten = _van(gemeentecode, _features("buurten", bbox=_omvang(wijken)))
    return {"type": "FeatureCollection", "features": wijken + buurten}


def _wijken(gemeentecode) -> list:
    try:
        return _features("wijken", gemeentecode=gemeentecode)
    except _OnbekendeVraag:
        # Asking by a property is optional for a server; then it is the whole country.
        return _features("wijken")


def _van(gemeentecode, features) -> list:
    """A server may ignore the question, and a rectangle holds neighbours too."""
    return [
        feature
        for feature in features
        if isinstance(feature, dict) and gemeentecode in (feature.get("properties") or {}).values()
    ]


def _omvang(features) -> str:
    try:
        hoeken = total_bounds([shape(feature["geometry"]) for feature in features])
    except ONLEESBAAR as fout:
        raise PdokFout("PDOK gaf een wijk zonder leesbare omtrek.") from fout
    return ",".join(f"{graden:.{PRECIES}f}" for graden in hoeken)


def _features(verzameling: str, **vraag) -> list:
    """All features of a collection, following the link to the next page."""
    adres = f"{settings.PDOK_URL}/collections/{verzameling}/items?" + urlencode(
        {"f": "json", "limit": PER_BLAD, **vraag}
    )
    features = []
    for _ in range(HOOGSTENS_BLADEN):
        blad = _haal(adres)
        features += blad["features"]
        if not (volgende := _volgende(blad)):
            return features
        adres = urljoin(adres, volgende)
        if urlsplit(adres)[:2] != urlsplit(settings.PDOK_URL)[:2]:
            raise PdokFout(f"PDOK verwijst naar een ander adres ({adres}). Klopt PDOK_URL?")
    raise PdokFout(f"PDOK blijft verwijzen naar een volgend blad ({adres}).")


def _volgende(blad) -> str | None:
    links = blad.get("links") or []
    return next((link["href"] for link in links if link.get("rel") == "next"), None)


class _OnbekendeVraag(PdokFout):
    """Status 400: this server does not know a parameter (OGC 17-069r4, 7.6)."""


def _haal(adres: str) -> dict:
    vraag = Request(adres, headers={"Accept": "application/geo+json, application/json"})  # noqa: S310 settings allow http(s) only
    try:
        with urlopen(vraag, timeout=WACHT) as antwoord:  # noqa: S310
            blad = json.load(antwoord)
    except HTTPError as fout:
        raise _bij_status(fout.code, adres) from fout
    except (URLError, OSError, HTTPException) as fout:
        raise PdokFout(
            f"PDOK gaf binnen {WACHT} seconden geen heel antwoord ({adres}). Probeer het later "
            "opnieuw, of haal het bestand zelf op."
        ) from fout
    except (ValueError, RecursionError) as fout:
        raise PdokFout(f"PDOK gaf geen JSON ({adres}). Klopt PDOK_URL?") from fout
    if not isinstance(blad, dict) or not isinstance(blad.get("features"), list):
        raise PdokFout(f"PDOK gaf geen lijst van wijken of buurten ({adres}). Klopt PDOK_URL?")
    return blad


def _bij_status(status: int, adres: str) -> PdokFout:
    if status == 400:
        return _OnbekendeVraag(f"PDOK begrijpt de vraag niet ({adres}).")
    if status in {429, 500, 502, 503, 504}:
        return PdokFout(f"PDOK heeft het te druk of een storing ({status}). Probeer het later.")
    return PdokFout(f"PDOK weigert de vraag ({status}, {adres}). Klopt PDOK_URL?")
