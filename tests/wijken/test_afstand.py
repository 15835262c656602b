"""Distances are those over the globe, and are said as people say them."""

from math import asin, cos, dist, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijken.afstand import AARDSTRAAL, afstand, afstand_tekst
from wijken.models.positie import BREEDTE, LENGTE

DORDRECHT = (51.8133, 4.6901)

punten = st.tuples(st.floats(*BREEDTE), st.floats(*LENGTE))


def _op_de_bol(punt):
    breedte, lengte = map(radians, punt)
    return (cos(breedte) * cos(lengte), cos(breedte) * sin(lengte), sin(breedte))


def _over_de_koorde(van, naar):
    """The same distance by another road: the straight line through the earth, bent back."""
    return 2 * AARDSTRAAL * asin(min(1.0, dist(_op_de_bol(van), _op_de_bol(naar)) / 2))


@pytest.mark.parametrize(
    "van, naar, meter",
    [
        # A degree along a meridian, and along the equator.
        ((51, 4), (52, 4), 111_194.9),
        ((0, 4), (0, 5), 111_194.9),
        # Pole to equator: a quarter of the circumference.
        ((90, 0), (0, 120), 10_007_543.4),
        # Airports of Nashville and Los Angeles: the usual worked example of the haversine.
        ((36.12, -86.67), (33.94, -118.40), 2_886_444.4),
    ],
)
def test_bekende_afstanden(van, naar, meter):
    assert afstand(van, naar) == pytest.approx(meter, abs=0.1)


def test_een_lengtegraad_is_in_dordrecht_korter_dan_een_breedtegraad():
    noord = afstand(DORDRECHT, (DORDRECHT[0] + 0.01, DORDRECHT[1]))
    oost = afstand(DORDRECHT, (DORDRECHT[0], DORDRECHT[1] + 0.01))

    assert oost / noord == pytest.approx(cos(radians(DORDRECHT[0])), abs=1e-4)


def test_van_dordrecht_naar_rotterdam_is_het_zoals_op_de_kaart():
    # On the ellipsoid of WGS84 it is 19.1 km; a globe differs at most half a percent.
    assert afstand(DORDRECHT, (51.9225, 4.4792)) == pytest.approx(18_900, rel=0.01)


@given(punten)
def test_naar_zichzelf_is_nul(punt):
    assert afstand(punt, punt) == 0


@given(punten, punten)
def test_heen_is_even_ver_als_terug(van, naar):
    assert afstand(van, naar) == pytest.approx(afstand(naar, van), abs=1e-6)


@given(
    punten,
    st.floats(min_value=0, max_value=50_000),
    st.floats(min_value=0, max_value=2 * pi),
)
def test_tot_vijftig_kilometer_klopt_het_op_tien_centimeter(van, meter, richting):
    naar = (
        van[0] + meter * cos(richting) / 111_195,
        van[1] + meter * sin(richting) / (111_195 * cos(radians(van[0]))),
    )

    assert afstand(van, naar) == pytest.approx(_over_de_koorde(van, naar), abs=0.1)


def test_tegenvoeters_geven_geen_fout():
    assert afstand((51.8, 4.66), (-51.8, -175.34)) == pytest.approx(pi * AARDSTRAAL)


@pytest.mark.parametrize(
    "meter, tekst",
    [
        (0, "± 50 m"),
        (30, "± 50 m"),
        (612, "± 600 m"),
        (630, "± 650 m"),
        (924, "± 900 m"),
        (940, "± 0,9 km"),
        (960, "± 1 km"),
        (1_000, "± 1 km"),
        (1_480, "± 1,5 km"),
        (9_440, "± 9,4 km"),
        (9_960, "± 10 km"),
        (12_300, "± 12 km"),
        (100_000, "± 100 km"),
    ],
)
def test_een_afstand_staat_er_zoals_mensen_haar_zeggen(meter, tekst):
    assert afstand_tekst(meter) == tekst


def _als_getal(tekst):
    getal, eenheid = tekst.removeprefix("± ").replace(",", ".").split()
    return float(getal) * {"m": 1, "km": 1000}[eenheid]


def test_wat_verder_is_wordt_nooit_dichterbij_genoemd():
    getallen = [_als_getal(afstand_tekst(meter / 2)) for meter in range(40_000)]

    assert getallen == sorted(getallen)
