"""Words as the index knows them: lower case, without accents, as Dutch stems.

Prepared once, when something is saved, and again for what a visitor types; so SQLite
and PostgreSQL index and find the same words.
"""

import re
from functools import lru_cache
from pathlib import Path

import simplemma
import Stemmer
import wordfreq

from wijken.tekst import ruwe_woorden

MAX_VRAAG = 200
MAX_WOORDEN = 12
KORTSTE_DEEL = 4
# Shorter words that do make a compound: fietsles, stadspas, eettafel, buurtbus.
KORTE_DELEN = frozenset({"les", "pas", "eet", "bus", "huur", "wmo", "ggz", "pgb"})
# They end a word without being a word of their own.
GEEN_STAARTEN = frozenset(
    {"achtig", "baar", "delen", "eren", "heid", "lijk", "lijks", "loos", "matig", "schap", "ster", "vol",
     "waarts", "zaam"}
)  # fmt: skip
# They begin a word that means something else than its parts.
GEEN_KOPPEN = frozenset(
    {"alleen", "daar", "echt", "hier", "neder", "waar", "boven", "buiten", "door", "even", "mantel", "mede", "onder", "over",
     "rond", "samen", "tegen", "tussen", "voor", "weder", "ziek", "zieken"}
)  # fmt: skip
# Zipf frequency: a part of a compound is at least so common (3.0: once in a million words).
GEWOON_DEEL = 3.0
# ... and a word of this frequency is one, also where the dictionary does not hold it.
GEWOON_WOORD = 2.7

_GEEN_INDEXTEKEN = re.compile(r"[^a-z0-9]")

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
    "moeder": "moeder",
    "moeders": "moeder",
    "vader": "vader",
    "vaders": "vader",
    "vriendin": "vriendin",
    "kans": "kans",
    "kansen": "kans",
    "maatje": "maatje",
    "maatjes": "maatje",
    "ruik": "ruiken",
    "ruikt": "ruiken",
    "rookt": "roken",
    "werkeloos": "werkloos",
    "werkeloze": "werkloos",
    "ontslagen": "ontslag",
    "dementie": "dement",
    "dementerend": "dement",
    "dementerende": "dement",
    "vergeet": "vergeten",
    "scheiding": "scheiden",
    "gescheiden": "scheiden",
    "alleen": "alleen",
}
# Words that the lemmatiser and the stemmer would join with another: rekenen is no rekening,
# ouders are no ouderen, "in de war" is no "waar".
VASTE_STAMMEN = frozenset(
    [
        "afval",
        "bed",
        "been",
        "begeleiding",
        "beste",
        "beter",
        "daten",
        "drank",
        "duur",
        "eens",
        "eerste",
        "gat",
        "haan",
        "heen",
        "kinds",
        "meet",
        "moe",
        "muis",
        "niets",
        "noten",
        "ouder",
        "ouderen",
        "overheid",
        "rechten",
        "rekening",
        "som",
        "soms",
        "spaans",
        "veel",
        "war",
        "was",
    ]
)
# Compounds that would be cut in the wrong place.
SAMENSTELLINGEN = {"buurthuis": ("buurt", "huis"), "alleenstaand": (), "alleenstaande": ()}

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


def stam(woord: str) -> str:
    """The stem of the lemma of one lower-case word without accents: `schulden` -> `schuld`."""
    if not woord.isascii():
        return _veilig(woord)
    if not woord.isalpha() and any(teken.isdigit() for teken in woord):
        return woord
    return _stam(woord)


# What is remembered is remembered of words of letters only: a number in a question may be of one
# person, so it stays nowhere, not even in the memory of the process.
@lru_cache(maxsize=20_000)
def _stam(woord: str) -> str:
    lemma = _lemma(woord)
    if woord in STOPWOORDEN or woord in VASTE_STAMMEN or lemma in VASTE_STAMMEN:
        return woord if woord in STOPWOORDEN or woord in VASTE_STAMMEN else lemma
    # A lemma may bring what is no letter (`email` -> `e-mail`); an index word is a-z and 0-9.
    return _GEEN_INDEXTEKEN.sub("", _veilig(_stemmer.stemWord(lemma))) or woord


def _lemma(woord: str) -> str:
    lemma = UITZONDERINGEN.get(woord) or simplemma.lemmatize(woord, lang="nl").lower()
    return UITZONDERINGEN.get(lemma, lemma)


def delen(woord: str) -> tuple[str, ...]:
    """The parts of a compound when all are common words: `taalcursus` -> `taal`, `cursus`.

    Of several cuts the one whose rarer half is the most common; a linking -s-, -e- or -en-
    may stand between, and the head may be a compound itself.
    """
    return _delen(woord) if woord.isascii() and woord.isalpha() else ()


@lru_cache(maxsize=20_000)
def _delen(woord: str) -> tuple[str, ...]:
    lemma = _lemma(woord)
    if lemma in SAMENSTELLINGEN:
        return SAMENSTELLINGEN[lemma]
    beste = max(_sneden(lemma), default=None)
    return (*beste[2], beste[3]) if beste else ()


def _sneden(woord: str) -> list[tuple[int, float, tuple[str, ...], str]]:
    """(the fewest parts first, frequency of the rarest, parts of the head, tail) of each cut."""
    sneden = []
    for knip in range(3, len(woord) - 2):
        kop, staart = woord[:knip], woord[knip:]
        if staart in GEEN_STAARTEN or not _is_deel(staart):
            continue
        for eind in ("", "s", "en", "e"):
            kale_kop = kop.removesuffix(eind)
            if kale_kop + eind == kop and (koppen := _koppen(kale_kop)):
                gewoon = min(*map(_frequentie, koppen), _frequentie(staart))
                sneden.append((-len(koppen), gewoon - len(eind) / 10, koppen, staart))
    return sneden


def _koppen(woord: str) -> tuple[str, ...]:
    """The word itself where it can begin a compound, else its own halves."""
    if woord in GEEN_KOPPEN:
        return ()
    if _is_deel(woord):
        return (woord,)
    if len(woord) > KORTSTE_DEEL and _frequentie(f"{woord}en") >= GEWOON_DEEL:
        return (f"{woord}en",)  # the stem of a verb: opvoedvraag
    return delen(woord) if len(woord) > 2 * KORTSTE_DEEL else ()


def _is_deel(woord: str) -> bool:
    if len(woord) < KORTSTE_DEEL and woord not in KORTE_DELEN:
        return False
    return _frequentie(woord) >= GEWOON_DEEL or woord in UITZONDERINGEN


def _frequentie(woord: str) -> float:
    """Zipf: 6 for once in a thousand words, 3 for once in a million, 0 for unknown."""
    return wordfreq.zipf_frequency(woord, "nl", wordlist="large")


def is_bekend(woord: str) -> bool:
    """Whether it is Dutch, or not words at all (digits); then it is no typing error."""
    return not woord.isalpha() or _is_bekend(woord)


@lru_cache(maxsize=20_000)
def _is_bekend(woord: str) -> bool:
    return (
        woord in STOPWOORDEN
        or woord in UITZONDERINGEN
        or simplemma.is_known(woord, lang="nl")
        or _frequentie(woord) >= GEWOON_WOORD
    )


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


def onbekende_woorden(*teksten: str) -> list[str]:
    """The distinct words of these texts that are no Dutch: names, as people would type them."""
    woorden = (woord for tekst in teksten for woord in ruwe_woorden(tekst))
    return list(dict.fromkeys(woord for woord in woorden if not is_bekend(woord)))
