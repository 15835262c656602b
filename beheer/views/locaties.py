"""A place that is known: its address and pin, who else is there, and its story."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status
from wijken import positiekaart
from wijken.models import Locatie

from ..forms.plekken import BestaandePlekForm
from ..geschiedenis import verhaal
from .bewaren import bewaar, botsingen_van

PER_PAGINA = 50


@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request, locatie):
    """What changes here changes for all that is there: those are named."""
    form = BestaandePlekForm(request.POST or None, instance=locatie)
    if request.method == "POST" and form.is_valid() and bewaar(request, form, locatie):
        return redirect("werk:locatie_bewerken", locatie.pk)
    context = {
        "locatie": Locatie.objects.get(pk=locatie.pk),
        "form": form,
        "kaart": positiekaart.kaart(),
        "hier": Aanbod.objects.filter(plekken__locatie=locatie)
        .exclude(status=Status.GEARCHIVEERD)
        .order_by("sorteernaam"),
        "botsingen": botsingen_van(form),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/locatie_bewerken.html", context, status=status)


@require_safe
def geschiedenis(request, locatie):
    context = {
        "locatie": locatie,
        "pagina": Paginator(verhaal(locatie), PER_PAGINA).get_page(request.GET.get("pagina")),
        "mag_terug": request.bezoek.mag("locatie_terugdraaien", locatie),
    }
    return render(request, "beheer/werk/locatie_geschiedenis.html", context)
