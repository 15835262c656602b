"""One aanbod in short steps: what is asked, saved, refused, and what two people do at once."""

import pytest
from django.urls import reverse

from aanbod.models import Aanbod
from beheer.forms.stappen import STAPPEN
from beheer.models import Rol, Wijziging
from tests.factories import (
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    LocatieFactory,
    OnderwerpFactory,
    RegioFactory,
)
from tests.formulier import velden_van, verstuur

pytestmark = pytest.mark.django_db


@pytest.fixture
def redacteur(teststad):
    gebruiker = GebruikerFactory(naam="Rina Redacteur")
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    return gebruiker


@pytest.fixture
def werk(client, redacteur):
    client.force_login(redacteur)
    return client


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(naam="Kwartelclub", gemeente=teststad)


def _adres(aanbod, stap="wat"):
    return f"{reverse('werk:aanbod_bewerken', args=[aanbod.pk])}?stap={stap}"


@pytest.mark.parametrize("stap", STAPPEN)
def test_wie_niets_verandert_bewaart_niets(werk, aanbod, stap):
    """So every step reads back what it shows."""
    antwoord = verstuur(werk, _adres(aanbod, stap))

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    assert not Wijziging.objects.van(aanbod).exists()


def test_bewaren_wijzigt_alleen_deze_stap_en_zegt_wie_het_deed(werk, aanbod, redacteur):
    verstuur(werk, _adres(aanbod), naam="Zilverreiger")

    aanbod.refresh_from_db()
    assert aanbod.naam == "Zilverreiger"
    rij = Wijziging.objects.van(aanbod).get()
    assert rij.velden == {"naam": ["Kwartelclub", "Zilverreiger"]}
    assert (rij.door, rij.weg) == (redacteur.pk, "formulier")


def test_bewaar_en_verder_gaat_naar_de_volgende_stap(werk, aanbod):
    assert verstuur(werk, _adres(aanbod), verder="1")["Location"].endswith("?stap=wie")
    assert verstuur(werk, _adres(aanbod))["Location"].endswith("?stap=wat")


def test_een_onderwerp_erbij_houdt_de_bron_van_wat_er_stond(werk, teststad):
    oud, nieuw = OnderwerpFactory(), OnderwerpFactory()
    aanbod = AanbodFactory(gemeente=teststad, onderwerpen=[oud])
    stond = aanbod.onderwerpkoppelingen.get()

    verstuur(werk, _adres(aanbod, "wie"), onderwerpkoppelingen=[oud.pk, nieuw.pk])

    koppelingen = {een.onderwerp: een for een in aanbod.onderwerpkoppelingen.all()}
    assert set(koppelingen) == {oud, nieuw}
    assert koppelingen[oud].pk == stond.pk
    assert koppelingen[oud].eigen_oordeel == stond.eigen_oordeel
    assert "redacteur" in koppelingen[nieuw].eigen_oordeel


def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft_staan(werk, aanbod):
    antwoord = verstuur(werk, _adres(aanbod), naam="", samenvatting="Kom erbij")

    assert antwoord.status_code == 422
    assert "naam" in antwoord.context["form"].errors
    assert "Kom erbij" in antwoord.content.decode()
    assert not Wijziging.objects.van(aanbod).exists()


def test_een_bereik_zonder_wijk_wordt_bij_de_wijken_gezegd(werk, aanbod):
    antwoord = verstuur(werk, _adres(aanbod, "waar"), bereik="wijken")

    assert antwoord.status_code == 422
    assert "werkgebieden" in antwoord.context["form"].errors


def test_een_onbekende_stap_is_niet_gevonden(werk, aanbod):
    assert werk.get(_adres(aanbod, "bestaat-niet")).status_code == 404


def test_verder_gaan_zonder_iets_te_veranderen_zegt_niets(werk, aanbod):
    antwoord = verstuur(werk, _adres(aanbod), verder="1")

    assert "niets veranderd" not in werk.get(antwoord["Location"]).content.decode()


