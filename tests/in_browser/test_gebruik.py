"""What people do with the site, in a real browser: by mouse, by keyboard, without JavaScript."""

import re
import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_zoeken_van_begin_tot_aanbod_met_alleen_het_toetsenbord(venster):
    pagina = venster("/voorbeeldstad/")
    pagina.get_by_label(re.compile("Waar zoekt u hulp bij")).focus()
    pagina.keyboard.type("koffie")
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile(r"/voorbeeldstad/zoeken/\?.*q=koffie"))
    pagina.locator(".kaartje h3 a").first.focus()
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile("/voorbeeldstad/aanbod/"))
    expect(pagina.locator("h1")).to_be_visible()


def test_zoeken_en_filteren_zonder_javascript(venster):
    pagina = venster("/voorbeeldstad/", java_script_enabled=False)
    pagina.get_by_label(re.compile("Waar zoekt u hulp bij")).fill("koffie")
    pagina.get_by_role("button", name=re.compile("Zoek")).click()
    aantal = pagina.locator(".kaartje").count()
    assert aantal > 0
    pagina.get_by_label(re.compile("Gratis")).first.check()
    pagina.get_by_role("button", name=re.compile("Toon|Zoek|Pas toe")).first.click()
    assert "gratis=on" in pagina.url
    assert 0 < pagina.locator(".kaartje").count() <= aantal


def test_een_filter_ververst_de_lijst_zonder_herladen_en_houdt_het_adres_goed(venster):
    pagina = venster("/voorbeeldstad/zoeken/?q=koffie")
    pagina.evaluate("window.zelfdePagina = true")
    pagina.get_by_label(re.compile("Gratis")).first.check()
    expect(pagina).to_have_url(re.compile("gratis=on"))
    expect(pagina).to_have_url(re.compile("q=koffie"))
    assert pagina.evaluate("window.zelfdePagina") is True
    pagina.go_back()
    expect(pagina).not_to_have_url(re.compile("gratis=on"))
    expect(pagina.get_by_label(re.compile("Gratis")).first).not_to_be_checked()


def test_een_actief_filter_is_weg_te_halen(venster):
    pagina = venster("/voorbeeldstad/zoeken/?q=koffie&inloop=on")
    pagina.get_by_role("link", name=re.compile("binnenlopen", re.IGNORECASE)).first.click()
    expect(pagina).not_to_have_url(re.compile("inloop"))
    expect(pagina).to_have_url(re.compile("q=koffie"))


def test_terug_van_een_aanbod_houdt_de_vraag(venster):
    pagina = venster("/voorbeeldstad/zoeken/?q=koffie&inloop=on")
    pagina.locator(".kaartje h3 a").first.click()
    pagina.locator("[data-terug]").click()
    expect(pagina).to_have_url(re.compile("q=koffie&inloop=on"))


def test_terug_na_een_zoekvraag_zonder_vraag_toont_de_hele_pagina(venster):
    pagina = venster("/voorbeeldstad/zoeken/?q=koffie")
    pagina.get_by_label(re.compile("Waar zoekt u hulp bij")).fill("")
    pagina.keyboard.press("Enter")
    expect(pagina).not_to_have_url(re.compile("koffie"))
    pagina.goto("/voorbeeldstad/over/")
    pagina.go_back()
    expect(pagina.locator("header").first).to_be_visible()


@pytest.mark.parametrize("hoe", ["klik", "escape"])
def test_snel_weg_gaat_meteen_weg_en_terug_brengt_niet_terug(venster, server, hoe):
    pagina = venster("/dordrecht/")
    pagina.goto("/dordrecht/zoeken/?q=mijn+man+slaat+mij")
    weg = pagina.locator("[data-snel-weg]").first.get_attribute("href")
    assert weg.startswith("https://")
    pagina.route(
        weg + "**", lambda route: route.fulfill(body="<h1>Het weer</h1>", content_type="text/html")
    )
    if hoe == "klik":
        pagina.locator("[data-snel-weg]").first.click()
    else:
        for _ in range(3):
            pagina.keyboard.press("Escape")
    expect(pagina.get_by_text("Het weer")).to_be_visible()
    pagina.go_back()
    assert "slaat" not in pagina.url


