"""The addresses that the server is asked for: 200 with a free question, and 200 without one."""

from itertools import combinations
from urllib.parse import urlencode

from aanbod.zoeken.kennis import kennis
from wijken.models import Gemeente

from .vragen import maak_vragen

AANTAL = 200
VINKJES = [
    "inloop",
    "gratis",
    "ontmoetingsplek",
    "outreachend",
    "telefonisch",
    "open",
    "bereikbaar",
]


def met_vraag(slug: str) -> list[str]:
    """Every one another question, so another page."""
    return [vraag.pad(slug) for vraag in maak_vragen()[:AANTAL]]


def zonder_vraag(slug: str) -> list[str]:
    """The onderwerpen, and what the filters of the search page give."""
    etiketten = kennis(Gemeente.objects.select_related("regio").get(slug=slug)).etiketten
    paden = [f"/{slug}/zoeken/", f"/{slug}/onderwerpen/"]
    paden += [f"/{slug}/onderwerpen/{een}/" for een in etiketten.onderwerpen]
    keuzes = [{}, *({"onderwerp": een} for een in etiketten.onderwerpen)]
    keuzes += [{"wijk": code} for code in etiketten.wijken]
    for aantal in (0, 1, 2):
        for vinkjes in combinations(VINKJES, aantal):
            for keuze in keuzes:
                velden = {**keuze, **dict.fromkeys(vinkjes, "on")}
                if velden:
                    paden.append(f"/{slug}/zoeken/?{urlencode(velden)}")
    return list(dict.fromkeys(paden))[:AANTAL]
