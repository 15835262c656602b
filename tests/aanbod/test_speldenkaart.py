import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbod import speldenkaart
from aanbod.models import Speld
from aanbod.speldenkaart import (
    CEL,
    celmaat,
    spelden_in,
    te_veel,
    trossen_in,
    trossen_van,
)
from tests.factories import AanbodFactory
from wijken.mercator import ZOOM, naar_pixel
from wijken.vak import Vak

CENTRUM = Vak(4.66, 51.80, 4.68, 51.82)
breedtes = st.floats(50.75, 53.55)
lengtes = st.floats(3.3, 7.2)


@pytest.fixture
def zet(teststad):
    """Puts pins at these places (breedte, lengte), all of one aanbod of Teststad."""
    aanbod = AanbodFactory(gemeente=teststad)

    def zet_(plekken, gemeente=teststad):
        spelden = []
        for breedte, lengte in plekken:
            x, y = naar_pixel(breedte, lengte)
            spelden.append(
                Speld(
                    aanbod=aanbod,
                    gemeente=gemeente,
                    x=x,
                    y=y,
                    breedte=breedte,
                    lengte=lengte,
                    soort="kantoor",
                )
            )
        Speld.objects.bulk_create(spelden)

    return zet_


# --- The area ----------------------------------------------------------------------------


def test_alleen_wat_in_het_vak_ligt_komt_mee(zet):
    zet([(51.81, 4.67), (51.81, 4.69), (51.79, 4.67), (51.83, 4.67), (51.81, 4.65)])

    assert list(spelden_in(CENTRUM).values_list("breedte", "lengte")) == [(51.81, 4.67)]


def test_zonder_vak_komt_alles_mee(zet):
    zet([(51.81, 4.67), (53.0, 6.0)])

    assert spelden_in(None).count() == Speld.objects.count()


def test_een_vak_wordt_uit_de_index_beantwoord(zet):
    zet([(51.81, 4.67)])

    assert "speld_vak" in spelden_in(CENTRUM).explain()


def test_boven_de_grens_zijn_het_er_te_veel(zet, monkeypatch):
    monkeypatch.setattr(speldenkaart, "GRENS", 3)
    zet([(51.81, 4.67)] * 3)
    assert not te_veel(spelden_in(CENTRUM))

    zet([(51.81, 4.67)])
    assert te_veel(spelden_in(CENTRUM))


def test_van_spelden_in_het_geheugen_zijn_er_even_snel_te_veel(monkeypatch):
    monkeypatch.setattr(speldenkaart, "GRENS", 3)

    assert not te_veel([(51.81, 4.67)] * 3)
    assert te_veel([(51.81, 4.67)] * 4)


# --- Clusters ----------------------------------------------------------------------------


def test_trossen_tellen_elke_speld_een_keer(zet, teststad, voorbeeldstad):
    zet([(51.80 + i / 1000, 4.66 + j / 1000) for i in range(10) for j in range(10)])
    zet([(51.805, 4.665)], voorbeeldstad)

    for zoom in range(ZOOM + 1):
        trossen = trossen_in(CENTRUM, zoom)
        assert sum(tros.aantal for tros in trossen) == spelden_in(CENTRUM).count() == 101
        assert {tros.gemeente for tros in trossen} == {teststad.pk, voorbeeldstad.pk}


def test_een_tros_staat_op_het_midden_van_wat_er_ligt(zet):
    zet([(51.81, 4.670), (51.81, 4.672)])

    (tros,) = trossen_in(CENTRUM, 7)

    assert (tros.breedte, tros.lengte, tros.aantal) == (51.81, 4.671, 2)


def test_dichterbij_valt_een_tros_uiteen(zet):
    zet([(51.81, 4.661), (51.81, 4.679)])

    assert len(trossen_in(CENTRUM, 7)) == 1
    assert len(trossen_in(CENTRUM, 15)) == 2


def test_trossen_kosten_een_vraag(zet):
    zet([(51.81, 4.67)] * 20)

    with CaptureQueriesContext(connection) as vragen:
        trossen_in(CENTRUM, 12)

    assert len(vragen) == 1


@pytest.mark.parametrize("zoom", [0, 7, 12, 16, ZOOM])
def test_het_geheugen_geeft_dezelfde_trossen_als_de_database(zet, teststad, zoom):
    plekken = [(51.80 + i * 0.00137 % 0.02, 4.66 + i * 0.00311 % 0.02) for i in range(200)]
    zet(plekken)

    assert trossen_van(plekken, teststad.pk, zoom) == trossen_in(CENTRUM, zoom)


@given(st.lists(st.tuples(breedtes, lengtes), max_size=40), st.integers(0, ZOOM))
@settings(deadline=None)
def test_elke_plek_zit_in_een_tros_die_niet_verder_ligt_dan_een_cel(plekken, zoom):
    trossen = trossen_van(plekken, 1, zoom)

    assert sum(tros.aantal for tros in trossen) == len(plekken)
    maat = celmaat(zoom)
    middens = [naar_pixel(tros.breedte, tros.lengte) for tros in trossen]
    # A place is rounded to five decimals: some ten pixels of the finest level.
    for x, y in (naar_pixel(*plek) for plek in plekken):
        assert any(abs(x - mx) <= maat + 20 and abs(y - my) <= maat + 20 for mx, my in middens)


@given(st.integers(0, ZOOM - 1))
def test_een_cel_is_overal_even_groot_op_het_scherm_en_deelt_zich_in_vieren(zoom):
    assert celmaat(zoom) == 2 * celmaat(zoom + 1)
    assert celmaat(ZOOM) == CEL
