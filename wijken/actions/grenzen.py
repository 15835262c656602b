"""Putting a new edition of the boundaries in use, with everything that follows from it."""

from collections import defaultdict

from django.db import transaction

from ..grensplan import Plan, Verhuizing, Wijziging
from ..models import Locatie, Omtrek, Plaatsnaam
from ..omtrekken import als_geojson
from ..tekst import sleutel

# Keys in one query: well under what SQLite takes.
BLOK = 1_000


@transaction.atomic
def voer_uit(plan: Plan) -> None:
    """Write the plan and put the edition in use; the old one stays, inactive.

    Compare in the same transaction, so that nothing changed in between.
    """
    if not plan.raakt_wijken:
        return
    gemeente, editie = plan.gemeente, plan.editie
    if plan.nieuwe_gemeente:
        gemeente.save()
    _bewaar_wijken(plan)
    gemeente.edities.update(actief=False)
    editie.gemeente, editie.actief = gemeente, True
    editie.save()
    Omtrek.objects.bulk_create(
        Omtrek(editie=editie, wijk=wijk, geometrie=als_geojson(plan.vlakken[code]))
        for code, wijk in plan.wijken.items()
    )
    _verhuis(plan.verhuizingen)


def _bewaar_wijken(plan: Plan) -> None:
    for wijk in plan.nieuw:
        wijk.gemeente = plan.gemeente
        wijk.save()
    for wijziging in plan.bestaand:
        wijziging.wordt.save(update_fields=["naam", "inwoners", "inwoners_jaar", "vervallen_in"])
        if wijziging.hernoemd:
            _houd_naam_vindbaar(plan, wijziging)
    for verval in plan.vervallen:
        verval.wijk.vervallen_in = verval.jaar
        verval.wijk.save(update_fields=["vervallen_in"])


def _houd_naam_vindbaar(plan: Plan, wijziging: Wijziging) -> None:
    """People go on typing the old name, and it stands in addresses they kept."""
    plaatsnaam, nieuw = Plaatsnaam.objects.get_or_create(
        gemeente=plan.gemeente,
        zoeknaam=sleutel(wijziging.wijk.naam),
        defaults={
            "naam": wijziging.wijk.naam,
            "toelichting": f"De naam van de wijk vóór {plan.editie.naam}.",
        },
    )
    if nieuw:
        plaatsnaam.wijken.add(wijziging.wijk)


def _verhuis(verhuizingen: list[Verhuizing]) -> None:
    per_wijk = defaultdict(list)
    for verhuizing in verhuizingen:
        per_wijk[verhuizing.naar].append(verhuizing.locatie.pk)
    for wijk, sleutels in per_wijk.items():
        for begin in range(0, len(sleutels), BLOK):
            Locatie.objects.filter(pk__in=sleutels[begin : begin + BLOK]).update(wijk=wijk)
