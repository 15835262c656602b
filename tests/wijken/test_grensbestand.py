"""A file with boundaries is read in every spelling of the CBS, or refused in one sentence."""

import json

import pytest

from tests.wijken.kaarten import buurt, geojson, kaart, vak, wijk
from wijken.grensbestand import Grensfout, lees_bestand, lees_kaart

WIJK = wijk("WK700101", vak(0))
CRS_RD = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


def _met(**eigenschappen):
    return {"type": "Feature", "properties": eigenschappen, "geometry": vak(0)}


@pytest.mark.parametrize(
    "eigenschappen",
    [
        {
            "wijkcode": "WK700101",
            "wijknaam": "Wijk 01 Noord",
            "gemeentecode": "GM7001",
            "gemeentenaam": "Laadstad",
            "aantal_inwoners": 2000,
            "jaar": 2024,
            "water": "NEE",
        },
        {
            "wijkcode": "WK700101",
            "wijknaam": "Wijk 01 Noord",
            "gemeentecode": "GM7001",
            "gemeentenaam": "Laadstad",
            "aantalInwoners": 2000,
            "jrstatcode": "2024WK700101",
        },
        {
            "WK_CODE": "WK700101",
            "WK_NAAM": "Wijk 01 Noord",
            "GM_CODE": "GM7001",
            "GM_NAAM": "Laadstad",
            "AANT_INW": 2000.0,
            "JAAR": "2024",
            "H2O": "NEE",
        },
        {
            "wijkcode": "WK700101",
            "wijknaam": "Wijk 01 Het Noord",
            "naam_kort": "Noord",
            "gemeentenaam": "Laadstad",
            "aantal_inwoners": "2000",
            "jaar": 2024,
            "water": False,
        },
    ],
    ids=["pdok", "kameel", "shapefile", "korte naam"],
)
def test_elke_schrijfwijze_van_het_cbs_geeft_dezelfde_wijk(eigenschappen):
    (vlak,) = kaart(_met(**eigenschappen)).wijken

    assert (vlak.code, vlak.naam, vlak.gemeentecode, vlak.gemeentenaam) == (
        "WK700101",
        "Noord",
        "GM7001",
        "Laadstad",
    )
    assert (vlak.inwoners, vlak.jaar, vlak.geen_land) == (2000, 2024, False)


def test_wijken_en_buurten_mogen_door_elkaar_staan():
    gelezen = kaart(buurt("BU70010102", vak(1)), WIJK, buurt("BU70010101", vak(0)))

    assert [vlak.code for vlak in gelezen.wijken] == ["WK700101"]
    assert [vlak.code for vlak in gelezen.buurten] == ["BU70010101", "BU70010102"]
    assert gelezen.buurten[0].naam == "Buurt 01"


def test_van_een_wijk_in_water_en_land_telt_het_land():
    water = wijk("WK700101", vak(5), water="JA")

    (vlak,) = kaart(WIJK, water).wijken

    assert vlak.geometrie == vak(0)


@pytest.mark.parametrize(
    "naam", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"]
)
def test_graden_onder_hun_eigen_naam_worden_herkend(naam):
    assert kaart(WIJK, crs={"type": "name", "properties": {"name": naam}}).wijken


