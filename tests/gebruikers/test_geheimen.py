"""The secrets of the second step, as they stand in the database."""

import importlib
import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken
from django.apps import apps
from django.core.management import call_command

from gebruikers.geheimen import _fernet, herversleutel, ontsleutel
from tests.factories import TOTP_GEHEIM, GebruikerFactory
from tests.totp import totp

pytestmark = pytest.mark.django_db

NIEUW = "een nieuwe sleutel die lang genoeg is om mee te werken"
overstap = importlib.import_module("gebruikers.migrations.0003_geheimen_versleuteld")


@pytest.fixture
def gebruiker():
    return GebruikerFactory(tweede_stap=False)


@pytest.fixture
def app(gebruiker):
    return TOTP.activate(gebruiker, TOTP_GEHEIM).instance


@pytest.fixture
def reserve(gebruiker):
    return RecoveryCodes.activate(gebruiker).instance


def _werkt(app) -> bool:
    app.refresh_from_db()
    return app.wrap().validate_code(totp(TOTP_GEHEIM))


def test_het_geheim_van_een_app_en_van_reservecodes_staat_er_niet_leesbaar(app, reserve):
    codes = reserve.wrap().get_unused_codes()
    staat = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))

    assert TOTP_GEHEIM not in staat
    assert not any(een in staat for een in codes)
    assert set(reserve.data) == {"seed", "used_mask"}
    assert ontsleutel(app.data["secret"]) == TOTP_GEHEIM
    assert len(bytes.fromhex(ontsleutel(reserve.data["seed"]))) == 40
    assert _werkt(app)
    assert reserve.wrap().validate_code(codes[0])


def test_wat_er_leesbaar_stond_wordt_bij_de_overstap_versleuteld_en_werkt_nog(gebruiker):
    maak = Authenticator.objects.create
    app = maak(user=gebruiker, type="totp", data={"secret": TOTP_GEHEIM})
    codes = maak(user=gebruiker, type="recovery_codes", data={"seed": "ab12", "used_mask": 5})
    passkey = maak(user=gebruiker, type="webauthn", data={"name": "Mijn passkey"})

    overstap.versleutel_alles(apps, None)

    for rij in (app, codes, passkey):
        rij.refresh_from_db()
    assert app.data["secret"] != TOTP_GEHEIM
    assert (ontsleutel(codes.data["seed"]), codes.data["used_mask"]) == ("ab12", 5)
    assert passkey.data == {"name": "Mijn passkey"}
    assert _werkt(app)

    overstap.ontsleutel_alles(apps, None)
    app.refresh_from_db()
    assert app.data == {"secret": TOTP_GEHEIM}


def test_na_een_nieuwe_sleutel_werkt_de_oude_nog_en_na_een_nacht_mag_die_weg(
    app, reserve, settings
):
    oud, settings.SECRET_KEY = settings.SECRET_KEY, NIEUW
    settings.SECRET_KEY_FALLBACKS = [oud]
    assert ontsleutel(app.data["secret"]) == TOTP_GEHEIM

    call_command("dagelijks", verbosity=0)

    assert herversleutel() == 0
    settings.SECRET_KEY_FALLBACKS = []
    assert _werkt(app)
    assert reserve.wrap().get_unused_codes()
    with pytest.raises(InvalidToken):
        _fernet(oud).decrypt(Authenticator.objects.get(pk=app.pk).data["secret"])


def test_met_een_andere_sleutel_is_geen_code_goed_en_zegt_het_log_wat_te_doen(
    app, settings, caplog
):
    settings.SECRET_KEY = NIEUW

    assert not _werkt(app)
    assert "SECRET_KEY_FALLBACKS" in caplog.text
    assert ontsleutel(app.data["secret"]) != ontsleutel(app.data["secret"])

    settings.SECRET_KEY_FALLBACKS = ["weer een andere sleutel, die er nooit was, maar wel lang"]
    eerst = Authenticator.objects.get(pk=app.pk).data
    assert herversleutel() == 0
    assert Authenticator.objects.get(pk=app.pk).data == eerst
