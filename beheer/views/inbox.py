"""What waits for an answer, in the scope of who looks."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import Signaal, Voorstel

# Of each kind the oldest; the rest stands on the list of its own.
HOOGSTENS = 50


@require_safe
def inbox(request):
    bezoek = request.bezoek
    signalen = bezoek.ziet(Signaal).open().select_related("aanbod")
    voorstellen = bezoek.ziet(Voorstel).open().select_related("aanbod")
    context = {
        "signalen": signalen.order_by("ontvangen_op")[:HOOGSTENS],
        "signalen_aantal": signalen.count(),
        "voorstellen": voorstellen.order_by("ingediend_op")[:HOOGSTENS],
        "voorstellen_aantal": voorstellen.count(),
    }
    return render(request, "beheer/werk/inbox.html", context)
