"""A record as its editors know it: every field with its value, as plain data.

History, proposals, import, export, merging and undo all compare, show and write back the
same thing. A value is text, a number, true or false, None, or a list of texts or of small
dicts. Another record is named by what people know it by (a slug, a code), so that a value says
the same in another database; a locatie has nothing better than its key.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from .actions.bereik import controleer_bereik
from .models import Aanbieder, AanbiederAlias, Aanbod, AanbodLocatie, AanbodOnderwerp, Werkgebied
from .models.bron import Herkomst

Gegevens = dict[str, Any]
NAAMVELD = {"Wijk": "code", "Taal": "code", "Locatie": "pk"}
# Derived, or the row's own: of no meaning to an editor.
NIET = frozenset({"id", "sorteernaam", "zoekstraat", "bijgewerkt_op"})


@dataclass(frozen=True)
class Regels:
    """Rows that belong to one record: they come and go with its own fields.

    The first of `velden` tells them apart.
    """

    model: type[models.Model]
    ouder: str
    velden: tuple[str, ...]
    label: str


_HERKOMST = tuple(veld.name for veld in Herkomst._meta.get_fields())
REGELS: dict[type[models.Model], dict[str, Regels]] = {
    Aanbod: {
        "onderwerpkoppelingen": Regels(
            AanbodOnderwerp, "aanbod", ("onderwerp", *_HERKOMST), "onderwerpen"
        ),
        "werkgebieden": Regels(Werkgebied, "aanbod", ("wijk", *_HERKOMST), "wijken"),
        "plekken": Regels(
            AanbodLocatie, "aanbod", ("locatie", "soort", "openingstijden"), "plekken"
        ),
    },
    Aanbieder: {"aliassen": Regels(AanbiederAlias, "aanbieder", ("naam",), "andere namen")},
}


def velden_van(model: type[models.Model]) -> dict[str, str]:
    """The fields with their Dutch labels, in the order of the model; the rows after them."""
    eigen = [veld for veld in model._meta.get_fields() if _is_eigen(veld)]
    regels = REGELS.get(model, {})
    return {veld.name: str(veld.verbose_name) for veld in eigen} | {
        naam: een.label for naam, een in regels.items()
    }


def _is_eigen(veld) -> bool:
    if veld.auto_created or veld.name in NIET:
        return False
    # A tie with fields of its own stands among `REGELS`.
    return veld.concrete and not (
        veld.many_to_many and not veld.remote_field.through._meta.auto_created
    )


def lees(record: models.Model) -> Gegevens:
    """Everything an editor may change of this record. `voor_lezen` saves queries for many."""
    return {naam: lees_veld(record, naam) for naam in velden_van(type(record))}


def lees_veld(record: models.Model, naam: str) -> Any:
    """One field, or the rows of that name."""
    model = type(record)
    if regels := REGELS.get(model, {}).get(naam):
        return _lees_regels(record, naam, regels)
    return waarde_van(record, model._meta.get_field(naam))


def namen_van(records: Iterable[models.Model]) -> list:
    """By what these records are named in a value that holds several."""
    return sorted(getattr(een, naamveld(type(een))) for een in records)


def voor_lezen(queryset: models.QuerySet) -> models.QuerySet:
    """With all that `lees` needs of these records, in a fixed number of queries."""
    model = queryset.model
    enkel, meer = [], []
    for naam in velden_van(model):
        if naam in REGELS.get(model, {}):
            regels = REGELS[model][naam]
            meer.append(naam)
            meer += [f"{naam}__{veld}" for veld in regels.velden if _verwijst(regels.model, veld)]
        elif model._meta.get_field(naam).many_to_many:
            meer.append(naam)
        elif _verwijst(model, naam):
            enkel.append(naam)
    return queryset.select_related(*enkel).prefetch_related(*meer)


def _verwijst(model: type[models.Model], naam: str) -> bool:
    veld = model._meta.get_field(naam)
    return veld.many_to_one and naamveld(veld.related_model) != "pk"


def naamveld(model: type[models.Model]) -> str:
    return NAAMVELD.get(model.__name__, "slug")


def waarde_van(record: models.Model, veld: models.Field) -> Any:
    if veld.many_to_many:
        return namen_van(getattr(record, veld.name).all())
    if veld.many_to_one:
        naam = naamveld(veld.related_model)
        ander = getattr(record, veld.attname) if naam == "pk" else getattr(record, veld.name)
        return ander if naam == "pk" or ander is None else getattr(ander, naam)
    waarde = getattr(record, veld.attname)
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _lees_regels(record: models.Model, naam: str, regels: Regels) -> list[dict]:
    rijen = [
        {veld: waarde_van(rij, regels.model._meta.get_field(veld)) for veld in regels.velden}
        for rij in getattr(record, naam).all()
    ]
    return sorted(rijen, key=lambda rij: str(rij[regels.velden[0]]))


def verschil(oud: Gegevens, nieuw: Gegevens) -> dict[str, list]:
    """`{field: [old, new]}` for what `nieuw` says otherwise; fields it lacks stay."""
    return {
        naam: [oud.get(naam), waarde] for naam, waarde in nieuw.items() if oud.get(naam) != waarde
    }


@transaction.atomic
def schrijf(record: models.Model, waarden: Gegevens) -> None:
    """Give the record these values and save it. Raises `ValidationError` with a message a field.

    Whoever calls keeps the history and the search documents (`beheer.actions.wijzigen`).
    """
    model = type(record)
    regels = {naam: een for naam, een in REGELS.get(model, {}).items() if naam in waarden}
    eigen = {naam: waarde for naam, waarde in waarden.items() if naam not in regels}
    groepen = zet_velden(record, eigen, _zoek)
    record.full_clean()
    record.save()
    for naam, anderen in groepen.items():
        getattr(record, naam).set(anderen)
    for naam, een in regels.items():
        _schrijf_regels(record, naam, een, waarden[naam])
    if isinstance(record, Aanbod):
        _controleer_wijken(record)


Zoeker = Callable[[models.Field, Any], models.Model]


def zet_velden(record: models.Model, waarden: Gegevens, zoek: Zoeker) -> dict[str, list]:
    """Sets what is a column; returns the records of each field that holds several."""
    groepen, fouten = {}, {}
    for naam, waarde in waarden.items():
        veld = record._meta.get_field(naam)
        try:
            if veld.many_to_many:
                groepen[naam] = [zoek(veld, een) for een in waarde]
            else:
                _zet(record, veld, waarde, zoek)
        except ValidationError as fout:
            fouten[naam] = fout.messages
    if fouten:
        raise ValidationError(fouten)
    return groepen


def _zet(record: models.Model, veld: models.Field, waarde: Any, zoek: Zoeker) -> None:
    if veld.many_to_one:
        setattr(record, veld.name, None if waarde in (None, "") else zoek(veld, waarde))
    else:
        setattr(record, veld.attname, veld.to_python(waarde))


def _zoek(veld: models.Field, waarde: Any) -> models.Model:
    """The record that this value names."""
    model = veld.related_model
    try:
        return model._default_manager.get(**{naamveld(model): waarde})
    except (model.DoesNotExist, ValueError, TypeError) as fout:
        raise bestaat_niet(veld, waarde) from fout


def bestaat_niet(veld: models.Field, waarde: Any) -> ValidationError:
    return ValidationError(f"{veld.verbose_name}: “{waarde}” bestaat niet.")


def _schrijf_regels(record: models.Model, naam: str, regels: Regels, rijen: Iterable[dict]) -> None:
    """Rows that are the same stay as they are; so do their keys."""
    eerste = regels.velden[0]
    staan = {
        str(waarde_van(rij, regels.model._meta.get_field(eerste))): rij
        for rij in getattr(record, naam).all()
    }
    blijft = {str(rij[eerste]) for rij in rijen}
    for sleutel, rij in staan.items():
        if sleutel not in blijft:
            rij.delete()
    for waarden in rijen:
        rij = staan.get(str(waarden[eerste])) or regels.model(**{regels.ouder: record})
        try:
            zet_velden(rij, waarden, _zoek)
            rij.full_clean()
        except ValidationError as fout:
            raise ValidationError({naam: fout.messages}) from fout
        rij.save()


def _controleer_wijken(aanbod: Aanbod) -> None:
    gebieden = aanbod.werkgebieden.select_related("wijk")
    try:
        controleer_bereik(aanbod, [gebied.wijk for gebied in gebieden])
    except ValidationError as fout:
        raise ValidationError({"werkgebieden": fout.messages}) from fout
