"""A place that is known: changed for all that is there, with its story and undo."""

import pytest
from django.urls import reverse

from beheer.models import Wijziging
from tests.factories import AanbodFactory, GebruikerFactory, LocatieFactory, RolFactory
from tests.formulier import velden_van, verstuur

pytestmark = pytest.mark.django_db


@pytest.fixture
def werk(client, teststad):
    gebruiker = GebruikerFactory()
    RolFactory(gebruiker=gebruiker, gemeente=teststad)
    client.force_login(gebruiker)
    return client


@pytest.fixture
def plek(teststad):
    return LocatieFactory(gemeente=teststad, naam="Buurthuis")


def _adres(pagina, locatie):
    return reverse(f"werk:{pagina}", args=[locatie.pk])


def test_wie_niets_verandert_bewaart_niets(werk, plek):
    assert verstuur(werk, _adres("locatie_bewerken", plek)).status_code == 302
    assert not Wijziging.objects.van(plek).exists()


def test_een_ander_adres_staat_in_de_geschiedenis_en_kan_terug(werk, teststad, plek):
    aanbod = AanbodFactory(naam="Koffie", gemeente=teststad, plek=plek)
    assert (
        _adres("locatie_bewerken", plek)
        in werk.get(reverse("werk:aanbod_plekken", args=[aanbod.pk])).content.decode()
    )
    assert "Koffie" in werk.get(_adres("locatie_bewerken", plek)).content.decode()

    verstuur(werk, _adres("locatie_bewerken", plek), naam="Wijkhuis", rolstoel="ja")

    plek.refresh_from_db()
    assert (plek.naam, plek.rolstoel) == ("Wijkhuis", "ja")
    assert "Wijkhuis" in werk.get(_adres("locatie_geschiedenis", plek)).content.decode()
    rij = Wijziging.objects.van(plek).get()
    antwoord = werk.post(_adres("locatie_terugdraaien", plek), {"wijziging": rij.pk})
    assert antwoord["Location"] == _adres("locatie_geschiedenis", plek)
    plek.refresh_from_db()
    assert plek.naam == "Buurthuis"


def test_wie_het_laatst_bewaart_ziet_wat_de_ander_schreef(werk, plek):
    adres = _adres("locatie_bewerken", plek)
    mijn = velden_van(werk.get(adres)) | {"naam": "Van mij"}
    verstuur(werk, adres, naam="Van de ander")

    antwoord = werk.post(adres, mijn)

    assert antwoord.status_code == 422
    assert "Van de ander" in antwoord.content.decode()
    assert werk.post(adres, velden_van(antwoord)).status_code == 302
    plek.refresh_from_db()
    assert plek.naam == "Van mij"


def test_een_positie_buiten_nederland_staat_bij_het_veld(werk, plek):
    antwoord = verstuur(werk, _adres("locatie_bewerken", plek), breedte="12", lengte="4.66")

    assert antwoord.status_code == 422
    assert "breedte" in antwoord.context["form"].errors
