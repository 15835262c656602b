"""The nightly work, and how a monitor sees that it was not done."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from aanbod.models import Openblok
from beheer.management.commands.serveer import _tot_de_nacht
from beheer.models import Taakronde
from tests.conftest import PROJECT

VRAAG_GEZOND = """
import json
from django.test import Client
antwoord = Client(SERVER_NAME="localhost").get("/gezond/")
print(json.dumps([antwoord.status_code, antwoord.json()]))
"""
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.django_db
def test_de_ronde_bereidt_de_openingstijden_voor_en_onthoudt_dat():
    Openblok.objects.all().delete()
    uitvoer = StringIO()

    call_command("dagelijks", stdout=uitvoer)

    assert Openblok.objects.op(timezone.now() + timedelta(days=13)).exists()
    assert uitvoer.getvalue().startswith("Openingstijden voorbereid: ")
    assert Taakronde.objects.get(taak="dagelijks").gedaan_op <= timezone.now()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("geleden", "oordeel"), [(None, "te lang geleden"), (25, "op tijd"), (27, "te lang geleden")]
)
def test_gezond_waarschuwt_na_26_uur(client, geleden, oordeel):
    Taakronde.objects.all().delete()
    if geleden is not None:
        Taakronde.objects.create(
            taak="dagelijks", gedaan_op=timezone.now() - timedelta(hours=geleden)
        )

    antwoord = client.get("/gezond/")

    assert (antwoord.status_code, antwoord.json()["dagelijks"]) == (200, oordeel)


def test_een_verse_database_waarschuwt_tot_de_eerste_nacht_is_gedaan(tmp_path):
    """In processes of its own: no table yet, never run, run."""

    def draai(*opdracht):
        klaar = subprocess.run(
            [sys.executable, "manage.py", *opdracht], cwd=PROJECT, capture_output=True, text=True,
            env={**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": ""}, check=True,
        )  # fmt: skip
        return klaar.stdout

    def gezond():
        return json.loads(draai("shell", "-v", "0", "-c", VRAAG_GEZOND))

    assert gezond() == [503, {"gezond": False, "database": "niet bereikbaar"}]
    draai("migrate", "-v", "0")
    assert gezond()[1]["dagelijks"] == "te lang geleden"
    draai("dagelijks")
    assert gezond() == [
        200, {"gezond": True, "database": "bereikbaar", "dagelijks": "op tijd"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nu", "uren"),
    [
        (datetime(2026, 4, 22, 2, tzinfo=AMSTERDAM), 1),
        (datetime(2026, 4, 22, 3, tzinfo=AMSTERDAM), 24),
        (datetime(2026, 4, 22, 22, tzinfo=AMSTERDAM), 5),
    ],
)
def test_de_nacht_begint_om_drie_uur(nu, uren):
    assert _tot_de_nacht(nu) == timedelta(hours=uren)


def test_de_nacht_waarin_de_klok_verspringt_slaat_niets_over():
    """02:00 becomes 03:00 on 29 March 2026; the round comes, at most an hour early or late."""
    nu = datetime(2026, 3, 28, 23, tzinfo=AMSTERDAM)

    wacht = _tot_de_nacht(nu)

    assert timedelta(hours=3) <= wacht <= timedelta(hours=4)
    assert datetime(2026, 3, 28, 22, tzinfo=UTC) == nu
