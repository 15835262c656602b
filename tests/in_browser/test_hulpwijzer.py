"""Walking the hulpwijzer, and its paper, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

KAART = (
    "/voorbeeldstad/verwijskaart/?deur=voorbeeld-budgetspreekuur-bloemenhof-11"
    "&deur=voorbeeld-budgetspreekuur-nieuwe-land-92&deur=voorbeeld-schuldhulpmaatje-parkrand-56"
    "&deur=voorbeeld-buurthuis-parkrand-116&deur=voorbeeld-sociaal-makelaar"
)

# With what happens next in several sentences each.
LANG = "/dordrecht/verwijskaart/?" + "&".join(
    f"deur={slug}"
    for slug in (
        "sociaal-makelaar", "vroeg-eropaf", "sociaal-wijkteam-hulp", "jong-jgz-gezonde-toekomst",
        "veilig-thuis-hulp",
    )
)  # fmt: skip


def _aantal_bladen(pdf):
    return pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")


def _maat(pdf):
    maat = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups()
    return tuple(round(float(punten) / 72 * 25.4) for punten in maat)


def _tab_tot(pagina, naam):
    """Press Tab until something of this name has the focus, as someone without a mouse does."""
    for _ in range(60):
        pagina.keyboard.press("Tab")
        tekst = pagina.evaluate(
            "() => (document.activeElement.closest('label') || document.activeElement).textContent"
        )
        if naam in " ".join(tekst.split()):
            return
    pytest.fail(f"{naam} is met Tab niet te bereiken")


def test_de_hulpwijzer_met_alleen_het_toetsenbord_en_zonder_javascript(venster):
    pagina = venster("/voorbeeldstad/", java_script_enabled=False)
    # Without scripts of the page the test may still look where the focus is.
    _tab_tot(pagina, "Help mij kiezen")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Waar gaat het over?")

    _tab_tot(pagina, "Geld, brieven en schulden")
    pagina.keyboard.press("Space")
    _tab_tot(pagina, "Verder")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Wat hebt u nodig?")

    _tab_tot(pagina, "Iemand die er verstand van heeft")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Voor wie is het?")
    _tab_tot(pagina, "Iemand van 18 tot en met 64 jaar")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Waar woont u, of diegene?")
    pagina.get_by_label("Waar woont u").focus()
    pagina.keyboard.type("Molenwijk")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Lukt het om ergens heen te gaan?")
    _tab_tot(pagina, "Ja, dat lukt")
    pagina.keyboard.press("Enter")

    expect(pagina).to_have_url(re.compile("/hulpwijzer/antwoord/"))
    assert 1 <= pagina.locator(".deuren > li").count() <= 3
    for vraag in ("over=geld", "hoe=kennis", "wie=volwassene", "waar=Molenwijk", "buiten=ja"):
        assert vraag in pagina.url


def test_terug_in_de_browser_houdt_wat_was_aangevinkt(venster):
    pagina = venster("/voorbeeldstad/hulpwijzer/")
    pagina.get_by_label("Wonen, huur en buren").check()
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_role("link", name="Vorige vraag").click()
    expect(pagina.get_by_label("Wonen, huur en buren")).to_be_checked()
    pagina.go_back()
    expect(pagina.locator("h1")).to_have_text("Wat hebt u nodig?")


def test_een_antwoord_wijzigen_gaat_terug_naar_waar_men_was(venster):
    pagina = venster("/dordrecht/hulpwijzer/antwoord/?over=geld&hoe=kennis")
    pagina.get_by_role("link", name=re.compile("Wijzig.*Wat hebt u nodig")).click()
    pagina.get_by_role("link", name=re.compile("Er speelt van alles")).click()

    expect(pagina).to_have_url(re.compile("/hulpwijzer/antwoord/.*hoe=van-alles"))
    expect(pagina.locator(".deuren h2").first).to_have_text("Hulp van het Sociaal Wijkteam")


def test_er_is_gevaar_toont_de_nummers_bovenaan_in_beeld(venster):
    pagina = venster("/dordrecht/hulpwijzer/?stap=hoe&over=geld", breedte=360, hoogte=740)
    pagina.get_by_role("link", name="Er is gevaar").click()

    nummer = pagina.locator("main a[href='tel:112']").first
    expect(nummer).to_be_in_viewport()


@pytest.mark.parametrize("breedte", [360, 1280])
@pytest.mark.parametrize(
    "pad",
    [
        "/dordrecht/hulpwijzer/",
        "/dordrecht/hulpwijzer/?stap=waar&over=geld&waar=2951",
        "/voorbeeldstad/hulpwijzer/antwoord/?over=geld&hoe=kennis&waar=molenwijk",
        "/voorbeeldstad/verwijzen/?over=geld&hoe=kennis&waar=molenwijk",
        KAART,
    ],
)
def test_wat_te_bedienen_is_is_groot_genoeg(venster, pad, breedte):
    pagina = venster(pad, breedte=breedte)
    laag = pagina.evaluate(
        """() => [...document.querySelectorAll("main :is(button, input[type=text], .knop, .keuzeknop, .keuze)")]
        .filter(e => e.getClientRects().length)
        .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])
        .filter(([, hoogte]) => hoogte < 44)"""
    )
    assert laag == []


def test_een_vinkje_met_focus_is_niet_te_missen(venster):
    pagina = venster("/dordrecht/hulpwijzer/")
    _tab_tot(pagina, "Wonen, huur en buren")

    breedte = pagina.evaluate(
        "() => parseFloat(getComputedStyle(document.activeElement.closest('label')).outlineWidth)"
    )
    assert breedte >= 3


@pytest.mark.parametrize(
    "pad",
    [
        "/voorbeeldstad/hulpwijzer/antwoord/?over=geld&hoe=kennis&waar=molenwijk",
        "/voorbeeldstad/hulpwijzer/antwoord/?over=gezondheid&hoe=praktisch&wie=jongere",
        "/dordrecht/hulpwijzer/antwoord/?over=ouder-worden&hoe=praktisch&wie=oudere&waar=3317",
        "/dordrecht/hulpwijzer/antwoord/?gevaar=ja&hoe=van-alles",
        "/alblasserdam/hulpwijzer/antwoord/?hoe=van-alles&buiten=nee",
    ],
)
def test_het_antwoord_past_op_een_a4_zonder_de_antwoorden(venster, pad):
    pagina = venster(pad)
    pdf = pagina.pdf(prefer_css_page_size=True)

    assert (_aantal_bladen(pdf), _maat(pdf)) == (1, (210, 297))
    pagina.emulate_media(media="print")
    for weg in (".gekozen-tot-nu", ".lead", ".gevaar-vak", ".knoppen"):
        for vak in pagina.locator(f"main {weg}").all():
            expect(vak).to_be_hidden()
    expect(pagina.get_by_text("Gevaar? Bel 112.")).to_be_visible()
    expect(pagina.get_by_text("Afgedrukt op")).to_be_visible()
    for kaart in pagina.locator(".deur .kaartje-voet").all():
        expect(kaart).to_be_visible()


@pytest.mark.parametrize("kaart", [KAART, LANG])
@pytest.mark.parametrize(("formaat", "maat"), [("a4", (210, 297)), ("a5", (148, 210))])
def test_de_verwijskaart_met_vijf_deuren_past_op_een_blad(venster, kaart, formaat, maat):
    pagina = venster(f"{kaart}&formaat={formaat}")
    pdf = pagina.pdf(prefer_css_page_size=True)

    assert (_aantal_bladen(pdf), _maat(pdf)) == (1, maat)
    pagina.emulate_media(media="print")
    qr = pagina.locator("svg.qr").bounding_box()
    # A phone reads a code of some 2 cm and more.
    assert qr["width"] >= 20 / 25.4 * 96


def test_delen_geeft_de_deuren_en_niet_het_adres_met_de_antwoorden(venster):
    pagina = venster("/voorbeeldstad/hulpwijzer/antwoord/?over=geld&hoe=kennis")
    pagina.evaluate("navigator.share = async gegevens => { window.gedeeld = gegevens }")
    pagina.get_by_role("button", name="Deel deze plekken").click()

    gedeeld = pagina.evaluate("window.gedeeld")["url"]
    assert "/voorbeeldstad/verwijskaart/?deur=" in gedeeld
    assert "over=" not in gedeeld


def test_een_aanbod_delen_geeft_nog_steeds_zijn_eigen_adres(venster):
    pagina = venster("/dordrecht/aanbod/sociaal-makelaar/?van=ergens")
    pagina.evaluate("navigator.share = async gegevens => { window.gedeeld = gegevens }")
    pagina.get_by_role("button", name="Deel dit").click()

    assert pagina.evaluate("window.gedeeld")["url"].endswith("/dordrecht/aanbod/sociaal-makelaar/")


def test_verwijzen_van_formulier_tot_kaartje_zonder_javascript(venster):
    pagina = venster("/voorbeeldstad/verwijzen/", java_script_enabled=False)
    pagina.get_by_label("Administratie, geld en schulden").check()
    pagina.get_by_label("Eén vraag waar kennis voor nodig is").check()
    pagina.get_by_label("Wijk of postcode").fill("9990")
    pagina.get_by_role("button", name="Toon de plekken").click()
    deuren = pagina.locator(".verwijsdeur")
    assert deuren.count() >= 2
    deuren.last.get_by_role("checkbox").uncheck()
    pagina.get_by_role("button", name="Maak het kaartje").click()

    expect(pagina).to_have_url(re.compile("/verwijskaart/"))
    assert "over=" not in pagina.url
    assert pagina.locator(".verwijskaart ol > li").count() == pagina.url.count("deur=")
    assert pagina.locator("svg.qr").count() == 1
