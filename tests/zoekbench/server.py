"""Pages a second of the default server, `manage.py serveer`, on this machine only.

The load comes from `wrk` on the same two cores, so it takes some of what it measures. Each
round is bounded in time.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.bench_databases import PROJECT
from tests.postgres import vrije_poort

SECONDEN = 10
# Each worker must have had every page; that is so once more of it no longer makes it faster.
INLOPEN, MEESTE_RONDES, NOG_SNELLER = 5, 10, 1.1
VERBINDINGEN = (4, 8)
WRK = shutil.which("wrk")
LUA = Path(__file__).with_name("wrk.lua")


def meet_server(omgeving: dict, paden: dict[str, list[str]]) -> list[dict]:
    """Per set of paths, and per number of connections, what was reached."""
    uitslagen = []
    with _server(omgeving) as (server, poort), tempfile.TemporaryDirectory() as map_:
        for soort, van in paden.items():
            bestand = Path(map_) / "paden"
            bestand.write_text("\n".join(van) + "\n")
            for gzip in (False, True):
                _loop_in(poort, bestand, gzip)
                for verbindingen in VERBINDINGEN[1:] if gzip else VERBINDINGEN:
                    rekende = _rekentijd(server)
                    een = _laad(poort, verbindingen, SECONDEN, bestand, gzip)
                    een["rekentijd"] = (_rekentijd(server) - rekende) * 1000 / een["aantal"]
                    uitslagen.append(
                        {"soort": soort, "verbindingen": verbindingen, "gzip": gzip, **een}
                    )
    return uitslagen


def _loop_in(poort: int, paden: Path, gzip: bool) -> None:
    beste = 0.0
    for _ in range(MEESTE_RONDES):
        snelheid = _laad(poort, VERBINDINGEN[-1], INLOPEN, paden, gzip)["per seconde"]
        if snelheid < beste * NOG_SNELLER:
            return
        beste = max(beste, snelheid)


def _laad(poort: int, verbindingen: int, seconden: int, paden: Path, gzip: bool) -> dict:
    if WRK:
        opdracht = [
            WRK, "-t1", f"-c{verbindingen}", f"-d{seconden}s", "--timeout", "10s",
            "-s", LUA, f"http://127.0.0.1:{poort}",
        ]  # fmt: skip
    else:
        opdracht = [
            sys.executable, "-m", "tests.zoekbench.lader", str(poort), str(verbindingen), str(seconden),
        ]  # fmt: skip
    klaar = subprocess.run(
        opdracht, cwd=PROJECT, env={**os.environ, "PADEN": str(paden), "GZIP": str(int(gzip))},
        check=True, capture_output=True, text=True, timeout=seconden + 60,
    )  # fmt: skip
    een = json.loads(klaar.stdout.splitlines()[-1])
    return een | {"per seconde": een["aantal"] / een["seconden"], "belasting": os.getloadavg()[0]}


def _rekentijd(server: int) -> float:
    """Seconds that this process and its workers computed so far; 0 where there is no /proc.

    The database of PostgreSQL is not among them.
    """
    tikken = 0
    for bestand in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # After the name, which may hold anything: state, parent, ... utime, stime.
            velden = bestand.read_text().rpartition(")")[2].split()
            if server in (int(bestand.parent.name), int(velden[1])):
                tikken += int(velden[11]) + int(velden[12])
    return tikken / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def _server(omgeving: dict) -> Iterator[tuple[int, int]]:
    """Yields its process and its port once it answers; the process is gone after."""
    poort = vrije_poort()
    proces = subprocess.Popen(
        [sys.executable, PROJECT / "manage.py", "serveer", "--poort", str(poort)],
        env={**omgeving, "TILES_URL": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wacht(proces, f"http://127.0.0.1:{poort}/gezond/")
        yield proces.pid, poort
    finally:
        proces.terminate()
        try:
            proces.wait(timeout=30)
        except subprocess.TimeoutExpired:
            proces.kill()


def _wacht(proces: subprocess.Popen, adres: str) -> None:
    einde = time.monotonic() + 180
    while time.monotonic() < einde and proces.poll() is None:
        try:
            urllib.request.urlopen(adres, timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("De server kwam niet op.")
