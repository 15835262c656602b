"""The hulpwijzer: a few plain questions, one a page, and at most three doors."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanbod.zoeken.noodnummers import nummers_van
from hulpvragen.wijzer import ANTWOORD

from ..aanspreekpunten import aanspreekpunten
from ..adressen import adres
from ..hulpwijzerpagina import (
    VEILIG_THUIS,
    antwoord_context,
    elders,
    nood_in,
    plaatskeuzes,
    praatlijnen,
    uitkomst_van,
    wijzer_voor,
)
from .basis import gemeente_of_404


@require_safe
def hulpwijzer(request, gemeente_slug):
    """One question; its choices are links, so back works and nothing is sent or kept."""
    gemeente = gemeente_of_404(gemeente_slug)
    wijzer = wijzer_voor(gemeente, request.GET)
    context = {"gemeente": gemeente, "wijzer": wijzer, "stap": wijzer.stap}
    if wijzer.stap is None:
        context["aanspreekpunten"] = aanspreekpunten(gemeente)
        return render(request, "portaal/hulpwijzer_leeg.html", context)
    context |= {
        "gekozen": wijzer.gekozen(terug_naar=wijzer.stap.soort),
        "melding": wijzer.melding,
        "elders": elders(wijzer, gemeente),
        "noodnummers_bij": nood_in(wijzer),
    }
    return render(request, "portaal/hulpwijzer.html", context)


@require_safe
def antwoord(request, gemeente_slug):
    """At most three doors with why; also what to print and to send along."""
    gemeente = gemeente_of_404(gemeente_slug)
    wijzer = wijzer_voor(gemeente, request.GET)
    if wijzer.leeg_verstuurd:
        return hulpwijzer(request, gemeente_slug)
    uitkomst = uitkomst_van(wijzer, gemeente)
    context = {
        "gemeente": gemeente,
        "wijzer": wijzer,
        "gekozen": wijzer.gekozen(terug_naar=ANTWOORD),
        "fouten": [
            (stap, wijzer.fouten[stap.soort], wijzer.url(stap.soort, naar=ANTWOORD))
            for stap in wijzer.stappen
            if stap.soort in wijzer.fouten
        ],
        "elders": elders(wijzer, gemeente),
        "noodnummers_bij": nood_in(wijzer),
        "plaatskeuzes": plaatskeuzes(wijzer),
        "praatlijnen": praatlijnen(wijzer, uitkomst),
        "bij_geweld": nummers_van({VEILIG_THUIS})[0],
        "site_url": request.build_absolute_uri(adres(gemeente, "home")),
        **antwoord_context(wijzer, uitkomst, gemeente),
    }
    return render(request, "portaal/hulpwijzer_antwoord.html", context)
