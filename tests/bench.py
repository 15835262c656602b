"""`make bench`: median and p95 of what the server does, on stated sizes. Never a test.

Each page is asked of the application itself, in this process, on a database of its own:
server time without the network. Sizes and the machine stand above the tables.

    python -m tests.bench [groot] [postgres] [kaart] [zoeken]

`groot` adds 250,000 aanbod in 342 gemeenten and sets the same gemeente, of 2,000 in both,
side by side; `postgres` does all of it on PostgreSQL too; `kaart` measures the map as well;
`zoeken` measures the search instead, at every size and on both (`tests/bench_zoeken.py`).
"""

import contextlib
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

from tests.bench_databases import PROJECT, maak, postgres, sqlite
from tests.postgres import vind_initdb

HERHALINGEN = 60
# Less often: what takes seconds needs no 60 of them.
GEDULD = 10.0

STAD = [
    ("home", "/voorbeeldstad/"),
    ("zoeken, alles", "/voorbeeldstad/zoeken/"),
    ("zoeken, een woord", "/voorbeeldstad/zoeken/?q=koffie"),
    ("zoeken, een zin", "/voorbeeldstad/zoeken/?q=wie+helpt+mij+met+een+formulier+voor+mijn+huis"),
    ("zoeken, filters", "/voorbeeldstad/zoeken/?inloop=on&gratis=on&onderwerp=wonen"),
    ("zoeken, postcode", "/voorbeeldstad/zoeken/?q=koffie&plaats=9990"),
    ("zoeken, straat", "/voorbeeldstad/zoeken/?q=koffie&plaats=molenstraat"),
    ("punten van de kaart", "/voorbeeldstad/zoeken/punten.json"),
    ("matrix", "/voorbeeldstad/matrix/wonen/"),
    ("matrix, volste", "/voorbeeldstad/matrix/eenzaamheid-verbinden-ontmoeten/"),
    ("matrices", "/voorbeeldstad/matrix/"),
    ("wijk", "/voorbeeldstad/wijken/molenwijk/"),
    ("gemeente", "/voorbeeldstad/wijken/"),
    ("grenzen van de kaart", "/voorbeeldstad/kaart/grenzen.json"),
    ("onderwerpen", "/voorbeeldstad/onderwerpen/"),
    ("onderwerp", "/voorbeeldstad/onderwerpen/wonen/"),
    ("aanbod", "/voorbeeldstad/aanbod/voorbeeld-sociaal-makelaar/"),
    ("aanbieder", "/voorbeeldstad/aanbieders/voorbeeld-de-brug-voorbeeld-0/"),
]
# Not of one gemeente, so these may grow.
LAND = [
    ("kies een gemeente", "/"),
    ("kaart van Nederland", "/kaart/"),
    ("sitemap", "/sitemap.xml"),
]
# Of the large set: what a larger gemeente, in a regio, costs.
GROOTSTE = [
    ("grootste: zoeken, alles", "/appelstad-002/zoeken/"),
    ("grootste: een woord", "/appelstad-002/zoeken/?q=koffie"),
    ("grootste: matrix", "/appelstad-002/matrix/wonen/"),
    ("grootste: wijk", "/appelstad-002/wijken/molenwijk/"),
]


class Proef(NamedTuple):
    naam: str
    proefdata: list[str]
    paginas: list[tuple[str, str]]


KLEIN = [
    Proef("100 in een gemeente", ["--aanbod", "100"], STAD + LAND),
    Proef("2.000 in een gemeente", ["--aanbod", "2000"], STAD + LAND),
]
GROOT = Proef(
    "250.000 in 342 gemeenten, 2.000 in deze",
    ["--gemeenten", "342", "--aanbod", "250000"],
    STAD + LAND + GROOTSTE,
)


