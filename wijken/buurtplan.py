"""What the buurten of a map would change; `actions.buurten` changes it."""

from dataclasses import dataclass, field

from . import cbs
from .grensbestand import Kaart, Vlak
from .models import Buurt, Wijk
from .omtrekken import binnenpunt, lees_omtrek


@dataclass
class Buurtplan:
    """Unsaved buurten of one gemeente; `zonder_wijk` are the codes whose wijk is unknown."""

    nieuw: list[Buurt] = field(default_factory=list)
    gewijzigd: list[Buurt] = field(default_factory=list)
    zonder_wijk: list[str] = field(default_factory=list)


def vergelijk_buurten(kaart: Kaart, gemeentecode: str, wijken: dict[str, Wijk]) -> Buurtplan:
    """What the map would change; `wijken` are those it may belong to, by code, perhaps unsaved.

    Water is left out. A buurt that the map does not hold stays. Raises `Grensfout`.
    """
    plan = Buurtplan()
    bekend = {
        buurt.code: buurt
        for buurt in Buurt.objects.filter(code__startswith=f"BU{gemeentecode[2:]}")
    }
    for vlak in kaart.buurten:
        if vlak.gemeentecode != gemeentecode or vlak.geen_land:
            continue
        if wijk := wijken.get(cbs.wijk_van(vlak.code)):
            _vergelijk(plan, vlak, wijk, bekend.get(vlak.code))
        else:
            plan.zonder_wijk.append(vlak.code)
    return plan


def _vergelijk(plan: Buurtplan, vlak: Vlak, wijk: Wijk, bekend: Buurt | None) -> None:
    omtrek, _ = lees_omtrek(vlak.code, vlak.geometrie)
    breedte, lengte = binnenpunt(omtrek)
    buurt = Buurt(code=vlak.code, wijk=wijk, naam=vlak.naam[:80], breedte=breedte, lengte=lengte)
    if bekend is None:
        plan.nieuw.append(buurt)
    elif _velden(buurt) != _velden(bekend):
        buurt.pk = bekend.pk
        plan.gewijzigd.append(buurt)


def _velden(buurt: Buurt) -> tuple:
    return buurt.wijk_id, buurt.naam, buurt.breedte, buurt.lengte
