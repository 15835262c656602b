"""Every page under `/werk/` in a real browser: axe finds nothing, and nothing sticks out."""

import json
import os
import subprocess
import sys

import pytest

import gebruikers.urls
from beheer.toegang import TOEGANG
from tests.browser import axe
from tests.conftest import PROJECT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def werkstad(server, tmp_path_factory):
    """Per page the cookies of who may open it, and its addresses."""
    (map_,) = tmp_path_factory.getbasetemp().glob("server[0-9]*")
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.in_browser.werkstad"],
        cwd=PROJECT,
        env={**os.environ, "VAR_DIR": str(map_), "DATABASE_URL": ""},
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(klaar.stdout)


@pytest.fixture(scope="module")
def venster_van(chromium, server, werkstad):
    """One window for each set of cookies: signing in once is enough."""
    vensters = {}

    def open_(pagina):
        koekjes = werkstad[pagina]["koekjes"]
        sleutel = str(koekjes)
        if sleutel not in vensters:
            # Without motion: a colour half-way its transition has a contrast of its own.
            context = chromium.new_context(base_url=server, reduced_motion="reduce")
            context.add_cookies(
                [
                    {"name": naam, "value": waarde, "url": f"{server}/werk/"}
                    for naam, waarde in koekjes.items()
                ]
            )
            vensters[sleutel] = context.new_page()
        return vensters[sleutel]

    yield open_
    for venster in vensters.values():
        venster.context.close()


def _bekeken(venster, adres) -> list[str]:
    """What is wrong with it at 1280 and 360 px, light and dark; and when, at 320 px, something is
    wider than the window."""
    venster.set_viewport_size({"width": 1280, "height": 900})
    venster.goto(adres)
    venster.wait_for_load_state("networkidle")
    klachten = [f"{adres}, 1280 px: {een}" for een in axe(venster)]
    venster.set_viewport_size({"width": 360, "height": 740})
    klachten += [f"{adres}, 360 px: {een}" for een in axe(venster)]
    venster.emulate_media(color_scheme="dark", reduced_motion="reduce")
    klachten += [f"{adres}, 360 px, donker: {een}" for een in axe(venster)]
    venster.emulate_media(color_scheme="light", reduced_motion="reduce")
    venster.set_viewport_size({"width": 320, "height": 740})
    breedte = venster.evaluate("document.documentElement.scrollWidth")
    return klachten + ([f"{adres} is {breedte} px breed"] if breedte > 320 else [])


def _is_bladzijde(antwoord) -> bool:
    """Not a file, a piece of a page or data, nor what only a form asks for."""
    return antwoord.ok and "<html" in antwoord.text()[:500]


@pytest.mark.parametrize("pagina", TOEGANG)
def test_een_bladzijde_van_het_werk_is_toegankelijk(venster_van, werkstad, pagina):
    venster = venster_van(pagina)
    for adres in werkstad[pagina]["adressen"]:
        antwoord = venster.request.get(adres)
        assert antwoord.status in (200, 405), f"{adres}: {antwoord.status}"
        assert antwoord.url.endswith(adres), f"{adres} leidt naar {antwoord.url}"
        if _is_bladzijde(antwoord):
            assert _bekeken(venster, adres) == []


def _adressen(patronen, voor="/werk/account/"):
    """Of signing in and of one's account, as far as they need no key."""
    for een in patronen:
        if een.pattern.regex.groups:
            continue
        elif hasattr(een, "url_patterns"):
            yield from _adressen(een.url_patterns, f"{voor}{een.pattern}")
        else:
            yield f"{voor}{een.pattern}"


@pytest.mark.parametrize("adres", list(_adressen(gebruikers.urls.urlpatterns)))
def test_een_bladzijde_van_het_account_is_toegankelijk(chromium, server, venster_van, adres):
    """For who signed in, and for who did not: one of the two may be led elsewhere."""
    context = chromium.new_context(base_url=server, reduced_motion="reduce")
    for venster in (venster_van("start"), context.new_page()):
        antwoord = venster.request.get(adres)
        if antwoord.url.endswith(adres) and _is_bladzijde(antwoord):
            assert _bekeken(venster, adres) == []
    context.close()
