"""The matrix: who stands in which quadrant, and what is left out of it."""

import pytest

from aanbod.models import Onderwerp, Werkgebied
from aanbod.positionering import KWADRANTEN, matrix, overzicht
from tests.factories import AanbiederFactory, AanbodFactory, GemeenteFactory, OnderwerpFactory
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


@pytest.fixture
def onderwerp():
    return OnderwerpFactory()


@pytest.fixture
def zet(teststad, onderwerp):
    """Makes an aanbod of this aanbieder (a name or a record) in Teststad, on the onderwerp."""

    def zet_(aanbieder, naam="Aanbod", **velden):
        if isinstance(aanbieder, str):
            aanbieder = AanbiederFactory(naam=aanbieder, soort=velden.pop("soort", "formeel"))
        velden = {"gemeente": teststad, "onderwerpen": [onderwerp]} | velden
        return AanbodFactory(aanbieder=aanbieder, naam=naam, **velden)

    return zet_


def _namen(posities):
    """Nested names: an aanbieder, its aanbod, and its parts the same way."""
    return [
        (positie.naam, [regel.naam for regel in positie.regels], _namen(positie.onderdelen))
        for positie in posities
    ]


def _wie(matrix_):
    return {
        kwadrant: [positie.naam for positie in posities]
        for kwadrant, posities in matrix_.kwadranten.items()
        if posities
    }


def _met_regels(posities):
    """Every aanbieder that has aanbod of its own here, parts too."""
    for positie in posities:
        if positie.regels:
            yield positie
        yield from _met_regels(positie.onderdelen)


def test_elk_van_de_vier_kwadranten_krijgt_de_zijne(teststad, onderwerp, zet):
    zet("Gemeenteloket", rol="algemeen")
    zet("Schuldhulp", rol="specifiek")
    zet("Buurtkoffie", soort="informeel", rol="algemeen")
    zet("Maatjes", soort="informeel", rol="specifiek")

    uitkomst = matrix(teststad, onderwerp)

    assert _wie(uitkomst) == {
        ("formeel", "algemeen"): ["Gemeenteloket"],
        ("formeel", "specifiek"): ["Schuldhulp"],
        ("informeel", "algemeen"): ["Buurtkoffie"],
        ("informeel", "specifiek"): ["Maatjes"],
    }
    assert (uitkomst.aantal_aanbieders, uitkomst.aantal_aanbod) == (4, 4)


def test_een_lege_matrix_heeft_vier_lege_kwadranten(teststad, onderwerp):
    uitkomst = matrix(teststad, onderwerp)

    assert uitkomst.kwadranten == {kwadrant: [] for kwadrant in KWADRANTEN}
    assert len(KWADRANTEN) == 4
    assert (uitkomst.aantal_aanbieders, uitkomst.aantal_aanbod) == (0, 0)


def test_aanbod_met_een_eigen_soort_staat_in_dat_kwadrant(teststad, onderwerp, zet):
    buurtwerk = AanbiederFactory(naam="Buurtwerkers", soort="formeel")
    zet(buurtwerk, "Spreekuur")
    zet(buurtwerk, "Koken", soort_afwijkend="informeel", soort_reden="Vrijwilligers.")

    uitkomst = matrix(teststad, onderwerp)

    assert _namen(uitkomst.kwadranten["formeel", "algemeen"]) == [
        ("Buurtwerkers", ["Spreekuur"], [])
    ]
    assert _namen(uitkomst.kwadranten["informeel", "algemeen"]) == [("Buurtwerkers", ["Koken"], [])]
    assert (uitkomst.aantal_aanbieders, uitkomst.aantal_aanbod) == (1, 2)


def test_maatwerk_staat_buiten_de_matrix(teststad, onderwerp, zet):
    zet("Jeugdzorg", rol="maatwerk")

    uitkomst = matrix(teststad, onderwerp)

    assert _wie(uitkomst) == {}
    assert uitkomst.breed == []
    assert uitkomst.aantal_aanbod == 0


@pytest.mark.parametrize("status", ["concept", "gepland", "gearchiveerd"])
def test_wat_niet_openbaar_is_staat_er_niet_in(teststad, onderwerp, zet, status):
    zet("Straks", status=status)
    zet(AanbiederFactory(status=status))

    assert matrix(teststad, onderwerp).aantal_aanbod == 0


