"""Likely duplicates: two records that may be one and the same aanbod, or aanbieder.

Of a list only records that share a key (a telephone number, a site, an address, a part of the
name) are held against each other (`gelijkenis`), so that thousands take no longer than a page may
take.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from rapidfuzz import fuzz, process

from wijken.models import Locatie
from wijken.tekst import sleutel

from .gelijkenis import (
    Kenmerken,
    Oordeel,
    Plek,
    naamwoorden,
    sitesleutel,
    vergelijk,
)
from .models import Aanbieder, AanbiederAlias, Aanbod, AanbodLocatie
from .models.aanbieder import Status
from .models.aanbod import is_in_gemeente
from .telefoon import telefoonsleutel

DREMPEL = 60
# What more records than these have in common is of none of them: a number of the town hall.
GEDEELD_DOOR = 12
BLOK = 60
MEEST_GELIJKEND = 40


class Paar(NamedTuple):
    """Keys of two records, the lowest first."""

    een: int
    ander: int
    oordeel: Oordeel


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
        # A new aanbieder has no key yet.
        een.aanbieder, een.aanbiedernaam = aanbieder.pk or 0, naamwoorden(aanbieder.naam)
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
