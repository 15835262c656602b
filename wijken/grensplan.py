"""What a new edition of the boundaries would change; `actions.grenzen` changes it."""

from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils.text import slugify
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from . import cbs
from .grensbestand import Kaart, Vlak
from .ligging import eerste_met
from .models import Editie, Gemeente, Locatie, Omtrek, Wijk
from .models.gemeente import GERESERVEERD
from .omtrekken import Grensfout, gelijkenis, lees_omtrek, overlappingen
from .tekst import sleutel

# Residents; with fewer a wijk is a business park or countryside (help text of `bewoond`).
BEWOOND_VANAF = 1_000
# Below it an outline is said to change; above it it was only rounded otherwise.
NAGENOEG_GELIJK = 0.9995
PEILING = "Deze sociale kaart is nieuw. Het aanbod moet nog worden ingevuld."


@dataclass
class Wijziging:
    """One wijk as it is and, in a copy that is not saved, as it will be (`wordt`).

    `gelijkenis` (0 to 1) is that of its outlines, None when it had no outline.
    """

    wijk: Wijk
    wordt: Wijk
    gelijkenis: float | None

    @property
    def verandert(self) -> bool:
        return (
            self.hernoemd
            or self.wordt.inwoners != self.wijk.inwoners
            or self.wijk.vervallen_in is not None
            or self.gelijkenis is None
            or self.gelijkenis < NAGENOEG_GELIJK
        )

    @property
    def hernoemd(self) -> bool:
        return self.wordt.naam != self.wijk.naam


@dataclass
class Verval:
    """A wijk that an edition no longer has: its year, and how much still points to it by name."""

    wijk: Wijk
    jaar: int
    locaties: int
    plaatsnamen: int


@dataclass
class Verhuizing:
    """A locatie whose position lies in another wijk now; None is outside every wijk."""

    locatie: Locatie
    van: Wijk | None
    naar: Wijk | None


@dataclass
class Plan:
    """A new edition of one gemeente, compared with the database; nothing is written yet.

    `vlakken` maps the codes, in order, to their outlines; `locaties` counts those with a
    position. `let_op` holds Dutch sentences.
    """

    gemeente: Gemeente
    editie: Editie
    nieuwe_gemeente: bool = False
    staat_er_al: bool = False
    alleen_buurten: bool = False
    vlakken: dict[str, BaseGeometry] = field(default_factory=dict, repr=False)
    nieuw: list[Wijk] = field(default_factory=list)
    bestaand: list[Wijziging] = field(default_factory=list)
    vervallen: list[Verval] = field(default_factory=list)
    locaties: int = 0
    verhuizingen: list[Verhuizing] = field(default_factory=list)
    let_op: list[str] = field(default_factory=list)

    @property
    def raakt_wijken(self) -> bool:
        return not (self.staat_er_al or self.alleen_buurten)

    @property
    def gewijzigd(self) -> list[Wijziging]:
        return [een for een in self.bestaand if een.verandert]

    @property
    def wijken(self) -> dict[str, Wijk]:
        """Those of the edition, by code, as they will be."""
        wijken = [*self.nieuw, *(een.wordt for een in self.bestaand)]
        return {wijk.code: wijk for wijk in wijken}


def vergelijk(
    kaart: Kaart, gemeentecode: str, *, naam: str, jaar: int | None, houd_namen: bool
) -> Plan:
    """What the wijken of one gemeente on this map would change. Writes nothing.

    `naam` of the edition may be empty: then "CBS" and the year. `jaar` overrules that of
    the map. With `houd_namen` existing wijken keep their names. Raises `Grensfout`.
    """
    van_kaart = [vlak for vlak in kaart.wijken if vlak.gemeentecode == gemeentecode]
    if not van_kaart:
        return _plan_zonder_wijken(gemeentecode)
    jaar = _jaar(van_kaart, jaar)
    gemeente = _gemeente(van_kaart[0])
    editie = Editie(
        gemeente=gemeente,
        naam=naam or f"CBS {jaar}",
        jaar=jaar,
        bron=(kaart.bron or f"CBS, Kadaster: Wijk- en buurtkaart {jaar}")[:200],
    )
    _controleer(editie, "De editie", exclude=["gemeente"])
    plan = Plan(gemeente, editie, nieuwe_gemeente=gemeente.pk is None)
    if not plan.nieuwe_gemeente and gemeente.edities.filter(naam=editie.naam).exists():
        plan.staat_er_al = True
        return plan
    _vergelijk_wijken(plan, van_kaart, houd_namen)
    _vergelijk_locaties(plan)
    return plan


