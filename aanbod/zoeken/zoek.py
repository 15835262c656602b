"""Finding aanbod in one gemeente: the index selects, this counts, scores and orders.

One query brings every document that may matter; the rest is done here, once for both
databases, so that they give the same answers in the same order.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from wijken.afstand import afstand
from wijken.plaats import Plaats

from . import index, kenmerken
from .etiketten import OnderwerpEtiket
from .tekst import vraagtermen

# Points for a word of the question, by where it stands. Halves of a compound count half.
PUNTEN_NAAM, PUNTEN_KERN, PUNTEN_ELDERS = 8.0, 4.0, 1.0
PUNTEN_ONDERWERP = 3.0
PUNTEN_IN_DE_WIJK = 2.0
PUNTEN_GECONTROLEERD = 0.5


@dataclass(frozen=True)
class Zoekvraag:
    """What is looked for.

    `voorwaarden` maps a filter's name to the kenmerken of which an aanbod needs one;
    `onderwerpen` are those the question seems to be about: they boost, never filter.
    """

    gemeente: object
    tekst: str = ""
    plaats: Plaats | None = None
    voorwaarden: dict[str, frozenset[str]] = field(default_factory=dict)
    onderwerpen: tuple[OnderwerpEtiket, ...] = ()

    @property
    def termen(self):
        return vraagtermen(self.tekst)

    @property
    def plaatsvoorwaarde(self) -> frozenset[str]:
        """City-wide, regional and visiting aanbod never vanishes behind a place."""
        if not (self.plaats and self.plaats.wijken):
            return frozenset()
        return frozenset([kenmerken.OVERAL, *map(kenmerken.wijk, self.plaats.wijken)])


@dataclass(slots=True)
class Treffer:
    """One document. `afstand` in metres, None without a starting point or a pin."""

    pk: int
    kenmerken: frozenset[str]
    sorteernaam: str
    punten: list
    woorden: frozenset[str] = frozenset()
    kern: frozenset[str] = frozenset()
    naam: frozenset[str] = frozenset()
    score: float = 0.0
    afstand: float | None = None


@dataclass
class Tellingen:
    """How many results each kenmerk would give, were its filter set to it."""

    alle: Counter = field(default_factory=Counter)
    per_filter: dict[str, Counter] = field(default_factory=dict)
    overal: dict[str, Counter] = field(default_factory=dict)

    def aantal(self, filternaam: str, gevraagd: Iterable[str]) -> int:
        """For a filter that asks one kenmerk, or one kenmerk or `OVERAL`."""
        teller = self.per_filter.get(filternaam, self.alle)
        eerste, *rest = sorted(gevraagd, key=lambda woord: woord == kenmerken.OVERAL)
        if not rest:
            return teller[eerste]
        beide = self.overal.get(filternaam, Counter())[eerste]
        return teller[eerste] + teller[kenmerken.OVERAL] - beide


@dataclass
class Resultaat:
    """All that was found, in order. `verbreding` says in Dutch how the question was widened."""

    treffers: list[Treffer]
    tellingen: Tellingen
    ontmoetingsplek: Treffer | None
    verbreding: str = ""


def zoek(vraag: Zoekvraag) -> Resultaat:
    """Everything that fits, widened step by step when nothing does. One query."""
    termen = vraag.termen
    treffers = _kandidaten(vraag, termen)
    ontmoetingsplek = _dichtstbijzijnde_ontmoetingsplek(treffers, vraag)
    for stap in _stappen(vraag, termen):
        verbreding, past_tekst, voorwaarden = stap
        gevonden, tellingen = _tel(treffers, past_tekst, voorwaarden)
        if gevonden:
            break
    _geef_punten(gevonden, vraag, termen)
    gevonden.sort(key=_volgorde(vraag))
    return Resultaat(gevonden, tellingen, ontmoetingsplek, verbreding if gevonden else "")


def _kandidaten(vraag: Zoekvraag, termen) -> list[Treffer]:
    woorden = sorted({woord for term in termen for woord in term})
    if woorden:
        woorden.append(index.ONTMOETINGSWOORD)
    documenten = index.kandidaten(vraag.gemeente, woorden)
    kolommen = ["pk", "kenmerken", "sorteernaam", "punten"]
    if termen:
        kolommen += ["woorden", "kern", "naam"]
    return [
        Treffer(pk, frozenset(kenmerk.split()), sorteernaam, punten, *map(_als_woorden, teksten))
        for pk, kenmerk, sorteernaam, punten, *teksten in documenten.values_list(*kolommen)
    ]


def _als_woorden(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split(" "))


def _staat_in(term: tuple[str, ...], woorden: frozenset[str]) -> bool:
    """The word itself, or all halves of the compound."""
    heel, *delen = term
    return heel in woorden or (bool(delen) and all(deel in woorden for deel in delen))


Past = Callable[[Treffer], bool]


def _stappen(vraag: Zoekvraag, termen) -> Iterable[tuple[str, Past, dict[str, frozenset[str]]]]:
    """The question as asked, then ever wider; each with what to tell the visitor."""

    def alle_woorden(treffer):
        return all(_staat_in(term, treffer.woorden) for term in termen)

    def een_woord(treffer):
        return any(_staat_in(term, treffer.woorden) for term in termen)

    plaats = {"plaats": vraag.plaatsvoorwaarde} if vraag.plaatsvoorwaarde else {}
    gevraagd = vraag.voorwaarden | plaats
    naam = vraag.gemeente.naam
    yield "", alle_woorden, gevraagd
    if len(termen) > 1:
        yield (
            "Er is geen plek met al uw woorden. Deze passen bij een deel ervan.",
            een_woord,
            gevraagd,
        )
    past = een_woord if termen else alle_woorden
    if vraag.voorwaarden:
        yield "Met deze filters is er niets. Dit is er zonder filters.", past, plaats
    if plaats:
        yield f"In deze buurt is er niets. Dit is er in heel {naam}.", past, vraag.voorwaarden
        yield f"Met deze filters is er niets. Dit is er in heel {naam}.", past, {}


def _tel(treffers, past_tekst: Past, voorwaarden) -> tuple[list[Treffer], Tellingen]:
    """What meets every condition, and for each filter what it would give if it changed.

    A document that fails exactly one condition counts for that filter only.
    """
    tellingen = Tellingen(
        per_filter={naam: Counter() for naam in voorwaarden},
        overal={"wijk": Counter()},
    )
    gevonden = []
    for treffer in treffers:
        if not past_tekst(treffer):
            continue
        mist = [naam for naam, nodig in voorwaarden.items() if nodig.isdisjoint(treffer.kenmerken)]
        if len(mist) > 1:
            continue
        if not mist:
            gevonden.append(treffer)
            tellingen.alle.update(treffer.kenmerken)
        for naam in mist or voorwaarden:
            tellingen.per_filter[naam].update(treffer.kenmerken)
        if kenmerken.OVERAL in treffer.kenmerken and mist in ([], ["wijk"]):
            tellingen.overal["wijk"].update(treffer.kenmerken)
    return gevonden, tellingen


def _geef_punten(treffers, vraag: Zoekvraag, termen):
    onderwerpen = frozenset(kenmerken.onderwerp(een.slug) for een in vraag.onderwerpen)
    plaatsen = frozenset(map(kenmerken.wijk, vraag.plaats.wijken)) if vraag.plaats else frozenset()
    for treffer in treffers:
        treffer.afstand = _afstand(treffer, vraag)
        score = sum(_punten(term, treffer) for term in termen)
        if termen and not onderwerpen.isdisjoint(treffer.kenmerken):
            score += PUNTEN_ONDERWERP
        if not plaatsen.isdisjoint(treffer.kenmerken):
            score += PUNTEN_IN_DE_WIJK
        if kenmerken.GECONTROLEERD in treffer.kenmerken:
            score += PUNTEN_GECONTROLEERD
        treffer.score = round(score, 3)


def _punten(term, treffer: Treffer) -> float:
    heel, *delen = term
    velden = (
        (treffer.naam, PUNTEN_NAAM),
        (treffer.kern, PUNTEN_KERN),
        (treffer.woorden, PUNTEN_ELDERS),
    )
    for woorden, punten in velden:
        if heel in woorden:
            return punten
    for woorden, punten in velden:
        if any(deel in woorden for deel in delen):
            return punten / 2
    return 0.0


def _volgorde(vraag: Zoekvraag):
    """Best first; with a place and no words, what is near first; then name, then key."""
    if vraag.plaats and vraag.plaats.punt and not vraag.termen:
        return lambda treffer: (
            treffer.afstand is None,
            round(treffer.afstand or 0),
            -treffer.score,
            treffer.sorteernaam,
            treffer.pk,
        )
    return lambda treffer: (-treffer.score, treffer.sorteernaam, treffer.pk)


def _afstand(treffer: Treffer, vraag: Zoekvraag) -> float | None:
    if not (treffer.punten and vraag.plaats and vraag.plaats.punt):
        return None
    return min(afstand(vraag.plaats.punt, tuple(punt)) for punt in treffer.punten)


def _dichtstbijzijnde_ontmoetingsplek(treffers, vraag: Zoekvraag) -> Treffer | None:
    """One to walk into and talk first (report, conclusion 1): in the wijk, then nearest."""
    wijken = set(vraag.plaats.wijken) if vraag.plaats else set()
    gekozen = {kenmerken.wijk(code) for code in wijken} | vraag.voorwaarden.get("wijk", frozenset())
    gekozen -= {kenmerken.OVERAL}
    plekken = [een for een in treffers if kenmerken.ONTMOETINGSPLEK in een.kenmerken]
    if gekozen:
        plekken = [
            een
            for een in plekken
            if kenmerken.OVERAL in een.kenmerken or not gekozen.isdisjoint(een.kenmerken)
        ]
    for plek in plekken:
        plek.afstand = _afstand(plek, vraag)
    return min(
        plekken,
        key=lambda plek: (
            gekozen.isdisjoint(plek.kenmerken),
            plek.afstand is None,
            plek.afstand or 0,
            plek.sorteernaam,
            plek.pk,
        ),
        default=None,
    )
