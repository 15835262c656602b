"""Answering what visitors said, and the inbox it waits in."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from beheer.actions.voorstellen import dien_in
from beheer.models import Rol, Signaal
from tests.factories import AanbodFactory, GebruikerFactory, SignaalFactory
from tests.formulier import verstuur

pytestmark = pytest.mark.django_db


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(naam="Kwartelclub", gemeente=teststad)


@pytest.fixture
def werk(client, teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    client.force_login(gebruiker)
    return client


def _pagina(signaal):
    return reverse("werk:melding", args=[signaal.pk])


def test_een_melding_met_adres_komt_aan_en_zegt_de_termijn(client, aanbod):
    pad = reverse("beheer:signaal", args=["teststad", aanbod.slug])
    assert "uiterlijk 180 dagen" in client.get(pad).content.decode()

    verstuur(client, pad, reden="tijden", email="ada@voorbeeld.nl", telefoon="06 1234 5678")

    signaal = Signaal.objects.get()
    assert (signaal.email, signaal.telefoon) == ("ada@voorbeeld.nl", "06 1234 5678")


@pytest.mark.parametrize(
    "velden, fout",
    [
        ({"reden": "eigen"}, "Vul uw e-mailadres in."),
        ({"reden": "tijden", "email": "ada"}, "Dit e-mailadres klopt niet."),
        ({"reden": "tijden", "telefoon": "12"}, "Dit telefoonnummer klopt niet."),
    ],
)
def test_een_adres_dat_ontbreekt_of_niet_klopt_staat_bij_het_veld(client, aanbod, velden, fout):
    antwoord = verstuur(client, reverse("beheer:signaal", args=["teststad", aanbod.slug]), **velden)

    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()
    assert not Signaal.objects.exists()


def test_een_aanbieder_komt_met_de_reden_al_gekozen(client, aanbod):
    pad = reverse("beheer:signaal", args=["teststad", aanbod.slug])

    assert verstuur(client, f"{pad}?reden=eigen", email="ik@voorbeeld.nl").status_code == 302
    assert Signaal.objects.get().reden == "eigen"


def test_antwoorden_mailt_en_wist(werk, aanbod, django_capture_on_commit_callbacks):
    signaal = SignaalFactory(
        aanbod=aanbod,
        toelichting="Op vrijdag dicht.",
        email="ada@voorbeeld.nl",
        telefoon="078 0000001",
    )

    with django_capture_on_commit_callbacks(execute=True):
        verstuur(werk, _pagina(signaal), antwoord="Dank u. Het is <aangepast> & klaar.")

    signaal.refresh_from_db()
    assert (signaal.toelichting, signaal.email, signaal.telefoon, signaal.antwoord) == ("",) * 4
    assert signaal.afgehandeld_op
    assert signaal.beantwoord_op
    (bericht,) = mail.outbox
    assert bericht.to == ["ada@voorbeeld.nl"]
    assert "Het is <aangepast> & klaar." in bericht.body
    assert "&lt;aangepast&gt;" in bericht.alternatives[0][0]


def test_na_een_melding_komt_de_volgende_en_dan_de_inbox(werk, aanbod):
    eerste, tweede = SignaalFactory(aanbod=aanbod), SignaalFactory(aanbod=aanbod)

    assert verstuur(werk, _pagina(eerste))["Location"] == _pagina(tweede)
    assert verstuur(werk, _pagina(tweede))["Location"] == reverse("werk:inbox")


def test_gebeld_telt_als_beantwoord(werk, aanbod):
    signaal = SignaalFactory(aanbod=aanbod, telefoon="078 123 4567")

    verstuur(werk, _pagina(signaal), gesproken="1")

    signaal.refresh_from_db()
    assert signaal.telefoon == ""
    assert signaal.beantwoord_op


def test_zonder_antwoord_afhandelen_wist_ook_het_adres(werk, aanbod):
    signaal = SignaalFactory(aanbod=aanbod, email="ada@voorbeeld.nl")

    assert verstuur(werk, _pagina(signaal)).status_code == 422
    verstuur(werk, _pagina(signaal), zonder="1")

    signaal.refresh_from_db()
    assert (signaal.email, signaal.beantwoord_op) == ("", None)
    assert signaal.afgehandeld_op


def test_wie_te_laat_is_hoort_het_en_mailt_niet_nog_eens(
    werk, aanbod, django_capture_on_commit_callbacks
):
    signaal = SignaalFactory(aanbod=aanbod, email="ada@voorbeeld.nl")
    with django_capture_on_commit_callbacks(execute=True):
        verstuur(werk, _pagina(signaal), antwoord="Eerste.")
        antwoord = werk.post(_pagina(signaal), {"antwoord": "Tweede."})

    assert antwoord.status_code == 409
    assert "al afgehandeld" in antwoord.content.decode()
    assert len(mail.outbox) == 1


def test_wat_verlopen_is_wordt_niet_getoond(werk, aanbod):
    signaal = SignaalFactory(aanbod=aanbod, toelichting="Geheim.", email="ada@voorbeeld.nl")
    Signaal.objects.update(ontvangen_op=timezone.now() - timedelta(days=181))

    inhoud = werk.get(_pagina(signaal)).content.decode()

    assert "Geheim." not in inhoud
    assert "ada@voorbeeld.nl" not in inhoud


def test_de_lijst_telt_per_reden(werk, aanbod):
    SignaalFactory(aanbod=aanbod, reden="tijden")
    SignaalFactory(aanbod=aanbod, reden="tijden", email="ada@voorbeeld.nl")

    rijen = werk.get(reverse("werk:meldingen")).context["per_reden"]

    assert [(rij["reden"], rij["open"], rij["beantwoord"]) for rij in rijen] == [("tijden", 2, 0)]


@pytest.mark.parametrize("pagina", ["start", "inbox", "meldingen", "voorstellen", "te_controleren"])
def test_een_vast_aantal_queries(werk, aanbod, teststad, pagina, django_assert_num_queries):
    """As many for one that waits as for ten."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def vul(aantal):
        for _ in range(aantal):
            ander = AanbodFactory(gemeente=teststad)
            SignaalFactory(aanbod=ander)
            dien_in(soort="gestopt", aanbod=ander, als="Samen")

    adres = reverse(f"werk:{pagina}")
    vul(1)
    werk.get(adres)
    with CaptureQueriesContext(
        connection,
    ) as eerst:
        werk.get(adres)
    vul(9)
    with django_assert_num_queries(len(eerst)):
        inhoud = werk.get(adres).content.decode()
    assert len(eerst) <= 12
    assert inhoud


def test_de_inbox_toont_het_oudste_eerst(werk, aanbod, teststad):
    jong = SignaalFactory(aanbod=aanbod)
    oud = SignaalFactory(aanbod=AanbodFactory(gemeente=teststad))
    Signaal.objects.filter(pk=oud.pk).update(ontvangen_op=timezone.now() - timedelta(days=3))

    context = werk.get(reverse("werk:inbox")).context

    assert list(context["signalen"]) == [oud, jong]
