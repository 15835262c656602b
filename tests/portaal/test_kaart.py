import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from shapely.geometry import shape

from aanbod import speldenkaart
from aanbod.models import AanbodLocatie, Speld
from tests.factories import AanbodFactory, GemeenteFactory, LocatieFactory, WijkFactory
from wijken.models import Gemeente, Omtrek
from wijken.vak import Vak

pytestmark = pytest.mark.django_db
SOORTEN = AanbodLocatie.Soort.values
NERGENS = "4.00,52.50,4.01,52.51"


@pytest.fixture
def plek(teststad):
    """An aanbod of Teststad that meets at one place."""
    locatie = LocatieFactory(gemeente=teststad, breedte=51.805, lengte=4.665)
    return AanbodFactory(gemeente=teststad, naam="Koffie <b>", slug="koffie", plek=locatie)


# --- The map of one gemeente ---------------------------------------------------------------


def test_een_punt_heeft_plek_soort_naam_en_adres(client, plek):
    assert client.get("/teststad/zoeken/punten.json").json() == {
        "punten": [
            [51.805, 4.665, SOORTEN.index("spreekuur"), "Koffie <b>", "/teststad/aanbod/koffie/"]
        ],
        "trossen": [],
        "volledig": True,
        "wijken": {},
    }


def test_met_een_vak_komt_alleen_wat_daar_ligt(client, plek):
    punten = "/teststad/zoeken/punten.json"

    assert len(client.get(punten, {"vak": "4.66,51.80,4.67,51.81"}).json()["punten"]) == 1
    buiten = client.get(punten, {"vak": NERGENS, "zoom": "13"}).json()
    assert (buiten["punten"], buiten["trossen"], buiten["volledig"]) == ([], [], True)


def test_boven_de_grens_geeft_een_zoekvraag_trossen(client, monkeypatch):
    alles = client.get("/voorbeeldstad/zoeken/punten.json").json()
    monkeypatch.setattr(speldenkaart, "GRENS", 10)

    antwoord = client.get("/voorbeeldstad/zoeken/punten.json", {"zoom": "13"}).json()

    assert (antwoord["punten"], antwoord["volledig"]) == ([], False)
    assert sum(aantal for *_, aantal in antwoord["trossen"]) == len(alles["punten"])
    assert antwoord["wijken"] == alles["wijken"]


def test_een_adres_elders_is_geen_punt_maar_toont_zijn_werkgebied(client, teststad):
    elders = LocatieFactory(gemeente=GemeenteFactory(), breedte=52.0, lengte=5.0)
    west = teststad.wijken.get(slug="west")
    AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[west], slug="ver", plek=elders)

    for pad in ("/teststad/zoeken/punten.json", "/teststad/aanbod/ver/punten.json"):
        antwoord = client.get(pad).json()
        assert antwoord["punten"] == []
        assert antwoord["wijken"] == {west.code: 1}
    assert client.get("/kaart/punten.json", {"vak": "4.9,51.9,5.1,52.1"}).json()["punten"] == []


@pytest.mark.parametrize(
    ("wijken", "kaart"), [(["west"], True), ([], False)], ids=["een wijk", "geen wijk"]
)
def test_met_alleen_een_adres_elders_is_er_een_kaart_voor_de_wijken(
    client, teststad, wijken, kaart
):
    elders = LocatieFactory(gemeente=GemeenteFactory(), breedte=52.0, lengte=5.0)
    bereik = {"bereik": "wijken", "wijken": teststad.wijken.filter(slug__in=wijken)}
    AanbodFactory(gemeente=teststad, slug="ver", plek=elders, **(bereik if wijken else {}))

    context = client.get("/teststad/aanbod/ver/").context

    assert (context["kaart"] is not None) is kaart


def test_wijken_zonder_grenzen_maken_geen_kaart_van_een_adres_elders(client):
    elders = LocatieFactory(gemeente=GemeenteFactory(), breedte=52.0, lengte=5.0)
    wijk = WijkFactory(gemeente=GemeenteFactory(slug="zonder-grenzen"))
    AanbodFactory(gemeente=wijk.gemeente, bereik="wijken", wijken=[wijk], slug="ver", plek=elders)

    assert client.get("/zonder-grenzen/aanbod/ver/").context["kaart"] is None


def test_de_kaart_van_een_aanbod_toont_zijn_plek(client, plek):
    antwoord = client.get("/teststad/aanbod/koffie/punten.json").json()

    (punt,) = antwoord["punten"]
    assert punt[:3] == [51.805, 4.665, SOORTEN.index("spreekuur")]
    assert antwoord["volledig"] is True


# --- The map of the country ----------------------------------------------------------------


def test_de_landkaart_noemt_bij_een_punt_zijn_gemeente(client, plek):
    antwoord = client.get("/kaart/punten.json", {"vak": "4.66,51.80,4.67,51.81"}).json()

    assert antwoord == {
        "punten": [
            [51.805, 4.665, SOORTEN.index("spreekuur"), "Koffie <b>", "/teststad/aanbod/koffie/", 0]
        ],
        "trossen": [],
        "volledig": True,
        "gemeenten": [["teststad", "Teststad", False]],
    }
    assert client.get(antwoord["punten"][0][4]).status_code == 200


