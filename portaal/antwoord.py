"""What the search page says of a question, as data: for `manage.py zoek` and the measure of quality."""

from urllib.parse import urlsplit

from django.http import QueryDict

from aanbod.models import Aanbod
from wijken.models import Gemeente

from .zoekpagina import PER_PAGINA, Zoekpagina


def pagina_bij(vraag: str, gemeente: Gemeente, plaats: str = "") -> Zoekpagina:
    """The page that a visitor ends on: of another gemeente, when the question is about that."""
    data = QueryDict(mutable=True)
    data.update({"q": vraag, "plaats": plaats})
    pagina = Zoekpagina(gemeente, data)
    if not pagina.elders_url:
        return pagina
    adres = urlsplit(pagina.elders_url)
    elders = Gemeente.objects.select_related("regio").get(slug=adres.path.split("/")[1])
    return Zoekpagina(elders, QueryDict(adres.query))


def antwoord(vraag: str, gemeente: Gemeente, plaats: str = "") -> dict:
    """The first page of the answer.

    `plaats` is the place as it was understood, or null; `score` of an onderwerp is its share
    of what was said of all (0 to 1), of an aanbod the points by which it is ordered.
    """
    pagina = pagina_bij(vraag, gemeente, plaats)
    treffers = pagina.resultaat.treffers[:PER_PAGINA]
    return {
        "vraag": vraag,
        "gelezen_als": pagina.lezing.gelezen_als,
        "plaats": _plaats(pagina, gemeente),
        "nood": [{"kanaal": nummer.kanaal} for nummer in pagina.nood],
        "buiten_bereik": bool(pagina.lezing.buiten),
        "onderwerpen": [{"slug": een.slug, "score": een.score} for een in pagina.onderwerpen],
        "aanbod": _aanbod(pagina, treffers),
    }


def _aanbod(pagina: Zoekpagina, treffers) -> list[dict]:
    namen = Aanbod.objects.in_bulk([een.pk for een in treffers])
    return [
        {
            "slug": namen[een.pk].slug,
            "naam": namen[een.pk].naam,
            "score": een.score,
            "waarom": pagina.waarom(een),
        }
        for een in treffers
    ]


def _plaats(pagina: Zoekpagina, gevraagd: Gemeente) -> str | None:
    if pagina.plaats and pagina.plaats.label:
        return pagina.plaats.label
    return None if pagina.gemeente == gevraagd else pagina.gemeente.naam
