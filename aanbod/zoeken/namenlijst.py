"""Names and terms that begin with what was typed; nothing of a database."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import NamedTuple

from wijken.tekst import ruwe_woorden

from .tekst import MAX_VRAAG, MAX_WOORDEN, STOPWOORDEN, is_bekend

ONDERWERP, AANBOD, AANBIEDER, WIJK = SOORTEN = ("onderwerp", "aanbod", "aanbieder", "wijk")
HOOGSTENS = 8
# So many of each soort come before more of one: a wijk is not lost behind eight aanbod.
VAN_ELK = 2
# At two letters nearly every onderwerp has a term that begins so.
KORTSTE_TERM = 3
HOOGSTENS_VIA_TERM = 3
STERKSTE_TERMEN = 3
# "crabb" is the beginning of one word of many terms, and says nothing of what is asked there.
DEEL_VAN_MEER = 0.5
# What is so much weaker than the best is left out.
NOEMENSWAARD = 0.2
# Sorts after every letter.
_LAATST = "\U0010ffff"


class Suggestie(NamedTuple):
    """`bij` tells it from another of its name, or is the word by which it was found."""

    soort: str
    slug: str
    naam: str
    bij: str


class Getypt(NamedTuple):
    """The words typed so far; each may be the beginning of one.

    `inhoud` must all be there. `functie` (de, voor, hulp) need not, but what has them comes
    first. `kaal` is `inhoud` as one text, `heel` all of it.
    """

    inhoud: tuple[str, ...]
    functie: tuple[str, ...]
    kaal: str
    heel: str

    @classmethod
    def van(cls, tekst: str) -> "Getypt":
        woorden = ruwe_woorden(tekst[:MAX_VRAAG])[:MAX_WOORDEN]
        inhoud = inhoud_van(woorden)
        functie = tuple(woord for woord in woorden if woord not in inhoud)
        return cls(inhoud, functie, " ".join(inhoud), " ".join(woorden))

    @property
    def letters(self) -> int:
        return sum(map(len, self.inhoud))


def inhoud_van(woorden: Iterable[str]) -> tuple[str, ...]:
    """Without function words; of nothing but those, all: "de" may become "dementie"."""
    woorden = tuple(woorden)
    return tuple(woord for woord in woorden if woord not in STOPWOORDEN) or woorden


class Naam(NamedTuple):
    """A name by which something is found: its own, an alias, or what people call a place."""

    kaal: str
    heel: str
    suggestie: Suggestie

    def is_precies(self, getypt: Getypt) -> bool:
        return self.kaal == getypt.kaal or self.heel == getypt.heel


class Register:
    """Texts in the order of the alphabet, each with the place of what it leads to."""

    def __init__(self, paren: Iterable[tuple[str, int]]):
        gesorteerd = sorted(set(paren))
        self._teksten = [tekst for tekst, _ in gesorteerd]
        self._plekken = array("I", [plek for _, plek in gesorteerd])

    def plekken(self, begin: str) -> set[int]:
        van = bisect_left(self._teksten, begin)
        tot = bisect_left(self._teksten, begin + _LAATST, van)
        return set(self._plekken[van:tot])


class Namen:
    """The names of one soort, each known by its place in the alphabet."""

    def __init__(self, namen: Iterable[Naam]):
        self._namen = sorted(namen)
        genummerd = list(enumerate(self._namen))
        self._begin = Register(
            (begin, plek) for plek, naam in genummerd for begin in (naam.kaal, naam.heel)
        )
        self._woord = Register(
            (woord, plek) for plek, naam in genummerd for woord in naam.heel.split()
        )

    def vind(self, getypt: Getypt) -> Iterator[Naam]:
        """At most `HOOGSTENS` things, the best first: the whole name, its beginning, a word in it.

        Sets, and no look at each name: a word may stand in every one of thousands.
        """
        alle = self._met(getypt.inhoud)
        gewenst = alle & self._met(getypt.functie) if getypt.functie else alle
        voorop = self._begin.plekken(getypt.kaal) | self._begin.plekken(getypt.heel)
        gezien = set()
        for groep in (gewenst, alle - gewenst):
            for plekken in (groep & voorop, groep - voorop):
                for plek in self._eerste(plekken):
                    naam = self._namen[plek]
                    if naam.suggestie[:2] not in gezien and len(gezien) < HOOGSTENS:
                        gezien.add(naam.suggestie[:2])
                        yield naam

    def _met(self, beginnen: Iterable[str]) -> set[int]:
        return set.intersection(*(self._woord.plekken(begin) for begin in beginnen))

    def _eerste(self, plekken: set[int]) -> list[int]:
        """Twice as many as are shown: one thing may have more names that fit."""
        return nsmallest(2 * HOOGSTENS, plekken)


class Term(NamedTuple):
    woorden: tuple[str, ...]
    slug: str
    gewicht: int
    term: str

    def kracht(self, letters: int) -> float:
        """Its weight, for the part of it that was typed; 0 for too little of several words."""
        deel = min(1.0, letters / sum(map(len, self.woorden)))
        return self.gewicht * deel if len(self.woorden) == 1 or deel >= DEEL_VAN_MEER else 0.0

    @property
    def is_toonbaar(self) -> bool:
        """Terms also are typing errors, or words in any order: those are not shown to people."""
        return " " not in self.term and (not self.term.isascii() or is_bekend(self.term.lower()))


class Termen:
    """The terms of the thesaurus that mean an onderwerp, by their first word."""

    def __init__(self, termen: Iterable[Term]):
        self._termen = sorted(termen)
        self._eerste = Register((term.woorden[0], plek) for plek, term in enumerate(self._termen))

    def vind(self, getypt: Getypt) -> list[tuple[str, str]]:
        """(slug of the onderwerp, term to show) of those most likely meant."""
        if getypt.letters < KORTSTE_TERM:
            return []
        per_slug = defaultdict(list)
        for term in self._die_beginnen_met(getypt.inhoud):
            if kracht := term.kracht(getypt.letters):
                per_slug[term.slug].append((kracht, term))
        punten = {slug: _punten(rijen) for slug, rijen in per_slug.items()}
        hoogste = max(punten.values(), default=0)
        beste = sorted(punten, key=lambda slug: (-punten[slug], slug))[:HOOGSTENS_VIA_TERM]
        return [
            (slug, _getoond(per_slug[slug]))
            for slug in beste
            if punten[slug] >= NOEMENSWAARD * hoogste
        ]

    def _die_beginnen_met(self, inhoud: tuple[str, ...]) -> Iterator[Term]:
        """A term is words in any order: the first may begin with any of those typed."""
        for plek in set().union(*map(self._eerste.plekken, inhoud)):
            term = self._termen[plek]
            if all(any(woord.startswith(een) for woord in term.woorden) for een in inhoud):
                yield term


def _punten(rijen: list[tuple[float, Term]]) -> float:
    """Of the strongest: one onderwerp has more near-synonyms than another."""
    return sum(kracht**2 for kracht, _ in sorted(rijen, reverse=True)[:STERKSTE_TERMEN])


def _getoond(rijen: list[tuple[float, Term]]) -> str:
    toonbaar = ((-kracht, term.term) for kracht, term in rijen if term.is_toonbaar)
    return min(toonbaar, default=(0, ""))[1]


class Lijst:
    """All that may be suggested in one gemeente."""

    def __init__(self, namen: dict[str, list[Naam]], termen: Termen):
        self._namen = {soort: Namen(namen[soort]) for soort in SOORTEN}
        self._onderwerpen = {een.suggestie.slug: een.suggestie for een in namen[ONDERWERP]}
        self._termen = termen

    def vind(self, getypt: Getypt) -> list[Suggestie]:
        gevonden, heel = {}, set()
        for soort in SOORTEN:
            namen = list(self._namen[soort].vind(getypt))
            gevonden[soort] = [naam.suggestie for naam in namen]
            if any(naam.is_precies(getypt) for naam in namen):
                heel.add(soort)
        gevonden[ONDERWERP] += self._via_termen(getypt, gevonden[ONDERWERP])
        # Who typed a whole name knows where to go; else the order of `SOORTEN`.
        return _verdeel([gevonden[soort] for soort in sorted(SOORTEN, key=lambda s: s not in heel)])

    def _via_termen(self, getypt: Getypt, al: list[Suggestie]) -> list[Suggestie]:
        slugs = {een.slug for een in al}
        return [
            self._onderwerpen[slug]._replace(bij=term)
            for slug, term in self._termen.vind(getypt)
            if slug in self._onderwerpen and slug not in slugs
        ]


def _verdeel(lijsten: list[list[Suggestie]]) -> list[Suggestie]:
    """Those of one soort stay together."""
    over = HOOGSTENS - sum(len(lijst[:VAN_ELK]) for lijst in lijsten)
    verdeeld = []
    for lijst in lijsten:
        extra = lijst[VAN_ELK : VAN_ELK + over]
        over -= len(extra)
        verdeeld += lijst[:VAN_ELK] + extra
    return verdeeld
