"""Danger first: the words of a question that call for a national number.

The words are data (`noodwoorden.tsv`, its format in its header) and err on the side of
showing. What is shown stands above the results, never instead of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from wijken.tekst import ruwe_woorden

from .noodnummers import Noodnummer, nummers_van
from .noodspelling import Spelling

# Who is in danger tells a story first: far more is read here than for the search.
MAX_NOOD = 2_000
# Words that belong together stand this near each other; in a long story that keeps
# a word of the first line from meeting one of the last.
VENSTER = 24
STAP = VENSTER // 2

# The end of a sentence is a word too: `ik wil niet meer.` says what `ik wil niet meer roken` does not.
EINDE = "."
_LEESTEKENS = re.compile(r"[.,;:!?\n…؟،]+")
_LIJST = Path(__file__).with_name("noodwoorden.tsv")


@dataclass(frozen=True)
class Noodregel:
    """One line of the list: for these kanalen, one word of each group, and none of `niet`."""

    kanalen: tuple[str, ...]
    groepen: tuple[tuple[str, ...], ...]
    niet: tuple[str, ...]


def lees_regels(tekst: str) -> list[Noodregel]:
    """The lines of a list, its named groups filled in, its words folded as a question is."""
    namen: dict[str, tuple[str, ...]] = {}
    regels = []
    for regel in tekst.splitlines():
        if not regel.strip() or regel.startswith("#"):
            continue
        kop, woorden = regel.split("\t")
        if kop.startswith("@"):
            namen[kop] = _keuzes(woorden, namen)
        else:
            regels.append(_regel(kop, woorden.split(), namen))
    return regels


def _regel(kop: str, stukken: list[str], namen: dict[str, tuple[str, ...]]) -> Noodregel:
    groepen = tuple(_keuzes(stuk, namen) for stuk in stukken if stuk[0] != "!")
    niet = chain.from_iterable(_keuzes(stuk[1:], namen) for stuk in stukken if stuk[0] == "!")
    return Noodregel(tuple(kop.split()), groepen, tuple(niet))


def _keuzes(tekst: str, namen: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """`@mij|ons|kind~|niet_meer` as its words, folded; each once, in order."""
    keuzes: dict[str, None] = {}
    for keus in tekst.split("|"):
        for woord in namen[keus] if keus.startswith("@") else (_gevouwen(keus),):
            keuzes[woord] = None
    return tuple(keuzes)


def _gevouwen(keus: str) -> str:
    einde = "~" if keus.endswith("~") else ""
    delen = keus.removesuffix("~").split("_")
    return "_".join(deel if deel == EINDE else ruwe_woorden(deel)[0] for deel in delen) + einde


def _zinnen(tekst: str) -> list[str]:
    """The words in order, with an `EINDE` after each part between punctuation marks."""
    delen = (ruwe_woorden(deel) for deel in _LEESTEKENS.split(tekst))
    return [woord for deel in delen if deel for woord in (*deel, EINDE)]


class Noodlijst:
    """The list, prepared by word: a question only meets the lines one of its words stands in."""

    def __init__(self, regels: list[Noodregel]):
        self._nummers: dict[tuple[str, ...], int] = {}
        self._heel = defaultdict(set)
        self._begin = defaultdict(set)
        self._zinsdelen = defaultdict(list)
        eisen = [self._eisen(regel) for regel in regels]
        self._lengtes = sorted({len(begin) for begin in self._begin})
        self._per_groep = self._bij_zeldzaamste(regels, eisen)
        keuzes = {keus for regel in regels for groep in regel.groepen for keus in groep}
        self._spelling = Spelling({deel for keus in keuzes for deel in keus.split("_")})

    def _eisen(self, regel: Noodregel) -> tuple[frozenset[int], frozenset[int]]:
        nodig = frozenset(self._nummer(groep) for groep in regel.groepen)
        return nodig, frozenset([self._nummer(regel.niet)] if regel.niet else [])

    def _nummer(self, groep: tuple[str, ...]) -> int:
        """Groups with the same words are one group, known by a number."""
        if groep not in self._nummers:
            self._nummers[groep] = len(self._nummers)
            for keus in groep:
                self._onthoud(keus, self._nummers[groep])
        return self._nummers[groep]

    def _onthoud(self, keus: str, nummer: int) -> None:
        if "_" in keus:
            eerste, *rest = keus.split("_")
            self._zinsdelen[eerste].append((rest, nummer))
        elif keus.endswith("~"):
            self._begin[keus[:-1]].add(nummer)
        else:
            self._heel[keus].add(nummer)

    @staticmethod
    def _bij_zeldzaamste(regels, eisen) -> dict[int, list]:
        """Each line under the group that the fewest lines ask for."""
        aantallen = defaultdict(int)
        for nummer in chain.from_iterable(nodig for nodig, _ in eisen):
            aantallen[nummer] += 1
        per_groep = defaultdict(list)
        for regel, (nodig, niet) in zip(regels, eisen, strict=True):
            zeldzaamste = min(nodig, key=lambda nummer: (aantallen[nummer], nummer))
            per_groep[zeldzaamste].append((regel.kanalen, nodig, niet))
        return per_groep

    def kanalen(self, woorden: list[str]) -> set[str]:
        groepen = self._groepen_per_plek(woorden)
        gevonden = set()
        for begin in range(0, max(1, len(woorden) - STAP), STAP):
            gevonden |= self._kanalen_bij(set().union(*groepen[begin : begin + VENSTER]))
        return gevonden

    def _kanalen_bij(self, groepen: set[int]) -> set[str]:
        gevonden = set()
        for groep in groepen:
            for kanalen, nodig, niet in self._per_groep.get(groep, ()):
                if nodig <= groepen and niet.isdisjoint(groepen):
                    gevonden.update(kanalen)
        return gevonden

    def _groepen_per_plek(self, woorden: list[str]) -> list[set[int]]:
        gelezen = [self._gelezen(woord) for woord in woorden]
        return [self._groepen_op(plek, woorden, gelezen) for plek in range(len(woorden))]

    def _gelezen(self, woord: str) -> set[str]:
        """The word, or the words of the list it may stand for."""
        if woord in self._heel or woord in self._zinsdelen:
            return {woord}
        return {woord, *self._spelling.bedoeld(woord)}

    def _bij_begin(self, woord: str) -> Iterator[set[int]]:
        for lengte in self._lengtes:
            if (nummers := self._begin.get(woord[:lengte])) and lengte <= len(woord):
                yield nummers

    def _groepen_op(self, plek: int, woorden: list[str], gelezen: list[set[str]]) -> set[int]:
        groepen = set()
        for woord in gelezen[plek]:
            groepen.update(self._heel.get(woord, ()), *self._bij_begin(woord))
            for rest, nummer in self._zinsdelen.get(woord, ()):
                volgende = gelezen[plek + 1 : plek + 1 + len(rest)]
                if len(volgende) == len(rest) and all(map(set.__contains__, volgende, rest)):
                    groepen.add(nummer)
        return groepen | self._groepen_aaneen(woorden[plek : plek + 2])

    def _groepen_aaneen(self, paar: list[str]) -> set[int]:
        """`zelf moord` is `zelfmoord` too."""
        aaneen = "".join(paar)
        if len(paar) < 2 or min(map(len, paar)) < 3:
            return set()
        return self._heel.get(aaneen, set())


@cache
def noodlijst() -> Noodlijst:
    return Noodlijst(lees_regels(_LIJST.read_text(encoding="utf-8")))


def nood_bij(vraag: str) -> list[Noodnummer]:
    """The numbers this question calls for, in the order of `NOODNUMMERS`; usually none.

    Give it the question as it was typed: the first `MAX_NOOD` characters are read.
    """
    return nummers_van(noodlijst().kanalen(_zinnen(vraag[:MAX_NOOD])))
