"""The routes from a question to a door, each with its source (docs/adr/0008).

One table. The first row whose facts all hold gives the kinds of doors, in order; which
aanbod stands behind such a door is chosen in `deuren`. Maatwerk is never a first door: it
needs an indicatie, and who gives that stands in this table.

Sources: the final report of 2021 (paragraph, or conclusion of 7.1) and the evaluation of 2022.
"""

from dataclasses import dataclass
from enum import StrEnum

from .antwoorden import Antwoorden
from .models import Keuze

Situatie = Keuze.Situatie
# From so many subjects on it is never one question, whatever else was said.
VEEL_GEBIEDEN = 3


class Feit(StrEnum):
    """What follows from the answers."""

    GEVAAR = "gevaar"
    JEUGD = "jeugd"
    THUIS = "thuis"
    JONGERE = "jongere"
    TWEE = "twee"
    MEER = "meer"
    PRATEN = "praten"
    TWIJFEL = "twijfel"
    KENNIS = "kennis"
    PRAKTISCH = "praktisch"
    ONDERWERP = "onderwerp"


class Deursoort(StrEnum):
    ALGEMEEN = "algemeen"
    SPECIFIEK = "specifiek"
    JONG = "jongerenwerk"
    OUTREACHEND = "outreachend"
    AAN_HUIS = "specifiek, aan huis te vragen"
    TELEFONISCH = "telefonisch"
    ONTMOETEN = "ontmoetingsplek"
    CLIENT = "cliëntondersteuning"
    MAKELAAR = "makelaar"
    WIJKTEAM = "wijkteam"
    JEUGD = "jeugdprofessional"


@dataclass(frozen=True)
class Route:
    """`als`: the facts it needs. `deuren`: the doors in order; `anders`: what is added when
    there is no door of the first kind, and `niets` says so. `erbij`: what fills the places left.

    `waarom_alles` stands for `waarom` when someone said that everything comes at once: of who
    did not, it would be untrue, and it makes a question larger than it is (4.4).
    """

    code: str
    als: frozenset[Feit]
    naam: str
    waarom: str
    bron: str
    deuren: tuple[Deursoort, ...]
    anders: tuple[Deursoort, ...] = ()
    niets: str = ""
    erbij: tuple[Deursoort, ...] = ()
    waarom_alles: str = ""

    def waarom_bij(self, antwoorden: Antwoorden) -> str:
        alles = Situatie.MEER in antwoorden.situaties
        return (alles and self.waarom_alles) or self.waarom


D, F = Deursoort, Feit
RAPPORT = "Eindrapport (2021)"
EIGEN = "eigen oordeel"

GEVAAR = Route(
    "gevaar",
    frozenset({F.GEVAAR}),
    "Gevaar",
    "U zegt dat er gevaar is. Bel eerst. Daarna is er tijd voor de rest.",
    EIGEN,
    (),
)

