"""`kill -9` in the middle of an import: all or nothing, and it can be started again."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest
from django.db import connection

from tests.beheer.uitwisseling.proef import AANTAL
from tests.conftest import PROJECT

POSTGRES = connection.vendor == "postgresql"


@contextmanager
def _database():
    """A DATABASE_URL of its own beside that of the tests; empty is SQLite in VAR_DIR."""
    if not POSTGRES:
        yield ""
        return
    import psycopg2

    s = connection.settings_dict
    adres = f"postgres://{s['USER']}@{s['HOST']}:{s['PORT']}/"
    naam = f"afbreken_{os.getpid()}"

    def voer_uit(opdracht):
        los = psycopg2.connect(f"{adres}postgres")
        los.autocommit = True
        with los.cursor() as cursor:
            cursor.execute(opdracht)
        los.close()

    voer_uit(f"CREATE DATABASE {naam}")
    try:
        yield adres + naam
    finally:
        voer_uit(f"DROP DATABASE {naam} WITH (FORCE)")


@pytest.fixture(scope="module")
def omgeving(tmp_path_factory):
    with _database() as adres:
        yield {
            **os.environ,
            "VAR_DIR": str(tmp_path_factory.mktemp("afbreken")),
            "DATABASE_URL": adres,
        }


def _draai(omgeving, *opdracht) -> str:
    klaar = subprocess.run(
        [sys.executable, *opdracht], cwd=PROJECT, env=omgeving, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout.strip().rpartition("\n")[2]


def _proef(omgeving, *opdracht) -> str:
    return _draai(omgeving, "-m", "tests.beheer.uitwisseling.proef", *opdracht)


def _schiet_af_onderweg(omgeving, sleutel: str, vanaf: int) -> None:
    """Ended with -9 once it has done this many percents of its work."""
    voortgang = os.path.join(omgeving["VAR_DIR"], "import", f"{sleutel}.json")
    proces = subprocess.Popen(
        [sys.executable, "manage.py", "werk_import", sleutel], cwd=PROJECT, env=omgeving
    )
    einde = time.monotonic() + 300
    while time.monotonic() < einde and proces.poll() is None:
        with suppress(OSError, ValueError):
            with open(voortgang) as bestand:
                gedaan, totaal = json.load(bestand)
            if gedaan * 100 >= vanaf * totaal > 0:
                break
        time.sleep(0.005)
    assert proces.poll() is None, "De import was al klaar."
    proces.send_signal(signal.SIGKILL)
    proces.wait()


def test_een_import_die_wordt_afgeschoten_is_er_helemaal_of_niet(omgeving):
    _draai(omgeving, "manage.py", "migrate", "-v", "0")
    sleutel = _proef(omgeving, "maak")

    # While rows are written, and while the search documents are.
    for vanaf in (30, 65):
        _schiet_af_onderweg(omgeving, sleutel, vanaf)
        stand = json.loads(_proef(omgeving, "stand", sleutel))
        assert (stand["nieuw"], stand["opgeschreven"], stand["vindbaar"]) == (0, 0, 0)
        assert (stand["staat"], stand["afgebroken"]) == ("past_toe", True)

    _draai(omgeving, "manage.py", "werk_import", sleutel)
    stand = json.loads(_proef(omgeving, "stand", sleutel))
    assert (stand["staat"], stand["afgebroken"]) == ("toegepast", False)
    assert (stand["nieuw"], stand["opgeschreven"], stand["vindbaar"]) == (AANTAL, AANTAL, AANTAL)
