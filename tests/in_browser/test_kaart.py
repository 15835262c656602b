"""The maps in a real browser: by mouse, by keyboard, by touch, on paper and without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

GEBIED = re.compile(r"gebied=[\d.]+%2C[\d.]+%2C[\d.]+%2C[\d.]+")


def _spelden(pagina):
    return pagina.locator(".leaflet-marker-pane .speld")


def _aantal(pagina) -> int:
    return sum(int(een.get_attribute("data-aantal")) for een in _spelden(pagina).all())


def _schuif(pagina, opzij: int) -> None:
    vak = pagina.locator(".kaart-blad").bounding_box()
    x, y = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] - 60
    pagina.mouse.move(x, y)
    pagina.mouse.down()
    pagina.mouse.move(x + opzij, y, steps=4)
    pagina.mouse.up()


# --- The map of one gemeente ---------------------------------------------------------------


def test_de_kaart_toont_de_punten_van_de_lijst_en_opent_een_aanbod(venster):
    pagina = venster("/voorbeeldstad/")
    with pagina.expect_response(lambda antwoord: "punten.json" in antwoord.url) as antwoord:
        pagina.goto("/voorbeeldstad/zoeken/?q=koffie")
    aantal = len(antwoord.value.json()["punten"])
    expect(_spelden(pagina).first).to_be_attached()
    # Pins too near to tell apart stand as one, with their number.
    assert _aantal(pagina) == aantal > 0
    _spelden(pagina).first.focus()
    pagina.keyboard.press("Enter")
    pagina.locator(".leaflet-popup a").first.click()
    expect(pagina).to_have_url(re.compile("/voorbeeldstad/aanbod/"))


def test_elk_teken_op_de_kaart_is_met_tab_te_bereiken_en_zegt_wat_het_is(venster):
    pagina = venster("/voorbeeldstad/zoeken/?q=koffie")
    expect(_spelden(pagina).first).to_be_attached()
    _spelden(pagina).first.focus()
    namen = []
    for _ in range(_spelden(pagina).count()):
        namen.append(pagina.evaluate("document.activeElement.getAttribute('aria-label')"))
        pagina.keyboard.press("Tab")

    soort = re.compile(r", (ontmoetingsplek|spreekuur of activiteit|kantoor)$|^\d+ plekken")
    assert len(set(namen)) > 1
    assert [naam for naam in namen if not soort.search(naam or "")] == []
    assert pagina.locator("a[href='#na-kaart']").count() == 1


def test_enter_opent_een_ballon_en_escape_gaat_terug_naar_het_teken(venster):
    pagina = venster("/voorbeeldstad/zoeken/?q=koffie")
    expect(_spelden(pagina).first).to_be_attached()
    teken = pagina.locator(".leaflet-marker-pane .speld:not([aria-label*='zoom in'])").first
    naam = teken.get_attribute("aria-label")
    teken.focus()
    pagina.keyboard.press("Enter")
    expect(pagina.locator(".leaflet-popup a[href*='/aanbod/']").first).to_be_focused()
    pagina.keyboard.press("Escape")
    expect(pagina.locator(".leaflet-popup")).to_have_count(0)
    assert pagina.evaluate("document.activeElement.getAttribute('aria-label')") == naam


def test_schuiven_geeft_zoek_in_dit_gebied_en_de_lijst_volgt(venster):
    pagina = venster("/voorbeeldstad/zoeken/")
    expect(_spelden(pagina).first).to_be_attached()
    knop = pagina.get_by_role("button", name="Zoek in dit gebied")
    expect(knop).to_be_hidden()
    voor = pagina.locator("#resultaten h2").first.inner_text()

    _schuif(pagina, 120)
    knop.click()

    expect(pagina).to_have_url(GEBIED)
    expect(knop).to_be_hidden()
    expect(pagina.locator("#resultaten h2").first).not_to_have_text(voor)
    stand = pagina.locator(".vlak").first.bounding_box()
    pagina.reload()
    # The page with this address opens on the same piece of the map.
    expect(_spelden(pagina).first).to_be_attached()
    assert pagina.locator(".vlak").first.bounding_box()["x"] == pytest.approx(stand["x"], abs=40)


def test_een_ballon_die_de_kaart_opschuift_is_geen_nieuw_gebied(venster):
    pagina = venster("/voorbeeldstad/zoeken/?q=koffie")
    expect(_spelden(pagina).first).to_be_attached()
    pagina.locator(".leaflet-marker-pane .speld:not([aria-label*='zoom in'])").first.click()
    expect(pagina.locator(".leaflet-popup")).to_be_visible()
    pagina.wait_for_timeout(400)
    expect(pagina.get_by_role("button", name="Zoek in dit gebied")).to_be_hidden()


def test_op_de_telefoon_vult_de_kaart_de_breedte(venster):
    pagina = venster("/voorbeeldstad/zoeken/", breedte=360, hoogte=740)
    pagina.get_by_role("button", name="Toon op de kaart").click()
    expect(_spelden(pagina).first).to_be_in_viewport()
    assert pagina.locator(".kaart").bounding_box()["width"] == 360
    pagina.get_by_role("button", name="Toon de lijst").click()
    expect(pagina.locator(".kaart")).to_be_hidden()


def test_een_aanbod_toont_zijn_plek_op_een_kaartje_en_op_papier_zijn_adres(venster):
    pagina = venster("/voorbeeldstad/zoeken/?inloop=on")
    pagina.locator(".kaartje h3 a").first.click()
    vak = pagina.locator("[data-kaart-vak]")
    vak.scroll_into_view_if_needed()
    expect(vak.locator(".leaflet-marker-pane .speld")).to_have_count(1)
    assert vak.bounding_box()["height"] > 200
    pagina.emulate_media(media="print")
    expect(vak).to_be_hidden()
    expect(pagina.get_by_text("9990")).to_be_visible()


def test_de_kaart_werkt_zonder_javascript_als_tekening_met_links(venster):
    pagina = venster("/dordrecht/kaart/", java_script_enabled=False)
    vlakken = pagina.locator("svg a")
    assert vlakken.count() == 13
    pagina.goto(vlakken.first.get_attribute("href") or vlakken.first.get_attribute("xlink:href"))
    expect(pagina.locator("h1")).to_be_visible()


def test_een_kaart_die_niet_kan_laden_zegt_het_en_de_lijst_blijft(venster):
    pagina = venster("/voorbeeldstad/")
    pagina.route("**/*.json*", lambda route: route.abort())
    pagina.goto("/voorbeeldstad/zoeken/")
    expect(pagina.get_by_text("De kaart kan nu niet laden")).to_be_visible()
    assert pagina.locator(".kaartje").count() >= 20


# --- The map of the country ----------------------------------------------------------------


def test_een_tros_zoomt_in_en_de_lijst_telt_mee(venster):
    pagina = venster("/kaart/")
    expect(_spelden(pagina)).to_have_count(1)
    expect(pagina.locator("[data-in-beeld]")).to_have_text("In beeld: 150 plekken in 1 gemeente.")
    assert pagina.locator(".speld").first.get_attribute("aria-label") == (
        "150 verzonnen plekken, zoom in"
    )

    for _ in range(3):
        pagina.locator(".leaflet-marker-pane [aria-label*='zoom in']").first.focus()
        pagina.keyboard.press("Enter")
        pagina.wait_for_timeout(500)
        # By keyboard one goes on from the marker nearest to where the cluster stood.
        assert pagina.evaluate("document.activeElement.classList.contains('speld')")

    assert _spelden(pagina).count() > 1
    expect(pagina.locator("[data-gemeente=voorbeeldstad]")).to_be_visible()


def test_wat_in_beeld_is_staat_als_link_in_de_lijst(venster):
    pagina = venster("/kaart/")
    expect(_spelden(pagina)).to_have_count(1)
    lijst = pagina.locator("[data-plekken]")
    expect(lijst).to_be_hidden()
    tros = pagina.locator(".leaflet-marker-pane [aria-label*='zoom in']")
    while lijst.is_hidden() and tros.count():
        tros.first.click()
        pagina.wait_for_timeout(400)
    links = lijst.locator("a")
    tekst = pagina.locator("[data-in-beeld]").inner_text()
    assert tekst == f"In beeld: {links.count()} plekken in 1 gemeente."
    expect(links.first).to_contain_text("Voorbeeldstad (verzonnen)")
    links.first.click()
    expect(pagina).to_have_url(re.compile("/voorbeeldstad/aanbod/"))


def test_een_leeg_stuk_land_laat_ook_de_lijst_leeg(venster):
    pagina = venster("/kaart/")
    expect(_spelden(pagina)).to_have_count(1)
    pagina.locator(".leaflet-control-zoom-in").click(click_count=2)
    for _ in range(3):
        _schuif(pagina, 300)
    expect(pagina.get_by_text("staat geen plek")).to_be_visible()
    expect(pagina.locator("[data-gemeente]:visible")).to_have_count(0)
    expect(pagina.get_by_role("link", name="Dordrecht")).to_be_visible()


def test_de_landkaart_is_zonder_javascript_een_lijst(venster):
    pagina = venster("/kaart/", java_script_enabled=False)
    expect(pagina.locator(".kaart")).to_be_hidden()
    expect(pagina.get_by_text("Er staan 150 plekken op de kaart.")).to_be_visible()
    pagina.get_by_role("link", name="Voorbeeldstad (verzonnen)").click()
    expect(pagina).to_have_url(re.compile("/voorbeeldstad/$"))


@pytest.mark.parametrize("kleur", ["light", "dark"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_vindt_niets_op_de_landkaart(venster, breedte, kleur):
    pagina = venster("/kaart/", breedte=breedte, color_scheme=kleur, reduced_motion="reduce")
    expect(_spelden(pagina)).to_have_count(1)
    fouten = Axe().run(pagina).response["violations"]
    assert [(fout["id"], knoop["html"]) for fout in fouten for knoop in fout["nodes"]] == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
