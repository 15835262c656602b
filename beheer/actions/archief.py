"""What stops goes to the archive, with its date; what begins again comes back."""

from datetime import date

from aanbod.models import Aanbod, Aanspreekpunt
from aanbod.models.aanbieder import Status

from ..models import Wijziging
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


def zet_terug(aanbod: Aanbod, *, status: str, by: Herkomst) -> Wijziging | None:
    """Out of the archive, at its own address again."""
    return wijzig(aanbod, {"status": status, "gestopt_op": None, "gestopt_reden": ""}, by=by)


def was_voor_archief(aanbod: Aanbod) -> str:
    """The status it had; a concept when the history does not tell."""
    for velden in Wijziging.objects.van(aanbod).values_list("velden", flat=True):
        oud, nieuw = velden.get("status", [None, None])
        if nieuw == Status.GEARCHIVEERD and oud:
            return oud
    return Status.CONCEPT.value


def aanspreekpunt_voor(aanbod: Aanbod) -> list[Aanspreekpunt]:
    """Where it stands as the one to turn to: those places stand empty when it stops."""
    return list(aanbod.aanspreekpunten.select_related("gemeente", "wijk"))
