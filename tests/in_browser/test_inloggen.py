"""Signing in with a real browser: password, app, passkey, mail, invitation; at 1280 and 360 px."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.conftest import WACHTWOORD, koppel_app, log_in
from tests.totp import totp

pytestmark = pytest.mark.browser

TWEEDE_STAP = "**/werk/account/tweede-stap/"


@pytest.fixture
def klachten():
    return []


@pytest.fixture
def open_venster(chromium, server, klachten):
    """A fresh browser at a name: a passkey is tied to a name, and 127.0.0.1 is none."""
    contexten = []

    def open_(breedte=1280, adres=None, **opties):
        adres = adres or server.replace("127.0.0.1", "localhost")
        context = chromium.new_context(
            base_url=adres, viewport={"width": breedte, "height": 800}, reduced_motion="reduce",
            locale="nl-NL", **opties,
        )  # fmt: skip
        contexten.append(context)
        context.set_default_timeout(10_000)
        pagina = context.new_page()
        pagina.on("console", lambda een: een.type == "error" and klachten.append(een.text))
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        return pagina

    yield open_
    for context in contexten:
        context.close()


def _sleutel(pagina):
    """A virtual passkey in this browser, with a finger that always fits; its id."""
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    return cdp, cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})["authenticatorId"]


def _log_uit(pagina):
    pagina.goto("/werk/account/")
    pagina.get_by_role("button", name="Log uit", exact=True).click()
    expect(pagina.get_by_text("U bent uitgelogd.")).to_be_visible()


def test_de_eerste_beheerder_koppelt_een_app_en_logt_er_de_volgende_keer_mee_in(
    open_venster, maak_beheerder, klachten
):
    adres = "app@voorbeeld.example"
    maak_beheerder(adres)
    pagina = open_venster()
    log_in(pagina, adres, naar="/werk/beheer/")

    pagina.wait_for_url(TWEEDE_STAP)
    expect(pagina.get_by_text("Stel eerst een tweede stap in.")).to_be_visible()
    geheim = koppel_app(pagina)
    assert pagina.locator(".account-codes code").count() == 10
    pagina.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(pagina.get_by_role("heading", name="Uw werk")).to_be_visible()

    _log_uit(pagina)
    log_in(pagina, adres, naar="/werk/beheer/")
    expect(pagina.get_by_role("heading", name="Tweede stap")).to_be_visible()
    pagina.get_by_label("Code", exact=True).fill("000000")
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    expect(pagina.get_by_text("Deze code klopt niet.").first).to_be_visible()
    pagina.get_by_label("Code", exact=True).fill(totp(geheim, 1))
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    pagina.wait_for_url("**/werk/beheer/")
    assert klachten == []


def test_een_passkey_is_de_tweede_stap_en_logt_ook_in_zonder_wachtwoord(
    open_venster, maak_beheerder, klachten
):
    adres = "sleutel@voorbeeld.example"
    maak_beheerder(adres)
    pagina = open_venster()
    cdp, sleutel = _sleutel(pagina)
    log_in(pagina, adres)
    pagina.get_by_role("link", name="Voeg een passkey toe").click()
    pagina.get_by_label("Naam van deze passkey").fill("Mijn laptop")
    pagina.get_by_role("button", name="Maak de passkey").click()
    expect(pagina.get_by_role("heading", name="Reservecodes")).to_be_visible()
    assert (
        len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": sleutel})["credentials"]) == 1
    )

    # As the second step, after the password.
    _log_uit(pagina)
    log_in(pagina, adres)
    pagina.get_by_role("button", name="Gebruik uw passkey").click()
    expect(pagina.get_by_role("heading", name="Uw werk")).to_be_visible()

    # And in the place of the password and the second step.
    _log_uit(pagina)
    pagina.get_by_role("button", name="Log in met een passkey").click()
    expect(pagina.get_by_role("heading", name="Uw werk")).to_be_visible()
    pagina.goto("/werk/account/tweede-stap/webauthn/")
    expect(pagina.get_by_text("Mijn laptop", exact=True)).to_be_visible()
    assert klachten == []


def test_wie_zijn_vinger_niet_geeft_komt_er_niet_in_en_hoort_dat(
    open_venster, maak_beheerder, klachten
):
    pagina = open_venster()
    cdp, sleutel = _sleutel(pagina)
    pagina.goto("/werk/account/inloggen/")

    pagina.get_by_role("button", name="Log in met een passkey").click()

    expect(pagina.get_by_text("Het lukte niet met de passkey.")).to_be_visible(timeout=70_000)
    assert pagina.url.endswith("/werk/account/inloggen/")
    assert klachten == []


def test_op_een_adres_van_getallen_staat_er_geen_knop_maar_waarom(open_venster, server):
    pagina = open_venster(adres=server)
    pagina.goto("/werk/account/inloggen/")

    expect(pagina.get_by_role("button", name="Log in met een passkey")).to_be_hidden()
    expect(pagina.get_by_text("werkt een passkey niet")).to_be_visible()


def test_een_nieuw_wachtwoord_via_de_mail(open_venster, maak_beheerder, post, klachten):
    adres = "vergeten@voorbeeld.example"
    maak_beheerder(adres)
    pagina = open_venster(360)
    pagina.goto("/werk/account/inloggen/")
    pagina.get_by_role("link", name="Wachtwoord vergeten?").click()
    pagina.get_by_label("E-mailadres").fill(adres)
    pagina.get_by_role("button", name="Stuur de mail").click()
    expect(pagina.get_by_role("heading", name="Kijk in uw mail")).to_be_visible()

    pagina.goto(post.link_aan(adres))
    pagina.get_by_label("Nieuw wachtwoord", exact=True).fill("groene-giraffe-zwemt")
    pagina.get_by_label("Nog een keer het nieuwe wachtwoord").fill("groene-giraffe-zwemt")
    pagina.get_by_role("button", name="Bewaar het wachtwoord").click()
    pagina.get_by_role("link", name="Inloggen").click()
    pagina.get_by_label("E-mailadres").fill(adres)
    pagina.get_by_label("Wachtwoord").fill("groene-giraffe-zwemt")
    pagina.get_by_role("button", name="Inloggen", exact=True).click()

    pagina.wait_for_url(TWEEDE_STAP)
    assert klachten == []


def test_een_uitnodiging_van_mail_tot_eigen_account(open_venster, ingelogd, server, post, klachten):
    beheerder = open_venster(adres=server, storage_state=ingelogd)
    beheerder.goto("/werk/")
    beheerder.get_by_role("link", name="Mensen").click()
    beheerder.get_by_role("link", name="Nodig iemand uit").click()
    beheerder.get_by_label("E-mailadres").fill("marie@voorbeeld.nl")
    beheerder.get_by_label("Rol").select_option("sociaal makelaar")
    beheerder.get_by_label("Gemeente, wijk of aanbieder").fill("crabbehof/zuidhoven")
    beheerder.get_by_role("button", name="Stuur de uitnodiging").click()
    expect(
        beheerder.get_by_text("De uitnodiging aan marie@voorbeeld.nl is verstuurd.")
    ).to_be_visible()
    assert axe(beheerder) == []

    marie = open_venster(360, adres=server)
    marie.goto(post.link_aan("marie@voorbeeld.nl"))
    assert axe(marie) == []
    marie.get_by_label("Uw naam").fill("Marie")
    marie.get_by_label("Kies een wachtwoord").fill(WACHTWOORD)
    marie.get_by_label("Nog een keer het wachtwoord").fill(WACHTWOORD)
    marie.get_by_role("button", name="Neem de uitnodiging aan").click()
    expect(marie.get_by_text("Sociaal makelaar Crabbehof/Zuidhoven")).to_be_visible()

    beheerder.reload()
    marie_rij = beheerder.get_by_role("listitem").filter(has_text="marie@voorbeeld.nl").first
    marie_rij.get_by_role("link", name=re.compile("Beëindig")).click()
    beheerder.get_by_role("button", name="Beëindig deze rol").click()
    expect(beheerder.get_by_text("Marie is niet langer sociaal makelaar")).to_be_visible()
    marie.reload()
    expect(marie.get_by_text("U hebt nog geen rol.")).to_be_visible()
    # The page that is refused is reported by the browser itself.
    assert [een for een in klachten if "403" not in een] == []


def test_een_andere_sessie_uitloggen(open_venster, maak_beheerder):
    adres = "sessies@voorbeeld.example"
    maak_beheerder(adres)
    hier, daar = open_venster(), open_venster()
    log_in(hier, adres)
    geheim = koppel_app(hier)
    log_in(daar, adres)
    daar.get_by_label("Code", exact=True).fill(totp(geheim, 1))
    daar.get_by_role("button", name="Inloggen", exact=True).click()
    expect(daar.get_by_role("heading", name="Uw werk")).to_be_visible()

    hier.goto("/werk/account/sessies/")
    hier.get_by_role("button", name="Log overal uit, behalve hier").click()
    expect(hier.get_by_text("U bent overal uitgelogd, behalve hier.")).to_be_visible()

    daar.goto("/werk/")
    expect(daar.get_by_role("heading", name="Inloggen")).to_be_visible()


ZONDER_INLOGGEN = [
    "inloggen/",
    "wachtwoord/vergeten/",
    "wachtwoord/gemaild/",
    "uitnodiging/voorbij/",
]
INGELOGD = [
    "account/", "account/wachtwoord/", "account/sessies/", "account/uitloggen/", "account/tweede-stap/",
    "account/tweede-stap/webauthn/", "account/tweede-stap/recovery-codes/", "mensen/", "mensen/uitnodigen/",
]  # fmt: skip


@pytest.mark.parametrize("pad", [*(f"account/{een}" for een in ZONDER_INLOGGEN), *INGELOGD])
def test_de_bladzijden_zijn_toegankelijk_en_passen_op_een_telefoon(
    open_venster, ingelogd, server, pad, klachten
):
    opties = {"storage_state": ingelogd} if pad in INGELOGD else {}
    pagina = open_venster(adres=server, **opties)
    pagina.goto(f"/werk/{pad}")
    assert "/inloggen/" not in pagina.url or "inloggen" in pad

    gevonden = {"1280 px": axe(pagina)}
    pagina.emulate_media(color_scheme="dark", reduced_motion="reduce")
    gevonden["donker"] = axe(pagina)
    pagina.emulate_media(color_scheme="light", reduced_motion="reduce")
    pagina.set_viewport_size({"width": 360, "height": 740})
    gevonden["360 px"] = axe(pagina)
    pagina.set_viewport_size({"width": 320, "height": 256})

    assert {waar: fouten for waar, fouten in gevonden.items() if fouten} == {}
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
    assert [een for een in klachten if "410" not in een] == []
