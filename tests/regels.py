"""Violating the rules of a model on purpose, at the database and at the form."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, Model


@dataclass(frozen=True)
class Overtreding:
    """`maak` returns an unsaved record that breaks only the constraint `naam`."""

    naam: str
    maak: Callable[[], Model]
    melding: str

    def __str__(self):
        return self.naam


def regels_van(app: str) -> dict[str, object]:
    """Every constraint in the Meta of this app's models, by name."""
    return {
        regel.name: regel
        for model in apps.get_app_config(app).get_models()
        for regel in model._meta.constraints
    }


def weigert_de_database(overtreding: Overtreding):
    record = overtreding.maak()
    # SQLite names the columns of a broken unique rule, PostgreSQL the rule itself.
    regel = {een.name: een for een in record._meta.constraints}[overtreding.naam]
    op_naam = isinstance(regel, CheckConstraint) or regel.expressions
    naam = overtreding.naam
    if not (op_naam or connection.vendor == "postgresql"):
        naam = f"UNIQUE constraint failed: {record._meta.db_table}.{regel.fields[0]}"
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        record.save()


def weigert_full_clean(overtreding: Overtreding):
    with pytest.raises(ValidationError) as fout:
        overtreding.maak().full_clean()

    assert set(fout.value.messages) == {overtreding.melding}
