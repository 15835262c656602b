"""Suggestions while typing, in a real browser: by keyboard, by touch, and when all fails."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# One of each soort and a second aanbod, as the server would give them for "zon".
PROEF = [
    {"soort": "onderwerp", "naam": "Zon en maan", "url": "/dordrecht/onderwerpen/wonen/", "bij": ""},
    {"soort": "aanbod", "naam": "De Zonnebloem", "url": "/dordrecht/over/", "bij": "Zonkoepel"},
    {"soort": "aanbod", "naam": "Zónnebaden <b>", "url": "/dordrecht/privacy/", "bij": "شمس"},
    {"soort": "aanbieder", "naam": "Het Zonnehuis", "url": "/dordrecht/kaart/", "bij": ""},
    {"soort": "wijk", "naam": "Zonnewijk", "url": "/dordrecht/wijken/", "bij": ""},
]  # fmt: skip


def _veld(pagina):
    return pagina.get_by_label(re.compile("Waar zoekt u hulp bij"))


def _opties(pagina):
    return pagina.get_by_role("option")


def _typ(pagina, tekst: str) -> None:
    _veld(pagina).press_sequentially(tekst)
    expect(_opties(pagina).first).to_be_visible()


def _gekozen(pagina) -> str | None:
    """The name of the option that a screen reader is told of; the field keeps the focus."""
    return pagina.evaluate(
        """() => {
          const veld = document.activeElement;
          if (veld.id !== "id_q") return "de focus is weg";
          const optie = document.getElementById(veld.getAttribute("aria-activedescendant"));
          const alle = [...document.querySelectorAll("[role=option][aria-selected=true]")];
          if (alle.length !== (optie ? 1 : 0) || alle[0] !== (optie ?? undefined)) return "oneens";
          return optie && optie.firstChild.textContent;
        }"""
    )


@pytest.fixture
def zon(venster):
    """A page where every question gets the same five suggestions; keeps what was asked."""

    def open_(pad="/dordrecht/", **opties):
        pagina = venster("/dordrecht/over/", **opties)
        pagina.gevraagd = []

        def antwoord(route):
            pagina.gevraagd.append(route.request.url)
            route.fulfill(body=json.dumps({"suggesties": PROEF}), content_type="application/json")

        pagina.route("**/suggesties.json*", antwoord)
        pagina.goto(pad)
        return pagina

    return open_


# --- Keyboard ------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["/dordrecht/", "/dordrecht/zoeken/"])
def test_van_letters_naar_een_pagina_met_alleen_het_toetsenbord_en_terug(venster, pad):
    pagina = venster(pad)
    expect(_veld(pagina)).to_have_attribute("role", "combobox")
    expect(_veld(pagina)).to_have_attribute("aria-expanded", "false")
    _typ(pagina, "deurw")
    expect(_veld(pagina)).to_have_attribute("aria-expanded", "true")
    expect(pagina.locator("[data-suggesties-melding]")).to_have_text("1 suggestie")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile("/onderwerpen/administratie-geld-en-schulden/$"))

    pagina.go_back()
    expect(_veld(pagina)).to_have_attribute("aria-expanded", "false")
    expect(pagina.get_by_role("listbox")).to_be_hidden()
    _veld(pagina).fill("")
    _typ(pagina, "wonen")


def test_de_pijlen_lopen_rond_door_het_veld_en_home_en_end_naar_de_einden(zon):
    pagina = zon()
    _typ(pagina, "zon")
    assert _gekozen(pagina) is None
    gelopen = []
    for toets in ["ArrowDown"] * 6 + ["ArrowUp", "Home", "End", "ArrowDown", "ArrowDown"]:
        pagina.keyboard.press(toets)
        gelopen.append(_gekozen(pagina))

    namen = [een["naam"] for een in PROEF]
    assert gelopen == [*namen, None, namen[4], namen[0], namen[4], None, namen[0]]
    expect(_veld(pagina)).to_have_value("zon")


def test_zonder_keuze_verzendt_enter_de_vraag_en_gaan_home_en_end_over_de_letters(zon):
    pagina = zon()
    _typ(pagina, "zon")
    pagina.keyboard.press("Home")
    assert pagina.evaluate("document.activeElement.selectionStart") == 0
    assert _gekozen(pagina) is None
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile(r"/dordrecht/zoeken/\?q=zon"))


def test_op_de_zoekpagina_sluit_verzenden_de_lijst(zon):
    pagina = zon("/dordrecht/zoeken/")
    _typ(pagina, "zon")
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile("q=zon"))
    expect(pagina.get_by_role("listbox")).to_be_hidden()
    pagina.wait_for_timeout(300)
    expect(pagina.get_by_role("listbox")).to_be_hidden()


def test_escape_sluit_en_pijl_omlaag_opent_weer(zon):
    pagina = zon()
    _typ(pagina, "zon")
    pagina.keyboard.press("Escape")
    expect(pagina.get_by_role("listbox")).to_be_hidden()
    expect(_veld(pagina)).to_have_attribute("aria-expanded", "false")
    expect(_veld(pagina)).to_have_value("zon")
    pagina.keyboard.press("ArrowDown")
    expect(_opties(pagina).first).to_have_attribute("aria-selected", "true")


def test_drie_keer_escape_is_ook_met_een_open_lijst_genoeg_om_weg_te_zijn(zon):
    pagina = zon()
    weg = pagina.locator("[data-snel-weg]").first.get_attribute("href")
    pagina.route(
        weg + "**", lambda route: route.fulfill(body="<h1>Het weer</h1>", content_type="text/html")
    )
    _typ(pagina, "zon")
    for _ in range(3):
        pagina.keyboard.press("Escape")
    expect(pagina.get_by_text("Het weer")).to_be_visible()


@pytest.mark.parametrize("toets", ["Tab", "Shift+Tab"])
def test_tab_gaat_verder_en_sluit(zon, toets):
    pagina = zon()
    _typ(pagina, "zon")
    pagina.keyboard.press(toets)
    expect(pagina.get_by_role("listbox")).to_be_hidden()
    expect(_veld(pagina)).not_to_be_focused()


def test_een_letter_erbij_laat_de_keuze_los(zon):
    pagina = zon()
    _typ(pagina, "zon")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.type("n")
    assert _gekozen(pagina) is None


# --- What is said and shown ----------------------------------------------------------------


def test_groepen_hebben_een_naam_en_de_melding_telt(zon):
    pagina = zon()
    _typ(pagina, "zon")

    for groep, aantal in [
        ("Onderwerpen", 1),
        ("Plekken en activiteiten", 2),
        ("Organisaties", 1),
        ("Wijken", 1),
    ]:
        eigen = pagina.get_by_role("group", name=groep, exact=True).get_by_role("option")
        assert eigen.count() == aantal
    expect(pagina.locator("[role=status][data-suggesties-melding]")).to_have_text("5 suggesties")


def test_wat_getypt_is_springt_eruit_en_een_naam_is_nooit_opmaak(zon):
    pagina = zon()
    _typ(pagina, "ZON ne")

    nadruk = pagina.locator("[role=option] mark").all_inner_texts()
    assert nadruk == ["Zon", "Zon", "Zón", "Zon", "Zon"]
    assert pagina.locator("[role=option] b").count() == 0
    expect(_opties(pagina).nth(2)).to_contain_text("Zónnebaden <b>")


# --- Mouse and touch -----------------------------------------------------------------------


def test_een_klik_op_een_suggestie_opent_haar_en_een_klik_ernaast_sluit(zon):
    pagina = zon()
    _typ(pagina, "zon")
    pagina.locator("h1").first.click()
    expect(pagina.get_by_role("listbox")).to_be_hidden()
    _typ(pagina, "n")
    _opties(pagina).nth(4).click()
    expect(pagina).to_have_url(re.compile("/dordrecht/wijken/$"))


def test_op_de_telefoon_ligt_de_lijst_niet_over_de_knop_en_werkt_een_tik(zon):
    pagina = zon(breedte=360, hoogte=740, has_touch=True)
    _typ(pagina, "zon")
    lijst = pagina.get_by_role("listbox").bounding_box()
    knop = pagina.get_by_role("button", name="Zoek hulp")
    assert lijst["y"] + lijst["height"] <= knop.bounding_box()["y"]
    hoogtes = [optie.bounding_box()["height"] for optie in _opties(pagina).all()]
    assert min(hoogtes) >= 44
    _opties(pagina).nth(1).tap()
    expect(pagina).to_have_url(re.compile("/dordrecht/over/$"))


def test_de_knop_onder_de_open_lijst_doet_het_bij_de_eerste_tik(zon):
    pagina = zon(breedte=360, hoogte=740, has_touch=True)
    _typ(pagina, "zon")
    pagina.get_by_role("button", name="Zoek hulp").tap()
    expect(pagina).to_have_url(re.compile(r"/dordrecht/zoeken/\?q=zon"))


# --- Asking --------------------------------------------------------------------------------


def test_een_letter_vraagt_niets_en_vlug_typen_vraagt_een_keer(zon):
    pagina = zon()
    _veld(pagina).press_sequentially("z")
    pagina.wait_for_timeout(300)
    assert pagina.gevraagd == []
    _typ(pagina, "onnen")
    pagina.wait_for_timeout(300)
    assert [adres.partition("?")[2] for adres in pagina.gevraagd] == ["q=zonnen"]
    for _ in range(5):
        pagina.keyboard.press("Backspace")
    expect(pagina.get_by_role("listbox")).to_be_hidden()


def test_een_traag_antwoord_op_eerdere_letters_komt_niet_meer(venster):
    pagina = venster("/dordrecht/over/")
    traag = []

    def antwoord(route):
        if route.request.url.endswith("q=zon"):
            traag.append(route)
        else:
            laatste = json.dumps({"suggesties": PROEF[-1:]})
            route.fulfill(body=laatste, content_type="application/json")

    pagina.route("**/suggesties.json*", antwoord)
    pagina.goto("/dordrecht/")
    afgebroken = []
    pagina.on("requestfailed", lambda verzoek: afgebroken.append(verzoek.url))
    _veld(pagina).press_sequentially("zon")
    pagina.wait_for_timeout(300)
    _typ(pagina, "n")
    expect(_opties(pagina)).to_have_text(["Zonnewijk"])
    assert len(traag) == 1
    assert [adres[-5:] for adres in afgebroken] == ["q=zon"]


@pytest.mark.parametrize("fout", ["afgebroken", "storing", "onzin"])
def test_een_fout_is_stil_en_het_formulier_werkt(venster, fout):
    pagina = venster("/dordrecht/over/")
    doe = {
        "afgebroken": lambda route: route.abort(),
        "storing": lambda route: route.fulfill(status=500, body="stuk"),
        "onzin": lambda route: route.fulfill(body="geen json"),
    }
    pagina.route("**/suggesties.json*", doe[fout])
    pagina.goto("/dordrecht/")
    fouten = []
    pagina.on("pageerror", lambda een: fouten.append(str(een)))
    _veld(pagina).press_sequentially("schulden")
    pagina.wait_for_timeout(400)
    expect(pagina.get_by_role("listbox")).to_be_hidden()
    expect(pagina.locator("[data-suggesties-melding]")).to_be_empty()
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile("q=schulden"))
    assert fouten == []


def test_bij_een_invoermethode_zijn_enter_en_pijlen_van_haar(zon):
    """While letters are composed (also on a telephone) the list comes, and no key chooses."""
    pagina = zon()
    invoer = pagina.context.new_cdp_session(pagina)
    _veld(pagina).focus()
    invoer.send("Input.imeSetComposition", {"text": "zon", "selectionStart": 3, "selectionEnd": 3})
    expect(_opties(pagina)).to_have_count(5)
    for toets in ("ArrowDown", "Enter"):
        pagina.evaluate(
            """toets => document.activeElement.dispatchEvent(new KeyboardEvent(
              "keydown", {key: toets, isComposing: true, bubbles: true, cancelable: true}))""",
            toets,
        )
    assert _gekozen(pagina) is None
    assert pagina.url.endswith("/dordrecht/")


def test_zonder_javascript_is_er_niets_van_te_zien(venster):
    pagina = venster("/dordrecht/", java_script_enabled=False)
    assert _veld(pagina).get_attribute("role") is None
    assert pagina.get_by_role("listbox").count() == 0
    _veld(pagina).fill("schulden")
    pagina.get_by_role("button", name="Zoek hulp").click()
    expect(pagina).to_have_url(re.compile("q=schulden"))


# --- For everyone --------------------------------------------------------------------------


@pytest.mark.parametrize("kleur", ["light", "dark"])
@pytest.mark.parametrize("breedte", [360, 1280])
@pytest.mark.parametrize("pad", ["/dordrecht/", "/dordrecht/zoeken/"])
def test_axe_vindt_niets_aan_de_open_lijst(zon, pad, breedte, kleur):
    pagina = zon(pad, breedte=breedte, color_scheme=kleur, reduced_motion="reduce")
    _typ(pagina, "zon")
    pagina.keyboard.press("ArrowDown")
    fouten = Axe().run(pagina).response["violations"]
    assert [(fout["id"], knoop["html"]) for fout in fouten for knoop in fout["nodes"]] == []


@pytest.mark.parametrize("pad", ["/voorbeeldstad/", "/voorbeeldstad/zoeken/"])
def test_de_open_lijst_steekt_op_de_smalste_telefoon_niet_uit(venster, pad):
    pagina = venster(pad, breedte=320, hoogte=640)
    _typ(pagina, "bl")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
    lijst = pagina.get_by_role("listbox")
    assert lijst.evaluate("el => el.scrollWidth <= el.clientWidth")