def main(keuzes: list[str]) -> None:
    print(
        f"Machine: {platform.machine()}, {os.cpu_count()} kernen, Python {platform.python_version()}"
    )
    if zoeken := [keuze for keuze in keuzes if keuze.startswith("zoeken")]:
        from tests import bench_zoeken

        bench_zoeken.main(zoeken[0].partition("=")[2])
        return
    proeven = [*KLEIN, GROOT] if "groot" in keuzes else KLEIN
    _databases("SQLite", proeven, sqlite)
    if "postgres" in keuzes:
        if vind_initdb():
            _databases("PostgreSQL", proeven, postgres)
        else:
            print("\nPostgreSQL is overgeslagen: initdb is niet gevonden.")
    if "kaart" in keuzes:
        from tests import bench_kaart

        bench_kaart.main()


def _databases(soort: str, proeven: list[Proef], database) -> None:
    """Makes them all, then measures one after the other: a machine is not always as quiet."""
    with contextlib.ExitStack() as open_databases:
        gemaakt = [
            (proef, maak(soort, *proef[:2], open_databases.enter_context(database())))
            for proef in proeven
        ]
        uitslagen = [_proef(soort, *een) for een in gemaakt]
    if GROOT in proeven:
        _vergelijk(soort, *uitslagen[-2:])


def _proef(soort: str, proef: Proef, omgeving: dict) -> dict[str, dict]:
    """Per page what `meet` says of it; prints it too."""
    opdracht = [sys.executable, "-m", "tests.bench", "meet", json.dumps(proef.paginas)]
    klaar = subprocess.run(
        opdracht, cwd=PROJECT, env=omgeving, check=True, stdout=subprocess.PIPE, text=True
    )
    uitslag = json.loads(klaar.stdout)
    print(f"\n{proef.naam}, op {soort}")
    _druk_af(uitslag)
    return uitslag


def _druk_af(uitslag: dict[str, dict]) -> None:
    print(f"  {'pagina':<24}{'mediaan ms':>11}{'p95 ms':>9}{'vragen':>8}{'kB':>7}")
    for naam, een in uitslag.items():
        print(
            f"  {naam:<24}{een['mediaan']:>11.1f}{een['p95']:>9.1f}"
            f"{een['vragen']:>8}{een['kb']:>7.0f}",
            flush=True,
        )


def _vergelijk(soort: str, alleen: dict[str, dict], samen: dict[str, dict]) -> None:
    """The same gemeente of 2,000, alone and among 250,000."""
    print(f"\nDezelfde gemeente van 2.000, alleen en tussen 250.000, op {soort}")
    print(f"  {'pagina':<24}{'alleen ms':>11}{'samen ms':>10}{'keer':>7}")
    for naam in alleen:
        een, twee = alleen[naam]["mediaan"], samen[naam]["mediaan"]
        print(f"  {naam:<24}{een:>11.1f}{twee:>10.1f}{twee / een:>7.2f}")


def meet(paginas: list[tuple[str, str]]) -> None:
    """In a process of its own, with the database of the environment: writes JSON."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "sociale_kaart.settings"
    # As the server loads it, with its settings of the garbage collector.
    import sociale_kaart.wsgi  # noqa: F401

    print(json.dumps({naam: _meet_pagina(pad) for naam, pad in paginas}))


def _meet_pagina(pad: str) -> dict:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    for _ in range(3):
        antwoord = client.get(pad)
    if antwoord.status_code != 200:
        raise SystemExit(f"{pad} geeft {antwoord.status_code}.")
    with CaptureQueriesContext(connection) as vragen:
        client.get(pad)
    # The next request empties the list of queries.
    aantal_vragen = len(vragen)
    tijden = _tijden(lambda: client.get(pad))
    return {
        "mediaan": statistics.median(tijden),
        "p95": statistics.quantiles(tijden, n=20)[-1],
        "vragen": aantal_vragen,
        "kb": len(antwoord.content) / 1000,
    }


def _tijden(doe) -> list[float]:
    """Milliseconds of each time; fewer of them when it is slow."""
    tijden, einde = [], time.perf_counter() + GEDULD
    while len(tijden) < HERHALINGEN and (len(tijden) < 3 or time.perf_counter() < einde):
        begin = time.perf_counter()
        doe()
        tijden.append((time.perf_counter() - begin) * 1000)
    return tijden


if __name__ == "__main__":
    if sys.argv[1:2] == ["meet"]:
        meet(json.loads(sys.argv[2]))
    else:
        main(sys.argv[1:])
