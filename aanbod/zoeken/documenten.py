"""The documents of a gemeente, kept in memory until one of them changes.

The index says which ones a question may be answered with, by their keys alone: fetching their
texts anew for every question took most of the time of a search.
"""

from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from . import index
from .geheugen import Geheugen
from .kenmerken import ONTMOETINGSPLEK
from .treffer import Pin, heeft, lees_pinnen


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

    def __init__(self, gemeente):
        self._gemeente = gemeente
        self._per_sleutel: dict[int, Document] = {}

    def __len__(self) -> int:
        return len(self._per_sleutel)

    def haal(self, woorden: list[str]) -> list[Document]:
        """As `index.kandidaten`. One query; a second one where some are not here yet."""
        sleutels = index.sleutels(self._gemeente, woorden)
        documenten = self._per_sleutel
        if not documenten.keys() >= set(sleutels):
            documenten = documenten | self._lees(index.kandidaten(self._gemeente, woorden))
            self._per_sleutel = documenten
            _GEHEUGEN.ruim_op()
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


# Some 3 kB each.
_GEHEUGEN: Geheugen[Lade] = Geheugen(hoogstens=20_000)


def lade(gemeente, versie: str) -> Lade:
    """The one of this version, empty after a change."""
    return _GEHEUGEN.van(gemeente, versie, lambda: Lade(gemeente))
