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
        ("Wijk 06\n  Staart\t", "Staart"),
        ("Nieuw\u00a0West", "Nieuw West"),
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
        (20_000_000, 20_000_000),
        (-99997, None),
        ("-99997", None),
        (-99999.0, None),
        (None, None),
    ],
)
def test_een_geheim_aantal_is_onbekend(waarde, verwacht):
    assert cbs.aantal(waarde) == verwacht


@pytest.mark.parametrize(
    "waarde",
    ["1.234", "1,234", "x", "²", "١", 1.5, True, [1], 20_000_001, 2**31, 10**400]
    + [float("nan"), float("inf")],
    ids=str,
)
def test_wat_geen_heel_aantal_mensen_is_wordt_geen_ander_aantal(waarde):
    with pytest.raises(cbs.Onleesbaar, match="is geen heel getal van 0 tot en met 20000000 maar"):
        cbs.aantal(waarde)


@pytest.mark.parametrize("waarde", [["x"], {}, 12, True])
def test_alleen_tekst_is_een_naam(waarde):
    with pytest.raises(cbs.Onleesbaar, match="is geen tekst maar"):
        cbs.naam(waarde)


@pytest.mark.parametrize("teken", ["\x00", "\x1b[2J", "\ud800", "\u202e", "\x7f"], ids=ascii)
def test_een_naam_met_een_stuurteken_wordt_geweigerd_en_leesbaar_getoond(teken):
    with pytest.raises(cbs.Onleesbaar, match="niet af te drukken") as gevangen:
        cbs.naam(f"Noord{teken}")

    assert str(gevangen.value).isprintable()


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists))
def test_een_melding_toont_wat_er_staat_kort_en_zonder_stuurtekens(waarde):
    getoond = cbs.toon(waarde)

    assert len(getoond) <= 60
    assert getoond.isprintable()


@pytest.mark.parametrize(
    "waarde, verwacht",
    [("JA", True), ("B", True), (True, True), ("NEE", False), (False, False), (None, False)],
)
def test_water_en_buitenland_zijn_geen_land(waarde, verwacht):
    assert cbs.is_geen_land(waarde) is verwacht


@pytest.mark.parametrize(
    "waarde, verwacht",
    [
        (2024, 2024),
        (2024.0, 2024),
        ("2024", 2024),
        ("1900", 1900),
        (2100, 2100),
        ("2024GM0505", 2024),
        ("2024WK0363MJ", 2024),
        (None, None),
    ],
)
def test_het_jaar_staat_ook_in_de_statcode(waarde, verwacht):
    assert cbs.jaar(waarde) == verwacht


@pytest.mark.parametrize("waarde", [20245, "20245", 24, "GM0505", "2024-01-01", 1899, 2101, True])
def test_wat_geen_vier_cijfers_heeft_is_geen_jaar(waarde):
    with pytest.raises(cbs.Onleesbaar, match="is geen jaartal van vier cijfers maar"):
        cbs.jaar(waarde)
