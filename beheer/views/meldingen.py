"""What visitors said with "Klopt dit niet?": the list of it, and answering one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ..actions.signalen import beantwoord, gesproken, handel_af
from ..antwoorden import na_bewaren, stuur_antwoord_op_signaal
from ..forms.signaal import AntwoordForm
from ..models import Signaal
from ..wachtend import signalen
from .inbox import volgende

PER_PAGINA = 50


@require_safe
def lijst(request):
    """Open ones, the oldest first; with `?alles=1` also what was handled."""
    alles = request.GET.get("alles") == "1"
    signalen = request.bezoek.ziet(Signaal).select_related("aanbod", "aanbod__gemeente")
    gekozen = signalen.order_by("-ontvangen_op") if alles else signalen.open()
    gekozen = gekozen if alles else gekozen.order_by("ontvangen_op")
    context = {
        "pagina": Paginator(gekozen, PER_PAGINA).get_page(request.GET.get("pagina")),
        "alles": alles,
        "vraag": "alles=1" if alles else "",
        "per_reden": _per_reden(signalen),
    }
    return render(request, "beheer/werk/meldingen.html", context)


def _per_reden(signalen) -> list[dict]:
    rijen = (
        signalen.order_by()
        .values("reden")
        .annotate(
            open=Count("pk", filter=Q(afgehandeld_op__isnull=True), distinct=True),
            afgehandeld=Count("pk", filter=Q(afgehandeld_op__isnull=False), distinct=True),
            beantwoord=Count("pk", filter=Q(beantwoord_op__isnull=False), distinct=True),
        )
    )
    bekend = {rij["reden"]: rij for rij in rijen}
    return [
        {"label": label, **bekend[waarde]}
        for waarde, label in Signaal.Reden.choices
        if waarde in bekend
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def melding(request, signaal):
    """Mend the record, then close it: with an answer by mail, by telephone, or without."""
    signaal = request.bezoek.ziet(Signaal).with_leesbaar().distinct().get(pk=signaal.pk)
    form = AntwoordForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if (
            form.is_valid()
            and _is_compleet(request, signaal, form)
            and _sluit(request, signaal, form.cleaned_data["antwoord"])
        ):
            return volgende("melding", signalen(request.bezoek))
        status = 422 if form.errors else 409
    context = {
        "signaal": signaal,
        "aanbod": signaal.aanbod,
        "form": form,
        "mag_bewerken": request.bezoek.mag("aanbod_bewerken", signaal.aanbod),
    }
    return render(request, "beheer/werk/melding.html", context, status=status)


def _is_compleet(request, signaal: Signaal, form: AntwoordForm) -> bool:
    """Who presses on sending has something to send."""
    anders = {"gesproken", "zonder"} & request.POST.keys()
    if signaal.leesbaar_email and not form.cleaned_data["antwoord"] and not anders:
        form.add_error("antwoord", "Schrijf een antwoord, of handel af zonder antwoord.")
        return False
    return True


def _sluit(request, signaal: Signaal, antwoord: str) -> bool:
    if antwoord and signaal.leesbaar_email and "zonder" not in request.POST:
        gelukt = beantwoord(signaal, antwoord=antwoord, by=request.user)
        na_bewaren(stuur_antwoord_op_signaal, signaal.pk)
    elif "gesproken" in request.POST and signaal.leesbaar_telefoon:
        gelukt = gesproken(signaal, by=request.user)
    else:
        gelukt = handel_af(Signaal.objects.filter(pk=signaal.pk), by=request.user)
    if gelukt:
        messages.success(request, "De melding is afgehandeld.")
    else:
        messages.error(request, "Iemand anders heeft deze melding al afgehandeld.")
        signaal.refresh_from_db()
    return bool(gelukt)
