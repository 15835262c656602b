"""Codes, names and numbers are read however the CBS, or a spreadsheet, wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijken import cbs


@pytest.mark.parametrize(
    "soort, waarde, verwacht",
    [
        ("GM", "GM0505", "GM0505"),
        ("GM", "0505", "GM0505"),
        ("GM", 505, "GM0505"),
        ("WK", "WK050508", "WK050508"),
        ("WK", 50508, "WK050508"),
        ("WK", " wk0363mj ", "WK0363MJ"),
        ("BU", "05050801", "BU05050801"),
        ("BU", "5050801", "BU05050801"),
        ("BU", "0363AF01", "BU0363AF01"),
        ("GM", "", None),
        ("GM", None, None),
        ("WK", "WK0505", None),
        ("WK", "BU05050801", None),
        ("BU", "WK050508", None),
        ("BU", "²²²²²²²²", None),
    ],
)
def test_een_code_wordt_herkend_met_en_zonder_letters_en_nullen(soort, waarde, verwacht):
    assert cbs.code(soort, waarde) == verwacht


@given(st.text())
def test_wat_er_ook_staat_een_code_heeft_de_juiste_vorm_of_is_er_niet(tekst):
    code = cbs.code("WK", tekst)

    assert code is None or (len(code) == 8 and code.isascii())


def test_een_buurt_noemt_in_haar_code_haar_wijk_en_die_haar_gemeente():
    assert cbs.wijk_van("BU05050801") == "WK050508"
    assert cbs.gemeente_van("WK050508") == cbs.gemeente_van("BU05050801") == "GM0505"


@pytest.mark.parametrize(
    "naam, verwacht",
    [
        ("Wijk 06 Staart", "Staart"),
        ("Wijk 08 Crabbehof/Zuidhoven", "Crabbehof/Zuidhoven"),
        ("Wijk 01", "Wijk 01"),
        ("Wijkerbroek", "Wijkerbroek"),
        ("Wijk aan Zee", "Wijk aan Zee"),
        ("Wijk en Aalburg", "Wijk en Aalburg"),
        ("  Centrum ", "Centrum"),
        (None, ""),
    ],
)
def test_een_naam_is_zoals_mensen_haar_zeggen(naam, verwacht):
    assert cbs.naam(naam) == verwacht


@pytest.mark.parametrize(
    "waarde, verwacht",
    [
        (4915, 4915),
        ("4915", 4915),
        (4915.0, 4915),
        (0, 0),
        (-99997, None),
        (None, None),
        ("x", None),
    ]
    + [(float("nan"), None), (float("inf"), None)],
)
def test_een_geheim_aantal_is_onbekend(waarde, verwacht):
    assert cbs.aantal(waarde) == verwacht


@pytest.mark.parametrize(
    "waarde, verwacht",
    [("JA", True), ("B", True), (True, True), ("NEE", False), (False, False), (None, False)],
)
def test_water_en_buitenland_zijn_geen_land(waarde, verwacht):
    assert cbs.is_geen_land(waarde) is verwacht


@pytest.mark.parametrize(
    "waarde, verwacht", [(2024, 2024), ("2024GM0505", 2024), (None, None), ("GM0505", None)]
)
def test_het_jaar_staat_ook_in_de_statcode(waarde, verwacht):
    assert cbs.jaar(waarde) == verwacht