def _plan_zonder_wijken(gemeentecode: str) -> Plan:
    """For a map that holds buurten of this gemeente only."""
    gemeente = Gemeente.objects.filter(code=gemeentecode).first()
    if gemeente is None:
        raise Grensfout(f"Van {gemeentecode} kennen wij nog geen wijken. Lees die eerst in.")
    return Plan(gemeente, Editie(gemeente=gemeente), alleen_buurten=True)


def _jaar(vlakken: list[Vlak], opgegeven: int | None) -> int:
    jaren = {opgegeven} if opgegeven is not None else {vlak.jaar for vlak in vlakken}
    if len(jaren) != 1 or None in jaren:
        raise Grensfout(
            "Het bestand noemt geen jaar, of meer dan één. Geef het op, bijvoorbeeld --jaar 2024."
        )
    jaar = jaren.pop()
    if jaar not in cbs.JAREN:
        raise Grensfout(f"{jaar} is geen jaar van een kaart. Schrijf vier cijfers, zoals 2024.")
    return jaar


def _gemeente(vlak: Vlak) -> Gemeente:
    """The one in the database, or a new one that is not saved yet."""
    if gevonden := Gemeente.objects.filter(code=vlak.gemeentecode).first():
        return gevonden
    bezet = {*GERESERVEERD, *Gemeente.objects.values_list("slug", flat=True)}
    gemeente = Gemeente(
        code=vlak.gemeentecode,
        naam=vlak.gemeentenaam,
        slug=_vrije_slug(vlak.gemeentenaam, vlak.gemeentecode, bezet, 60),
        peiling=PEILING,
    )
    _controleer(gemeente, gemeente.naam)
    return gemeente


def _vrije_slug(naam: str, code: str, bezet: set[str], lengte: int) -> str:
    """From the name; with the code behind it when that is taken or says nothing."""
    slug = slugify(naam)[:lengte].strip("-")
    if slug and slug not in bezet:
        return slug
    return slugify(f"{slug[: lengte - len(code) - 1]} {code}")


def _controleer(record, waarvan: str, **kwargs) -> None:
    try:
        record.full_clean(**kwargs)
    except ValidationError as fout:
        raise Grensfout(f"{waarvan}: {' '.join(fout.messages)}") from fout


def _vergelijk_wijken(plan: Plan, van_kaart: list[Vlak], houd_namen: bool) -> None:
    bekend = {wijk.code: wijk for wijk in Wijk.objects.filter(gemeente=plan.gemeente.pk)}
    water = [vlak for vlak in van_kaart if vlak.code not in bekend and _is_alleen_water(vlak)]
    over = [vlak for vlak in van_kaart if vlak not in water]
    if not over:
        raise Grensfout(f"Van {plan.gemeente} blijft geen wijk over. Er is niets gedaan.")
    plan.let_op += [
        f"{vlak.code} {vlak.naam or '(zonder naam)'} is alleen water en wordt overgeslagen."
        for vlak in water
    ]
    _lees_omtrekken(plan, over)
    huidig = _huidige_omtrekken(plan.gemeente)
    slugs = {wijk.slug for wijk in bekend.values()}
    for vlak in over:
        if wijk := bekend.get(vlak.code):
            plan.bestaand.append(_wijziging(plan, wijk, vlak, huidig, houd_namen))
        else:
            plan.nieuw.append(_nieuwe_wijk(plan, vlak, slugs))
    plan.vervallen = _vervallen(plan)


