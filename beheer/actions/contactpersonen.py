"""Who can be reached at an aanbieder: kept up with a history, and really erased when they leave."""

from django.db import transaction

from aanbod.gegevens import Gegevens, lees
from aanbod.models import Aanbieder, Contactpersoon

from ..models import Persoonswaarde, Wijziging
from ..models.wijziging import Soort
from .wijzigen import Herkomst, leg_vast, noteer


@transaction.atomic
def is_weg(persoon: Contactpersoon, *, by: Herkomst) -> Wijziging:
    """Erased, with every value that the history holds of them; that someone left stays."""
    rij = noteer(persoon, by=by)
    _wis_waarden([persoon.pk])
    persoon.delete()
    return rij


def _wis_waarden(sleutels: list[int]) -> None:
    Persoonswaarde.objects.filter(soort=Soort.CONTACTPERSOON, van__in=sleutels).delete()


def lees_personen(aanbieder: Aanbieder) -> dict[int, Gegevens]:
    """By key, how they are now."""
    return {een.pk: lees(een) for een in aanbieder.contactpersonen.all()}


@transaction.atomic
def leg_personen_vast(aanbieder: Aanbieder, stond: dict[int, Gegevens], *, by: Herkomst) -> None:
    """Write down what something else (the admin) did with them; `stond` is how they were."""
    for persoon in Contactpersoon.objects.filter(aanbieder=aanbieder):
        leg_vast(persoon, stond.get(persoon.pk, {}), by=by, is_nieuw=persoon.pk not in stond)
    blijven = aanbieder.contactpersonen.values_list("pk", flat=True)
    if weg := sorted(stond.keys() - set(blijven)):
        for sleutel in weg:
            noteer(Contactpersoon(pk=sleutel, aanbieder=aanbieder), by=by)
        _wis_waarden(weg)