@pytest.mark.parametrize(
    "inhoud, melding",
    [
        ([], "geen GeoJSON"),
        ({"type": "Topology"}, "geen GeoJSON"),
        (geojson(), "bevat geen wijken"),
        (geojson(WIJK, crs=CRS_RD), "28992.*WGS84.*--pdok"),
        (geojson(WIJK, crs="EPSG:31370"), "onbekend stelsel.*WGS84"),
        (geojson({"type": "Feature"}), "Onderdeel 1 .*properties"),
        (geojson(WIJK, "tekst"), "Onderdeel 2 .*properties"),
        (geojson(_met(gemeentecode="GM7001")), "Onderdeel 1 .*geen leesbare wijkcode"),
        (geojson(wijk("WK700101", vak(0), wijkcode="centrum")), "gevonden: centrum"),
        (
            geojson(wijk("WK700101", vak(0), gemeentenaam=None)),
            "WK700101 ontbreekt de gemeentenaam",
        ),
        (
            geojson(wijk("WK700101", vak(0), gemeentecode="GM0505")),
            "WK700101 hoort niet bij GM0505",
        ),
        (geojson(WIJK, WIJK), "WK700101 staat meer dan één keer"),
        (geojson(buurt("BU7001", vak(0))), "geen leesbare buurtcode"),
        (geojson(wijk("WK700101", vak(0), wijkcode=["WK700101"])), "geen leesbare wijkcode"),
        (geojson(wijk("WK700101", vak(0), wijkcode="\x1b[2J")), "gevonden: \ufffd"),
        (geojson(WIJK, crs={"properties": {"name": "\x1b"}}), "staan in \ufffd"),
        (geojson(wijk("WK700101", vak(0), wijknaam=["x"])), "WK700101: wijknaam is geen tekst"),
        (geojson(wijk("WK700101", vak(0), wijknaam="a\ud800")), "WK700101: wijknaam bevat tekens"),
        (geojson(wijk("WK700101", vak(0), gemeentenaam="a\0")), "WK700101: gemeentenaam bevat"),
        (geojson(wijk("WK700101", vak(0), gemeentenaam=" \n")), "ontbreekt de gemeentenaam"),
        (geojson(buurt("BU70010101", vak(0), buurtnaam="\0")), "BU70010101: buurtnaam bevat"),
        (geojson(WIJK, attribution="CBS\ud800"), "Het bestand: attribution bevat tekens"),
        (
            geojson(wijk("WK700101", vak(0), aantal_inwoners="1.234")),
            "WK700101: inwoners is geen heel getal.* maar 1.234. Herstel het bestand",
        ),
        (geojson(wijk("WK700101", vak(0), jaar=20245)), "WK700101: jaar is geen jaartal.*20245"),
    ],
)
def test_wat_niet_klopt_wordt_in_een_zin_gezegd(inhoud, melding):
    with pytest.raises(Grensfout, match=melding):
        lees_kaart(inhoud)


def test_een_kaart_van_meer_gemeenten_is_te_beperken():
    gelezen = kaart(WIJK, wijk("WK700201", vak(1)), buurt("BU70020101", vak(1)))

    alleen = gelezen.alleen({"GM7002"})

    assert [vlak.code for vlak in [*alleen.wijken, *alleen.buurten]] == ["WK700201", "BU70020101"]
    with pytest.raises(Grensfout, match="niets van GM0363. Wel van: GM7001, GM7002"):
        gelezen.alleen({"GM0363", "GM7001"})


def test_een_bestand_met_byte_order_mark_wordt_gelezen(tmp_path):
    bestand = tmp_path / "wijken.geojson"
    bestand.write_text(json.dumps(geojson(WIJK, attribution="CBS")), encoding="utf-8-sig")

    gelezen = lees_bestand(bestand)

    assert [vlak.code for vlak in gelezen.wijken] == ["WK700101"]
    assert gelezen.bron == "CBS"


@pytest.mark.parametrize(
    "naam, inhoud, melding",
    [
        ("leeg.geojson", b" \n", "is leeg"),
        ("half.geojson", b'{"type": "Feat', "geen GeoJSON"),
        ("geen-getal.geojson", b'{"features": [NaN]}', "geen GeoJSON"),
        ("latin.geojson", b'{"naam": "\xeb"}', "geen GeoJSON"),
        ("diep.geojson", b"[" * 100_000, "geen GeoJSON"),
        ("kaart.gpkg", b"SQLite format 3\x00", "GeoPackage.*GeoJSON in WGS84"),
        ("kaart.zip", b"PK\x03\x04", "zip.*GeoJSON in WGS84"),
        ("kaart.shp", b"\x00\x00\x27\x0a", "shapefile.*GeoJSON in WGS84"),
    ],
)
def test_een_ander_soort_bestand_krijgt_een_zin_uitleg(tmp_path, naam, inhoud, melding):
    (tmp_path / naam).write_bytes(inhoud)

    with pytest.raises(Grensfout, match=melding):
        lees_bestand(tmp_path / naam)


@pytest.mark.parametrize("pad", ["bestaat-niet.geojson", "."])
def test_een_bestand_dat_niet_te_openen_is_wordt_genoemd(tmp_path, pad):
    with pytest.raises(Grensfout, match="is niet te lezen"):
        lees_bestand(tmp_path / pad)
