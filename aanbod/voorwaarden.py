"""The conditions of the database, judged of a record in memory.

Django asks the database one question for every condition of every record; of ten thousand records
that is a minute. The condition itself stays where it stands: in the Meta of its model.
"""

import operator
from collections.abc import Callable
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import F, Q


class NietHier(Exception):
    """This condition needs the database."""


# What SQL makes of NULL (neither true nor false) is None here.
Oordeel = bool | None

_VERGELIJK: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda waarde, keuzes: waarde in keuzes,
    "range": lambda waarde, grenzen: grenzen[0] <= waarde <= grenzen[1],
}


def voldoet(voorwaarde: Q, record: models.Model) -> Oordeel:
    """Whether this record meets it. Raises `NietHier` when it looks beyond the record's own fields."""
    oordelen = [
        voldoet(deel, record) if isinstance(deel, Q) else _blad(deel, record)
        for deel in voorwaarde.children
    ]
    samen = _samen(voorwaarde.connector, oordelen)
    return (None if samen is None else not samen) if voorwaarde.negated else samen


def _samen(hoe: str, oordelen: list[Oordeel]) -> Oordeel:
    beslist = {Q.AND: False, Q.OR: True}.get(hoe)
    if beslist is None:
        raise NietHier(hoe)
    if beslist in oordelen:
        return beslist
    return None if None in oordelen else not beslist


def _blad(deel, record: models.Model) -> Oordeel:
    if not isinstance(deel, tuple):
        raise NietHier(deel)
    pad, gevraagd = deel
    naam, _, soort = pad.partition("__")
    waarde = _waarde(record, naam)
    if soort == "isnull":
        return (waarde is None) == gevraagd
    gevraagd = _gevraagd(gevraagd, record)
    if soort == "in" and isinstance(gevraagd, list | tuple) and not gevraagd:
        return False
    vergelijk = _VERGELIJK.get(soort or "exact")
    if vergelijk is None or isinstance(gevraagd, models.QuerySet):
        raise NietHier(pad)
    return None if waarde is None or gevraagd is None else vergelijk(waarde, gevraagd)


def _gevraagd(gevraagd: Any, record: models.Model) -> Any:
    if isinstance(gevraagd, F):
        return _waarde(record, gevraagd.name)
    if isinstance(gevraagd, models.Model):
        return gevraagd.pk
    if hasattr(gevraagd, "resolve_expression") and not isinstance(gevraagd, models.QuerySet):
        raise NietHier(gevraagd)
    return gevraagd


def _waarde(record: models.Model, naam: str) -> Any:
    try:
        veld = record._meta.pk if naam == "pk" else record._meta.get_field(naam)
    except FieldDoesNotExist as fout:
        raise NietHier(naam) from fout
    if not veld.concrete or veld.many_to_many:
        raise NietHier(naam)
    return _sleutel(record, veld)


def _sleutel(record: models.Model, veld: models.Field) -> Any:
    """Of what it refers to also when that is not saved yet: then the key is still to come."""
    waarde = getattr(record, veld.attname)
    if waarde is None and veld.many_to_one and veld.is_cached(record):
        return _KOMT_NOG if getattr(record, veld.name) is not None else None
    return waarde


_KOMT_NOG = object()


def controleer_voorwaarden(record: models.Model) -> None:
    """Every `CheckConstraint` of its model. Raises `ValidationError` with all that are broken."""
    fouten = []
    for regel in record._meta.constraints:
        if not isinstance(regel, models.CheckConstraint):
            continue
        try:
            if voldoet(regel.condition, record) is False:
                fouten.append(regel.get_violation_error_message())
        except NietHier:
            try:
                regel.validate(type(record), record)
            except ValidationError as fout:
                fouten += fout.messages
    if fouten:
        raise ValidationError(fouten)
