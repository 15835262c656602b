"""Loading regio's, gemeenten and wijken: everything, or nothing and a reason."""

import copy
import json

import pytest
import yaml
from django.conf import settings
from django.core.exceptions import ValidationError

from tests.factories import vierkant
from wijken.actions.gebieden import laad_gebieden
from wijken.models import Editie, Gemeente, Omtrek, Plaatsnaam, Postcodegebied, Regio, Wijk

pytestmark = pytest.mark.django_db

INHOUD = {
    "regios": [{"slug": "waterland", "naam": "Waterland"}],
    "gemeenten": [
        {
            "code": "GM7001",
            "naam": "Laadstad",
            "slug": "laadstad",
            "regio": "waterland",
            "inwoners_jaar": 2023,
            "peiling": "Nog niet gecontroleerd.",
            "editie": {"naam": "Eigen", "jaar": 2026, "bron": "Test", "bestand": "grens.geojson"},
            "wijken": [
                {"code": "WK700101", "naam": "Noord", "slug": "noord", "inwoners": 2000},
                {
                    "code": "WK700102",
                    "naam": "Haven",
                    "slug": "haven",
                    "inwoners": 90,
                    "bewoond": False,
                },
            ],
            "plaatsnamen": [{"naam": "Dijk", "wijken": ["WK700101", "WK700102"]}],
        }
    ],
    "postcodes": [{"pc4": "7001", "breedte": 51.9, "lengte": 4.7, "wijken": ["WK700101"]}],
}
VLINDER = {
    "type": "Polygon",
    "coordinates": [[[4.7, 51.9], [4.71, 51.91], [4.71, 51.9], [4.7, 51.91], [4.7, 51.9]]],
}
# A square with a spike without width: an import would mend it.
STEKEL = {
    "type": "Polygon",
    "coordinates": [
        [
            [4.71, 51.9],
            [4.72, 51.9],
            [4.72, 51.91],
            [4.73, 51.91],
            [4.72, 51.91],
            [4.71, 51.91],
            [4.71, 51.9],
        ]
    ],
}
TELLEN = [Regio, Gemeente, Wijk, Plaatsnaam, Postcodegebied, Editie, Omtrek]


@pytest.fixture
def inhoud():
    return copy.deepcopy(INHOUD)


@pytest.fixture
def laad(tmp_path):
    """Writes the two files and loads them; `vlakken` maps a code to its outline."""

    def laad_(inhoud, vlakken=None):
        vlakken = vlakken or {
            "WK700101": vierkant(4.70, 51.90),
            "WK700102": vierkant(4.71, 51.90),
        }
        features = [
            {"type": "Feature", "properties": {"code": code}, "geometry": vlak}
            for code, vlak in vlakken.items()
        ]
        (tmp_path / "grens.geojson").write_text(json.dumps({"features": features}))
        (tmp_path / "gebieden.yaml").write_text(yaml.safe_dump(inhoud), encoding="utf-8")
        laad_gebieden(tmp_path / "gebieden.yaml")

    return laad_


def _aantallen():
    return {model.__name__: model.objects.count() for model in TELLEN}


def test_alles_uit_het_bestand_staat_erna_in_de_database(laad, inhoud):
    laad(inhoud)

    gemeente = Gemeente.objects.get(code="GM7001")
    assert gemeente.regio.naam == "Waterland"
    assert gemeente.peiling == "Nog niet gecontroleerd."
    assert not gemeente.is_vrijgegeven
    assert list(gemeente.wijken.values_list("code", "inwoners", "inwoners_jaar", "bewoond")) == [
        ("WK700102", 90, 2023, False),
        ("WK700101", 2000, 2023, True),
    ]
    assert Plaatsnaam.objects.get(gemeente=gemeente).wijken.count() == 2
    assert Postcodegebied.objects.get(pc4="7001").wijken.get().naam == "Noord"
    assert {omtrek.wijk.naam for omtrek in Omtrek.objects.van(gemeente)} == {"Noord", "Haven"}


def test_een_gemeente_zonder_regio_of_grenzen_mag(laad, inhoud):
    del inhoud["gemeenten"][0]["regio"], inhoud["gemeenten"][0]["editie"]

    laad(inhoud)

    assert Gemeente.objects.get(code="GM7001").regio is None
    assert not Editie.objects.filter(gemeente__code="GM7001").exists()


