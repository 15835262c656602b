"""Words as the index knows them, for what is saved and for what is asked."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aanbod.zoeken.lezing import Lezing
from aanbod.zoeken.tekst import (
    MAX_VRAAG,
    MAX_WOORDEN,
    STOPWOORDEN,
    delen,
    indexwoorden,
    ruwe_woorden,
    stam,
)


def vraagtermen(vraag):
    """What is looked for, of a question that nobody repaired."""
    return Lezing(ruwe_woorden(vraag[:MAX_VRAAG])).termen


INDEXWOORD = re.compile(r"[a-z0-9]+")


@pytest.mark.parametrize(
    ("enkelvoud", "meervoud"),
    [
        ("schuld", "schulden"),
        ("huis", "huizen"),
        ("huis", "huisje"),
        ("brief", "brieven"),
        ("cursus", "cursussen"),
        ("taal", "talen"),
        ("gezin", "gezinnen"),
        ("woning", "wonen"),
        ("maaltijd", "maaltijden"),
        ("uitkering", "uitkeringen"),
        ("vrijwilliger", "vrijwilligers"),
        ("mantelzorg", "mantelzorgers"),
    ],
)
def test_enkelvoud_en_meervoud_hebben_dezelfde_stam(enkelvoud, meervoud):
    assert stam(enkelvoud) == stam(meervoud)


def test_ouders_zijn_geen_ouderen():
    assert stam("ouders") == stam("ouder")


@pytest.mark.parametrize(("een", "ander"), [("gezin", "zin"), ("schuld", "schuur")])
def test_woorden_die_op_elkaar_lijken_houden_een_eigen_stam(een, ander):
    assert stam(een) != stam(ander)


@pytest.mark.parametrize("woord", ["3311", "112", "0800", "v2", "3311ab"])
def test_een_woord_met_cijfers_blijft_zoals_het_is(woord):
    assert stam(woord) == woord
    assert indexwoorden(woord) == [woord]


@pytest.mark.parametrize(
    ("woord", "helften"),
    [
        ("taalcursus", ("taal", "cursus")),
        ("buurtmaaltijd", ("buurt", "maaltijd")),
        ("huiswerkbegeleiding", ("huiswerk", "begeleiding")),
        ("fietsles", ("fiets", "les")),
        ("stadspas", ("stad", "pas")),
        ("koffie", ()),
        ("eenzaam", ()),
        ("xqzwv", ()),
        ("", ()),
        ("عربي", ()),
    ],
)
def test_een_samenstelling_valt_uiteen_in_bekende_woorden(woord, helften):
    assert delen(woord) == helften


def test_een_samenstelling_is_te_vinden_op_zichzelf_en_op_haar_helften():
    woorden = indexwoorden("Taalcursus")

    assert woorden == [stam("taalcursus"), stam("taal"), stam("cursus")]
    assert vraagtermen("taalcursus") == [tuple(woorden)]


def test_accenten_hoofdletters_en_leestekens_doen_er_niet_toe():
    assert indexwoorden("CAFÉ, financiën!") == indexwoorden("cafe financien")


def test_stopwoorden_tellen_niet_mee():
    assert indexwoorden("ik zoek hulp bij de schulden van mijn moeder") == [
        stam("schulden"),
        stam("moeder"),
    ]
    assert vraagtermen("Wie kan mij helpen?") == []


def test_stopwoorden_staan_er_zoals_een_vraag_ze_kent():
    assert all(ruwe_woorden(woord) == [woord] for woord in STOPWOORDEN)


def test_een_woord_dat_vaker_voorkomt_telt_een_keer_in_de_volgorde_van_de_tekst():
    assert indexwoorden("tuin en koffie", "koffie, tuinen, hond") == ["tuin", "koffie", "hond"]


@pytest.mark.parametrize("tekst", ["عربي", "Ελλάδα", "українська", "中文"])
def test_een_ander_schrift_wordt_ascii_en_blijft_te_vinden(tekst):
    (woord,) = indexwoorden(tekst)

    assert INDEXWOORD.fullmatch(woord)
    assert vraagtermen(tekst) == [(woord,)]


def test_woorden_van_een_ander_schrift_blijven_verschillend():
    assert indexwoorden("українська") != indexwoorden("русская")


def test_hooguit_zoveel_woorden_van_een_vraag_tellen():
    vraag = " ".join(f"{nummer}x" for nummer in range(MAX_WOORDEN + 5))

    assert vraagtermen(vraag) == [(f"{nummer}x",) for nummer in range(MAX_WOORDEN)]


def test_wat_na_het_maximum_aan_tekens_staat_telt_niet():
    assert vraagtermen(" " * (MAX_VRAAG - 4) + "tuin koffie") == [("tuin",)]
    assert vraagtermen(" " * MAX_VRAAG + "koffie") == []


@given(st.text())
@example("ﬁets ½ ² ⅻ İstanbul ſ ß K _ \x00")
@example("'; DROP TABLE x; -- \" OR * NEAR( ) & | ! :*")
def test_een_indexwoord_bestaat_uit_letters_en_cijfers(tekst):
    woorden = indexwoorden(tekst) + [woord for term in vraagtermen(tekst) for woord in term]

    assert all(INDEXWOORD.fullmatch(woord) for woord in woorden), woorden


@pytest.mark.parametrize("woord", ["email", "emailt", "meeaten", "nageaapt", "repetitieweekend"])
def test_een_lemma_met_een_streepje_geeft_toch_een_indexwoord(woord):
    assert INDEXWOORD.fullmatch(stam(woord))


@given(st.text(max_size=MAX_VRAAG))
def test_een_tekst_is_te_vinden_met_haar_eigen_woorden(tekst):
    woorden = set(indexwoorden(tekst))

    assert all(term[0] in woorden for term in vraagtermen(tekst))


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("fiets", "fietsen"),
        ("les", "lessen"),
        ("cafe", "cafes"),
        ("huis", "huizen"),
        ("kind", "kinderen"),
    ],
)
def test_enkelvoud_en_meervoud_zijn_een_indexwoord(een, ander):
    assert stam(een) == stam(ander)


def test_een_buurthuis_bestaat_uit_buurt_en_huis():
    assert delen("buurthuizen") == ("buurt", "huis")
    assert delen("kinderen") == ()