# The first that fits holds. Young people and who stays at home come first: for them the
# usual door is closed, whatever the question.
ROUTES = (
    Route(
        "jeugd-meer",
        frozenset({F.JEUGD, F.MEER}),
        "Kind of jongere, en meer gebieden van het leven",
        "U hebt meer dan één vraag, en het gaat om een kind of een jongere. Er is één team dat "
        "naar alles samen kijkt.",
        f"{RAPPORT}, 4.3 en 4.4; Evaluatie (2022), 6.5",
        (D.JEUGD, D.WIJKTEAM, D.CLIENT),
        (D.JONG,),
        "Wij kennen hier nog geen jeugdprofessional.",
        waarom_alles="Het gaat om een kind of een jongere, en er speelt van alles tegelijk. Er is "
        "één team dat naar alles samen kijkt.",
    ),
    # Who is young may read this without a parent: the words, and what fits their age, differ.
    Route(
        "jongere",
        frozenset({F.JEUGD, F.JONGERE}),
        "Jongere",
        "Voor jongeren zijn er eigen mensen. Bent u zelf die jongere? Dan mag u het ook zelf "
        "vragen.",
        f"{RAPPORT}, 4.4; {EIGEN}",
        (D.JEUGD, D.JONG, D.SPECIFIEK),
        (D.WIJKTEAM,),
        "Wij kennen hier nog geen jeugdprofessional.",
        erbij=(D.JONG,),
    ),
    Route(
        "jeugd",
        frozenset({F.JEUGD}),
        "Kind of jongere",
        "Het gaat om een kind of een jongere. Daar zijn eigen mensen voor.",
        f"{RAPPORT}, 4.4; {EIGEN}",
        (D.JEUGD, D.JONG, D.SPECIFIEK),
        (D.WIJKTEAM,),
        "Wij kennen hier nog geen jeugdprofessional.",
    ),
    Route(
        "thuis-meer",
        frozenset({F.THUIS, F.MEER}),
        "Komt de deur niet uit, en meer gebieden van het leven",
        "De deur uit gaan lukt niet, of liever niet. En u hebt meer dan één vraag. Misschien kan "
        "er iemand naar u toe komen. En er is één team dat naar alles samen kijkt.",
        f"{RAPPORT}, conclusie 2 en 4.3; Evaluatie (2022), 6.5",
        (D.OUTREACHEND, D.WIJKTEAM, D.CLIENT),
        (D.MAKELAAR,),
        "Wij kennen hier nog geen hulp voor uw vraag die aan huis komt.",
        waarom_alles="De deur uit gaan lukt niet, of liever niet. En er speelt van alles tegelijk. "
        "Misschien kan er iemand naar u toe komen. En er is één team dat naar alles samen kijkt.",
    ),
    Route(
        "thuis",
        frozenset({F.THUIS}),
        "Komt de deur niet uit",
        "De deur uit gaan lukt niet, of liever niet. Misschien kan er iemand naar u toe komen.",
        f"{RAPPORT}, conclusie 2; {EIGEN}",
        (D.OUTREACHEND, D.OUTREACHEND, D.MAKELAAR),
        (D.AAN_HUIS, D.TELEFONISCH, D.WIJKTEAM),
        "Wij kennen hier nog geen hulp voor uw vraag die aan huis komt.",
        # Who comes to people does not always help with the subject itself. Own judgement.
        erbij=(D.AAN_HUIS,),
    ),
    Route(
        "praten",
        frozenset({F.PRATEN}),
        "Eerst praten",
        "U wilt eerst gewoon praten. Dat is vaak het beste begin: drink koffie, leer iemand "
        "kennen. Uw vraag komt vanzelf.",
        f"{RAPPORT}, conclusie 1",
        (D.ONTMOETEN, D.MAKELAAR, D.ALGEMEEN),
        (),
        "Wij kennen hier nog geen plek om zo binnen te lopen.",
    ),
    Route(
        "meer",
        frozenset({F.MEER}),
        "Meer gebieden van het leven",
        "U hebt meer dan één vraag. Er is één team dat naar alles samen kijkt. Wilt u eerst "
        "iemand die rustig met u meekijkt? Dat kan ook.",
        f"{RAPPORT}, 4.3 en 4.4; Evaluatie (2022), 6.5",
        (D.WIJKTEAM, D.MAKELAAR, D.CLIENT),
        waarom_alles="Er speelt van alles tegelijk. Er is één team dat naar alles samen kijkt. "
        "Wilt u eerst iemand die rustig met u meekijkt? Dat kan ook.",
    ),
    Route(
        "twijfel",
        frozenset({F.TWIJFEL}),
        "Twijfel",
        "U weet het niet precies. Dat hoeft ook niet: er is iemand die de wijk kent en het "
        "samen met u uitzoekt.",
        f"{RAPPORT}, 4.4",
        (D.MAKELAAR, D.ALGEMEEN, D.WIJKTEAM),
    ),
    # 4.3 sends a single question to its own door and several areas of life to the wijkteam. Two
    # questions are between those: each its own door first, the wijkteam last. Own judgement.
    Route(
        "twee",
        frozenset({F.TWEE}),
        "Twee vragen",
        "U hebt meer dan één vraag. Voor elke vraag staat hier een plek, als wij die kennen. Wilt "
        "u alles samen vertellen? Dat kan ook.",
        f"{RAPPORT}, 4.3; {EIGEN}",
        (D.SPECIFIEK, D.SPECIFIEK, D.WIJKTEAM),
        (D.MAKELAAR,),
        "Wij kennen hier nog niemand die alleen daarover gaat.",
    ),
    Route(
        "kennis",
        frozenset({F.KENNIS, F.ONDERWERP}),
        "Eén vraag waar kennis voor nodig is",
        "U hebt één vraag, en zoekt iemand die er verstand van heeft.",
        f"{RAPPORT}, 4.3",
        (D.SPECIFIEK, D.SPECIFIEK, D.SPECIFIEK),
        (D.MAKELAAR, D.WIJKTEAM),
        "Wij kennen hier nog niemand die alleen daarover gaat.",
    ),
    Route(
        "praktisch",
        frozenset({F.PRAKTISCH}),
        "Eén praktische vraag",
        "U hebt iets praktisch. Misschien kan iemand dichtbij u daarmee helpen.",
        f"{RAPPORT}, 4.3",
        (D.ALGEMEEN, D.ALGEMEEN, D.SPECIFIEK),
        (D.SPECIFIEK, D.MAKELAAR),
        "Wij kennen hier nog geen plek waar u hiermee zomaar kunt binnenlopen.",
    ),
    Route(
        "onderwerp",
        frozenset({F.ONDERWERP}),
        "Alleen het onderwerp is bekend",
        "U zei waar het over gaat. Begin dichtbij: misschien helpen ze u daar, of weten ze wie dat "
        "kan.",
        f"{RAPPORT}, 4.3; {EIGEN}",
        (D.ALGEMEEN, D.SPECIFIEK, D.SPECIFIEK),
        (D.MAKELAAR,),
        "Wij kennen hier nog geen plek waar u hiermee zomaar kunt binnenlopen.",
    ),
    Route(
        "niets",
        frozenset(),
        "Er past niets, of er is niets gekozen",
        "Wij weten nog weinig van uw vraag. Begin bij iemand die de wijk kent en het samen met "
        "u uitzoekt.",
        f"{RAPPORT}, 4.4",
        (D.MAKELAAR, D.ALGEMEEN, D.WIJKTEAM),
    ),
)

