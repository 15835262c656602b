from django.db import transaction
from django.utils import timezone

from ..models import Signaal


def ontvang(*, aanbod, reden: str, toelichting: str) -> Signaal:
    """Keep what a visitor says of this aanbod; nothing of the visitor."""
    return Signaal.objects.create(aanbod=aanbod, reden=reden, toelichting=toelichting)


@transaction.atomic
def handel_af(signalen, *, by) -> int:
    """Close these signals and erase their notes. Returns how many were still open."""
    return signalen.filter(afgehandeld_op__isnull=True).update(
        afgehandeld_op=timezone.now(), afgehandeld_door=by, toelichting=""
    )
