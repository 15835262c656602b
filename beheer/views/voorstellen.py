"""Proposals: made by who may not change a record, judged by who may."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.gegevens import Gegevens, lees, velden_van
from aanbod.models import Aanbieder, Aanbod
from wijken.models import Gemeente, Locatie

from ..actions.voorstellen import aanvaard, dien_in, weiger
from ..actions.wijzigen import Botsing
from ..antwoorden import na_bewaren, stuur_uitkomst_van_voorstel
from ..forms.aanbieders import PLAATS as AANBIEDER_PLAATS
from ..forms.aanbieders import AanbiederVoorstelForm
from ..forms.nieuw import NieuwAanbodForm
from ..forms.plekken import PlekkenForm
from ..forms.stappen import PLAATS, STAPPEN, stapform
from ..forms.voorstel import GestoptForm, OordeelForm, PlekBerichtForm
from ..gelijkend import Gelijkend, gelijkend
from ..geschiedenis import Waarden
from ..models import Voorstel
from ..wachtend import voorstellen as voorstellen_die_wachten
from .aanbod import al_gelijkend, volgende_stap
from .inbox import volgende

PER_PAGINA = 50
BEDANKT = "Dank u wel. Uw voorstel is aangekomen. U krijgt een mail als iemand het heeft bekeken."
# Derived or technical: nothing that an editor weighs.
ONGENOEMD = {"slug", "bron", "paragraaf", "eigen_oordeel", "status"}


# --- Making one ---------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def voorstellen(request, aanbod):
    """The same steps as the editors have; what is saved waits for their answer."""
    stap = STAPPEN.get(request.GET.get("stap", "wat"))
    if stap is None:
        raise Http404
    form = stapform(stap, aanbod, request.POST or None)
    if request.method == "POST" and form.is_valid():
        voorstel = dien_in(
            aanbod=aanbod,
            waarden=form.gewenst(request.bezoek.als),
            stond=form.cleaned_data["gezien"],
            **_van(request),
        )
        messages.success(request, BEDANKT if voorstel else "Er was niets veranderd.")
        volgende = volgende_stap(stap) if "verder" in request.POST else stap
        return redirect(_adres(aanbod, volgende or stap))
    van_mij = Voorstel.objects.filter(gebruiker=request.user, aanbod=aanbod)
    context = {
        "aanbod": aanbod,
        "naam": Aanbod.objects.values_list("naam", flat=True).get(pk=aanbod.pk),
        "form": form,
        "stap": stap,
        "stappen": [
            {"titel": een.titel, "url": _adres(aanbod, een), "is_hier": een is stap}
            for een in STAPPEN.values()
        ],
        "is_laatste": volgende_stap(stap) is None,
        "botsingen": [],
        "is_voorstel": True,
        "mijn_voorstellen": [(een, _regels(een, nu={})) for een in van_mij[:5]],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/aanbod_stap.html", context, status=status)


def _van(request) -> dict:
    return {"by": request.user, "als": request.bezoek.als, "email": request.user.email}


def _adres(aanbod: Aanbod, stap) -> str:
    return f"{reverse('werk:aanbod_voorstellen', args=[aanbod.pk])}?stap={stap.naam}"


@require_http_methods(["GET", "HEAD", "POST"])
def aanbieder_voorstellen(request, aanbieder):
    """Of the organisation itself; what no field holds, such as that it stops, is a note."""
    form = AanbiederVoorstelForm(
        request.POST or None, instance=aanbieder, koepels=request.bezoek.ziet(Aanbieder)
    )
    if request.method == "POST" and form.is_valid():
        voorstel = dien_in(
            aanbieder=aanbieder,
            waarden=form.gewenst(request.bezoek.als),
            stond=form.cleaned_data["gezien"],
            toelichting=form.cleaned_data["toelichting"],
            **_van(request),
        )
        messages.success(request, BEDANKT if voorstel else "Er was niets veranderd.")
        return redirect("werk:aanbieder", aanbieder.pk)
    van_mij = Voorstel.objects.filter(gebruiker=request.user, aanbieder=aanbieder)
    context = {
        "aanbieder": Aanbieder.objects.get(pk=aanbieder.pk),
        "form": form,
        "botsingen": [],
        "is_voorstel": True,
        "mijn_voorstellen": [(een, _regels(een, nu={})) for een in van_mij[:5]],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/aanbieder_bewerken.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def plekken_voorstellen(request, aanbod):
    """The hours of each place; where it is at all is told in words (`toelichting`)."""
    form = PlekkenForm(request.POST or None, aanbod=aanbod)
    bericht = PlekBerichtForm(request.POST or None)
    if request.method == "POST" and bericht.is_valid() and form.is_valid():
        voorstel = dien_in(
            aanbod=aanbod,
            waarden={"plekken": form.gewenst()},
            stond=form.cleaned_data["gezien"],
            toelichting=bericht.cleaned_data["toelichting"],
            **_van(request),
        )
        messages.success(request, BEDANKT if voorstel else "Er was niets veranderd.")
        return redirect(_adres(aanbod, STAPPEN["waar"]))
    status = 422 if request.method == "POST" else 200
    context = {"aanbod": aanbod, "form": form, "bericht": bericht, "is_voorstel": True}
    return render(request, "beheer/werk/aanbod_plekken.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def gestopt_melden(request, aanbod):
    form = GestoptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        toelichting = form.cleaned_data["toelichting"]
        dien_in(
            soort=Voorstel.Soort.GESTOPT, aanbod=aanbod, toelichting=toelichting, **_van(request)
        )
        messages.success(request, BEDANKT)
        return redirect("werk:aanbod_lijst")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "aanbod": aanbod}
    return render(request, "beheer/werk/aanbod_gestopt.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw_voorstellen(request):
    form = NieuwAanbodForm(request.POST or None, bezoek=request.bezoek)
    anders = al_gelijkend(request, form)
    if request.method == "POST" and form.is_valid() and not anders:
        waarden = form.gewenst(request.bezoek.als)
        gemeente = Gemeente.objects.get(slug=waarden["gemeente"])
        dien_in(soort=Voorstel.Soort.NIEUW, gemeente=gemeente, waarden=waarden, **_van(request))
        messages.success(request, BEDANKT)
        return redirect("werk:aanbod_lijst")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "is_voorstel": True, "gelijkend": anders}
    return render(request, "beheer/werk/aanbod_nieuw.html", context, status=status)


# --- Judging one --------------------------------------------------------------------------------


@require_safe
def lijst(request):
    """Open ones, the oldest first; with `?alles=1` also what was judged."""
    alles = request.GET.get("alles") == "1"
    rijen = request.bezoek.ziet(Voorstel).select_related("aanbod", "aanbieder")
    rijen = (
        rijen.order_by("-ingediend_op", "-id") if alles else rijen.open().order_by("ingediend_op")
    )
    context = {
        "pagina": Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina")),
        "alles": alles,
        "vraag": "alles=1" if alles else "",
    }
    return render(request, "beheer/werk/voorstellen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def beoordelen(request, voorstel):
    leesbaar = Voorstel.objects.with_leesbaar().select_related("aanbod", "aanbieder")
    voorstel = leesbaar.get(pk=voorstel.pk)
    nu = _nu(voorstel)
    mag = _mag(request.bezoek, voorstel)
    namen = [naam for naam in _getoond(voorstel) if naam in (mag or ())]
    form = OordeelForm(request.POST or None, voorstel=voorstel, nu=nu, namen=namen)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _oordeel(request, voorstel, form, mag):
            return volgende("voorstel", voorstellen_die_wachten(request.bezoek))
        status = 422
    context = {
        "voorstel": voorstel,
        "is_open": voorstel.beoordeeld_op is None,
        "regels": _regels(voorstel, nu, form),
        "form": form,
        "mag_overnemen": mag is not None,
        "gelijkend": _al_gelijkend(voorstel),
    }
    return render(request, "beheer/werk/voorstel.html", context, status=status)


def _al_gelijkend(voorstel: Voorstel) -> list[Gelijkend]:
    """What a new one may be a second of, while it waits."""
    if voorstel.soort != Voorstel.Soort.NIEUW or voorstel.beoordeeld_op:
        return []
    nieuw = {naam: waarde for naam, (_, waarde) in voorstel.velden.items()}
    aanbieder = Aanbieder.objects.filter(slug=nieuw.get("aanbieder")).first()
    if aanbieder is None:
        return []
    return gelijkend(Aanbod(naam=nieuw["naam"], aanbieder=aanbieder, gemeente=voorstel.gemeente))


def _nu(voorstel: Voorstel) -> Gegevens:
    if voorstel.record is None:
        return {}
    staat = lees(voorstel.record)
    return {naam: staat[naam] for naam in voorstel.velden if naam in staat}


def _mag(bezoek, voorstel: Voorstel) -> set[str] | None:
    """Which fields they may take over; None when the whole is for who judges status and place."""
    if voorstel.aanbieder:
        mag_plaatsen = bezoek.mag("aanbieder_archiveren", voorstel.aanbieder)
        return set(voorstel.velden) - (set() if mag_plaatsen else set(AANBIEDER_PLAATS))
    if voorstel.aanbod is None:
        return set(voorstel.velden) if bezoek.mag("aanbod_plaatsen") else None
    mag_plaatsen = bezoek.mag("aanbod_plaatsen", voorstel.aanbod)
    if mag_plaatsen:
        return set(voorstel.velden)
    if voorstel.soort == Voorstel.Soort.GESTOPT:
        return None
    return set(voorstel.velden) - set(PLAATS.velden)


def _oordeel(request, voorstel: Voorstel, form: OordeelForm, mag: set[str] | None) -> bool:
    """Whether it was judged; if not, the form says why."""
    reden = form.cleaned_data["reden"]
    try:
        if "weiger" in request.POST:
            if not reden:
                form.add_error("reden", "Schrijf op waarom u het niet overneemt.")
                return False
            weiger(voorstel, reden=reden, gebruiker=request.user)
        elif not _neem_over(request, voorstel, form, mag, reden):
            return False
    except Voorstel.DoesNotExist:
        form.add_error(None, "Iemand anders heeft dit voorstel al bekeken.")
        voorstel.refresh_from_db()
        return False
    except Botsing:
        form.data = form.data.copy()
        form.data["gezien"] = form.initial["gezien"]
        form.add_error(
            None, "Iemand anders wijzigde dit terwijl u keek. Kijk wat er nu staat en kies opnieuw."
        )
        return False
    except ValidationError as fout:
        form.meld(fout)
        return False
    na_bewaren(stuur_uitkomst_van_voorstel, voorstel.pk)
    messages.success(request, "Het voorstel is bekeken. Wie het deed, krijgt een mail.")
    return True


def _neem_over(request, voorstel, form: OordeelForm, mag: set[str] | None, reden: str) -> bool:
    # What holds only a note has no field to choose.
    heel = voorstel.soort != Voorstel.Soort.WIJZIGING or not voorstel.velden
    velden = set(voorstel.velden) if heel else form.gekozen
    if mag is None:
        form.add_error(None, "Dit beoordeelt een redacteur van de gemeente.")
        return False
    if not velden and not heel:
        form.add_error(None, "Kies wat u overneemt, of druk op “Neem niet over”.")
        return False
    aanvaard(
        voorstel,
        velden=velden,
        anders=form.anders,
        gezien=form.cleaned_data["gezien"],
        reden=reden,
        by=request.bezoek.herkomst(),
        gebruiker=request.user,
    )
    return True


def _getoond(voorstel: Voorstel) -> list[str]:
    """Of a new aanbod only what was filled in; never a field that there is no longer."""
    if voorstel.soort != Voorstel.Soort.NIEUW:
        return [naam for naam in voorstel.velden if naam in velden_van(voorstel.model)]
    gevuld = [naam for naam, (_, nieuw) in voorstel.velden.items() if nieuw not in (None, "", [])]
    return [naam for naam in gevuld if naam not in ONGENOEMD]


def _regels(voorstel: Voorstel, nu: Gegevens, form: OordeelForm | None = None) -> list[dict]:
    """Each field in words: what stood there, what stands there now, what is proposed."""
    plekken = {
        rij["locatie"] for rijen in voorstel.velden.get("plekken", []) for rij in rijen or []
    }
    toon = Waarden(locaties=Locatie.objects.filter(pk__in=plekken) if plekken else ()).toon
    soort, labels = voorstel.model._meta.model_name, velden_van(voorstel.model)
    regels = []
    for naam in _getoond(voorstel):
        oud, nieuw = voorstel.velden[naam]
        regels.append(
            {
                "label": labels.get(naam, naam).capitalize(),
                "oud": toon(soort, naam, oud),
                "nu": toon(soort, naam, nu.get(naam, oud)),
                "is_veranderd": nu.get(naam, oud) != oud,
                "nieuw": toon(soort, naam, nieuw),
                "neem": _veld(form, f"neem_{naam}"),
                "waarde": _veld(form, f"waarde_{naam}"),
            }
        )
    return regels


def _veld(form, naam: str):
    return form[naam] if form is not None and naam in form.fields else None
