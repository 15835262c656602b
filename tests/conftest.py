import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import hypothesis
import pytest
from django.core.management import call_command

from aanbod.models import Aanbod, Onderwerp
from tests.browser import opties, vind_chromium
from tests.factories import GebruikerFactory, GemeenteFactory, OmtrekFactory, WijkFactory, vierkant
from tests.postbus import postbus
from tests.totp import totp
from wijken.models import Gemeente

# The reference boundaries, where they stand beside the project.
GEDEELD = Path(__file__).resolve().parents[2] / "shared"
PROJECT = Path(__file__).resolve().parents[1]
WACHTWOORD = "paarse-olifant-fietst"

# How long one example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The real inventory and a Voorbeeldstad of 150, loaded once; each test rolls back to it."""
    with django_db_blocker.unblock(), open(os.devnull, "w") as stil:
        call_command("begin", stdout=stil)


@pytest.fixture
def dordrecht(db):
    return Gemeente.objects.select_related("regio").get(slug="dordrecht")


@pytest.fixture
def voorbeeldstad(db):
    return Gemeente.objects.get(slug="voorbeeldstad")


@pytest.fixture
def wonen(db):
    return Onderwerp.objects.get(slug="wonen")


@pytest.fixture
def teststad(db):
    """An empty gemeente with two wijken side by side, west and east, and their outlines."""
    gemeente = GemeenteFactory(naam="Teststad", slug="teststad")
    west = WijkFactory(gemeente=gemeente, naam="West", slug="west")
    oost = WijkFactory(gemeente=gemeente, naam="Oost", slug="oost")
    omtrek = OmtrekFactory(wijk=west, geometrie=vierkant(4.66, 51.80))
    OmtrekFactory(wijk=oost, editie=omtrek.editie, geometrie=vierkant(4.67, 51.80))
    return gemeente


@pytest.fixture
def beheerder(db):
    return GebruikerFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def een_aanbod(voorbeeldstad):
    """A complete record to open pages of."""
    return Aanbod.objects.filter(gemeente=voorbeeldstad, bereik="wijken").first()


# --- A real server and a real browser ------------------------------------------------------


def _vrije_poort():
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        return sok.getsockname()[1]


@pytest.fixture(scope="session")
def post():
    """Where the mail of the server goes."""
    with postbus() as bus:
        yield bus


@pytest.fixture(scope="session")
def server(tmp_path_factory, post):
    """`manage.py serveer` as `make run` starts it, on an own database; yields its address."""
    poort = _vrije_poort()
    map_ = tmp_path_factory.mktemp("server")
    omgeving = {
        **os.environ, "VAR_DIR": str(map_), "TILES_URL": "", "DATABASE_URL": "",
        "EMAIL_URL": f"smtp://127.0.0.1:{post.poort}",
    }  # fmt: skip
    opdracht = [sys.executable, "manage.py", "serveer", "--poort", str(poort)]
    with open(map_ / "log", "w") as log:
        proces = subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving, stdout=log, stderr=log)
        try:
            _wacht_op(f"http://127.0.0.1:{poort}/gezond/", proces, map_ / "log")
            yield f"http://127.0.0.1:{poort}"
        finally:
            proces.terminate()
            proces.wait(timeout=20)


def _wacht_op(adres, proces, log):
    einde = time.monotonic() + 120
    while time.monotonic() < einde:
        if proces.poll() is not None:
            pytest.fail(f"De server stopte: {log.read_text()}")
        try:
            urllib.request.urlopen(adres, timeout=2).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("De server kwam niet op.")


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium under Playwright's sync API, kept for the whole session."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=vind_chromium(), args=opties())
        yield browser
        browser.close()


@pytest.fixture
def venster(chromium, server):
    """Opens a page of the server in a fresh browser context: `venster("/dordrecht/", breedte=360)`."""
    contexten = []

    def open_(pad="/", *, breedte=1280, hoogte=900, **opties_):
        context = chromium.new_context(
            viewport={"width": breedte, "height": hoogte},
            base_url=server,
            locale="nl-NL",
            **opties_,
        )
        contexten.append(context)
        pagina = context.new_page()
        pagina.goto(pad)
        return pagina

    yield open_
    for context in contexten:
        context.close()


@pytest.fixture(scope="session")
def maak_beheerder(server, tmp_path_factory):
    """`createsuperuser` in the database of the server, as the README says: `maak_beheerder(email)`."""
    (map_,) = tmp_path_factory.getbasetemp().glob("server[0-9]*")

    def maak(adres):
        omgeving = {
            "VAR_DIR": str(map_),
            "DATABASE_URL": "",
            "DJANGO_SUPERUSER_PASSWORD": WACHTWOORD,
        }
        subprocess.run(
            [sys.executable, "manage.py", "createsuperuser", "--noinput", "--email", adres],
            cwd=PROJECT,
            env={**os.environ, **omgeving},
            check=True,
            capture_output=True,
        )

    return maak


def log_in(pagina, adres, naar="/werk/"):
    """With the password; ends where the site leads to."""
    pagina.goto(f"/werk/account/inloggen/?next={naar}")
    pagina.get_by_label("E-mailadres").fill(adres)
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Inloggen", exact=True).click()


def koppel_app(pagina) -> str:
    """From the page on the second step on; returns the secret of the app."""
    pagina.get_by_role("link", name="Koppel een app").click()
    geheim = pagina.locator(".account-geheim code").inner_text()
    pagina.get_by_label("Code uit de app").fill(totp(geheim))
    pagina.get_by_role("button", name="Koppel de app").click()
    pagina.get_by_role("heading", name="Reservecodes").wait_for()
    return geheim


@pytest.fixture(scope="session")
def ingelogd(chromium, server, maak_beheerder):
    """The cookies of a beheerder on the server, who set up a second step."""
    maak_beheerder("kaart@voorbeeld.example")
    context = chromium.new_context(base_url=server)
    pagina = context.new_page()
    log_in(pagina, "kaart@voorbeeld.example")
    koppel_app(pagina)
    staat = context.storage_state()
    context.close()
    return staat


def pytest_addoption(parser):
    parser.addoption("--neem-op", action="store_true", help="record the expected answers anew")


def pytest_collection_modifyitems(items):
    """All browser tests on one worker: one server, one browser, beside the other tests."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
