"""Likely duplicates: what counts as alike, what tells two apart, and how fast it is."""

import time

import pytest

from aanbod.dubbelen import DREMPEL, dubbelen, dubbelen_van
from aanbod.gelijkenis import naamgelijkenis, naamwoorden, sitesleutel
from aanbod.models import Aanbieder, AanbiederAlias, Aanbod
from aanbod.telefoon import telefoonsleutel
from tests.factories import AanbiederFactory, AanbodFactory, GemeenteFactory, LocatieFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("078-123 45 67", "+31 78 1234567"),
        ("(078) 1234567", "0031 (0)78 123 45 67"),
        ("06 12345678", "+31612345678"),
    ],
)
def test_een_nummer_is_hetzelfde_hoe_men_het_ook_schrijft(een, ander):
    assert telefoonsleutel(een) == telefoonsleutel(ander) != ""


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("https://www.huis.example/", "http://huis.example"),
        ("https://huis.example/inloop/", "HTTPS://Huis.example/inloop/index.html"),
    ],
)
def test_een_site_is_dezelfde_hoe_men_haar_ook_schrijft(een, ander):
    assert sitesleutel(een) == sitesleutel(ander) != ""


def test_een_ander_pad_is_een_andere_bladzijde():
    assert sitesleutel("https://facebook.com/een") != sitesleutel("https://facebook.com/twee")


@pytest.mark.parametrize("adres", ["http://[", "", "   "])
def test_wat_geen_adres_is_lijkt_nergens_op(adres):
    assert sitesleutel(adres).strip() == ""


@pytest.mark.parametrize(
    ("een", "ander", "minstens"),
    [
        ("Taalcafé", "Taal Cafe", 100),
        ("Stichting Het Kwartelhuis", "Kwartelhuis", 100),
        ("Kwartelhuis Wielwijk", "Kwartelhuys Wielwijk", 85),
        ("Klussendienst voor ouderen", "Ouderen klussendienst", 100),
        ("Taalcafé", "Taalcafé Wielwijk", 75),
    ],
)
def test_namen_die_hetzelfde_bedoelen(een, ander, minstens):
    assert naamgelijkenis(naamwoorden(een), naamwoorden(ander)) >= minstens


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Sociaal Wijkteam Crabbehof", "Sociaal Wijkteam Sterrenburg"),
        ("Vadergroep 1", "Vadergroep 2"),
        ("Spreekuur geld", "Spreekuur werk"),
        ("Kwartelhuis", "Zilvermeeuw"),
        ("", "Zilvermeeuw"),
    ],
)
def test_namen_die_twee_dingen_uit_elkaar_houden(een, ander):
    assert naamgelijkenis(naamwoorden(een), naamwoorden(ander)) < 65


def _enige(queryset):
    (paar,) = dubbelen(queryset)
    return paar


def _hier(gemeente):
    return Aanbod.objects.filter(gemeente=gemeente)


def test_dezelfde_naam_en_hetzelfde_nummer_is_dubbel_met_de_redenen_erbij(teststad):
    een, ander = (
        AanbodFactory(naam=naam, telefoon=telefoon, gemeente=teststad)
        for naam, telefoon in (("Taalcafé", "078-1234567"), ("Taal Cafe", "+31 78 123 45 67"))
    )

    paar = _enige(_hier(teststad))

    assert (paar.een, paar.ander) == (een.pk, ander.pk)
    assert paar.oordeel.redenen == ("dezelfde naam", "hetzelfde telefoonnummer")
    assert paar.oordeel.is_bijna_zeker


def test_dezelfde_naam_ver_van_elkaar_zijn_er_twee(teststad):
    aanbieder = AanbiederFactory()
    for breedte in (51.805, 51.825):
        plek = LocatieFactory(gemeente=teststad, breedte=breedte)
        AanbodFactory(naam="Koffie-inloop", gemeente=teststad, aanbieder=aanbieder, plek=plek)

    assert dubbelen(_hier(teststad)) == []


def test_dezelfde_naam_op_hetzelfde_adres_is_dubbel(teststad):
    for plaats in ("Teststad", ""):
        plek = LocatieFactory(gemeente=teststad, straat="Nestweg 12a", plaats=plaats)
        AanbodFactory(naam="Koffie-inloop", gemeente=teststad, plek=plek)

    assert "hetzelfde adres" in _enige(_hier(teststad)).oordeel.redenen


def test_activiteiten_van_een_aanbieder_in_een_gebouw_zijn_niet_dubbel(teststad):
    aanbieder = AanbiederFactory(telefoon="078-1234567", website="https://huis.example")
    plek = LocatieFactory(gemeente=teststad)
    for naam in ("Naaiclub", "Schaken", "Spreekuur geld", "Spreekuur werk"):
        AanbodFactory(naam=naam, gemeente=teststad, aanbieder=aanbieder, plek=plek)

    assert dubbelen(_hier(teststad)) == []


