"""The places of an aanbod: their hours, one that is known already, and a new one with a pin."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanbod.models import Aanbod
from wijken import positiekaart
from wijken.locatieserver import Adres, GeenAntwoord, zoek_adres
from wijken.models import Locatie

from ..actions.wijzigen import Botsing, maak, wijzig
from ..forms.plekken import (
    NieuwePlekForm,
    PlekkenForm,
    bekende_plekken,
    gemeenten_van,
    met_erbij,
)
from ..sleutel import als_sleutel

KORTST = 3


@require_http_methods(["GET", "HEAD", "POST"])
def plekken(request, aanbod):
    form = PlekkenForm(request.POST or None, aanbod=aanbod)
    if request.method == "POST" and form.is_valid() and _bewaar_plekken(request, aanbod, form):
        return redirect("werk:aanbod_plekken", aanbod.pk)
    # PostgreSQL refuses a NUL.
    tekst = request.GET.get("q", "").replace("\0", "").strip()[:100]
    context = {"aanbod": aanbod, "form": form, "q": tekst, **_gevonden(tekst, aanbod)}
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/aanbod_plekken.html", context, status=status)


def _bewaar_plekken(request, aanbod: Aanbod, form: PlekkenForm) -> bool:
    nu = {"plekken": [*form.nu.values()]}
    try:
        gewijzigd = wijzig(
            aanbod, {"plekken": form.gewenst()}, by=request.bezoek.herkomst(), verwacht=nu
        )
    except Botsing:
        # In the moment between reading and writing.
        form.add_error(None, "Iemand anders bewaarde op hetzelfde moment. Druk nog een keer.")
        return False
    messages.success(request, "Bewaard." if gewijzigd else "Er was niets veranderd.")
    return True


def _gevonden(tekst: str, aanbod: Aanbod) -> dict:
    """What is known here, and addresses to make a new place of."""
    if len(tekst) < KORTST:
        return {"bekend": [], "adressen": [], "melding": ""}
    gemeenten = gemeenten_van(aanbod)
    try:
        gevonden = zoek_adres(tekst, gemeente=gemeenten[0].naam if len(gemeenten) == 1 else "")
        melding = ""
    except GeenAntwoord as fout:
        gevonden, melding = [], str(fout)
    adressen = [(adres.weergave, _als_vraag(adres)) for adres in gevonden]
    return {
        "bekend": list(bekende_plekken(tekst, aanbod)),
        "adressen": adressen,
        "melding": melding,
    }


def _als_vraag(adres: Adres) -> str:
    velden = ("straat", "postcode", "plaats", "breedte", "lengte")
    return urlencode({veld: getattr(adres, veld) for veld in velden})


@require_POST
def plek_erbij(request, aanbod):
    locatie = get_object_or_404(
        Locatie.objects.filter(gemeente__in=gemeenten_van(aanbod)),
        pk=als_sleutel(request.POST.get("locatie", "")),
    )
    wijzig(aanbod, {"plekken": met_erbij(aanbod, locatie.pk)}, by=request.bezoek.herkomst())
    messages.success(request, f"{locatie} staat erbij. Vul de tijden in.")
    return redirect("werk:aanbod_plekken", aanbod.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def plek_nieuw(request, aanbod):
    """With the address that was found filled in; the pin can be moved before it is saved."""
    begin = {veld: request.GET[veld] for veld in NieuwePlekForm._meta.fields if veld in request.GET}
    form = NieuwePlekForm(request.POST or None, aanbod=aanbod, initial=begin)
    if request.method == "POST" and form.is_valid() and _bewaar(request, aanbod, form):
        return redirect("werk:aanbod_plekken", aanbod.pk)
    context = {"aanbod": aanbod, "form": form, "kaart": positiekaart.kaart()}
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/aanbod_plek_nieuw.html", context, status=status)


def _bewaar(request, aanbod: Aanbod, form) -> bool:
    by = request.bezoek.herkomst().met_handeling()
    try:
        with transaction.atomic():
            rij = maak(Locatie(), form.gewenst(), by=by)
            wijzig(aanbod, {"plekken": met_erbij(aanbod, rij.sleutel)}, by=by)
    except ValidationError as fout:
        for naam, meldingen in fout.update_error_dict({}).items():
            form.add_error(naam if naam in form.fields else None, meldingen)
        return False
    messages.success(request, "De plek staat erbij. Vul de tijden in.")
    return True


@require_safe
def positie_wijk(request):
    return positiekaart.antwoord(request.GET, positiekaart.wijk_bij)


@require_safe
def positie_grenzen(request):
    return positiekaart.antwoord(request.GET, positiekaart.grenzen_van)
