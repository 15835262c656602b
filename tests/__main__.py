"""`make test`: the suite on SQLite with the browser, then on PostgreSQL, where they are found.

Whatever is left out is said loudly; `--alles` turns it into a failure (CI). Anything else
on the command line goes to pytest.
"""

import os
import subprocess
import sys

from tests.browser import vind_chromium
from tests.postgres import cluster, vind_initdb


def pytest(*argumenten, **omgeving) -> int:
    # On every core; conftest.py keeps the browser tests together.
    werkers = ["-n", str(os.cpu_count() or 1), "--dist", "loadgroup"]
    # -rs: what is skipped is named at the end, with its reason.
    opdracht = [sys.executable, "-m", "pytest", "-rs", *werkers, *argumenten]
    return subprocess.run(opdracht, env={**os.environ, **omgeving}, check=False).returncode


def main(argumenten: list[str]) -> int:
    alles = "--alles" in argumenten
    argumenten = [argument for argument in argumenten if argument != "--alles"]
    weggelaten, fouten = [], []

    print("\n=== SQLite ===", flush=True)
    if not vind_chromium():
        weggelaten.append("de browsertests: Chromium is niet gevonden")
        argumenten_sqlite = ["-m", "not browser", *argumenten]
    else:
        argumenten_sqlite = argumenten
    if pytest(*argumenten_sqlite, DATABASE_URL=""):
        fouten.append("SQLite")

    print("\n=== PostgreSQL ===", flush=True)
    initdb = vind_initdb()
    if initdb is None:
        weggelaten.append("alle tests op PostgreSQL: initdb is niet gevonden")
    else:
        with cluster(initdb) as adres:
            if pytest("-m", "not browser", *argumenten, DATABASE_URL=adres):
                fouten.append("PostgreSQL")

    for wat in weggelaten:
        print(f"\n*** WEGGELATEN: {wat} ***", file=sys.stderr)
    if fouten:
        print(f"\n*** FOUT op: {', '.join(fouten)} ***", file=sys.stderr)
        return 1
    return 1 if alles and weggelaten else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
