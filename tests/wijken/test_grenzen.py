"""Our own drawing of the wijken, held against the boundaries of the CBS."""

import json
from itertools import combinations

import pytest
from shapely.geometry import shape
from shapely.ops import unary_union

from tests.conftest import GEDEELD
from wijken.models import Omtrek, Wijk

REFERENTIE = GEDEELD / "geo" / "wijken_dordrecht_alblasserdam.geojson"
GEMEENTEN = ["dordrecht", "alblasserdam"]
# Square degrees; some 80 m2 at this latitude. Below it a sliver is only rounding.
SPLINTER = 1e-8
LEESBAAR = 1_000  # residents

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def referentie():
    """Properties and outline by code; the wijk that is only water is left out."""
    if not REFERENTIE.exists():
        reden = f"*** DE GRENZEN ZIJN NIET VERGELEKEN MET HET CBS: {REFERENTIE} ontbreekt. ***"
        print(f"\n{reden}")
        pytest.skip(reden)
    features = json.loads(REFERENTIE.read_text(encoding="utf-8"))["features"]
    return {
        een["properties"]["wijkcode"]: (een["properties"], shape(een["geometry"]))
        for een in features
        if not een["properties"]["water"]
    }


def _vlakken(slug):
    omtrekken = Omtrek.objects.in_gebruik().filter(editie__gemeente__slug=slug)
    return {
        omtrek.wijk.code: shape(omtrek.geometrie) for omtrek in omtrekken.select_related("wijk")
    }


@pytest.mark.parametrize("slug", [*GEMEENTEN, "voorbeeldstad"])
def test_elke_wijk_heeft_een_geldige_omtrek(slug):
    vlakken = _vlakken(slug)

    assert set(vlakken) == set(
        Wijk.objects.filter(gemeente__slug=slug).values_list("code", flat=True)
    )
    assert [code for code, vlak in vlakken.items() if not vlak.is_valid or vlak.is_empty] == []


@pytest.mark.parametrize("slug", [*GEMEENTEN, "voorbeeldstad"])
def test_wijken_overlappen_elkaar_niet(slug):
    overlap = [
        (een, ander)
        for (een, vlak), (ander, ander_vlak) in combinations(_vlakken(slug).items(), 2)
        if vlak.intersection(ander_vlak).area > SPLINTER
    ]

    assert overlap == []


@pytest.mark.parametrize("slug", [*GEMEENTEN, "voorbeeldstad"])
def test_tussen_de_wijken_van_een_gemeente_zit_geen_gat(slug):
    geheel = unary_union(list(_vlakken(slug).values()))
    stukken = getattr(geheel, "geoms", [geheel])

    assert [gat.coords[0] for stuk in stukken for gat in stuk.interiors] == []


def test_de_tekening_lijkt_op_de_kaart_van_het_cbs(referentie):
    vlakken = _vlakken("dordrecht") | _vlakken("alblasserdam")
    te_ver = {}
    for code, (gegevens, officieel) in referentie.items():
        if gegevens["aantal_inwoners"] < LEESBAAR:
            continue
        eigen = vlakken[code]
        gelijkenis = eigen.intersection(officieel).area / eigen.union(officieel).area
        if gelijkenis < 0.8:
            te_ver[code] = round(gelijkenis, 3)

    assert te_ver == {}


def test_de_tekening_is_niet_de_kaart_van_het_cbs(referentie):
    """The reference is not to be copied into the project."""
    vlakken = _vlakken("dordrecht") | _vlakken("alblasserdam")

    gelijk = [code for code, (_, vlak) in referentie.items() if vlakken[code].equals(vlak)]

    assert gelijk == []


def test_codes_namen_en_inwoners_zijn_die_van_het_cbs(referentie):
    officieel = {
        code: (gegevens["naam_kort"], gegevens["gemeentecode"], gegevens["aantal_inwoners"])
        for code, (gegevens, _) in referentie.items()
    }
    eigen = {
        wijk.code: (wijk.naam, wijk.gemeente.code, wijk.inwoners)
        for wijk in Wijk.objects.filter(gemeente__slug__in=GEMEENTEN).select_related("gemeente")
    }

    assert eigen == officieel


def test_postcodes_zijn_die_van_het_cbs(referentie):
    officieel = {code: set(gegevens["postcodes4"]) for code, (gegevens, _) in referentie.items()}
    wijken = Wijk.objects.filter(gemeente__slug__in=GEMEENTEN).prefetch_related("postcodes")

    assert {wijk.code: {een.pc4 for een in wijk.postcodes.all()} for wijk in wijken} == officieel
