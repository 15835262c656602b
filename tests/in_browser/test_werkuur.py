"""What a redacteur does in an hour, in a real browser: as a person does it, by labels and buttons."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def _nieuw_aanbod(pagina, naam):
    pagina.get_by_role("link", name="Nieuw aanbod van deze aanbieder").click()
    expect(pagina.get_by_label("Van welke aanbieder?")).to_have_value("Stichting De Zilverreiger")
    pagina.get_by_label("Hoe heet het?").fill(naam)
    pagina.get_by_label("Wat kunt u hier doen?").fill("Kom koffie drinken met uw buren.")
    pagina.get_by_label("Wonen", exact=True).check()
    pagina.get_by_label("algemeen", exact=True).check()
    pagina.get_by_label("Waar is het?").select_option(label="Heel Voorbeeldstad")
    pagina.get_by_role("button", name="Bewaar en verder").click()
    # A first one of a new organisation may look like another: it says so, and goes on.
    if (anders := pagina.get_by_role("button", name="Dit is een ander: ga door")).count():
        anders.click()
    pagina.get_by_role("button", name="Zet op de site").click()
    expect(pagina.get_by_role("status").first).to_contain_text("staat op de site")


def test_een_organisatie_met_drie_keer_aanbod(venster, ingelogd):
    pagina = venster("/werk/aanbieders/", storage_state=ingelogd)
    pagina.get_by_role("link", name="Nieuwe aanbieder").click()
    pagina.get_by_label("Hoe heet de aanbieder?").fill("Stichting De Zilverreiger")
    pagina.get_by_label("informeel", exact=True).check()
    pagina.get_by_label("Telefoon").fill("078-12")
    pagina.get_by_role("button", name="Bewaar").click()
    expect(pagina.locator(".errorlist")).to_contain_text("met de 0 ervoor")
    pagina.get_by_label("Telefoon").fill("078 765 43 21")
    pagina.get_by_role("button", name="Bewaar").click()
    organisatie = pagina.url

    for naam in ("Zilverkoffie", "Zilvereettafel", "Zilverwandeling"):
        pagina.goto(organisatie)
        _nieuw_aanbod(pagina, naam)

    pagina.goto(organisatie)
    expect(pagina.get_by_role("heading", name="Aanbod (3)")).to_be_visible()
    pagina.get_by_role("link", name="Zilverkoffie").click()
    pagina.get_by_role("link", name="Op de site").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Zilverkoffie")
    expect(pagina.get_by_role("link", name="078 765 43 21").first).to_be_visible()


def test_openingstijden_bewaren_zonder_script(venster, ingelogd):
    pagina = venster(
        "/werk/aanbod/?q=koffieochtend", storage_state=ingelogd, java_script_enabled=False
    )
    pagina.locator("tbody a").first.click()
    pagina.get_by_role("link", name="Plekken en tijden").click()
    plek = pagina.locator(".plek").first
    plek.get_by_label("maandag").fill("9 tot 12 en 13-17 op afspraak")
    plek.get_by_label("dinsdag").fill("na het eten")
    pagina.get_by_role("button", name="Bewaar", exact=True).click()
    expect(plek.locator(".errorlist")).to_contain_text("Dinsdag")
    expect(plek.get_by_label("maandag")).to_have_value("9 tot 12 en 13-17 op afspraak")
    plek.get_by_label("dinsdag").fill("")
    pagina.get_by_role("button", name="Bewaar", exact=True).click()
    expect(plek.get_by_label("maandag")).to_have_value("9:00-12:00, 13:00-17:00 op afspraak")


def test_hoe_een_tekst_leest_staat_er_terwijl_u_typt_en_laat_het_voorbeeld_staan(venster, ingelogd):
    pagina = venster("/werk/aanbod/?q=koffieochtend", storage_state=ingelogd)
    pagina.locator("tbody a").first.click()
    samenvatting = pagina.get_by_label("Samenvatting")
    with pagina.expect_response(re.compile("/voorbeeld/")):
        samenvatting.fill("Tevens dient u zich te melden.")

    expect(pagina.locator(".lees-uitslag").first).to_contain_text("Tevens")
    expect(pagina.locator("#voorbeeld")).to_contain_text("Tevens dient u zich te melden.")


def test_een_lijst_tegelijk_wijzigen_en_terug(venster, ingelogd):
    pagina = venster("/werk/aanbod/?q=koffieochtend", storage_state=ingelogd)
    pagina.get_by_role("link", name=re.compile("Vink deze")).click()
    gekozen = pagina.locator("tbody input:checked").count()
    pagina.get_by_role("button", name="Wijzig wat is aangevinkt").click()
    pagina.get_by_label("gecontroleerd op vandaag").check()
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_label("Door wie gecontroleerd?").fill("de redactie")
    pagina.get_by_role("button", name="Laat zien wat er verandert").click()
    pagina.get_by_role("button", name=f"Wijzig deze {gekozen}").click()
    expect(pagina.get_by_role("status").first).to_contain_text(f"{gekozen} aanbod gewijzigd")
    pagina.get_by_role("button", name="Draai alles van deze keer terug").click()
    expect(pagina.get_by_role("status").first).to_contain_text("teruggedraaid")
