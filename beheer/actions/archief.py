"""What stops goes to the archive, with its date; what begins again comes back."""

from datetime import date

from django.db import transaction

from aanbod.models import Aanbieder, Aanbod, Aanspreekpunt
from aanbod.models.aanbieder import Status

from ..models import Wijziging
from ..models.wijziging import Weg
from .veel import Opdracht, wijzig_veel
from .wijzigen import Herkomst, wijzig


def stop(aanbod: Aanbod, *, op: date, reden: str, by: Herkomst) -> Wijziging | None:
    """From this day on it is no longer there: found nowhere, its page says so."""
    return wijzig(
        aanbod,
        {
            "status": Status.GEARCHIVEERD.value,
            "gestopt_op": op.isoformat(),
            "gestopt_reden": reden,
        },
        by=by,
    )


@transaction.atomic
def stop_aanbieder(aanbieder: Aanbieder, *, op: date, reden: str, by: Herkomst) -> Wijziging | None:
    """The organisation and all that it still offers, as one `handeling`."""
    by = Herkomst(Weg.VEEL, by.door, by.als).met_handeling()
    gestopt = {
        "status": Status.GEARCHIVEERD.value,
        "gestopt_op": op.isoformat(),
        "gestopt_reden": reden,
    }
    lopend = aanbieder.aanbod.exclude(status=Status.GEARCHIVEERD).order_by("pk")
    wijzig_veel(
        Aanbod, [Opdracht(pk, gestopt) for pk in lopend.values_list("pk", flat=True)], by=by
    )
    return wijzig(aanbieder, {"status": Status.GEARCHIVEERD.value}, by=by)


def zet_terug(aanbod: Aanbod, *, status: str, by: Herkomst) -> Wijziging | None:
    """Out of the archive, at its own address again."""
    return wijzig(aanbod, {"status": status, "gestopt_op": None, "gestopt_reden": ""}, by=by)


def was_voor_archief(record: Aanbod | Aanbieder) -> str:
    """The status it had; a concept when the history does not tell."""
    for velden in Wijziging.objects.van(record).values_list("velden", flat=True):
        oud, nieuw = velden.get("status", [None, None])
        if nieuw == Status.GEARCHIVEERD and oud:
            return oud
    return Status.CONCEPT.value


def aanspreekpunt_voor(record: Aanbod | Aanbieder) -> list[Aanspreekpunt]:
    """Where it stands as the one to turn to: those places stand empty when it stops."""
    veld = "aanbod" if isinstance(record, Aanbod) else "aanbod__aanbieder"
    return list(Aanspreekpunt.objects.filter(**{veld: record}).select_related("gemeente", "wijk"))
