"""`wijzig` and `maak` for thousands at once: the same rules, the same history, in a few questions a block."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction

from aanbod.actions.indexeren import aanbod_met_een, indexeer
from aanbod.gegevens import Gegevens, lees, verschil, voor_lezen
from aanbod.models import Aanbieder, Aanbod
from aanbod.veel import BLOK, Schrijfwerk, bereid_voor, schrijf_veel

from ..models import Persoonswaarde, Wijziging
from .wijzigen import Botsing, Herkomst, regel_van

Voortgang = Callable[[int, int], None]
# Of the work on one record, in tenths: the rest is preparing its search document.
SCHRIJVEN, INDEXEREN = 5, 5


@dataclass(frozen=True)
class Opdracht:
    """Give the record with this key these values; without a key it is new.

    `verwacht` is what the one who asks saw in the fields.
    """

    sleutel: int | None
    waarden: Gegevens
    verwacht: Gegevens | None = None


class VeelFouten(ValidationError):
    """What is wrong with which of them: `{place in the list: ValidationError}`."""

    def __init__(self, per_opdracht: dict[int, ValidationError]):
        self.per_opdracht = per_opdracht
        super().__init__([tekst for fout in per_opdracht.values() for tekst in fout.messages])


def _stil(gedaan: int, totaal: int) -> None:
    pass


def deelvan(voortgang: Voortgang, gedaan: int, aantal: int, totaal: int) -> Voortgang:
    """For a part of the work: `aantal` of `totaal`, after the `gedaan` that came before."""

    def meld(deel: int, van: int) -> None:
        voortgang(1000 * gedaan + (1000 * aantal * deel // van if van else 0), 1000 * totaal)

    return meld


@transaction.atomic
def wijzig_veel(
    model: type[models.Model],
    opdrachten: Sequence[Opdracht],
    *,
    by: Herkomst,
    voortgang: Voortgang = _stil,
) -> list[models.Model]:
    """All or nothing. Returns the records that changed or came.

    Raises `VeelFouten`, with a `Botsing` for what someone else changed meanwhile.
    """
    by = by.met_handeling()
    totaal = len(opdrachten) * (SCHRIJVEN + INDEXEREN)
    fouten: dict[int, ValidationError] = {}
    geschreven: list[models.Model] = []
    for begin in range(0, len(opdrachten), BLOK):
        blok = opdrachten[begin : begin + BLOK]
        gelukt, mis = _wijzig_blok(model, blok, by)
        geschreven += gelukt
        fouten |= {begin + plaats: fout for plaats, fout in mis.items()}
        voortgang((begin + len(blok)) * SCHRIJVEN, totaal)
    if fouten:
        raise VeelFouten(fouten)
    _indexeer(model, geschreven, lambda deel: voortgang(
        round(len(opdrachten) * (SCHRIJVEN + INDEXEREN * deel)), totaal
    ))  # fmt: skip
    return geschreven


def _wijzig_blok(
    model, blok: Sequence[Opdracht], by: Herkomst
) -> tuple[list[models.Model], dict[int, ValidationError]]:
    """Nothing of a block with a fault is written; nor is anything else, when the caller raises."""
    werk, plaatsen, fouten = [], [], {}
    records = _records(model, [een.sleutel for een in blok if een.sleutel])
    for plaats, opdracht in enumerate(blok):
        try:
            een = _werk(model, opdracht, records)
        except ValidationError as fout:
            fouten[plaats] = fout
        else:
            if een:
                werk.append(een)
                plaatsen.append(plaats)
    mis = bereid_voor(model, werk)
    fouten |= {plaatsen[plaats]: fout for plaats, fout in mis.items()}
    if fouten:
        return [], fouten
    nieuw = [een.is_nieuw for een in werk]
    schrijf_veel(model, werk)
    _leg_vast(model, zip(werk, nieuw, strict=True), by)
    return [een.record for een in werk], {}


def _records(model, sleutels: list[int]) -> dict[int, models.Model]:
    """As they are in the database now, held until this transaction ends."""
    gehouden = model._base_manager.filter(pk__in=sleutels).order_by("pk")
    list(gehouden.select_for_update(no_key=True).values("pk"))
    return {een.pk: een for een in voor_lezen(gehouden)}


def _werk(model, opdracht: Opdracht, records: dict[int, models.Model]) -> Schrijfwerk | None:
    if opdracht.sleutel is None:
        return Schrijfwerk(model(), opdracht.waarden)
    record = records.get(opdracht.sleutel)
    if record is None:
        raise ValidationError("Dit bestaat niet meer.")
    oud = lees(record)
    anders = verschil(oud, opdracht.waarden)
    verwacht = opdracht.verwacht or {}
    botsend = {
        naam: [verwacht[naam], oud[naam], nieuw]
        for naam, (_, nieuw) in anders.items()
        if naam in verwacht and verwacht[naam] != oud[naam]
    }
    if botsend:
        raise Botsing(botsend)
    if not anders:
        return None
    return Schrijfwerk(record, {naam: nieuw for naam, (_, nieuw) in anders.items()}, oud)


def _leg_vast(model, werk: Iterable[tuple[Schrijfwerk, bool]], by: Herkomst) -> None:
    werk = list(werk)
    gemeenten = _gemeenten(model, [een.record for een, _ in werk])
    regels, apart = [], []
    for een, is_nieuw in werk:
        oud = dict.fromkeys(een.waarden) if is_nieuw else een.oud
        anders = verschil(oud, een.nieuw)
        if anders:
            regel, persoonlijk = regel_van(
                een.record, anders, gemeenten.get(een.record.pk), by=by, is_nieuw=is_nieuw
            )
            regels.append(regel)
            apart.append(persoonlijk)
    Wijziging.objects.bulk_create(regels)
    for regel, persoonlijk in zip(regels, apart, strict=True):
        for waarde in persoonlijk:
            waarde.wijziging = regel.pk
    Persoonswaarde.objects.bulk_create(waarde for persoonlijk in apart for waarde in persoonlijk)


def _gemeenten(model, records: list[models.Model]) -> dict[int, int | None]:
    """`wijzigen.gemeente_van` of many."""
    if model is not Aanbieder:
        return {een.pk: een.gemeente_id for een in records}
    per_aanbieder = defaultdict(set)
    sleutels = [een.pk for een in records]
    aanbod = Aanbod.objects.filter(aanbieder__in=sleutels).order_by().distinct()
    for aanbieder, gemeente in aanbod.values_list("aanbieder", "gemeente"):
        per_aanbieder[aanbieder].add(gemeente)
    return {een: staan.pop() for een, staan in per_aanbieder.items() if len(staan) == 1}


def _indexeer(model, records: list[models.Model], voortgang: Callable[[float], None]) -> None:
    sleutels = [een.pk for een in records]
    if model is not Aanbod:
        sleutels = sorted({
            aanbod for deel in _blokken(sleutels) for aanbod in aanbod_met_een(model, deel)
        })  # fmt: skip
    gedaan = 0
    for deel in _blokken(sleutels):
        indexeer(deel)
        gedaan += len(deel)
        voortgang(gedaan / len(sleutels))


def _blokken(lijst: list) -> Iterator[list]:
    for begin in range(0, len(lijst), BLOK):
        yield lijst[begin : begin + BLOK]
