"""An age in a question, and the numbers that are none."""

import pytest

from aanbod.zoeken.leeftijd import GEEN, Leeftijd, leeftijd_in
from wijken.tekst import ruwe_woorden

JONG, SCHOOL, TIENER = "kinderen-0-4", "kinderen-4-12", "jongeren-12-18"
OUD = "ouderen-en-mantelzorgers"


def onderwerp(vraag):
    return leeftijd_in(ruwe_woorden(vraag)).onderwerp


@pytest.mark.parametrize(
    ("jaren", "verwacht"),
    [
        (0, JONG),
        (3, JONG),
        (4, SCHOOL),
        (11, SCHOOL),
        (12, TIENER),
        (17, TIENER),
        (18, ""),
        (40, ""),
    ],
)
def test_de_leeftijd_van_een_kind_wijst_de_groep_aan(jaren, verwacht):
    assert onderwerp(f"mijn zoon van {jaren}") == verwacht


@pytest.mark.parametrize(("jaren", "verwacht"), [(67, ""), (68, OUD), (82, OUD), (99, OUD)])
def test_een_hoge_leeftijd_van_een_volwassene_wijst_naar_ouderen(jaren, verwacht):
    assert onderwerp(f"mijn moeder is {jaren}") == verwacht


@pytest.mark.parametrize(
    "vraag",
    ["dochter van 14", "14 jarige dochter", "14jarige", "14-jarige jongen", "meisje 14jr", "ik ben 14",
     "mijn zusje wordt veertien jaar", "puber (14)", "zoon van veertien"],
)  # fmt: skip
def test_een_leeftijd_wordt_in_elke_schrijfwijze_gelezen(vraag):
    assert onderwerp(vraag) == TIENER


@pytest.mark.parametrize(
    "vraag",
    ["baby van 9 maanden", "kindje 20 weken", "mijn zoontje is 15 mnd", "zoon van negen maanden"],
)
def test_een_leeftijd_in_maanden_of_weken_is_die_van_een_baby(vraag):
    assert onderwerp(vraag) == JONG


@pytest.mark.parametrize(
    "vraag",
    ["", "een kind", "bus 14", "wij zijn met zijn drieen", "3317", "kamer 14 euro", "een jaar", "nr 12",
     "112", "zes gesprekken", "twee kinderen", "schuld van 14 duizend"],
)  # fmt: skip
def test_een_getal_dat_geen_leeftijd_is_zegt_niets(vraag):
    assert leeftijd_in(ruwe_woorden(vraag)) == GEEN


def test_een_volwassen_kind_is_geen_opvoeding():
    assert leeftijd_in(ruwe_woorden("mijn zoon van 34")) == Leeftijd(volwassen_kind=True)
    assert leeftijd_in(ruwe_woorden("ik ben 34 jaar")) == GEEN


def test_de_eerste_leeftijd_bij_een_mens_telt():
    assert onderwerp("bus 14 naar oma van 82 met dochter van 3") == OUD
