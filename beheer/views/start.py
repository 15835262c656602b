"""Where someone begins after signing in: what waits, and the way to it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status

from ..models import Signaal, Voorstel


@require_safe
def start(request):
    bezoek = request.bezoek
    aanbod = bezoek.ziet(Aanbod).exclude(status=Status.GEARCHIVEERD)
    context = {
        "rollen": bezoek.rollen,
        "aanbod_aantal": aanbod.count(),
        "nooit_gecontroleerd": aanbod.filter(gecontroleerd_op=None).count(),
        "mag_inbox": bezoek.mag("inbox"),
        "signalen": bezoek.ziet(Signaal).open().count(),
        "voorstellen": bezoek.ziet(Voorstel).open().count(),
    }
    return render(request, "beheer/werk/start.html", context)
