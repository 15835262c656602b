"""Typing errors: what an unknown word was probably meant to be.

Only a word that nobody knows is repaired, and only to one that is: a word of the thesaurus, a
name in the inventory, a place, or a common Dutch word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import wordfreq
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from .tekst import STOPWOORDEN, delen, is_bekend

KORTST_EEN_FOUT, KORTST_TWEE_FOUTEN = 4, 8
KORTST_BEGIN = 5
# As it is said, and often written: too short or too far off to be repaired.
SPREEKTAAL = {"nie": "niet", "wor": "word", "wort": "wordt", "effe": "even", "hep": "heb"}
# Words of at least this Zipf frequency (3: once in a million words) may be what was meant.
GEWOON = 3.2
# How it sounds goes before how it is typed; a word that is not finished comes last.
KLINKT_ZO, BEGINT_ZO = 0.5, 2.5

_KLANKEN = [
    (re.compile(patroon), klank)
    for patroon, klank in [
        ("ph", "f"), ("th", "t"), ("qu", "kw"), ("x", "ks"), ("sch", "sg"), ("ch", "g"),
        ("c(?=[eiy])", "s"), ("c", "k"), ("z", "s"), ("v", "f"), ("ij|ei|y", "1"), ("au|ou", "2"),
        ("ieu", "iu"), ("ie", "i"), ("dt?$", "t"), ("b$", "p"), ("d(?=[bcfghjklmnpqrstvwxz])", "t"), ("(.)\\1+", "\\1"),
    ]
]  # fmt: skip


@lru_cache(maxsize=50_000)
def klank(woord: str) -> str:
    """How a Dutch word sounds, roughly: `mantelsorg` and `mantelzorg` are the same."""
    for patroon, teken in _KLANKEN:
        woord = patroon.sub(teken, woord)
    return woord


class Woordenlijst:
    """Words by length and by sound."""

    def __init__(self, woorden: Iterable[str]):
        self.woorden = frozenset(woord for woord in woorden if woord.isalpha())
        self.per_lengte = defaultdict(list)
        self.per_klank = defaultdict(list)
        for woord in sorted(self.woorden):
            self.per_lengte[len(woord)].append(woord)
            self.per_klank[klank(woord)].append(woord)


class Woordenboek:
    """Words that may have been meant: of these lists, and after them common Dutch ones."""

    def __init__(self, *lijsten: Woordenlijst):
        self._lijsten = lijsten

    def _is_eigen(self, woord: str) -> bool:
        return any(woord in lijst.woorden for lijst in self._lijsten)

    def kent(self, woord: str) -> bool:
        return self._is_eigen(woord) or is_bekend(woord)

    def _klinkt_zo(self, woord: str) -> list[str]:
        zo = klank(woord)
        return sorted({een for lijst in self._lijsten for een in lijst.per_klank.get(zo, ())})

    def herstel(self, woord: str) -> str:
        """The nearest known word; the word itself when it is known, short, or like none."""
        if len(woord) < KORTST_EEN_FOUT or not woord.isascii() or self.kent(woord):
            return SPREEKTAAL.get(woord, woord)
        beste = min(self._kandidaten(woord), default=None)
        if beste is None:
            return self._herstel_samenstelling(woord)
        if delen(woord) and not self._is_eigen_verschrijving(beste):
            return woord
        return beste[-1]

    def _herstel_samenstelling(self, woord: str) -> str:
        """Both halves by their sound: `hantwerkklup` is `handwerkclub`."""
        if len(woord) < 2 * KORTST_EEN_FOUT or delen(woord):
            return woord
        for knip in range(KORTST_EEN_FOUT, len(woord) - KORTST_EEN_FOUT + 1):
            helften = [self._klinkt_als(half) for half in (woord[:knip], woord[knip:])]
            if all(helften):
                return "".join(helften)
        return woord

    def _klinkt_als(self, woord: str) -> str:
        return woord if self._is_eigen(woord) else min(self._klinkt_zo(woord), default="")

    @staticmethod
    def _is_eigen_verschrijving(kandidaat: tuple) -> bool:
        """What can be read as a compound of two words is repaired to one of ours only."""
        afstand, is_vreemd, *_ = kandidaat
        return afstand <= 1 and not is_vreemd

    def _kandidaten(self, woord: str) -> list[tuple]:
        """What it may have meant, each as `_rang` ranks it."""
        fouten = 2 if len(woord) >= KORTST_TWEE_FOUTEN else 1
        bronnen = [*(lijst.per_lengte for lijst in self._lijsten), gewone_woorden()]
        lengtes = range(len(woord) - fouten, len(woord) + fouten + 1)
        gevonden = {
            ander: float(afstand)
            for bron in bronnen
            for lengte in lengtes
            for ander, afstand, _ in extract(
                woord, bron.get(lengte, ()), scorer=OSA.distance, score_cutoff=fouten, limit=None
            )
        }
        gevonden |= dict.fromkeys(self._klinkt_zo(woord), KLINKT_ZO)
        if not gevonden and len(woord) >= KORTST_BEGIN:
            gevonden = dict.fromkeys(self._begint_zo(woord), BEGINT_ZO)
        return [self._rang(woord, ander, afstand) for ander, afstand in gevonden.items()]

    def _begint_zo(self, woord: str) -> list[str]:
        return [een for lijst in self._lijsten for een in lijst.woorden if een.startswith(woord)]

    def _rang(self, woord: str, ander: str, afstand: float) -> tuple:
        """(how far, not one of ours, says little, other first letter, shorter, how rare, the word)."""
        return (
            afstand,
            not self._is_eigen(ander),
            ander in STOPWOORDEN,
            ander[0] != woord[0],
            # A letter is left out more often than one is added.
            len(ander) < len(woord),
            -wordfreq.zipf_frequency(ander, "nl"),
            ander,
        )


@lru_cache(maxsize=1)
def gewone_woorden() -> dict[int, list[str]]:
    """Common Dutch words by length."""
    per_lengte = defaultdict(list)
    for woord in wordfreq.top_n_list("nl", 40_000, ascii_only=True):
        if woord.isalpha() and wordfreq.zipf_frequency(woord, "nl") >= GEWOON and is_bekend(woord):
            per_lengte[len(woord)].append(woord)
    return dict(per_lengte)
