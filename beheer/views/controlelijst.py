"""The records that are due for a check, and saying of one that it still is right."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ..actions.controle import bevestig
from ..models.wijziging import Weg
from ..wachtend import te_controleren

PER_PAGINA = 25
# Where one goes back to, by what the form says.
TERUG = {"start": "werk:start", "inbox": "werk:inbox", "lijst": "werk:te_controleren"}


@require_safe
def lijst(request):
    te_doen = te_controleren(request.bezoek).select_related("aanbieder")
    context = {
        "pagina": Paginator(te_doen, PER_PAGINA).get_page(request.GET.get("pagina")),
        "mag_bewerken": request.bezoek.mag("aanbod_bewerken"),
    }
    return render(request, "beheer/werk/te_controleren.html", context)


@require_POST
def klopt(request, aanbod):
    """ "Klopt nog": someone who keeps it up looked at it today."""
    bezoek = request.bezoek
    try:
        bevestig(aanbod, door=bezoek.als, by=bezoek.herkomst(Weg.CONTROLE))
    except ValidationError as fout:
        reden = " ".join(fout.messages)
        messages.error(request, f"{aanbod} kan nog niet bewaard worden. {reden}")
    else:
        messages.success(request, f"{aanbod}: vandaag gecontroleerd.")
    return redirect(TERUG.get(request.POST.get("terug"), TERUG["lijst"]))
