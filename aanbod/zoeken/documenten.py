"""The documents of a gemeente, kept in memory until one of them changes.

The index says which ones a question may be answered with, by their keys alone: fetching their
texts anew for every question took most of the time of a search.
"""

from collections import OrderedDict
from functools import cached_property
from operator import attrgetter
from threading import Lock
from typing import NamedTuple

from . import index
from .kenmerken import ONTMOETINGSPLEK
from .treffer import Pin, heeft, lees_pinnen

# In one process, of all gemeenten together: some 3 kB each.
HOOGSTENS = 20_000


class Document(NamedTuple):
    """A row of `Zoekdocument`, with its pins in this gemeente."""

    pk: int
    aanbieder: int
    kenmerken: str
    sorteernaam: str
    pinnen: list[Pin]
    woorden: str
    kern: str
    naam: str


KOLOMMEN = [
    "pk", "aanbieder_id", "kenmerken", "sorteernaam", "punten", "woorden", "kern", "naam",
]  # fmt: skip


class Lade:
    """What was asked of one gemeente at one version of its data.

    What is in it is never of before that version: it was read after the version was.
    """

    def __init__(self, gemeente, versie: str):
        self.versie = versie
        self._gemeente = gemeente
        self._per_sleutel: dict[int, Document] = {}

    def __len__(self) -> int:
        return len(self._per_sleutel)

    def haal(self, woorden: list[str]) -> list[Document]:
        """As `index.kandidaten`. One query; a second one where some are not here yet."""
        gevraagd = index.kandidaten(self._gemeente, woorden)
        sleutels = list(gevraagd.values_list("pk", flat=True))
        documenten = self._per_sleutel
        if not documenten.keys() >= set(sleutels):
            documenten = documenten | self._lees(gevraagd)
            self._per_sleutel = documenten
            _ruim_op()
        return [documenten[pk] for pk in sleutels if pk in documenten]

    @cached_property
    def altijd_mee(self) -> list[Document]:
        """Every ontmoetingsplek and every telephone line, whatever is asked."""
        return self.haal([index.ALTIJD_MEE])

    @cached_property
    def ontmoetingsplekken(self) -> list[Document]:
        """In the order of their names."""
        plekken = [een for een in self.altijd_mee if heeft(een.kenmerken, ONTMOETINGSPLEK)]
        return sorted(plekken, key=attrgetter("sorteernaam", "pk"))

    def _lees(self, gevraagd) -> dict[int, Document]:
        return {
            pk: Document(pk, aanbieder, kenmerken, naam, lees_pinnen(punten, self._gemeente), *rest)
            for pk, aanbieder, kenmerken, naam, punten, *rest in gevraagd.values_list(*KOLOMMEN)
        }


# By the key of a gemeente, of its last version only; what was asked longest ago stands first.
_LADEN: OrderedDict[int, Lade] = OrderedDict()
_SLOT = Lock()


def lade(gemeente, versie: str) -> Lade:
    """The one of this version, empty after a change."""
    with _SLOT:
        bewaard = _LADEN.get(gemeente.pk)
        if bewaard is None or bewaard.versie != versie:
            bewaard = _LADEN[gemeente.pk] = Lade(gemeente, versie)
        _LADEN.move_to_end(gemeente.pk)
        return bewaard


def _ruim_op() -> None:
    with _SLOT:
        while sum(map(len, _LADEN.values())) > HOOGSTENS:
            _LADEN.popitem(last=False)
