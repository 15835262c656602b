"""Opening hours by the day, to and from the notation."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from aanbod.weekrooster import DAG, Rooster, Uren, als_tekst, in_woorden, lees, lees_uren, schrijf


@pytest.mark.parametrize(
    "tekst, gelezen",
    [
        ("9-12", "9:00-12:00"),
        ("9:00 – 12.30 uur en 13u-17u op afspraak", "9:00-12:30, 13:00-17:00 op afspraak"),
        ("13-17, 9 tot 12", "9:00-12:00, 13:00-17:00"),
        ("22:00-2:00", "22:00-2:00"),
        ("0-24", "0:00-24:00"),
        ("9-12,", "9:00-12:00"),
        ("Gesloten", ""),
        (" ", ""),
    ],
)
def test_uren_zoals_mensen_ze_schrijven(tekst, gelezen):
    assert als_tekst(lees_uren(tekst)) == gelezen


@pytest.mark.parametrize(
    "tekst", ["abc", "25-26", "9:75-12", "12-12", "24-3", "9-12 13-17", "9", "²-3"]
)
def test_wat_geen_uren_zijn_wordt_gezegd(tekst):
    with pytest.raises(ValidationError, match="Schrijf"):
        lees_uren(tekst)


@pytest.mark.parametrize(
    "notatie, woorden",
    [
        ("Mo-Fr 09:00-17:00; PH off", "ma t/m vr 9:00-17:00; op feestdagen gesloten"),
        ("Mo-Su 10:00-22:00", "ma t/m zo 10:00-22:00"),
        ("Mo,We 18:00-02:00", "ma, wo 18:00-2:00"),
        (
            'Mo 09:00-12:00, Mo 13:00-16:00 "op afspraak"; PH off',
            "ma 9:00-12:00, 13:00-16:00 op afspraak; op feestdagen gesloten",
        ),
        ("24/7", "ma t/m zo 0:00-24:00"),
        ("", "niet bekend"),
        ("Mo[1] 10:00-12:00", "Mo[1] 10:00-12:00"),
        ("als de zon schijnt", "als de zon schijnt"),
    ],
)
def test_in_woorden(notatie, woorden):
    assert in_woorden(notatie) == woorden


def test_een_latere_regel_vervangt_een_eerdere_zoals_de_bibliotheek_zegt():
    rooster = lees('Tu-Th 10:00-12:00; Tu 13:00-17:00 "op afspraak"')

    assert [als_tekst(dag) for dag in rooster.dagen[:3]] == [
        "", "13:00-17:00 op afspraak", "10:00-12:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "notatie",
    [
        "Mo[1] 10:00-12:00",
        "Jun-Aug Mo 10:00-12:00",
        "2099 Jan 3 10:00-12:00",
        'Mo 10:00-12:00 "alleen leden"',
        'Sa unknown "op afspraak"',
        "PH off",
        "Mo 10:00-12:00; Dec 24 off",
    ],
)
def test_wat_geen_week_is_blijft_een_notatie(notatie):
    assert lees(notatie) is None


def test_wat_niet_te_lezen_is_zegt_hoe_het_moet():
    with pytest.raises(ValidationError, match="Mo-Fr 09:00"):
        lees("als de zon schijnt")


@st.composite
def _dagen(draw):
    """Up to three stretches that do not touch; the last one may go on past midnight."""
    kwartieren = draw(
        st.lists(st.integers(24, 90), min_size=0, max_size=6, unique=True).map(sorted)
    )
    paren = zip(kwartieren[::2], kwartieren[1::2], strict=False)
    uren = [Uren(van * 15, tot * 15, draw(st.booleans())) for van, tot in paren]
    if uren and draw(st.booleans()):
        uren[-1] = Uren(uren[-1].van, DAG + draw(st.integers(1, 20)) * 15, uren[-1].op_afspraak)
    return tuple(uren)


@given(st.tuples(*[_dagen()] * 7), st.booleans())
def test_wat_wordt_geschreven_wordt_hetzelfde_gelezen(dagen, feestdagen_dicht):
    rooster = Rooster(dagen, feestdagen_dicht)

    gelezen = lees(schrijf(rooster))

    assert gelezen.dagen == dagen
    assert not rooster or gelezen.feestdagen_dicht == feestdagen_dicht
