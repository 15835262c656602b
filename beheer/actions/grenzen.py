"""Importing boundaries: the wijken, and the aanbod that is found by them."""

from contextlib import nullcontext
from dataclasses import dataclass

from django.db import models
from django.db.models import Count

from aanbod.actions.indexeren import aanbod_met_een, indexeer
from aanbod.models import Aanspreekpunt, Werkgebied
from wijken.actions.buurten import bewaar_buurten
from wijken.actions.grenzen import BLOK, voer_uit
from wijken.actions.vasthouden import vastgehouden
from wijken.buurtplan import Buurtplan, vergelijk_buurten
from wijken.grensbestand import Kaart
from wijken.grensplan import Plan, vergelijk
from wijken.models import Gemeente, Locatie, Wijk


@dataclass
class Grensverslag:
    """What an import does, or did, to one gemeente.

    `werkgebieden` and `aanspreekpunten` count, by the key of an ended wijk, what still
    points to it; `opnieuw` is how many aanbod were put into the search index again.
    """

    plan: Plan
    buurten: Buurtplan
    werkgebieden: dict[int, int]
    aanspreekpunten: dict[int, int]
    opnieuw: int = 0


def importeer_grenzen(
    kaart: Kaart,
    *,
    naam: str = "",
    jaar: int | None = None,
    houd_namen: bool = False,
    toepassen: bool = False,
) -> list[Grensverslag]:
    """An edition for each gemeente on the map, all or nothing; without `toepassen` only compare.

    Raises `Grensfout`; then nothing is written.
    """
    verslagen = []
    gemeenten = Gemeente.objects.filter(code__in=kaart.gemeenten)
    with vastgehouden(gemeenten) if toepassen else nullcontext():
        for gemeentecode in kaart.gemeenten:
            plan = vergelijk(kaart, gemeentecode, naam=naam, jaar=jaar, houd_namen=houd_namen)
            verslag = _verslag(kaart, plan)
            if toepassen:
                _pas_toe(verslag)
            verslagen.append(verslag)
    return verslagen


def _verslag(kaart: Kaart, plan: Plan) -> Grensverslag:
    wijken = plan.wijken
    if not plan.raakt_wijken:
        wijken = {wijk.code: wijk for wijk in Wijk.objects.huidig().filter(gemeente=plan.gemeente)}
    vervallen = [verval.wijk.pk for verval in plan.vervallen]
    return Grensverslag(
        plan=plan,
        buurten=vergelijk_buurten(kaart, plan.gemeente.code, wijken),
        werkgebieden=_per_wijk(Werkgebied, vervallen),
        aanspreekpunten=_per_wijk(Aanspreekpunt, vervallen),
    )


def _per_wijk(model: type[models.Model], wijken: list[int]) -> dict[int, int]:
    rijen = model.objects.filter(wijk__in=wijken).order_by().values_list("wijk")
    return dict(rijen.annotate(aantal=Count("pk")))


def _pas_toe(verslag: Grensverslag) -> None:
    voer_uit(verslag.plan)
    bewaar_buurten(verslag.buurten)
    verslag.opnieuw = indexeer(_geraakt(verslag.plan))


def _geraakt(plan: Plan) -> set[int]:
    """The aanbod whose search document names a wijk that changed, or a place that moved."""
    hernoemd = [een.wijk.pk for een in plan.bestaand if een.hernoemd]
    verhuisd = [een.locatie.pk for een in plan.verhuizingen]
    geraakt = set(aanbod_met_een(Wijk, hernoemd))
    for begin in range(0, len(verhuisd), BLOK):
        geraakt.update(aanbod_met_een(Locatie, verhuisd[begin : begin + BLOK]))
    return geraakt
