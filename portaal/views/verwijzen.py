"""For who refers someone: one fast form, and a card for that person to take along."""

from math import ceil
from urllib.parse import urlencode

import segno
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod
from hulpvragen.wijzer import Wijzer

from ..aanspreekpunten import aanspreekpunten
from ..adressen import adres
from ..deurkaarten import Deurkaart, kaarten_van
from ..hulpwijzerpagina import (
    antwoord_context,
    elders,
    nood_in,
    plaatskeuzes,
    uitkomst_van,
    wijzer_voor,
)
from .basis import gemeente_of_404

HOOGSTENS = 5
FORMATEN = ("a4", "a5")
# With so many doors all of it fits on an A5; with more, so many lines do.
PAST_ALTIJD, REGELS_A5, TEKENS_PER_REGEL = 3, 36, 65
# Longer than any slug of ours; what is longer is not looked up.
LANGSTE_SLUG = 120


@require_safe
def verwijzen(request, gemeente_slug):
    """Question and answer on one page. Nothing about the person is asked."""
    gemeente = gemeente_of_404(gemeente_slug)
    wijzer = wijzer_voor(gemeente, request.GET, naam="verwijzen", antwoord="verwijzen")
    context = {
        "gemeente": gemeente,
        "vragen": _vragen(wijzer),
        "wijzer": wijzer,
        "elders": elders(wijzer, gemeente, "verwijzen"),
        "noodnummers_bij": nood_in(wijzer),
        "plaatskeuzes": plaatskeuzes(wijzer),
        "gevraagd": bool(wijzer.paren),
        "leeg_verstuurd": bool(request.GET) and not wijzer.paren and not wijzer.fouten,
        "formaten": FORMATEN,
    }
    if wijzer.paren:
        uitkomst = uitkomst_van(wijzer, gemeente)
        context |= antwoord_context(wijzer, uitkomst, gemeente, verwijzer=True)
    else:
        context["aanspreekpunten"] = aanspreekpunten(gemeente)
    return render(request, "portaal/verwijzen.html", context)


def _vragen(wijzer: Wijzer) -> list[dict]:
    """The questions as fields of one form: (choice, whether it was chosen)."""
    return [
        {
            "stap": stap,
            "keuzes": [
                (keuze, keuze in wijzer.invoer.keuzes_bij(stap)) for keuze in stap.actieve_keuzes
            ],
            "tekst": wijzer.invoer.plaatstekst if stap.is_vrij else "",
            "melding": " ".join(wijzer.fouten.get(stap.soort, [])),
        }
        for stap in wijzer.stappen
    ]


@require_safe
def verwijskaart(request, gemeente_slug):
    """The doors of this address on paper, with a QR code of this address itself."""
    gemeente = gemeente_of_404(gemeente_slug)
    gevraagd = list(dict.fromkeys(request.GET.getlist("deur")))
    kaarten, onbekend = _kaarten(gevraagd[:HOOGSTENS], gemeente)
    formaat = request.GET.get("formaat", "").lower()
    url = adres(gemeente, "verwijskaart", vraag=_vraag(kaarten))
    context = {
        "gemeente": gemeente,
        "kaarten": kaarten,
        "onbekend": onbekend,
        "te_veel": max(0, len(gevraagd) - HOOGSTENS),
        "hoogstens": HOOGSTENS,
        "formaat": formaat if formaat in FORMATEN else FORMATEN[0],
        "formaten": [
            (een, adres(gemeente, "verwijskaart", vraag=_vraag(kaarten, formaat=een)))
            for een in FORMATEN
        ],
        "deel_url": url,
        "qr": _qr(request.build_absolute_uri(url)) if kaarten else "",
        "krap": len(kaarten) > PAST_ALTIJD and _regels(kaarten) > REGELS_A5,
        "aanspreekpunten": [] if kaarten else aanspreekpunten(gemeente),
    }
    return render(request, "portaal/verwijskaart.html", context)


def _kaarten(slugs: list[str], gemeente) -> tuple[list[Deurkaart], int]:
    """Those that are public here, in the order asked; and how many are not."""
    gevonden = dict(
        Aanbod.objects.gepubliceerd()
        .in_gemeente(gemeente)
        .filter(slug__in=[slug for slug in slugs if _kan_bestaan(slug)])
        .values_list("slug", "pk")
    )
    kaarten = kaarten_van(list(gevonden.values()), gemeente) if gevonden else {}
    lijst = [kaarten[gevonden[slug]] for slug in slugs if slug in gevonden]
    return lijst, len(slugs) - len(lijst)


def _regels(kaarten: list[Deurkaart]) -> int:
    """How many lines they take on an A5, about."""
    return sum(_regels_van(kaart) for kaart in kaarten)


def _zegt_controle(kaart: Deurkaart) -> bool:
    return not kaart.kaartje.is_gecontroleerd or kaart.kaartje.is_verlopen


def _regels_van(kaart: Deurkaart) -> int:
    teksten = [kaart.kaartje.samenvatting, kaart.wat_gebeurt_er]
    # A heading and its space, the place, the hours, and that it was not checked.
    vast = 3 + bool(kaart.uren or kaart.uren_lijn) + _zegt_controle(kaart)
    return vast + sum(ceil(len(tekst) / TEKENS_PER_REGEL) for tekst in teksten)


def _kan_bestaan(slug: str) -> bool:
    """PostgreSQL takes no NUL in a text."""
    return len(slug) <= LANGSTE_SLUG and "\x00" not in slug


def _vraag(kaarten: list[Deurkaart], **anders) -> str:
    return urlencode([*(("deur", kaart.slug) for kaart in kaarten), *anders.items()])


def _qr(url: str) -> str:
    """As SVG in the page, by attributes only: the security policy allows no inline style."""
    code = segno.make(url, error="m", micro=False)
    svg = code.svg_inline(
        scale=4,
        border=2,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        light="#fff",
        title=_("QR-code"),
    )
    return mark_safe(svg)  # noqa: S308 made of an address, as squares
