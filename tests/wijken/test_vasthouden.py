"""An import and a locatie being saved wait for each other; a dry run makes nobody wait."""

from collections import Counter
from contextlib import nullcontext

import pytest

from tests.factories import GemeenteFactory
from tests.wijken.kaarten import laadstad_met_grenzen, locatie, midden, plan, vak, wijk
from tests.wijken.vragen import houdt_eerst_vast, leest_alleen, vragen_van
from wijken.actions import locaties
from wijken.actions.grenzen import voer_uit
from wijken.actions.locaties import bewaar_locatie
from wijken.actions.postcodes import importeer_postcodes
from wijken.omtrekken import Grensfout
from wijken.postcodetabel import Tabel

pytestmark = pytest.mark.django_db

TABEL = Tabel(adressen=Counter({("7001AA", "BU70010101"): 30}))


@pytest.fixture
def stad():
    return laadstad_met_grenzen()


def test_een_locatie_houdt_haar_gemeente_vast_voor_zij_haar_wijk_zoekt(stad):
    assert houdt_eerst_vast(vragen_van(bewaar_locatie, locatie(stad, midden(0))))


def test_een_locatie_die_verhuist_houdt_ook_de_gemeente_vast_die_zij_verlaat(stad, monkeypatch):
    vast = []

    def vastgehouden(gemeenten):
        vast.extend(gemeenten.order_by("code").values_list("code", flat=True))
        return nullcontext()

    monkeypatch.setattr(locaties, "vastgehouden", vastgehouden)
    plek = locatie(stad, midden(0))
    plek.gemeente = GemeenteFactory(code="GM7002")

    bewaar_locatie(plek)

    assert vast == ["GM7001", "GM7002"]


def test_postcodes_houden_de_gemeenten_vast_voor_zij_vergelijken(stad):
    assert houdt_eerst_vast(vragen_van(importeer_postcodes, TABEL, toepassen=True))


def test_een_proef_met_postcodes_leest_alleen(stad):
    assert leest_alleen(vragen_van(importeer_postcodes, TABEL))


def test_een_nieuwe_gemeente_die_een_ander_net_maakte_wordt_gemeld():
    nieuw = plan(wijk("WK700101", vak(0)))
    GemeenteFactory(code="GM7001")

    with pytest.raises(Grensfout, match="Laadstad is er intussen bij gekomen.*probeer het opnieuw"):
        voer_uit(nieuw)
