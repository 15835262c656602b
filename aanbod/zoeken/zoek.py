"""Finding aanbod in one gemeente: the index selects, this counts, scores and orders.

One query brings every document that may matter; the rest is done here, once for both
databases, so that they give the same answers in the same order.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from wijken.afstand import afstand
from wijken.plaats import Plaats

from ..models import AanbodLocatie
from . import index, kenmerken
from .etiketten import OnderwerpEtiket
from .tekst import vraagtermen

# Points for a word of the question, by where it stands. Halves of a compound count half.
PUNTEN_NAAM, PUNTEN_KERN, PUNTEN_ELDERS = 8.0, 4.0, 1.0
PUNTEN_ONDERWERP = 3.0
PUNTEN_IN_DE_WIJK = 2.0
PUNTEN_GECONTROLEERD = 0.5
# Metres: what has no pin comes after everything that has one.
ONBEKEND_VER = 1e9
KANTOOR = AanbodLocatie.Soort.KANTOOR


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
    def startpunt(self) -> tuple[float, float] | None:
        """Where a distance starts: (breedte, lengte) of a postcode or position."""
        return self.plaats.punt if self.plaats else None

    @property
    def plaatsvoorwaarde(self) -> frozenset[str]:
        """City-wide, regional and visiting aanbod never vanishes behind a place."""
        if not (self.plaats and self.plaats.wijken):
            return frozenset()
        return frozenset([kenmerken.OVERAL, *map(kenmerken.wijk, self.plaats.wijken)])


class Pin(NamedTuple):
    """A place on the map: WGS84 degrees, and which of `AanbodLocatie.Soort` it is."""

    breedte: float
    lengte: float
    soort: str


class Treffer:
    """One document.

    `kenmerken` and the three fields of words are texts with a space around every word: for
    some thousands of documents a search in such a text is quicker than making sets.
    """

    __slots__ = (
        "kenmerken", "kern", "naam", "pinnen", "pk", "score", "sorteernaam", "woorden",
    )  # fmt: skip

    def __init__(self, pk, kenmerken, sorteernaam, pinnen, *teksten):
        self.pk = pk
        self.kenmerken = f" {kenmerken} "
        self.sorteernaam = sorteernaam
        self.pinnen = pinnen
        if teksten:
            self.woorden, self.kern, self.naam = [f" {tekst} " for tekst in teksten]
        self.score = 0.0

    def heeft(self, *gevraagd: str) -> bool:
        """Whether it has one of these kenmerken."""
        tekst = self.kenmerken
        for kenmerk in gevraagd:  # noqa: SIM110 runs thousands of times a page; any() costs double
            if f" {kenmerk} " in tekst:
                return True
        return False

    def spelden(self, gemeente) -> list[Pin]:
        """Its pins in this gemeente: what lies elsewhere is not shown as local."""
        if not self.pinnen:
            return []
        pinnen = [pin.split(",") for pin in self.pinnen.split()]
        return [
            Pin(float(breedte), float(lengte), soort)
            for breedte, lengte, soort, waar in pinnen
            if int(waar) == gemeente.pk
        ]

    def afstand_van(self, punt: tuple[float, float], gemeente) -> float:
        """Metres to the nearest place where the help is given; `ONBEKEND_VER` without one."""
        plekken = [pin for pin in self.spelden(gemeente) if pin.soort != KANTOOR]
        return min((afstand(punt, pin[:2]) for pin in plekken), default=ONBEKEND_VER)


@dataclass
class Tellingen:
    """How many results each kenmerk would give, were its filter set to it.

    `overal` counts, for the filter on wijk, only what reaches every wijk.
    """

    alle: Counter
    per_filter: dict[str, Counter]
    overal: Counter

    def aantal(self, filternaam: str, gevraagd: Iterable[str]) -> int:
        """For a filter that asks one kenmerk, or one kenmerk or `OVERAL`."""
        teller = self.per_filter.get(filternaam, self.alle)
        eerste, *rest = sorted(gevraagd, key=lambda woord: woord == kenmerken.OVERAL)
        if not rest:
            return teller[eerste]
        return teller[eerste] + teller[kenmerken.OVERAL] - self.overal[eerste]


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
    return [Treffer(*rij) for rij in documenten.values_list(*kolommen)]


Zoekterm = tuple[str, list[str]]


def _zoektermen(termen) -> list[Zoekterm]:
    """Each word, and the halves of the compound, with the spaces around it of `Treffer`."""
    return [(f" {heel} ", [f" {deel} " for deel in delen]) for heel, *delen in termen]


def _staat_in(term: Zoekterm, tekst: str) -> bool:
    """The word itself, or all halves of the compound."""
    heel, delen = term
    return heel in tekst or (bool(delen) and all([deel in tekst for deel in delen]))


Past = Callable[[Treffer], bool]


def _stappen(vraag: Zoekvraag, termen) -> Iterable[tuple[str, Past, dict[str, frozenset[str]]]]:
    """The question as asked, then ever wider; each with what to tell the visitor."""

    zoektermen = _zoektermen(termen)

    def alle_woorden(treffer):
        return all([_staat_in(term, treffer.woorden) for term in zoektermen])

    def een_woord(treffer):
        return any([_staat_in(term, treffer.woorden) for term in zoektermen])

    plaats = {"plaats": vraag.plaatsvoorwaarde} if vraag.plaatsvoorwaarde else {}
    gevraagd = vraag.voorwaarden | plaats
    naam = vraag.gemeente.naam
    yield "", alle_woorden if termen else _alles, gevraagd
    if len(termen) > 1:
        yield (
            "Er is geen plek met al uw woorden. Deze passen bij een deel ervan.",
            een_woord,
            gevraagd,
        )
    past = een_woord if termen else _alles
    if vraag.voorwaarden:
        yield "Met deze filters is er niets. Dit is er zonder filters.", past, plaats
    if plaats:
        yield f"In deze buurt is er niets. Dit is er in heel {naam}.", past, vraag.voorwaarden
        yield f"Met deze filters is er niets. Dit is er in heel {naam}.", past, {}


def _alles(treffer) -> bool:
    return True


def _tel(treffers, past_tekst: Past, voorwaarden) -> tuple[list[Treffer], Tellingen]:
    """What meets every condition, and for each filter what it would give if it changed.

    A document that fails exactly one condition counts for that filter only.
    """
    gevonden, bijna = [], {naam: [] for naam in voorwaarden}
    for treffer in treffers:
        if not past_tekst(treffer):
            continue
        mist = [naam for naam, nodig in voorwaarden.items() if not treffer.heeft(*nodig)]
        if not mist:
            gevonden.append(treffer)
        elif len(mist) == 1:
            bijna[mist[0]].append(treffer)
    alle = _tel_kenmerken(gevonden)
    overal = [een for een in gevonden + bijna.get("wijk", []) if een.heeft(kenmerken.OVERAL)]
    per_filter = {naam: alle + _tel_kenmerken(extra) for naam, extra in bijna.items()}
    return gevonden, Tellingen(alle, per_filter, _tel_kenmerken(overal))


def _tel_kenmerken(treffers: list[Treffer]) -> Counter:
    return Counter("".join([treffer.kenmerken for treffer in treffers]).split())


def _geef_punten(treffers, vraag: Zoekvraag, termen):
    onderwerpen = [kenmerken.onderwerp(een.slug) for een in vraag.onderwerpen]
    plaatsen = [kenmerken.wijk(code) for code in vraag.plaats.wijken] if vraag.plaats else []
    zoektermen = _zoektermen(termen)
    for treffer in treffers:
        score = PUNTEN_GECONTROLEERD if treffer.heeft(kenmerken.GECONTROLEERD) else 0.0
        if termen:
            score += sum([_punten(term, treffer) for term in zoektermen])
            if treffer.heeft(*onderwerpen):
                score += PUNTEN_ONDERWERP
        if plaatsen and treffer.heeft(*plaatsen):
            score += PUNTEN_IN_DE_WIJK
        treffer.score = round(score, 3)


def _punten(term: Zoekterm, treffer: Treffer) -> float:
    heel, delen = term
    velden = (
        (treffer.naam, PUNTEN_NAAM),
        (treffer.kern, PUNTEN_KERN),
        (treffer.woorden, PUNTEN_ELDERS),
    )
    for tekst, punten in velden:
        if heel in tekst:
            return punten
    for tekst, punten in velden:
        if any([deel in tekst for deel in delen]):
            return punten / 2
    return 0.0


def _volgorde(vraag: Zoekvraag):
    """Best first; with a starting point and no words what is near first; then name, then key."""
    if vraag.startpunt and not vraag.termen:
        return lambda treffer: (
            round(treffer.afstand_van(vraag.startpunt, vraag.gemeente)),
            -treffer.score,
            treffer.sorteernaam,
            treffer.pk,
        )
    return lambda treffer: (-treffer.score, treffer.sorteernaam, treffer.pk)


def _dichtstbijzijnde_ontmoetingsplek(treffers, vraag: Zoekvraag) -> Treffer | None:
    """One to walk into and talk first (report, conclusion 1): in the wijk, then nearest."""
    wijken = [kenmerken.wijk(code) for code in vraag.plaats.wijken] if vraag.plaats else []
    wijken += vraag.voorwaarden.get("wijk", frozenset()) - {kenmerken.OVERAL}
    plekken = [een for een in treffers if een.heeft(kenmerken.ONTMOETINGSPLEK)]
    if wijken:
        plekken = [een for een in plekken if een.heeft(kenmerken.OVERAL, *wijken)]
    return min(
        plekken,
        key=lambda plek: (
            not plek.heeft(*wijken),
            round(plek.afstand_van(vraag.startpunt, vraag.gemeente)) if vraag.startpunt else 0,
            plek.sorteernaam,
            plek.pk,
        ),
        default=None,
    )
