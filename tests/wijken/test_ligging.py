"""A point lies in one wijk or in none, and no edition of the boundaries loses a locatie."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from tests.conftest import GEDEELD
from tests.wijken.kaarten import kaart, laadstad, locatie, midden, vak, wijk
from wijken.actions.grenzen import voer_uit
from wijken.grensplan import vergelijk
from wijken.ligging import eerste_met, wijk_op
from wijken.models import Locatie, Omtrek, Plaatsnaam, Wijk
from wijken.omtrekken import lees_omtrek

REFERENTIE = GEDEELD / "geo" / "wijken_dordrecht_alblasserdam.geojson"
_kort = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Around Dordrecht and Alblasserdam, with a margin.
breedtes, lengtes = st.floats(51.72, 51.90), st.floats(4.55, 4.85)


def _binnen(breedte, lengte, vlakken):
    """The codes whose inside holds the point, and those whose border it may be on."""
    punt = Point(lengte, breedte)
    open_ = [code for code, vlak in vlakken if vlak.contains(punt)]
    dicht = [code for code, vlak in vlakken if vlak.covers(punt)]
    return open_, dicht


@pytest.fixture(scope="module")
def officieel():
    """The official outlines as an import keeps them."""
    if not REFERENTIE.exists():
        pytest.skip(f"{REFERENTIE} ontbreekt.")
    features = json.loads(REFERENTIE.read_text(encoding="utf-8"))["features"]
    codes = {een["properties"]["wijkcode"]: een["geometry"] for een in features}
    return [(code, lees_omtrek(code, codes[code])[0]) for code in sorted(codes)]


@_kort
@given(breedtes, lengtes)
def test_een_punt_ligt_op_de_officiele_kaart_in_een_wijk_of_in_geen(officieel, breedte, lengte):
    open_, dicht = _binnen(breedte, lengte, officieel)

    gevonden = eerste_met(breedte, lengte, officieel)

    assert len(open_) <= 1
    assert gevonden == (dicht[0] if dicht else None)
    assert not open_ or gevonden == open_[0]


@pytest.mark.django_db
@_kort
@given(breedtes, lengtes)
def test_een_punt_ligt_op_de_eigen_kaart_in_een_wijk_of_in_geen(dordrecht, breedte, lengte):
    omtrekken = Omtrek.objects.van(dordrecht).order_by("wijk__code")
    vlakken = [(omtrek.wijk.code, shape(omtrek.geometrie)) for omtrek in omtrekken]
    open_, dicht = _binnen(breedte, lengte, vlakken)

    gevonden = wijk_op(breedte, lengte, dordrecht)

    assert len(open_) <= 1
    assert (gevonden.code if gevonden else None) == (dicht[0] if dicht else None)


def test_op_een_hoek_van_vier_wint_de_eerste():
    vakken = [
        (naam, shape(vak(*plek)))
        for naam, plek in zip("abcd", [(0, 0), (1, 0), (0, 1), (1, 1)], strict=True)
    ]

    assert eerste_met(51.91, 4.71, vakken) == "a"
    assert eerste_met(51.91, 4.71, reversed(vakken)) == "d"
    assert eerste_met(51.93, 4.71, vakken) is None


# --- Editions in a row ------------------------------------------------------------------

PLEKKEN = [(kolom, rij) for kolom in range(3) for rij in range(2)]
CODES = ["WK700101", "WK700102", "WK700103", "WK700104"]
# An edition gives each place of the grid to a wijk, or to none.
edities = st.lists(
    st.lists(st.sampled_from([*CODES, None]), min_size=6, max_size=6).filter(any),
    min_size=1,
    max_size=4,
)


def _kaart(verdeling):
    features = []
    for code in CODES:
        delen = [vak(*plek) for plek, van in zip(PLEKKEN, verdeling, strict=True) if van == code]
        if delen:
            vorm = {"type": "MultiPolygon", "coordinates": [deel["coordinates"] for deel in delen]}
            features.append(wijk(code, vorm))
    return kaart(*features)


def _met_naam(gemeente):
    """What is tied to a wijk by name: it never moves."""
    return set(
        Locatie.objects.filter(gemeente=gemeente, breedte=None).values_list("pk", "wijk__code")
    ) | set(Plaatsnaam.objects.filter(gemeente=gemeente).values_list("naam", "wijken__code"))


@pytest.mark.django_db
@settings(_kort, max_examples=25)
@given(edities, st.lists(st.sampled_from([*PLEKKEN, (9, 9)]), min_size=1, max_size=6))
def test_geen_reeks_edities_verliest_een_locatie(rijen, punten):
    with transaction.atomic():
        gemeente = laadstad()
        for plek in punten:
            locatie(gemeente, midden(*plek))
        for code in CODES[:2]:
            locatie(gemeente, (None, None), precisie="wijk", wijk=Wijk.objects.get(code=code))
        posities = dict(Locatie.objects.filter(gemeente=gemeente).values_list("pk", "breedte"))
        met_naam = _met_naam(gemeente)

        for nummer, verdeling in enumerate(rijen):
            voer_uit(
                vergelijk(
                    _kaart(verdeling), "GM7001", naam=f"Nr {nummer}", jaar=2020 + nummer,
                    houd_namen=True,
                )
            )  # fmt: skip
            _controleer(gemeente, posities, met_naam, {code for code in verdeling if code})
        transaction.set_rollback(True)


def _controleer(gemeente, posities, met_naam, codes):
    locaties = Locatie.objects.filter(gemeente=gemeente)
    assert dict(locaties.values_list("pk", "breedte")) == posities
    for een in locaties.filter(breedte__isnull=False).select_related("wijk"):
        assert een.wijk == wijk_op(een.breedte, een.lengte, gemeente)
    assert _met_naam(gemeente) == met_naam
    assert set(gemeente.wijken.huidig().values_list("code", flat=True)) == codes
