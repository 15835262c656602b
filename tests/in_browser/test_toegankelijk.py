"""Every public page in a real browser: axe finds nothing, nothing sticks out, no third party."""

import re

import pytest

from tests.browser import axe

pytestmark = pytest.mark.browser

AANBOD = "voorbeeld-computerhulp-bloemenhof-30"
PAGINAS = [
    "/",
    "/dordrecht/",
    "/dordrecht/zoeken/?q=schulden",
    "/dordrecht/zoeken/?q=mijn+man+slaat+mij&plaats=atlantis",
    "/voorbeeldstad/zoeken/",
    "/voorbeeldstad/zoeken/?q=qwxyzzy&gratis=on",
    "/voorbeeldstad/zoeken/?plaats=de+kern&inloop=on",
    "/voorbeeldstad/zoeken/?q=formulier&plaats=9990&lopen=30&volgorde=dichtbij&voor=professional",
    "/dordrecht/hulpwijzer/",
    "/dordrecht/hulpwijzer/?stap=hoe&over=geld&over=scheiding",
    "/dordrecht/hulpwijzer/?stap=buiten&over=geld&waar=2951",
    "/voorbeeldstad/hulpwijzer/antwoord/?over=geld&hoe=kennis&waar=molenwijk",
    "/alblasserdam/hulpwijzer/antwoord/?gevaar=ja&hoe=van-alles&waar=verweg",
    "/dordrecht/verwijzen/",
    "/voorbeeldstad/verwijzen/?over=geld&hoe=kennis&wie=volwassene&waar=9990",
    "/dordrecht/verwijzen/?over=geld&hoe=kennis&waar=crabbehof",
    "/voorbeeldstad/verwijskaart/?deur=voorbeeld-sociaal-makelaar&deur=weg&formaat=a5",
    "/voorbeeldstad/verwijskaart/",
    "/kaart/",
    "/dordrecht/kaart/",
    "/dordrecht/onderwerpen/",
    "/voorbeeldstad/onderwerpen/wonen/",
    "/dordrecht/wijken/",
    "/dordrecht/wijken/crabbehof-zuidhoven/",
    "/voorbeeldstad/wijken/molenwijk/",
    "/dordrecht/matrix/",
    "/dordrecht/matrix/administratie-geld-en-schulden/",
    "/voorbeeldstad/matrix/eenzaamheid-verbinden-ontmoeten/?wijk=molenwijk",
    "/dordrecht/aanbod/buurtwerk-in-de-wijk/",
    "/dordrecht/aanbieders/buurtwerk/",
    "/dordrecht/over/",
    "/dordrecht/privacy/",
    "/dordrecht/toegankelijkheid/",
    "/bestaat-niet/",
]


@pytest.fixture(scope="module")
def aanbodpagina(chromium, server):
    """The first aanbod of Voorbeeldstad with an address and hours."""
    pagina = chromium.new_page(base_url=server)
    pagina.goto("/voorbeeldstad/zoeken/?inloop=on")
    pad = pagina.locator(".kaartje h3 a").first.get_attribute("href")
    pagina.close()
    return pad


@pytest.mark.parametrize("pad", PAGINAS)
def test_een_pagina_is_toegankelijk_en_vraagt_niets_van_anderen(chromium, server, pad):
    """Axe at 1280 and 360 px, light and dark; nothing sticks out at 320 px (which is also what
    1280 px gives at 400 % zoom, WCAG 1.4.10); no cookie, no third party, no error."""
    # Without motion: a colour half-way its transition has a contrast of its own.
    context = chromium.new_context(
        base_url=server, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    gevraagd, klachten = [], []
    pagina = context.new_page()
    pagina.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    pagina.on("console", lambda bericht: bericht.type == "error" and klachten.append(bericht.text))
    pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
    pagina.goto(pad)
    pagina.wait_for_load_state("networkidle")

    gevonden = {"1280 px": axe(pagina)}
    pagina.emulate_media(color_scheme="dark", reduced_motion="reduce")
    gevonden["1280 px, donker"] = axe(pagina)
    pagina.emulate_media(color_scheme="light", reduced_motion="reduce")
    pagina.set_viewport_size({"width": 360, "height": 740})
    gevonden["360 px"] = axe(pagina)
    pagina.set_viewport_size({"width": 320, "height": 256})
    breedte = pagina.evaluate("document.documentElement.scrollWidth")
    koekjes = context.cookies()
    context.close()

    assert {waar: fouten for waar, fouten in gevonden.items() if fouten} == {}
    assert breedte <= 320
    assert [adres for adres in gevraagd if not adres.startswith((server, "data:"))] == []
    assert koekjes == []
    # A page that is not there is reported by the browser itself.
    assert [klacht for klacht in klachten if "404" not in klacht] == []


@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_vindt_niets_op_een_aanbod_en_het_formulier(venster, aanbodpagina, breedte):
    pagina = venster(aanbodpagina, breedte=breedte)
    assert axe(pagina) == []

    pagina.get_by_role("link", name=re.compile("Klopt dit niet")).click()
    assert axe(pagina) == []

    pagina.get_by_role("button", name=re.compile("stuur", re.IGNORECASE)).click()
    assert pagina.get_by_text("Kies wat er niet klopt.").first.is_visible()
    assert axe(pagina) == []


def test_elke_pagina_heeft_een_kop_en_een_sprong_naar_de_inhoud(venster):
    pagina = venster("/dordrecht/zoeken/")

    assert pagina.locator("h1").count() == 1
    pagina.keyboard.press("Tab")
    assert "inhoud" in pagina.locator(":focus").inner_text().lower()
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("location.hash") != ""


def test_wat_te_bedienen_is_is_groot_genoeg(venster):
    """Buttons, fields and tiles of the home page: at least 44 px high."""
    pagina = venster("/dordrecht/", breedte=360)
    laag = pagina.evaluate(
        """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, .knop, .tegel a, nav a, summary")]
        .filter(e => e.getClientRects().length)
        .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])
        .filter(([, hoogte]) => hoogte < 44)"""
    )
    assert laag == []


def test_de_focus_is_niet_te_missen(venster):
    pagina = venster("/dordrecht/")
    for _ in range(6):
        pagina.keyboard.press("Tab")
    stijl = pagina.evaluate(
        "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)] }"
    )
    assert stijl[0] != "none"
    assert stijl[1] >= 3
