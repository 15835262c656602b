"""Degrees become whole pixels and come back, as on every map in Web Mercator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijken.mercator import TEGEL, ZOOM, naar_graden, naar_pixel

MIDDEN = TEGEL * 2**ZOOM // 2
# The latitude where the square of the world ends: atan(sinh(pi)).
POOL = 85.0511287798066


def test_nul_graden_is_het_midden_van_de_wereld():
    assert naar_pixel(0, 0) == (MIDDEN, MIDDEN)
    assert naar_graden(MIDDEN, MIDDEN) == (0, 0)


def test_de_wereld_begint_in_het_noordwesten():
    assert naar_pixel(POOL - 1e-9, -180) == (0, 0)
    assert naar_graden(0, 0) == pytest.approx((POOL, -180))


def test_een_bekende_plek_heeft_het_bekende_pixel():
    """Chicago, in the documentation of Google Maps: pixel (525, 761) at zoom 3, tile (2, 2)."""
    x, y = naar_pixel(41.85, -87.65)

    assert (x >> (ZOOM - 3), y >> (ZOOM - 3)) == (525, 761)


@given(st.floats(-80, 80), st.floats(-180, 179.99))
def test_van_graden_naar_pixel_en_terug_scheelt_hoogstens_een_pixel(breedte, lengte):
    x, y = naar_pixel(breedte, lengte)

    terug = naar_pixel(*naar_graden(x + 0.5, y + 0.5))

    assert terug == (x, y)
