"""Which recurring work was done, so that a monitor sees when it was not."""

from datetime import timedelta

from django.utils import timezone

from ..models import Taakronde

# A day, and two hours for a machine that was busy.
TE_LANG = timedelta(hours=26)


def rond_af(taak: str) -> None:
    Taakronde.objects.update_or_create(taak=taak, defaults={"gedaan_op": timezone.now()})


def is_op_tijd(taak: str) -> bool:
    """Whether it came to its end in the last 26 hours. One query."""
    return Taakronde.objects.filter(taak=taak, gedaan_op__gt=timezone.now() - TE_LANG).exists()
