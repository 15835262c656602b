"""How alike two records are: points for what they share, with the reasons in Dutch.

A person decides; `dubbelen` finds the pairs that are worth a look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from wijken.afstand import afstand, afstand_tekst
from wijken.tekst import sleutel

BIJNA_ZEKER = 80
ZELFDE_ADRES = 20  # points
VLAKBIJ = 75  # metres
VER_WEG = 500
# From this likeness of names (0-100) on, so many points, and what is said of it.
NAAMPUNTEN = [
    (100, 55, "dezelfde naam"),
    (92, 48, "bijna dezelfde naam"),
    (85, 38, "bijna dezelfde naam"),
    (75, 30, "de namen lijken op elkaar"),
    (65, 15, "de namen lijken iets op elkaar"),
]
# In a name they say nothing of who it is.
ZEGT_NIETS = {
    "stichting", "vereniging", "cooperatie", "bv", "de", "het", "een", "van", "voor", "in", "en",
    "op", "te", "bij", "met",
}  # fmt: skip


class Plek(NamedTuple):
    locatie: int
    straat: str
    postcode: str
    plaats: str
    positie: tuple[float, float] | None


@dataclass
class Kenmerken:
    """What is compared of one record, in the form in which it is compared.

    `namen` are lists of words. `telefoon` and `site` are its own; those of its aanbieder stand in
    `van_aanbieder`, for they say little of two aanbod of the same one.
    """

    pk: int | None
    namen: list[tuple[str, ...]]
    telefoon: str = ""
    site: str = ""
    aanbieder: int | None = None
    aanbiedernaam: tuple[str, ...] = ()
    van_aanbieder: tuple[str, str] = ("", "")
    plekken: list[Plek] = field(default_factory=list)

    @property
    def is_aanbod(self) -> bool:
        return self.aanbieder is not None

    @property
    def bereikbaar_op(self) -> tuple[str, str]:
        """The telephone and the site that a visitor would see."""
        return self.telefoon or self.van_aanbieder[0], self.site or self.van_aanbieder[1]


@dataclass(frozen=True)
class Oordeel:
    score: int
    redenen: tuple[str, ...]

    @property
    def is_bijna_zeker(self) -> bool:
        return self.score >= BIJNA_ZEKER


NIETS = Oordeel(0, ())


# --- One form for what people write in many ways -------------------------------------------


# Of thousands of names and sites most are the same as a moment ago. Never a telephone number:
# that may be of a person, and a process would remember it after it was erased.
_onthoud = lru_cache(maxsize=20_000)
_GEEN_CIJFER = re.compile(r"\D+")


@_onthoud
def sitesleutel(site: str) -> str:
    """`https://www.huis.example/inloop/` and `http://huis.example/inloop` are the same page."""
    try:
        delen = urlsplit(site if "//" in site else f"//{site}")
    except ValueError:  # such as http://[
        return ""
    host = (delen.netloc.rpartition("@")[2]).lower().removeprefix("www.")
    pad = re.sub(r"/(index\.\w+)?$", "", delen.path)
    return f"{host}{pad}{'?' + delen.query if delen.query else ''}" if host else ""


@_onthoud
def naamwoorden(naam: str) -> tuple[str, ...]:
    woorden = tuple(woord for woord in sleutel(naam).split() if woord not in ZEGT_NIETS)
    return woorden or tuple(sleutel(naam).split())


def naamgelijkenis(een: tuple[str, ...], ander: tuple[str, ...]) -> float:
    """0 to 100. What both have says that they are alike; what only one has may tell them apart:
    `Wijkteam Noord` and `Wijkteam Zuid` are two, `Kwartelhuis` and `Kwartelhuys` one."""
    if not een or not ander:
        return 0
    if "".join(een) == "".join(ander) or sorted(een) == sorted(ander):
        return 100
    rest_een = [woord for woord in een if woord not in ander]
    rest_ander = [woord for woord in ander if woord not in een]
    if not rest_een or not rest_ander:
        # One is a part of the other: the same, or a branch of it.
        samen = max((len(woord) for woord in een if woord in ander), default=0)
        return 80 if samen >= 5 else 60
    gelijk = min(99.0, fuzz.token_sort_ratio(" ".join(een), " ".join(ander)))
    if _andere_cijfers(rest_een, rest_ander) or fuzz.ratio(
        "".join(rest_een), "".join(rest_ander)
    ) < (65 if len(rest_een) == len(een) or len(rest_ander) == len(ander) else 75):
        return min(gelijk, 60)
    return gelijk


def _andere_cijfers(een: list[str], ander: list[str]) -> bool:
    cijfers = [_GEEN_CIJFER.sub("", "".join(woorden)) for woorden in (een, ander)]
    return cijfers[0] != cijfers[1]


# --- Two records ---------------------------------------------------------------------------


def vergelijk(
    een: Kenmerken,
    ander: Kenmerken,
    algemeen: frozenset[str] = frozenset(),
    *,
    minstens: int = 0,
) -> Oordeel:
    """`algemeen` are the telephone numbers and sites that too many records share. Where no place
    can bring it to `minstens` points, places are not looked at."""
    gevonden = [_naam(een, ander)]
    # Activities of one organisation share all but their name.
    if een.is_aanbod and not gevonden[0][0]:
        return NIETS
    gevonden += [*_aanbieder(een, ander), *_bereikbaar(een, ander, algemeen)]
    if _som(gevonden) + ZELFDE_ADRES < minstens:
        return NIETS
    gevonden.append(_plaats(een, ander))
    # What speaks for it goes before what speaks against it.
    redenen = sorted((een for een in gevonden if een[1]), key=lambda een: een[0] < 0)
    return Oordeel(max(0, min(100, _som(gevonden))), tuple(reden for _, reden in redenen))


def _som(gevonden: list[tuple[int, str]]) -> int:
    return sum(punten for punten, _ in gevonden)


def _naam(een: Kenmerken, ander: Kenmerken) -> tuple[int, str]:
    hoogste = max(naamgelijkenis(a, b) for a in een.namen for b in ander.namen)
    for vanaf, punten, reden in NAAMPUNTEN:
        if hoogste >= vanaf:
            return punten, reden
    return 0, ""


def _aanbieder(een: Kenmerken, ander: Kenmerken) -> Iterator[tuple[int, str]]:
    if not een.is_aanbod:
        return
    if een.aanbieder == ander.aanbieder:
        yield 10, "dezelfde aanbieder"
    elif naamgelijkenis(een.aanbiedernaam, ander.aanbiedernaam) >= 85:
        yield 10, "de aanbieders heten bijna hetzelfde"


def _bereikbaar(
    een: Kenmerken, ander: Kenmerken, algemeen: frozenset[str]
) -> Iterator[tuple[int, str]]:
    zelfde = een.is_aanbod and een.aanbieder == ander.aanbieder
    paren = (
        ((een.telefoon, een.site), (ander.telefoon, ander.site))
        if zelfde
        else (een.bereikbaar_op, ander.bereikbaar_op)
    )
    redenen = ("hetzelfde telefoonnummer", "dezelfde website")
    for waarde, andere, reden in zip(*paren, redenen, strict=True):
        if waarde and waarde == andere:
            yield (10 if zelfde or waarde in algemeen else 25), reden
    if all(waarde and andere and waarde != andere for waarde, andere in zip(*paren, strict=True)):
        yield -10, "maar een ander telefoonnummer en een andere website"


def _plaats(een: Kenmerken, ander: Kenmerken) -> tuple[int, str]:
    if any(_zelfde_adres(a, b) for a in een.plekken for b in ander.plekken):
        zelfde = een.is_aanbod and een.aanbieder == ander.aanbieder
        return (10 if zelfde else ZELFDE_ADRES), "hetzelfde adres"
    meters = [
        afstand(a.positie, b.positie)
        for a in een.plekken
        for b in ander.plekken
        if a.positie and b.positie
    ]
    if not meters or VLAKBIJ < min(meters) <= VER_WEG:
        return 0, ""
    if min(meters) <= VLAKBIJ:
        return 10, "vlak bij elkaar"
    # Two places of one organisation, far apart, are as it should be; two offers seldom one.
    punten = -20 if een.is_aanbod else -5
    return punten, f"maar {afstand_tekst(min(meters))} van elkaar"


def _zelfde_adres(een: Plek, ander: Plek) -> bool:
    if een.locatie == ander.locatie:
        return True
    return bool(een.straat) and een.straat == ander.straat and _zelfde_plaats(een, ander)


def _zelfde_plaats(een: Plek, ander: Plek) -> bool:
    for waarde, andere in ((een.postcode, ander.postcode), (een.plaats, ander.plaats)):
        if waarde and andere:
            return waarde == andere
    return True
