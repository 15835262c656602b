"""The search with 2,000, 50,000 and 250,000 aanbod, beside tantivy, on both databases. Never a test.

300 questions of a fixed seed (`zoekbench/vragen.py`), asked in Voorbeeldstad, which has 2,000
aanbod in every size: of each the index query alone, the whole search and the whole page; then
how large the index is, how long indexing takes, when a saved record is found, where the time of
a page goes, and at 2,000 the pages a second of the default server. It ends with the aims.

    python -m tests.bench zoeken[=2000,sqlite]

After the sign only these sizes and databases. All of it takes an hour or two, mostly making the
data: 250,000 aanbod twice. Times are ms; "aanbod" counts Voorbeeldstad and what `proefdata` adds.
"""

import json
import os
import subprocess
import sys
import time
from datetime import datetime
from typing import NamedTuple

from tests.bench_databases import PROJECT, maak, postgres, sqlite
from tests.postgres import vind_initdb
from tests.zoekbench import verslag
from tests.zoekbench.server import meet_server
from tests.zoekbench.vragen import SLUG


class Omvang(NamedTuple):
    """`grootste`: the gemeente with the most aanbod, in a regio; empty when Voorbeeldstad is."""

    aanbod: int
    gemeenten: int
    grootste: str = ""

    @property
    def naam(self) -> str:
        hoeveel = f"{self.aanbod:,}".replace(",", ".")
        waar = "een gemeente" if self.gemeenten == 1 else f"{self.gemeenten} gemeenten"
        return f"{hoeveel} in {waar}"

    @property
    def proefdata(self) -> list[str]:
        return ["--gemeenten", str(self.gemeenten), "--aanbod", str(self.aanbod)]


OMVANGEN = [
    Omvang(2_000, 1),
    Omvang(50_000, 68),
    Omvang(250_000, 342, "appelstad-002"),
]
DATABASES = {"sqlite": ("SQLite", sqlite), "postgres": ("PostgreSQL", postgres)}


def main(keuze: str = "") -> None:
    alleen = set(keuze.split(",")) - {"", "1"}
    if vreemd := alleen - {str(een.aanbod) for een in OMVANGEN} - set(DATABASES):
        raise SystemExit(f"Kies uit 2000, 50000, 250000, sqlite en postgres, niet {vreemd}.")
    omvangen = [een for een in OMVANGEN if str(een.aanbod) in alleen] or OMVANGEN
    soorten = [een for een in DATABASES if een in alleen] or list(DATABASES)
    uitslagen = []
    for omvang in omvangen:
        for soort in soorten:
            if soort == "postgres" and not vind_initdb():
                print("\nPostgreSQL is overgeslagen: initdb is niet gevonden.")
                continue
            uitslagen.append(_proef(omvang, *DATABASES[soort]))
    verslag.druk_doelen(uitslagen)


def _proef(omvang: Omvang, soort: str, database) -> dict:
    """Everything of one size on one database, printed as it comes."""
    print(f"\n=== {omvang.naam}, op {soort} ({_stand()})", flush=True)
    with database() as omgeving:
        maak(soort, omvang.naam, omvang.proefdata, omgeving)
        uitslag = {"soort": soort, "aanbod": omvang.aanbod, **_stap("meet", SLUG, omgeving)}
        verslag.druk_zoeken(uitslag)
        if omvang.grootste:
            verslag.druk_grootste(omvang.grootste, _stap("meet", omvang.grootste, omgeving))
        if omvang.gemeenten == 1:
            uitslag["server"] = meet_server(omgeving, _stap("paden", SLUG, omgeving))
            verslag.druk_server(uitslag["server"])
        uitslag["indexeren"] = _stap("opslag", SLUG, omgeving)
        verslag.druk_opslag(uitslag)
    print(f"  ({_stand()})", flush=True)
    return uitslag


def _stap(stap: str, slug: str, omgeving: dict) -> dict:
    """What one stage of `tests.zoekbench` says, in a process with this database."""
    begin = time.perf_counter()
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.zoekbench", stap, slug],
        cwd=PROJECT, env=omgeving, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    print(f"  ({stap} {slug}: {time.perf_counter() - begin:.0f} s; {_stand()})", flush=True)
    return json.loads(klaar.stdout)


def _stand() -> str:
    """What else the machine does: figures of a busy one say less."""
    een, vijf, kwartier = os.getloadavg()
    return f"{datetime.now():%H:%M}, belasting {een:.1f} {vijf:.1f} {kwartier:.1f}"
