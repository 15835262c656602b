"""Where a question names a place, and where a word only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbod.zoeken.etiketten import Etiketten
from aanbod.zoeken.plaatsherkenning import LANGSTE_NAAM, gemeente_in, plek_in

HIER = Etiketten(
    plekken=frozenset(
        ["dordrecht", "crabbehof", "vogelbuurt", "oud krispijn", "krispijn", "centrum", "de staart",
         "3317", "3311", "plan tij aan het water"]
    ),
    gemeenten={"alblasserdam": ("Alblasserdam", "alblasserdam"), "best": ("Best", "best"),
               "den haag": ("Den Haag", "den-haag")},
)  # fmt: skip


def plek(vraag):
    gevonden = plek_in(vraag.split(), HIER)
    return gevonden and gevonden.naam


def gemeente(vraag):
    gevonden = gemeente_in(vraag.split(), HIER)
    return gevonden and gevonden.naam


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("buurthuis crabbehof", "crabbehof"),
        ("crabbehof buurthuis", "crabbehof"),
        ("koffie in de vogelbuurt", "vogelbuurt"),
        ("koffie in dordrecht", "dordrecht"),
        ("iets te doen in de staart", "de staart"),
        ("koffie", None),
        ("", None),
    ],
)
def test_een_plaatsnaam_wordt_herkend_waar_hij_ook_staat(vraag, naam):
    assert plek(vraag) == naam


def test_de_langste_naam_wint():
    assert plek("koffie in oud krispijn") == "oud krispijn"
    assert plek("koffie in krispijn") == "krispijn"


def test_van_twee_plaatsen_telt_de_laatste():
    assert plek("van crabbehof naar vogelbuurt") == "vogelbuurt"


def test_een_naam_van_meer_dan_vier_woorden_wordt_niet_gezocht():
    """Known limit: a wijk of five words has to be picked from the list."""
    assert LANGSTE_NAAM == 4
    assert plek("plan tij aan het water") is None


def test_de_vindplaats_is_waar_de_naam_staat():
    gevonden = plek_in(["koffie", "in", "oud", "krispijn", "vandaag"], HIER)

    assert (gevonden.van, gevonden.tot) == (2, 4)


# --- Postcodes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("3317", "3317"),
        ("koffie 3317", "3317"),
        ("koffie 3317 zq", "3317 zq"),
        ("koffie 3317zq", "3317 zq"),
        ("3317 in de buurt", "3317"),
        ("3317 en omgeving", "3317"),
        ("3317 koffie", "3317"),
    ],
)
def test_een_postcode_wordt_herkend_met_en_zonder_letters(vraag, naam):
    assert plek(vraag) == naam


@pytest.mark.parametrize(
    "vraag", ["9999", "33170", "3317a", "3317abc", "schuld van 5000 euro", "33 17"]
)
def test_een_ander_getal_is_geen_postcode(vraag):
    assert plek(vraag) is None


def test_de_letters_van_een_postcode_horen_bij_de_plaats():
    gevonden = plek_in(["3317", "zq", "koffie"], HIER)

    assert (gevonden.van, gevonden.tot) == (0, 2)


# --- Everyday words --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("centrum voor jeugd", None),
        ("in het centrum", "centrum"),
        ("koffie in centrum", "centrum"),
        ("buurthuis bij het centrum", "centrum"),
        ("wijk centrum", "centrum"),
        ("centrum", "centrum"),
    ],
)
def test_een_alledaags_woord_is_alleen_met_in_of_alleen_een_plaats(vraag, naam):
    assert plek(vraag) == naam


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("koffie in alblasserdam", "alblasserdam"),
        ("alblasserdam koffie", "alblasserdam"),
        ("wat kan ik het best doen", None),
        ("huis zoeken in best", "best"),
        ("best", "best"),
        ("naar den haag verhuizen", "den haag"),
    ],
)
def test_een_andere_gemeente_wordt_herkend_en_een_alledaags_woord_niet(vraag, naam):
    assert gemeente(vraag) == naam


def test_de_eigen_gemeente_is_geen_andere():
    assert gemeente("koffie in dordrecht") is None


@given(
    st.lists(
        st.sampled_from(
            ["in", "de", "het", "centrum", "3317", "zq", "krispijn", "oud", "best", "x"]
        ),
        max_size=9,
    )
)
def test_wat_gevonden_wordt_staat_er_ook(woorden):
    for gevonden in (plek_in(woorden, HIER), gemeente_in(woorden, HIER)):
        if gevonden:
            assert 0 <= gevonden.van < gevonden.tot <= len(woorden)
            assert "".join(woorden[gevonden.van : gevonden.tot]) == gevonden.naam.replace(" ", "")
