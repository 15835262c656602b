"""The databases that `make bench` measures on: each in a folder of its own, gone after."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.postgres import cluster, vind_initdb

PROJECT = Path(__file__).resolve().parents[1]


@contextlib.contextmanager
def sqlite() -> Iterator[dict]:
    """Yields the environment in which `manage.py` and the server use it."""
    with tempfile.TemporaryDirectory() as map_:
        yield {**os.environ, "VAR_DIR": map_, "DATABASE_URL": ""}


@contextlib.contextmanager
def postgres() -> Iterator[dict]:
    """The same, on a cluster of its own; only where `vind_initdb` finds one."""
    with tempfile.TemporaryDirectory() as map_, cluster(vind_initdb()) as adres:
        yield {**os.environ, "VAR_DIR": map_, "DATABASE_URL": adres}


def maak(soort: str, naam: str, proefdata: list[str], omgeving: dict) -> dict:
    """Fills the database of this environment; returns the environment."""
    beginnen = [
        manage(*opdracht, omgeving=omgeving)
        for opdracht in (["migrate", "-v", "0"], ["begin", "--proefdata", "0"])
    ]
    duur, geheugen = manage("proefdata", *proefdata, omgeving=omgeving)
    manage("collectstatic", "--noinput", "-v", "0", omgeving=omgeving)
    print(
        f"{soort}, {naam}: beginnen {sum(deel[0] for deel in beginnen):.1f} s, "
        f"proefdata {duur:.1f} s en hoogstens {geheugen:.0f} MB",
        flush=True,
    )
    return omgeving


def manage(*opdracht, omgeving) -> tuple[float, float]:
    """Runs it; returns its seconds and the most memory it held, in MB."""
    begin = time.perf_counter()
    proces = subprocess.Popen(
        [sys.executable, PROJECT / "manage.py", *opdracht],
        env=omgeving, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    _, toestand, gebruik = os.wait4(proces.pid, 0)
    # wait4 has taken the end of it, so Popen need not look for it any more.
    proces.returncode = os.waitstatus_to_exitcode(toestand)
    if proces.returncode:
        raise SystemExit(f"manage.py {' '.join(opdracht)} mislukte ({proces.returncode}).")
    per_mb = 1_000_000 if sys.platform == "darwin" else 1_000
    return time.perf_counter() - begin, gebruik.ru_maxrss / per_mb
