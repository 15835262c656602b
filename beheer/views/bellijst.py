"""Who is called, because the mail was not answered or there is no address to mail to."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from aanbod.models import Aanbod

from ..actions.controle import Antwoord, laat_los, neem, noteer_gesprek, te_bellen, te_vragen
from ..forms.controle import UitkomstForm
from ..models import Belbeurt

PER_PAGINA = 25


@require_safe
def bellijst(request):
    """With `?later=1` those that asked to be called on another day."""
    later = request.GET.get("later") == "1"
    vandaag, nu = timezone.localdate(), timezone.now()
    aanbod = request.bezoek.ziet(Aanbod)
    allen = te_bellen(aanbod)
    uitgesteld = Q(belbeurt__niet_voor__gt=vandaag)
    lijst = allen.filter(uitgesteld) if later else allen.exclude(uitgesteld)
    lijst = (
        lijst.select_related("belbeurt__bezet_door")
        .prefetch_related(
            Prefetch("aanbod", te_vragen().filter(pk__in=aanbod.values("pk")), to_attr="te_vragen")
        )
        .annotate(oudste=Subquery(_oudste_controle(aanbod)))
        .order_by(
            F("belbeurt__niet_voor").asc(nulls_last=True),
            F("oudste").asc(nulls_first=True),
            "sorteernaam",
            "pk",
        )
    )
    pagina = Paginator(lijst, PER_PAGINA).get_page(request.GET.get("pagina"))
    for een in pagina.object_list:
        een.beurt = getattr(een, "belbeurt", None)
        een.bezet = _is_bezet(een.beurt, request.user, nu)
    context = {
        "pagina": pagina,
        "later": later,
        "vraag": "later=1" if later else "",
        "uitgesteld": pagina.paginator.count if later else allen.filter(uitgesteld).count(),
    }
    return render(request, "beheer/werk/bellijst.html", context)


def _oudste_controle(aanbod):
    """Of each aanbieder the day of what waits longest; none for what was never checked."""
    te_doen = te_vragen().filter(aanbieder=OuterRef("pk"), pk__in=aanbod.values("pk"))
    langst = te_doen.order_by(F("gecontroleerd_op").asc(nulls_first=True))
    return langst.values("gecontroleerd_op")[:1]


@require_safe
def gesprek(request, aanbieder):
    """One aanbieder: the number, what to ask, and the outcomes for who took it."""
    beurt = Belbeurt.objects.filter(aanbieder=aanbieder).select_related("bezet_door").first()
    nu = timezone.now()
    context = {
        "aanbieder": aanbieder,
        "lijst": list(_te_vragen(request, aanbieder)),
        "beurt": beurt,
        "bezet": _is_bezet(beurt, request.user, nu),
        "is_mijn": _is_mijn(beurt, request.user, nu),
        "form": UitkomstForm(aanbod=Aanbod.objects.none()),
        "morgen": timezone.localdate() + timedelta(days=1),
    }
    return render(request, "beheer/werk/gesprek.html", context)


@require_POST
def bellen(request, aanbieder):
    """ "Ik bel nu": it is theirs for 20 minutes."""
    if _neem(request, aanbieder):
        return redirect("werk:gesprek", aanbieder.pk)
    return redirect("werk:bellijst")


@require_POST
def uitkomst(request, aanbieder):
    """What came of it. Who let it expire, and lost it to another, is told so."""
    if not _neem(request, aanbieder):
        return redirect("werk:bellijst")
    form = UitkomstForm(request.POST, aanbod=_te_vragen(request, aanbieder))
    if not form.is_valid():
        for melding in (een for lijst in form.errors.values() for een in lijst):
            messages.error(request, melding)
        return redirect("werk:gesprek", aanbieder.pk)
    gevraagd = form.cleaned_data
    if gevraagd["uitkomst"] == form.VERANDERD:
        return _naar_het_formulier(request, gevraagd["aanbod"])
    if gevraagd["uitkomst"] == Antwoord.GESTOPT:
        return _naar_het_archief(request, gevraagd["aanbod"])
    if gevraagd["aanbod"]:
        return _noteer(request, aanbieder, gevraagd)
    laat_los(
        aanbieder,
        request.user,
        niet_voor=gevraagd["niet_voor"],
        niet_bereikt=gevraagd["uitkomst"] == form.NIET_BEREIKT,
    )
    messages.success(request, "Bewaard. Een ander kan nu ook bellen.")
    return redirect("werk:bellijst")


def _noteer(request, aanbieder, gevraagd):
    bezoek = request.bezoek
    try:
        noteer_gesprek(gevraagd["aanbod"], by=bezoek.herkomst())
    except ValidationError as fout:
        messages.error(request, f"Dit kan nog niet bewaard worden. {' '.join(fout.messages)}")
        return redirect("werk:gesprek", aanbieder.pk)
    messages.success(request, f"Genoteerd bij {gevraagd['aanbod']}.")
    if _te_vragen(request, aanbieder).exists():
        return redirect("werk:gesprek", aanbieder.pk)
    laat_los(aanbieder, request.user)
    return redirect("werk:bellijst")


def _naar_het_formulier(request, aanbod):
    _toon_de_weg_terug(request, aanbod, "Verander wat anders is en kies daarna “Klopt nog”")
    return redirect("werk:aanbod_bewerken", aanbod.pk)


def _naar_het_archief(request, aanbod):
    """There the day is asked, and what it means is said."""
    _toon_de_weg_terug(request, aanbod, "Zet het in het archief")
    return redirect("werk:aanbod_archiveren", aanbod.pk)


def _toon_de_weg_terug(request, aanbod, wat: str) -> None:
    terug = reverse("werk:gesprek", args=[aanbod.aanbieder_id])
    messages.info(request, format_html('{}. <a href="{}">Terug naar het gesprek</a>', wat, terug))


def _neem(request, aanbieder) -> bool:
    if neem(aanbieder, request.user):
        return True
    beurt = Belbeurt.objects.select_related("bezet_door").get(aanbieder=aanbieder)
    tot = f"{timezone.localtime(beurt.bezet_tot):%H:%M}" if beurt.bezet_tot else ""
    messages.error(request, f"{beurt.bezet_door} belt nu met {aanbieder}, tot {tot} uur.")
    return False


def _te_vragen(request, aanbieder):
    eigen = request.bezoek.ziet(Aanbod).values("pk")
    return te_vragen().filter(aanbieder=aanbieder, pk__in=eigen).select_related("aanbieder")


def _is_mijn(beurt, gebruiker, nu) -> bool:
    return bool(beurt and beurt.bezet_door_id == gebruiker.pk and beurt.bezet_tot > nu)


def _is_bezet(beurt, gebruiker, nu) -> bool:
    """By someone else."""
    return bool(
        beurt
        and beurt.bezet_door_id
        and beurt.bezet_door_id != gebruiker.pk
        and beurt.bezet_tot > nu
    )
