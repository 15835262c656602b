"""A place that is known: its address and pin, who else is there, and its story."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status
from wijken import positiekaart
from wijken.models import Locatie

from ..actions.wijzigen import Botsing, wijzig
from ..forms.plekken import BestaandePlekForm
from ..geschiedenis import Waarden, verhaal

PER_PAGINA = 50


@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request, locatie):
    """What changes here changes for all that is there: those are named."""
    form = BestaandePlekForm(request.POST or None, instance=locatie)
    if request.method == "POST" and form.is_valid() and _bewaar(request, locatie, form):
        return redirect("werk:locatie_bewerken", locatie.pk)
    toon = Waarden(locaties=()).toon
    context = {
        "locatie": Locatie.objects.get(pk=locatie.pk),
        "form": form,
        "kaart": positiekaart.kaart(),
        "hier": Aanbod.objects.filter(plekken__locatie=locatie)
        .exclude(status=Status.GEARCHIVEERD)
        .order_by("sorteernaam"),
        "botsingen": [
            een | {kant: toon("locatie", een["naam"], een[kant]) for kant in ("nu", "uw")}
            for een in form.botsingen
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/locatie_bewerken.html", context, status=status)


def _bewaar(request, locatie: Locatie, form: BestaandePlekForm) -> bool:
    bezoek = request.bezoek
    try:
        gewijzigd = wijzig(
            locatie,
            form.gewenst(bezoek.als),
            by=bezoek.herkomst(),
            verwacht=form.cleaned_data["gezien"],
        )
    except Botsing as botsing:
        form.meld_botsing(botsing)
        return False
    except ValidationError as fout:
        form.meld(fout)
        return False
    messages.success(request, "Bewaard." if gewijzigd else "Er was niets veranderd.")
    return True


@require_safe
def geschiedenis(request, locatie):
    context = {
        "locatie": locatie,
        "pagina": Paginator(verhaal(locatie), PER_PAGINA).get_page(request.GET.get("pagina")),
        "mag_terug": request.bezoek.mag("locatie_terugdraaien", locatie),
    }
    return render(request, "beheer/werk/locatie_geschiedenis.html", context)
