"""What waits for an answer, in the scope of who looks."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..wachtend import antwoorden, signalen, stapels, te_controleren, voorstellen

# Of each kind the first; the rest stands on the list of its own.
HOOGSTENS = 10


@require_safe
def inbox(request):
    bezoek = request.bezoek
    te_doen = te_controleren(bezoek)
    context = {
        "stapels": stapels(bezoek),
        "signalen": signalen(bezoek).select_related("aanbod")[:HOOGSTENS],
        "voorstellen": voorstellen(bezoek).select_related("aanbod", "aanbieder")[:HOOGSTENS],
        "te_controleren": te_doen.select_related("aanbieder")[:HOOGSTENS],
        "te_controleren_aantal": te_doen.count(),
        "antwoorden": antwoorden(bezoek).select_related("aanbod")[:HOOGSTENS],
        "mag_bewerken": bezoek.mag("aanbod_bewerken"),
    }
    return render(request, "beheer/werk/inbox.html", context)


def volgende(pagina: str, wachten):
    """After one was dealt with: to the next that waits, else to all that does."""
    eerste = wachten.values_list("pk", flat=True).first()
    return redirect(f"werk:{pagina}", eerste) if eerste else redirect("werk:inbox")
