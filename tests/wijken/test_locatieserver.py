"""Looking up an address: what it gives, and every way in which no answer comes."""

import time

import pytest

from tests.wijken.locatieserver_proef import doc, locatieserver
from wijken import locatieserver as klant
from wijken.locatieserver import Adres, GeenAntwoord, zoek_adres


@pytest.fixture
def server(settings):
    with locatieserver() as server:
        settings.LOCATIESERVER_URL = server.adres
        yield server


def test_een_adres_met_zijn_positie(server):
    assert zoek_adres("admiraalsplein 12", gemeente="Dordrecht") == [
        Adres(
            "Admiraalsplein 12, 3317AB Dordrecht", "Admiraalsplein 12", "3317 AB", "Dordrecht",
            51.8025, 4.6745,
        )
    ]  # fmt: skip
    assert server.vragen == [
        {
            "q": ["admiraalsplein 12"],
            "fq": ["type:adres", 'gemeentenaam:"Dordrecht"'],
            "rows": ["6"],
        }
    ]


def test_aanhalingstekens_breken_de_vraag_niet(server):
    zoek_adres('"plein', gemeente='Dor"drecht')

    assert server.vragen[0]["fq"][1] == 'gemeentenaam:"Dordrecht"'


@pytest.mark.parametrize("punt", ["", "POINT(4.67)", "POINT(x y)", "POINT(51.80 4.67)", None])
def test_zonder_leesbare_positie_in_nederland_telt_een_adres_niet(server, punt):
    server.docs = [doc(punt=punt), "geen adres", None]

    assert zoek_adres("admiraalsplein") == []


@pytest.mark.parametrize(
    "antwoord",
    [
        lambda handler: handler.stuur(500, {"fout": "stuk"}),
        lambda handler: handler.stuur(404, {}),
        lambda handler: handler.stuur(200, b"<html>storing</html>"),
        lambda handler: handler.stuur(200, {"iets": "anders"}),
        lambda handler: handler.stuur(200, [1, 2]),
        lambda handler: handler.connection.close(),
    ],
)
def test_een_storing_zegt_wat_u_kunt_doen(server, antwoord):
    server.antwoord = antwoord

    with pytest.raises(GeenAntwoord, match="Zet zelf de speld"):
        zoek_adres("admiraalsplein")


def test_wie_te_lang_wacht_krijgt_het_zelfde_te_horen(server, monkeypatch):
    monkeypatch.setattr(klant, "WACHT", 0.1)
    server.antwoord = lambda handler: time.sleep(0.5)

    with pytest.raises(GeenAntwoord):
        zoek_adres("admiraalsplein")


def test_een_server_die_er_niet_is(settings):
    settings.LOCATIESERVER_URL = "http://127.0.0.1:9"

    with pytest.raises(GeenAntwoord):
        zoek_adres("admiraalsplein")


def test_uitgezet_vraagt_niets(settings):
    settings.LOCATIESERVER_URL = ""

    assert zoek_adres("admiraalsplein") == []
