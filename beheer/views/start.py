"""Where someone begins after signing in: what waits, the way to it, and what they did last."""

from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status

from ..forms import AanbodZoeken
from ..forms.contactpersonen import WieBeltUForm
from ..models import Wijziging
from ..wachtend import stapels, te_controleren

# So many records that are due stand here with a button of their own.
HOOGSTENS = 5


@require_safe
def start(request):
    bezoek = request.bezoek
    mag_controleren = bezoek.mag("aanbod_klopt")
    te_doen = te_controleren(bezoek).select_related("aanbieder")
    context = {
        "rollen": bezoek.rollen,
        "stapels": stapels(bezoek),
        "gebied": _gebied(bezoek),
        "form": AanbodZoeken(),
        "wie_belt_u": WieBeltUForm(auto_id="id_wie_%s"),
        "mag_nieuw": bezoek.mag("aanbod_nieuw"),
        "mag_voorstellen": bezoek.mag("aanbod_nieuw_voorstellen"),
        "mag_controleren": mag_controleren,
        "mag_bewerken": bezoek.mag("aanbod_bewerken"),
        "te_controleren": te_doen[:HOOGSTENS] if mag_controleren else [],
        "te_controleren_aantal": te_doen.count() if mag_controleren else 0,
        "gedaan": _gedaan(request.user) if bezoek.mag("aanbod_geschiedenis") else [],
    }
    return render(request, "beheer/werk/start.html", context)


def _gebied(bezoek) -> dict[str, int]:
    """How much aanbod there is in their scope, and how much of it was checked in time."""
    aanbod = bezoek.ziet(Aanbod).exclude(status=Status.GEARCHIVEERD).order_by()
    te_laat = Aanbod.objects.te_controleren_op(timezone.localdate()).order_by().values("pk")
    telling = aanbod.aggregate(
        aantal=Count("pk"),
        openbaar=Count(
            "pk", filter=Q(pk__in=Aanbod.objects.gepubliceerd().order_by().values("pk"))
        ),
        te_laat=Count("pk", filter=Q(pk__in=te_laat)),
    )
    op_tijd = telling["openbaar"] - telling["te_laat"]
    deel = round(100 * op_tijd / telling["openbaar"]) if telling["openbaar"] else None
    return {"aantal": telling["aantal"], "op_tijd": deel}


def _gedaan(gebruiker):
    """The records that they changed last, each once."""
    laatste = Wijziging.objects.filter(soort=Wijziging.Soort.AANBOD, door=gebruiker.pk)
    per_record = {een.sleutel: een for een in laatste.order_by("-id")[:50][::-1]}
    return sorted(per_record.values(), key=lambda een: -een.pk)[:HOOGSTENS]