def test_een_concept_gaat_met_een_tik_op_de_site(werk, teststad):
    aanbod = AanbodFactory(gemeente=teststad, status="concept")
    assert "Zet op de site" in werk.get(_adres(aanbod)).content.decode()

    werk.post(reverse("werk:aanbod_publiceren", args=[aanbod.pk]))

    aanbod.refresh_from_db()
    assert aanbod.status == "gepubliceerd"
    assert "Zet op de site" not in werk.get(_adres(aanbod)).content.decode()


@pytest.mark.parametrize("status", ["concept", "gepubliceerd"])
def test_de_hele_bladzijde_toont_wat_er_is_getypt_en_bewaart_niets(werk, teststad, status):
    aanbod = AanbodFactory(
        naam="Kwartelclub", gemeente=teststad, status=status, plek=LocatieFactory(gemeente=teststad)
    )
    velden = velden_van(werk.get(_adres(aanbod))) | {"naam": "Zilverreiger", "samenvatting": ""}

    antwoord = werk.post(reverse("werk:aanbod_hele_voorbeeld", args=[aanbod.pk]), velden)

    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "<h1>Zilverreiger</h1>" in inhoud
    assert "Dit is een voorbeeld" in inhoud
    assert "no-store" in antwoord["Cache-Control"]
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Kwartelclub"


def test_een_bladzijde_van_de_hele_regio_heeft_ook_een_voorbeeld(client, beheerder):
    gemeente = GemeenteFactory(regio=RegioFactory())
    aanbod = AanbodFactory(gemeente=None, regio=gemeente.regio, bereik="regio")
    client.force_login(beheerder)
    velden = velden_van(client.get(_adres(aanbod)))

    assert (
        client.post(reverse("werk:aanbod_hele_voorbeeld", args=[aanbod.pk]), velden).status_code
        == 200
    )


# --- Two at once -------------------------------------------------------------------------


def test_wie_het_laatst_bewaart_ziet_wat_de_ander_schreef_en_kiest(werk, aanbod):
    adres = _adres(aanbod)
    mijn = velden_van(werk.get(adres)) | {"naam": "Van mij"}
    verstuur(werk, adres, naam="Van de ander")

    antwoord = werk.post(adres, mijn)

    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Van de ander" in inhoud
    assert "Van mij" in inhoud
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Van de ander"

    nieuw = mijn | {"gezien": antwoord.context["form"]["gezien"].value()}
    assert werk.post(adres, nieuw | {"kies_naam": "hun"}).status_code == 302
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Van de ander"
    assert werk.post(adres, nieuw | {"kies_naam": "mijn"}).status_code == 302
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Van mij"


def test_een_geknoeid_of_oud_formulier_bewaart_niets(werk, aanbod):
    antwoord = verstuur(werk, _adres(aanbod), naam="Anders", gezien="geknoeid")

    assert antwoord.status_code == 422
    assert "stond te lang open" in antwoord.content.decode()
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Kwartelclub"


# --- The card as it would be --------------------------------------------------------------


def test_het_voorbeeld_toont_wat_getypt_is_en_bewaart_niets(werk, aanbod):
    adres = _adres(aanbod)
    velden = velden_van(werk.get(adres)) | {"naam": "Zilver<b>reiger", "samenvatting": "Kom erbij."}

    antwoord = werk.post(f"{reverse('werk:aanbod_voorbeeld', args=[aanbod.pk])}?stap=wat", velden)

    inhoud = antwoord.content.decode()
    assert "Zilver&lt;b&gt;reiger" in inhoud
    assert "Kom erbij." in inhoud
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Kwartelclub"


@pytest.mark.parametrize("stap", [*STAPPEN, "plaats"])
def test_een_half_formulier_geeft_ook_een_voorbeeld(werk, aanbod, stap):
    antwoord = werk.post(f"{reverse('werk:aanbod_voorbeeld', args=[aanbod.pk])}?stap={stap}", {})

    assert antwoord.status_code == 200
