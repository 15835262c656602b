"""How a text reads while someone types: what is sent, what comes back, what is kept."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from beheer.models import Rol
from beheer.views.kwaliteit import LANGSTE_TEKST
from tests.factories import GebruikerFactory

pytestmark = pytest.mark.django_db
ADRES = "/werk/leesbaarheid/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def gebruiker(teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="vrijwilliger", gemeente=teststad)
    return gebruiker


@pytest.fixture
def ingelogd(client, gebruiker):
    client.force_login(gebruiker)
    return client


def test_htmx_krijgt_alleen_wat_er_gevonden_is(ingelogd):
    antwoord = ingelogd.post(ADRES, {"tekst": "Tevens koffie."}, headers=HTMX)

    tekst = antwoord.content.decode()
    assert "<html" not in tekst
    assert "Ambtelijk woord. Gewoner: ook." in tekst


def test_het_veld_mag_anders_heten(ingelogd):
    vraag = {"veld": "beschrijving", "beschrijving": "Tevens koffie.", "tekst": "Koffie."}

    antwoord = ingelogd.post(ADRES, vraag, headers=HTMX)

    assert "Gewoner: ook." in antwoord.content.decode()


def test_zonder_script_komt_de_hele_bladzijde_met_de_tekst_terug(ingelogd):
    antwoord = ingelogd.post(ADRES, {"tekst": "Tevens <b>koffie</b>."})

    tekst = antwoord.content.decode()
    assert "<html" in tekst
    assert '<mark class="lees-moeilijk ">Tevens</mark>' in tekst
    assert "<b>koffie" not in tekst


def test_een_lege_bladzijde_nodigt_uit(ingelogd):
    assert "Er staat nog niets." in ingelogd.get(ADRES).content.decode()


def test_een_heel_lange_tekst_wordt_niet_helemaal_gelezen(ingelogd):
    antwoord = ingelogd.post(ADRES, {"tekst": "woord " * LANGSTE_TEKST}, headers=HTMX)

    assert "alleen naar het begin" in antwoord.content.decode()
    assert antwoord.context["gelezen"].woorden < LANGSTE_TEKST


def test_er_wordt_niets_bewaard(ingelogd):
    # The first page of a session writes down that it began.
    ingelogd.get(ADRES)
    with CaptureQueriesContext(connection) as vragen:
        ingelogd.post(ADRES, {"tekst": "Een geheim van mij."}, headers=HTMX)

    assert all(een["sql"].startswith("SELECT") for een in vragen)
    assert not any("geheim" in een["sql"] for een in vragen)


def test_zonder_csrf_teken_wordt_niets_gelezen(gebruiker):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(gebruiker)

    assert streng.post(ADRES, {"tekst": "Koffie."}, headers=HTMX).status_code == 403

    streng.get(ADRES)
    teken = streng.cookies["csrftoken"].value
    kop = {**HTMX, "X-CSRFToken": teken}
    assert streng.post(ADRES, {"tekst": "Koffie."}, headers=kop).status_code == 200
