"""Postcodes follow the table of the CBS: the six digits lead to a buurt, the four to wijken."""

from collections import Counter

import pytest

from tests.factories import (
    BuurtFactory,
    PostcodeFactory,
    PostcodegebiedFactory,
    WijkFactory,
)
from tests.wijken.kaarten import laadstad, laadstad_met_grenzen, midden
from wijken.actions.postcodes import importeer_postcodes
from wijken.models import Buurt, Postcode, Postcodegebied, Wijk
from wijken.postcodetabel import Tabel, Tabelfout

pytestmark = pytest.mark.django_db

# pc6, buurt, addresses
NOORD = ("7001AA", "BU70010101", 30)
HAVEN = ("7001AB", "BU70010201", 10)


@pytest.fixture
def stad():
    return laadstad_met_grenzen()


def _plan(*rijen, toepassen=False):
    adressen = Counter({(pc6, buurt): aantal for pc6, buurt, aantal in rijen})
    return importeer_postcodes(Tabel(adressen=adressen), toepassen=toepassen)


def _bewaar(*rijen):
    return _plan(*rijen, toepassen=True)


def _postcodes():
    return set(
        Postcode.objects.filter(pc6__startswith="7").values_list("pc6", "buurt__code", "adressen")
    )


def _wijken(pc4):
    return set(Postcodegebied.objects.get(pc4=pc4).wijken.values_list("code", flat=True))


def test_vergelijken_schrijft_niets(stad):
    _plan(NOORD, HAVEN)

    assert _postcodes() == set()
    assert not Buurt.objects.filter(code__startswith="BU7001").exists()
    assert not Postcodegebied.objects.filter(pc4="7001").exists()


def test_postcodes_buurten_en_gebieden_komen_uit_de_tabel(stad):
    _bewaar(NOORD, HAVEN)

    assert _postcodes() == {NOORD, HAVEN}
    assert Buurt.objects.get(code="BU70010201").wijk == Wijk.objects.get(code="WK700102")
    assert _wijken("7001") == {"WK700101", "WK700102"}


def test_een_postcode_op_een_grens_heeft_meer_dan_een_buurt(stad):
    _bewaar(NOORD, ("7001AA", "BU70010201", 2))

    assert _postcodes() == {NOORD, ("7001AA", "BU70010201", 2)}


def test_een_nieuwe_tabel_vervangt_de_oude_en_houdt_de_buurten(stad):
    _bewaar(NOORD, HAVEN)
    vooraf = Buurt.objects.get(code="BU70010101")

    _bewaar(("7001AC", "BU70010101", 5))

    assert _postcodes() == {("7001AC", "BU70010101", 5)}
    assert Buurt.objects.get(code="BU70010101").pk == vooraf.pk
    assert Buurt.objects.filter(code="BU70010201").exists()


def test_postcodes_van_een_gemeente_buiten_de_tabel_blijven(stad):
    elders = PostcodeFactory(pc6="7777AB")

    _bewaar(NOORD)

    assert Postcode.objects.filter(pk=elders.pk).exists()


def test_een_buurt_die_van_wijk_wisselde_gaat_mee(stad):
    verkeerd = BuurtFactory(code="BU70010101", wijk=Wijk.objects.get(code="WK700102"))

    plan = _bewaar(NOORD)

    assert plan.verlegde_buurten == [verkeerd]
    assert Buurt.objects.get(pk=verkeerd.pk).wijk.code == "WK700101"


def test_een_paar_voordeuren_over_de_grens_maken_geen_gebied(stad):
    _bewaar(("7001AA", "BU70010101", 995), ("7001AB", "BU70010201", 5))

    assert _wijken("7001") == {"WK700101"}
    assert ("7001AB", "BU70010201", 5) in _postcodes()


def test_vanaf_een_op_de_honderd_adressen_telt_een_wijk_mee(stad):
    _bewaar(("7001AA", "BU70010101", 99), ("7001AB", "BU70010201", 1))

    assert _wijken("7001") == {"WK700101", "WK700102"}


def test_een_bekend_gebied_houdt_zijn_midden_en_zijn_wijken_elders(stad):
    elders = WijkFactory()
    oud = Wijk.objects.get(code="WK700102")
    PostcodegebiedFactory(pc4="7001", breedte=51.5, lengte=4.5, wijken=[elders, oud])

    _bewaar(NOORD)

    gebied = Postcodegebied.objects.get(pc4="7001")
    assert (gebied.breedte, gebied.lengte) == (51.5, 4.5)
    assert _wijken("7001") == {"WK700101", elders.code}


def test_een_nieuw_gebied_ligt_bij_zijn_adressen(stad):
    _bewaar(NOORD, HAVEN)

    gebied = Postcodegebied.objects.get(pc4="7001")
    breedte, lengte = midden(0.25)  # a quarter of the addresses lies one column on
    assert (gebied.breedte, gebied.lengte) == pytest.approx((breedte, lengte), abs=1e-4)


def test_het_punt_van_een_buurt_gaat_voor_dat_van_haar_wijk(stad):
    BuurtFactory(code="BU70010101", wijk=Wijk.objects.get(code="WK700101"), lengte=4.8, breedte=52)

    _bewaar(NOORD)

    gebied = Postcodegebied.objects.get(pc4="7001")
    assert (gebied.breedte, gebied.lengte) == (52, 4.8)


def test_zonder_grenzen_komt_er_geen_gebied_maar_wel_de_postcode():
    laadstad()

    plan = _bewaar(NOORD)

    assert plan.zonder_punt == ["7001"]
    assert _postcodes() == {NOORD}
    assert not Postcodegebied.objects.filter(pc4="7001").exists()


def test_adressen_in_een_onbekende_of_vervallen_wijk_worden_geteld(stad):
    Wijk.objects.filter(code="WK700102").update(vervallen_in=2024)

    plan = _bewaar(NOORD, HAVEN, ("7001AD", "BU70010901", 3), ("7001AE", "BU70010902", 4))

    assert plan.onbekend == {"WK700102": 10, "WK700109": 7}
    assert _postcodes() == {NOORD}


def test_een_tabel_van_een_ander_jaar_wist_niets(stad):
    _bewaar(NOORD)

    with pytest.raises(Tabelfout, match="zelfde jaar"):
        _plan(("7001AA", "BU70010901", 3))

    assert _postcodes() == {NOORD}
