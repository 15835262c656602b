"""Buurten get their official name and a point inside, and follow their wijk."""

import pytest
from shapely.geometry import Point, shape

from tests.factories import BuurtFactory, PostcodeFactory
from tests.wijken.kaarten import buurt, kaart, laadstad, vak
from wijken.actions.buurten import bewaar_buurten
from wijken.buurtplan import vergelijk_buurten
from wijken.models import Buurt, Wijk
from wijken.omtrekken import Grensfout

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijken():
    return {wijk.code: wijk for wijk in laadstad().wijken.all()}


def _plan(wijken, *features):
    return vergelijk_buurten(kaart(*features), "GM7001", wijken)


def test_een_nieuwe_buurt_krijgt_naam_wijk_en_een_punt_erbinnen(wijken):
    bewaar_buurten(_plan(wijken, buurt("BU70010101", vak(0), buurtnaam="Kade e.o.")))

    nieuw = Buurt.objects.get(code="BU70010101")
    assert (nieuw.naam, nieuw.wijk) == ("Kade e.o.", wijken["WK700101"])
    assert shape(vak(0)).contains(Point(nieuw.lengte, nieuw.breedte))


def test_een_bekende_buurt_wordt_bijgewerkt_en_houdt_haar_postcodes(wijken):
    bekend = BuurtFactory(code="BU70010101", wijk=wijken["WK700102"], naam="Oud")
    PostcodeFactory(pc6="7001AB", buurt=bekend)

    plan = _plan(wijken, buurt("BU70010101", vak(0)))
    bewaar_buurten(plan)

    assert (plan.nieuw, len(plan.gewijzigd)) == ([], 1)
    nu = Buurt.objects.get(code="BU70010101")
    assert (nu.pk, nu.naam, nu.wijk) == (bekend.pk, "Buurt 01", wijken["WK700101"])
    assert [een.pc6 for een in nu.postcodes.all()] == ["7001AB"]


def test_dezelfde_kaart_een_tweede_keer_verandert_niets(wijken):
    bewaar_buurten(_plan(wijken, buurt("BU70010101", vak(0))))

    plan = _plan(wijken, buurt("BU70010101", vak(0)))

    assert (plan.nieuw, plan.gewijzigd) == ([], [])


def test_water_en_andere_gemeenten_doen_niet_mee(wijken):
    plan = _plan(wijken, buurt("BU70010199", vak(0), water="JA"), buurt("BU70020101", vak(1)))

    assert (plan.nieuw, plan.zonder_wijk) == ([], [])


def test_een_buurt_zonder_bekende_wijk_wordt_genoemd(wijken):
    assert _plan(wijken, buurt("BU70010901", vak(0))).zonder_wijk == ["BU70010901"]


def test_een_buurt_die_ontbreekt_blijft_staan(wijken):
    BuurtFactory(code="BU70010202", wijk=wijken["WK700102"])

    bewaar_buurten(_plan(wijken, buurt("BU70010101", vak(0))))

    assert Buurt.objects.filter(code="BU70010202").exists()


def test_een_buurt_van_een_nieuwe_wijk_wordt_na_die_wijk_bewaard(wijken):
    nieuw = Wijk(code="WK700103", naam="Nieuw", slug="nieuw")
    plan = _plan(wijken | {"WK700103": nieuw}, buurt("BU70010301", vak(0)))

    nieuw.gemeente = wijken["WK700101"].gemeente
    nieuw.save()
    bewaar_buurten(plan)

    assert Buurt.objects.get(code="BU70010301").wijk == nieuw


def test_een_bekende_buurt_gaat_over_naar_een_nieuwe_wijk(wijken):
    bekend = BuurtFactory(code="BU70010301", wijk=wijken["WK700102"])
    nieuw = Wijk(code="WK700103", naam="Nieuw", slug="nieuw")
    plan = _plan(wijken | {"WK700103": nieuw}, buurt("BU70010301", vak(0)))

    nieuw.gemeente = wijken["WK700101"].gemeente
    nieuw.save()
    bewaar_buurten(plan)

    assert Buurt.objects.get(pk=bekend.pk).wijk == nieuw


def test_het_aantal_vragen_groeit_niet_met_het_aantal_buurten(wijken, django_assert_num_queries):
    codes = [f"BU700101{nummer:02}" for nummer in range(40)]
    for code in codes[:20]:
        BuurtFactory(code=code, wijk=wijken["WK700101"], naam="Oud")
    plan = _plan(wijken, *(buurt(code, vak(0)) for code in codes))

    assert (len(plan.nieuw), len(plan.gewijzigd)) == (20, 20)
    # The new, the changed, and a savepoint around them.
    with django_assert_num_queries(4):
        bewaar_buurten(plan)


def test_buurten_komen_er_allemaal_of_geen(wijken):
    plan = _plan(wijken, buurt("BU70010101", vak(0)), buurt("BU70010102", vak(1)))
    plan.gewijzigd = [Buurt(pk=1, code="BU70010103", wijk=Wijk(code="WK700109"))]

    with pytest.raises(ValueError, match="unsaved related object"):
        bewaar_buurten(plan)

    assert not Buurt.objects.filter(code__startswith="BU7001").exists()


def test_een_buurt_zonder_omtrek_wordt_geweigerd(wijken):
    with pytest.raises(Grensfout, match="omtrek van BU70010101"):
        _plan(wijken, buurt("BU70010101", None))
