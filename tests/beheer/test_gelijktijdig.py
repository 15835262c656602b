"""Twenty people in one record at once, on a real database: nothing is lost, nobody sees a lock."""

import json
import subprocess
import sys

from django.db import connection

from tests.bench_databases import PROJECT, manage, postgres, sqlite


def test_twintig_mensen_tegelijk_verliezen_niets():
    database = postgres if connection.vendor == "postgresql" else sqlite
    with database() as omgeving:
        manage("migrate", "-v", "0", omgeving=omgeving)
        manage("begin", "--proefdata", "0", omgeving=omgeving)
        klaar = subprocess.run(
            [sys.executable, "-m", "tests.beheer.proeven.schrijvers"],
            cwd=PROJECT, env=omgeving, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
    uitslag = json.loads(klaar.stdout)

    assert uitslag["fouten"] == []
    assert uitslag["regels"] == uitslag["gevraagd"] == uitslag["geschiedenis"]
    # Otherwise they never met, and this proves nothing.
    assert uitslag["botsingen"] > 0
