"""A locatie gets its wijk from its position, never from what was typed."""

import pytest

from tests.factories import LocatieFactory, OmtrekFactory, WijkFactory, vierkant
from wijken.actions.locaties import bewaar_locatie
from wijken.ligging import wijk_op
from wijken.models import Editie, Locatie

pytestmark = pytest.mark.django_db


def _bewaar(gemeente, **velden):
    locatie = bewaar_locatie(LocatieFactory.build(gemeente=gemeente, **velden))
    return Locatie.objects.get(pk=locatie.pk)


@pytest.mark.parametrize("lengte, slug", [(4.665, "west"), (4.675, "oost")])
def test_de_wijk_volgt_uit_de_positie(teststad, lengte, slug):
    assert _bewaar(teststad, breedte=51.805, lengte=lengte).wijk.slug == slug


def test_een_ingevulde_wijk_wijkt_voor_de_positie(teststad):
    west = teststad.wijken.get(slug="west")

    assert _bewaar(teststad, wijk=west, breedte=51.805, lengte=4.675).wijk.slug == "oost"


def test_een_verplaatste_locatie_verhuist_mee_naar_de_andere_wijk(teststad):
    locatie = _bewaar(teststad, breedte=51.805, lengte=4.665)
    locatie.lengte = 4.675

    bewaar_locatie(locatie)

    assert Locatie.objects.get(pk=locatie.pk).wijk.slug == "oost"


def test_op_de_grens_hoort_een_locatie_altijd_bij_dezelfde_wijk(teststad):
    gevonden = {wijk_op(51.805, 4.67, teststad) for _ in range(3)}

    assert gevonden == {teststad.wijken.order_by("code").first()}


def test_op_een_hoek_hoort_een_locatie_bij_precies_een_wijk(teststad):
    assert wijk_op(51.80, 4.67, teststad) == teststad.wijken.order_by("code").first()


def test_buiten_alle_wijken_heeft_een_locatie_geen_wijk(teststad):
    west = teststad.wijken.get(slug="west")

    assert _bewaar(teststad, wijk=west, breedte=52.10, lengte=5.10).wijk is None


def test_zonder_grenzen_houdt_een_locatie_met_een_positie_haar_gekozen_wijk():
    wijk = WijkFactory()

    assert _bewaar(wijk.gemeente, wijk=wijk, breedte=51.805, lengte=4.665).wijk == wijk


def test_zonder_grenzen_blijft_een_wijk_van_elders_niet_staan():
    elders = WijkFactory()

    assert _bewaar(WijkFactory().gemeente, wijk=elders, breedte=51.805, lengte=4.665).wijk is None


def test_de_omtrek_van_een_andere_gemeente_telt_niet_mee(teststad):
    OmtrekFactory(wijk=WijkFactory(), geometrie=vierkant(5.0, 52.0))

    assert wijk_op(52.005, 5.005, teststad) is None


def test_een_editie_die_niet_in_gebruik_is_telt_niet_mee(teststad):
    Editie.objects.filter(gemeente=teststad).update(actief=False)

    assert wijk_op(51.805, 4.665, teststad) is None


def test_een_gat_in_een_wijk_hoort_er_niet_bij(teststad):
    wijk = WijkFactory(gemeente=teststad)
    buiten = vierkant(4.70, 51.80)["coordinates"][0]
    gat = vierkant(4.703, 51.803, 0.004)["coordinates"][0]
    OmtrekFactory(
        wijk=wijk,
        editie=Editie.objects.get(gemeente=teststad),
        geometrie={"type": "Polygon", "coordinates": [buiten, gat]},
    )

    assert wijk_op(51.801, 4.701, teststad) == wijk
    assert wijk_op(51.805, 4.705, teststad) is None


def test_een_wijk_uit_losse_delen_telt_als_geheel(teststad):
    wijk = WijkFactory(gemeente=teststad)
    delen = [vierkant(4.70, 51.80)["coordinates"], vierkant(4.75, 51.80)["coordinates"]]
    OmtrekFactory(
        wijk=wijk,
        editie=Editie.objects.get(gemeente=teststad),
        geometrie={"type": "MultiPolygon", "coordinates": delen},
    )

    assert wijk_op(51.805, 4.705, teststad) == wijk_op(51.805, 4.755, teststad) == wijk


def test_een_locatie_die_alleen_als_wijk_bekend_is_houdt_die_wijk(teststad):
    oost = teststad.wijken.get(slug="oost")

    locatie = _bewaar(teststad, wijk=oost, precisie="wijk", breedte=None, lengte=None)

    assert locatie.wijk == oost


def test_elke_locatie_met_een_positie_ligt_in_de_wijk_die_erbij_staat(voorbeeldstad):
    locaties = Locatie.objects.filter(breedte__isnull=False).select_related("gemeente", "wijk")

    fout = [een for een in locaties if wijk_op(een.breedte, een.lengte, een.gemeente) != een.wijk]

    assert locaties
    assert not fout
