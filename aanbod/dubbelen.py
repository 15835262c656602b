"""Likely duplicates: two records that may be one and the same aanbod, or aanbieder.

Each pair gets points for what is alike, with the reasons in Dutch; a person decides. Of a list
only records that share a key (a telephone number, a site, an address, a part of the name) are
held against each other, so that thousands take no longer than a page may take.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from rapidfuzz import fuzz, process

from wijken.afstand import afstand, afstand_tekst
from wijken.models import Locatie
from wijken.tekst import sleutel

from .models import Aanbieder, AanbiederAlias, Aanbod, AanbodLocatie
from .models.aanbieder import Status
from .models.aanbod import is_in_gemeente

DREMPEL = 60
BIJNA_ZEKER = 80
# What more records than these have in common is of none of them: a number of the town hall.
GEDEELD_DOOR = 12
BLOK = 60
ZELFDE_ADRES = 20  # points
VLAKBIJ = 75  # metres
VER_WEG = 500
MEEST_GELIJKEND = 40
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


class Paar(NamedTuple):
    """Keys of two records, the lowest first."""

    een: int
    ander: int
    oordeel: Oordeel


# --- One form for what people write in many ways -------------------------------------------


# Of thousands of names and sites most are the same as a moment ago. Never a telephone number:
# that may be of a person, and a process would remember it after it was erased.
_onthoud = lru_cache(maxsize=20_000)
_GEEN_CIJFER = re.compile(r"\D+")


def telefoonsleutel(telefoon: str) -> str:
    """`+31 (0)78-123 45 67` and `078 1234567` are the same number."""
    if not telefoon:
        return ""
    cijfers = _GEEN_CIJFER.sub("", telefoon.replace("(0)", ""))
    for landcode in ("0031", "31"):
        if cijfers.startswith(landcode) and len(cijfers) > 9:
            cijfers = "0" + cijfers.removeprefix(landcode)
            break
    return cijfers if len(cijfers) > 2 else ""


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


# --- A list --------------------------------------------------------------------------------


def dubbelen(records: models.QuerySet) -> list[Paar]:
    """The likely pairs among these aanbod or aanbieders, the surest first. At most three queries."""
    kenmerken = kenmerken_van(records)
    algemeen = _algemeen(kenmerken.values())
    paren = []
    for een, ander in _kandidaten(kenmerken):
        oordeel = vergelijk(kenmerken[een], kenmerken[ander], algemeen, minstens=DREMPEL)
        if oordeel.score >= DREMPEL:
            paren.append(Paar(een, ander, oordeel))
    return sorted(paren, key=lambda paar: (-paar.oordeel.score, paar.een, paar.ander))


def _kandidaten(kenmerken: dict[int, Kenmerken]) -> set[tuple[int, int]]:
    """Pairs that share a key; one that many share is no reason to look."""
    blokken = defaultdict(list)
    for pk, een in kenmerken.items():
        for sleutel_ in _sleutels(een):
            blokken[sleutel_].append(pk)
    return {
        paar
        for pks in blokken.values()
        if 1 < len(pks) <= BLOK
        for paar in combinations(sorted(pks), 2)
    }


def _sleutels(een: Kenmerken) -> set[str]:
    telefoon, site = een.bereikbaar_op
    sleutels = {f"t{telefoon}", f"s{site}"} - {"t", "s"}
    sleutels |= {f"l{plek.locatie}" for plek in een.plekken}
    sleutels |= {f"a{plek.straat}" for plek in een.plekken if plek.straat}
    for woorden in een.namen:
        sleutels.add(f"n{''.join(sorted(woorden))}")
        sleutels.add(f"n{''.join(woorden)}")
        begin = sorted({woord[:4] for woord in woorden})
        # A typing error stands at the front or at the end, seldom at both.
        sleutels |= {f"b{deel}" for deel in begin} | {f"e{woord[-4:]}" for woord in woorden}
        sleutels |= {f"2{een_}{ander}" for een_, ander in combinations(begin, 2)}
    return sleutels


def _algemeen(kenmerken: Iterable[Kenmerken]) -> frozenset[str]:
    """Counted once an aanbieder: of its own number it may have fifty offers."""
    tellers = Counter(
        waarde
        for waarde, _ in {
            (waarde, een.aanbieder or een.pk)
            for een in kenmerken
            for waarde in een.bereikbaar_op
            if waarde
        }
    )
    return frozenset(waarde for waarde, aantal in tellers.items() if aantal > GEDEELD_DOOR)


# --- One record ----------------------------------------------------------------------------


def dubbelen_van(
    record: Aanbod | Aanbieder, *, plekken: Iterable[Locatie] = ()
) -> list[tuple[int, Oordeel]]:
    """What this record, saved or not, is likely a duplicate of: keys, the surest first.

    `plekken` are those that a form holds and the database does not yet. Reads all names around it
    and only of those that come near the rest.
    """
    eigen = _kenmerken_van_een(record, plekken)
    omgeving = _omgeving(record)
    licht = _lees_licht(omgeving)
    namen = {pk: " ".join(een.namen[0]) for pk, een in licht.items()}
    gelijkend = set()
    for woorden in eigen.namen:
        beste = process.extract(
            " ".join(woorden), namen, scorer=fuzz.token_set_ratio, score_cutoff=65,
            limit=MEEST_GELIJKEND,
        )  # fmt: skip
        gelijkend |= {pk for _, _, pk in beste}
        aaneen = "".join(woorden)
        gelijkend |= {pk for pk, naam in namen.items() if naam.replace(" ", "") == aaneen}
    waarden = set(eigen.bereikbaar_op) - {""}
    gelijkend |= {pk for pk, een in licht.items() if waarden & set(een.bereikbaar_op)}
    if not eigen.is_aanbod:
        gelijkend |= _met_een_adres(omgeving, eigen)
    algemeen = _algemeen(licht.values())
    gevonden = [
        (pk, vergelijk(eigen, een, algemeen))
        for pk, een in kenmerken_van(omgeving.filter(pk__in=gelijkend)).items()
    ]
    genoeg = [(pk, oordeel) for pk, oordeel in gevonden if oordeel.score >= DREMPEL]
    return sorted(genoeg, key=lambda een: (-een[1].score, een[0]))


def _omgeving(record: Aanbod | Aanbieder) -> models.QuerySet:
    """Where a duplicate may stand: the same gemeente or regio, outside the archive."""
    anderen = type(record).objects.exclude(status=Status.GEARCHIVEERD)
    if record.pk:
        anderen = anderen.exclude(pk=record.pk)
    if isinstance(record, Aanbieder):
        return anderen
    if record.gemeente_id:
        return anderen.filter(is_in_gemeente(record.gemeente))
    return anderen.filter(Q(regio=record.regio_id) | Q(gemeente__regio=record.regio_id))


def _met_een_adres(omgeving: models.QuerySet, eigen: Kenmerken) -> set[int]:
    locaties = [plek.locatie for plek in eigen.plekken]
    hier = AanbodLocatie.objects.filter(locatie__in=locaties, aanbod__aanbieder__in=omgeving)
    return set(hier.values_list("aanbod__aanbieder", flat=True)[:MEEST_GELIJKEND])


def _kenmerken_van_een(record: Aanbod | Aanbieder, plekken: Iterable[Locatie]) -> Kenmerken:
    bewaard = kenmerken_van(type(record).objects.filter(pk=record.pk)) if record.pk else {}
    is_aanbod = isinstance(record, Aanbod)
    een = bewaard.get(record.pk) or Kenmerken(None, [])
    # What the form holds goes before what is saved.
    een.namen = [naamwoorden(record.naam), *een.namen[1:]]
    een.telefoon, een.site = telefoonsleutel(record.telefoon), sitesleutel(record.website)
    if is_aanbod:
        aanbieder = record.aanbieder
        een.aanbieder, een.aanbiedernaam = aanbieder.pk, naamwoorden(aanbieder.naam)
        een.van_aanbieder = (telefoonsleutel(aanbieder.telefoon), sitesleutel(aanbieder.website))
    een.plekken += [
        _plek(p.pk, p.straat, p.postcode, p.plaats, p.breedte, p.lengte) for p in plekken
    ]
    return een


# --- Reading -------------------------------------------------------------------------------


def kenmerken_van(records: models.QuerySet) -> dict[int, Kenmerken]:
    """Of these aanbod or aanbieders, by key."""
    per_pk = _lees_licht(records)
    for pk, *velden in _lees_plekken(records):
        per_pk[pk].plekken.append(_plek(*velden))
    if records.model is Aanbieder:
        aliassen = AanbiederAlias.objects.filter(aanbieder__in=_pks(records))
        for pk, naam in aliassen.order_by().values_list("aanbieder", "naam"):
            per_pk[pk].namen.append(naamwoorden(naam))
    return per_pk


def _pks(records: models.QuerySet) -> models.QuerySet:
    return records.order_by().values("pk")


def _lees_licht(records: models.QuerySet) -> dict[int, Kenmerken]:
    """Without places and other names. One query."""
    velden = ["pk", "naam", "telefoon", "website"]
    if records.model is Aanbod:
        velden += ["aanbieder", *(f"aanbieder__{veld}" for veld in velden[1:])]
    return {rij[0]: _licht(*rij) for rij in records.order_by().values_list(*velden)}


def _licht(pk, naam, telefoon, website, aanbieder=None, aanbiedernaam="", telefoon2="", site2=""):
    return Kenmerken(
        pk,
        [naamwoorden(naam)],
        telefoonsleutel(telefoon),
        sitesleutel(website),
        aanbieder,
        naamwoorden(aanbiedernaam) if aanbiedernaam else (),
        (telefoonsleutel(telefoon2), sitesleutel(site2)),
    )


def _lees_plekken(records: models.QuerySet) -> models.QuerySet:
    eigenaar = "aanbod" if records.model is Aanbod else "aanbod__aanbieder"
    locatie = ("straat", "postcode", "plaats", "breedte", "lengte")
    return (
        AanbodLocatie.objects.filter(**{f"{eigenaar}__in": _pks(records)})
        .order_by()
        .values_list(eigenaar, "locatie", *(f"locatie__{veld}" for veld in locatie))
    )


def _plek(locatie, straat, postcode, plaats, breedte, lengte) -> Plek:
    adres = sleutel(straat)
    positie = None if breedte is None or lengte is None else (breedte, lengte)
    return Plek(
        locatie,
        # A street without a number is no address.
        adres if any(teken.isdigit() for teken in adres) else "",
        postcode.replace(" ", "").upper(),
        sleutel(plaats),
        positie,
    )
