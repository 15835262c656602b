"""A box of the map is read from an address, written back in some 100 m, and holds points."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from wijken.vak import NEDERLAND, Vak

VAK = Vak(west=4.6, zuid=51.7, oost=4.8, noord=51.9)


def test_een_vak_wordt_gelezen_als_west_zuid_oost_noord():
    assert Vak.uit("4.6,51.7,4.8,51.9") == VAK
    assert Vak.uit(" 4.6, 51.7, 4.8, 51.9") == VAK


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "hier",
        "4.6,51.7,4.8",
        "4.6,51.7,4.8,51.9,1",
        "4,6;51,7;4,8;51,9",
        "4.8,51.7,4.6,51.9",
        "4.6,51.9,4.8,51.7",
        "4.6,51.7,4.6,51.9",
        "nan,51.7,4.8,51.9",
        "4.6,51.7,inf,51.9",
        "-181,51.7,4.8,51.9",
        "4.6,51.7,4.8,86",
    ],
)
def test_wat_geen_vak_is_wordt_in_het_nederlands_geweigerd(tekst):
    with pytest.raises(ValidationError, match="Schuif de kaart en zoek opnieuw"):
        Vak.uit(tekst)


def test_in_een_adres_staat_een_vak_op_een_meter_of_honderd():
    assert str(Vak(4.123456, 51.7, 4.9, 51.98765)) == "4.123,51.700,4.900,51.988"


@given(st.floats(-180, 179), st.floats(-85, 84))
def test_wat_in_een_adres_stond_leest_hetzelfde_terug(west, zuid):
    tekst = str(Vak(west, zuid, west + 1, zuid + 1))

    assert str(Vak.uit(tekst)) == tekst


@pytest.mark.parametrize(
    "breedte, lengte, binnen",
    [
        (51.8, 4.7, True),
        (51.7, 4.6, True),
        (51.9, 4.8, True),
        (51.69, 4.7, False),
        (51.91, 4.7, False),
        (51.8, 4.59, False),
        (51.8, 4.81, False),
        (4.7, 51.8, False),
        (float("nan"), 4.7, False),
    ],
)
def test_een_vak_bevat_wat_erin_of_op_de_rand_ligt(breedte, lengte, binnen):
    assert VAK.bevat(breedte, lengte) is binnen


@pytest.mark.parametrize(
    "plaats, breedte, lengte, binnen",
    [
        ("Dordrecht", 51.81, 4.67, True),
        ("Den Helder", 52.95, 4.76, True),
        ("Parijs", 48.85, 2.35, False),
        ("Berlijn", 52.52, 13.4, False),
    ],
)
def test_nederland_is_het_vak_waarin_een_positie_mag_liggen(plaats, breedte, lengte, binnen):
    assert NEDERLAND.bevat(breedte, lengte) is binnen, plaats
