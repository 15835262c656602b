"""A door as people read it: its hours in few words, where it is, and what is not known."""

import pytest

from aanbod.models import AanbodLocatie
from portaal.deurkaarten import kaarten_van, uren_kort
from tests.factories import AanbodFactory, DoelgroepFactory, LocatieFactory

DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def _week(**uren):
    return [(dag, uren.get(dag[:2], "gesloten")) for dag in DAGEN]


@pytest.mark.parametrize(
    ("week", "kort"),
    [
        ([], []),
        (_week(), []),
        (_week(ma="9:00 – 12:00"), [("maandag", "9:00 – 12:00")]),
        (_week(ma="9", di="9", wo="9"), [("maandag t/m woensdag", "9")]),
        (_week(ma="9", di="9"), [("maandag en dinsdag", "9")]),
        (_week(ma="9", wo="9", vr="9"), [("maandag, woensdag en vrijdag", "9")]),
        (_week(ma="9", di="13", wo="9"), [("maandag en woensdag", "9"), ("dinsdag", "13")]),
        ([(dag, "9") for dag in DAGEN], [("elke dag", "9")]),
    ],
)
def test_dagen_met_dezelfde_uren_staan_bij_elkaar(week, kort):
    assert uren_kort(week) == kort


@pytest.fixture
def kaart_van(teststad):
    def maak(plek=None, **velden):
        doelgroepen = velden.pop("doelgroepen", [])
        aanbod = AanbodFactory(gemeente=teststad, plek=plek, **velden)
        aanbod.doelgroepen.set(doelgroepen)
        return kaarten_van([aanbod.pk], teststad)[aanbod.pk]

    return maak


@pytest.mark.django_db
def test_een_plek_staat_er_met_het_gebouw_en_het_adres(kaart_van, teststad):
    plek = LocatieFactory(gemeente=teststad, naam="De Brug", straat="Kade 1", plaats="Teststad")

    assert kaart_van(plek).adres.startswith("De Brug, Kade 1")


@pytest.mark.django_db
def test_zonder_adres_staat_er_waar_het_werkt(kaart_van):
    assert kaart_van().adres == "Heel Teststad"


@pytest.mark.django_db
def test_een_adres_of_een_nummer_is_nodig_om_ergens_te_komen(kaart_van, teststad):
    plek = LocatieFactory(gemeente=teststad, straat="Kade 1", plaats="Teststad")

    assert not kaart_van().is_te_bereiken
    assert kaart_van(plek).is_te_bereiken
    assert kaart_van(telefoon="078 123 45 67").is_te_bereiken


@pytest.mark.django_db
def test_een_kantoor_is_geen_adres_om_heen_te_gaan(kaart_van, teststad):
    plek = LocatieFactory(gemeente=teststad)
    aanbod = AanbodFactory(gemeente=teststad)
    AanbodLocatie.objects.create(aanbod=aanbod, locatie=plek, soort="kantoor")

    assert kaarten_van([aanbod.pk], teststad)[aanbod.pk].adres == "Heel Teststad"


@pytest.mark.django_db
def test_meer_plekken_worden_geteld_en_niet_gekozen(kaart_van, teststad):
    plekken = [LocatieFactory(gemeente=teststad) for _ in range(2)]

    assert kaart_van(plekken).adres == "2 plekken"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "voor_wie"),
    [
        ({}, "voor iedereen"),
        ({"leeftijd_vanaf": 12, "leeftijd_tot_en_met": 18}, "van 12 tot en met 18 jaar"),
        ({"leeftijd_vanaf": 0}, "vanaf 0 jaar"),
        ({"leeftijd_tot_en_met": 12}, "tot en met 12 jaar"),
    ],
)
def test_voor_wie_het_is_staat_er_in_woorden(kaart_van, velden, voor_wie):
    assert kaart_van(**velden).voor_wie == voor_wie


@pytest.mark.django_db
def test_een_groep_staat_er_bij_naam(kaart_van):
    groep = DoelgroepFactory(naam="Vissers")

    assert kaart_van(doelgroepen=[groep], leeftijd_vanaf=18).voor_wie == "Vissers, vanaf 18 jaar"


@pytest.mark.django_db
def test_onbekende_ruimte_en_toegang_worden_zo_genoemd(kaart_van):
    kaart = kaart_van()

    assert (kaart.capaciteit, kaart.voorwaarden) == ("", [])
    assert {"of er plek is", "aanmelden", "wanneer"} <= set(kaart.onbekend)
    assert kaart_van(inloop=True, kosten="gratis").voorwaarden == ["inloop", "gratis"]


@pytest.mark.django_db
def test_uren_van_de_deur_en_van_de_telefoon_staan_apart(kaart_van, teststad):
    plek = LocatieFactory(gemeente=teststad)
    kaart = kaart_van(plek, bereikbaar="24/7", telefonisch=True)

    assert (kaart.uren, kaart.lijn) == ([], "Telefoon")
    assert kaart.uren_lijn
    assert kaart.nu.startswith("Telefoon: ")
