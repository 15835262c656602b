"""What people mean by what they say: the terms of `Thesaurusterm`, ready to be looked up."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..models import Onderwerp, Thesaurusterm
from ..models.thesaurusterm import SOORTEN
from .spelling import Woordenlijst
from .tekst import STOPWOORDEN, delen, stam, tekstwoorden

# A term found by the parts of a compound says less than one found by its own words.
VIA_DELEN = 0.6
# ... and so does one whose words are spread over a long sentence.
VER_UITEEN, DICHT_BIJEEN = 0.7, 2.5
# Words of the name and of the explanation of an onderwerp, where no editor gave them a weight.
GEWICHT_NAAM, GEWICHT_UITLEG = 6, 2
# A term is put aside by a larger one that holds it, unless its weight is more than this above it.
SCHERPER = 2
# "In slaap kamer" is a slaapkamer, "foto's een" is nothing.
KORTSTE_HELFT = 3


class Term(NamedTuple):
    """`woorden` are index words that must all occur; `doel` is a slug or code of its `soort`."""

    woorden: frozenset[str]
    soort: str
    doel: str
    gewicht: int
    taal: str


class Vondst(NamedTuple):
    """A term that a question holds; `kracht` is its weight, less when found by parts."""

    term: Term
    kracht: float


class Thesaurus:
    """`woorden` are all words of the terms as typed, to tell a typing error by."""

    def __init__(self, termen: Iterable[Term], woorden: Iterable[str]):
        termen = list(termen)
        self.woorden = frozenset(woorden)
        self.stammen = frozenset(woord for term in termen for woord in term.woorden)
        self._op_anker = self._per_anker(termen)

    @cached_property
    def woordenlijst(self) -> Woordenlijst:
        return Woordenlijst(self.woorden)

    @staticmethod
    def _per_anker(termen: list[Term]) -> dict[str, list[Term]]:
        """By the rarest of its words, so that a look-up touches few terms in vain."""
        hoe_vaak = Counter(woord for term in termen for woord in term.woorden)
        per_anker = defaultdict(list)
        for term in termen:
            anker = min(term.woorden, key=lambda woord: (hoe_vaak[woord], woord))
            per_anker[anker].append(term)
        return dict(per_anker)

    def vind(self, woorden: "Vraagwoorden") -> list[Vondst]:
        """The terms in a question.

        Of two terms of which one holds all words of the other only the larger counts, unless the
        smaller is much surer: "uit elkaar gaan" is about more than "gaan". Terms of different
        soorten stand apart, but a phrase about an onderwerp ("bang voor de tandarts") puts
        aside the word that is not on the map.
        """
        vondsten = [
            Vondst(term, term.gewicht * woorden.zekerheid(term.woorden))
            for anker in sorted(woorden.alle)
            for term in self._op_anker.get(anker, ())
            if term.woorden <= woorden.alle
        ]
        reeksen = [een for een in vondsten if len(een.term.woorden) > 1]
        return [
            een
            for een in vondsten
            if not any(
                _gaat_voor(reeks.term.soort, een.term.soort)
                and een.term.woorden < reeks.term.woorden
                and een.kracht <= reeks.kracht + SCHERPER
                for reeks in reeksen
            )
        ]


def _gaat_voor(soort: str, andere: str) -> bool:
    return soort == andere or (soort, andere) == ("onderwerp", "buiten")


def _is_een_woord(een: str, ander: str, thesaurus: Thesaurus) -> bool:
    """Two words that were typed apart; never with a function word: "op naam" is no opname."""
    los = len(een) < KORTSTE_HELFT or len(ander) < KORTSTE_HELFT
    if los or een in STOPWOORDEN or ander in STOPWOORDEN:
        return False
    return een + ander in thesaurus.woorden


class Vraagwoorden:
    """The index words of a question and where they stand.

    `heel` are those of its words, and of two words side by side that are known as one ("schuld
    hulpverlening"); `alle` also the parts of its compounds, where the compound is not known.
    """

    def __init__(self, woorden: list[str], thesaurus: Thesaurus):
        self._plekken = defaultdict(list)
        for plek, woord in enumerate(woorden):
            self._plekken[stam(woord)].append(plek)
            if plek and _is_een_woord(woorden[plek - 1], woord, thesaurus):
                self._plekken[stam(woorden[plek - 1] + woord)].append(plek)
        self.heel = frozenset(self._plekken)
        for plek, woord in enumerate(woorden):
            if stam(woord) not in thesaurus.stammen:
                for deel in delen(woord):
                    if deel not in STOPWOORDEN:
                        self._plekken[stam(deel)].append(plek)
        self.alle = frozenset(self._plekken)

    def zekerheid(self, term: frozenset[str]) -> float:
        """1 for words of the question that stand together; less for parts, or far apart."""
        zeker = 1.0 if term <= self.heel else VIA_DELEN
        return zeker * (VER_UITEEN if self._afstand(term) > DICHT_BIJEEN * len(term) else 1.0)

    def _afstand(self, term: frozenset[str]) -> int:
        """Words between the first and the last of the term, where they stand closest."""
        if len(term) == 1:
            return 0
        return min(
            max(abs(dichtst - plek) for dichtst in self._rond(term, plek))
            for plek in self._plekken[min(term)]
        )

    def _rond(self, term: frozenset[str], midden: int) -> list[int]:
        return [min(self._plekken[een], key=lambda plek: abs(plek - midden)) for een in term]


@lru_cache(maxsize=2)
def thesaurus(versie: int) -> Thesaurus:
    """The terms as they are in this `Versie` of it. Two queries, once for each."""
    rijen = list(
        Thesaurusterm.objects.in_gebruik()
        .order_by("pk")
        .values_list(
            "zoekterm", "taal", "gewicht", "onderwerp__slug", "doelgroep__slug", "toegang", "buiten"
        )
    )
    termen = [_term(*rij) for rij in rijen]
    eigen = {(term.woorden, term.doel) for term in termen}
    van_zelf = [een for een in _termen_van_onderwerpen() if (een.woorden, een.doel) not in eigen]
    return Thesaurus(termen + van_zelf, {woord for rij in rijen for woord in rij[0].split()})


def _term(zoekterm: str, taal: str, gewicht: int, *doelen: str | None) -> Term:
    soort, doel = next((soort, doel) for soort, doel in zip(SOORTEN, doelen, strict=True) if doel)
    return Term(frozenset(map(stam, zoekterm.split())), soort, doel, gewicht, taal)


def _termen_van_onderwerpen() -> list[Term]:
    """The words of its name and explanation: an onderwerp without terms is found all the same."""
    termen = {}
    for slug, naam, *uitleg in Onderwerp.objects.order_by("volgorde").values_list(
        "slug", "naam", "uitleg_professional"
    ):
        for teksten, gewicht in ((uitleg, GEWICHT_UITLEG), ([naam], GEWICHT_NAAM)):
            for woord in {woord for tekst in teksten for woord in tekstwoorden(tekst)}:
                termen[woord, slug] = Term(frozenset([woord]), "onderwerp", slug, gewicht, "nl")
    vaak = Counter(woord for woord, _ in termen)
    # A word that several onderwerpen use says little of each.
    return [term for (woord, _), term in termen.items() if vaak[woord] == 1]
