"""The organisations: the list, one with what it offers, its facts, its story, and the archive."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.gegevens import lees_veld
from aanbod.models import Aanbieder, Aanbod, Contactpersoon
from aanbod.models.aanbieder import Status

from ..actions.archief import aanspreekpunt_voor, stop_aanbieder
from ..actions.wijzigen import maak, wijzig
from ..forms import ArchiveerForm
from ..forms.aanbieders import AanbiederForm, AanbiederZoeken, NieuweAanbiederForm
from ..forms.nieuw import gegevens_nieuwe_aanbieder
from ..gelijkend import gelijkend
from ..geschiedenis import verhaal
from ..models import Netwerknotitie
from .bewaren import bewaar, botsingen_van

PER_PAGINA = 50
NIET_IN_ARCHIEF = ~Q(aanbod__status=Status.GEARCHIVEERD)


@require_safe
def lijst(request):
    form = AanbiederZoeken(request.GET)
    # Those found first: counting joins the aanbod, and so would the scope.
    gevonden = form.zoek(request.bezoek.ziet(Aanbieder)).order_by().values("pk")
    records = (
        Aanbieder.objects.filter(pk__in=gevonden)
        .annotate(aanbod_aantal=Count("aanbod", filter=NIET_IN_ARCHIEF))
        .order_by("sorteernaam", "pk")
    )
    context = {
        "form": form,
        "pagina": Paginator(records, PER_PAGINA).get_page(request.GET.get("pagina")),
        "vraag": form.vraag,
        "mag_nieuw": request.bezoek.mag("aanbieder_nieuw"),
    }
    return render(request, "beheer/werk/aanbieders.html", context)


@require_safe
def aanbieder(request, aanbieder):
    """Its facts and all of its aanbod that they may see."""
    bezoek = request.bezoek
    aanbod = bezoek.ziet(Aanbod, "aanbod_lijst").filter(aanbieder=aanbieder)
    context = {
        "aanbieder": aanbieder,
        "aliassen": aanbieder.aliassen.all(),
        "onderdelen": aanbieder.onderdelen.exclude(status=Status.GEARCHIVEERD),
        "aanbod_lijst": aanbod.select_related("gemeente", "regio").order_by("sorteernaam", "pk"),
        "personen": bezoek.ziet(Contactpersoon, "contactpersonen")
        .actueel()
        .filter(aanbieder=aanbieder),
        "notities": bezoek.ziet(Netwerknotitie, "contactpersonen")
        .actueel()
        .filter(aanbieder=aanbieder),
        "mag_personen": bezoek.mag("contactpersoon"),
        "mag_notities": bezoek.mag("notitie"),
        "in_archief": aanbieder.status == Status.GEARCHIVEERD,
        "mag_bewerken": bezoek.mag("aanbieder_bewerken"),
        "mag_voorstellen": bezoek.mag("aanbieder_voorstellen"),
        "mag_archiveren": bezoek.mag("aanbieder_archiveren"),
        "mag_nieuw": bezoek.mag("aanbod_nieuw"),
        "mag_geschiedenis": bezoek.mag("aanbieder_geschiedenis"),
        "mag_aanbod": bezoek.mag("aanbod_bewerken"),
    }
    return render(request, "beheer/werk/aanbieder.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request):
    form = NieuweAanbiederForm(request.POST or None)
    anders = []
    if request.method == "POST" and form.is_valid():
        anders = [] if "is_ander" in request.POST else gelijkend(form.instance)
        if not anders and (rij := _maak(request, form)):
            messages.success(request, "De aanbieder staat erbij. Voeg nu het aanbod toe.")
            return redirect("werk:aanbieder", rij.sleutel)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "gelijkend": anders}
    return render(request, "beheer/werk/aanbieder_nieuw.html", context, status=status)


def _maak(request, form: NieuweAanbiederForm):
    bezoek = request.bezoek
    waarden = {naam: lees_veld(form.instance, naam) for naam in form.fields}
    try:
        return maak(
            Aanbieder(), gegevens_nieuwe_aanbieder(waarden, bezoek.als), by=bezoek.herkomst()
        )
    except ValidationError as fout:
        form.add_error(None, fout.messages)
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request, aanbieder):
    form = AanbiederForm(
        request.POST or None,
        instance=aanbieder,
        koepels=request.bezoek.ziet(Aanbieder).exclude(status=Status.GEARCHIVEERD).distinct(),
        mag_plaatsen=request.bezoek.mag("aanbieder_archiveren", aanbieder)
        and aanbieder.status != Status.GEARCHIVEERD,
    )
    if request.method == "POST" and form.is_valid() and bewaar(request, form, aanbieder):
        return redirect("werk:aanbieder", aanbieder.pk)
    context = {
        "aanbieder": Aanbieder.objects.get(pk=aanbieder.pk),
        "form": form,
        "botsingen": botsingen_van(form),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/aanbieder_bewerken.html", context, status=status)


@require_safe
def geschiedenis(request, aanbieder):
    context = {
        "aanbieder": aanbieder,
        "pagina": Paginator(verhaal(aanbieder), PER_PAGINA).get_page(request.GET.get("pagina")),
        "mag_terug": request.bezoek.mag("aanbieder_terugdraaien", aanbieder),
    }
    return render(request, "beheer/werk/aanbieder_geschiedenis.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def archiveren(request, aanbieder):
    """With all that it still offers, also where someone else keeps that up: it is named here."""
    form = ArchiveerForm(request.POST or None, initial={"gestopt_op": timezone.localdate()})
    if request.method == "POST" and form.is_valid() and _stop(request, aanbieder, form):
        return redirect("werk:aanbieder", aanbieder.pk)
    context = {
        "aanbieder": aanbieder,
        "form": form,
        "in_archief": aanbieder.status == Status.GEARCHIVEERD,
        "aanbod_lijst": aanbieder.aanbod.exclude(status=Status.GEARCHIVEERD),
        "aanspreekpunten": aanspreekpunt_voor(aanbieder),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/aanbieder_archiveren.html", context, status=status)


def _stop(request, aanbieder: Aanbieder, form: ArchiveerForm) -> bool:
    """Only who keeps up all of its aanbod may stop it."""
    lopend = aanbieder.aanbod.exclude(status=Status.GEARCHIVEERD)
    eigen = request.bezoek.ziet(Aanbod, "aanbod_archiveren").filter(pk__in=lopend.values("pk"))
    if eigen.distinct().count() != lopend.count():
        form.add_error(
            None,
            "Deze aanbieder heeft ook aanbod buiten uw gebied. Vraag de beheerder om dit te doen.",
        )
        return False
    gegevens = form.cleaned_data
    try:
        stop_aanbieder(
            aanbieder,
            op=gegevens["gestopt_op"],
            reden=gegevens["reden"],
            by=request.bezoek.herkomst(),
        )
    except ValidationError as fout:
        form.add_error(None, fout.messages)
        return False
    messages.success(request, f"“{aanbieder}” staat nu in het archief, met al het aanbod.")
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def terugzetten(request, aanbieder):
    """The organisation alone: which of its aanbod begins again is for its own pages."""
    if request.method == "POST" and aanbieder.status == Status.GEARCHIVEERD:
        wijzig(aanbieder, {"status": Status.GEPUBLICEERD.value}, by=request.bezoek.herkomst())
        messages.success(request, f"“{aanbieder}” is terug. Zet nu terug wat weer begint.")
        return redirect("werk:aanbieder", aanbieder.pk)
    context = {
        "aanbieder": aanbieder,
        "in_archief": aanbieder.status == Status.GEARCHIVEERD,
        "aanbod_lijst": aanbieder.aanbod.filter(status=Status.GEARCHIVEERD),
    }
    return render(request, "beheer/werk/aanbieder_terugzetten.html", context)