def test_een_bijnaam_telt_als_naam():
    een = AanbiederFactory(naam="Hulplijn Dordrecht", website="https://hulplijn.example")
    ander = AanbiederFactory(naam="Zilvermeeuw", website="https://www.hulplijn.example/")
    AanbiederAlias.objects.create(aanbieder=ander, naam="Hulplijn Dordrecht")

    paar = _enige(Aanbieder.objects.filter(pk__in=[een.pk, ander.pk]))

    assert paar.oordeel.redenen == ("dezelfde naam", "dezelfde website")


def test_een_nummer_van_heel_veel_aanbieders_zegt_weinig(teststad):
    for nummer in range(15):
        AanbodFactory(naam="Taalcafé", gemeente=teststad, telefoon="14 078")
        AanbodFactory(naam=f"Zilver{'abcdefghijklmno'[nummer]}ster", gemeente=teststad)

    paren = dubbelen(_hier(teststad))

    assert paren
    assert all(paar.oordeel.score < 80 for paar in paren)


def test_een_nieuw_aanbod_zegt_voor_het_opslaan_waar_het_op_lijkt(teststad):
    staat_er = AanbodFactory(naam="Taalcafé", telefoon="078-1234567", gemeente=teststad)
    AanbodFactory(naam="Taalcafé", telefoon="078-1234567", gemeente=GemeenteFactory())
    AanbodFactory(naam="Taalcafé", telefoon="078-1234567", gemeente=teststad, status="gearchiveerd")
    nieuw = Aanbod(
        naam="Taal-café", telefoon="0781234567", gemeente=teststad, aanbieder=AanbiederFactory()
    )

    ((pk, oordeel),) = dubbelen_van(nieuw)

    assert pk == staat_er.pk
    assert oordeel.score >= DREMPEL


def test_een_nieuw_aanbod_op_een_adres_dat_nog_niet_bewaard_is(teststad):
    plek = LocatieFactory(gemeente=teststad)
    staat_er = AanbodFactory(naam="Taalcafé", gemeente=teststad, plek=plek)
    nieuw = Aanbod(naam="Taalcafé", gemeente=teststad, aanbieder=AanbiederFactory())

    assert dubbelen_van(nieuw) == []
    ((pk, _),) = dubbelen_van(nieuw, plekken=[plek])

    assert pk == staat_er.pk


def test_een_record_en_de_lijst_zeggen_hetzelfde(teststad):
    een, ander = (AanbodFactory(naam="Taalcafé", gemeente=teststad, telefoon="0781") for _ in "ab")

    assert dubbelen_van(een) == [(ander.pk, _enige(_hier(teststad)).oordeel)]


def test_een_nieuwe_aanbieder_zegt_waar_hij_op_lijkt():
    staat_er = AanbiederFactory(naam="Stichting Zilvermeeuw", website="https://meeuw.example")

    ((pk, _),) = dubbelen_van(Aanbieder(naam="Zilver Meeuw", website="http://www.meeuw.example"))

    assert pk == staat_er.pk


def test_een_lijst_kost_een_vast_aantal_vragen(teststad, django_assert_num_queries):
    plek = LocatieFactory(gemeente=teststad)
    for _ in range(8):
        AanbodFactory(naam="Taalcafé", gemeente=teststad, plek=plek)

    with django_assert_num_queries(2):
        dubbelen(_hier(teststad))
    with django_assert_num_queries(3):
        dubbelen(Aanbieder.objects.filter(aanbod__gemeente=teststad).distinct())


def test_tweeduizend_namen_kosten_geen_seconden(teststad):
    """Two seconds is the promise; a busy machine gets that, a quadratic list does not."""
    aanbieder = AanbiederFactory()
    soorten = ["Taalcafé", "Koffie-inloop", "Naaiclub", "Eettafel", "Spreekuur", "Wandelgroep"]
    Aanbod.objects.bulk_create(
        Aanbod(
            naam=f"{soorten[n % 6]} {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}straat",
            slug=f"veel-{n}", sorteernaam=f"{n}", samenvatting="x", rol="algemeen",
            bereik="gemeente", gemeente=teststad, aanbieder=aanbieder, eigen_oordeel="Test.",
        )
        for n in range(2000)
    )  # fmt: skip

    begin = time.process_time()
    dubbelen(_hier(teststad))
    van_de_lijst = time.process_time() - begin

    assert van_de_lijst < 2
