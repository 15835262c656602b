"""Nothing of what a visitor asks is kept: not in the database, a log, a cache or a cookie."""

import functools
import gc
import gzip
import logging
import pickle
import tempfile
import time

import pytest
import wordfreq
from django.apps import apps
from django.conf import settings as instellingen
from django.core.cache import caches
from django.test import Client

from aanbod.forms import ZoekFilter
from portaal.antwoord import antwoord
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


# --- With everything that keeps anything turned on -----------------------------------------

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
ADRES = "Geheimenstraat 5"
# As it was typed, and what a page, a key or a word list may have made of it.
VORMEN = [
    BSN, TELEFOON, "06-12345678", "06 1234 5678", "geheimenstraat", "3317zq", "3317 zq", "3317+zq", "3317%20zq",
    "51.79123", "4.66234",
]  # fmt: skip


@pytest.fixture
def alles_bewaart(settings):
    """The caches as they are outside the tests, and empty."""
    settings.CACHES = {
        "default": settings.CACHES["default"],
        "geheugen": settings.CACHES["geheugen"] | {"LOCATION": "proef-geheugen"},
        "paginas": {"BACKEND": LOCMEM, "LOCATION": "proef-paginas"},
    }
    for naam in ("geheugen", "paginas"):
        caches[naam].clear()
    yield caches
    for naam in ("geheugen", "paginas"):
        caches[naam].clear()


@pytest.fixture
def logregels():
    """All that the site logs and more (its level is that of a warning), as it writes it."""
    regels = []
    schrijver = logging.getLogger("django").handlers[0]

    class Vanger(logging.Handler):
        def emit(self, record):
            regels.append(schrijver.format(record))

    vanger = Vanger()
    for een in schrijver.filters:
        vanger.addFilter(een)
    loggers = [
        logging.getLogger(),
        *map(logging.getLogger, ("django", "django.request", "django.server")),
    ]
    niveaus = [een.level for een in loggers]
    for een in loggers:
        een.addHandler(vanger)
        een.setLevel(logging.INFO)
    yield regels
    for een, niveau in zip(loggers, niveaus, strict=True):
        een.removeHandler(vanger)
        een.setLevel(niveau)


def _in_de_caches() -> str:
    """Keys, and values as they stand there: the raw pickle, what is in it, and that unzipped."""
    gevonden = []
    for naam in ("geheugen", "paginas"):
        for sleutel, rauw in caches[naam]._cache.items():
            waarde = pickle.loads(rauw)
            gevonden += [sleutel, repr(rauw), repr(waarde)]
            if isinstance(waarde, dict) and waarde["inhoud"][:2] == b"\x1f\x8b":
                gevonden.append(repr(gzip.decompress(waarde["inhoud"])))
    return "\n".join(gevonden)


def _vragen():
    """(address, query): a BSN, a telephone number and an address wherever someone may put one."""
    alles = f"{BSN} {TELEFOON} 06-12345678 {ADRES} 3317 ZQ"
    zoeken, punten = "zoeken/", "zoeken/punten.json"
    yield zoeken, {"q": f"mijn bsn is {BSN}"}
    yield zoeken, {"q": f"ik woon {ADRES} 3317 ZQ in crabbehof", "inloop": "on"}
    vraag = f"schulden eensaam {alles}"
    yield zoeken, {"q": vraag, "letterlijk": vraag, "zonderplaats": vraag}
    yield zoeken, {"q": f"koffie in alblasserdam {alles}"}
    yield punten, {"q": f"schulden {alles}"}
    for plaats in (BSN, TELEFOON, f"{ADRES}, Crabbehof", POSTCODE, "3317 ZQ", POSITIE):
        yield zoeken, {"q": "schulden", "plaats": plaats, "lopen": "10"}
        yield punten, {"plaats": plaats}
    for naam in (*ZoekFilter.base_filters, "pagina", "onbekend", BSN):
        yield zoeken, {naam: alles}
    yield zoeken, {"inloop": ["on", alles], "pagina": "1"}
    for pad in ("", "matrix/wonen/", "onderwerpen/wonen/", "bestaat-niet/"):
        yield pad, {"q": alles, "wijk": BSN}


