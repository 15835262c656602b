"""The map of a locatie in the beheer: set, move and clear a position; the wijk follows."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def locatie(venster, ingelogd):
    """The page of a locatie of Voorbeeldstad with a position, its map drawn."""
    pagina = venster("/werk/beheer/wijken/locatie/", storage_state=ingelogd)
    pagina.locator("#changelist-filter").get_by_role("link", name="Voorbeeldstad").click()
    rij = pagina.locator("#result_list tbody tr").filter(has=pagina.locator("img[alt=True]"))
    rij.locator("th a").first.click()
    expect(pagina.locator(".positie-vlak").first).to_be_attached()
    _wacht_op_wijk(pagina)
    return pagina


def _plek(pagina):
    return [pagina.get_by_label(naam).input_value() for naam in ("Breedtegraad:", "Lengtegraad:")]


def _wacht_op_wijk(pagina):
    expect(pagina.get_by_role("status")).to_have_text(re.compile(r"^Ligt in .+\.$"))


def _klik_naast_de_speld(pagina):
    """Somewhere else on the map, on the side where most of the map is."""
    blad = pagina.locator("[data-blad]")
    blad.scroll_into_view_if_needed()
    vak, speld = blad.bounding_box(), pagina.locator(".positie-speld").bounding_box()
    rechts = speld["x"] - vak["x"] < vak["width"] / 2
    with pagina.expect_response("**/wijk.json?*"):
        blad.click(position={"x": vak["width"] * (0.7 if rechts else 0.3), "y": vak["height"] / 2})


def test_een_klik_op_de_kaart_verzet_de_speld_en_na_het_bewaren_klopt_de_wijk(locatie):
    oud = _plek(locatie)

    _klik_naast_de_speld(locatie)

    nieuw = _plek(locatie)
    assert nieuw != oud
    assert all(re.fullmatch(r"\d+\.\d{5}", graden) for graden in nieuw)
    locatie.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(locatie.locator(".messagelist .success")).to_be_visible()
    assert [float(graden) for graden in _plek(locatie)] == [float(graden) for graden in nieuw]
    _wacht_op_wijk(locatie)
    wijk = locatie.locator("#id_wijk option:checked").inner_text().removeprefix("Voorbeeldstad: ")
    expect(locatie.get_by_role("status")).to_have_text(f"Ligt in {wijk}.")


def test_wie_typt_of_pijltjes_gebruikt_verzet_dezelfde_speld(locatie):
    breedte, lengte = locatie.get_by_label("Breedtegraad:"), locatie.get_by_label("Lengtegraad:")
    begin = float(lengte.input_value())

    locatie.locator(".positie-speld").focus()
    locatie.keyboard.press("ArrowRight")
    assert float(lengte.input_value()) > begin
    assert locatie.evaluate("document.activeElement.className").startswith("leaflet-marker-icon")

    breedte.fill("52,9")
    expect(locatie.get_by_role("status")).to_have_text("Ligt buiten elke wijk van Voorbeeldstad.")
    expect(locatie.locator("#id_wijk option:checked")).to_have_text("---------")
    breedte.fill("5")
    expect(locatie.get_by_role("status")).to_contain_text("In Nederland ligt de breedtegraad")
    expect(locatie.locator(".positie-speld")).to_have_count(0)

    locatie.get_by_role("button", name="Wis de positie").click()
    expect(locatie.get_by_role("status")).to_have_text("Nog geen positie. Klik op de kaart.")
    locatie.get_by_label("Hoe precies:").select_option("wijk")
    expect(locatie.get_by_role("status")).to_have_text("Geen positie: alleen de wijk is bekend.")
    assert _plek(locatie) == ["", ""]


def test_een_andere_gemeente_tekent_haar_eigen_grenzen(locatie):
    locatie.get_by_label("Gemeente:", exact=True).select_option(label="Dordrecht")

    expect(locatie.locator(".positie-vlak")).to_have_count(13)
    expect(locatie.get_by_role("status")).to_have_text("Ligt buiten elke wijk van Dordrecht.")


def test_wie_is_uitgelogd_hoort_dat_bij_de_kaart_en_houdt_wat_er_staat(locatie):
    locatie.context.clear_cookies()

    _klik_naast_de_speld(locatie)

    expect(locatie.get_by_role("status")).to_contain_text("U bent uitgelogd.")
    assert all(_plek(locatie))


def test_de_kaart_glijdt_niet_door_voor_wie_om_rust_vraagt(locatie):
    locatie.emulate_media(reduced_motion="reduce")
    locatie.reload()
    _wacht_op_wijk(locatie)
    blad = locatie.locator("[data-blad]")
    blad.scroll_into_view_if_needed()
    vak = blad.bounding_box()
    x, y = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] - 40

    locatie.mouse.move(x, y)
    locatie.mouse.down()
    locatie.mouse.move(x + 120, y, steps=4)
    locatie.mouse.up()

    speld = locatie.locator(".positie-speld")
    losgelaten = speld.bounding_box()
    locatie.wait_for_timeout(400)
    assert speld.bounding_box() == losgelaten


def test_de_kaart_is_toegankelijk_en_past_op_een_telefoon(locatie):
    klachten = []
    locatie.on("console", lambda een: een.type == "error" and klachten.append(een.text))
    locatie.on("pageerror", lambda fout: klachten.append(str(fout)))
    locatie.reload()
    _wacht_op_wijk(locatie)
    assert klachten == []

    for breedte in (1280, 360):
        locatie.set_viewport_size({"width": breedte, "height": 800})
        gevonden = Axe().run(locatie, context={"include": [[".positie"]]})
        assert gevonden.response["violations"] == []
        assert locatie.evaluate("document.documentElement.scrollWidth") <= breedte


def test_zonder_javascript_blijven_de_getallen_over(venster, ingelogd):
    pagina = venster(
        "/werk/beheer/wijken/locatie/add/", storage_state=ingelogd, java_script_enabled=False
    )

    expect(pagina.locator("[data-positie]")).to_be_hidden()
    expect(pagina.get_by_label("Breedtegraad:")).to_be_visible()
