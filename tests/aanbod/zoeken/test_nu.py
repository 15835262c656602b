"""What is open and reachable now: the same as the database says, and asked only once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aanbod.actions.indexeren import indexeer
from aanbod.actions.openingstijden import bereid_alles_voor
from aanbod.models import Aanbod, AanbodLocatie, Openblok, Versie
from aanbod.zoeken.nu import nu, volgende_wissel
from tests.factories import AanbodFactory, AanbodLocatieFactory, LocatieFactory

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# A Wednesday.
DAG = datetime(2026, 4, 22, tzinfo=AMSTERDAM)


@pytest.fixture
def voorbereid(db):
    bereid_alles_voor(DAG.date())


@pytest.fixture
def deur(teststad):
    plek = AanbodLocatieFactory(
        aanbod=AanbodFactory(gemeente=teststad),
        locatie=LocatieFactory(gemeente=teststad),
        openingstijden="Mo-Fr 09:00-17:00",
    )
    indexeer([plek.aanbod_id])
    bereid_alles_voor(DAG.date())
    return plek.aanbod


def stand(gemeente, moment):
    return nu(gemeente, Versie.objects.voor(gemeente).alles, moment)


def om(uur, minuut=0):
    return DAG.replace(hour=uur, minute=minuut)


def test_het_zegt_hetzelfde_als_het_aanbod_zelf(voorbeeldstad, voorbereid):
    hier = Aanbod.objects.in_gemeente(voorbeeldstad)
    ooit_open = ooit_bereikbaar = False
    for uur in range(0, 48, 3):
        moment = DAG + timedelta(hours=uur, minutes=7)
        gezegd = stand(voorbeeldstad, moment)

        assert gezegd.open == set(hier.open_op(moment).values_list("pk", flat=True))
        assert gezegd.bereikbaar == set(hier.bereikbaar_op(moment).values_list("pk", flat=True))
        ooit_open |= bool(gezegd.open)
        ooit_bereikbaar |= bool(gezegd.bereikbaar)
    assert ooit_open
    assert ooit_bereikbaar


def test_het_wordt_een_keer_gevraagd_tot_een_deur_open_of_dicht_gaat(
    teststad, deur, django_assert_num_queries
):
    versie = Versie.objects.voor(teststad).alles
    eerst = nu(teststad, versie, om(10))

    with django_assert_num_queries(0):
        assert nu(teststad, versie, om(10, 1)) == eerst
    assert eerst.open == {deur.pk}
    assert eerst.tot <= om(17)


def test_na_het_sluiten_van_een_deur_is_het_antwoord_nieuw(teststad, deur):
    versie = Versie.objects.voor(teststad).alles

    assert nu(teststad, versie, om(8, 59)).open == set()
    assert nu(teststad, versie, om(9)).open == {deur.pk}
    assert nu(teststad, versie, om(16, 59)).open == {deur.pk}
    assert nu(teststad, versie, om(17)).open == set()


def test_ook_terug_in_de_tijd_klopt_het(teststad, deur):
    """Two processes need not have the same clock."""
    versie = Versie.objects.voor(teststad).alles
    assert nu(teststad, versie, om(18)).open == set()

    assert nu(teststad, versie, om(16)).open == {deur.pk}


@pytest.mark.parametrize(
    "verander",
    [
        lambda deur: Aanbod.objects.filter(pk=deur.pk).update(
            gesloten_van=DAG.date(), gesloten_bericht="Dicht."
        ),
        lambda deur: AanbodLocatie.objects.filter(aanbod=deur).update(openingstijden=""),
        lambda deur: AanbodLocatie.objects.filter(aanbod=deur).delete(),
    ],
    ids=["gesloten", "andere tijden", "plek weg"],
)
def test_een_verandering_is_meteen_te_zien(teststad, deur, verander):
    assert stand(teststad, om(10)).open == {deur.pk}

    verander(deur)

    assert stand(teststad, om(10)).open == set()


@pytest.mark.parametrize(
    ("moment", "wissel"),
    [(om(8, 59), om(9)), (om(9), om(17)), (om(16, 59), om(17)), (om(17), DAG + timedelta(days=1))],
)
def test_de_volgende_wissel_is_het_eerste_begin_of_einde(teststad, deur, moment, wissel):
    Openblok.objects.exclude(notatie="Mo-Fr 09:00-17:00").delete()

    assert volgende_wissel(Versie.objects.voor(teststad).alles, moment) == wissel


def test_zonder_deuren_is_de_volgende_wissel_middernacht(teststad):
    Openblok.objects.all().delete()
    versie = Versie.objects.voor(teststad).alles

    assert volgende_wissel(versie, om(10)) == DAG + timedelta(days=1)
    # The night in which the clock goes forward: a day of 23 hours.
    zondag = datetime(2026, 3, 29, 0, 30, tzinfo=AMSTERDAM)
    assert volgende_wissel(versie, zondag) == datetime(2026, 3, 30, tzinfo=AMSTERDAM)


def test_van_een_andere_gemeente_is_hier_niets_open(teststad, deur, voorbeeldstad):
    assert deur.pk not in stand(voorbeeldstad, om(10)).open