def _stel_alle_vragen():
    """Each twice, since the second one may come from a cache; also as an error and as a form."""
    client = Client(raise_request_exception=False)
    client.get("/dordrecht/zoeken/")
    for pad, vraag in _vragen():
        for koppen in ({}, {"Accept-Encoding": "gzip"}):
            client.get(f"/dordrecht/{pad}", vraag, headers=koppen, follow=True)
    vraag = {"q": f"{BSN} {TELEFOON} {ADRES}"}
    client.get("/dordrecht/zoeken/", vraag, headers={"HX-Request": "true"})
    client.post("/dordrecht/zoeken/?q=" + BSN, vraag)
    client.get("/dordrecht/zoeken/", vraag, headers={"Host": "kwaad.example"})
    client.cookies["vraag"] = BSN
    van = {"Referer": f"http://testserver/dordrecht/zoeken/?q={BSN}", "User-Agent": BSN}
    client.get("/dordrecht/", headers=van | {"Accept-Language": BSN, "Accept-Encoding": "gzip"})


def _gevonden_in(tekst: str) -> list[str]:
    tekst = tekst.lower()
    return [vorm for vorm in VORMEN if vorm in tekst]


@pytest.mark.django_db
def test_ook_met_alle_caches_aan_staat_een_vraag_nergens(alles_bewaart, logregels):
    _stel_alle_vragen()

    # Something was kept and something was logged, or there was nothing to look into.
    assert alles_bewaart["paginas"]._cache
    assert alles_bewaart["geheugen"]._cache
    assert logregels
    assert _gevonden_in(_hele_database()) == []
    assert _gevonden_in(_in_de_caches()) == []
    assert _gevonden_in("\n".join(logregels)) == []


@pytest.mark.django_db
def test_ook_met_alle_caches_aan_staat_een_vraag_in_geen_bestand(
    alles_bewaart, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    begin = time.time() - 1

    _stel_alle_vragen()

    assert list(tmp_path.rglob("*")) == []
    geschreven = [
        pad
        for map_ in (instellingen.VAR_DIR, PROJECT / "static", PROJECT / "fixtures")
        for pad in map_.rglob("*")
        if pad.is_file() and pad.stat().st_mtime >= begin
    ]
    inhoud = "".join(pad.read_text(errors="replace") for pad in geschreven)
    assert _gevonden_in(inhoud) == []


@pytest.mark.django_db
def test_een_getal_uit_een_vraag_blijft_ook_niet_in_het_geheugen_achter(dordrecht):
    """What our functions and the word lists remember: words of letters, never a number."""
    for _, vraag in _vragen():
        if isinstance(tekst := vraag.get("q"), str):
            antwoord(f"brigitta {tekst}", dordrecht, vraag.get("plaats", ""))

    onthouden = repr(wordfreq._wf_cache) + "".join(
        repr(gc.get_referents(een))
        for een in gc.get_objects()
        # Not those of Python itself: the test asks its addresses through one of them.
        if type(een) is functools._lru_cache_wrapper
        and een.__module__.startswith(("aanbod", "wijken", "portaal", "simplemma", "wordfreq"))
    )
    assert "brigitta" in onthouden
    assert [vorm for vorm in _gevonden_in(onthouden) if vorm[0].isdigit()] == []


@pytest.mark.django_db
def test_een_fout_met_alle_caches_aan_bewaart_de_vraag_niet(alles_bewaart, logregels, monkeypatch):
    def breekt(*args, **kwargs):
        raise ValueError(f"ging mis bij {BSN} {ADRES}")

    monkeypatch.setattr("portaal.zoekpagina.zoek", breekt)

    _stel_alle_vragen()

    assert any("ValueError" in regel for regel in logregels)
    assert _gevonden_in("\n".join(logregels) + _in_de_caches() + _hele_database()) == []


@pytest.mark.django_db
def test_de_opdracht_zoek_bewaart_de_vraag_niet(alles_bewaart, logregels, capsys):
    from django.core.management import call_command

    call_command("zoek", f"{BSN} {TELEFOON} {ADRES}", plaats=POSTCODE, json=True)

    assert BSN in capsys.readouterr().out
    assert _gevonden_in("\n".join(logregels) + _in_de_caches() + _hele_database()) == []


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
        for gegeven in ("over=", "hoe=", "wie=", "waar=", "3317"):
            assert gegeven not in delen
            assert gegeven not in kaart
