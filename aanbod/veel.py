"""`aanbod.gegevens` for thousands at once: the same rules, in a few questions a block."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from wijken.actions.locaties import locaties_met_hun_wijk
from wijken.models import Locatie

from .actions.bereik import controleer_bereik
from .gegevens import (
    REGELS,
    Gegevens,
    Regels,
    bestaat_niet,
    lees,
    naamveld,
    velden_van,
    waarde_van,
    zet_velden,
)
from .models import Aanbod
from .voorwaarden import controleer_voorwaarden

BLOK = 500
VERPLICHT = "Vul dit in."


@dataclass
class Schrijfwerk:
    """One record, read with `voor_lezen` or new, and what it must say.

    `oud` and `nieuw` are the record before and after, as `lees` gives them.
    """

    record: models.Model
    waarden: Gegevens
    oud: Gegevens = field(default_factory=dict)
    nieuw: Gegevens = field(default_factory=dict)
    groepen: dict[str, list[models.Model]] = field(default_factory=dict)
    rijen: dict[str, "Rijen"] = field(default_factory=dict)

    @property
    def is_nieuw(self) -> bool:
        return self.record.pk is None


@dataclass
class Rijen:
    """The rows of one field of `REGELS`: those that stay, change, come and go."""

    alle: list[models.Model]
    erbij: list[models.Model]
    anders: list[models.Model]
    weg: list[int]


class Namen:
    """The records that values name, fetched once."""

    def __init__(self):
        self._bekend: dict[type[models.Model], dict[Any, models.Model | None]] = defaultdict(dict)

    def voeg_toe(self, model: type[models.Model], sleutel: Any, record: models.Model) -> None:
        """One that is still to be saved."""
        self._bekend[model][sleutel] = record

    def haal(self, model: type[models.Model], werk: Iterable[Schrijfwerk]) -> None:
        """One question for every model that these values name something of."""
        gevraagd: dict[type[models.Model], set] = defaultdict(set)
        for een in werk:
            for naam, waarde in een.waarden.items():
                for ander, sleutel in _genoemd(model, naam, waarde):
                    gevraagd[ander].add(sleutel)
        for ander, sleutels in gevraagd.items():
            self._haal(ander, sleutels - self._bekend[ander].keys())

    def _haal(self, model: type[models.Model], sleutels: set) -> None:
        veld = model._meta.get_field("id" if naamveld(model) == "pk" else naamveld(model))
        nieuw: dict[Any, models.Model | None] = dict.fromkeys(sleutels)
        geldig = [sleutel for sleutel in sleutels if _past(veld, sleutel)]
        for deel in _blokken(geldig):
            nieuw |= {
                getattr(een, veld.attname): een
                for een in model._default_manager.filter(**{f"{veld.name}__in": deel})
            }
        self._bekend[model] |= nieuw

    def zoek(self, veld: models.Field, waarde: Any) -> models.Model:
        gevonden = self._bekend[veld.related_model].get(waarde)
        if gevonden is None:
            raise bestaat_niet(veld, waarde)
        return gevonden


def _past(veld: models.Field, waarde: Any) -> bool:
    """Whether a question for it can be asked at all."""
    if isinstance(veld, models.IntegerField):
        return isinstance(waarde, int) and 0 < waarde < 2**63
    return isinstance(waarde, str) and "\0" not in waarde


def _genoemd(model, naam: str, waarde: Any) -> Iterator[tuple[type[models.Model], Any]]:
    if een := REGELS.get(model, {}).get(naam):
        for rij in waarde or []:
            for deel, inhoud in rij.items():
                yield from _genoemd(een.model, deel, inhoud)
        return
    veld = model._meta.get_field(naam)
    if veld.many_to_many:
        yield from ((veld.related_model, een) for een in waarde or [])
    elif veld.many_to_one and waarde not in (None, ""):
        yield (veld.related_model, waarde)


def _blokken(lijst: Collection) -> Iterator[list]:
    lijst = list(lijst)
    for begin in range(0, len(lijst), BLOK):
        yield lijst[begin : begin + BLOK]


# --- Looking at it before anything is written ----------------------------------------------


def bereid_voor(
    model: type[models.Model], werk: list[Schrijfwerk], namen: Namen | None = None
) -> dict[int, ValidationError]:
    """Fill in the values and judge them, without writing. Returns what is wrong, by place in the list.

    What `full_clean` refuses of one record is refused here, in the same words.
    """
    namen = namen or Namen()
    namen.haal(model, werk)
    fouten = {}
    for plaats, een in enumerate(werk):
        try:
            _bereid_een_voor(een, namen)
        except ValidationError as fout:
            fouten[plaats] = fout
    for plaats, fout in _dubbelen(model, werk).items():
        fouten.setdefault(plaats, fout)
    return fouten


def _bereid_een_voor(een: Schrijfwerk, namen: Namen) -> None:
    record, model = een.record, type(een.record)
    if not een.oud and not een.is_nieuw:
        een.oud = lees(record)
    regels = REGELS.get(model, {})
    eigen = {naam: waarde for naam, waarde in een.waarden.items() if naam not in regels}
    een.groepen = zet_velden(record, eigen, namen.zoek)
    _controleer_velden(record)
    record.clean()
    controleer_voorwaarden(record)
    for naam, regel in regels.items():
        if naam in een.waarden:
            een.rijen[naam] = _bereid_rijen_voor(een, naam, regel, namen)
    if isinstance(record, Aanbod):
        _controleer_wijken(een)
    record.normaliseer()
    een.nieuw = _wordt(een)


def _controleer_velden(record: models.Model) -> None:
    """`clean_fields`, but what it refers to was looked up already."""
    verwijzingen = [veld for veld in record._meta.fields if veld.many_to_one]
    fouten = {
        veld.name: [VERPLICHT]
        for veld in verwijzingen
        if not veld.null
        and getattr(record, veld.attname) is None
        # What is still to be saved has no key, but it is there.
        and veld.get_cached_value(record, None) is None
    }
    try:
        record.clean_fields(exclude={veld.name for veld in verwijzingen})
    except ValidationError as fout:
        fouten |= fout.message_dict
    if fouten:
        raise ValidationError(fouten)


def _bereid_rijen_voor(een: Schrijfwerk, naam: str, regel: Regels, namen: Namen) -> Rijen:
    eerste = regel.model._meta.get_field(regel.velden[0])
    staan = (
        {}
        if een.is_nieuw
        else {str(waarde_van(rij, eerste)): rij for rij in getattr(een.record, naam).all()}
    )
    oud = {str(rij[eerste.name]): rij for rij in een.oud.get(naam, [])}
    rijen = Rijen([], [], [], [])
    gezien = set()
    for waarden in een.waarden[naam]:
        sleutel = str(waarden[eerste.name])
        if sleutel in gezien:
            raise ValidationError({naam: [f"“{sleutel}” staat er twee keer."]})
        gezien.add(sleutel)
        rij = staan.get(sleutel) or regel.model(**{regel.ouder: een.record})
        rijen.alle.append(rij)
        if sleutel in staan and oud[sleutel] | waarden == oud[sleutel]:
            continue
        try:
            zet_velden(rij, waarden, namen.zoek)
            _controleer_velden(rij)
            controleer_voorwaarden(rij)
        except ValidationError as fout:
            raise ValidationError({naam: fout.messages}) from fout
        (rijen.anders if sleutel in staan else rijen.erbij).append(rij)
    rijen.weg = [rij.pk for sleutel, rij in staan.items() if sleutel not in gezien]
    return rijen


def _controleer_wijken(een: Schrijfwerk) -> None:
    if "werkgebieden" in een.rijen:
        gebieden = een.rijen["werkgebieden"].alle
    else:
        gebieden = [] if een.is_nieuw else een.record.werkgebieden.all()
    try:
        controleer_bereik(een.record, [gebied.wijk for gebied in gebieden])
    except ValidationError as fout:
        raise ValidationError({"werkgebieden": fout.messages}) from fout


def _wordt(een: Schrijfwerk) -> Gegevens:
    """As `lees` will read it once it is saved."""
    model = type(een.record)
    regels = REGELS.get(model, {})
    nieuw = dict(een.oud)
    for naam in velden_van(model):
        if naam in een.rijen:
            velden = [regels[naam].model._meta.get_field(veld) for veld in regels[naam].velden]
            rijen = [
                {veld.name: waarde_van(rij, veld) for veld in velden}
                for rij in een.rijen[naam].alle
            ]
            nieuw[naam] = sorted(rijen, key=lambda rij: str(rij[velden[0].name]))
        elif naam in een.groepen:
            veld = naamveld(model._meta.get_field(naam).related_model)
            nieuw[naam] = sorted({getattr(ander, veld) for ander in een.groepen[naam]})
        elif naam in regels or model._meta.get_field(naam).many_to_many:
            nieuw.setdefault(naam, [])
        elif naam in een.waarden or een.is_nieuw:
            nieuw[naam] = waarde_van(een.record, model._meta.get_field(naam))
    return nieuw


def _dubbelen(model: type[models.Model], werk: list[Schrijfwerk]) -> dict[int, ValidationError]:
    """What may stand only once, with itself or with what is there already."""
    fouten: dict[int, dict] = defaultdict(dict)
    eigen = {een.record.pk for een in werk if not een.is_nieuw}
    for veld in (een for een in model._meta.fields if een.unique and not een.primary_key):
        plaatsen: dict[str, list[int]] = defaultdict(list)
        for plaats, een in enumerate(werk):
            if veld.name in een.waarden:
                plaatsen[getattr(een.record, veld.attname)].append(plaats)
        bezet = set()
        for deel in _blokken([waarde for waarde in plaatsen if _past(veld, waarde)]):
            anderen = model._default_manager.filter(**{f"{veld.name}__in": deel})
            bezet |= {
                waarde for sleutel, waarde in anderen.values_list("pk", veld.attname)
                if sleutel not in eigen
            }  # fmt: skip
        for waarde, waar in plaatsen.items():
            for plaats in waar if waarde in bezet else waar[1:]:
                fouten[plaats][veld.name] = [f"{veld.verbose_name} “{waarde}” bestaat al."]
    return {plaats: ValidationError(velden) for plaats, velden in fouten.items()}


# --- Writing -------------------------------------------------------------------------------


@transaction.atomic
def schrijf_veel(model: type[models.Model], werk: list[Schrijfwerk]) -> None:
    """Save what `bereid_voor` found right. Whoever calls keeps the history and the documents."""
    if model is Locatie:
        with locaties_met_hun_wijk([een.record for een in werk]):
            _schrijf_records(model, werk)
        for een in werk:
            een.nieuw["wijk"] = een.record.wijk.code if een.record.wijk else None
    else:
        _schrijf_records(model, werk)
    for naam in REGELS.get(model, {}):
        _schrijf_rijen(REGELS[model][naam], [een.rijen[naam] for een in werk if naam in een.rijen])
    for naam in {naam for een in werk for naam in een.groepen}:
        _schrijf_groep(model, naam, [een for een in werk if naam in een.groepen])


def _schrijf_records(model: type[models.Model], werk: list[Schrijfwerk]) -> None:
    kolommen = {veld.name for veld in model._meta.concrete_fields if not veld.primary_key}
    nieuw = [een.record for een in werk if een.is_nieuw]
    staan = [een.record for een in werk if not een.is_nieuw]
    anders = kolommen & {naam for een in werk if not een.is_nieuw for naam in een.waarden}
    # What follows from the other fields stands in no form.
    anders |= kolommen - velden_van(model).keys() | ({"wijk"} if model is Locatie else set())
    model._base_manager.bulk_create(nieuw, batch_size=BLOK)
    # Far quicker than `bulk_update`, that writes a case for every cell. All of them are there, and
    # held, so nothing is made.
    model._base_manager.bulk_create(
        staan,
        batch_size=BLOK,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=sorted(anders),
    )


def _schrijf_rijen(regel: Regels, alle: list[Rijen]) -> None:
    beheer = regel.model._base_manager
    for deel in _blokken([sleutel for rijen in alle for sleutel in rijen.weg]):
        beheer.filter(pk__in=deel).delete()
    for rijen in alle:
        for rij in rijen.anders:
            rij.save()
    beheer.bulk_create([rij for rijen in alle for rij in rijen.erbij], batch_size=BLOK)


def _schrijf_groep(model: type[models.Model], naam: str, werk: list[Schrijfwerk]) -> None:
    veld = model._meta.get_field(naam)
    tussen = veld.remote_field.through
    hier, daar = f"{veld.m2m_field_name()}_id", f"{veld.m2m_reverse_field_name()}_id"
    for deel in _blokken(werk):
        wordt = {(een.record.pk, ander.pk) for een in deel for ander in een.groepen[naam]}
        staan = {
            (getattr(rij, hier), getattr(rij, daar)): rij.pk
            for rij in tussen._base_manager.filter(
                **{f"{hier}__in": [een.record.pk for een in deel]}
            )
        }
        weg = [sleutel for paar, sleutel in staan.items() if paar not in wordt]
        tussen._base_manager.filter(pk__in=weg).delete()
        tussen._base_manager.bulk_create(
            tussen(**{hier: een, daar: ander}) for een, ander in sorted(wordt - staan.keys())
        )
