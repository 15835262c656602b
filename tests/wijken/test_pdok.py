"""Boundaries from PDOK: asked for politely, read page by page, and every trouble explained."""

import threading

import pytest

from tests.wijken.kaarten import buurt, vak, wijk
from tests.wijken.pdok_proef import proefserver
from wijken import pdok
from wijken.grensbestand import lees_kaart
from wijken.pdok import PdokFout, haal_grenzen

WIJKEN = [
    wijk("WK700101", vak(0)),
    wijk("WK700201", vak(2), gemeentenaam="Buurstad"),
    wijk("WK700102", vak(1)),
]
BUURTEN = [
    buurt("BU70010101", vak(0)),
    buurt("BU70020101", vak(2), gemeentenaam="Buurstad"),
    buurt("BU70010201", vak(1)),
]


@pytest.fixture
def server(settings):
    with proefserver(wijken=WIJKEN, buurten=BUURTEN) as server:
        settings.PDOK_URL = server.adres
        yield server


def _codes(inhoud):
    kaart = lees_kaart(inhoud)
    return [vlak.code for vlak in [*kaart.wijken, *kaart.buurten]]


VAN_LAADSTAD = ["WK700101", "WK700102", "BU70010101", "BU70010201"]


def test_wijken_en_buurten_van_een_gemeente_worden_opgehaald(server):
    assert _codes(haal_grenzen("GM7001")) == VAN_LAADSTAD


def test_de_vraag_noemt_de_gemeente_en_daarna_alleen_haar_omgeving(server):
    haal_grenzen("GM7001")

    assert server.vragen == [
        ("wijken", {"f": "json", "limit": "1000", "gemeentecode": "GM7001"}),
        ("buurten", {"f": "json", "limit": "1000", "bbox": "4.70000,51.90000,4.72000,51.91000"}),
    ]


def test_alle_bladen_worden_gelezen(server):
    server.per_blad = 1

    assert _codes(haal_grenzen("GM7001")) == VAN_LAADSTAD
    assert len(server.vragen) == 2 + 3


def test_een_verwijzing_zonder_host_wordt_gevolgd(server, monkeypatch):
    server.per_blad = 1
    monkeypatch.setattr(server.RequestHandlerClass, "oorsprong", "")

    assert _codes(haal_grenzen("GM7001")) == VAN_LAADSTAD


def test_een_server_die_niet_op_gemeente_kan_zoeken_geeft_het_hele_land(server):
    server.kent.remove("gemeentecode")
    server.per_blad = 2

    assert _codes(haal_grenzen("GM7001")) == VAN_LAADSTAD


def test_een_onbekende_gemeente_wordt_genoemd(server):
    with pytest.raises(PdokFout, match="kent geen wijken van GM9999"):
        haal_grenzen("GM9999")


def _antwoord(status, inhoud):
    return lambda handler: handler.stuur(status, inhoud)


def _breekt_af(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"features"')


@pytest.mark.parametrize(
    "antwoord, melding",
    [
        (_antwoord(404, {}), r"weigert de vraag \(404, .*PDOK_URL"),
        (_antwoord(400, {}), "begrijpt de vraag niet"),
        (_antwoord(403, b"nee"), r"weigert de vraag \(403"),
        (_antwoord(500, {}), r"storing \(500\)"),
        (_antwoord(429, {}), r"te druk of een storing \(429\)"),
        (_antwoord(200, b"<html>Onderhoud</html>"), "geen JSON"),
        (_antwoord(200, b"\xff\xfe\xfa"), "geen JSON"),
        (_antwoord(200, []), "geen lijst van wijken"),
        (_antwoord(200, {"features": None}), "geen lijst van wijken"),
        (_antwoord(200, {"features": [1, {}, {"properties": None}]}), "kent geen wijken"),
        (_antwoord(200, {"features": [wijk("WK700101", None)]}), "zonder leesbare omtrek"),
        (_breekt_af, "geen heel antwoord"),
    ],
)
def test_elke_storing_wordt_in_een_zin_uitgelegd(server, antwoord, melding):
    server.antwoord = antwoord

    with pytest.raises(PdokFout, match=melding):
        haal_grenzen("GM7001")


def test_een_trage_server_wordt_niet_eeuwig_afgewacht(server, monkeypatch):
    klaar = threading.Event()
    server.antwoord = lambda handler: klaar.wait(10)
    monkeypatch.setattr(pdok, "WACHT", 0.2)

    with pytest.raises(PdokFout, match="binnen 0.2 seconden"):
        haal_grenzen("GM7001")
    klaar.set()


def test_een_server_die_er_niet_is_wordt_gemeld(settings):
    with proefserver() as weg:
        settings.PDOK_URL = weg.adres

    with pytest.raises(PdokFout, match="geen heel antwoord"):
        haal_grenzen("GM7001")


@pytest.mark.parametrize("href", ["https://elders.example/items", "file:///etc/passwd"])
def test_een_verwijzing_naar_elders_wordt_niet_gevolgd(server, href):
    blad = {"features": [], "links": [{"rel": "next", "href": href}]}
    server.antwoord = _antwoord(200, blad)

    with pytest.raises(PdokFout, match="verwijst naar een ander adres"):
        haal_grenzen("GM7001")


def test_een_kring_van_verwijzingen_houdt_op(server, monkeypatch):
    blad = {"features": [], "links": [{"rel": "next", "href": "?cursor=0"}]}
    server.antwoord = _antwoord(200, blad)
    monkeypatch.setattr(pdok, "HOOGSTENS_BLADEN", 3)

    with pytest.raises(PdokFout, match="blijft verwijzen"):
        haal_grenzen("GM7001")
