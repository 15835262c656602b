"""The records of who is signed in: the list, one in steps, and its story."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanbod.gegevens import lees
from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status

from ..actions.adresdeel import vrije_slug
from ..actions.wijzigen import maak, wijzig
from ..forms import AanbodZoeken
from ..forms.nieuw import NieuwAanbodForm
from ..forms.stappen import PLAATS, STAPPEN, Stap, stapform
from ..gelijkend import Gelijkend, gelijkend
from ..geschiedenis import verhaal
from ..sleutel import als_sleutel
from ..voorbeeld import teken, toon_bladzijde
from .bewaren import botsingen_van, probeer

PER_PAGINA = 50
# When one of these changes, it may have become the same as another.
HERKENBAAR = {"naam", "telefoon", "website"}


@require_safe
def lijst(request):
    """Everything in scope, archived too; found by name or aanbieder."""
    form = AanbodZoeken(request.GET)
    form.toon_wijken_van(request.bezoek.gemeenten())
    aanbod = request.bezoek.ziet(Aanbod).select_related("aanbieder", "gemeente", "regio")
    aanbod = aanbod.prefetch_related("wijken")
    pagina = Paginator(form.zoek(aanbod), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "pagina": pagina,
        "vraag": form.vraag,
        "alles_aan": request.GET.get("aan") == "1",
        "mag_nieuw": request.bezoek.mag("aanbod_nieuw"),
        "mag_nieuw_voorstellen": request.bezoek.mag("aanbod_nieuw_voorstellen"),
        "mag_tegelijk": request.bezoek.mag("aanbod_tegelijk"),
        "naar": _naar(request.bezoek),
    }
    return render(request, "beheer/werk/aanbod_lijst.html", context)


def _naar(bezoek) -> str:
    """The page of one record: to change it, or else to propose."""
    return "aanbod_bewerken" if bezoek.mag("aanbod_bewerken") else "aanbod_voorstellen"


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request):
    bezoek = request.bezoek
    form = NieuwAanbodForm(
        request.POST or None, bezoek=bezoek, initial={"aanbieder": _gekozen_aanbieder(request)}
    )
    anders = al_gelijkend(request, form)
    if request.method == "POST" and form.is_valid() and not anders and (rij := _maak(form, bezoek)):
        messages.success(request, "Het staat er als concept. Vul de onderdelen aan.")
        return redirect(f"{reverse('werk:aanbod_bewerken', args=[rij.sleutel])}?stap=wie")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "is_voorstel": False, "gelijkend": anders}
    return render(request, "beheer/werk/aanbod_nieuw.html", context, status=status)


def _gekozen_aanbieder(request) -> Aanbieder | None:
    """The one whose page someone came from."""
    sleutel = als_sleutel(request.GET.get("aanbieder", ""))
    return request.bezoek.ziet(Aanbieder).filter(pk=sleutel).first()


def _maak(form: NieuwAanbodForm, bezoek):
    """None when the record refuses it; then the form says why."""
    try:
        return _maak_met_aanbieder(form, bezoek)
    except ValidationError as fout:
        form.add_error(None, fout.messages)
        return None


@transaction.atomic
def _maak_met_aanbieder(form: NieuwAanbodForm, bezoek):
    """The aanbieder too, where that is new: one handeling."""
    by = bezoek.herkomst().met_handeling()
    waarden = form.gewenst(bezoek.als)
    if erbij := form.aanbieder_erbij(bezoek.als):
        maak(Aanbieder(), erbij, by=by)
        waarden["aanbieder"] = erbij["slug"]
    return maak(Aanbod(), waarden, by=by)


def al_gelijkend(request, form: NieuwAanbodForm) -> list[Gelijkend]:
    """What may be there already, until someone says that theirs is another one."""
    if request.method != "POST" or "is_ander" in request.POST or not form.is_valid():
        return []
    return gelijkend(form.als_record())


@require_POST
def kopieren(request, aanbod):
    """The same again as a concept, to change what is different."""
    naam = f"{aanbod.naam[:110]} (kopie)"
    anders = {"naam": naam, "slug": vrije_slug(naam), "status": Status.CONCEPT}
    ongecontroleerd = {"gecontroleerd_op": None, "gecontroleerd_door": ""}
    rij = maak(Aanbod(), lees(aanbod) | anders | ongecontroleerd, by=request.bezoek.herkomst())
    messages.success(request, "Dit is een kopie, als concept. Verander wat anders is.")
    return redirect("werk:aanbod_bewerken", rij.sleutel)


@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request, aanbod):
    """One step of it, by `?stap=`; the first without."""
    stap = STAPPEN.get(request.GET.get("stap", "wat"))
    if stap is None:
        raise Http404
    return _stap(request, aanbod, stap)


@require_POST
def voorbeeld(request, aanbod):
    """The card as it would be with what stands in the form now; nothing is saved."""
    stap = STAPPEN.get(request.GET.get("stap", "wat"), PLAATS)
    form = stapform(stap, aanbod, request.POST)
    form.is_valid()
    # What is not right yet is shown as it was typed: the field says what is wrong with it.
    return HttpResponse(teken(form.instance))


@require_POST
def hele_voorbeeld(request, aanbod):
    """Its whole page, likewise."""
    stap = STAPPEN.get(request.GET.get("stap", "wat"), PLAATS)
    form = stapform(stap, aanbod, request.POST)
    form.is_valid()
    return toon_bladzijde(request, form.instance)


@require_http_methods(["GET", "HEAD", "POST"])
def plaatsen(request, aanbod):
    """Its place in the matrix and whether it is on the site: for who may judge that."""
    return _stap(request, aanbod, PLAATS)


@require_POST
def publiceren(request, aanbod):
    """A concept goes on the site; what it still lacks is said."""
    try:
        wijzig(aanbod, {"status": Status.GEPUBLICEERD.value}, by=request.bezoek.herkomst())
    except ValidationError as fout:
        messages.error(request, f"Dit kan nog niet op de site. {' '.join(fout.messages)}")
    else:
        messages.success(request, f"“{aanbod}” staat op de site.")
    return redirect("werk:aanbod_bewerken", aanbod.pk)


def _stap(request, aanbod: Aanbod, stap: Stap):
    form = stapform(stap, aanbod, request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _bewaar(request, aanbod, form):
            return redirect(_verder(request, aanbod, stap))
        status = 422
    naam = Aanbod.objects.values_list("naam", flat=True).get(pk=aanbod.pk)
    context = {
        "aanbod": aanbod,
        "naam": naam,
        "form": form,
        "stap": stap,
        "stappen": _stappen(request, aanbod, stap),
        "voorbeeld": teken(Aanbod.objects.get(pk=aanbod.pk)),
        "is_laatste": volgende_stap(stap) is None,
        "mag_publiceren": aanbod.status in (Status.CONCEPT, Status.GEPLAND)
        and request.bezoek.mag("aanbod_publiceren", aanbod),
        "mag_stoppen": aanbod.status != Status.GEARCHIVEERD,
        "botsingen": botsingen_van(form),
        "is_voorstel": False,
        "mijn_voorstellen": [],
    }
    return render(request, "beheer/werk/aanbod_stap.html", context, status=status)


def _bewaar(request, aanbod: Aanbod, form) -> bool:
    gelukt, gewijzigd = probeer(form, aanbod, request.bezoek)
    if not gelukt:
        return False
    if gewijzigd or "verder" not in request.POST:
        messages.success(request, "Bewaard." if gewijzigd else "Er was niets veranderd.")
    if gewijzigd and HERKENBAAR & gewijzigd.velden.keys():
        _meld_gelijkend(request, Aanbod.objects.get(pk=aanbod.pk))
    return True


def _meld_gelijkend(request, aanbod: Aanbod) -> None:
    """To who may make one of two."""
    for een in gelijkend(aanbod)[:1] if request.bezoek.mag("dubbel_aanbod") else ():
        paar = reverse("werk:dubbel_aanbod", args=[aanbod.pk, een.record.pk])
        messages.warning(
            request,
            format_html(
                'Dit lijkt op “{}”: {}. <a href="{}">Zet ze naast elkaar</a>.',
                een.record.naam, ", ".join(een.oordeel.redenen), paar,
            ),
        )  # fmt: skip


def _verder(request, aanbod: Aanbod, stap: Stap) -> str:
    """The next step, or this one again."""
    volgende = volgende_stap(stap) if "verder" in request.POST else stap
    return _adres(aanbod, volgende or stap)


def volgende_stap(stap: Stap) -> Stap | None:
    namen = list(STAPPEN)
    plek = namen.index(stap.naam) + 1 if stap.naam in namen else len(namen)
    return STAPPEN[namen[plek]] if plek < len(namen) else None


def _adres(aanbod: Aanbod, stap: Stap) -> str:
    if stap is PLAATS:
        return reverse("werk:aanbod_plaatsen", args=[aanbod.pk])
    return f"{reverse('werk:aanbod_bewerken', args=[aanbod.pk])}?stap={stap.naam}"


def _stappen(request, aanbod: Aanbod, hier: Stap) -> list[dict]:
    stappen = list(STAPPEN.values())
    if request.bezoek.mag("aanbod_plaatsen"):
        stappen.append(PLAATS)
    return [
        {"titel": een.titel, "url": _adres(aanbod, een), "is_hier": een is hier} for een in stappen
    ]


@require_safe
def geschiedenis(request, aanbod):
    pagina = Paginator(verhaal(aanbod), PER_PAGINA).get_page(request.GET.get("pagina"))
    in_archief = aanbod.status == Status.GEARCHIVEERD
    kan = "aanbod_terugzetten" if in_archief else "aanbod_archiveren"
    context = {
        "aanbod": aanbod,
        "pagina": pagina,
        "in_archief": in_archief,
        "mag": request.bezoek.mag(kan, aanbod),
        "mag_terug": request.bezoek.mag("aanbod_terugdraaien", aanbod),
    }
    return render(request, "beheer/werk/aanbod_geschiedenis.html", context)
