"""Signing in: the password, the second step, limits, sessions; the pages of one's account."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings as instellingen
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from beheer.models import Rol
from gebruikers.apparaat import apparaat
from gebruikers.models import Gebruiker, Poging
from gebruikers.opruimen import ruim_op
from gebruikers.tweede_stap import heeft_tweede_stap
from tests.conftest import WACHTWOORD
from tests.factories import TOTP_GEHEIM, GebruikerFactory, GemeenteFactory
from tests.formulier import verstuur
from tests.totp import totp

pytestmark = pytest.mark.django_db

INLOGGEN = "/werk/account/inloggen/"
TWEEDE_STAP = "/werk/account/tweede-stap/"


def code(geheim=TOTP_GEHEIM) -> str:
    return totp(geheim)


def iemand(*, tweede_stap=False, soort="redacteur", **velden):
    gebruiker = GebruikerFactory(tweede_stap=tweede_stap, **velden)
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    if soort:
        gebied = {} if soort == "beheerder" else {"gemeente": GemeenteFactory()}
        Rol.objects.create(gebruiker=gebruiker, soort=soort, **gebied)
    return gebruiker


def log_in(client, gebruiker, wachtwoord=WACHTWOORD, naar=""):
    vraag = f"?next={naar}" if naar else ""
    return client.post(
        INLOGGEN + vraag, {"login": gebruiker.email, "password": wachtwoord, "next": naar}
    )


def is_ingelogd(client) -> bool:
    return "_auth_user_id" in client.session


# --- Password ------------------------------------------------------------------------------


def test_wie_een_wachtwoord_heeft_logt_in_en_komt_bij_zijn_werk(client):
    antwoord = log_in(client, iemand(soort="vrijwilliger"))

    assert antwoord.headers["Location"] == "/werk/"
    assert client.get("/werk/").status_code == 200


def test_hoofdletters_in_het_adres_maken_niet_uit(client):
    gebruiker = iemand(soort=None, email="Ans@Voorbeeld.example")
    client.post(INLOGGEN, {"login": " ANS@voorbeeld.EXAMPLE", "password": WACHTWOORD})

    assert gebruiker.email == "ans@voorbeeld.example"
    assert is_ingelogd(client)


def test_wie_ergens_heen_wilde_komt_daar_na_het_inloggen(client):
    antwoord = client.get("/werk/aanbod/?q=a")
    assert antwoord.headers["Location"] == f"{INLOGGEN}?next=/werk/aanbod/%3Fq%3Da"

    antwoord = log_in(client, iemand(soort="vrijwilliger"), naar="/werk/aanbod/?q=a")
    assert antwoord.headers["Location"] == "/werk/aanbod/?q=a"


@pytest.mark.parametrize("naar", ["https://kwaad.example/", "//kwaad.example/", "javascript:a"])
def test_na_het_inloggen_gaat_niemand_naar_een_andere_site(client, naar):
    assert log_in(client, iemand(soort="vrijwilliger"), naar=naar).headers["Location"] == "/werk/"


def test_een_onbekende_en_een_verkeerd_wachtwoord_krijgen_hetzelfde_antwoord(client):
    bekend = log_in(client, iemand(), "verkeerd-wachtwoord")
    onbekend = client.post(INLOGGEN, {"login": "wie@voorbeeld.example", "password": "verkeerd"})

    for antwoord in (bekend, onbekend):
        assert "Het e-mailadres of het wachtwoord klopt niet." in antwoord.content.decode()
        assert not is_ingelogd(client)


def test_een_gesloten_account_komt_er_niet_in(client):
    gebruiker = iemand(is_active=False)

    assert log_in(client, gebruiker).headers["Location"] == "/werk/account/gesloten/"
    assert "gesloten" in client.get("/werk/account/gesloten/").content.decode()
    assert not is_ingelogd(client)


def test_niemand_maakt_zelf_een_account(client):
    for pad in ("signup/", "registreren/", "email/", "aanmelden/", "login/"):
        assert client.get(f"/werk/account/{pad}").status_code == 404
    assert not Gebruiker.objects.exists()


# --- Second step ---------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["beheerder", "redacteur"])
@pytest.mark.parametrize("pad", ["/werk/", "/werk/aanbod/", "/werk/mensen/", "/werk/beheer/"])
def test_wie_een_tweede_stap_moet_hebben_stelt_die_eerst_in(client, soort, pad):
    log_in(client, iemand(soort=soort))

    assert client.get(pad).headers["Location"] == TWEEDE_STAP
    bladzijde = client.get(TWEEDE_STAP)
    assert "Stel eerst een tweede stap in." in bladzijde.content.decode()


def test_ook_de_eerste_beheerder_stelt_een_tweede_stap_in_en_komt_dan_in_het_beheer(client):
    gebruiker = Gebruiker.objects.create_superuser("eerste@voorbeeld.example", WACHTWOORD)
    log_in(client, gebruiker, naar="/werk/beheer/")
    assert client.get("/werk/beheer/").headers["Location"] == TWEEDE_STAP

    bladzijde = client.get(f"{TWEEDE_STAP}totp/activate/")
    geheim = re.search(r"<code>(\w+)</code>", bladzijde.content.decode()).group(1)
    antwoord = client.post(f"{TWEEDE_STAP}totp/activate/", {"code": code(geheim)})

    assert antwoord.headers["Location"] == f"{TWEEDE_STAP}recovery-codes/"
    codes = re.findall(
        r"<code>(\w+)</code>", client.get(antwoord.headers["Location"]).content.decode()
    )
    assert len(codes) == 10
    assert client.get("/werk/beheer/").status_code == 200
    assert client.get("/werk/").status_code == 200
    # Signing in asks no address to be confirmed, and keeps none beside that of the account.
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize("soort", ["makelaar", "aanbieder", "vrijwilliger"])
def test_de_andere_rollen_mogen_zonder(client, soort):
    from tests.beheer.stad import Stad

    gebruiker = Stad().iemand(soort)
    Authenticator.objects.filter(user=gebruiker).delete()
    client.force_login(gebruiker)

    assert client.get("/werk/").status_code == 200


def test_wie_redacteur_wordt_moet_bij_de_volgende_bladzijde_een_tweede_stap_instellen(client):
    gebruiker = iemand(soort="vrijwilliger")
    log_in(client, gebruiker)
    assert client.get("/werk/").status_code == 200

    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=GemeenteFactory())

    assert client.get("/werk/").headers["Location"] == TWEEDE_STAP


def test_met_een_tweede_stap_is_een_wachtwoord_niet_genoeg(client):
    antwoord = log_in(client, iemand(tweede_stap=True))

    assert antwoord.headers["Location"] == f"{TWEEDE_STAP}authenticate/"
    assert not is_ingelogd(client)
    assert client.get("/werk/").headers["Location"].startswith(INLOGGEN)

    fout = client.post(f"{TWEEDE_STAP}authenticate/", {"code": "000000"})
    assert "Deze code klopt niet." in fout.content.decode()
    goed = client.post(f"{TWEEDE_STAP}authenticate/", {"code": code()})
    assert goed.headers["Location"] == "/werk/"
    assert client.get("/werk/").status_code == 200


def test_een_code_werkt_maar_een_keer(client):
    gebruiker = iemand(tweede_stap=True)
    log_in(client, gebruiker)
    gebruikt = code()
    assert client.post(f"{TWEEDE_STAP}authenticate/", {"code": gebruikt}).status_code == 302

    ander = Client()
    log_in(ander, gebruiker)
    assert ander.post(f"{TWEEDE_STAP}authenticate/", {"code": gebruikt}).status_code == 200
    assert not is_ingelogd(ander)


def test_een_reservecode_werkt_maar_een_keer(client):
    gebruiker = iemand(tweede_stap=True)
    client.force_login(gebruiker)
    client.post("/werk/account/bevestigen/", {"password": WACHTWOORD})
    client.post(f"{TWEEDE_STAP}recovery-codes/generate/")
    bladzijde = client.get(f"{TWEEDE_STAP}recovery-codes/").content.decode()
    reserve = re.findall(r"<code>(\w+)</code>", bladzijde)[0]

    for keer, gelukt in ((1, True), (2, False)):
        ander = Client()
        log_in(ander, gebruiker)
        ander.post(f"{TWEEDE_STAP}authenticate/", {"code": reserve})
        assert is_ingelogd(ander) == gelukt, keer


def test_het_beheer_heeft_geen_eigen_deur(client):
    gebruiker = Gebruiker.objects.create_superuser("eerste@voorbeeld.example", WACHTWOORD)
    velden = {"username": gebruiker.email, "password": WACHTWOORD}

    for antwoord in (client.get("/werk/beheer/login/"), client.post("/werk/beheer/login/", velden)):
        assert antwoord.headers["Location"] == f"{INLOGGEN}?next=/werk/beheer/"
    assert not is_ingelogd(client)
    antwoord = client.get("/werk/beheer/login/?next=//kwaad.example/")
    assert "kwaad" not in antwoord.headers["Location"]


def test_wie_het_beheer_niet_mag_hoort_dat(client):
    client.force_login(GebruikerFactory())

    antwoord = client.get("/werk/beheer/", follow=True)

    assert antwoord.status_code == 403
    assert "Het beheer is niet voor uw account." in antwoord.content.decode()


def test_uit_het_beheer_uitloggen_en_een_wachtwoord_wijzigen_gaat_op_een_plek(client, beheerder):
    client.force_login(beheerder)

    assert (
        client.get("/werk/beheer/password_change/").headers["Location"]
        == "/werk/account/wachtwoord/"
    )
    assert client.post("/werk/beheer/logout/").headers["Location"] == INLOGGEN
    assert not is_ingelogd(client)


def test_op_de_server_is_een_tweede_stap_te_wissen(capsys):
    gebruiker = iemand(tweede_stap=True)

    call_command("wis_tweede_stap", gebruiker.email.upper())
    assert not heeft_tweede_stap(gebruiker)
    call_command("wis_tweede_stap", gebruiker.email)
    assert "had geen tweede stap" in capsys.readouterr().out
    with pytest.raises(CommandError, match="geen gebruiker"):
        call_command("wis_tweede_stap", "niemand@voorbeeld.example")


def test_een_beheerder_wist_de_tweede_stap_van_een_ander_en_die_hoort_het(
    client, beheerder, mailoutbox
):
    kwijt = iemand(tweede_stap=True)
    client.force_login(beheerder)
    ander = Client()
    ander.force_login(kwijt)
    ander.get("/werk/")

    client.post(
        reverse("admin:gebruikers_gebruiker_changelist"),
        {"action": "wis_tweede_stap", "_selected_action": [kwijt.pk]},
    )

    assert not heeft_tweede_stap(kwijt)
    assert not is_ingelogd(ander)
    assert [bericht.to for bericht in mailoutbox] == [[kwijt.email]]
    assert heeft_tweede_stap(beheerder)


# --- Limits --------------------------------------------------------------------------------


def test_vijf_keer_mis_sluit_het_adres_voor_iedereen_ook_met_het_goede_wachtwoord(client):
    gebruiker = iemand(soort="vrijwilliger")
    for nummer in range(5):
        Client(REMOTE_ADDR=f"10.0.0.{nummer}").post(
            INLOGGEN, {"login": gebruiker.email, "password": "verkeerd"}
        )

    antwoord = log_in(client, gebruiker)

    assert "Het ging te vaak mis." in antwoord.content.decode()
    assert not is_ingelogd(client)


def test_een_ander_adres_blijft_open(client):
    for nummer in range(6):
        Client(REMOTE_ADDR=f"10.0.0.{nummer}").post(
            INLOGGEN, {"login": "ander@voorbeeld.example", "password": "verkeerd"}
        )

    log_in(client, iemand(soort="vrijwilliger"))

    assert is_ingelogd(client)


def test_wie_van_een_plek_veel_adressen_probeert_wordt_geremd(client):
    for nummer in range(11):
        antwoord = client.post(
            INLOGGEN, {"login": f"wie{nummer}@voorbeeld.example", "password": "verkeerd"}
        )

    assert "Het ging te vaak mis." in antwoord.content.decode()


def test_het_tellen_staat_in_de_database_en_noemt_geen_adres(client):
    log_in(client, iemand(email="geheim@voorbeeld.example"), "verkeerd")

    assert Poging.objects.exists()
    assert instellingen.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    inhoud = str(list(Poging.objects.values_list()))
    assert "geheim" not in inhoud
    assert "127.0.0.1" not in inhoud


def test_te_vaak_vragen_om_een_mail_geeft_onze_eigen_bladzijde(client, mailoutbox):
    gebruiker = iemand()
    for _ in range(4):
        antwoord = client.post("/werk/account/wachtwoord/vergeten/", {"email": gebruiker.email})

    assert antwoord.status_code == 429
    assert "te vaak" in antwoord.content.decode()
    assert len(mailoutbox) == 3


def test_achter_een_proxy_telt_het_adres_dat_die_opschreef(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for nummer in range(11):
        antwoord = client.post(
            INLOGGEN,
            {"login": f"wie{nummer}@voorbeeld.example", "password": "verkeerd"},
            headers={"X-Forwarded-For": f"1.2.3.{nummer}, 10.0.0.{nummer}"},
        )

    assert "Het ging te vaak mis." not in antwoord.content.decode()


# --- Password by mail ----------------------------------------------------------------------


def _link(bericht) -> str:
    return re.search(r"http://testserver(\S+)", bericht.body).group(1)


def test_een_nieuw_wachtwoord_kiezen_via_de_mail(client, mailoutbox):
    gebruiker = iemand(soort="vrijwilliger")
    antwoord = client.post(
        "/werk/account/wachtwoord/vergeten/", {"email": gebruiker.email}, follow=True
    )
    assert "Kijk in uw mail" in antwoord.content.decode()
    (bericht,) = mailoutbox
    assert bericht.to == [gebruiker.email]
    assert bericht.subject == "Kies een nieuw wachtwoord"
    assert _link(bericht) in bericht.alternatives[0].content

    adres = client.get(_link(bericht)).headers["Location"]
    nieuw = "groene-giraffe-zwemt"
    antwoord = client.post(adres, {"password1": nieuw, "password2": nieuw}, follow=True)

    assert "Uw wachtwoord is gewijzigd" in antwoord.content.decode()
    assert mailoutbox[1].subject == "Uw wachtwoord is gewijzigd"
    log_in(client, gebruiker, nieuw)
    assert is_ingelogd(client)
    # The link worked once.
    ander = Client().get(_link(bericht), follow=True)
    assert "Deze link werkt niet meer" in ander.content.decode()


def test_een_nieuw_wachtwoord_opent_een_gesloten_slot(client, mailoutbox):
    gebruiker = iemand(soort="vrijwilliger")
    for _ in range(5):
        log_in(client, gebruiker, "verkeerd")
    client.post("/werk/account/wachtwoord/vergeten/", {"email": gebruiker.email})
    adres = client.get(_link(mailoutbox[0])).headers["Location"]
    nieuw = "groene-giraffe-zwemt"
    client.post(adres, {"password1": nieuw, "password2": nieuw})

    log_in(Client(REMOTE_ADDR="10.0.0.1"), gebruiker, nieuw)
    ander = Client(REMOTE_ADDR="10.0.0.1")
    log_in(ander, gebruiker, nieuw)
    assert is_ingelogd(ander)


def test_een_nieuw_wachtwoord_vraagt_bij_het_inloggen_nog_steeds_de_tweede_stap(client, mailoutbox):
    gebruiker = iemand(tweede_stap=True)
    client.post("/werk/account/wachtwoord/vergeten/", {"email": gebruiker.email})
    adres = client.get(_link(mailoutbox[0])).headers["Location"]
    nieuw = "groene-giraffe-zwemt"
    client.post(adres, {"password1": nieuw, "password2": nieuw})

    assert not is_ingelogd(client)
    assert log_in(client, gebruiker, nieuw).headers["Location"] == f"{TWEEDE_STAP}authenticate/"


@pytest.mark.parametrize(
    ("wachtwoord", "nog_eens", "melding"),
    [
        ("kort", "kort", "Dit is te kort: neem minstens 12 tekens."),
        ("123456789012", "123456789012", "alleen cijfers"),
        ("qwertyuiop123", "qwertyuiop123", "gebruiken veel mensen"),
        ("groene-giraffe-zwemt", "groene-giraffe-zwemt", ""),
        ("ans.jansen@voorbeeld", "ans.jansen@voorbeeld", "te veel op uw naam of uw e-mailadres"),
        ("groene-giraffe-zwemt", "groene-giraffe-loopt", "De twee wachtwoorden zijn niet gelijk."),
        ("", "", "Vul dit in."),
    ],
)
def test_een_zwak_wachtwoord_wordt_geweigerd_en_er_staat_waarom(
    client, wachtwoord, nog_eens, melding
):
    gebruiker = iemand(soort="vrijwilliger", email="ans.jansen@voorbeeld.example")
    client.force_login(gebruiker)
    velden = {"oldpassword": WACHTWOORD, "password1": wachtwoord, "password2": nog_eens}

    antwoord = client.post("/werk/account/wachtwoord/", velden)

    assert antwoord.status_code == (200 if melding else 302)
    assert melding in antwoord.content.decode()


def test_voor_een_onbekend_adres_is_het_antwoord_hetzelfde_en_gaat_er_geen_mail(client, mailoutbox):
    antwoord = client.post(
        "/werk/account/wachtwoord/vergeten/", {"email": "wie@voorbeeld.example"}, follow=True
    )

    assert "Kijk in uw mail" in antwoord.content.decode()
    assert mailoutbox == []


def test_een_link_is_na_twee_uur_voorbij(client, mailoutbox, settings):
    client.post("/werk/account/wachtwoord/vergeten/", {"email": iemand().email})
    settings.PASSWORD_RESET_TIMEOUT = -1

    antwoord = client.get(_link(mailoutbox[0]), follow=True)

    assert "Deze link werkt niet meer" in antwoord.content.decode()


# --- Sessions ------------------------------------------------------------------------------


def test_het_koekje_gaat_met_de_browser_mee_weg_en_geldt_alleen_onder_werk(client):
    log_in(client, iemand(soort="vrijwilliger"))
    koekje = client.cookies[instellingen.SESSION_COOKIE_NAME]

    assert koekje["path"] == "/werk/"
    assert koekje["httponly"]
    assert koekje["samesite"] == "Lax"
    assert koekje["max-age"] == ""


def _zet_terug(client, **velden):
    sessie = client.session
    sessie.update(velden)
    sessie.save()


def test_na_acht_uur_zonder_werk_is_de_sessie_voorbij(client):
    log_in(client, iemand(soort="vrijwilliger"))
    (rij,) = Session.objects.all()
    over = rij.expire_date - timezone.now()
    assert timedelta(hours=7, minutes=59) < over <= timedelta(hours=8)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert client.get("/werk/").headers["Location"].startswith(INLOGGEN)


def test_wie_werkt_blijft_ingelogd_maar_de_sessie_wordt_niet_bij_elke_bladzijde_bewaard(client):
    log_in(client, iemand(soort="vrijwilliger"))
    client.get("/werk/")
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=5))
    client.get("/werk/")
    assert Session.objects.get().expire_date < timezone.now() + timedelta(minutes=6)

    _zet_terug(client, gezien_op=timezone.now().timestamp() - 400)
    client.get("/werk/")

    assert Session.objects.get().expire_date > timezone.now() + timedelta(hours=7)


def test_na_een_dag_is_de_sessie_hoe_dan_ook_voorbij(client):
    log_in(client, iemand(soort="vrijwilliger"))
    client.get("/werk/")
    _zet_terug(client, begonnen_op=timezone.now().timestamp() - 24 * 3600 - 1)

    antwoord = client.get("/werk/aanbod/?q=a")

    assert antwoord.headers["Location"] == f"{INLOGGEN}?next=/werk/aanbod/%3Fq%3Da"
    assert not is_ingelogd(client)
    assert "U was een dag ingelogd." in client.get(INLOGGEN).content.decode()


def test_de_eigen_sessies_staan_in_een_lijst_en_elke_is_te_beeindigen(client):
    gebruiker = iemand(soort="vrijwilliger")
    log_in(client, gebruiker)
    ander = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) AppleWebKit Safari/605")
    log_in(ander, gebruiker)
    bladzijde = client.get("/werk/account/sessies/").content.decode()
    assert "Safari op iPhone" in bladzijde
    assert "(hier)" in bladzijde

    (daar,) = UserSession.objects.filter(session_key=ander.session.session_key)
    client.post(f"/werk/account/sessies/{daar.pk}/")

    assert ander.get("/werk/").status_code == 302
    assert client.get("/werk/").status_code == 200


def test_overal_uitloggen_behalve_hier(client):
    gebruiker = iemand(soort="vrijwilliger")
    log_in(client, gebruiker)
    anderen = [Client(), Client()]
    for ander in anderen:
        log_in(ander, gebruiker)

    client.post("/werk/account/sessies/")

    assert [ander.get("/werk/").status_code for ander in anderen] == [302, 302]
    assert client.get("/werk/").status_code == 200


def test_de_sessie_van_een_ander_is_niet_te_beeindigen(client):
    ander = Client()
    log_in(ander, iemand(soort="vrijwilliger"))
    log_in(client, iemand(soort="vrijwilliger"))
    (daar,) = UserSession.objects.filter(session_key=ander.session.session_key)

    assert client.post(f"/werk/account/sessies/{daar.pk}/").status_code == 404
    assert ander.get("/werk/").status_code == 200


def test_een_nieuw_wachtwoord_logt_de_andere_sessies_uit(client):
    gebruiker = iemand(soort="vrijwilliger")
    log_in(client, gebruiker)
    ander = Client()
    log_in(ander, gebruiker)
    nieuw = "groene-giraffe-zwemt"

    client.post(
        "/werk/account/wachtwoord/",
        {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw},
    )

    assert client.get("/werk/").status_code == 200
    assert ander.get("/werk/").status_code == 302


def test_elke_nacht_gaat_weg_wat_voorbij_is(client):
    log_in(client, iemand(soort="vrijwilliger"))
    ander = Client()
    log_in(ander, iemand(soort="vrijwilliger"))
    Session.objects.filter(session_key=ander.session.session_key).update(
        expire_date=timezone.now() - timedelta(hours=1)
    )
    cache.set("kort", 1, timeout=-1)
    cache.set("lang", 1, timeout=3600)
    Poging.objects.create(cache_key="oud", value="", expires=timezone.now() - timedelta(hours=1))

    ruim_op()

    assert Session.objects.count() == UserSession.objects.count() == 1
    assert cache.get("lang") == 1
    assert not Poging.objects.filter(expires__lt=timezone.now()).exists()
    assert client.get("/werk/").status_code == 200


@pytest.mark.parametrize(
    ("zegt", "heet"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130", "Edge op Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) Firefox/140", "Firefox op Linux"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/130 Mobile Safari/537", "Chrome op Android"),
        ("curl/8", "Een browser op een onbekend apparaat"),
    ],
)
def test_een_apparaat_heeft_een_naam(zegt, heet):
    assert apparaat(zegt) == heet


# --- Pages of one's account ----------------------------------------------------------------


def test_elke_bladzijde_van_het_account_opent_en_spreekt_u_aan(client):
    gebruiker = iemand(tweede_stap=True)
    client.force_login(gebruiker)
    client.post("/werk/account/bevestigen/", {"password": WACHTWOORD})
    client.post(f"{TWEEDE_STAP}recovery-codes/generate/")
    paden = [
        "", "wachtwoord/", "sessies/", "uitloggen/", "tweede-stap/", "tweede-stap/webauthn/",
        "tweede-stap/webauthn/add/", "tweede-stap/totp/deactivate/", "tweede-stap/recovery-codes/",
        "tweede-stap/recovery-codes/generate/", "bevestigen/", "tweede-stap/reauthenticate/",
    ]  # fmt: skip
    for pad in paden:
        antwoord = client.get(f"/werk/account/{pad}")
        assert antwoord.status_code == 200, pad
        tekst = antwoord.content.decode()
        assert not re.search(r"\b(je|jij|jouw|jullie)\b", tekst, re.IGNORECASE), pad
        assert "no-store" in antwoord.headers["Cache-Control"], pad


def test_wie_lang_geleden_inlogde_bewijst_zich_voor_een_wijziging_opnieuw(client):
    client.force_login(iemand(tweede_stap=True))

    antwoord = client.get(f"{TWEEDE_STAP}totp/deactivate/")

    assert antwoord.headers["Location"].startswith("/werk/account/bevestigen/")


def test_een_wijziging_van_de_tweede_stap_wordt_gemaild(client, mailoutbox):
    gebruiker = iemand(tweede_stap=True)
    client.force_login(gebruiker)
    client.post("/werk/account/bevestigen/", {"password": WACHTWOORD})

    verstuur(client, f"{TWEEDE_STAP}totp/deactivate/")

    (bericht,) = mailoutbox
    assert bericht.to == [gebruiker.email]
    assert "De app is losgekoppeld" in bericht.subject
    assert "http://testserver/werk/account/wachtwoord/vergeten/" in bericht.body
    assert client.get("/werk/").headers["Location"] == TWEEDE_STAP


@pytest.mark.browser
def test_de_werkers_van_de_server_tellen_samen(server):
    """Two processes, one count: the sixth wrong password is refused, whoever answers it."""
    import http.cookiejar
    import urllib.parse
    import urllib.request

    def probeer() -> str:
        # A new connection each time: it may end at the other worker.
        blik = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(blik))
        with browser.open(f"{server}{INLOGGEN}") as antwoord:
            penning = re.search(
                r'csrfmiddlewaretoken" value="(\w+)"', antwoord.read().decode()
            ).group(1)
        velden = {
            "csrfmiddlewaretoken": penning, "login": "samen@voorbeeld.example", "password": "verkeerd"
        }  # fmt: skip
        with browser.open(
            f"{server}{INLOGGEN}", urllib.parse.urlencode(velden).encode()
        ) as antwoord:
            return antwoord.read().decode()

    gezien = [probeer() for _ in range(8)]

    geweigerd = ["Het ging te vaak mis." in bladzijde for bladzijde in gezien]
    assert geweigerd == [False] * 5 + [True] * 3
