"""The table of routes: whole, sourced, and read in the right order."""

import pytest

from hulpvragen.antwoorden import Antwoorden
from hulpvragen.routes import GEVAAR, ROUTES, WAAROM, Deursoort, feiten, route_voor, routes_voor
from tests.factories import KeuzeFactory, OnderwerpFactory

pytestmark = pytest.mark.django_db


def _antwoorden(gevaar=False, **keuzes):
    return Antwoorden(keuzes, gevaar=gevaar)


def _over(situatie=""):
    return KeuzeFactory(situatie=situatie, onderwerpen=[OnderwerpFactory()])


def _hoe(situatie):
    return KeuzeFactory(situatie=situatie)


def test_elke_route_noemt_een_bron_of_het_eigen_oordeel_en_zegt_waarom():
    for route in (*ROUTES, GEVAAR):
        assert any(woord in route.bron for woord in ("Eindrapport", "Evaluatie", "eigen oordeel"))
        assert route.waarom
        assert route.waarom.endswith(".")
        assert not any(woord in route.waarom for woord in ("formeel", "specifiek", "algemeen"))


def test_geen_route_eindigt_bij_maatwerk_en_elke_deur_heeft_een_waarom():
    for route in ROUTES:
        assert 1 <= len(route.deuren) <= 3
        assert "maatwerk" not in route.deuren
    assert set(WAAROM) == set(Deursoort)


def test_de_laatste_route_past_altijd_en_geen_route_is_onbereikbaar():
    assert ROUTES[-1].als == frozenset()
    for nummer, route in enumerate(ROUTES):
        eerder = [een.code for een in ROUTES[:nummer] if een.als <= route.als]
        assert not eerder, f"{route.code} komt nooit aan de beurt door {eerder}"


def test_twee_onderwerpen_zijn_twee_vragen_tenzij_het_praktisch_is_of_van_alles():
    twee = [_over(), _over()]

    assert route_voor(_antwoorden(over=twee)).code == "twee"
    assert route_voor(_antwoorden(over=twee, hoe=[_hoe("kennis")])).code == "twee"
    assert route_voor(_antwoorden(over=twee, hoe=[_hoe("meer")])).code == "meer"
    assert route_voor(_antwoorden(over=twee, hoe=[_hoe("praktisch")])).code == "praktisch"


def test_drie_onderwerpen_zijn_altijd_meer_gebieden():
    drie = [_over(), _over(), _over()]

    assert route_voor(_antwoorden(over=drie, hoe=[_hoe("praktisch")])).code == "meer"


def test_een_gebeurtenis_met_twee_onderwerpen_is_een_vraag():
    scheiding = KeuzeFactory(onderwerpen=[OnderwerpFactory(), OnderwerpFactory()])

    assert route_voor(_antwoorden(over=[scheiding], hoe=[_hoe("kennis")])).code == "kennis"


def test_wie_eerst_wil_praten_gaat_niet_naar_het_wijkteam():
    antwoorden = _antwoorden(over=[_over(), _over(), _over()], hoe=[_hoe("praten")])

    assert route_voor(antwoorden).code == "praten"


def test_jeugd_gaat_voor_alles_ook_als_iemand_niet_naar_buiten_kan():
    jongere = KeuzeFactory(situatie="jeugd", leeftijd_vanaf=12, leeftijd_tot_en_met=17)
    thuis = _hoe("thuis")

    antwoorden = _antwoorden(wie=[jongere], buiten=[thuis], hoe=[_hoe("praten")])

    assert route_voor(antwoorden).code == "jongere"


@pytest.mark.parametrize("wie", ["", "jeugd"])
@pytest.mark.parametrize("buiten", ["", "thuis"])
def test_alleen_wie_het_zei_leest_dat_er_van_alles_speelt(wie, buiten):
    keuzes = {"wie": [_hoe(wie)] if wie else [], "buiten": [_hoe(buiten)] if buiten else []}
    drie = _antwoorden(over=[_over(), _over(), _over()], **keuzes)
    gezegd = _antwoorden(over=[_over()], hoe=[_hoe("meer")], **keuzes)

    assert route_voor(drie) is route_voor(gezegd)
    assert "meer dan één vraag" in route_voor(drie).waarom_bij(drie)
    assert "van alles" not in route_voor(drie).waarom_bij(drie)
    assert "van alles tegelijk" in route_voor(gezegd).waarom_bij(gezegd)


def test_opvoeden_alleen_is_jeugd_en_samen_met_wonen_niet():
    opvoeden, wonen = _over("jeugd"), _over()

    assert route_voor(_antwoorden(over=[opvoeden])).code == "jeugd"
    assert route_voor(_antwoorden(over=[opvoeden, wonen])).code == "twee"


def test_een_volwassene_met_een_opvoedvraag_krijgt_wie_er_verstand_van_heeft():
    volwassene = KeuzeFactory(leeftijd_vanaf=18)
    antwoorden = _antwoorden(over=[_over("jeugd")], wie=[volwassene], hoe=[_hoe("kennis")])

    assert route_voor(antwoorden).code == "kennis"
    assert antwoorden.raakt_jeugd


def test_gevaar_staat_boven_elke_route_en_in_plaats_van_geen():
    antwoorden = _antwoorden(gevaar=True, hoe=[_hoe("meer")])

    assert [route.code for route in routes_voor(antwoorden)] == ["gevaar", "meer"]


def test_zonder_antwoorden_zijn_er_geen_feiten():
    assert feiten(_antwoorden()) == set()
    assert route_voor(_antwoorden()).code == "niets"


def test_wie_alleen_jong_zegt_krijgt_een_leeftijd_onder_de_achttien():
    assert _antwoorden(over=[_over("jeugd")]).leeftijd == (0, 17)
    assert _antwoorden(wie=[KeuzeFactory(leeftijd_vanaf=65)]).leeftijd == (65, 120)
    assert _antwoorden().leeftijd is None