def test_boven_de_grens_geeft_de_landkaart_trossen_per_gemeente(client, plek, monkeypatch):
    monkeypatch.setattr(speldenkaart, "GRENS", 10)

    antwoord = client.get("/kaart/punten.json", {"zoom": "7"}).json()

    assert (antwoord["punten"], antwoord["volledig"]) == ([], False)
    per_gemeente = dict.fromkeys([slug for slug, *_ in antwoord["gemeenten"]], 0)
    for _, _, aantal, nummer in antwoord["trossen"]:
        per_gemeente[antwoord["gemeenten"][nummer][0]] += aantal
    assert per_gemeente == {
        gemeente.slug: gemeente.spelden.count()
        for gemeente in Gemeente.objects.filter(spelden__isnull=False).distinct()
    }


def test_lijst_en_kaart_van_het_land_tellen_hetzelfde(client, plek):
    context = client.get("/kaart/").context
    punten = client.get("/kaart/punten.json").json()

    assert context["aantal"] == len(punten["punten"]) == Speld.objects.count()
    op_de_kaart = {slug for slug, *_ in punten["gemeenten"]}
    assert {een["slug"] for een in context["gemeenten"]} == op_de_kaart
    assert "dordrecht" in {een["slug"] for een in context["zonder_plek"]}


def test_de_landkaart_opent_op_alle_gemeenten_van_de_inventaris(client):
    vak = Vak.uit(client.get("/kaart/").context["vak"])

    echte = Omtrek.objects.in_gebruik().filter(editie__gemeente__verzonnen=False)
    assert echte.exists()
    for omtrek in echte:
        west, zuid, oost, noord = shape(omtrek.geometrie).bounds
        assert vak.bevat(zuid, west)
        assert vak.bevat(noord, oost)


def test_wat_verzonnen_is_zegt_het_op_de_landkaart(client):
    tekst = re.sub(r"\s+", " ", client.get("/kaart/").content.decode())

    assert "Voorbeeldstad (verzonnen)" in tekst
    assert "Dordrecht (verzonnen)" not in tekst
    gemeenten = client.get("/kaart/punten.json").json()["gemeenten"]
    assert ["voorbeeldstad", "Voorbeeldstad", True] in gemeenten


def test_de_landkaart_is_voor_iedereen_hetzelfde(client):
    for pad in ("/kaart/", "/kaart/punten.json"):
        antwoord = client.get(pad)
        assert antwoord.status_code == 200
        assert not antwoord.cookies
        assert "Cookie" not in antwoord.get("Vary", "")


def test_de_kiespagina_wijst_naar_de_landkaart(client):
    assert 'href="/kaart/"' in client.get("/").content.decode()


# --- Bad input and the number of queries ---------------------------------------------------


@pytest.mark.parametrize("pad", ["/kaart/punten.json", "/voorbeeldstad/zoeken/punten.json"])
@pytest.mark.parametrize(
    "vraag",
    [
        {"vak": "x"},
        {"vak": "1,2,3"},
        {"vak": "5,52,4,51"},
        {"vak": "4,51,5,nan"},
        {"vak": "-999,-999,999,999"},
        {"vak": "4,51,5,52\x00"},
        {"zoom": "99"},
        {"zoom": "-1"},
        {"zoom": "zeven"},
    ],
    ids=str,
)
def test_een_slecht_vak_of_slechte_zoom_geeft_een_uitleg(client, pad, vraag):
    antwoord = client.get(pad, vraag)

    assert antwoord.status_code == 400
    assert antwoord.json()["fout"].endswith(".")


def _vragen(client, pad, vraag) -> int:
    client.get(pad, vraag)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(pad, vraag).status_code == 200
    return len(vragen)


def test_de_landkaart_vraagt_de_database_een_keer(client):
    assert _vragen(client, "/kaart/", {}) == 1


@pytest.mark.parametrize("grens", [10, 5_000], ids=["trossen", "punten"])
def test_de_punten_van_het_land_kosten_altijd_drie_vragen(client, monkeypatch, grens):
    monkeypatch.setattr(speldenkaart, "GRENS", grens)

    assert _vragen(client, "/kaart/punten.json", {"vak": "3,51,7,53", "zoom": "8"}) == 3


def test_een_vak_maakt_een_zoekvraag_niet_duurder(client, monkeypatch):
    pad = "/voorbeeldstad/zoeken/punten.json"
    gewoon = _vragen(client, pad, {})

    assert _vragen(client, pad, {"vak": "5,52,6,53", "zoom": "13"}) == gewoon
    monkeypatch.setattr(speldenkaart, "GRENS", 10)
    assert _vragen(client, pad, {"zoom": "13"}) < gewoon
