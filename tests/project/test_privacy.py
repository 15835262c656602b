"""Nothing of what a visitor asks is kept: not in the database, a log, a cache or a cookie."""

import logging

import pytest
from django.apps import apps
from django.core.cache import caches
from django.test import Client

from tests.conftest import PROJECT

BSN = "123456782"
TELEFOON = "0612345678"
POSTCODE = "3317ZQ"
POSITIE = "51.79123,4.66234"
GEHEIM = [BSN, TELEFOON, POSTCODE, POSITIE, "Geheimenstraat"]


def _hele_database() -> str:
    return "\n".join(
        str(rij) for model in apps.get_models() for rij in model.objects.all().values_list()
    )


def _caches() -> str:
    return repr([getattr(cache, "_cache", {}) for cache in caches.all(initialized_only=True)])


def _adressen():
    vraag = f"mijn bsn is {BSN} bel {TELEFOON} Geheimenstraat 5"
    for pad in ("zoeken/", "zoeken/punten.json", "zoeken/suggesties.json"):
        yield f"/dordrecht/{pad}", {"q": vraag, "plaats": POSTCODE}
        yield f"/dordrecht/{pad}", {"q": vraag, "plaats": POSITIE, "wijk": BSN}
    yield "/dordrecht/matrix/wonen/", {"wijk": TELEFOON}
    for pad in ("hulpwijzer/", "hulpwijzer/antwoord/", "verwijzen/"):
        yield f"/dordrecht/{pad}", {"over": [BSN, "geld"], "waar": POSTCODE, "hoe": "kennis"}
        yield f"/dordrecht/{pad}", {"waar": POSITIE, "stap": "buiten", "wie": TELEFOON}
        yield f"/dordrecht/{pad}", {"waar": f"{vraag}", "gevaar": "ja", "naar": BSN}
    yield "/dordrecht/verwijskaart/", {"deur": [BSN, "sociaal-makelaar"], "formaat": TELEFOON}
    yield "/dordrecht/bestaat-niet/", {"q": vraag}
    for letter in ("%3F", "%26", "?", "%253F"):
        yield f"/dordrecht/zoeken/{letter}q=mijn%20bsn%20is%20{BSN}%27%20{TELEFOON}", {}


@pytest.mark.django_db
def test_een_vraag_staat_nergens_na_afloop(client, caplog):
    caplog.set_level(logging.DEBUG)
    for adres, vraag in _adressen():
        client.get(adres, vraag)

    kept = _hele_database() + _caches()
    assert [geheim for geheim in GEHEIM if geheim in kept] == []


@pytest.mark.django_db
@pytest.mark.browser
def test_de_echte_server_schrijft_geen_vraag_op(server, tmp_path_factory):
    """Also when it goes wrong: the log of the running server and every file it wrote."""
    import urllib.error
    import urllib.parse
    import urllib.request

    for adres, vraag in _adressen():
        try:
            urllib.request.urlopen(
                f"{server}{adres}?{urllib.parse.urlencode(vraag, doseq=True)}"
            ).read()
        except urllib.error.HTTPError as fout:
            fout.read()

    map_ = tmp_path_factory.getbasetemp()
    bestanden = [
        pad for pad in map_.rglob("*") if pad.is_file() and pad.parent.name.startswith("server")
    ]
    assert any(pad.name == "log" for pad in bestanden)
    inhoud = b"".join(pad.read_bytes() for pad in bestanden)
    assert [geheim for geheim in GEHEIM if geheim.encode() in inhoud] == []


@pytest.mark.django_db
def test_een_fout_in_het_programma_schrijft_de_vraag_niet_in_het_log(monkeypatch, capfd):
    def breekt(*args, **kwargs):
        raise ValueError(f"ging mis bij {BSN}")

    monkeypatch.setattr("portaal.zoekpagina.zoek", breekt)
    handler = logging.getLogger("django").handlers[0]
    regels = []
    monkeypatch.setattr(handler, "emit", lambda record: regels.append(handler.format(record)))

    antwoord = Client(raise_request_exception=False).get("/dordrecht/zoeken/", {"q": BSN})

    assert antwoord.status_code == 500
    assert "112" in antwoord.content.decode()
    assert regels
    assert "ValueError" in regels[0]
    assert BSN not in "\n".join(regels)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "adres",
    [
        "/dordrecht/zoeken/?q=a",
        "/dordrecht/zoeken/punten.json?q=a",
        "/dordrecht/zoeken/suggesties.json?q=a",
        "/dordrecht/matrix/wonen/?wijk=wielwijk",
        "/dordrecht/hulpwijzer/?stap=hoe&over=geld",
        "/dordrecht/hulpwijzer/antwoord/?over=geld",
        "/dordrecht/verwijzen/?over=geld",
        "/dordrecht/verwijskaart/?deur=sociaal-makelaar",
    ],
)
def test_een_adres_met_een_vraag_mag_nergens_bewaard_worden(client, adres):
    assert client.get(adres)["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_de_koppen_van_een_openbare_pagina(client):
    koppen = client.get("/dordrecht/").headers

    assert koppen["Referrer-Policy"] == "same-origin"
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["X-Frame-Options"] == "DENY"
    assert "geolocation=(self)" in koppen["Permissions-Policy"]
    beleid = koppen["Content-Security-Policy"]
    assert "default-src 'none'" in beleid
    assert "script-src 'self'" in beleid
    assert "unsafe" not in beleid
    assert "Set-Cookie" not in koppen


def test_de_sjablonen_hebben_geen_stijl_of_script_in_de_regel():
    import re

    fout = re.compile(
        r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son(?:click|load|submit|change|error|focus|blur|input|key\w+)=",
        re.IGNORECASE,
    )
    for sjabloon in (PROJECT / "templates").rglob("*.html"):
        gevonden = fout.findall(sjabloon.read_text(encoding="utf-8"))
        assert not gevonden, f"{sjabloon.name}: {gevonden}"


@pytest.mark.django_db
def test_posities_worden_afgerond_en_postcodes_ingekort(client):
    antwoord = client.get("/dordrecht/zoeken/", {"plaats": "3317 ZQ"})

    assert antwoord.context["plaats"]["label"] == "postcode 3317"


@pytest.mark.django_db
def test_wat_men_deelt_of_print_noemt_de_deuren_en_niet_de_antwoorden(client):
    vraag = "?over=geld&hoe=praktisch&wie=oudere&waar=3317"
    for pad in ("hulpwijzer/antwoord/", "verwijzen/"):
        delen = client.get(f"/dordrecht/{pad}{vraag}").context["kaart_url"]
        assert delen.startswith("/dordrecht/verwijskaart/?deur=")
        kaart = client.get(delen).content.decode()
        for antwoord in ("over=", "hoe=", "wie=", "waar=", "3317"):
            assert antwoord not in delen
            assert antwoord not in kaart
