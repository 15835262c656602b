"""Mail, to a real mail server on this machine."""

import os
import subprocess
import sys

import pytest
from aiosmtpd.smtp import AuthResult
from django.core import mail

from gebruikers import post
from tests.conftest import PROJECT
from tests.factories import GebruikerFactory
from tests.postbus import postbus

pytestmark = pytest.mark.django_db


@pytest.fixture
def bus():
    """A mail server that asks for a name and a password."""

    def bewijs(server, session, envelope, mechanism, data):
        goed = (data.login, data.password) == (b"site@kaart", b"ge/heim")
        return AuthResult(success=goed, handled=goed)

    with postbus(authenticator=bewijs, auth_require_tls=False) as bus:
        yield bus


def _instellingen(**omgeving) -> str:
    """The mail settings that these variables give, in a process of its own."""
    code = (
        "from django.conf import settings as s; print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_HOST,"
        " s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "sociale_kaart.settings", **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )
    return klaar.stdout.strip() or klaar.stderr


@pytest.mark.parametrize(
    ("adres", "gelezen"),
    [
        ("", "console localhost 25   False False"),
        ("smtp://post.voorbeeld.nl", "smtp post.voorbeeld.nl 25   False False"),
        ("smtp+tls://a%40b:c%2Fd@post:2525", "smtp post 2525 a@b c/d True False"),
        ("smtps://a:b@post", "smtp post 465 a b False True"),
    ],
)
def test_het_adres_van_de_mailserver_wordt_gelezen(adres, gelezen):
    assert _instellingen(EMAIL_URL=adres) == gelezen


@pytest.mark.parametrize(
    "adres", ["post.voorbeeld.nl", "http://a:geheim@b", "smtp://:geheim@", "smtp://geheim:x@h:x"]
)
def test_een_onleesbaar_adres_zegt_wat_er_moet_staan_en_niet_het_wachtwoord(adres):
    klacht = _instellingen(EMAIL_URL=adres).splitlines()[-1]

    assert "EMAIL_URL is niet te lezen" in klacht
    assert "geheim" not in klacht.removesuffix("smtp://gebruiker:wachtwoord@host:25.")


def test_een_mail_komt_aan_als_tekst_en_als_html(client, bus, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", bus.poort
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "site@kaart", "ge/heim"
    settings.DEFAULT_FROM_EMAIL = "Sociale Kaart <kaart@voorbeeld.nl>"
    gebruiker = GebruikerFactory(naam="Zoë & Co")

    client.post("/werk/account/wachtwoord/vergeten/", {"email": gebruiker.email})

    ((envelop, bericht),) = bus.berichten
    assert envelop.rcpt_tos == [gebruiker.email]
    assert envelop.mail_from == "kaart@voorbeeld.nl"
    assert bericht["Subject"] == "Kies een nieuw wachtwoord"
    tekst = bericht.get_body(["plain"]).get_content()
    html = bericht.get_body(["html"]).get_content()
    assert "http://testserver/werk/account/wachtwoord/nieuw/" in tekst
    assert 'href="http://testserver/werk/account/wachtwoord/nieuw/' in html
    assert "<" not in tekst


def test_in_de_tekst_staat_een_naam_zoals_hij_is_en_in_de_html_veilig():
    context = {"rol": "redacteur X", "afzender": "Jan & <b>", "adres": "http://a/?a&b", "tot": None}
    bericht = post.maak("beheer/mail/uitnodiging", "a@voorbeeld.nl", "Onderwerp", context)

    assert "Jan & <b>" in bericht.body
    assert "Jan &amp; &lt;b&gt;" in bericht.alternatives[0].content


def test_een_mailserver_die_niet_antwoordt_verraadt_niet_wie_een_account_heeft(
    client, settings, caplog
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    gebruiker = GebruikerFactory()

    antwoord = client.post("/werk/account/wachtwoord/vergeten/", {"email": gebruiker.email})

    assert antwoord.status_code == 302
    assert "Mail kon niet weg" in caplog.text
    assert gebruiker.email not in caplog.text
    assert mail.outbox == []
