"""One document that a question may be answered with."""

from typing import NamedTuple

from wijken.afstand import afstand

from ..models import AanbodLocatie

# Metres: what has no pin comes after everything that has one.
ONBEKEND_VER = 1e9
KANTOOR = AanbodLocatie.Soort.KANTOOR


def omgeven(woorden) -> str:
    """As text with a space around every word: ` taal cursus `."""
    return f" {' '.join(woorden)} "


def heeft(tekst: str, *gevraagd: str) -> bool:
    """Whether one of these words stands in a text as `omgeven` makes it."""
    for woord in gevraagd:  # noqa: SIM110 runs thousands of times a page; any() costs double
        if f" {woord} " in tekst:
            return True
    return False


class Pin(NamedTuple):
    """A place on the map: WGS84 degrees, and which of `AanbodLocatie.Soort` it is."""

    breedte: float
    lengte: float
    soort: str


def als_tekst(plek: AanbodLocatie) -> str:
    """A place as `Zoekdocument.punten` holds it, with the gemeente where it lies."""
    locatie = plek.locatie
    return f"{locatie.breedte},{locatie.lengte},{plek.soort},{locatie.gemeente_id}"


def lees_pinnen(tekst: str, gemeente) -> list[Pin]:
    """Those of `als_tekst` in this gemeente: what lies elsewhere is not shown as local."""
    pinnen = [pin.split(",") for pin in tekst.split()]
    return [
        Pin(float(breedte), float(lengte), soort)
        for breedte, lengte, soort, waar in pinnen
        if int(waar) == gemeente.pk
    ]


def meter_van(punt: tuple[float, float], pinnen: list[Pin]) -> float:
    """From here to the nearest place where the help is given; `ONBEKEND_VER` without one."""
    plekken = [pin for pin in pinnen if pin.soort != KANTOOR]
    return min((afstand(punt, pin[:2]) for pin in plekken), default=ONBEKEND_VER)


class Treffer:
    """One `documenten.Document`, for one question.

    `kenmerken` and the three fields of words are texts with a space around every word: for
    some thousands of documents a search in such a text is quicker than making sets.
    `meter` is the distance from where the question starts, if it starts somewhere; `opent`
    the next opening, if the order asks for it; `hier` is false for what stays in sight
    because it helps everywhere, though it lies outside the walk or the piece of map; `per_term`
    the points of each word of the question, as `punten` gives them.
    """

    __slots__ = (
        "aanbieder", "helpt_nu", "hier", "kenmerken", "kern", "meter", "naam", "opent", "per_term", "pinnen",
        "pk", "score", "sorteernaam", "woorden",
    )  # fmt: skip

    def __init__(self, pk, aanbieder, kenmerken, sorteernaam, pinnen, woorden, kern, naam):
        self.pk = pk
        self.aanbieder = aanbieder
        self.kenmerken = kenmerken
        self.sorteernaam = sorteernaam
        self.pinnen = pinnen
        self.woorden = woorden
        self.kern = kern
        self.naam = naam
        self.score = 0.0
        self.per_term = []
        self.helpt_nu = False
        self.hier = True
        self.meter = ONBEKEND_VER

    def heeft(self, *gevraagd: str) -> bool:
        """Whether it has one of these kenmerken."""
        return heeft(self.kenmerken, *gevraagd)

    def krijgt(self, *kenmerken: str) -> None:
        """What is true of it for this question or at this moment."""
        for kenmerk in kenmerken:
            self.kenmerken += f"{kenmerk} "

    def afstand_van(self, punt: tuple[float, float]) -> float:
        return meter_van(punt, self.pinnen)
