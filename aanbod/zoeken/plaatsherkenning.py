"""A place in the question itself: "koffie in de vogelbuurt", "3317", "in alblasserdam"."""

import re
from typing import NamedTuple

import wordfreq
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from wijken.tekst import ruwe_woorden

from .etiketten import Etiketten
from .spelling import klank

LANGSTE_NAAM = 4
# A place of so many letters may have one typing error, a long one two.
KORTST, LANG = 5, 8
# A name that is also an everyday word ("centrum"; "Leek", "Best") needs "in" or "op" before it.
ALLEDAAGS_HIER, ALLEDAAGS_ELDERS = 4.5, 3.5
WAAR = frozenset({"in", "op", "te", "bij", "uit", "naar", "rond", "omgeving", "wijk", "buurt"})
LIDWOORDEN = frozenset({"de", "het"})
VOOR_EEN_PLAATS = frozenset({"in", "op", "te", "bij", "rond"}) | LIDWOORDEN
_LETTERS = re.compile(r"^[a-z]{2}$")
# After four digits these two letters are a word and not the end of a postcode.
GEEN_POSTCODELETTERS = frozenset(
    {"in", "is", "en", "of", "te", "ik", "de", "op", "wa", "om", "er", "al", "aan", "me", "we", "ze", "uw"}
)  # fmt: skip


class Vindplaats(NamedTuple):
    """Which words of the question, from `van` up to `tot`, name the place `naam`."""

    van: int
    tot: int
    naam: str


def plek_in(woorden: list[str], etiketten: Etiketten) -> Vindplaats | None:
    """The longest name of a place in this gemeente, the last one of several."""
    return _postcode_in(woorden, etiketten) or _naam_in(woorden, etiketten.plekken, ALLEDAAGS_HIER)


def gemeente_in(woorden: list[str], etiketten: Etiketten) -> Vindplaats | None:
    """Another gemeente that the question is about."""
    return _naam_in(woorden, etiketten.gemeenten, ALLEDAAGS_ELDERS)


def _postcode_in(woorden, etiketten) -> Vindplaats | None:
    for plek, woord in enumerate(woorden):
        cijfers, letters = woord[:4], woord[4:]
        if not cijfers.isdigit() or cijfers not in etiketten.plekken:
            continue
        if letters == "":
            volgend = woorden[plek + 1] if plek + 1 < len(woorden) else ""
            if _LETTERS.match(volgend) and volgend not in GEEN_POSTCODELETTERS:
                return Vindplaats(plek, plek + 2, f"{cijfers} {volgend}")
            return Vindplaats(plek, plek + 1, cijfers)
        if _LETTERS.match(letters):
            return Vindplaats(plek, plek + 1, f"{cijfers} {letters}")
    return None


def _naam_in(woorden: list[str], namen, alledaags: float) -> Vindplaats | None:
    for lengte in range(LANGSTE_NAAM, 0, -1):
        for van in range(len(woorden) - lengte, -1, -1):
            naam = " ".join(woorden[van : van + lengte])
            if naam in namen and _is_plaats(woorden, van, lengte, alledaags):
                return Vindplaats(van, van + lengte, naam)
    return None


def _is_plaats(woorden: list[str], van: int, lengte: int, alledaags: float) -> bool:
    """One everyday word is a place only after "in" or "op (de)", or when it is all there is."""
    if lengte > 1 or len(woorden) == 1 or woorden[van].isdigit():
        return True
    if wordfreq.zipf_frequency(woorden[van], "nl") < alledaags:
        return True
    ervoor = [woord for woord in woorden[max(0, van - 2) : van] if woord not in LIDWOORDEN]
    return bool(ervoor) and ervoor[-1] in WAAR


def bedoelde_plek(tekst: str, etiketten: Etiketten) -> str:
    """What was typed as a place, or the one place here that it is a typing error of."""
    getypt = " ".join(ruwe_woorden(tekst))
    if len(getypt) < KORTST or getypt in etiketten.plekken or any(map(str.isdigit, getypt)):
        return tekst
    fouten = 2 if len(getypt) >= LANG else 1
    gevonden = extract(
        getypt, sorted(etiketten.plekken), scorer=OSA.distance, score_cutoff=fouten, limit=2
    )
    klinkt = [plek for plek in sorted(etiketten.plekken) if klank(plek) == klank(getypt)]
    if klinkt:
        return klinkt[0]
    return gevonden[0][0] if gevonden else tekst


def bedoelde_gemeente(tekst: str, etiketten: Etiketten) -> tuple[str, str] | None:
    """(name, slug) of another gemeente on the site that was typed as a place."""
    return etiketten.gemeenten.get(" ".join(ruwe_woorden(tekst)))
