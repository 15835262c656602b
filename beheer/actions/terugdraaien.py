"""Undoing one change, or all that was done at once."""

from django.core.exceptions import ValidationError
from django.db import transaction

from aanbod.gegevens import lees
from aanbod.models.aanbieder import Status

from ..models import Persoonswaarde, Wijziging
from ..models.wijziging import Weg
from .wijzigen import MODELLEN, Botsing, Herkomst, wijzig


@transaction.atomic
def draai_terug(wijzigingen, *, by: Herkomst) -> list[Wijziging]:
    """Give every field its former value, the last change first. All or nothing.

    `by.weg` becomes `terug`. What was new is archived, for nothing is thrown away. Raises `Botsing`
    when a field was changed again since, and `ValidationError` when a record is no longer there
    or a value no longer fits.
    """
    rijen = list(wijzigingen.order_by("-id"))
    by = Herkomst(Weg.TERUG, by.door, by.als, by.handeling, rijen[0].handeling).met_handeling()
    return [nieuw for rij in rijen if (nieuw := _draai_een_terug(rij, by))]


def _draai_een_terug(rij: Wijziging, by: Herkomst) -> Wijziging | None:
    record = MODELLEN[rij.soort]._base_manager.filter(pk=rij.sleutel).first()
    if record is None:
        raise ValidationError(f"“{rij.naam}” bestaat niet meer. Dit kan niet terug.")
    if rij.is_nieuw:
        if not hasattr(record, "status"):
            raise ValidationError(f"“{rij.naam}” kan niet naar het archief. Dit kan niet terug.")
        return wijzig(record, {"status": Status.GEARCHIVEERD}, by=by)
    velden = _velden(rij)
    nu = lees(record)
    botsend = {
        naam: [nieuw, nu[naam], oud] for naam, (oud, nieuw) in velden.items() if nu[naam] != nieuw
    }
    if botsend:
        raise Botsing(botsend)
    return wijzig(record, {naam: oud for naam, (oud, _) in velden.items()}, by=by)


def _velden(rij: Wijziging) -> dict[str, list]:
    """With the personal values, as far as they were not erased."""
    apart = Persoonswaarde.objects.leesbaar().filter(wijziging=rij.pk)
    velden = rij.velden | {een.veld: [een.oud, een.nieuw] for een in apart}
    return {naam: paar for naam, paar in velden.items() if paar != [None, None]}
