"""How a text reads, live while someone types, and without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ADRES = "/werk/leesbaarheid/"


def test_wie_typt_ziet_meteen_wat_makkelijker_kan(venster, ingelogd):
    pagina = venster(ADRES, storage_state=ingelogd)
    fouten = []
    pagina.on("console", lambda bericht: fouten.append(bericht.text))
    with pagina.expect_request(lambda vraag: vraag.method == "POST") as gevraagd:
        pagina.get_by_label("Uw tekst").press_sequentially("Tevens helpt het UWV u.")

    expect(pagina.locator(".lees-lijst li")).to_have_count(2)
    expect(pagina.get_by_role("status")).to_contain_text("2 dingen die makkelijker kunnen")
    # Only the text and its name are sent; the sign goes in a header.
    assert sorted(re.findall(r"(?:^|&)(\w+)=", gevraagd.value.post_data)) == ["tekst", "veld"]
    assert fouten == []
    assert Axe().run(pagina).violations_count == 0


def test_zonder_script_werkt_de_knop(venster, ingelogd):
    pagina = venster(ADRES, storage_state=ingelogd, java_script_enabled=False)
    pagina.get_by_label("Uw tekst").fill("Tevens koffie.")
    pagina.get_by_role("button", name="Bekijk de tekst").click()

    expect(pagina.locator(".lees-tekst mark")).to_have_text("Tevens")


@pytest.mark.parametrize("breedte", [360, 1280])
def test_de_werklijst_past_en_is_toegankelijk(venster, ingelogd, breedte):
    pagina = venster("/werk/werklijst/?lijst=compleet", breedte=breedte, storage_state=ingelogd)

    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    assert Axe().run(pagina).violations_count == 0
    pagina.locator(".werk-rij-kop a").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Kwaliteit van")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    assert Axe().run(pagina).violations_count == 0
