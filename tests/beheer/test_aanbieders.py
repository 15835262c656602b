"""The organisations: finding, changing, making one, its story, and the archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status
from beheer.models import Rol, Voorstel, Wijziging
from gebruikers.models import Gebruiker
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    OnderwerpFactory,
    WijkFactory,
)
from tests.formulier import velden_van, verstuur

pytestmark = pytest.mark.django_db

LIJST = "/werk/aanbieders/"


@pytest.fixture
def werk(client, teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    client.force_login(gebruiker)
    return client


@pytest.fixture
def samen():
    return AanbiederFactory(naam="Samen Teststad", telefoon="078 0000001", soort="informeel")


@pytest.fixture
def koffie(samen, teststad):
    return AanbodFactory(naam="Koffie", aanbieder=samen, gemeente=teststad)


def _adres(pagina, aanbieder):
    return reverse(f"werk:{pagina}", args=[aanbieder.pk])


# --- The list and one of them --------------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag, gevonden",
    [({"q": "samen"}, True), ({"q": "zwaluw"}, False), ({"q": "hulplijn"}, True),
     ({"status": "gearchiveerd"}, False), ({"status": "onzin"}, True)],
)  # fmt: skip
def test_een_aanbieder_wordt_gevonden_op_elke_naam(werk, samen, koffie, vraag, gevonden):
    samen.aliassen.create(naam="Hulplijn")

    assert (samen in werk.get(LIJST, vraag).context["pagina"].object_list) == gevonden


def test_de_lijst_telt_het_aanbod_buiten_het_archief(werk, samen, koffie, teststad):
    AanbodFactory(aanbieder=samen, gemeente=teststad)
    AanbodFactory(aanbieder=samen, gemeente=teststad, status="gearchiveerd")

    (een,) = werk.get(LIJST, {"q": "samen teststad"}).context["pagina"]

    assert een.aanbod_aantal == 2


def test_de_lijst_vraagt_een_vast_aantal_keren(werk, teststad):
    werk.get(LIJST)
    vragen = []
    for _ in range(2):
        AanbodFactory.create_batch(5, gemeente=teststad)
        with CaptureQueriesContext(connection) as gevangen:
            werk.get(LIJST)
        vragen.append(len(gevangen))
    assert vragen[0] == vragen[1]


def test_de_lijst_gaat_mee_als_bestand(werk, samen, koffie):
    samen.aliassen.create(naam="Hulplijn")
    vraag = {"lijst": "aanbieders", "vorm": "csv", "q": "hulplijn"}

    bestand = werk.get(reverse("werk:export_bestand"), vraag)

    assert b"".join(bestand.streaming_content).decode().count("Samen Teststad") == 1


def test_de_bladzijde_toont_het_aanbod_van_het_eigen_gebied(werk, samen, koffie):
    elders = AanbodFactory(naam="Elders", aanbieder=samen)

    lijst = werk.get(_adres("aanbieder", samen)).context["aanbod_lijst"]

    assert koffie in lijst
    assert elders not in lijst


# --- Changing one --------------------------------------------------------------------------------


def test_wie_niets_verandert_bewaart_niets(werk, samen, koffie):
    samen.aliassen.create(naam="Hulplijn")

    assert verstuur(werk, _adres("aanbieder_bewerken", samen)).status_code == 302

    assert not Wijziging.objects.van(samen).exists()


def test_wijzigen_staat_in_de_geschiedenis_en_kan_terug(werk, samen, koffie):
    namen = "Hulplijn\r\n\r\nDe Lijn\r\nHulplijn"
    verstuur(werk, _adres("aanbieder_bewerken", samen), telefoon="078 0000002", aliassen=namen)

    samen.refresh_from_db()
    assert samen.telefoon == "078 0000002"
    assert [een.naam for een in samen.aliassen.all()] == ["De Lijn", "Hulplijn"]
    rij = Wijziging.objects.van(samen).get()
    pagina = werk.get(_adres("aanbieder_geschiedenis", samen)).content.decode()
    assert "De Lijn; Hulplijn" in pagina
    antwoord = werk.post(_adres("aanbieder_terugdraaien", samen), {"wijziging": rij.pk})
    assert antwoord["Location"] == _adres("aanbieder_geschiedenis", samen)
    samen.refresh_from_db()
    assert (samen.telefoon, samen.aliassen.count()) == ("078 0000001", 0)


def test_wie_het_laatst_bewaart_ziet_wat_de_ander_schreef(werk, samen, koffie):
    adres = _adres("aanbieder_bewerken", samen)
    mijn = velden_van(werk.get(adres)) | {
        "telefoon": "078 0000002",
        "website": "https://mijn.example",
    }
    verstuur(werk, adres, telefoon="078 0000003")

    antwoord = werk.post(adres, mijn)

    assert antwoord.status_code == 422
    assert "078 0000003" in antwoord.content.decode()
    velden = velden_van(antwoord) | {"kies_telefoon": "hun"}
    assert werk.post(adres, velden).status_code == 302
    samen.refresh_from_db()
    assert (samen.telefoon, samen.website) == ("078 0000003", "https://mijn.example")


def test_een_fout_staat_bij_het_veld(werk, samen, koffie):
    ander = AanbiederFactory()

    antwoord = verstuur(werk, _adres("aanbieder_bewerken", samen), naam=ander.naam, website="x y")

    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {"naam", "website"}


def test_een_makelaar_zet_niets_anders_in_de_matrix(client, samen, teststad):
    wijk = teststad.wijken.first()
    AanbodFactory(aanbieder=samen, gemeente=teststad, bereik="wijken", wijken=[wijk])
    makelaar = GebruikerFactory()
    Rol.objects.create(gebruiker=makelaar, soort="makelaar", wijk=wijk)
    client.force_login(makelaar)

    adres = _adres("aanbieder_bewerken", samen)
    velden = velden_van(client.get(adres))
    client.post(
        adres, velden | {"telefoon": "078 0000002", "soort": "formeel", "status": "concept"}
    )

    samen.refresh_from_db()
    assert (samen.telefoon, samen.soort, samen.status) == (
        "078 0000002",
        "informeel",
        "gepubliceerd",
    )


# --- A new one -----------------------------------------------------------------------------------


def test_een_nieuwe_aanbieder_en_dan_het_aanbod(werk):
    antwoord = verstuur(
        werk, "/werk/aanbieders/nieuw/", naam="Buurthulp", soort="informeel", telefoon="078 0000005"
    )

    nieuw = Aanbieder.objects.get(naam="Buurthulp")
    assert antwoord["Location"] == _adres("aanbieder", nieuw)
    assert (nieuw.slug, nieuw.status) == ("buurthulp", "gepubliceerd")
    assert "redacteur Teststad" in nieuw.eigen_oordeel
    pagina = werk.get(antwoord["Location"]).content.decode()
    assert f"/werk/aanbod/nieuw/?aanbieder={nieuw.pk}" in pagina
    formulier = werk.get(f"/werk/aanbod/nieuw/?aanbieder={nieuw.pk}")
    assert velden_van(formulier)["aanbieder"] == ["Buurthulp"]


def test_een_die_erop_lijkt_wordt_eerst_getoond(werk, samen):
    velden = {"naam": "Samen-Teststad", "soort": "informeel", "telefoon": "078 123 45 67"}
    Aanbieder.objects.filter(pk=samen.pk).update(telefoon="0781234567")

    antwoord = verstuur(werk, "/werk/aanbieders/nieuw/", **velden)

    assert antwoord.status_code == 422
    assert "Staat dit er al?" in antwoord.content.decode()
    assert werk.post("/werk/aanbieders/nieuw/", velden_van(antwoord)).status_code == 302


def _nieuw_aanbod(client, **anders):
    velden = {
        "naam": "Kwartelclub", "samenvatting": "Kom.", "rol": "specifiek",
        "onderwerpen": [OnderwerpFactory().pk], "gebied": "gemeente:teststad",
    }  # fmt: skip
    return verstuur(client, "/werk/aanbod/nieuw/", **velden | anders)


def test_een_nieuwe_aanbieder_midden_in_nieuw_aanbod(werk):
    antwoord = _nieuw_aanbod(werk, nieuwe_aanbieder="Buurthulp", nieuwe_soort="informeel")

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    aanbod = Aanbod.objects.get(naam="Kwartelclub")
    assert (aanbod.aanbieder.naam, aanbod.aanbieder.soort) == ("Buurthulp", "informeel")
    rijen = [Wijziging.objects.van(een).get() for een in (aanbod, aanbod.aanbieder)]
    assert len({rij.handeling for rij in rijen}) == 1


def test_een_deel_van_de_naam_geeft_de_namen_die_het_kunnen_zijn(werk, samen, koffie):
    antwoord = _nieuw_aanbod(werk, aanbieder="samen test")

    assert antwoord.status_code == 422
    assert "Bedoelt u: Samen Teststad?" in antwoord.content.decode()
    assert _nieuw_aanbod(werk, aanbieder="samen TESTSTAD").status_code == 302


@pytest.mark.parametrize(
    "velden, veld",
    [
        ({}, "aanbieder"),
        ({"aanbieder": "Bestaat niet"}, "aanbieder"),
        ({"nieuwe_aanbieder": "Buurthulp"}, "nieuwe_soort"),
        ({"nieuwe_aanbieder": "samen TESTSTAD", "nieuwe_soort": "formeel"}, "nieuwe_aanbieder"),
    ],
)
def test_een_aanbieder_die_niet_kan_wordt_bij_het_veld_gezegd(werk, samen, velden, veld):
    antwoord = _nieuw_aanbod(werk, **velden)

    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {veld}
    assert velden_van(antwoord)["naam"] == ["Kwartelclub"]
    assert not Aanbod.objects.filter(naam="Kwartelclub").exists()


# --- The archive ---------------------------------------------------------------------------------


def test_wie_stopt_neemt_het_aanbod_mee_en_alles_kan_terug(werk, samen, koffie, teststad):
    al_gestopt = AanbodFactory(aanbieder=samen, gemeente=teststad, status="gearchiveerd")
    adres = _adres("aanbieder_archiveren", samen)
    assert "Koffie" in werk.get(adres).content.decode()

    verstuur(werk, adres, gestopt_op="2026-06-01", reden="Geen vrijwilligers")

    samen.refresh_from_db()
    koffie.refresh_from_db()
    assert (samen.status, koffie.status) == (Status.GEARCHIVEERD, Status.GEARCHIVEERD)
    assert koffie.gestopt_op.isoformat() == "2026-06-01"
    rij = Wijziging.objects.van(samen).get()
    assert Wijziging.objects.filter(handeling=rij.handeling).count() == 2
    pagina = reverse("werk:handeling", args=[rij.handeling])
    assert pagina in werk.get(_adres("aanbieder_geschiedenis", samen)).content.decode()
    werk.post(f"{pagina}terug/")
    for een, status in [
        (samen, "gepubliceerd"),
        (koffie, "gepubliceerd"),
        (al_gestopt, "gearchiveerd"),
    ]:
        een.refresh_from_db()
        assert een.status == status


def test_wie_ook_elders_werkt_stopt_niet_vanuit_een_gemeente(werk, samen, koffie):
    AanbodFactory(naam="Elders", aanbieder=samen)

    antwoord = verstuur(werk, _adres("aanbieder_archiveren", samen), gestopt_op="2026-06-01")

    assert antwoord.status_code == 422
    assert "buiten uw gebied" in antwoord.content.decode()
    samen.refresh_from_db()
    assert samen.status == Status.GEPUBLICEERD


def test_terugzetten_laat_het_aanbod_in_het_archief(werk, samen, koffie):
    verstuur(werk, _adres("aanbieder_archiveren", samen), gestopt_op="2026-06-01")

    verstuur(werk, _adres("aanbieder_terugzetten", samen))

    samen.refresh_from_db()
    koffie.refresh_from_db()
    assert (samen.status, koffie.status) == (Status.GEPUBLICEERD, Status.GEARCHIVEERD)


# --- Proposals -----------------------------------------------------------------------------------


@pytest.fixture
def voorsteller(samen):
    gebruiker = GebruikerFactory(email="samen@voorbeeld.example")
    Rol.objects.create(gebruiker=gebruiker, soort="aanbieder", aanbieder=samen)
    return gebruiker


def test_een_aanbieder_stelt_iets_voor_en_een_redacteur_neemt_het_over(
    client, werk, samen, koffie, voorsteller
):
    redacteur = client.session["_auth_user_id"]
    client.force_login(voorsteller)
    verstuur(
        client, _adres("aanbieder_voorstellen", samen), telefoon="078 0000002", aliassen="Hulplijn"
    )
    samen.refresh_from_db()
    assert samen.telefoon == "078 0000001"
    voorstel = Voorstel.objects.get()
    assert (voorstel.aanbieder, voorstel.velden.keys()) == (samen, {"telefoon", "aliassen"})

    client.force_login(Gebruiker.objects.get(pk=redacteur))
    assert "Samen Teststad" in client.get("/werk/inbox/").content.decode()
    adres = reverse("werk:voorstel", args=[voorstel.pk])
    assert "Hulplijn" in client.get(adres).content.decode()
    assert verstuur(client, adres).status_code == 302

    samen.refresh_from_db()
    assert (samen.telefoon, samen.aliassen.get().naam) == ("078 0000002", "Hulplijn")
    assert Wijziging.objects.van(samen).get().weg == "voorstel"


def test_een_notitie_alleen_is_ook_een_voorstel(client, werk, samen, koffie, voorsteller):
    redacteur = client.session["_auth_user_id"]
    client.force_login(voorsteller)
    verstuur(client, _adres("aanbieder_voorstellen", samen), toelichting="Wij stoppen in mei.")
    voorstel = Voorstel.objects.get()

    client.force_login(Gebruiker.objects.get(pk=redacteur))
    adres = reverse("werk:voorstel", args=[voorstel.pk])
    pagina = client.get(adres).content.decode()
    assert "Wij stoppen in mei." in pagina
    assert "Dit is verwerkt" in pagina
    assert verstuur(client, adres).status_code == 302
    voorstel.refresh_from_db()
    assert voorstel.uitkomst == "aanvaard"


def test_een_koepel_zonder_eigen_aanbod_hoort_bij_het_gebied_van_zijn_delen(werk, samen, koffie):
    hier, elders = AanbiederFactory(naam="Koepel hier"), AanbiederFactory(naam="Koepel elders")
    Aanbieder.objects.filter(pk=samen.pk).update(onderdeel_van=hier)
    Aanbieder.objects.filter(pk=AanbodFactory().aanbieder_id).update(onderdeel_van=elders)

    gevonden = werk.get(LIJST, {"q": "koepel"}).context["pagina"].object_list

    assert list(gevonden) == [hier]


def test_wie_elders_mag_plaatsen_mag_dat_hier_niet(werk, teststad):
    """A redacteur of one gemeente who is makelaar in another."""
    wijk = WijkFactory(gemeente=GemeenteFactory())
    aanbieder = AanbodFactory(
        gemeente=wijk.gemeente, aanbieder=AanbiederFactory(), bereik="wijken", wijken=[wijk]
    ).aanbieder
    redacteur = Rol.objects.get(gemeente=teststad).gebruiker
    Rol.objects.create(gebruiker=redacteur, soort="makelaar", wijk=wijk)
    adres = _adres("aanbieder_bewerken", aanbieder)

    velden = velden_van(werk.get(adres))
    werk.post(adres, velden | {"status": Status.CONCEPT.value})

    aanbieder.refresh_from_db()
    assert "status" not in velden
    assert aanbieder.status == Status.GEPUBLICEERD
