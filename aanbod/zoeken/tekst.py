"""Words as the index knows them: lower case, without accents, as Dutch stems.

Prepared once, when something is saved, and again for what a visitor types; so SQLite
and PostgreSQL index and find the same words.
"""

import re
from functools import lru_cache
from pathlib import Path

import simplemma
import Stemmer

from wijken.tekst import zonder_accenten

MAX_VRAAG = 200
MAX_WOORDEN = 12
KORTSTE_DEEL = 4
# Shorter tails that do make a compound: fietsles, stadspas.
KORTE_STAARTEN = frozenset({"les", "pas"})

_GEEN_INDEXTEKEN = re.compile(r"[^a-z0-9]")
_WOORD = re.compile(r"[^\W_]+")

# What the lemmatiser does not know or joins wrongly, in the words of this domain.
UITZONDERINGEN = {
    "huizen": "huis",
    "huisje": "huis",
    "zin": "zin",
    "gezin": "gezin",
    "gezinnen": "gezin",
    "oudere": "ouderen",
    "ouderen": "ouderen",
    "ouder": "ouder",
    "ouders": "ouder",
    "jongere": "jongeren",
    "jongeren": "jongeren",
    "eenzaamheid": "eenzaam",
    "vluchtelingen": "vluchteling",
    "hulpverlening": "hulpverlening",
    "wonen": "woning",
    "woon": "woning",
    "mantelzorger": "mantelzorg",
    "mantelzorgers": "mantelzorg",
    "les": "les",
    "lessen": "les",
    "fiets": "fiets",
    "fietsen": "fiets",
    "cafe": "cafe",
    "cafes": "cafe",
}
# Compounds that would be cut in the wrong place.
SAMENSTELLINGEN = {"buurthuis": ("buurt", "huis")}

# Words that say nothing about the subject, and the politeness around a question.
STOPWOORDEN = frozenset(
    Path(__file__).with_name("stopwoorden.txt").read_text(encoding="utf-8").split()
)

_stemmer = Stemmer.Stemmer("dutch_porter")


def _veilig(woord: str) -> str:
    """ASCII only: another script becomes its code points, which every database keeps whole."""
    if woord.isascii():
        return woord
    return "".join(teken if teken.isascii() else f"u{ord(teken):x}" for teken in woord)


@lru_cache(maxsize=20_000)
def stam(woord: str) -> str:
    """The stem of the lemma of one lower-case word without accents: `schulden` -> `schuld`."""
    if not woord.isascii() or any(teken.isdigit() for teken in woord):
        return _veilig(woord)
    # A lemma may bring what is no letter (`email` -> `e-mail`); an index word is a-z and 0-9.
    return _GEEN_INDEXTEKEN.sub("", _veilig(_stemmer.stemWord(_lemma(woord)))) or woord


def _lemma(woord: str) -> str:
    lemma = UITZONDERINGEN.get(woord) or simplemma.lemmatize(woord, lang="nl").lower()
    return UITZONDERINGEN.get(lemma, lemma)


@lru_cache(maxsize=20_000)
def delen(woord: str) -> tuple[str, ...]:
    """The halves of a compound when both are known words: `taalcursus` -> `taal`, `cursus`.

    The longest known tail wins; a linking -s- or -en- may stand between.
    """
    if not woord.isascii() or not woord.isalpha():
        return ()
    woord = _lemma(woord)
    if woord in SAMENSTELLINGEN:
        return SAMENSTELLINGEN[woord]
    for knip in range(KORTSTE_DEEL, len(woord) - 2):
        kop, staart = woord[:knip], woord[knip:]
        if not _is_staart(staart):
            continue
        for eind in ("", "s", "en"):
            kale_kop = kop.removesuffix(eind) if eind else kop
            if len(kale_kop) >= KORTSTE_DEEL and _bekend(kale_kop):
                return (kale_kop, staart)
    return ()


def _is_staart(woord: str) -> bool:
    return woord in KORTE_STAARTEN or (len(woord) >= KORTSTE_DEEL and _bekend(woord))


def _bekend(woord: str) -> bool:
    return woord in UITZONDERINGEN or simplemma.is_known(woord, lang="nl")


def ruwe_woorden(tekst: str) -> list[str]:
    """Lower-case words without accents, in order, stop words included."""
    return _WOORD.findall(zonder_accenten(tekst).lower())


@lru_cache(maxsize=1_000)
def tekstwoorden(tekst: str) -> frozenset[str]:
    """The index words of one text that is asked for again and again, such as an uitleg."""
    return frozenset(indexwoorden(tekst))


def indexwoorden(*teksten: str) -> list[str]:
    """The distinct index words of these texts, compounds and their halves, in order."""
    gevonden: dict[str, None] = {}
    for tekst in teksten:
        for woord in ruwe_woorden(tekst):
            if woord in STOPWOORDEN:
                continue
            gevonden[stam(woord)] = None
            for deel in delen(woord):
                gevonden[stam(deel)] = None
    return list(gevonden)


def vraagtermen(vraag: str) -> list[tuple[str, ...]]:
    """What must be found: per word of the question its index word, then its halves.

    A compound is found by itself or by all of its halves. At most `MAX_WOORDEN` words of
    the first `MAX_VRAAG` characters count.
    """
    termen: dict[tuple[str, ...], None] = {}
    for woord in ruwe_woorden(vraag[:MAX_VRAAG]):
        if woord not in STOPWOORDEN:
            termen[(stam(woord), *(stam(deel) for deel in delen(woord)))] = None
    return list(termen)[:MAX_WOORDEN]