def _is_alleen_water(vlak: Vlak) -> bool:
    return vlak.geen_land and not (vlak.naam and vlak.inwoners)


def _lees_omtrekken(plan: Plan, vlakken: list[Vlak]) -> None:
    for vlak in vlakken:
        plan.vlakken[vlak.code], hersteld = lees_omtrek(vlak.code, vlak.geometrie)
        if hersteld:
            plan.let_op.append(f"De omtrek van {vlak.code} kruiste zichzelf en is hersteld.")
    for een, ander, deel in overlappingen(plan.vlakken):
        plan.let_op.append(f"{een} en {ander} overlappen elkaar ({deel:.1%} van de kleinste).")


def _huidige_omtrekken(gemeente) -> dict[str, BaseGeometry]:
    omtrekken = Omtrek.objects.van(gemeente) if gemeente.pk else []
    return {omtrek.wijk.code: shape(omtrek.geometrie) for omtrek in omtrekken}


def _wijziging(plan, wijk: Wijk, vlak: Vlak, huidig: dict, houd_namen: bool) -> Wijziging:
    wordt = copy(wijk)
    # One that differs in capitals or hyphens only is the same name, in our own spelling.
    if vlak.naam and not houd_namen and sleutel(vlak.naam) != sleutel(wijk.naam):
        wordt.naam = vlak.naam
    if vlak.inwoners is not None:
        wordt.inwoners, wordt.inwoners_jaar = vlak.inwoners, plan.editie.jaar
    wordt.vervallen_in = None
    _controleer(wordt, wijk.code)
    oud = huidig.get(wijk.code)
    return Wijziging(wijk, wordt, None if oud is None else gelijkenis(oud, plan.vlakken[wijk.code]))


def _nieuwe_wijk(plan: Plan, vlak: Vlak, slugs: set[str]) -> Wijk:
    """Not saved yet. `slugs` are those taken in the gemeente; the new one joins them."""
    naam = vlak.naam or f"Wijk {vlak.code[-2:]}"
    wijk = Wijk(
        code=vlak.code,
        naam=naam,
        slug=_vrije_slug(naam, vlak.code, slugs, 80),
        inwoners=vlak.inwoners,
        inwoners_jaar=None if vlak.inwoners is None else plan.editie.jaar,
        bewoond=vlak.inwoners is None or vlak.inwoners >= BEWOOND_VANAF,
    )
    _controleer(wijk, vlak.code, exclude=["gemeente"])
    slugs.add(wijk.slug)
    if not vlak.naam:
        plan.let_op.append(f"{vlak.code} heeft geen naam en heet nu “{naam}”.")
    if vlak.inwoners is None:
        plan.let_op.append(f"Van {vlak.code} is het aantal inwoners onbekend; telt als woonwijk.")
    return wijk


def _vervallen(plan: Plan) -> list[Verval]:
    """The current wijken that the edition lacks."""
    wijken = (
        Wijk.objects.huidig()
        .filter(gemeente=plan.gemeente.pk)
        .exclude(code__in=list(plan.vlakken))
        .annotate(
            op_naam=Count("locaties", filter=Q(locaties__breedte=None), distinct=True),
            namen=Count("plaatsnamen", distinct=True),
        )
        .order_by("code")
    )
    return [Verval(wijk, plan.editie.jaar, wijk.op_naam, wijk.namen) for wijk in wijken]


def _vergelijk_locaties(plan: Plan) -> None:
    """Every locatie with a position gets the wijk of the new outlines, or none."""
    vlakken, wijken = list(plan.vlakken.items()), plan.wijken
    locaties = (
        Locatie.objects.filter(gemeente=plan.gemeente.pk, breedte__isnull=False)
        .select_related("wijk")
        .order_by("pk")
    )
    for locatie in locaties:
        plan.locaties += 1
        naar = eerste_met(locatie.breedte, locatie.lengte, vlakken)
        if naar != (locatie.wijk.code if locatie.wijk else None):
            plan.verhuizingen.append(Verhuizing(locatie, locatie.wijk, wijken.get(naar)))
