"""What is read of an aanbod to choose a door by."""

from datetime import timedelta

import pytest
from django.utils import timezone

from aanbod.actions.indexeren import indexeer
from aanbod.zoeken.treffer import ONBEKEND_VER
from hulpvragen.kandidaten import kandidaten_in
from tests.factories import AanbodFactory, AanbodLocatieFactory, LocatieFactory

pytestmark = pytest.mark.django_db

GISTEREN, VANDAAG, MORGEN = (timezone.localdate() + timedelta(days=dag) for dag in (-1, 0, 1))


def _een(gemeente, **velden):
    aanbod = AanbodFactory(gemeente=gemeente, **velden)
    return kandidaten_in(gemeente)[aanbod.pk]


@pytest.mark.parametrize(
    ("van", "tot", "zakt"),
    [
        (None, None, False),
        (GISTEREN, None, True),
        (GISTEREN, VANDAAG, True),
        (GISTEREN, GISTEREN, False),
        (MORGEN, None, False),
    ],
)
def test_wat_vandaag_gesloten_is_zakt(teststad, van, tot, zakt):
    bericht = "Dicht." if van else ""
    een = _een(teststad, gesloten_van=van, gesloten_tot_en_met=tot, gesloten_bericht=bericht)

    assert een.zakt is zakt


def test_wat_vol_is_zakt_en_ruim_gaat_voor_onbekend(teststad):
    vol, ruim, onbekend = (
        _een(teststad, capaciteit=capaciteit) for capaciteit in ("vol", "ruim", "onbekend")
    )

    assert (vol.zakt, ruim.zakt, onbekend.zakt) == (True, False, False)
    assert ruim.volheid < onbekend.volheid < vol.volheid


@pytest.mark.parametrize(
    ("vanaf", "tot", "leeftijd", "deels", "heel"),
    [
        (None, None, (0, 17), True, True),
        (12, 14, (12, 17), True, False),
        (12, 18, (12, 17), True, True),
        (18, None, (12, 17), False, False),
        (None, 11, (12, 17), False, False),
        (0, 0, (0, 3), True, False),
        (65, 80, None, True, True),
    ],
)
def test_een_leeftijd_past_deels_of_helemaal(teststad, vanaf, tot, leeftijd, deels, heel):
    een = _een(teststad, leeftijd_vanaf=vanaf, leeftijd_tot_en_met=tot)

    assert een.is_voor_leeftijd(leeftijd) is deels
    assert een.is_voor_elke_leeftijd(leeftijd) is heel


def test_een_afstand_gaat_naar_de_dichtste_plek_waar_hulp_is(teststad):
    hier = (51.805, 4.665)
    plekken = [LocatieFactory(gemeente=teststad, breedte=breedte) for breedte in (51.806, 51.9)]
    een = _een(teststad, plek=plekken)

    assert 50 < een.meter_van(hier, teststad) < 200
    assert een.meter_van(None, teststad) == ONBEKEND_VER


def test_een_kantoor_is_geen_plek_om_heen_te_gaan(teststad):
    aanbod = AanbodFactory(gemeente=teststad)
    AanbodLocatieFactory(aanbod=aanbod, locatie=LocatieFactory(gemeente=teststad), soort="kantoor")
    indexeer([aanbod.pk])

    een = kandidaten_in(teststad)[aanbod.pk]

    assert een.meter_van((51.805, 4.665), teststad) == ONBEKEND_VER


def test_maatwerk_en_wat_niet_openbaar_is_zijn_er_niet_bij(teststad):
    AanbodFactory(gemeente=teststad, rol="maatwerk")
    AanbodFactory(gemeente=teststad, status="gearchiveerd")
    AanbodFactory()

    assert kandidaten_in(teststad) == {}


def test_het_is_een_vraag(teststad, django_assert_num_queries):
    AanbodFactory.create_batch(3, gemeente=teststad)

    with django_assert_num_queries(1):
        assert len(kandidaten_in(teststad)) == 3
