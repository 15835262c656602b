"""What the table of the CBS would change of postcodes; `actions.postcodes` changes it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from shapely.geometry import shape

from . import cbs
from .models import Buurt, Gemeente, Omtrek, Postcodegebied, Wijk
from .omtrekken import binnenpunt
from .postcodetabel import Tabel, Tabelfout
from .vak import PRECIES

# A postcode area belongs to a wijk with at least this share of its addresses: a few front
# doors over the border would make "3317" mean one wijk more for everyone. Whoever types the
# six digits of such a door is led to its own wijk all the same.
GEBIED_VANAF = 0.01


@dataclass
class Postcodeplan:
    """What a table would change of these gemeenten; nothing is written yet.

    `adressen` counts per (pc6, buurtcode); `onbekend` the addresses per wijkcode that no
    current wijk has. `gebieden` maps pc4 to the codes of its wijken in these gemeenten.
    """

    gemeenten: list[Gemeente]
    adressen: Counter
    wijken: dict[str, Wijk] = field(repr=False)
    onbekend: Counter
    buurten: dict[str, Buurt] = field(default_factory=dict, repr=False)
    nieuwe_buurten: list[Buurt] = field(default_factory=list)
    verlegde_buurten: list[Buurt] = field(default_factory=list)
    gebieden: dict[str, set[str]] = field(default_factory=dict)
    nieuwe_gebieden: dict[str, Postcodegebied] = field(default_factory=dict)
    zonder_punt: list[str] = field(default_factory=list)


def vergelijk_postcodes(tabel: Tabel) -> Postcodeplan:
    """Compare the table with the database. Raises `Tabelfout` when it holds no current wijk."""
    wijken = {
        wijk.code: wijk
        for wijk in Wijk.objects.huidig().select_related("gemeente").order_by("code")
    }
    bekend, onbekend = Counter(), Counter()
    for (pc6, buurt), aantal in tabel.adressen.items():
        if cbs.wijk_van(buurt) in wijken:
            bekend[pc6, buurt] = aantal
        else:
            onbekend[cbs.wijk_van(buurt)] += aantal
    if not bekend:
        raise Tabelfout(
            "De tabel bevat geen adressen in de wijken van deze gemeenten. "
            "Is zij van hetzelfde jaar als de grenzen?"
        )
    gebruikt = {cbs.wijk_van(buurt) for _, buurt in bekend}
    gemeenten = {wijken[code].gemeente.code: wijken[code].gemeente for code in gebruikt}
    plan = Postcodeplan([gemeenten[code] for code in sorted(gemeenten)], bekend, wijken, onbekend)
    _vergelijk_buurten(plan)
    _vergelijk_gebieden(plan)
    return plan


def _vergelijk_buurten(plan: Postcodeplan) -> None:
    bestaand = {
        buurt.code: buurt for buurt in Buurt.objects.filter(wijk__gemeente__in=plan.gemeenten)
    }
    for code in sorted({buurt for _, buurt in plan.adressen}):
        wijk = plan.wijken[cbs.wijk_van(code)]
        buurt = bestaand.get(code)
        if buurt is None:
            buurt = Buurt(code=code, wijk=wijk)
            plan.nieuwe_buurten.append(buurt)
        elif buurt.wijk_id != wijk.pk:
            buurt.wijk = wijk
            plan.verlegde_buurten.append(buurt)
        plan.buurten[code] = buurt


def _vergelijk_gebieden(plan: Postcodeplan) -> None:
    per_gebied = defaultdict(Counter)
    for (pc6, buurt), aantal in plan.adressen.items():
        per_gebied[pc6[:4]][buurt] += aantal
    bestaand = set(Postcodegebied.objects.values_list("pc4", flat=True))
    punten = _wijkpunten(plan.gemeenten) if set(per_gebied) - bestaand else {}
    for pc4, buurten in sorted(per_gebied.items()):
        plan.gebieden[pc4] = _wijken_van(buurten)
        if pc4 in bestaand:
            continue
        if midden := _midden(plan, buurten, punten):
            plan.nieuwe_gebieden[pc4] = Postcodegebied(pc4=pc4, breedte=midden[0], lengte=midden[1])
        else:
            plan.zonder_punt.append(pc4)


def _wijken_van(buurten: Counter) -> set[str]:
    per_wijk = Counter()
    for buurt, aantal in buurten.items():
        per_wijk[cbs.wijk_van(buurt)] += aantal
    return {code for code, aantal in per_wijk.items() if aantal >= GEBIED_VANAF * per_wijk.total()}


def _wijkpunten(gemeenten: Iterable[Gemeente]) -> dict[str, tuple[float, float]]:
    omtrekken = Omtrek.objects.in_gebruik().filter(editie__gemeente__in=gemeenten)
    return {
        omtrek.wijk.code: binnenpunt(shape(omtrek.geometrie))
        for omtrek in omtrekken.select_related("wijk")
    }


def _midden(plan: Postcodeplan, buurten: Counter, wijkpunten) -> tuple[float, float] | None:
    """The mean of the points of its buurten (or their wijken), weighted by addresses."""
    punten = []
    for code, aantal in buurten.items():
        buurt = plan.buurten[code]
        punt = (buurt.breedte, buurt.lengte)
        if buurt.breedte is None:
            punt = wijkpunten.get(cbs.wijk_van(code))
        if punt:
            punten.append((*punt, aantal))
    totaal = sum(aantal for *_, aantal in punten)
    if not totaal:
        return None
    breedte = sum(breedte * aantal for breedte, _, aantal in punten) / totaal
    lengte = sum(lengte * aantal for _, lengte, aantal in punten) / totaal
    return round(breedte, PRECIES), round(lengte, PRECIES)
