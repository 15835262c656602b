"""The one way in which a record changes, whoever does it and however it came in.

Form, proposal, import, link and undo all end here: so nothing is overwritten in silence, the
search knows at once, and the history is one list.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models, transaction

from aanbod.actions.indexeren import aanbod_met, indexeer
from aanbod.gegevens import Gegevens, lees, schrijf, verschil
from aanbod.models import Aanbieder, Aanbod, Aanspreekpunt, Contactpersoon
from wijken.actions.locaties import bewaar_locatie
from wijken.models import Locatie

from ..models import Persoonswaarde, Wijziging
from ..models.wijziging import Soort, Weg
from ..persoonsgegevens import PERSOONLIJK
from .adressen import controleer_adres, werk_adressen_bij

MODELLEN: dict[str, type[models.Model]] = {
    Soort.AANBOD: Aanbod,
    Soort.AANBIEDER: Aanbieder,
    Soort.LOCATIE: Locatie,
    Soort.CONTACTPERSOON: Contactpersoon,
    Soort.AANSPREEKPUNT: Aanspreekpunt,
}


class Botsing(ValidationError):
    """Someone else changed these fields meanwhile: `{field: [expected, now, asked]}`."""

    def __init__(self, velden: dict[str, list]):
        self.velden = velden
        super().__init__(dict.fromkeys(velden, "Dit is intussen door iemand anders gewijzigd."))


@dataclass(frozen=True)
class Herkomst:
    """Who does it, as what, through which way, and what else belongs to it.

    `door` is the key of a gebruiker, None for a link or a command; `handeling` is the same for
    all that is done at once.
    """

    weg: Weg
    door: int | None = None
    als: str = ""
    handeling: UUID | None = None
    draait_terug: UUID | None = None

    def met_handeling(self) -> "Herkomst":
        """For several changes that belong together."""
        if self.handeling:
            return self
        return Herkomst(self.weg, self.door, self.als, uuid4(), self.draait_terug)


@transaction.atomic
def wijzig(
    record: models.Model, waarden: Gegevens, *, by: Herkomst, verwacht: Gegevens | None = None
) -> Wijziging | None:
    """Give these fields these values. Returns what was written down; None when nothing changed.

    `verwacht` is what the one who asks saw in the fields. Raises `Botsing` when one of those that
    change has another value now, and `ValidationError` with a message a field; then nothing is
    written.
    """
    record = _vers(record)
    oud = lees(record)
    anders = verschil(oud, waarden)
    if not anders:
        return None
    if botsend := _botsend(oud, anders, verwacht):
        raise Botsing(botsend)
    if "slug" in anders:
        controleer_adres(record, anders["slug"][1])
    _bewaar(record, {naam: nieuw for naam, (_, nieuw) in anders.items()})
    return _leg_vast(record, verschil(oud, lees(_vers(record))), by=by)


@transaction.atomic
def maak(record: models.Model, waarden: Gegevens, *, by: Herkomst) -> Wijziging:
    """Save this new record with these values. Raises `ValidationError` with a message a field."""
    controleer_adres(record, waarden.get("slug"))
    _bewaar(record, waarden)
    leeg = dict.fromkeys(waarden)
    return _leg_vast(record, verschil(leeg, lees(_vers(record))), by=by, is_nieuw=True)


@transaction.atomic
def leg_vast(
    record: models.Model, oud: Gegevens, *, by: Herkomst, is_nieuw=False
) -> Wijziging | None:
    """Write down what something else (the admin) already saved; `oud` is how it was."""
    anders = verschil(oud, lees(_vers(record)))
    return _leg_vast(record, anders, by=by, is_nieuw=is_nieuw) if anders else None


def noteer(record: models.Model, *, by: Herkomst) -> Wijziging:
    """Write down that something was done with it that changed no field of its own."""
    return _leg_vast(record, {}, by=by)


def _vers(record: models.Model) -> models.Model:
    """As it is in the database now, held until this transaction ends."""
    return type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)


def _botsend(oud: Gegevens, anders: dict[str, list], verwacht: Gegevens | None) -> dict[str, list]:
    if verwacht is None:
        return {}
    return {
        naam: [verwacht[naam], oud[naam], nieuw]
        for naam, (_, nieuw) in anders.items()
        if naam in verwacht and verwacht[naam] != oud[naam]
    }


def _bewaar(record: models.Model, waarden: Gegevens) -> None:
    schrijf(record, waarden)
    if isinstance(record, Locatie):
        bewaar_locatie(record)
    if isinstance(record, Aanbod | Aanbieder | Locatie):
        indexeer(aanbod_met(record))


def _leg_vast(record, anders: dict[str, list], *, by: Herkomst, is_nieuw=False) -> Wijziging:
    rij, persoonswaarden = regel_van(record, anders, gemeente_van(record), by=by, is_nieuw=is_nieuw)
    rij.save()
    for waarde in persoonswaarden:
        waarde.wijziging = rij.pk
    Persoonswaarde.objects.bulk_create(persoonswaarden)
    return rij


def regel_van(
    record, anders: dict[str, list], gemeente: int | None, *, by: Herkomst, is_nieuw=False
) -> tuple[Wijziging, list[Persoonswaarde]]:
    """What is written down of one change, not saved yet; the personal values apart."""
    soort = record._meta.model_name
    if not is_nieuw:
        werk_adressen_bij(record, anders)
    persoonlijk = {
        naam: paar for naam, paar in anders.items() if naam in PERSOONLIJK.get(soort, ())
    }
    rij = Wijziging(
        soort=soort,
        sleutel=record.pk,
        # Of a person also the name is erased one day, whatever changed now.
        naam="" if soort in PERSOONLIJK else str(record)[:200],
        is_nieuw=is_nieuw,
        velden=anders | dict.fromkeys(persoonlijk, [None, None]),
        door=by.door,
        als=by.als,
        weg=by.weg,
        draait_terug=by.draait_terug,
        gemeente=gemeente,
        **({"handeling": by.handeling} if by.handeling else {}),
    )
    return rij, [
        Persoonswaarde(soort=soort, van=record.pk, veld=naam, oud=oud or "", nieuw=nieuw or "")
        for naam, (oud, nieuw) in persoonlijk.items()
    ]


def gemeente_van(record: models.Model) -> int | None:
    """The key of the gemeente whose list it stands on; None for what is of no single one."""
    if isinstance(record, Contactpersoon | Aanbieder):
        aanbieder = record if isinstance(record, Aanbieder) else record.aanbieder
        gemeenten = set(aanbieder.aanbod.values_list("gemeente", flat=True))
        return gemeenten.pop() if len(gemeenten) == 1 else None
    return record.gemeente_id
