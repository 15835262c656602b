"""The sign-in of a gemeente: against a real OpenID Connect provider on this machine."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.utils import timezone

from beheer.models import Rol, Uitnodiging
from gebruikers.models import Gebruiker
from sociale_kaart.inloggen import oidc
from tests.conftest import _vrije_poort
from tests.factories import GebruikerFactory, GemeenteFactory
from tests.gebruikers.test_inloggen import TWEEDE_STAP, code, is_ingelogd

pytestmark = pytest.mark.django_db

ADRES = "ans@gemeente.nl"
WEG = "/werk/account/via/stad/"


@pytest.fixture(scope="module")
def aanbieder():
    """A provider in a process of its own; yields its address."""
    poort = _vrije_poort()
    opdracht = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(poort)]
    proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    adres = f"http://127.0.0.1:{poort}"
    try:
        _wacht_op(adres, proces)
        yield adres
    finally:
        proces.terminate()
        proces.wait(timeout=10)


def _wacht_op(adres, proces):
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        assert proces.poll() is None
        try:
            urllib.request.urlopen(f"{adres}/.well-known/openid-configuration").close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("De aanbieder kwam niet op.")


@pytest.fixture
def stad(settings, monkeypatch, aanbieder):
    """The setting as the environment gives it."""
    for soort, waarde in {
        "URL": aanbieder, "CLIENT_ID": "kaart", "SECRET": "geheim", "DOMEINEN": "gemeente.nl, @Stad.nl",
        "NAAM": "Gemeente Stad",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"OIDC_STAD_{soort}", waarde)
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [oidc("stad")], "OAUTH_PKCE_ENABLED": True}
    }
    return aanbieder


class Blijf(urllib.request.HTTPRedirectHandler):
    """Follows nothing: where it sends the browser is what we want to know."""

    def redirect_request(self, *args):
        return None


def _bij_hen(stad, adres: str, sub: str, **wat) -> str:
    """Sign in there as this `sub`, of whom it says this; returns where it sends one back to."""
    claims = {"email": ADRES, "email_verified": True, "name": "Ans"} | wat
    koppen = {"Content-Type": "application/json"}
    urllib.request.urlopen(
        urllib.request.Request(
            f"{stad}/users/{sub}", json.dumps(claims).encode(), koppen, method="PUT"
        )
    ).close()
    with pytest.raises(urllib.error.HTTPError) as antwoord:
        urllib.request.build_opener(Blijf).open(adres, f"sub={sub}".encode())
    antwoord.value.close()
    return antwoord.value.headers["Location"]


def log_in_via(client, stad, sub="ans", naar="", **wat):
    heen = client.get(WEG + (f"?process=login&next={naar}" if naar else "?process=login"))
    assert heen.status_code == 302
    assert heen.headers["Location"].startswith(f"{stad}/")
    terug = urllib.parse.urlsplit(_bij_hen(stad, heen.headers["Location"], sub, **wat))
    assert terug.path == f"{WEG}terug/"
    return client.get(f"{terug.path}?{terug.query}")


def test_de_knop_staat_bij_het_inloggen_alleen_als_hij_is_ingesteld(client, stad, settings):
    assert "Via Gemeente Stad" in client.get("/werk/account/inloggen/").content.decode()

    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Via Gemeente Stad" not in client.get("/werk/account/inloggen/").content.decode()
    assert client.get(WEG).status_code == 404


def test_wie_een_account_heeft_komt_erin_en_er_blijft_niets_van_hen_bewaard(client, stad):
    gebruiker = GebruikerFactory(email=ADRES, tweede_stap=False)

    antwoord = log_in_via(client, stad, naar="/werk/aanbod/")

    assert antwoord.headers["Location"] == "/werk/aanbod/"
    assert client.session["_auth_user_id"] == str(gebruiker.pk)
    (gekoppeld,) = SocialAccount.objects.all()
    assert (gekoppeld.provider, gekoppeld.uid, gekoppeld.extra_data) == ("stad", "ans", {})
    assert not SocialToken.objects.exists()


def test_de_tweede_stap_van_hier_blijft_nodig(client, stad):
    GebruikerFactory(email=ADRES)

    assert log_in_via(client, stad).headers["Location"] == f"{TWEEDE_STAP}authenticate/"
    assert not is_ingelogd(client)
    client.post(f"{TWEEDE_STAP}authenticate/", {"code": code()})
    assert is_ingelogd(client)


def test_een_redacteur_zonder_tweede_stap_kan_die_instellen_zonder_wachtwoord(client, stad):
    gebruiker = GebruikerFactory(email=ADRES, tweede_stap=False)
    gebruiker.set_unusable_password()
    gebruiker.save()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=GemeenteFactory())
    log_in_via(client, stad)

    assert client.get("/werk/").headers["Location"] == TWEEDE_STAP
    assert client.get(f"{TWEEDE_STAP}totp/activate/").status_code == 200
    assert client.get("/werk/account/wachtwoord/kiezen/").status_code == 200


def test_de_tweede_keer_telt_wie_het_is_en_niet_het_adres(client, stad):
    gebruiker = GebruikerFactory(email=ADRES, tweede_stap=False)
    log_in_via(client, stad)
    ander = Client()

    log_in_via(ander, stad, email="ans.de.vries@gemeente.nl")

    assert ander.session["_auth_user_id"] == str(gebruiker.pk)
    assert SocialAccount.objects.get().extra_data == {}


def test_wie_is_uitgenodigd_krijgt_zo_een_account(client, stad):
    gemeente = GemeenteFactory()
    Uitnodiging.objects.create(
        email=ADRES, soort="vrijwilliger", gemeente=gemeente, afzender=GebruikerFactory(),
        verloopt_op=timezone.now() + timedelta(days=1),
    )  # fmt: skip

    log_in_via(client, stad, email=ADRES.upper())

    gebruiker = Gebruiker.objects.get(email=ADRES)
    assert gebruiker.naam == "Ans"
    assert not gebruiker.has_usable_password()
    assert gebruiker.rollen.get().gemeente == gemeente
    assert not Uitnodiging.objects.exists()
    assert client.get("/werk/").status_code == 200


@pytest.mark.parametrize(
    "wat",
    [
        {"email": "onbekend@gemeente.nl"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": "baas@elders.nl"},
        {"email": "baas@kwaad.gemeente.nl"},
        {"email": "baas@elders.nl@gemeente.nl"},
        {"email": ""},
    ],
)
def test_een_ander_komt_er_niet_in(client, stad, wat):
    for adres in (ADRES, "baas@elders.nl", "baas@kwaad.gemeente.nl"):
        GebruikerFactory(email=adres)

    antwoord = log_in_via(client, stad, **wat)

    assert antwoord.headers["Location"] == "/werk/account/inloggen/"
    assert "U bent hier nog niet bekend." in client.get("/werk/account/inloggen/").content.decode()
    assert not is_ingelogd(client)
    assert Gebruiker.objects.count() == 3
    assert not SocialAccount.objects.exists()


def test_een_verlopen_uitnodiging_opent_niets(client, stad):
    Uitnodiging.objects.create(
        email=ADRES, soort="beheerder", afzender=GebruikerFactory(),
        verloopt_op=timezone.now() - timedelta(seconds=1),
    )  # fmt: skip

    log_in_via(client, stad)

    assert not is_ingelogd(client)
    assert not Gebruiker.objects.filter(email=ADRES).exists()


def test_een_nieuwe_collega_met_het_oude_adres_krijgt_het_oude_account_niet(client, stad):
    GebruikerFactory(email=ADRES, tweede_stap=False)
    log_in_via(client, stad)
    ander = Client()

    antwoord = log_in_via(ander, stad, sub="opvolger")

    assert antwoord.headers["Location"] == "/werk/account/inloggen/"
    assert not is_ingelogd(ander)


def test_een_gesloten_account_blijft_dicht(client, stad):
    GebruikerFactory(email=ADRES, is_active=False)

    assert log_in_via(client, stad).headers["Location"] == "/werk/account/gesloten/"
    assert not is_ingelogd(client)


def test_een_andere_site_stuurt_niemand_naar_het_inloggen(client, stad):
    antwoord = client.get(f"{WEG}?process=login", headers={"Sec-Fetch-Site": "cross-site"})

    assert antwoord.headers["Location"] == "/werk/account/inloggen/"


def test_koppelen_aan_wie_al_is_ingelogd_kan_niet(client, stad):
    gebruiker = GebruikerFactory(email="ander@gemeente.nl", tweede_stap=False)
    client.force_login(gebruiker)
    heen = client.get(f"{WEG}?process=connect")
    terug = urllib.parse.urlsplit(_bij_hen(stad, heen.headers["Location"], "ans"))

    client.get(f"{terug.path}?{terug.query}")

    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "vraag", ["", "?code=verzonnen&state=verzonnen", "?error=access_denied", "?code=a"]
)
def test_een_antwoord_waar_niemand_om_vroeg_opent_niets(client, stad, vraag):
    antwoord = client.get(f"{WEG}terug/{vraag}")

    assert antwoord.status_code in (302, 401)
    assert not is_ingelogd(client)


def test_een_inlog_die_niet_antwoordt_geeft_een_gewone_bladzijde(client, stad, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"

    antwoord = client.get(f"{WEG}?process=login")

    assert antwoord.status_code == 502
    assert "Inloggen lukte niet" in antwoord.content.decode()


def test_een_instelling_die_ontbreekt_wordt_genoemd(monkeypatch):
    from django.core.exceptions import ImproperlyConfigured

    monkeypatch.setenv("OIDC_DE_STAD_URL", "https://inlog.gemeente.nl")

    with pytest.raises(
        ImproperlyConfigured,
        match="OIDC_DE_STAD_CLIENT_ID, OIDC_DE_STAD_SECRET, OIDC_DE_STAD_DOMEINEN",
    ):
        oidc("de-stad")
