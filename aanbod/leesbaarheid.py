"""Leesbaarheid: what makes a Dutch text hard to read, where it stands, and what to do about it.

The score is that of Flesch-Douma: 206.84 - 0.93 x words a sentence - 77 x syllables a word; with
its bands from W.H. Douma, "De leesbaarheid van landbouwbladen" (Landbouwhogeschool Wageningen,
Bulletin 17, 1960). It is a figure for sentences and words, no more: no formula proves a level, so
none is named.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import wordfreq
from django.db.models import TextChoices

from wijken.tekst import zonder_accenten

from .lettergrepen import lettergrepen
from .lijdend import lijdende_vormen
from .moeilijkewoorden import (
    Lijstwoord,
    afkorting,
    afkortingen,
    eerste_woorden,
    lijstwoorden,
    met_punten,
    uitdrukkingen,
    zoek_op,
)
from .zoeken.tekst import delen

LANGSTE_ZIN = 15
# The formula was made for samples of a hundred words; of fewer than this it says nothing.
MINSTE_WOORDEN = 20
# A word of this length that is hardly ever written (Zipf: 2.5 is once in three million words)
# and is no compound of common words; and one that is long whatever it is made of.
LANG, ZELDZAAM, TE_LANG = 12, 2.5, 22


class Soort(TextChoices):
    LANGE_ZIN = "lange-zin", "Lange zin"
    LIJDEND = "lijdend", "Lijdende vorm"
    MOEILIJK = "moeilijk", "Moeilijk woord"
    AFKORTING = "afkorting", "Afkorting"


@dataclass(frozen=True)
class Bevinding:
    """One thing that reads hard: `tekst[begin:eind]`, and what to do about it."""

    soort: Soort
    begin: int
    eind: int
    tekst: str
    advies: str


@dataclass(frozen=True)
class Stuk:
    """A piece of the text, with the kinds of what was found in it."""

    tekst: str
    soorten: tuple[str, ...] = ()


# From this score on; Douma's own names of the bands, in a sentence.
_OORDELEN = [
    (0, "Dit leest zeer moeilijk."),
    (30, "Dit leest moeilijk."),
    (45, "Dit leest tamelijk moeilijk."),
    (60, "Dit leest gewoon."),
    (70, "Dit leest tamelijk makkelijk."),
    (80, "Dit leest makkelijk."),
    (90, "Dit leest zeer makkelijk."),
]
MOEILIJK_ONDER, GEWOON_VANAF = 45, 60


@dataclass(frozen=True)
class Leesbaarheid:
    """What was found in one text. `score` is None when it is too short for the formula."""

    tekst: str
    woorden: int
    zinnen: int
    score: int | None
    bevindingen: list[Bevinding] = field(default_factory=list)

    @property
    def oordeel(self) -> str:
        if not self.woorden:
            return "Er staat nog niets."
        if self.score is None:
            return "De tekst is te kort voor een score."
        return _OORDELEN[bisect_right([vanaf for vanaf, _ in _OORDELEN[1:]], self.score)][1]

    @property
    def per_soort(self) -> list[tuple[str, int]]:
        """The Dutch name of each kind that was found, with how many."""
        aantallen = Counter(een.soort for een in self.bevindingen)
        return [(soort.label, aantallen[soort]) for soort in Soort if aantallen[soort]]

    @property
    def gegroepeerd(self) -> list[tuple[Bevinding, int]]:
        """What was found, in order; the same word is told once, with how often."""
        eerste: dict[tuple, Bevinding] = {}
        keren = Counter()
        for een in self.bevindingen:
            sleutel = (een.soort, een.tekst.lower())
            eerste.setdefault(sleutel, een)
            keren[sleutel] += 1
        return [(een, keren[sleutel]) for sleutel, een in eerste.items()]

    @property
    def per_honderd(self) -> float:
        """How much was found in a hundred words; a short text counts as fifty."""
        return 100 * len(self.bevindingen) / max(self.woorden, 50)

    @cached_property
    def stukken(self) -> list[Stuk]:
        """The whole text in pieces, to mark what was found; what overlaps has several kinds."""
        grenzen = sorted(
            {0, len(self.tekst)}
            | {punt for een in self.bevindingen for punt in (een.begin, een.eind)}
        )
        return [
            Stuk(self.tekst[van:tot], self._soorten(van, tot))
            for van, tot in zip(grenzen, grenzen[1:], strict=False)
        ]

    def _soorten(self, van: int, tot: int) -> tuple[str, ...]:
        hier = {een.soort for een in self.bevindingen if een.begin < tot and van < een.eind}
        return tuple(soort.value for soort in Soort if soort in hier)


def lees(tekst: str) -> Leesbaarheid:
    """Find what reads hard in this text."""
    tekst = tekst.replace("\r\n", "\n")
    zinnen = list(_zinnen(tekst))
    bevindingen = [een for zin in zinnen for een in _in_zin(tekst, zin)]
    bevindingen += _afkortingen(tekst)
    bevindingen.sort(key=lambda een: (een.begin, een.eind))
    woorden = sum(len(zin.woorden) for zin in zinnen)
    return Leesbaarheid(tekst, woorden, len(zinnen), _score(zinnen, woorden), bevindingen)


def _score(zinnen: list["Zin"], woorden: int) -> int | None:
    """Flesch-Douma. A number counts as a word of a sentence, but has no syllables to count."""
    geteld = [lettergrepen(woord.tekst) for zin in zinnen for woord in zin.woorden if woord.is_taal]
    if woorden < MINSTE_WOORDEN or not geteld:
        return None
    per_zin, per_woord = woorden / len(zinnen), sum(geteld) / len(geteld)
    return max(0, min(100, round(206.84 - 0.93 * per_zin - 77 * per_woord)))


# --- Sentences and words -----------------------------------------------------------------


@dataclass(frozen=True)
class Woord:
    tekst: str
    begin: int

    @property
    def eind(self) -> int:
        return self.begin + len(self.tekst)

    @property
    def is_taal(self) -> bool:
        return self.tekst[0].isalpha()


@dataclass(frozen=True)
class Zin:
    begin: int
    eind: int
    woorden: list[Woord]


_WOORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
# A web or mail address is no Dutch, and its dots end no sentence.
_ADRES = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+\b|\b[\w-]+\.(?:nl|com|org|eu)\b\S*"
)
# The end of a sentence; so is an empty line, and a line that begins with a dash or a capital.
_EINDE = re.compile(r"[.!?…]+(?=[\"'”’)\]]*(?:\s|$))|\n\s*\n|\n(?=\s*(?:[-–•*]|\d+[.)]|[A-ZÀ-Ý]))")
_VOOR_DE_PUNT = re.compile(r"\S+$")
_PUNTWOORD = re.compile(r"(?:[a-z]\.)+[a-z]?|\d+", re.IGNORECASE)
# These may end a sentence all the same.
_AAN_HET_EIND = frozenset({"enz.", "etc.", "e.d.", "e.a."})


def _zinnen(tekst: str) -> Iterator[Zin]:
    kaal = _ADRES.sub(lambda adres: " " * len(adres[0]), tekst)
    begin = 0
    for einde in [*(een.end() for een in _EINDE.finditer(kaal) if _is_einde(kaal, een)), len(kaal)]:
        woorden = [Woord(een[0], begin + een.start()) for een in _WOORD.finditer(kaal[begin:einde])]
        if woorden:
            yield Zin(woorden[0].begin, max(woorden[-1].eind, _zonder_wit(kaal, einde)), woorden)
        begin = einde


def _zonder_wit(tekst: str, eind: int) -> int:
    while eind and tekst[eind - 1].isspace():
        eind -= 1
    return eind


def _is_einde(tekst: str, teken: re.Match) -> bool:
    if teken[0] != ".":
        return True
    voor = _VOOR_DE_PUNT.search(tekst, max(0, teken.start() - 20), teken.start())
    woord = voor[0].lstrip("(\"'“‘") if voor else ""
    met_punt = f"{woord}.".lower()
    if met_punt in _AAN_HET_EIND:
        return tekst[teken.end() :].lstrip()[:1].isupper()
    # A number ends a sentence, but the number of a line in a list does not.
    if woord.isdigit():
        return bool(tekst[: teken.start() - len(woord)].rpartition("\n")[2].strip())
    return met_punt not in met_punten() and not _PUNTWOORD.fullmatch(woord)


# --- What is found -----------------------------------------------------------------------


def _in_zin(tekst: str, zin: Zin) -> Iterator[Bevinding]:
    if len(zin.woorden) > LANGSTE_ZIN:
        yield Bevinding(
            Soort.LANGE_ZIN, zin.begin, zin.eind, tekst[zin.begin : zin.eind],
            f"Deze zin heeft {len(zin.woorden)} woorden. Maak er meer zinnen van, met hooguit {LANGSTE_ZIN} woorden.",
        )  # fmt: skip
    for begin, eind in lijdende_vormen([(een.tekst, een.begin) for een in zin.woorden], tekst):
        yield Bevinding(
            Soort.LIJDEND, begin, eind, tekst[begin:eind], "Schrijf wie het doet: “wij helpen u”, niet “u wordt geholpen”."
        )  # fmt: skip
    yield from _moeilijk(tekst, zin)


def _moeilijk(tekst: str, zin: Zin) -> Iterator[Bevinding]:
    bezet_tot = 0
    for nummer, woord in enumerate(zin.woorden):
        if woord.begin < bezet_tot or not woord.is_taal:
            continue
        klein = woord.tekst.lower()
        if klein in eerste_woorden() and (
            meer := uitdrukkingen().match(tekst, woord.begin, zin.eind)
        ):
            bezet_tot = meer.end()
            in_lijst = lijstwoorden()[" ".join(meer[0].lower().split())]
            yield _uit_de_lijst(in_lijst, *meer.span(), tekst)
        elif in_lijst := zoek_op(klein):
            yield _uit_de_lijst(in_lijst, woord.begin, woord.eind, tekst)
        elif not _is_naam(nummer, woord) and (advies := _advies_bij_lang(klein)):
            yield Bevinding(Soort.MOEILIJK, woord.begin, woord.eind, woord.tekst, advies)


def _is_naam(nummer: int, woord: Woord) -> bool:
    """A capital inside a sentence."""
    return nummer > 0 and woord.tekst[0].isupper()


def _uit_de_lijst(in_lijst: Lijstwoord, begin: int, eind: int, tekst: str) -> Bevinding:
    advies = f"{in_lijst.wat} Gewoner: {in_lijst.eenvoudiger}."
    return Bevinding(Soort.MOEILIJK, begin, eind, tekst[begin:eind], advies)


@lru_cache(maxsize=20_000)
def _advies_bij_lang(woord: str) -> str:
    """Empty for a word that is short, common, or made of common words."""
    if "-" in woord or len(woord) < LANG:
        return ""
    if len(woord) >= TE_LANG:
        return f"Lang woord ({len(woord)} letters). Zeg het in meer woorden."
    if wordfreq.zipf_frequency(woord, "nl", wordlist="large") >= ZELDZAAM:
        return ""
    if delen(zonder_accenten(woord)):
        return ""
    return "Lang woord dat weinig mensen kennen. Kies een gewoner woord, of leg het uit."


def _afkortingen(tekst: str) -> Iterator[Bevinding]:
    """Letters that stand for words; not where the words stand beside it, between brackets."""
    for vondst in afkorting().finditer(tekst):
        kort = vondst[0]
        if not _telt_als_afkorting(kort, tekst):
            continue
        bekend = afkortingen().get(kort) or afkortingen().get(kort.lower())
        advies = (
            f"Afkorting. Schrijf het voluit: {bekend.eenvoudiger}."
            if bekend
            else "Afkorting. Niet iedereen kent die. Schrijf het voluit."
        )
        yield Bevinding(Soort.AFKORTING, *vondst.span(), kort, advies)


# Known to everyone, or names.
_GEWONE_AFKORTINGEN = frozenset(
    {
        "AOW", "BBQ", "CD", "DVD", "EHBO", "EK", "EU", "GPS", "HBO", "ID", "MBO", "NL", "NS", "OK",
        "OV", "PC", "PDF", "SMS", "TV", "UK", "USA", "USB", "VMBO", "VS", "WC", "WK", "XL",
    }
)  # fmt: skip


def _telt_als_afkorting(kort: str, tekst: str) -> bool:
    if kort in _GEWONE_AFKORTINGEN or f"({kort})" in tekst or f"{kort} (" in tekst:
        return False
    # A heading in capitals is no row of abbreviations.
    return not (kort.isupper() and "." not in kort and tekst.isupper())