# What each kind of door is for: to a resident, and to who refers.
WAAROM = {
    D.ALGEMEEN: (
        "Hier kunt u met zo'n vraag terecht. Misschien helpen ze u meteen.",
        "Algemeen aanbod: helpt ter plaatse, en verwijst als dat nodig is.",
    ),
    D.SPECIFIEK: (
        "Hier weten ze er veel van.",
        "Specifiek aanbod: beantwoordt vragen over dit onderwerp.",
    ),
    D.JONG: (
        "Hier kennen ze kinderen en jongeren. U hoeft geen probleem te hebben om te komen.",
        "Algemeen aanbod voor kinderen of jongeren: leert iemand kennen en signaleert.",
    ),
    D.OUTREACHEND: (
        "Zij gaan naar mensen toe. Vraag of zij ook naar u toe komen.",
        "Outreachend aanbod: zoekt mensen op achter de voordeur.",
    ),
    D.AAN_HUIS: (
        "Hier weten ze er veel van. Vraag of zij naar u toe komen.",
        "Specifiek aanbod over dit onderwerp. Vraag of zij aan huis komen.",
    ),
    D.TELEFONISCH: (
        "Dit gaat per telefoon. U hoeft de deur niet uit.",
        "Telefonisch te bereiken, voor wie de deur niet uit komt.",
    ),
    D.ONTMOETEN: (
        "Hier kunt u mensen ontmoeten en rustig praten. U hoeft geen vraag te hebben.",
        "Ontmoetingsplek: vertrouwen eerst, de vraag komt later.",
    ),
    D.CLIENT: (
        "Iemand die alleen naast u staat en met u meedenkt, los van het wijkteam.",
        "Onafhankelijke cliëntondersteuning, naast het wijkteam.",
    ),
    D.MAKELAAR: (
        "Iemand die de wijk kent en met u meezoekt.",
        "De sociaal makelaar kent de sociale kaart en draagt warm over, zonder te problematiseren.",
    ),
    D.WIJKTEAM: (
        "Eén team dat naar alles samen kijkt.",
        "Voor vragen op meer gebieden van het leven.",
    ),
    D.JEUGD: (
        "Iemand die er is voor kinderen, jongeren en hun ouders.",
        "De jeugdprofessional; de sociaal makelaar is er niet voor jeugd.",
    ),
}


def feiten(antwoorden: Antwoorden) -> set[Feit]:
    situaties = antwoorden.situaties - {Situatie.JEUGD, Situatie.MEER}
    gevonden = {Feit(situatie) for situatie in situaties}
    if antwoorden.is_jeugd:
        gevonden.add(F.JEUGD)
    if antwoorden.is_jongere:
        gevonden.add(F.JONGERE)
    if antwoorden.gebieden:
        gevonden.add(F.ONDERWERP)
    if Situatie.MEER in antwoorden.situaties or len(antwoorden.gebieden) >= VEEL_GEBIEDEN:
        gevonden.add(F.MEER)
    elif _zijn_twee(antwoorden):
        gevonden.add(F.TWEE)
    return gevonden


def _zijn_twee(antwoorden: Antwoorden) -> bool:
    """Two subjects, and not everything at once.

    Two practical things are still practical: 4.3 says that the line is not sharp, and 4.4
    that making a question larger than it is scares people off. Own judgement.
    """
    return len(antwoorden.gebieden) > 1 and Situatie.PRAKTISCH not in antwoorden.situaties


def route_voor(antwoorden: Antwoorden) -> Route:
    gevonden = feiten(antwoorden)
    return next(route for route in ROUTES if route.als <= gevonden)


def routes_voor(antwoorden: Antwoorden) -> list[Route]:
    """The route, with that of danger above it."""
    eerst = [GEVAAR] if antwoorden.gevaar else []
    return [*eerst, route_voor(antwoorden)]
