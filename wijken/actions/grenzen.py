"""Putting a new edition of the boundaries in use, with everything that follows from it."""

from collections import defaultdict

from django.db import IntegrityError, transaction

from ..grensplan import Plan, Verhuizing, Wijziging
from ..models import Gemeente, Locatie, Omtrek, Plaatsnaam
from ..omtrekken import Grensfout, als_geojson
from ..tekst import sleutel

# Keys in one query: well under what SQLite takes.
BLOK = 1_000


@transaction.atomic
def voer_uit(plan: Plan) -> None:
    """Write the plan and put the edition in use; the old one stays, inactive.

    Compare in the same transaction, with the gemeente held (`vasthouden`), so that nothing
    changed in between. Raises `Grensfout` when someone else made the new gemeente first.
    """
    if not plan.raakt_wijken:
        return
    gemeente, editie = plan.gemeente, plan.editie
    if plan.nieuwe_gemeente:
        _bewaar_nieuwe(gemeente)
    _bewaar_wijken(plan)
    gemeente.edities.update(actief=False)
    editie.gemeente, editie.actief = gemeente, True
    editie.save()
    Omtrek.objects.bulk_create(
        Omtrek(editie=editie, wijk=wijk, geometrie=als_geojson(plan.vlakken[code]))
        for code, wijk in plan.wijken.items()
    )
    _verhuis(plan.verhuizingen)


def _bewaar_nieuwe(gemeente: Gemeente) -> None:
    """What is not there yet cannot be held: only the database sees that two make it at once."""
    try:
        gemeente.save()
    except IntegrityError as fout:
        raise Grensfout(
            f"{gemeente} is er intussen bij gekomen. Er is niets gedaan; probeer het opnieuw."
        ) from fout


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
