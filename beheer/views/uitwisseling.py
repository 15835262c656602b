"""Lists that go out, and files that come in: each step of an import is the same page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Case, When
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.models import Aanbieder, Aanbod
from wijken.models import Locatie, Wijk

from ..forms import ExportForm, ImportForm, KoppelForm
from ..forms.uitwisseling import gemeenten_van
from ..models import Import, Importregel
from ..models.inlezing import BEZIG, Staat
from ..sleutel import als_sleutel
from ..uitwisseling.alles import alles
from ..uitwisseling.koppelen import onthoud, onthouden, raad_koppeling
from ..uitwisseling.schrijven import csv_regels, deel_van, xlsx, zip_van
from ..uitwisseling.sjabloon import sjabloon
from ..uitwisseling.verslag import als_rijen, verslag
from ..uitwisseling.werk import begin, is_afgebroken, voortgang_van

PER_PAGINA = 50
Soort = Importregel.Soort
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


# --- Out -----------------------------------------------------------------------------------


@require_safe
def export(request):
    form = ExportForm(request.GET, bezoek=request.bezoek)
    return render(request, "beheer/werk/export.html", {"form": form})


@require_safe
def export_bestand(request):
    form = ExportForm(request.GET, bezoek=request.bezoek)
    deel = deel_van(form.lijst_naam, form.records())
    return _als_bestand(deel, form.lijst_naam, form.vorm_naam)


@require_safe
def export_alles(request):
    form = ExportForm(request.GET, bezoek=request.bezoek)
    gemeente = form.cleaned_data.get("gemeente") if form.is_valid() else None
    aanbod, aanbieders = request.bezoek.ziet(Aanbod), request.bezoek.ziet(Aanbieder)
    locaties = request.bezoek.ziet(Locatie)
    wijken = Wijk.objects.filter(gemeente__in=gemeenten_van(request.bezoek))
    if gemeente:
        aanbod = aanbod.in_gemeente(gemeente)
        locaties, wijken = locaties.filter(gemeente=gemeente), wijken.filter(gemeente=gemeente)
        aanbieders = aanbieders.filter(aanbod__in=aanbod)
    waarvan = gemeente.naam if gemeente else "alles in uw gebied"
    bestand = zip_van(alles(aanbieders.distinct(), aanbod.distinct(), locaties, wijken), waarvan)
    naam = _bestandsnaam(gemeente.slug if gemeente else "alles", "zip")
    return _download(bestand, naam, "application/zip")


def _als_bestand(deel, naam: str, vorm: str):
    if vorm == "csv":
        antwoord = StreamingHttpResponse(csv_regels(deel), content_type="text/csv; charset=utf-8")
        antwoord["Content-Disposition"] = f'attachment; filename="{_bestandsnaam(naam, "csv")}"'
        return antwoord
    return _download(xlsx([deel]), _bestandsnaam(naam, "xlsx"), XLSX)


def _download(inhoud: bytes, naam: str, soort: str) -> HttpResponse:
    return HttpResponse(
        inhoud,
        content_type=soort,
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def _bestandsnaam(wat: str, vorm: str) -> str:
    return f"sociale-kaart-{wat}-{timezone.localdate():%Y-%m-%d}.{vorm}"


# --- In ------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def import_lijst(request):
    """What came in before, and the form for a new file."""
    form = ImportForm(request.POST or None, request.FILES or None, bezoek=request.bezoek)
    if request.method == "POST" and form.is_valid():
        return redirect("werk:import_een", pk=_ontvang(request, form.cleaned_data).pk)
    imports = request.bezoek.ziet(Import).select_related("gemeente").defer("inhoud", "bladen")
    context = {
        "form": form,
        "pagina": Paginator(imports, PER_PAGINA).get_page(request.GET.get("pagina")),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/import_lijst.html", context, status=status)


@transaction.atomic
def _ontvang(request, gegevens) -> Import:
    import_ = Import.objects.create(
        naam=gegevens["bestand"].name[:200],
        inhoud=gegevens["bestand"].read(),
        gemeente=gegevens["gemeente"],
        door=request.user.pk,
        als=request.bezoek.als,
    )
    begin(import_, Staat.LEEST)
    return import_


@require_safe
def import_sjabloon(request):
    bestand = sjabloon(list(gemeenten_van(request.bezoek)))
    return _download(bestand, "sociale-kaart-invullen.xlsx", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
def import_een(request, import_):
    if request.method == "POST":
        return _doe(request, import_)
    return _toon(request, import_)


def _toon(request, import_, form=None):
    context = {"import": import_, "afgebroken": is_afgebroken(import_)}
    context["bezig"] = import_.is_bezig and not context["afgebroken"]
    context["percentage"] = voortgang_van(import_)
    if import_.staat == Staat.GELEZEN:
        context["form"] = form or KoppelForm(import_=import_)
    elif import_.staat in (Staat.VERGELEKEN, Staat.TOEGEPAST, Staat.TERUGGEDRAAID):
        context |= _regels(request, import_)
    status = 422 if form else 200
    return render(request, "beheer/werk/import_een.html", context, status=status)


def _regels(request, import_) -> dict:
    """One kind of rows at a time: what is refused first, then what changes."""
    soorten = []
    for soort in (Soort.GEWEIGERD, Soort.NIEUW, Soort.GEWIJZIGD, Soort.WEG):
        regels = import_.regels.filter(soort=soort)
        if aantal := regels.count():
            soorten.append((soort, aantal, regels.filter(gekozen=True).count()))
    namen = [soort.value for soort, _, _ in soorten]
    gevraagd = request.GET.get("soort")
    soort = gevraagd if gevraagd in namen else (namen or [""])[0]
    # What would not go in after all stands first.
    met_reden = Case(When(redenen=[], then=1), default=0)
    regels = import_.regels.filter(soort=soort).order_by(met_reden, "id")
    pagina = Paginator(regels, PER_PAGINA).get_page(request.GET.get("pagina"))
    return {
        "soorten": soorten,
        "soort": soort,
        "pagina": pagina,
        "rijen": als_rijen(import_, list(pagina.object_list)),
        "gekozen": import_.regels.filter(gekozen=True).count(),
        "vraag": f"soort={soort}",
    }


def _doe(request, import_):
    """What was asked with a button; each only in the state that it belongs to."""
    actie = request.POST.get("actie", "")
    if import_.staat in BEZIG:
        if actie == "hervat" and is_afgebroken(import_):
            begin(import_, import_.staat)
        return redirect("werk:import_een", pk=import_.pk)
    if actie == "koppel" and import_.staat == Staat.GELEZEN:
        return _koppel(request, import_)
    doen = _ACTIES.get((actie, import_.staat))
    if doen is None:
        messages.info(request, "Dit import was intussen al verder.")
        return redirect("werk:import_een", pk=import_.pk)
    doen(request, import_)
    terug = redirect("werk:import_een", pk=import_.pk)
    if actie in ("kies", "alles_aan", "alles_uit"):
        vraag = f"?soort={request.POST.get('soort', '')}&pagina={request.POST.get('pagina', '')}"
        terug["Location"] += vraag
    return terug


def _koppel(request, import_):
    form = KoppelForm(request.POST, import_=import_)
    if form.andere_lijst():
        return _andere_lijst(request, import_)
    if not form.is_valid():
        return _toon(request, import_, form)
    import_.leeg_wist = form.cleaned_data["leeg_wist"]
    import_.hele_lijst = form.cleaned_data["hele_lijst"]
    with transaction.atomic():
        for nummer, blad in enumerate(import_.bladen):
            blad["lijst"] = form.cleaned_data[f"lijst-{nummer}"]
            if blad["lijst"]:
                blad["koppeling"] = form.koppeling(nummer, blad)
                onthoud(import_.gemeente, blad["lijst"], blad["koppen"], blad["koppeling"])
        import_.save(update_fields=["bladen", "leeg_wist", "hele_lijst"])
        begin(import_, Staat.VERGELIJKT)
    return redirect("werk:import_een", pk=import_.pk)


def _andere_lijst(request, import_):
    """The fields to choose from are others: guess anew, and show the form again."""
    for nummer, blad in enumerate(import_.bladen):
        lijst = request.POST.get(f"lijst-{nummer}", "")
        if lijst in Import.Lijst.values and lijst != blad["lijst"]:
            bekend = onthouden(import_.gemeente, lijst)
            blad["lijst"] = lijst
            blad["koppeling"] = raad_koppeling(lijst, blad["koppen"], bekend)
    import_.save(update_fields=["bladen"])
    messages.info(request, "De kolommen zijn opnieuw gekozen. Kijk ze na.")
    return redirect("werk:import_een", pk=import_.pk)


def _kies(request, import_):
    """The rows of one page: those that are ticked go in."""
    hier = list(filter(None, map(als_sleutel, request.POST.get("op_bladzijde", "").split(","))))
    aan = list(filter(None, map(als_sleutel, request.POST.getlist("regel"))))
    regels = import_.regels.filter(pk__in=hier[:PER_PAGINA]).exclude(soort=Soort.GEWEIGERD)
    with transaction.atomic():
        regels.update(gekozen=False)
        regels.filter(pk__in=aan[:PER_PAGINA]).update(gekozen=True)


def _alles(aan: bool):
    def zet(request, import_):
        regels = import_.regels.filter(soort__in=set(Soort.values) & {request.POST.get("soort")})
        regels.exclude(soort=Soort.GEWEIGERD).update(gekozen=aan)

    return zet


def _pas_toe(request, import_):
    _kies(request, import_)
    if import_.regels.filter(gekozen=True).exists():
        begin(import_, Staat.PAST_TOE)
    else:
        messages.info(request, "U hebt niets gekozen. Zet eerst een vinkje bij wat erin moet.")


def _terug_naar_kolommen(request, import_):
    import_.staat = Staat.GELEZEN
    import_.save(update_fields=["staat"])


_ACTIES = {
    ("kies", Staat.VERGELEKEN): _kies,
    ("alles_aan", Staat.VERGELEKEN): _alles(True),
    ("alles_uit", Staat.VERGELEKEN): _alles(False),
    ("pas_toe", Staat.VERGELEKEN): _pas_toe,
    ("kolommen", Staat.VERGELEKEN): _terug_naar_kolommen,
    ("opnieuw", Staat.VERGELEKEN): lambda request, een: begin(een, Staat.VERGELIJKT),
    ("draai_terug", Staat.TOEGEPAST): lambda request, een: begin(een, Staat.DRAAIT_TERUG),
}


@require_safe
def import_stand(request, import_):
    """Asked every second while it runs; at the end the whole page comes anew."""
    afgebroken = is_afgebroken(import_)
    if afgebroken or not import_.is_bezig:
        antwoord = HttpResponse()
        antwoord["HX-Refresh"] = "true"
        return antwoord
    context = {"import": import_, "percentage": voortgang_van(import_)}
    return render(request, "beheer/werk/_import_stand.html", context)


@require_safe
def import_verslag(request, import_):
    vorm = "csv" if request.GET.get("vorm") == "csv" else "xlsx"
    return _als_bestand(verslag(import_), f"import-{import_.pk}", vorm)
