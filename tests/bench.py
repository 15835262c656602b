"""`make bench`: median and p95 of what the server does, on stated sizes. Never a test.

Each page is asked of the application itself, in this process, on a database of its own:
server time without the network. Sizes and the machine stand above the tables.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERHALINGEN = 60
PAGINAS = [
    ("home", "/voorbeeldstad/"),
    ("zoeken, alles", "/voorbeeldstad/zoeken/"),
    ("zoeken, een woord", "/voorbeeldstad/zoeken/?q=koffie"),
    ("zoeken, een zin", "/voorbeeldstad/zoeken/?q=wie+helpt+mij+met+een+formulier+voor+mijn+huis"),
    ("zoeken, filters", "/voorbeeldstad/zoeken/?inloop=on&gratis=on&onderwerp=wonen"),
    ("zoeken, postcode", "/voorbeeldstad/zoeken/?q=koffie&plaats=9990"),
    ("punten van de kaart", "/voorbeeldstad/zoeken/punten.json"),
    ("matrix", "/voorbeeldstad/matrix/wonen/"),
    ("matrix, volste", "/voorbeeldstad/matrix/eenzaamheid-verbinden-ontmoeten/"),
    ("matrices", "/voorbeeldstad/matrix/"),
    ("wijk", "/voorbeeldstad/wijken/molenwijk/"),
    ("gemeente", "/voorbeeldstad/wijken/"),
    ("onderwerp", "/voorbeeldstad/onderwerpen/wonen/"),
]


def main() -> None:
    print(
        f"Machine: {platform.machine()}, {os.cpu_count()} kernen, Python {platform.python_version()}"
    )
    for aanbod in (100, 2_000):
        with tempfile.TemporaryDirectory() as map_:
            omgeving = {**os.environ, "VAR_DIR": map_, "DATABASE_URL": ""}
            begin = time.perf_counter()
            for opdracht in (["migrate", "-v", "0"], ["begin", "--proefdata", "0"]):
                _manage(*opdracht, omgeving=omgeving)
            voor_proefdata = time.perf_counter()
            _manage("proefdata", "--aanbod", str(aanbod), omgeving=omgeving)
            klaar = time.perf_counter()
            _manage("collectstatic", "--noinput", "-v", "0", omgeving=omgeving)
            print(f"\n{aanbod} aanbod in Voorbeeldstad, op SQLite")
            print(
                f"  beginnen {voor_proefdata - begin:.1f} s, proefdata {klaar - voor_proefdata:.1f} s"
            )
            subprocess.run([sys.executable, __file__, "meet"], env=omgeving, check=True)


def _manage(*opdracht, omgeving) -> None:
    project = Path(__file__).resolve().parents[1]
    subprocess.run(
        [sys.executable, project / "manage.py", *opdracht],
        env=omgeving, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def meet() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "sociale_kaart.settings"
    # As the server loads it, with its settings of the garbage collector.
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    import sociale_kaart.wsgi  # noqa: F401

    client = Client(headers={"host": "localhost"})
    print(f"  {'pagina':<22}{'mediaan ms':>11}{'p95 ms':>9}{'vragen':>8}{'kB':>7}")
    for naam, pad in PAGINAS:
        for _ in range(3):
            antwoord = client.get(pad)
        with CaptureQueriesContext(connection) as vragen:
            client.get(pad)
        aantal_vragen = len(vragen)
        tijden = []
        for _ in range(HERHALINGEN):
            begin = time.perf_counter()
            client.get(pad)
            tijden.append((time.perf_counter() - begin) * 1000)
        p95 = statistics.quantiles(tijden, n=20)[-1]
        print(
            f"  {naam:<22}{statistics.median(tijden):>11.1f}{p95:>9.1f}"
            f"{aantal_vragen:>8}{len(antwoord.content) / 1000:>7.0f}"
        )


if __name__ == "__main__":
    meet() if sys.argv[1:] == ["meet"] else main()
