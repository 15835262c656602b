"""Undoing one change, or all that was done at once."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from aanbod.gegevens import lees
from aanbod.models.aanbieder import Status

from ..models import Persoonswaarde, Wijziging
from ..models.wijziging import Soort, Weg
from ..persoonsgegevens import PERSOONLIJK
from .samenvoegen import controleer_is_heel, verhuis_terug
from .veel import Opdracht, VeelFouten, deelvan, wijzig_veel
from .wijzigen import MODELLEN, Botsing, Herkomst, wijzig


@transaction.atomic
def draai_terug(wijzigingen, *, by: Herkomst) -> list[Wijziging]:
    """Give every field its former value, the last change first. All or nothing.

    `by.weg` becomes `terug`. What was new is archived, for nothing is thrown away. Raises `Botsing`
    when a field was changed again since, and `ValidationError` when a record is no longer there,
    a value no longer fits, or it is a part of a merger.
    """
    rijen = list(wijzigingen.order_by("-id"))
    controleer_is_heel(rijen)
    by = Herkomst(Weg.TERUG, by.door, by.als, by.handeling, rijen[0].handeling).met_handeling()
    nieuw = [nieuw for rij in rijen if (nieuw := _draai_een_terug(rij, by))]
    verhuis_terug(rijen)
    return nieuw


@transaction.atomic
def draai_veel_terug(wijzigingen, *, by: Herkomst, voortgang=lambda gedaan, totaal: None) -> int:
    """The same of one `handeling` that changed each record once, thousands at a time.

    Raises `VeelFouten` when something was changed since. Returns how many records went back.
    """
    aantal, gedaan, totaal = 0, 0, wijzigingen.count()
    # What names another goes first: an aanbod before its aanbieder.
    for soort in (Soort.AANBOD, Soort.LOCATIE, Soort.AANBIEDER):
        rijen = list(wijzigingen.filter(soort=soort).order_by("id"))

        opdrachten = [_opdracht(rij) for rij in rijen]
        aantal += len(
            wijzig_veel(
                MODELLEN[soort],
                opdrachten,
                by=by,
                voortgang=deelvan(voortgang, gedaan, len(rijen), totaal),
            )
        )
        gedaan += len(rijen)
    return aantal


def draai_handeling_terug(handeling: UUID, *, by: Herkomst) -> None:
    """All of one handeling, the fast way where each record changed once and none was merged.

    Raises what `draai_terug` raises.
    """
    rijen = Wijziging.objects.filter(handeling=handeling)
    if set(rijen.order_by().values_list("weg", flat=True).distinct()) != {Weg.VEEL}:
        draai_terug(rijen, by=by)
        return
    by = Herkomst(Weg.TERUG, by.door, by.als, by.handeling, handeling)
    try:
        draai_veel_terug(rijen, by=by)
    except VeelFouten as fouten:
        raise next(iter(fouten.per_opdracht.values())) from fouten


def _opdracht(rij: Wijziging) -> Opdracht:
    if rij.is_nieuw:
        return Opdracht(rij.sleutel, {"status": Status.GEARCHIVEERD.value})
    velden = _velden(rij)
    return Opdracht(
        rij.sleutel,
        {naam: oud for naam, (oud, _) in velden.items()},
        {naam: nieuw for naam, (_, nieuw) in velden.items()},
    )


def _draai_een_terug(rij: Wijziging, by: Herkomst) -> Wijziging | None:
    record = MODELLEN[rij.soort]._base_manager.filter(pk=rij.sleutel).first()
    if record is None and rij.soort == Soort.CONTACTPERSOON:
        return None  # erased, and that does not come back
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
    velden = rij.velden
    if rij.soort in PERSOONLIJK:
        apart = Persoonswaarde.objects.leesbaar().filter(wijziging=rij.pk)
        velden = velden | {een.veld: [een.oud, een.nieuw] for een in apart}
    return {naam: paar for naam, paar in velden.items() if paar != [None, None]}
