"""An import of boundaries lets nobody in between comparing and writing."""

import pytest

from beheer.actions.grenzen import importeer_grenzen
from tests.factories import GemeenteFactory
from tests.wijken.kaarten import kaart, laadstad_met_grenzen, vak, wijk
from tests.wijken.vragen import houdt_eerst_vast, leest_alleen, vragen_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def grenzen():
    """A map of a gemeente that is known and one that is new."""
    laadstad_met_grenzen()
    GemeenteFactory(code="GM7003")
    nieuw = wijk("WK700901", vak(4), gemeentenaam="Anders")
    return kaart(wijk("WK700101", vak(0)), wijk("WK700301", vak(3)), nieuw)


def test_grenzen_houden_hun_gemeenten_vast_voor_zij_vergelijken(grenzen):
    vragen = vragen_van(importeer_grenzen, grenzen, toepassen=True)

    assert houdt_eerst_vast(vragen)
    assert all(code in vragen[1] for code in ("GM7001", "GM7003", "GM7009"))


def test_een_proef_met_grenzen_leest_alleen(grenzen):
    assert leest_alleen(vragen_van(importeer_grenzen, grenzen))
