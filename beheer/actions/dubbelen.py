"""What people say of pairs that seem one."""

from django.db import models

from ..models import GeenDubbel
from .wijzigen import Herkomst


def zeg_twee(een: models.Model, ander: models.Model, *, by: Herkomst) -> GeenDubbel:
    """These are two: no list names them together again."""
    laagste, hoogste = sorted([een.pk, ander.pk])
    return GeenDubbel.objects.get_or_create(
        soort=een._meta.model_name, een=laagste, ander=hoogste, defaults={"door": by.door}
    )[0]


def toch_dubbel(een: models.Model, ander: models.Model) -> None:
    """Whoever said that these are two was wrong."""
    GeenDubbel.objects.van(een, ander).delete()
