"""The map of the country with 100,000 points in 50 gemeenten, in a slowed browser. Never a test.

The real server, Chromium at a quarter of its speed, on a database of its own. "First
drawing" is the time from the start of the navigation to the first frame after the first
marker stands in the map (a MutationObserver put in before the page's own script). "Longest
task" is the longest `RunTask` on the main thread of the page in Chromium's own tracing.
"""

import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
GEMEENTEN = 50
PUNTEN = 100_000
TRAAGHEID = 4
KEREN = 3
GRENS_TEKENING_MS = 2_000
GRENS_TAAK_MS = 300
# Somewhere on Dutch land: (west, zuid, oost, noord).
LAND = (4.6, 51.5, 6.6, 53.1)

MERK_EERSTE = """
new MutationObserver((_, wachter) => {
  if (!document.querySelector(".leaflet-marker-pane .speld")) return;
  wachter.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("eerste-tekening")));
}).observe(document, { childList: true, subtree: true });
"""


# --- The data: run in a process of its own, which knows the settings -------------------------


def vul() -> None:
    """50 invented gemeenten with 2,000 aanbod each, one pin an aanbod."""
    sys.path.insert(0, str(PROJECT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "sociale_kaart.settings"
    import django

    django.setup()
    from django.db import transaction

    toeval = random.Random(7)
    with transaction.atomic():
        for nummer in range(GEMEENTEN):
            _vul_gemeente(nummer, toeval)


def _vul_gemeente(nummer: int, toeval: random.Random) -> None:
    from aanbod.models import Aanbieder, Aanbod, AanbodLocatie, Bron, Speld
    from wijken.mercator import naar_pixel
    from wijken.models import Gemeente

    bron, _ = Bron.objects.get_or_create(
        slug="meting", defaults={"titel": "Verzonnen voor een meting", "jaar": 2026}
    )
    gemeente = Gemeente.objects.create(
        code=f"GM{9000 + nummer}",
        naam=f"Meetstad {nummer}",
        slug=f"meetstad-{nummer}",
        verzonnen=True,
    )
    aanbieder = Aanbieder.objects.create(
        naam=f"Meethuis {nummer}",
        slug=f"meethuis-{nummer}",
        sorteernaam=f"meethuis {nummer}",
        soort="informeel",
        status="gepubliceerd",
        bron=bron,
        paragraaf="verzonnen",
    )
    aanbod = Aanbod.objects.bulk_create(
        Aanbod(
            aanbieder=aanbieder,
            naam=f"Koffie in buurt {volgnummer}",
            slug=f"koffie-{nummer}-{volgnummer}",
            sorteernaam=f"koffie in buurt {volgnummer:05}",
            samenvatting="Loop binnen.",
            status="gepubliceerd",
            rol="algemeen",
            bereik="gemeente",
            gemeente=gemeente,
            bron=bron,
            paragraaf="verzonnen",
        )
        for volgnummer in range(PUNTEN // GEMEENTEN)
    )
    west, zuid, oost, noord = LAND
    midden = toeval.uniform(zuid, noord), toeval.uniform(west, oost)
    spelden = []
    for een in aanbod:
        breedte = round(toeval.gauss(midden[0], 0.03), 5)
        lengte = round(toeval.gauss(midden[1], 0.05), 5)
        x, y = naar_pixel(breedte, lengte)
        soort = toeval.choice(AanbodLocatie.Soort.values)
        spelden.append(
            Speld(
                aanbod=een, gemeente=gemeente, x=x, y=y, breedte=breedte, lengte=lengte, soort=soort
            )
        )
    Speld.objects.bulk_create(spelden)


# --- The measuring -----------------------------------------------------------------------


def main() -> None:
    from tests.browser import vind_chromium

    if not vind_chromium():
        print("\nDe kaart van het land: overgeslagen, Chromium is niet gevonden.")
        return
    with tempfile.TemporaryDirectory() as map_:
        omgeving = {**os.environ, "VAR_DIR": map_, "DATABASE_URL": "", "TILES_URL": ""}
        for opdracht in (["migrate", "-v", "0"], ["begin", "--proefdata", "0"]):
            subprocess.run(
                [sys.executable, PROJECT / "manage.py", *opdracht],
                env=omgeving, check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        begin = time.perf_counter()
        subprocess.run([sys.executable, __file__, "vul"], env=omgeving, check=True)
        print(
            f"\nDe kaart van het land: {PUNTEN // 1000}.000 punten in {GEMEENTEN} gemeenten, op SQLite "
            f"(gemaakt in {time.perf_counter() - begin:.0f} s),\n"
            f"  in Chromium op 1/{TRAAGHEID} van zijn snelheid, {KEREN} keer, zonder tegels"
        )
        proces, adres = _start(omgeving)
        try:
            meet(adres)
        finally:
            proces.terminate()
            proces.wait(timeout=20)


def _start(omgeving) -> tuple[subprocess.Popen, str]:
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        poort = sok.getsockname()[1]
    proces = subprocess.Popen(
        [sys.executable, PROJECT / "manage.py", "serveer", "--poort", str(poort)],
        env=omgeving,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    adres = f"http://127.0.0.1:{poort}"
    einde = time.monotonic() + 60
    while time.monotonic() < einde and proces.poll() is None:
        try:
            urllib.request.urlopen(f"{adres}/gezond/", timeout=2).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return proces, adres
    proces.kill()
    raise SystemExit("De server kwam niet op.")


def meet(adres: str) -> None:
    """Prints median and worst, and whether the limits hold on a machine that is else at rest."""
    from playwright.sync_api import sync_playwright

    from tests.browser import opties, vind_chromium

    with sync_playwright() as playwright:
        print(f"  belasting van de machine bij het begin: {os.getloadavg()[0]:.1f}")
        browser = playwright.chromium.launch(executable_path=vind_chromium(), args=opties())
        for breedte, hoogte in ((1280, 900), (360, 740)):
            keren = [_een_keer(browser, adres, breedte, hoogte) for _ in range(KEREN)]
            _toon(f"{breedte} px", keren)
        browser.close()


def _toon(naam: str, keren: list[dict]) -> None:
    grenzen = {"eerste tekening": GRENS_TEKENING_MS}
    print(f"  {naam:<26}{'mediaan ms':>11}{'slechtste':>11}{'grens':>8}")
    for wat in keren[0]:
        getallen = [getal for keer in keren for getal in keer[wat]]
        grens = grenzen.get(wat, GRENS_TAAK_MS)
        oordeel = "" if max(getallen) < grens else "  TE TRAAG"
        print(
            f"  {wat:<26}{statistics.median(getallen):>11.0f}{max(getallen):>11.0f}"
            f"{grens:>8}{oordeel}"
        )


def _een_keer(browser, adres: str, breedte: int, hoogte: int) -> dict[str, list[float]]:
    """One visit: the load, then five zooms and five drags, each with its longest task."""
    context = browser.new_context(viewport={"width": breedte, "height": hoogte})
    pagina = context.new_page()
    meter = context.new_cdp_session(pagina)
    meter.send("Emulation.setCPUThrottlingRate", {"rate": TRAAGHEID})
    pagina.add_init_script(MERK_EERSTE)

    def laad():
        pagina.goto(f"{adres}/kaart/")
        pagina.wait_for_selector(".speld")

    laden = _langste_taak(browser, pagina, laad)
    tekening = pagina.evaluate("performance.getEntriesByName('eerste-tekening')[0].startTime")
    schuiven, zoomen = [], []
    # First closer: there a drag asks for other points, and for loose ones.
    for nummer in range(5):
        knop = ".leaflet-control-zoom-" + ("out" if nummer == 2 else "in")
        zoomen.append(_langste_taak(browser, pagina, lambda knop=knop: pagina.click(knop)))
    for nummer in range(5):
        stap = (-1) ** (nummer // 2) * breedte // 3
        schuiven.append(_langste_taak(browser, pagina, lambda stap=stap: _schuif(pagina, stap)))
    context.close()
    return {
        "eerste tekening": [tekening],
        "langste taak bij laden": [laden],
        "langste taak bij zoomen": zoomen,
        "langste taak bij schuiven": schuiven,
    }


def _schuif(pagina, stap: int) -> None:
    vak = pagina.locator(".kaart-blad").bounding_box()
    x, y = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] * 0.4
    pagina.mouse.move(x, y)
    pagina.mouse.down()
    pagina.mouse.move(x + stap, y + 30, steps=6)
    pagina.mouse.up()


def _langste_taak(browser, pagina, doe) -> float:
    """Milliseconds of the longest task on the page's main thread while this is done."""
    browser.start_tracing(
        page=pagina,
        categories=["disabled-by-default-devtools.timeline", "toplevel", "devtools.timeline"],
    )
    doe()
    # The debounce, the answer and the drawing.
    pagina.wait_for_timeout(800)
    spoor = _lees(browser.stop_tracing())
    draad = _hoofddraad(spoor)
    return max(
        (
            een.get("dur", 0) / 1000
            for een in spoor
            if een["name"] == "RunTask" and (een["pid"], een["tid"]) == draad
        ),
        default=0.0,
    )


def _lees(bytes_: bytes) -> list[dict]:
    import json

    return json.loads(bytes_)["traceEvents"]


def _hoofddraad(spoor: list[dict]) -> tuple[int, int]:
    """(process, thread) of the renderer that did the most: the page's."""
    hoofd = {
        (een["pid"], een["tid"])
        for een in spoor
        if een["name"] == "thread_name" and een["args"]["name"] == "CrRendererMain"
    }
    tijd = dict.fromkeys(hoofd, 0)
    for een in spoor:
        if een["name"] == "RunTask" and (een["pid"], een["tid"]) in tijd:
            tijd[een["pid"], een["tid"]] += een.get("dur", 0)
    return max(tijd, key=tijd.get)


if __name__ == "__main__":
    if sys.argv[1:] == ["vul"]:
        vul()
    else:
        sys.path.insert(0, str(PROJECT))
        main()
