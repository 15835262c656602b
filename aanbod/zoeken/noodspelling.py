"""Which words of the list of danger a misspelt word may stand for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

import simplemma
import wordfreq
from rapidfuzz.distance import OSA

# Shorter words have too many neighbours to guess what was meant.
KORTSTE_BIJNA = 5
KORTSTE_BEGIN = 6
KORTSTE_KLANK = 7
# simplemma lacks everyday words (`omdat`, `kleding`) and all names; below this frequency
# (Zipf) stand the typing errors of the frequency list itself: `gewelt`, `suicidaal`.
BEKEND_VANAF = 2.4

_KLANKEN = (
    ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("c", "k"), ("x", "ks"), ("z", "s"), ("v", "f"),
    ("dt", "t"), ("d", "t"), ("th", "t"), ("eij", "y"), ("ij", "y"), ("ei", "y"), ("auw", "ou"),
    ("ouw", "ou"), ("au", "ou"), ("ie", "i"),
)  # fmt: skip
_DUBBEL = re.compile(r"(.)\1+")


def _klank(woord: str) -> str:
    """How a word sounds, for who writes as they hear: `selfmoort` is `zelfmoord`."""
    for letters, klank in _KLANKEN:
        woord = woord.replace(letters, klank)
    return _DUBBEL.sub(r"\1", woord)


def _weglatingen(woord: str) -> Iterator[str]:
    """The word, and the word with each one of its letters left out."""
    yield woord
    for plek in range(len(woord)):
        yield woord[:plek] + woord[plek + 1 :]


def _bekend(woord: str) -> bool:
    return (
        simplemma.is_known(woord, lang="nl") or wordfreq.zipf_frequency(woord, "nl") >= BEKEND_VANAF
    )


class Buren:
    """Finds the words of the list within one edit of another, without comparing them all.

    Two words within one edit share themselves or a form with one letter left out, so a look
    in a dictionary gives the few candidates, and only those are measured.
    """

    def __init__(self, woorden: Iterable[str]):
        self._bij = defaultdict(set)
        for woord in woorden:
            for vorm in _weglatingen(woord):
                self._bij[vorm].add(woord)

    def van(self, woord: str) -> list[str]:
        kandidaten = set()
        for vorm in _weglatingen(woord):
            kandidaten |= self._bij.get(vorm, frozenset())
        return [een for een in kandidaten if OSA.distance(een, woord, score_cutoff=1) <= 1]


class Spelling:
    """What words of the list an unknown word may stand for: a typing error, or by its sound.

    A beginning (`verkrach~`) is only recognised by its sound: one edit away from it stand too
    many other words (`verkrampt`). So the common whole words stand in the list as well.
    """

    def __init__(self, keuzes: set[str]):
        self._bij_klank = defaultdict(set)
        self._begin_bij_klank = defaultdict(set)
        for keus in keuzes:
            if keus.endswith("~") and len(keus) > KORTSTE_BEGIN:
                self._begin_bij_klank[_klank(keus[:-1])].add(keus[:-1])
            elif keus.isalpha() and len(keus) >= KORTSTE_BIJNA:
                self._bij_klank[_klank(keus)].add(keus)
        self._lengtes = sorted({len(klank) for klank in self._begin_bij_klank})
        self._woorden = Buren(chain.from_iterable(self._bij_klank.values()))
        self._klanken = Buren(klank for klank in self._bij_klank if len(klank) >= KORTSTE_KLANK)

    def bedoeld(self, woord: str) -> set[str]:
        if len(woord) < KORTSTE_BIJNA or _is_getal(woord) or _bekend(woord):
            return set()
        klank = _klank(woord)
        gevonden = set(self._woorden.van(woord)) | self._bij_klank.get(klank, set())
        if len(klank) >= KORTSTE_KLANK:
            gevonden.update(*(self._bij_klank[een] for een in self._klanken.van(klank)))
        return gevonden.union(*self._beginnen(klank))

    def _beginnen(self, klank: str) -> Iterator[set[str]]:
        for lengte in self._lengtes:
            if lengte <= len(klank) and (begin := self._begin_bij_klank.get(klank[:lengte])):
                yield begin


def _is_getal(woord: str) -> bool:
    """A number, a postcode, a telephone number; `zelfm0ord` is a word. Not looked up in the word
    lists: these remember what they were asked."""
    return sum(map(str.isdigit, woord)) > 1
