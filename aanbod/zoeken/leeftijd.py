"""An age in a question ("mijn zoon van 14", "moeder is 82") says which onderwerp is meant."""

import re
from typing import NamedTuple

KIND = frozenset(
    {"kind", "kinderen", "kindje", "zoon", "zoontje", "dochter", "dochtertje", "jongen", "jongetje",
     "meisje", "meid", "baby", "peuter", "kleuter", "puber", "tiener", "kleinkind", "kleinzoon",
     "kleindochter", "broertje", "zusje", "broer", "zus", "neefje", "nichtje", "leerling", "zn",
     "dochters", "zonen", "zoons", "pleegkind", "stiefzoon", "stiefdochter", "jongere", "jarige",
     "jarig", "mama", "ukkie", "ventje"}
)  # fmt: skip
OUDER = frozenset(
    {"moeder", "vader", "oma", "opa", "mevrouw", "meneer", "man", "vrouw", "buurvrouw", "buurman",
     "tante", "oom", "schoonmoeder", "schoonvader", "mam", "pap", "mama", "papa", "dame", "heer",
     "mw", "mevr", "dhr", "jarige", "ouders"}
)  # fmt: skip
TIJD = frozenset({"maand", "maanden", "mnd", "weken", "week", "dagen"})
JAAR = frozenset({"jaar", "jarige", "jarig", "jr", "jaren", "jaartjes"})
# A number in words is an age only beside a year, or after one of these.
VOOR_EEN_LEEFTIJD = frozenset({"van", "is", "wordt", "bijna", "net", "pas", "al"})
_TELWOORDEN = """nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien
vijftien zestien zeventien achttien negentien twintig""".split()  # noqa: SIM905 reads better
# "Een" is nearly always the article.
IN_WOORDEN = {woord: jaren for jaren, woord in enumerate(_TELWOORDEN) if jaren > 1} | {
    "zeventig": 70, "tachtig": 80, "negentig": 90,
}  # fmt: skip
# "Hij is 14", "ik ben 82": someone, where the number follows at once.
IEMAND = frozenset({"hij", "zij", "ze", "ik", "die"})
IS = frozenset({"is", "ben", "wordt", "word", "was", "werd", "bijna", "pas", "net", "al"})
# Up to and including which age, and how strongly it points there.
GRENZEN = ((3, "kinderen-0-4", 7), (11, "kinderen-4-12", 7), (17, "jongeren-12-18", 7))
OPVOEDEN = ("opvoeding-en-ontwikkeling", *(onderwerp for _, onderwerp, _ in GRENZEN))
OUDEREN, VANAF, KRACHT_OUDEREN = "ouderen-en-mantelzorgers", 68, 5
VOLWASSEN = 18
# A child, whatever its age; the other words of `KIND` may be of anyone.
EIGEN_KIND = frozenset(
    {"kind", "zoon", "dochter", "zoons", "dochters", "kinderen", "stiefzoon", "stiefdochter",
     "kleinzoon", "kleindochter", "broer", "zus", "jongen", "meisje"}
)  # fmt: skip
IEMAND_VAN_DIE_LEEFTIJD = "jarige"
_AAN_ELKAAR = re.compile(r"^(\d{1,2})(jarige?|jaar|jr|j)$")


class Leeftijd(NamedTuple):
    """`onderwerp` is what this age points to, with a weight as of a term; empty for none.

    `volwassen_kind`: it is the age of somebody's grown-up child, so no matter of upbringing.
    """

    onderwerp: str = ""
    kracht: float = 0.0
    volwassen_kind: bool = False


GEEN = Leeftijd()


def leeftijd_in(woorden: list[str]) -> Leeftijd:
    """The first age that stands near a word for a person."""
    for plek, woord in enumerate(woorden):
        jaren = _jaren(woorden, plek)
        if jaren is None:
            continue
        omgeving = set(woorden[max(0, plek - 4) : plek + 3])
        if _AAN_ELKAAR.match(woord) or _is_van_iemand(woorden, plek):
            omgeving.add(IEMAND_VAN_DIE_LEEFTIJD)
        if (gevonden := _bij(jaren, omgeving)) != GEEN:
            return gevonden
    return GEEN


def _jaren(woorden: list[str], plek: int) -> int | None:
    """Whole years, 0 for an age in months; None when this word is no age."""
    woord, volgend = woorden[plek], woorden[plek + 1 : plek + 2]
    if aan_elkaar := _AAN_ELKAAR.match(woord):
        return int(aan_elkaar[1])
    if woord.isdecimal() and len(woord) <= 2:
        jaren = int(woord)
    elif woord in IN_WOORDEN and _is_leeftijd(woorden, plek):
        jaren = IN_WOORDEN[woord]
    else:
        return None
    return 0 if TIJD.intersection(volgend) else jaren


def _is_leeftijd(woorden: list[str], plek: int) -> bool:
    ervoor, erna = woorden[max(0, plek - 1) : plek], woorden[plek + 1 : plek + 2]
    return bool(VOOR_EEN_LEEFTIJD.intersection(ervoor) or (JAAR | TIJD).intersection(erna))


def _is_van_iemand(woorden: list[str], plek: int) -> bool:
    ervoor = woorden[max(0, plek - 3) : plek]
    # "Twee jaar en zegt nog niets", not "8 jaar getrouwd".
    begint_ermee = (
        plek == 0
        and bool((JAAR | TIJD).intersection(woorden[1:2]))
        and woorden[2:3] in ([], ["en"], ["oud"])
    )
    return begint_ermee or (
        bool(IS.intersection(ervoor[-1:])) and bool(IEMAND.intersection(ervoor))
    )


def _bij(jaren: int, omgeving: set[str]) -> Leeftijd:
    if omgeving & KIND:
        for tot_en_met, onderwerp, kracht in GRENZEN:
            if jaren <= tot_en_met:
                return Leeftijd(onderwerp, kracht)
    if jaren >= VANAF and omgeving & OUDER:
        return Leeftijd(OUDEREN, KRACHT_OUDEREN)
    return Leeftijd(volwassen_kind=jaren >= VOLWASSEN and bool(omgeving & EIGEN_KIND))
