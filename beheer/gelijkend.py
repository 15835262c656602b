"""What a record that someone makes or saves seems to be a second one of."""

from dataclasses import dataclass

from django.db import models

from aanbod.dubbelen import dubbelen_van
from aanbod.gelijkenis import Oordeel

from .models import GeenDubbel

HOOGSTENS = 5


@dataclass(frozen=True)
class Gelijkend:
    record: models.Model
    oordeel: Oordeel


def gelijkend(record: models.Model) -> list[Gelijkend]:
    """The surest first; without those of which someone said that they are two."""
    gevonden = dubbelen_van(record)
    if not gevonden:
        return []
    gezien = GeenDubbel.objects.paren(record._meta.model_name) if record.pk else set()
    over = [
        (pk, oordeel)
        for pk, oordeel in gevonden
        if tuple(sorted((pk, record.pk or 0))) not in gezien
    ][:HOOGSTENS]
    records = type(record).objects.in_bulk([pk for pk, _ in over])
    return [Gelijkend(records[pk], oordeel) for pk, oordeel in over]
