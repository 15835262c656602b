"""A PostgreSQL cluster of the tests' own: in a temporary folder, on a free port, gone after."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


def vind_initdb() -> Path | None:
    """`initdb` on the PATH, or where Debian keeps it."""
    if gevonden := shutil.which("initdb"):
        return Path(gevonden).resolve()
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)


@contextlib.contextmanager
def cluster(initdb: Path):
    """Yields a DATABASE_URL. As root it runs as the user `postgres`: initdb refuses root."""
    als = _als_gewone_gebruiker()
    map_ = Path(tempfile.mkdtemp(prefix="sociale-kaart-pg-"))
    if als:
        shutil.chown(map_, "postgres", "postgres")
    pg_ctl, data, poort = initdb.with_name("pg_ctl"), map_ / "data", vrije_poort()
    try:
        _draai([*als, initdb, "-D", data, "-U", "kaart", "-A", "trust", "--no-sync", "-E", "UTF8",
                "--locale=C.UTF-8"])  # fmt: skip
        opties = f"-p {poort} -k {map_} -c listen_addresses=127.0.0.1 -c fsync=off"
        _draai([*als, pg_ctl, "-D", data, "-o", opties, "-l", map_ / "log", "-w", "start"])
        try:
            yield f"postgres://kaart@127.0.0.1:{poort}/postgres"
        finally:
            _draai([*als, pg_ctl, "-D", data, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(map_, ignore_errors=True)


def _als_gewone_gebruiker() -> list[str]:
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError as fout:
        raise RuntimeError(
            "Als root is een gebruiker `postgres` nodig om PostgreSQL te draaien."
        ) from fout
    return ["runuser", "-u", "postgres", "--"]


def vrije_poort() -> int:
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        return sok.getsockname()[1]


def _draai(opdracht) -> None:
    klaar = subprocess.run(
        [str(deel) for deel in opdracht], cwd="/", capture_output=True, text=True, check=False
    )
    if klaar.returncode:
        raise RuntimeError(f"{opdracht}: {klaar.stdout}{klaar.stderr}")