def test_aanbieders_en_hun_aanbod_staan_op_naam(teststad, onderwerp, zet):
    zet("zwaluw")
    brug = AanbiederFactory(naam="Élan")
    zet(brug, "wandelen")
    zet(brug, "Eten")

    assert _namen(matrix(teststad, onderwerp).kwadranten["formeel", "algemeen"]) == [
        ("Élan", ["Eten", "wandelen"], []),
        ("zwaluw", ["Aanbod"], []),
    ]


# --- Umbrellas -------------------------------------------------------------------------------


def test_onderdelen_vouwen_onder_hun_koepel_die_zelf_ook_aanbod_heeft(teststad, onderwerp, zet):
    koepel = AanbiederFactory(naam="Samen")
    zet(koepel, "Loket")
    zet(AanbiederFactory(naam="Zonnebloem", onderdeel_van=koepel), "Bezoek")
    zet(AanbiederFactory(naam="Helden", onderdeel_van=koepel), "Klussen")

    uitkomst = matrix(teststad, onderwerp)

    assert _namen(uitkomst.kwadranten["formeel", "algemeen"]) == [
        ("Samen", ["Loket"], [("Helden", ["Klussen"], []), ("Zonnebloem", ["Bezoek"], [])])
    ]
    assert (uitkomst.aantal_aanbieders, uitkomst.aantal_aanbod) == (3, 3)


def test_onderdelen_vouwen_onder_hun_koepel_die_zelf_geen_aanbod_heeft(teststad, onderwerp, zet):
    koepel = AanbiederFactory(naam="Samen")
    zet(AanbiederFactory(naam="Helden", onderdeel_van=koepel), "Klussen")
    zet("Anderen")

    uitkomst = matrix(teststad, onderwerp)

    assert _namen(uitkomst.kwadranten["formeel", "algemeen"]) == [
        ("Anderen", ["Aanbod"], []),
        ("Samen", [], [("Helden", ["Klussen"], [])]),
    ]
    assert uitkomst.aantal_aanbieders == 2


def test_een_koepel_zonder_aanbod_in_dit_kwadrant_toont_daar_alleen_haar_deel(
    teststad, onderwerp, zet
):
    koepel = AanbiederFactory(naam="Samen")
    zet(koepel, "Spreekuur", rol="specifiek")
    zet(AanbiederFactory(naam="Helden", onderdeel_van=koepel), "Klussen", rol="algemeen")

    kwadranten = matrix(teststad, onderwerp).kwadranten

    assert _namen(kwadranten["formeel", "specifiek"]) == [("Samen", ["Spreekuur"], [])]
    assert _namen(kwadranten["formeel", "algemeen"]) == [
        ("Samen", [], [("Helden", ["Klussen"], [])])
    ]


def test_een_koepel_die_niet_openbaar_is_staat_niet_in_de_matrix(teststad, onderwerp, zet):
    """Her page does not exist, so a link to it would lead nowhere."""
    koepel = AanbiederFactory(naam="Opgeheven", status="gearchiveerd")
    zet(AanbiederFactory(naam="Helden", onderdeel_van=koepel), "Klussen")

    assert _namen(matrix(teststad, onderwerp).kwadranten["formeel", "algemeen"]) == [
        ("Helden", ["Klussen"], [])
    ]


# --- Onderwerpen -----------------------------------------------------------------------------


def test_een_hoofdonderwerp_telt_zijn_delen_een_keer(teststad, zet):
    ouder = OnderwerpFactory()
    delen = [OnderwerpFactory(ouder=ouder) for _ in range(2)]
    zet("Opvoedsteun", onderwerpen=[ouder, *delen])
    zet("Speeltheek", onderwerpen=[delen[1]])

    uitkomst = matrix(teststad, ouder)

    assert _wie(uitkomst) == {("formeel", "algemeen"): ["Opvoedsteun", "Speeltheek"]}
    assert uitkomst.aantal_aanbod == 2
    assert matrix(teststad, delen[0]).aantal_aanbod == 1


def test_een_ander_onderwerp_telt_niet_mee(teststad, zet):
    zet("Elders")

    assert matrix(teststad, OnderwerpFactory()).aantal_aanbod == 0


def test_aanbod_voor_alle_onderwerpen_staat_apart(teststad, onderwerp, zet):
    zet("Makelaar", "Meedenken", onderwerpen=[], alle_onderwerpen=True)
    zet("Wijkteam", "Hulp", alle_onderwerpen=True)

    uitkomst = matrix(teststad, onderwerp)

    assert _namen(uitkomst.breed) == [("Makelaar", ["Meedenken"], [])]
    assert _wie(uitkomst) == {("formeel", "algemeen"): ["Wijkteam"]}
    assert (uitkomst.aantal_aanbieders, uitkomst.aantal_aanbod) == (1, 1)


