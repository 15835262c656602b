"""Pages without a question, kept as they went out until something in them changes.

The key holds the version of the gemeente, its regio and the thesaurus (`Versie`), and what is
kept is true up to the next moment at which a door opens or shuts or a day begins: so nothing
stale is ever shown. A view says itself that its answer may be kept (`bewaar`): never one to a
free question, a place, a position, or a value that was not understood. The address goes into
the key as a hash.
"""

import hashlib
import re
from functools import wraps

from django.core.cache import caches
from django.http import HttpResponse
from django.utils import timezone

from aanbod.models.versie import Versie
from aanbod.zoeken.nu import volgende_wissel
from wijken.models.gemeente import GERESERVEERD

KOP = "X-Bewaren"
_SLUG = re.compile(r"^[-a-zA-Z0-9_]+$")
# As Django's own compression asks it.
_GZIP = re.compile(r"\bgzip\b")
VAN_EEN_BEZOEKER = ("q", "plaats", "gebied")
# Of the connection, not of the page.
NIET_BEWAARD = frozenset({"date", "server", KOP.lower()})


def bewaar(antwoord):
    """Mark an answer as the same for everyone until the data change."""
    antwoord.headers[KOP] = "1"
    return antwoord


def bewaarbaar(view):
    """A view whose answer depends on its path alone; with a query string nothing is kept."""

    @wraps(view)
    def met_merk(request, *args, **kwargs):
        antwoord = view(request, *args, **kwargs)
        if not request.META.get("QUERY_STRING") and antwoord.status_code == 200:
            bewaar(antwoord)
        return antwoord

    return met_merk


def paginacache(get_response):
    """Stands outside all that makes a page (also its compression), inside what redirects to https."""

    def middleware(request):
        # A path need not begin with a slash: `OPTIONS *`.
        slug = request.path_info.removeprefix("/").partition("/")[0]
        if not _kan_bewaard(request, slug):
            return _zonder_merk(get_response(request))
        bewaard = caches["paginas"]
        request.get_host()  # raises for a host that is not ours, as on any page
        versie = Versie.objects.van_slug(slug).alles
        sleutel = _sleutel(request, versie)
        moment = timezone.now()
        if (pagina := bewaard.get(sleutel)) and pagina["van"] <= moment < pagina["tot"]:
            return _antwoord(pagina)
        antwoord = get_response(request)
        if KOP in antwoord.headers and not antwoord.streaming and not antwoord.cookies:
            bewaard.set(sleutel, _pagina(antwoord, versie, moment))
        return _zonder_merk(antwoord)

    return middleware


def _kan_bewaard(request, slug: str) -> bool:
    """A whole page under a gemeente; the pins of a map are of a question or a piece of map, and
    suggestions of some letters."""
    return (
        request.method == "GET"
        # A database may refuse to look for anything else.
        and bool(_SLUG.match(slug))
        and slug not in GERESERVEERD
        and "HX-Request" not in request.headers
        # Of a question, a place or a piece of map nothing is kept: then nothing is asked either.
        and not any(request.GET.get(veld) for veld in VAN_EEN_BEZOEKER)
        and not request.path_info.endswith(("punten.json", "suggesties.json"))
    )


def _sleutel(request, versie: str) -> str:
    adres = request.get_full_path().encode()
    gzip = bool(_GZIP.search(request.headers.get("Accept-Encoding", "")))
    deel = hashlib.blake2b(adres, digest_size=16).hexdigest()
    return f"{versie}:{request.get_host()}:{gzip}:{deel}"


def _pagina(antwoord, versie: str, moment) -> dict:
    koppen = {
        naam: waarde
        for naam, waarde in antwoord.headers.items()
        if naam.lower() not in NIET_BEWAARD
    }
    tot = volgende_wissel(versie, moment)
    return {"van": moment, "tot": tot, "koppen": koppen, "inhoud": antwoord.content}


def _antwoord(pagina: dict) -> HttpResponse:
    antwoord = HttpResponse(pagina["inhoud"])
    for naam, waarde in pagina["koppen"].items():
        antwoord.headers[naam] = waarde
    return antwoord


def _zonder_merk(antwoord):
    if KOP in antwoord.headers:
        del antwoord.headers[KOP]
    return antwoord
