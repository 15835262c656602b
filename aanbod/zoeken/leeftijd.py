"""An age in a question ("mijn zoon van 14", "moeder is 82") says which onderwerp is meant."""

import re
from typing import NamedTuple

KIND = frozenset(
    {"kind", "kinderen", "kindje", "zoon", "zoontje", "dochter", "dochtertje", "jongen", "jongetje",
     "meisje", "meid", "baby", "peuter", "kleuter", "puber", "tiener", "kleinkind", "kleinzoon",
     "kleindochter", "broertje", "zusje", "broer", "zus", "neefje", "nichtje", "leerling", "zn",
     "dochters", "zonen", "zoons", "pleegkind", "stiefzoon", "stiefdochter", "jongere", "jarige",
     "jarig", "jaar", "jr", "j", "maanden", "maand", "weken", "mnd", "hij", "zij", "ze", "ben"}
)  # fmt: skip
OUDER = frozenset(
    {"moeder", "vader", "oma", "opa", "mevrouw", "meneer", "man", "vrouw", "buurvrouw", "buurman",
     "tante", "oom", "schoonmoeder", "schoonvader", "mam", "pap", "mama", "papa", "dame", "heer",
     "mw", "mevr", "dhr", "jaar", "jarige", "jr", "ben", "hij", "zij", "ze", "ouders"}
)  # fmt: skip
MAANDEN = frozenset({"maand", "maanden", "mnd", "weken", "week", "dagen"})
# Up to and including which age, and how strongly it points there.
GRENZEN = ((3, "kinderen-0-4", 7), (11, "kinderen-4-12", 7), (17, "jongeren-12-18", 7))
OUDEREN, VANAF, KRACHT_OUDEREN = "ouderen-en-mantelzorgers", 68, 4
_AAN_ELKAAR = re.compile(r"^(\d{1,2})(jarige?|jaar|jr|j)$")


class Leeftijd(NamedTuple):
    """`jaren` in whole years, and the onderwerp that it points to with a weight as of a term."""

    jaren: int
    onderwerp: str
    kracht: float


def leeftijd_in(woorden: list[str]) -> Leeftijd | None:
    """The first age that stands near a word for a person; None without one."""
    for plek, woord in enumerate(woorden):
        aan_elkaar = _AAN_ELKAAR.match(woord)
        if not (aan_elkaar or (woord.isdecimal() and len(woord) <= 2)):
            continue
        jaren = int(aan_elkaar[1] if aan_elkaar else woord)
        omgeving = set(woorden[max(0, plek - 4) : plek + 3])
        if aan_elkaar:
            omgeving.add("jaar")
        if set(woorden[plek + 1 : plek + 2]) & MAANDEN:
            jaren = 0
        if gevonden := _bij(jaren, omgeving):
            return gevonden
    return None


def _bij(jaren: int, omgeving: set[str]) -> Leeftijd | None:
    if omgeving & KIND:
        for tot_en_met, onderwerp, kracht in GRENZEN:
            if jaren <= tot_en_met:
                return Leeftijd(jaren, onderwerp, kracht)
    if jaren >= VANAF and omgeving & OUDER:
        return Leeftijd(jaren, OUDEREN, KRACHT_OUDEREN)
    return None