# --- Place -----------------------------------------------------------------------------------


def test_alleen_deze_gemeente_en_haar_regio_tellen(teststad, onderwerp, zet):
    zet("Hier")
    zet("Regio", gemeente=None, regio=teststad.regio, bereik="regio")
    zet("Elders", gemeente=GemeenteFactory())

    assert _wie(matrix(teststad, onderwerp)) == {("formeel", "algemeen"): ["Hier", "Regio"]}


def test_een_wijk_houdt_over_wat_haar_bereikt(teststad, onderwerp, zet):
    oost, west = teststad.wijken.order_by("naam")
    zet("Oostpunt", bereik="wijken", wijken=[oost])
    zet("Westpunt", bereik="wijken", wijken=[west])
    zet("Stadsbreed")

    assert _wie(matrix(teststad, onderwerp, oost)) == {
        ("formeel", "algemeen"): ["Oostpunt", "Stadsbreed"]
    }


def test_stedelijk_aanbod_dat_wijken_noemt_telt_in_een_wijk_een_keer(teststad, onderwerp, zet):
    oost, west = teststad.wijken.order_by("naam")
    zet("Stadsbreed", "Spreekuur", wijken=[oost, west])

    uitkomst = matrix(teststad, onderwerp, oost)

    assert _namen(uitkomst.kwadranten["formeel", "algemeen"]) == [("Stadsbreed", ["Spreekuur"], [])]
    assert uitkomst.aantal_aanbod == 1


def test_een_regel_noemt_op_volgorde_de_wijken_waar_het_is(teststad, onderwerp, zet):
    west, oost = teststad.wijken.order_by("-naam")
    zet("Punt", bereik="wijken", wijken=[west, oost], capaciteit="vol")
    zet("Stad")

    punt, stad = matrix(teststad, onderwerp).kwadranten["formeel", "algemeen"]

    assert (punt.regels[0].wijken, punt.regels[0].capaciteit) == (["Oost", "West"], "vol")
    assert (stad.regels[0].wijken, stad.regels[0].bereik) == ([], "gemeente")


# --- Whole -----------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["dordrecht", "alblasserdam", "voorbeeldstad"])
def test_het_overzicht_telt_voor_elk_onderwerp_wat_de_matrix_toont(slug):
    gemeente = Gemeente.objects.select_related("regio").get(slug=slug)
    telling = overzicht(gemeente)
    leeg = dict.fromkeys([*KWADRANTEN, None], 0)

    for onderwerp in Onderwerp.objects.all():
        uitkomst = matrix(gemeente, onderwerp)
        getoond = {
            kwadrant: len(list(_met_regels(posities)))
            for kwadrant, posities in uitkomst.kwadranten.items()
        }
        # Who stands in two quadrants counts once in the total.
        getoond[None] = uitkomst.aantal_aanbieders
        assert telling.get(onderwerp.slug, leeg) == getoond, onderwerp
        regels = [
            regel
            for posities in uitkomst.kwadranten.values()
            for positie in _met_regels(posities)
            for regel in positie.regels
        ]
        assert len(regels) == len({regel.slug for regel in regels}) == uitkomst.aantal_aanbod

    assert telling


def test_de_matrix_kost_twee_vragen_hoe_groot_zij_ook_is(
    voorbeeldstad, wonen, django_assert_num_queries
):
    with django_assert_num_queries(2):
        matrix(voorbeeldstad, wonen)


def test_de_matrix_van_een_wijk_kost_ook_twee_vragen(
    voorbeeldstad, wonen, django_assert_num_queries
):
    gebied = Werkgebied.objects.filter(
        wijk__gemeente=voorbeeldstad, aanbod__onderwerpen=wonen
    ).exclude(aanbod__rol="maatwerk")
    wijk = gebied.select_related("wijk__gemeente").first().wijk

    with django_assert_num_queries(2):
        matrix(voorbeeldstad, wonen, wijk)


def test_het_overzicht_kost_een_vraag(voorbeeldstad, django_assert_num_queries):
    with django_assert_num_queries(1):
        overzicht(voorbeeldstad)


def test_samen_dordt_vouwt_haar_onderdelen(dordrecht):
    namen = {
        deel.naam
        for onderwerp in Onderwerp.objects.all()
        for posities in matrix(dordrecht, onderwerp).kwadranten.values()
        for positie in posities
        if positie.slug == "samen-dordt"
        for deel in positie.onderdelen
    }

    assert namen >= {"HIP Helpt", "Dordtse Helden"}
