"""Who works here: invitations, their acceptance, the end of a role."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from beheer.actions.mensen import aanvaard, nodig_uit, van_zegel, zegel_van
from beheer.actions.wijzigen import Herkomst
from beheer.models import Rol, Uitnodiging, Wijziging
from beheer.models.rol import Rolsoort
from beheer.models.wijziging import Weg
from gebruikers.models import Gebruiker
from tests.beheer.stad import Stad
from tests.factories import GebruikerFactory, GemeenteFactory, WijkFactory

pytestmark = pytest.mark.django_db

NIEUW = "nieuw@voorbeeld.nl"
WACHTWOORD = "paarse-olifant-fietst"


@pytest.fixture
def hier():
    stad = Stad()
    stad.uitnodiging.delete()
    return stad


@pytest.fixture
def elders():
    return Stad()


@pytest.fixture
def redacteur(client, hier):
    gebruiker = hier.iemand(Rolsoort.REDACTEUR)
    client.force_login(gebruiker)
    return gebruiker


def nodig(client, soort="vrijwilliger", waar="", email=NIEUW):
    return client.post(
        "/werk/mensen/uitnodigen/", {"email": email, "soort": soort, "waar": waar}, follow=True
    )


def _link(nummer=-1) -> str:
    return re.search(r"http://testserver(\S+)", mail.outbox[nummer].body).group(1)


def _neem_aan(client, link, **velden):
    velden = {"naam": "Ans", "password1": WACHTWOORD, "password2": WACHTWOORD} | velden
    return client.post(link, velden)


# --- Inviting ------------------------------------------------------------------------------


def test_een_redacteur_nodigt_iemand_uit_en_die_komt_binnen_met_een_eigen_wachtwoord(
    client, hier, redacteur
):
    antwoord = nodig(client, "redacteur", hier.gemeente.naam.upper())
    assert f"De uitnodiging aan {NIEUW} is verstuurd." in antwoord.content.decode()
    assert NIEUW in antwoord.content.decode()
    assert not Gebruiker.objects.filter(email=NIEUW).exists()
    (bericht,) = mail.outbox
    assert bericht.to == [NIEUW]
    assert f"als redacteur {hier.gemeente}" in bericht.body
    assert _link() in bericht.alternatives[0].content

    nieuw = Client()
    assert f"redacteur {hier.gemeente}" in nieuw.get(_link()).content.decode()
    assert not Gebruiker.objects.filter(email=NIEUW).exists()
    antwoord = _neem_aan(nieuw, _link())

    assert antwoord.headers["Location"] == "/werk/"
    gebruiker = Gebruiker.objects.get(email=NIEUW)
    assert (gebruiker.naam, gebruiker.check_password(WACHTWOORD)) == ("Ans", True)
    assert [str(rol) for rol in gebruiker.rollen.all()] == [f"redacteur {hier.gemeente}"]
    assert not Uitnodiging.objects.exists()
    # A redacteur works with a second step: that comes first.
    assert nieuw.get("/werk/").headers["Location"] == "/werk/account/tweede-stap/"
    assert nieuw.get("/werk/account/tweede-stap/totp/activate/").status_code == 200


def test_een_link_werkt_maar_een_keer(client, hier, redacteur):
    nodig(client, waar=hier.gemeente.naam)
    _neem_aan(Client(), _link())

    for antwoord in (Client().get(_link()), _neem_aan(Client(), _link())):
        assert antwoord.status_code == 410
        assert "werkt niet meer" in antwoord.content.decode()


def test_een_link_werkt_een_week(client, hier, redacteur):
    nodig(client, waar=hier.gemeente.naam)
    uitnodiging = Uitnodiging.objects.get()
    assert timedelta(days=6, hours=23) < uitnodiging.verloopt_op - timezone.now() <= timedelta(7)
    Uitnodiging.objects.update(verloopt_op=timezone.now() - timedelta(seconds=1))
    uitnodiging.refresh_from_db()

    assert van_zegel(zegel_van(uitnodiging)) is None
    assert _neem_aan(Client(), _link()).status_code == 410
    assert aanvaard(email=NIEUW) is None


@pytest.mark.parametrize("zegel", ["", "x", "eyJ.abc.def", "..", "%00"])
def test_een_verzonnen_link_werkt_niet(client, zegel):
    assert client.get(f"/werk/account/uitnodiging/{zegel}/").status_code in (404, 410)


def test_een_nieuwe_mail_maakt_de_oude_link_onbruikbaar(client, hier, redacteur):
    nodig(client, waar=hier.gemeente.naam)
    uitnodiging = Uitnodiging.objects.get()
    client.post(f"/werk/mensen/uitnodigingen/{uitnodiging.pk}/", {"opnieuw": "1"})

    assert len(mail.outbox) == 2
    assert Client().get(_link(0)).status_code == 410
    assert Client().get(_link(1)).status_code == 200


def test_een_ingetrokken_uitnodiging_werkt_niet_meer(client, hier, redacteur):
    nodig(client, waar=hier.gemeente.naam)
    uitnodiging = Uitnodiging.objects.get()
    client.post(f"/werk/mensen/uitnodigingen/{uitnodiging.pk}/", {"intrekken": "1"})

    assert Client().get(_link()).status_code == 410


def test_twee_keer_uitnodigen_is_een_uitnodiging(client, hier, redacteur):
    nodig(client, waar=hier.gemeente.naam)
    nodig(client, waar=hier.gemeente.naam, email=NIEUW.upper())

    assert Uitnodiging.objects.count() == 1


def test_wie_voor_twee_rollen_is_uitgenodigd_krijgt_ze_met_een_link(client, hier, redacteur):
    nodig(client, waar=hier.gemeente.naam)
    nodig(client, "makelaar", hier.wijk.naam)

    _neem_aan(Client(), _link())

    assert Rol.objects.filter(gebruiker__email=NIEUW).count() == 2


def test_wie_al_een_account_heeft_krijgt_de_rol_meteen_en_hoort_het(client, hier, redacteur):
    bekend = GebruikerFactory(email=NIEUW)

    antwoord = nodig(client, waar=hier.gemeente.naam)

    assert f"{bekend} had al een account" in antwoord.content.decode()
    assert bekend.rollen.get().soort == Rolsoort.VRIJWILLIGER
    assert mail.outbox[0].to == [NIEUW]
    assert "http://testserver/werk/" in mail.outbox[0].body


def test_wie_intussen_een_account_kreeg_houdt_naam_en_wachtwoord(client, hier, redacteur):
    nodig(client, waar=hier.gemeente.naam)
    bekend = GebruikerFactory(email=NIEUW)
    anders = Client()
    assert "U hebt al een account" in anders.get(_link()).content.decode()

    antwoord = _neem_aan(anders, _link(), naam="Kwaad")

    assert antwoord.headers["Location"] == "/werk/account/inloggen/"
    bekend.refresh_from_db()
    assert bekend.naam != "Kwaad"
    assert not bekend.check_password(WACHTWOORD)
    assert bekend.rollen.count() == 1
    assert "_auth_user_id" not in anders.session


def test_een_gesloten_account_gaat_niet_open_met_een_uitnodiging(client, hier, redacteur):
    GebruikerFactory(email=NIEUW, is_active=False)
    nodig(client, waar=hier.gemeente.naam)

    assert _neem_aan(Client(), _link()).status_code == 410
    assert not Rol.objects.filter(gebruiker__email=NIEUW).exists()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"password2": "iets-anders-dan-dat"}, "niet gelijk"),
        ({"password1": "kort", "password2": "kort"}, "te kort"),
        ({"naam": " "}, "Vul uw naam in."),
    ],
)
def test_wie_iets_vergeet_hoort_wat(client, hier, redacteur, velden, melding, caplog):
    nodig(client, waar=hier.gemeente.naam)

    antwoord = _neem_aan(Client(), _link(), **velden)

    # The link still works, so it may not stand in a log.
    assert _link() not in caplog.text
    assert melding in antwoord.content.decode()
    assert not Gebruiker.objects.filter(email=NIEUW).exists()


def test_als_de_mail_niet_weg_kan_staat_dat_erbij(client, hier, redacteur, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    antwoord = nodig(client, waar=hier.gemeente.naam)

    assert "kon niet weg" in antwoord.content.decode()
    assert Uitnodiging.objects.count() == 1


# --- In one's own scope --------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["redacteur", "vrijwilliger", "makelaar", "aanbieder"])
def test_een_redacteur_nodigt_niet_uit_voor_een_andere_gemeente(
    client, hier, elders, redacteur, soort
):
    veld = {"makelaar": elders.wijk, "aanbieder": elders.aanbieder}.get(soort, elders.gemeente)

    antwoord = nodig(client, soort, veld.naam)

    assert antwoord.status_code == 422
    assert "Er is in uw gebied geen" in antwoord.content.decode()
    assert not Uitnodiging.objects.filter(email=NIEUW).exists()
    assert mail.outbox == []


def test_een_redacteur_maakt_geen_beheerder(client, redacteur):
    antwoord = nodig(client, "beheerder")

    assert antwoord.status_code == 422
    assert "Deze rol kunt u niet geven." in antwoord.content.decode()
    assert not Uitnodiging.objects.filter(email=NIEUW).exists()


@pytest.mark.parametrize("soort", Rolsoort)
def test_een_beheerder_nodigt_overal_voor_uit(client, hier, elders, soort):
    client.force_login(hier.iemand(Rolsoort.BEHEERDER))
    waar = {
        "beheerder": "", "makelaar": f"{elders.wijk.naam}, {elders.gemeente.naam}",
        "aanbieder": elders.aanbieder.naam,
    }.get(soort, elders.gemeente.naam)  # fmt: skip

    nodig(client, soort, waar)

    assert Uitnodiging.objects.get(email=NIEUW).soort == soort


def test_een_naam_die_er_twee_keer_is_vraagt_om_de_gemeente(client, hier):
    client.force_login(hier.iemand(Rolsoort.BEHEERDER))
    gemeenten = [GemeenteFactory(naam=naam) for naam in ("Aastad", "Beestad")]
    for gemeente in gemeenten:
        WijkFactory(gemeente=gemeente, naam="Centrum")

    antwoord = nodig(client, "makelaar", "Centrum")
    assert "Centrum, Aastad; Centrum, Beestad" in antwoord.content.decode()
    nodig(client, "makelaar", "centrum, beestad")

    assert Uitnodiging.objects.get(email=NIEUW).wijk.gemeente == gemeenten[1]


@pytest.mark.parametrize(
    ("soort", "waar", "melding"),
    [
        ("", "", "Kies een rol."),
        ("redacteur", "", "Vul in welke gemeente het is."),
        ("beheerder", "Dordrecht", "laat dit leeg"),
    ],
)
def test_een_onvolledige_uitnodiging_zegt_wat_er_ontbreekt(client, hier, soort, waar, melding):
    client.force_login(hier.iemand(Rolsoort.BEHEERDER))

    assert melding in nodig(client, soort, waar).content.decode()


def test_een_redacteur_ziet_alleen_wie_met_de_gemeente_te_maken_heeft(
    client, hier, elders, redacteur
):
    tekst = client.get("/werk/mensen/").content.decode()

    assert hier.rol.gebruiker.email in tekst
    assert redacteur.email in tekst
    assert elders.rol.gebruiker.email not in tekst
    assert elders.uitnodiging.email not in tekst


def test_de_lijst_kost_niet_meer_vragen_bij_meer_mensen(
    client, hier, redacteur, django_assert_max_num_queries
):
    for _ in range(10):
        hier.iemand(Rolsoort.MAKELAAR)
        hier.iemand(Rolsoort.AANBIEDER)
    client.get("/werk/mensen/")

    with django_assert_max_num_queries(9):
        client.get("/werk/mensen/")


# --- The end of a role ---------------------------------------------------------------------


def test_een_rol_eindigt_meteen(client, hier, redacteur):
    makelaar = Client()
    makelaar.force_login(hier.rol.gebruiker)
    assert makelaar.get("/werk/").status_code == 200

    antwoord = client.post(f"/werk/mensen/rollen/{hier.rol.pk}/beeindigen/", follow=True)

    assert "is niet langer sociaal makelaar" in antwoord.content.decode()
    assert makelaar.get("/werk/").status_code == 403
    assert Gebruiker.objects.filter(pk=hier.rol.gebruiker.pk).exists()


def test_een_eigen_rol_is_niet_te_beeindigen(client, hier, redacteur):
    rol = redacteur.rollen.get()

    assert client.post(f"/werk/mensen/rollen/{rol.pk}/beeindigen/").status_code == 403
    assert Rol.objects.filter(pk=rol.pk).exists()


@pytest.mark.parametrize("pad", ["rollen/{rol}/beeindigen/", "uitnodigingen/{uitnodiging}/"])
def test_een_redacteur_komt_niet_aan_mensen_van_een_andere_gemeente(client, elders, redacteur, pad):
    pad = pad.format(rol=elders.rol.pk, uitnodiging=elders.uitnodiging.pk)

    assert client.post(f"/werk/mensen/{pad}", {"intrekken": "1"}).status_code == 403
    assert Rol.objects.filter(pk=elders.rol.pk).exists()
    assert Uitnodiging.objects.filter(pk=elders.uitnodiging.pk).exists()


def test_wat_een_rol_begon_en_eindigde_staat_in_de_geschiedenis_zonder_naam(
    client, hier, redacteur
):
    nodig(client, waar=hier.gemeente.naam)
    _neem_aan(Client(), _link())
    gebruiker = Gebruiker.objects.get(email=NIEUW)
    rol = gebruiker.rollen.get()
    client.post(f"/werk/mensen/rollen/{rol.pk}/beeindigen/")

    eind, begin = Wijziging.objects.filter(soort="rol")
    assert begin.velden == {"rol": [None, str(rol)], "gebruiker": [None, gebruiker.pk]}
    assert (begin.is_nieuw, begin.weg, begin.door) == (True, Weg.LINK, redacteur.pk)
    assert eind.velden == {"rol": [str(rol), None], "gebruiker": [gebruiker.pk, None]}
    assert (eind.weg, eind.door, eind.gemeente) == (Weg.FORMULIER, redacteur.pk, hier.gemeente.pk)
    assert "Ans" not in str(list(Wijziging.objects.filter(soort="rol").values()))


def test_dezelfde_rol_geven_schrijft_niets_op(hier):
    by = Herkomst(Weg.FORMULIER)
    velden = {
        "email": hier.rol.gebruiker.email, "soort": Rolsoort.MAKELAAR, "gebied": hier.wijk,
        "afzender": hier.rol.gebruiker,
    }  # fmt: skip

    assert nodig_uit(**velden, by=by) == hier.rol
    assert not Wijziging.objects.filter(soort="rol").exists()


def test_een_uitnodiging_die_lang_voorbij_is_wordt_gewist(elders):
    Uitnodiging.objects.update(verloopt_op=timezone.now() - timedelta(days=29))
    call_command("dagelijks")
    assert Uitnodiging.objects.exists()

    Uitnodiging.objects.update(verloopt_op=timezone.now() - timedelta(days=31))
    call_command("dagelijks")
    assert not Uitnodiging.objects.exists()