def _zet(pad, waarde):
    def breek(inhoud):
        *weg, laatste = pad
        for stap in weg:
            inhoud = inhoud[stap]
        inhoud[laatste] = waarde

    return breek


REGELS = {
    "gemeentecode": (_zet(["gemeenten", 0, "code"], "Laad"), "gemeentecode is GM"),
    "gemeente bestaat al": (_zet(["gemeenten", 0, "slug"], "dordrecht"), "bestaat al"),
    "wijkcode": (_zet(["gemeenten", 0, "wijken", 1, "code"], "WK7"), "wijkcode is WK"),
    "twee wijken met een adres": (
        _zet(["gemeenten", 0, "wijken", 1, "slug"], "noord"),
        "wijk met dit adresdeel",
    ),
    "postcode": (_zet(["postcodes", 0, "pc4"], "0001"), "vier cijfers"),
    "postcode in het buitenland": (_zet(["postcodes", 0, "breedte"], 41.9), "niet in Nederland"),
    "plaatsnaam dubbel": (
        _zet(
            ["gemeenten", 0, "plaatsnamen"],
            [{"naam": "Dijk", "wijken": []}, {"naam": "dijk", "wijken": []}],
        ),
        "plaatsnaam bestaat al",
    ),
}


@pytest.mark.parametrize("breek, melding", REGELS.values(), ids=REGELS.keys())
def test_een_gebroken_regel_laadt_niets_en_noemt_de_regel(laad, inhoud, breek, melding):
    breek(inhoud)
    vooraf = _aantallen()

    with pytest.raises(ValidationError, match=melding):
        laad(inhoud)

    assert _aantallen() == vooraf


@pytest.mark.parametrize(
    "breek",
    [
        _zet(["postcodes", 0, "wijken"], ["WK799999"]),
        _zet(["gemeenten", 0, "plaatsnamen", 0, "wijken"], ["WK799999"]),
    ],
)
def test_een_onbekende_code_laadt_niets(laad, inhoud, breek):
    breek(inhoud)
    vooraf = _aantallen()

    with pytest.raises(KeyError, match="WK799999"):
        laad(inhoud)

    assert _aantallen() == vooraf


def test_een_omtrek_van_een_onbekende_wijk_laadt_niets(laad, inhoud):
    vooraf = _aantallen()

    with pytest.raises(KeyError, match="WK799999"):
        laad(inhoud, {"WK799999": vierkant(4.70, 51.90)})

    assert _aantallen() == vooraf


@pytest.mark.parametrize(
    "omtrek, melding",
    [
        (VLINDER, "kruist zichzelf"),
        (STEKEL, "kruist zichzelf. Herstel het bestand"),
        ({"type": "Point", "coordinates": [4.7, 51.9]}, "is Point"),
        (vierkant(2.35, 48.85), "ligt niet in Nederland"),
    ],
    ids=["onherstelbaar", "herstelbaar", "geen vlak", "in het buitenland"],
)
def test_een_omtrek_die_niet_deugt_laadt_niets(laad, inhoud, omtrek, melding):
    vooraf = _aantallen()

    with pytest.raises(ValidationError, match=f"De omtrek van WK700102 .*{melding}"):
        laad(inhoud, {"WK700101": vierkant(4.70, 51.90), "WK700102": omtrek})

    assert _aantallen() == vooraf


def test_een_omtrek_krijgt_vijf_decimalen(laad, inhoud):
    laad(inhoud, {"WK700101": vierkant(4.7000004, 51.90), "WK700102": vierkant(4.71, 51.90)})

    noord = Omtrek.objects.get(wijk__code="WK700101")
    assert noord.geometrie["coordinates"][0][0] == [4.7, 51.9]


@pytest.mark.parametrize("slug", ["dordrecht", "alblasserdam"])
def test_de_eigen_tekening_staat_letterlijk_zo_in_de_database(slug):
    bestand = settings.BASE_DIR / "fixtures" / "wijken" / f"{slug}.geojson"
    features = json.loads(bestand.read_text(encoding="utf-8"))["features"]

    bewaard = dict(
        Omtrek.objects.in_gebruik()
        .filter(editie__gemeente__slug=slug)
        .values_list("wijk__code", "geometrie")
    )

    getekend = {een["properties"]["code"]: een["geometry"] for een in features}
    assert json.dumps(bewaard, sort_keys=True) == json.dumps(getekend, sort_keys=True)
