"""Whom to call at an aanbieder: found in a moment, kept up, and erased when they leave."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanbod.models import Aanbieder, Contactpersoon
from aanbod.models.aanbieder import Status
from wijken.tekst import sleutel

from ..actions.contactpersonen import is_weg
from ..actions.wijzigen import maak
from ..forms.contactpersonen import ContactpersoonForm, NotitieForm, WieBeltUForm
from ..geschiedenis import verhaal
from ..models import Netwerknotitie
from .bewaren import bewaar, botsingen_van

PER_PAGINA = 25


@require_safe
def lijst(request):
    """The aanbieders with someone to call or a note; with a question, all whose name has it."""
    bezoek = request.bezoek
    form = WieBeltUForm(request.GET)
    personen = bezoek.ziet(Contactpersoon).actueel()
    notities = bezoek.ziet(Netwerknotitie).actueel()
    records = (
        Aanbieder.objects.filter(pk__in=_gevonden(bezoek, form.gevraagd, personen, notities))
        .prefetch_related(
            Prefetch("contactpersonen", personen, to_attr="personen"),
            Prefetch("notities", notities, to_attr="actuele_notities"),
        )
        .order_by("sorteernaam", "pk")
    )
    context = {
        "form": form,
        "pagina": Paginator(records, PER_PAGINA).get_page(request.GET.get("pagina")),
        "vraag": form.vraag,
    }
    return render(request, "beheer/werk/contactpersonen.html", context)


def _gevonden(bezoek, gevraagd: str, personen, notities):
    in_beeld = bezoek.ziet(Aanbieder).exclude(status=Status.GEARCHIVEERD).order_by()
    hun = Q(aanbieder=OuterRef("pk"))
    if not gevraagd:
        heeft = Exists(personen.filter(hun)) | Exists(notities.filter(hun))
        return in_beeld.filter(heeft).values("pk")
    persoon = Q(naam__icontains=gevraagd) | Q(rol__icontains=gevraagd)
    naam = Q(aliassen__naam__icontains=gevraagd) | Q(Exists(personen.filter(hun, persoon)))
    if zoeknaam := sleutel(gevraagd):
        naam |= Q(sorteernaam__contains=zoeknaam)
    return in_beeld.filter(naam).values("pk")


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request, aanbieder):
    form = ContactpersoonForm(request.POST or None, instance=Contactpersoon(aanbieder=aanbieder))
    if request.method == "POST" and form.is_valid() and _maak(request, aanbieder, form):
        return redirect("werk:aanbieder", aanbieder.pk)
    status = 422 if request.method == "POST" else 200
    context = {"aanbieder": aanbieder, "form": form, "persoon": None, "botsingen": []}
    return render(request, "beheer/werk/contactpersoon.html", context, status=status)


def _maak(request, aanbieder: Aanbieder, form: ContactpersoonForm) -> bool:
    bezoek = request.bezoek
    try:
        maak(Contactpersoon(aanbieder=aanbieder), form.gewenst(bezoek.als), by=bezoek.herkomst())
    except ValidationError as fout:
        form.meld(fout)
        return False
    messages.success(request, f"{form.cleaned_data['naam']} staat erbij.")
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def contactpersoon(request, persoon):
    _controleer_actueel(persoon)
    form = ContactpersoonForm(request.POST or None, instance=persoon)
    if request.method == "POST" and form.is_valid() and bewaar(request, form, persoon):
        return redirect("werk:aanbieder", persoon.aanbieder_id)
    context = {
        "aanbieder": persoon.aanbieder,
        "persoon": Contactpersoon.objects.get(pk=persoon.pk),
        "form": form,
        "botsingen": botsingen_van(form),
        "pagina": Paginator(verhaal(persoon), PER_PAGINA).get_page(1),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/contactpersoon.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def weg(request, persoon):
    """Asks first: what is erased does not come back."""
    _controleer_actueel(persoon)
    if request.method == "POST":
        is_weg(persoon, by=request.bezoek.herkomst())
        messages.success(request, "De gegevens van deze persoon zijn gewist.")
        return redirect("werk:aanbieder", persoon.aanbieder_id)
    context = {"persoon": persoon, "aanbieder": persoon.aanbieder}
    return render(request, "beheer/werk/contactpersoon_weg.html", context)


def _controleer_actueel(persoon: Contactpersoon) -> None:
    if not Contactpersoon.objects.actueel().filter(pk=persoon.pk).exists():
        raise Http404


# --- Notes -----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def notitie_erbij(request, aanbieder):
    bezoek = request.bezoek
    notitie = Netwerknotitie(aanbieder=aanbieder, als=bezoek.als, door=bezoek.gebruiker.pk)
    form = NotitieForm(request.POST or None, instance=notitie)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "De notitie staat erbij.")
        return redirect("werk:aanbieder", aanbieder.pk)
    status = 422 if request.method == "POST" else 200
    context = {"aanbieder": aanbieder, "form": form}
    return render(request, "beheer/werk/notitie.html", context, status=status)


@require_POST
def notitie(request, notitie):
    """ "Klopt nog" keeps it for another year; else it goes."""
    if not Netwerknotitie.objects.actueel().filter(pk=notitie.pk).exists():
        raise Http404
    if "klopt" in request.POST:
        notitie.bevestigd_op = timezone.now()
        notitie.save(update_fields=["bevestigd_op"])
        messages.success(request, "De notitie blijft nog een jaar staan.")
    else:
        notitie.delete()
        messages.success(request, "De notitie is weg.")
    return redirect("werk:aanbieder", notitie.aanbieder_id)
