"""The 300 questions of the bench: always the same ones, mixed as visitors mix them."""

import random
from typing import NamedTuple
from urllib.parse import urlencode

from tests.kwaliteit.meting import MAP, lees_set

ZAAD = 342
SLUG = "voorbeeldstad"
# How many of each soort; together 300. The plain ones are split by their number of words.
GEWOON = {"een woord": 45, "een paar woorden": 55, "een zin": 85}
AANGEVULD = {"met typefout": 30, "met plaats": 25, "met postcode": 20, "met filter": 25}
# Words of the first list in other languages (issue 4): en, tr, ar, pl, uk, three of each.
ANDERE_TAAL = [
    "debt", "lonely", "neighbour noise", "borç", "yalnız", "bakıcı", "ديون", "وحيد", "غرفة",
    "długi", "samotność", "hałas", "борги", "самотність", "робота",
]  # fmt: skip
# Voorbeeldstad has no such places, and the invented gemeente no such neighbours: a question
# that names one leads away, to a page that is not measured here.
ANDERS = ("dordrecht", "alblasserdam")
PLAATSEN = ["molenwijk", "havenkwartier", "oude dorp", "bloemenhof", "vogelenzang", "kerkbuurt"]
POSTCODE = "9990"
FILTERS = [
    {"inloop": "on"}, {"gratis": "on"}, {"open": "on"}, {"onderwerp": "wonen"}, {"outreachend": "on"},
    {"inloop": "on", "gratis": "on"}, {"volgorde": "open"}, {"onderwerp": "taal-ontwikkeling-werk"},
]  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Vraag(NamedTuple):
    """`velden` are the fields of the search form, so the query string of its page."""

    soort: str
    velden: dict[str, str]

    @property
    def query(self) -> str:
        return urlencode(self.velden)

    def pad(self, slug: str = SLUG) -> str:
        return f"/{slug}/zoeken/?{self.query}"


def maak_vragen() -> list[Vraag]:
    """All different; the order is mixed, so no soort meets another load of the machine."""
    toeval = random.Random(ZAAD)
    teksten = _teksten(toeval)
    vragen = [
        Vraag(soort, {"q": teksten[soort].pop()})
        for soort, aantal in GEWOON.items()
        for _ in range(aantal)
    ]
    rest = [tekst for groep in teksten.values() for tekst in groep]
    toeval.shuffle(rest)
    for soort, aantal in AANGEVULD.items():
        vragen += [
            Vraag(soort, _VUL_AAN[soort](rest.pop(), nummer, toeval)) for nummer in range(aantal)
        ]
    vragen += [Vraag("andere taal", {"q": woord}) for woord in ANDERE_TAAL]
    toeval.shuffle(vragen)
    return vragen


def _teksten(toeval: random.Random) -> dict[str, list[str]]:
    """The questions of both halves of the sets, by their number of words."""
    teksten = {soort: [] for soort in GEWOON}
    gelezen = {
        vraag
        for naam in ("gezien", "ongezien")
        for vraag, _ in lees_set(MAP / f"{naam}.tsv")
        if not any(naam in vraag.lower() for naam in ANDERS)
    }
    for vraag in sorted(gelezen):
        teksten[_soort(vraag)].append(vraag)
    for groep in teksten.values():
        toeval.shuffle(groep)
    return teksten


def _soort(vraag: str) -> str:
    aantal = len(vraag.split())
    if aantal == 1:
        return "een woord"
    return "een paar woorden" if aantal <= 5 else "een zin"


def _met_typefout(tekst: str, nummer: int, toeval: random.Random) -> dict:
    """One letter of the longest word becomes another one, never the first."""
    woord = max(tekst.split(), key=len)
    plek = toeval.randrange(1, max(2, len(woord)))
    andere = LETTERS.replace(woord[plek : plek + 1].lower() or " ", "")
    fout = woord[:plek] + toeval.choice(andere) + woord[plek + 1 :]
    return {"q": tekst.replace(woord, fout, 1)}


def _met_plaats(tekst: str, nummer: int, toeval: random.Random) -> dict:
    plaats = PLAATSEN[nummer % len(PLAATSEN)]
    return {"q": f"{tekst} in {plaats}"} if nummer % 2 else {"q": tekst, "plaats": plaats}


def _met_postcode(tekst: str, nummer: int, toeval: random.Random) -> dict:
    return {"q": f"{tekst} {POSTCODE}"} if nummer % 2 else {"q": tekst, "plaats": POSTCODE}


def _met_filter(tekst: str, nummer: int, toeval: random.Random) -> dict:
    return {"q": tekst, **FILTERS[nummer % len(FILTERS)]}


_VUL_AAN = {
    "met typefout": _met_typefout,
    "met plaats": _met_plaats,
    "met postcode": _met_postcode,
    "met filter": _met_filter,
}
