"""The places of an aanbod: hours, a building that is known, a new one with a pin."""

import pytest
from django.urls import reverse

from aanbod.gegevens import lees
from aanbod.models import Aanbod
from beheer.models import Wijziging
from tests.factories import AanbodFactory, GebruikerFactory, LocatieFactory, RolFactory
from tests.formulier import verstuur
from tests.wijken.locatieserver_proef import doc, locatieserver
from wijken.models import Locatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(settings):
    with locatieserver() as server:
        settings.LOCATIESERVER_URL = server.adres
        yield server


@pytest.fixture
def werk(client, teststad):
    gebruiker = GebruikerFactory()
    RolFactory(gebruiker=gebruiker, gemeente=teststad)
    client.force_login(gebruiker)
    return client


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(gemeente=teststad)


def _adres(naam, aanbod):
    return reverse(f"werk:{naam}", args=[aanbod.pk])


def test_de_tijden_van_een_plek(werk, teststad):
    plek = LocatieFactory(gemeente=teststad)
    aanbod = AanbodFactory(gemeente=teststad, plek=plek)

    verstuur(werk, _adres("aanbod_plekken", aanbod), plekken__0__openingstijden="Mo 09:00-12:00")

    assert aanbod.plekken.get().openingstijden == "Mo 09:00-12:00"
    oud, nieuw = Wijziging.objects.van(aanbod).get().velden["plekken"]
    assert (oud[0]["openingstijden"], nieuw[0]["openingstijden"]) == ("", "Mo 09:00-12:00")


def test_onleesbare_tijden_worden_bij_het_veld_gezegd(werk, teststad):
    aanbod = AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))

    antwoord = verstuur(
        werk, _adres("aanbod_plekken", aanbod), plekken__0__openingstijden="als de zon schijnt"
    )

    assert antwoord.status_code == 422
    assert antwoord.context["formset"].forms[0].errors.keys() == {"openingstijden"}


def test_een_plek_eraf_laat_het_gebouw_staan(werk, teststad):
    plek = LocatieFactory(gemeente=teststad)
    aanbod = AanbodFactory(gemeente=teststad, plek=plek)

    verstuur(werk, _adres("aanbod_plekken", aanbod), plekken__0__DELETE="on")

    assert not aanbod.plekken.exists()
    assert Locatie.objects.filter(pk=plek.pk).exists()


def test_een_gebouw_dat_wij_kennen_is_een_druk_op_de_knop(werk, aanbod, teststad, register):
    plek = LocatieFactory(naam="Wijkcentrum De Kwartel", gemeente=teststad)
    elders = LocatieFactory(naam="Wijkcentrum De Kwartel")

    gevonden = werk.get(_adres("aanbod_plekken", aanbod), {"q": "kwartel"})
    assert gevonden.context["bekend"] == [plek]
    werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": plek.pk})
    werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": plek.pk})

    assert list(aanbod.locaties.all()) == [plek]
    vreemd = werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": elders.pk})
    assert vreemd.status_code == 404


@pytest.mark.parametrize("sleutel", ["", "x", "-1", "9" * 40, "١"])
def test_een_vreemde_sleutel_is_niet_gevonden(werk, aanbod, sleutel):
    antwoord = werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": sleutel})

    assert antwoord.status_code == 404


def test_een_adres_uit_het_register_wordt_een_plek_met_speld_en_wijk(werk, aanbod, register):
    register.docs = [doc(punt="POINT(4.665 51.805)")]
    gevonden = werk.get(_adres("aanbod_plekken", aanbod), {"q": "admiraalsplein 12"})
    ((_, vraag),) = gevonden.context["adressen"]

    verstuur(werk, f"{_adres('aanbod_plek_nieuw', aanbod)}?{vraag}")

    locatie = aanbod.locaties.get()
    assert (locatie.straat, locatie.postcode) == ("Admiraalsplein 12", "3317 AB")
    assert (locatie.breedte, locatie.lengte, locatie.wijk.naam) == (51.805, 4.665, "West")
    rijen = Wijziging.objects.filter(handeling=Wijziging.objects.van(aanbod).get().handeling)
    assert {rij.soort for rij in rijen} == {"aanbod", "locatie"}


def test_zonder_register_zet_u_zelf_de_speld(werk, aanbod, settings):
    settings.LOCATIESERVER_URL = "http://127.0.0.1:9"

    antwoord = werk.get(_adres("aanbod_plekken", aanbod), {"q": "admiraalsplein"})

    assert antwoord.status_code == 200
    assert "Zet zelf de speld" in antwoord.content.decode()


def test_een_half_ingevulde_plek_laat_niets_achter(werk, aanbod):
    eerst = lees(aanbod), Locatie.objects.count()

    antwoord = verstuur(werk, _adres("aanbod_plek_nieuw", aanbod), straat="Laan 1", breedte="51.8")

    assert antwoord.status_code == 422
    assert "Laan 1" in antwoord.content.decode()
    assert (lees(Aanbod.objects.get(pk=aanbod.pk)), Locatie.objects.count()) == eerst
