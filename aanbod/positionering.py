"""The positioneringsmatrix (report 5.3): per onderwerp, who stands in which quadrant."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from .models import Aanbod, AanbodOnderwerp, Werkgebied
from .models.aanbieder import Soort, Status
from .models.aanbod import is_in_gemeente

Kwadrant = tuple[str, str]

KWADRANTEN: list[Kwadrant] = [
    (soort.value, rol.value)
    for soort in (Soort.FORMEEL, Soort.INFORMEEL)
    for rol in (Aanbod.Rol.ALGEMEEN, Aanbod.Rol.SPECIFIEK)
]


@dataclass
class Regel:
    """One aanbod in the matrix; `wijken` are the names of its werkgebieden."""

    naam: str
    slug: str
    bereik: str
    capaciteit: str
    wijken: list[str]


@dataclass
class Positie:
    """An aanbieder in one quadrant with its aanbod there; its parts fold under it."""

    naam: str
    slug: str
    sorteernaam: str
    regels: list[Regel] = field(default_factory=list)
    onderdelen: list["Positie"] = field(default_factory=list)


@dataclass
class Matrix:
    """`breed` is what takes all onderwerpen without a tag for this one: shown apart.

    `bronjaren` are the years of the sources of what stands in the quadrants, ascending.
    """

    kwadranten: dict[Kwadrant, list[Positie]]
    breed: list[Positie]
    aantal_aanbieders: int
    aantal_aanbod: int
    aantal_gecontroleerd: int
    bronjaren: list[int]


def matrix(gemeente, onderwerp, wijk=None) -> Matrix:
    """The matrix of one onderwerp (a parent counts its parts), for a gemeente or a wijk.

    Maatwerk stands outside it. Two queries, whatever the size.
    """
    # Of this gemeente only: PostgreSQL may answer the subquery first, then for the country.
    koppeling = AanbodOnderwerp.objects.filter(
        Q(onderwerp=onderwerp) | Q(onderwerp__ouder=onderwerp),
        is_in_gemeente(gemeente, "aanbod__"),
        aanbod=OuterRef("pk"),
    )
    rijen = list(
        _in_gebied(gemeente, wijk)
        .annotate(getagd=Exists(koppeling))
        .filter(Q(getagd=True) | Q(alle_onderwerpen=True))
        .with_soort()
        .order_by("sorteernaam", "pk")
        .values(
            "pk",
            "naam",
            "slug",
            "rol",
            "soort",
            "getagd",
            "bereik",
            "capaciteit",
            "gecontroleerd_op",
            "bron__jaar",
            "aanbieder_id",
            "aanbieder__naam",
            "aanbieder__slug",
            "aanbieder__sorteernaam",
            "aanbieder__onderdeel_van_id",
            "aanbieder__onderdeel_van__status",
            "aanbieder__onderdeel_van__naam",
            "aanbieder__onderdeel_van__slug",
            "aanbieder__onderdeel_van__sorteernaam",
        )
    )
    wijken = _wijken_van([rij["pk"] for rij in rijen if rij["bereik"] == Aanbod.Bereik.WIJKEN])
    getagd = [rij for rij in rijen if rij["getagd"]]
    return Matrix(
        kwadranten={
            kwadrant: _posities(
                [rij for rij in getagd if (rij["soort"], rij["rol"]) == kwadrant], wijken
            )
            for kwadrant in KWADRANTEN
        },
        breed=_posities([rij for rij in rijen if not rij["getagd"]], wijken),
        aantal_aanbieders=len({rij["aanbieder_id"] for rij in getagd}),
        aantal_aanbod=len(getagd),
        aantal_gecontroleerd=sum(rij["gecontroleerd_op"] is not None for rij in getagd),
        bronjaren=sorted({rij["bron__jaar"] for rij in getagd if rij["bron__jaar"]}),
    )


def overzicht(gemeente) -> dict[str, dict[Kwadrant | None, int]]:
    """Per slug of an onderwerp how many aanbieders stand in each quadrant. One query.

    Under None how many they are together: who stands in two quadrants counts once there.
    """
    rijen = (
        _in_gebied(gemeente)
        .with_soort()
        .filter(onderwerpkoppelingen__isnull=False)
        .values_list(
            "onderwerpkoppelingen__onderwerp__slug",
            "onderwerpkoppelingen__onderwerp__ouder__slug",
            "soort",
            "rol",
            "aanbieder_id",
        )
    )
    aanbieders = defaultdict(lambda: defaultdict(set))
    for slug, ouder_slug, soort, rol, aanbieder_id in rijen:
        for een_slug in filter(None, (slug, ouder_slug)):
            aanbieders[een_slug][soort, rol].add(aanbieder_id)
            aanbieders[een_slug][None].add(aanbieder_id)
    return {
        slug: {kwadrant: len(ids[kwadrant]) for kwadrant in [*KWADRANTEN, None]}
        for slug, ids in aanbieders.items()
    }


def _in_gebied(gemeente, wijk=None):
    aanbod = Aanbod.objects.gepubliceerd().in_matrix()
    return aanbod.in_wijk(wijk) if wijk else aanbod.in_gemeente(gemeente)


def _wijken_van(aanbod_ids: list[int]) -> dict[int, list[str]]:
    namen = defaultdict(list)
    gebieden = Werkgebied.objects.filter(aanbod__in=aanbod_ids).order_by("wijk__naam")
    for aanbod_id, naam in gebieden.values_list("aanbod_id", "wijk__naam"):
        namen[aanbod_id].append(naam)
    return namen


def _posities(rijen: list[dict], wijken: dict[int, list[str]]) -> list[Positie]:
    """Grouped by aanbieder, and parts under their umbrella (one level), each by name."""
    posities: dict[int, Positie] = {}
    koepel_van: dict[int, int] = {}
    for rij in rijen:
        aanbieder_id, koepel_id = rij["aanbieder_id"], _koepel(rij)
        if aanbieder_id not in posities:
            posities[aanbieder_id] = _positie(rij, "aanbieder__")
        if koepel_id and aanbieder_id not in koepel_van:
            koepel_van[aanbieder_id] = koepel_id
            if koepel_id not in posities:
                posities[koepel_id] = _positie(rij, "aanbieder__onderdeel_van__")
        regel = Regel(rij["naam"], rij["slug"], rij["bereik"], rij["capaciteit"], wijken[rij["pk"]])
        posities[aanbieder_id].regels.append(regel)
    for aanbieder_id, koepel_id in koepel_van.items():
        posities[koepel_id].onderdelen.append(posities[aanbieder_id])
    hoogste = [positie for pk, positie in posities.items() if pk not in koepel_van]
    for positie in hoogste:
        positie.onderdelen.sort(key=lambda deel: deel.sorteernaam)
    return sorted(hoogste, key=lambda positie: positie.sorteernaam)


def _koepel(rij: dict) -> int | None:
    """The umbrella of this row's aanbieder, when it is public itself."""
    openbaar = rij["aanbieder__onderdeel_van__status"] == Status.GEPUBLICEERD
    return rij["aanbieder__onderdeel_van_id"] if openbaar else None


def _positie(rij: dict, voor: str) -> Positie:
    return Positie(rij[f"{voor}naam"], rij[f"{voor}slug"], rij[f"{voor}sorteernaam"])
