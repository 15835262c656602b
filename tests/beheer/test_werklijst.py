"""The lists of work: who sees which records, the counts, the pages, and how many queries."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from aanbod.kwaliteit import Deelsoort
from aanbod.models import Aanbod
from beheer.models import Linkcontrole, Rol
from beheer.werklijst import lijsten
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    LocatieFactory,
    WijkFactory,
)

pytestmark = pytest.mark.django_db
ADRES = "/werk/werklijst/"


@pytest.fixture
def redacteur(client, teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    client.force_login(gebruiker)
    return gebruiker


def _namen(antwoord):
    return [een.aanbod.naam for een in antwoord.context["werk"]]


def _aantallen(antwoord):
    return {lijst.naam: aantal for lijst, aantal in antwoord.context["lijsten"]}


def test_elke_lijst_telt_en_toont_hetzelfde(client, redacteur, teststad):
    AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))
    AanbodFactory(gemeente=teststad, outreachend=True, telefoon="078 123 45 67")
    AanbodFactory(gemeente=teststad, status="concept")
    AanbodFactory()  # elsewhere
    aantallen = _aantallen(client.get(ADRES))

    assert aantallen == {
        "vers": 2, "compleet": 2, "bereikbaar": 1, "leesbaar": 0, "geplaatst": 0, "website": 0,
    }  # fmt: skip
    for naam, aantal in aantallen.items():
        assert len(_namen(client.get(ADRES, {"lijst": naam}))) == aantal


def test_de_laagste_staat_eerst_en_elke_regel_zegt_wat_te_doen(client, redacteur, teststad):
    AanbodFactory(naam="Bijna klaar", gemeente=teststad, outreachend=True, telefoon="078 1234567")
    AanbodFactory(naam="Nog niets", gemeente=teststad)

    antwoord = client.get(ADRES, {"lijst": "bereikbaar"})

    assert _namen(antwoord) == ["Nog niets"]
    assert "telefoonnummer of een e-mailadres" in antwoord.content.decode()
    assert _namen(client.get(ADRES)) == ["Nog niets", "Bijna klaar"]


def test_een_website_die_het_niet_doet_staat_op_de_lijst(client, redacteur, teststad):
    stuk, heel = "https://stuk.example/", "https://heel.example/"
    dag = date(2026, 6, 3)
    Linkcontrole.objects.create(
        url=stuk, gecontroleerd_op=dag, uitkomst="404", eerste_fout=dag - timedelta(days=2)
    )
    Linkcontrole.objects.create(url=heel, gecontroleerd_op=dag, uitkomst="200")
    AanbodFactory(naam="Eigen adres", gemeente=teststad, website=stuk)
    AanbodFactory(naam="Van de aanbieder", gemeente=teststad, aanbieder__website=stuk)
    AanbodFactory(naam="In orde", gemeente=teststad, website=heel, aanbieder__website=stuk)

    antwoord = client.get(ADRES, {"lijst": "website"})

    assert sorted(_namen(antwoord)) == ["Eigen adres", "Van de aanbieder"]
    tekst = antwoord.content.decode()
    assert "Website doet het niet" in tekst
    assert f"De website {stuk} doet het niet (404, sinds 01-06-2026)." in tekst


def test_een_makelaar_ziet_alleen_de_eigen_wijk(client, teststad):
    west, oost = WijkFactory(gemeente=teststad), WijkFactory(gemeente=teststad)
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="makelaar", wijk=west)
    AanbodFactory(naam="West", gemeente=teststad, bereik="wijken", wijken=[west])
    AanbodFactory(naam="Oost", gemeente=teststad, bereik="wijken", wijken=[oost])
    client.force_login(gebruiker)

    antwoord = client.get(ADRES)

    assert _namen(antwoord) == ["West"]
    assert list(antwoord.context["form"].fields["wijk"].queryset) == [west]
    assert _namen(client.get(ADRES, {"wijk": oost.code})) == ["West"]


def test_een_makelaar_ziet_ook_wat_van_elders_in_de_wijk_komt(client, teststad):
    west = WijkFactory(gemeente=teststad)
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="makelaar", wijk=west)
    plek = LocatieFactory(gemeente=teststad, wijk=west, precisie="wijk", breedte=None, lengte=None)
    AanbodFactory(naam="Van de buren", plek=plek)
    client.force_login(gebruiker)

    assert _namen(client.get(ADRES)) == ["Van de buren"]


def test_een_aanbieder_ziet_het_eigen_aanbod(client, teststad):
    aanbieder = AanbiederFactory()
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="aanbieder", aanbieder=aanbieder)
    AanbodFactory(naam="Van ons", gemeente=teststad, aanbieder=aanbieder)
    AanbodFactory(naam="Van een ander", gemeente=teststad)
    client.force_login(gebruiker)

    assert _namen(client.get(ADRES)) == ["Van ons"]


def test_een_beheerder_kiest_een_gemeente_en_dan_een_wijk(client, beheerder, teststad):
    west = teststad.wijken.get(slug="west")
    AanbodFactory(naam="West", gemeente=teststad, bereik="wijken", wijken=[west])
    AanbodFactory(naam="Stad", gemeente=teststad)
    client.force_login(beheerder)

    assert "wijk" not in client.get(ADRES).context["form"].fields
    assert sorted(_namen(client.get(ADRES, {"gemeente": "teststad"}))) == ["Stad", "West"]
    gevraagd = {"gemeente": "teststad", "wijk": west.code}
    assert _namen(client.get(ADRES, gevraagd)) == ["West"]
    # Of the gemeente that was looked at before.
    anders = {"gemeente": GemeenteFactory().slug, "wijk": west.code}
    assert client.get(ADRES, anders).status_code == 200


@pytest.mark.parametrize(
    "vraag",
    ["lijst=onzin", "gemeente=onzin", "wijk=onzin", "pagina=onzin", "pagina=-3", "lijst=%00"],
)
def test_een_onzinnige_vraag_geeft_gewoon_de_lijst(client, redacteur, teststad, vraag):
    AanbodFactory(naam="Wat er is", gemeente=teststad)

    assert _namen(client.get(f"{ADRES}?{vraag}")) == ["Wat er is"]


def test_bladeren_houdt_de_lijst_vast(client, redacteur, teststad):
    for _ in range(26):
        AanbodFactory(gemeente=teststad)

    antwoord = client.get(ADRES, {"lijst": "vers"})

    assert len(antwoord.context["werk"]) == 25
    assert "?lijst=vers&amp;pagina=2" in antwoord.content.decode()
    assert len(client.get(ADRES, {"lijst": "vers", "pagina": 2}).context["werk"]) == 1


def test_meer_records_kosten_niet_meer_vragen(
    client, redacteur, teststad, django_assert_num_queries
):
    def maak(aantal):
        for _ in range(aantal):
            AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))

    # Session, user, second step, roles; the gemeente twice; the figures; the count; the page and the three
    # kinds of row that belong to it.
    maak(2)
    # The first page of a session writes down that it began.
    client.get(ADRES, {"lijst": "vers"})
    with django_assert_num_queries(13):
        client.get(ADRES, {"lijst": "vers"})
    maak(20)
    with django_assert_num_queries(13):
        client.get(ADRES, {"lijst": "vers"})


def test_elke_lijst_hoort_bij_een_deel_of_bij_de_website():
    assert [een.naam for een in lijsten()] == [*(soort.value for soort in Deelsoort), "website"]


# --- Of one record -----------------------------------------------------------------------


def test_de_bladzijde_van_een_record_legt_zijn_cijfer_uit(client, redacteur, teststad):
    aanbod = AanbodFactory(gemeente=teststad, samenvatting="Tevens laagdrempelig.")

    tekst = client.get(reverse("werk:aanbod_kwaliteit", args=[aanbod.pk])).content.decode()

    assert "van de 100 punten" in tekst
    assert "Dit is nog nooit gecontroleerd." in tekst
    assert '<mark class="lees-moeilijk ">Tevens</mark>' in tekst


@pytest.mark.parametrize("status, telt_mee", [("gepubliceerd", True), ("concept", False)])
def test_van_een_concept_zegt_zij_dat_het_niet_meetelt(
    client, redacteur, teststad, status, telt_mee
):
    aanbod = AanbodFactory(gemeente=teststad, status=status)

    antwoord = client.get(reverse("werk:aanbod_kwaliteit", args=[aanbod.pk]))

    assert antwoord.context["telt_mee"] == telt_mee
    assert ("nergens mee" in antwoord.content.decode()) != telt_mee


def test_kijken_schrijft_niets(client, redacteur, teststad):
    aanbod = AanbodFactory(gemeente=teststad)
    eerst = Aanbod.objects.values().get(pk=aanbod.pk)

    client.get(ADRES)
    client.get(reverse("werk:aanbod_kwaliteit", args=[aanbod.pk]))

    assert Aanbod.objects.values().get(pk=aanbod.pk) == eerst


@pytest.mark.parametrize("lijst", ["alles", "bereikbaar"])
def test_een_werklijst_gaat_mee_als_bestand(client, redacteur, teststad, lijst):
    wijk = teststad.wijken.first()
    hier = {"gemeente": teststad, "bereik": "wijken", "wijken": [wijk]}
    AanbodFactory(naam="Bijna klaar", outreachend=True, telefoon="078 1234567", **hier)
    AanbodFactory(naam="Nog niets", **hier)
    AanbodFactory(naam="Andere wijk", gemeente=teststad)
    vraag = {"wijk": wijk.code}
    getoond = _namen(client.get(ADRES, vraag | ({} if lijst == "alles" else {"lijst": lijst})))

    bestand = client.get(
        reverse("werk:export_bestand"), {"vorm": "csv", "werklijst": lijst, **vraag}
    )

    inhoud = b"".join(bestand.streaming_content).decode()
    assert [
        naam for naam in ("Bijna klaar", "Nog niets", "Andere wijk") if naam in inhoud
    ] == sorted(getoond)
