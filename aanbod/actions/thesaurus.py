"""Bringing the thesaurus in line with a file: compare, report, then write."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from ..models import Thesaurusterm
from ..thesaurusbestand import sleutel

BLOK = 1_000


@dataclass
class Thesaurusplan:
    """What would change. Terms that are not in the file stay, unless they are put out of use."""

    nieuw: list[Thesaurusterm] = field(default_factory=list)
    anders: list[Thesaurusterm] = field(default_factory=list)
    weg: list[Thesaurusterm] = field(default_factory=list)
    gelijk: int = 0


def vergelijk(termen: Iterable[Thesaurusterm], *, vervang: bool = False) -> Thesaurusplan:
    """`vervang`: what is not in the file is put out of use."""
    staan = {sleutel(een): een for een in Thesaurusterm.objects.all()}
    plan = Thesaurusplan()
    for een in termen:
        stond = staan.pop(sleutel(een), None)
        if stond is None:
            plan.nieuw.append(een)
        elif _inhoud(stond) != _inhoud(een):
            een.pk = stond.pk
            plan.anders.append(een)
        else:
            plan.gelijk += 1
    if vervang:
        plan.weg = [een for een in staan.values() if een.actief]
    return plan


def _inhoud(een: Thesaurusterm) -> tuple:
    """Whether it is in use stays as the editor left it: a file does not bring back what is out."""
    return een.term, een.gewicht, een.herkomst


@transaction.atomic
def voer_uit(plan: Thesaurusplan) -> None:
    """All of it or nothing."""
    for een in plan.weg:
        een.actief = False
    Thesaurusterm.objects.bulk_update(plan.weg, ["actief"], batch_size=BLOK)
    Thesaurusterm.objects.bulk_create(plan.nieuw, batch_size=BLOK)
    Thesaurusterm.objects.bulk_update(plan.anders, ["term", "gewicht", "herkomst"], batch_size=BLOK)
