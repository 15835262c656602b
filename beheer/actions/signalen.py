from django.db import transaction
from django.utils import timezone

from ..models import Signaal


def ontvang(
    *, aanbod, reden: str, toelichting: str, email: str = "", telefoon: str = ""
) -> Signaal:
    """Keep what a visitor says of this aanbod; of the visitor only how to answer, if given."""
    return Signaal.objects.create(
        aanbod=aanbod, reden=reden, toelichting=toelichting, email=email, telefoon=telefoon
    )


@transaction.atomic
def handel_af(signalen, *, by) -> int:
    """Close these signals without an answer, and erase their notes and who sent them.

    Returns how many were still open.
    """
    return signalen.filter(afgehandeld_op__isnull=True).update(
        afgehandeld_op=timezone.now(), afgehandeld_door=by, toelichting="", email="", telefoon=""
    )


@transaction.atomic
def beantwoord(signaal: Signaal, *, antwoord: str, by) -> bool:
    """Close it with an answer, which is mailed after this (`antwoorden`).

    What was written is erased now, the address when the answer went out. False when someone else
    had closed it already.
    """
    return bool(
        Signaal.objects.open()
        .filter(pk=signaal.pk)
        .update(
            afgehandeld_op=timezone.now(),
            afgehandeld_door=by,
            toelichting="",
            telefoon="",
            antwoord=antwoord,
        )
    )


@transaction.atomic
def gesproken(signaal: Signaal, *, by) -> bool:
    """Close it: the one who sent it was told by telephone. False when it was closed already."""
    open_ = Signaal.objects.filter(pk=signaal.pk)
    if not handel_af(open_, by=by):
        return False
    return bool(open_.update(beantwoord_op=timezone.now()))