def test_snel_weg_zonder_javascript_is_een_link(venster):
    pagina = venster("/dordrecht/", java_script_enabled=False)
    link = pagina.locator("[data-snel-weg]").first
    assert link.get_attribute("href").startswith("https://")
    assert "noreferrer" in link.get_attribute("rel")


def test_de_noodnummers_zijn_een_tik_weg(venster):
    pagina = venster("/dordrecht/matrix/", breedte=360)
    pagina.get_by_role("link", name=re.compile("112")).first.click()
    assert pagina.locator("#nood a[href='tel:112']").is_visible()
    for nummer in ("08002000", "113", "08000432", "08000188", "0880767000"):
        assert pagina.locator(f"#nood a[href='tel:{nummer}']").count() == 1


def test_hier_vult_een_afgeronde_plek_in(chromium, server):
    context = chromium.new_context(
        base_url=server,
        geolocation={"latitude": 51.7912345, "longitude": 4.6543219},
        permissions=["geolocation"],
    )
    pagina = context.new_page()
    pagina.goto("/dordrecht/")
    pagina.get_by_role("button", name=re.compile("Hier")).click()
    expect(pagina.get_by_label(re.compile("wijk of postcode"))).to_have_value("51.791,4.654")
    pagina.get_by_role("button", name=re.compile("Zoek hulp")).click()
    expect(pagina.get_by_text(re.compile("bij u in de buurt")).first).to_be_visible()
    context.close()


def test_klopt_dit_niet_van_pagina_tot_bedankt(venster):
    pagina = venster("/voorbeeldstad/zoeken/?inloop=on")
    pagina.locator(".kaartje h3 a").first.click()
    aanbod = pagina.locator("h1").inner_text()
    pagina.get_by_role("link", name=re.compile("Klopt dit niet")).click()
    pagina.get_by_label("De tijden kloppen niet").check()
    pagina.get_by_label(re.compile("bij schrijven")).fill("Het is op dinsdag.")
    pagina.get_by_role("button", name=re.compile("stuur", re.IGNORECASE)).click()
    expect(pagina).to_have_url(re.compile("bedankt"))
    pagina.get_by_role("link", name=re.compile("Terug naar")).click()
    expect(pagina.locator("h1")).to_have_text(aanbod)


def test_de_matrix_past_op_een_liggende_a4(venster):
    pagina = venster("/voorbeeldstad/matrix/wonen/")
    pdf = pagina.pdf(prefer_css_page_size=True)

    assert (
        pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
        or pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages") == 1
    )
    breedte, hoogte = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())
    assert breedte > hoogte


def _gewicht(chromium, server, pad):
    """Bytes over the wire of a first view, as Chromium counted them (compressed)."""
    context = chromium.new_context(base_url=server)
    pagina = context.new_page()
    meter = context.new_cdp_session(pagina)
    meter.send("Network.enable")
    ontvangen = []
    meter.on(
        "Network.loadingFinished", lambda bericht: ontvangen.append(bericht["encodedDataLength"])
    )
    pagina.goto(pad)
    pagina.wait_for_load_state("networkidle")
    time.sleep(0.2)
    context.close()
    return sum(ontvangen)


@pytest.mark.parametrize(
    ("pad", "hoogstens"),
    [("/dordrecht/", 60_000), ("/voorbeeldstad/zoeken/", 250_000), ("/dordrecht/kaart/", 250_000)],
)
def test_de_eerste_blik_is_licht(chromium, server, pad, hoogstens):
    assert 2_000 < _gewicht(chromium, server, pad) <= hoogstens
