"""Outlines from elsewhere are checked, mended only where that is safe, and rounded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box, mapping, shape

from tests.factories import OmtrekFactory, vierkant
from tests.wijken.kaarten import BREEDTE, LENGTE, ZIJDE, vak
from wijken.omtrekken import (
    Grensfout,
    als_geojson,
    als_kaart,
    binnenpunt,
    gelijkenis,
    lees_omtrek,
    overlappingen,
)


def _ring(*punten):
    return {"type": "Polygon", "coordinates": [[*punten, punten[0]]]}


# Crosses itself in the middle: two triangles, of which nobody knows which is meant.
VLINDER = _ring([4.70, 51.90], [4.71, 51.91], [4.71, 51.90], [4.70, 51.91])
# A square with a spike without width on its border.
STEKEL = _ring(
    [4.70, 51.90], [4.71, 51.90], [4.71, 51.905], [4.72, 51.905], [4.71, 51.905], [4.71, 51.91],
    [4.70, 51.91],
)  # fmt: skip


def test_een_goede_omtrek_blijft_zoals_hij_is():
    vlak, hersteld = lees_omtrek("WK700101", vak(0))

    assert vlak.equals(shape(vak(0)))
    assert not hersteld


def test_een_veilig_herstel_wordt_gemeld():
    vlak, hersteld = lees_omtrek("WK700101", STEKEL)

    assert hersteld
    assert vlak.is_valid
    assert vlak.equals(shape(vak(0)))


@pytest.mark.parametrize(
    "geometrie, melding",
    [
        (VLINDER, "kruist zichzelf"),
        (None, "is leeg. Nodig is een Polygon"),
        ({"type": "Point", "coordinates": [4.7, 51.9]}, "is Point. Nodig is een Polygon"),
        ({"type": "Polygon", "coordinates": []}, "is leeg"),
        ({"type": "Polygon"}, "niet te lezen"),
        ({"type": "Polygon", "coordinates": [[[4.7, 51.9]]]}, "niet te lezen"),
        ({"type": "Polygon", "coordinates": [[["a", "b"]] * 4]}, "niet te lezen"),
        ({"type": "Polygon", "coordinates": [[[4.7, 10**400]] * 4]}, "niet te lezen"),
        ({"type": ["Polygon"], "coordinates": []}, r"is \['Polygon'\]. Nodig is een Polygon"),
        ({"type": {}, "coordinates": []}, "is leeg. Nodig is een Polygon"),
        ({"type": "\x1b[2J", "coordinates": []}, "is \ufffd"),
        (mapping(box(4.70, 51.90, 4.7000001, 51.91)), "kleiner dan een meter"),
        (mapping(box(4.70, 51.90, 4.7000001, 51.9000001)), "kleiner dan een meter"),
        (vierkant(105_000, 425_000, 100), "in meters"),
        (mapping(box(51.90, 4.70, 51.91, 4.71)), "de breedte vooraan"),
        (vierkant(2.35, 48.85), "ligt niet in Nederland"),
    ],
)
def test_wat_niet_deugt_wordt_geweigerd_met_de_code_erbij(geometrie, melding):
    with pytest.raises(Grensfout, match=f"De omtrek van WK700101 .*{melding}"):
        lees_omtrek("WK700101", geometrie)


def test_een_spikkel_van_minder_dan_een_meter_valt_weg():
    spikkel = vierkant(4.80, 51.90, 1e-7)["coordinates"]
    delen = {"type": "MultiPolygon", "coordinates": [vak(0)["coordinates"], spikkel]}

    vlak, _ = lees_omtrek("WK700101", delen)

    assert vlak.equals(shape(vak(0)))


def test_hoogtes_vallen_weg():
    ring = [[*punt, 3.5] for punt in vak(0)["coordinates"][0]]

    vlak, _ = lees_omtrek("WK700101", {"type": "Polygon", "coordinates": [ring]})

    assert not vlak.has_z


def test_wat_bewaard_wordt_heeft_hoogstens_vijf_decimalen():
    vlak, _ = lees_omtrek("WK700101", vierkant(4.7000049, 51.9000051))

    punten = als_geojson(vlak)["coordinates"][0]
    assert all(round(graad, 5) == graad for punt in punten for graad in punt)
    assert tuple(min(punten)) == (4.7, 51.90001)


_breuk = st.floats(-0.004, 0.004)


@settings(max_examples=50, deadline=None)
@given(st.lists(_breuk, min_size=4, max_size=4), st.lists(_breuk, min_size=4, max_size=4))
def test_afronden_maakt_tussen_buren_geen_gat_en_geen_overlap(naar_oost, naar_noord):
    """Two neighbours share a crooked border; whatever it is, they still fit afterwards."""
    grens = [
        (LENGTE + ZIJDE + oost, BREEDTE + 0.002 * (plek + 1) + noord / 10)
        for plek, (oost, noord) in enumerate(zip(naar_oost, naar_noord, strict=True))
    ]
    grens = [(LENGTE + ZIJDE, BREEDTE), *grens, (LENGTE + ZIJDE, BREEDTE + ZIJDE)]
    west = Polygon([(LENGTE, BREEDTE), *grens, (LENGTE, BREEDTE + ZIJDE)])
    oost = Polygon([*grens, (LENGTE + 2 * ZIJDE, BREEDTE + ZIJDE), (LENGTE + 2 * ZIJDE, BREEDTE)])

    links, _ = lees_omtrek("WK700101", mapping(west))
    rechts, _ = lees_omtrek("WK700102", mapping(oost))

    assert links.is_valid
    assert rechts.is_valid
    assert links.intersection(rechts).area < 1e-12
    assert links.union(rechts).area == pytest.approx(2 * ZIJDE * ZIJDE, rel=1e-9)


def test_een_binnenpunt_ligt_binnen_ook_in_een_hoefijzer():
    hoefijzer = box(4.70, 51.90, 4.80, 52.00) - box(4.72, 51.92, 4.78, 52.00)

    breedte, lengte = binnenpunt(hoefijzer)

    assert hoefijzer.contains(shape({"type": "Point", "coordinates": [lengte, breedte]}))


def test_gelijkenis_is_een_voor_dezelfde_en_nul_voor_losse_omtrekken():
    een, ander = shape(vak(0)), shape(vak(5))

    assert gelijkenis(een, shape(vak(0))) == 1
    assert gelijkenis(een, ander) == 0
    assert gelijkenis(een, box(4.70, 51.90, 4.705, 51.91)) == pytest.approx(0.5)


def test_een_kaart_heeft_per_omtrek_de_eigenschappen_van_haar_wijk():
    omtrek = OmtrekFactory.build(geometrie=vak(0), wijk__naam="Noord")

    kaart = als_kaart([omtrek], lambda wijk: {"naam": wijk.naam})

    assert kaart == {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": vak(0), "properties": {"naam": "Noord"}}],
    }


def test_alleen_echte_overlap_wordt_genoemd():
    vlakken = {
        "A": box(4.70, 51.90, 4.71, 51.91),
        "B": box(4.70999, 51.90, 4.72, 51.91),  # a metre over the border
        "C": box(4.715, 51.90, 4.73, 51.91),  # half of B
        "D": box(4.80, 51.90, 4.81, 51.91),
    }

    gevonden = list(overlappingen(vlakken))

    assert [(een, ander) for een, ander, _ in gevonden] == [("B", "C")]
    assert gevonden[0][2] == pytest.approx(0.5, abs=0.01)
