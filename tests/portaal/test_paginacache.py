"""Pages that are kept: the same bytes, never stale, and never one with something of a visitor."""

import gzip
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from aanbod.actions.indexeren import indexeer
from aanbod.actions.openingstijden import bereid_alles_voor
from aanbod.models import Aanbieder, Aanbod, AanbodLocatie, Aanspreekpunt, Bron, Onderwerp
from portaal.paginacache import KOP
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    AanbodLocatieFactory,
    AanspreekpuntFactory,
    ContactpersoonFactory,
    LocatieFactory,
    OnderwerpFactory,
    PostcodegebiedFactory,
    ThesaurustermFactory,
    WijkFactory,
)
from wijken.models import Gemeente, Locatie, Wijk

pytestmark = pytest.mark.django_db

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
# Wednesday 22 April 2026.
WOENSDAG = datetime(2026, 4, 22, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def paginas(settings):
    """The cache of pages as it is outside the tests, empty."""
    settings.CACHES = settings.CACHES | {"paginas": {"BACKEND": LOCMEM, "LOCATION": "proefpaginas"}}
    bewaard = caches["paginas"]
    bewaard.clear()
    yield bewaard
    bewaard.clear()


@pytest.fixture
def stad(teststad):
    """A gemeente with one aanbod that is on most pages."""
    west = teststad.wijken.get(slug="west")
    onderwerp = OnderwerpFactory(slug="vogels", naam="Vogels")
    aanbod = AanbodFactory(
        gemeente=teststad, naam="Kwartelhuis", slug="kwartelhuis", onderwerpen=[onderwerp],
        aanbieder=AanbiederFactory(naam="Vogelaars", slug="vogelaars"), wijken=[west],
    )  # fmt: skip
    AanbodLocatieFactory(
        aanbod=aanbod,
        locatie=LocatieFactory(gemeente=teststad, wijk=west, straat="Nestweg 1"),
        openingstijden="Mo-Fr 09:00-17:00",
    )
    indexeer([aanbod.pk])
    return teststad


def adres(naam, *rest):
    return reverse(f"portaal:{naam}", args=["teststad", *rest])


ADRESSEN = {
    "home": lambda: adres("home"),
    "zoeken": lambda: adres("zoeken"),
    "filters": lambda: adres("zoeken") + "?onderwerp=vogels&inloop=on&volgorde=open&pagina=1",
    "kaart": lambda: adres("kaart"),
    "grenzen": lambda: adres("grenzen"),
    "aanbod": lambda: adres("aanbod", "kwartelhuis"),
    "aanbieder": lambda: adres("aanbieder", "vogelaars"),
    "onderwerpen": lambda: adres("onderwerpen"),
    "onderwerp": lambda: adres("onderwerp", "vogels"),
    "gemeente": lambda: adres("gemeente"),
    "wijk": lambda: adres("wijk", "west"),
    "matrices": lambda: adres("matrices"),
    "matrix": lambda: adres("matrix", "vogels"),
    "over": lambda: adres("over"),
    "privacy": lambda: adres("privacy"),
}


@pytest.fixture(params=ADRESSEN)
def bewaarbaar_adres(request, stad):
    return ADRESSEN[request.param]()


# --- Kept ------------------------------------------------------------------------------


def test_een_bewaarde_pagina_is_dezelfde_en_kost_een_vraag(
    client, paginas, bewaarbaar_adres, django_assert_num_queries
):
    eerst = client.get(bewaarbaar_adres)

    with django_assert_num_queries(1):
        opnieuw = client.get(bewaarbaar_adres)

    assert eerst.status_code == opnieuw.status_code == 200
    assert opnieuw.content == eerst.content
    assert opnieuw.headers == eerst.headers
    assert KOP not in opnieuw.headers
    assert not opnieuw.cookies


def test_een_bewaarde_pagina_is_wat_zonder_bewaren_gegeven_wordt(client, paginas, bewaarbaar_adres):
    client.get(bewaarbaar_adres)
    bewaard = client.get(bewaarbaar_adres)
    paginas.clear()

    vers = client.get(bewaarbaar_adres)

    assert vers.content == bewaard.content
    assert vers.headers == bewaard.headers


def test_gezipt_en_gewoon_staan_apart(client, paginas, stad):
    pad = adres("zoeken")
    for _ in range(2):
        gewoon = client.get(pad)
        gezipt = client.get(pad, headers={"Accept-Encoding": "gzip"})

        assert "Content-Encoding" not in gewoon.headers
        assert gezipt.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(gezipt.content) == gewoon.content


def test_een_andere_naam_van_de_site_krijgt_een_eigen_pagina(client, paginas, stad, settings):
    settings.ALLOWED_HOSTS = ["een.example", "twee.example"]
    pad = adres("aanbod", "kwartelhuis")

    client.get(pad, headers={"Host": "een.example"})
    twee = client.get(pad, headers={"Host": "twee.example"}).content.decode()

    assert "twee.example" in twee
    assert "een.example" not in twee


def test_een_vreemde_naam_van_de_site_wordt_geweigerd_ook_als_de_pagina_bewaard_is(
    client, paginas, stad
):
    client.get(adres("home"))

    assert client.get(adres("home"), headers={"Host": "kwaad.example"}).status_code == 400


def test_wie_is_ingelogd_ziet_dezelfde_pagina(client, paginas, stad, beheerder):
    gewoon = client.get(adres("aanbod", "kwartelhuis"))
    paginas.clear()
    client.force_login(beheerder)

    ingelogd = client.get(adres("aanbod", "kwartelhuis"))

    assert ingelogd.content == gewoon.content


# --- Never kept ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag",
    [
        "q=kwartel", "plaats=west", "plaats=1234AB", "gebied=4.66,51.80,4.67,51.81",
        "lopen=10", "lopen=10&plaats=1234", "volgorde=dichtbij", "q=", "plaats=",
        "wijk=bestaat-niet", "onderwerp=bestaat-niet", "inloop=misschien", "onbekend=1",
        "letterlijk=on", "zonderplaats=on", "vanuit=dordrecht", "pagina=abc", "pagina=-1",
        "pagina=99999", "inloop=on&inloop=off", "inloop=on&onbekend=geheim", "inloop=on&q=kwartel",
    ],
)  # fmt: skip
def test_een_pagina_met_iets_van_een_bezoeker_wordt_nooit_bewaard(client, paginas, stad, vraag):
    PostcodegebiedFactory(pc4="1234", wijken=stad.wijken.all())
    for _ in range(2):
        antwoord = client.get(f"{adres('zoeken')}?{vraag}")

        assert antwoord.status_code == 200
        assert KOP not in antwoord.headers
    assert not paginas._cache


@pytest.mark.parametrize(
    "pad",
    ["", "aanbod/kwartelhuis/", "wijken/west/", "matrix/vogels/", "onderwerpen/vogels/", "kaart/"],
)
def test_een_pagina_zonder_filters_wordt_met_een_vraag_erachter_niet_bewaard(
    client, paginas, stad, pad
):
    assert client.get(f"/teststad/{pad}?geheim=123456782").status_code == 200

    assert not paginas._cache


def test_een_deel_voor_htmx_wordt_niet_bewaard_en_krijgt_geen_bewaarde_pagina(
    client, paginas, stad
):
    heel = client.get(adres("zoeken"))
    aantal = len(paginas._cache)

    deel = client.get(adres("zoeken"), headers={"HX-Request": "true"})

    assert b"<html" in heel.content
    assert b"<html" not in deel.content
    assert len(paginas._cache) == aantal == 1


@pytest.mark.parametrize(
    "pad",
    ["/teststad/bestaat-niet/", "/teststad/aanbod/bestaat-niet/", "/bestaat-niet/",
     "/bestaat-niet/zoeken/", "/", "/kaart/", "/gezond/", "/robots.txt", "/werk/beheer/login/",
     "/teststad/zoeken/punten.json", "/teststad/aanbod/kwartelhuis/punten.json", "/teststad"],
)  # fmt: skip
def test_een_fout_of_een_pagina_buiten_een_gemeente_wordt_niet_bewaard(client, paginas, stad, pad):
    client.get(pad)

    assert not paginas._cache


@pytest.mark.parametrize("methode", ["post", "head", "options", "put"])
def test_alleen_wat_opgevraagd_wordt_wordt_bewaard(client, paginas, stad, methode):
    getattr(client, methode)(adres("home"))
    assert not paginas._cache

    client.get(adres("home"))
    anders = getattr(client, methode)(adres("home"))
    assert anders.status_code == (200 if methode == "head" else 405)


@pytest.mark.parametrize("pad", ["*", "", "//", "/?", "teststad"])
def test_een_vreemd_pad_breekt_niets(client, paginas, pad):
    for methode in ("OPTIONS", "GET"):
        omgeving = {"PATH_INFO": pad, "REQUEST_METHOD": methode}
        assert client.request(**omgeving).status_code < 500


def test_een_fout_in_een_pagina_wordt_niet_bewaard(client, paginas, stad, monkeypatch):
    monkeypatch.setattr("portaal.views.zoeken.Zoekpagina", None)
    client.raise_request_exception = False

    assert client.get(adres("zoeken")).status_code == 500

    assert not paginas._cache


def test_een_antwoord_met_een_koekje_wordt_niet_bewaard(client, paginas, stad, monkeypatch):
    from portaal.views import home

    def met_koekje(*args, **kwargs):
        from django.shortcuts import render

        antwoord = render(*args, **kwargs)
        antwoord.set_cookie("wie", "u")
        return antwoord

    monkeypatch.setattr(home, "render", met_koekje)
    client.get(adres("home"))

    assert not paginas._cache


def test_in_de_bewaarplaats_staat_niets_van_een_vraag(client, paginas, stad):
    """Neither in the keys: of an address only its hash stands there."""
    client.get(adres("zoeken"))
    client.get(f"{adres('zoeken')}?inloop=on")
    client.get(f"{adres('zoeken')}?q=mijnkwartelgeheim&inloop=on")
    client.get(f"{adres('zoeken')}?inloop=mijnkwartelgeheim")
    client.get(f"{adres('home')}?mijnkwartelgeheim")

    assert len(paginas._cache) == 2
    alles = repr(paginas._cache)
    assert "mijnkwartelgeheim" not in alles
    assert not any("inloop" in sleutel or "zoeken" in sleutel for sleutel in paginas._cache)


# --- Never stale -----------------------------------------------------------------------


def _aanbod(**velden):
    return lambda: Aanbod.objects.filter(slug="kwartelhuis").update(**velden)


ZICHTBAAR = {
    "naam van een aanbod": ("aanbod", _aanbod(naam="Vinkenhuis"), "Vinkenhuis"),
    "aanbod gearchiveerd": ("gemeente", _aanbod(status="gearchiveerd"), None),
    "tijden": (
        "aanbod",
        lambda: AanbodLocatie.objects.filter(aanbod__slug="kwartelhuis").update(
            openingstijden="Sa 13:37-17:00"
        ),
        "13:37",
    ),
    "sluiting": (
        "aanbod",
        _aanbod(gesloten_van=WOENSDAG.date(), gesloten_bericht="Wij verbouwen."),
        "Wij verbouwen.",
    ),
    "adres": (
        "aanbod",
        lambda: Locatie.objects.filter(straat="Nestweg 1").update(straat="Vinkenbaan 2"),
        "Vinkenbaan 2",
    ),
    "aanbieder": (
        "aanbieder",
        lambda: Aanbieder.objects.filter(slug="vogelaars").update(naam="Vinkenclub"),
        "Vinkenclub",
    ),
    "contactpersoon": (
        "aanbod",
        lambda: ContactpersoonFactory(
            aanbieder=Aanbieder.objects.get(slug="vogelaars"), naam="Vera Vink"
        ),
        "Vera Vink",
    ),
    "aanspreekpunt": (
        "gemeente",
        lambda: AanspreekpuntFactory(
            gemeente=Gemeente.objects.get(slug="teststad"), uitleg="Bel het vinkenloket."
        ),
        "Bel het vinkenloket.",
    ),
    "in plaats daarvan": (
        "zoeken",
        lambda: AanspreekpuntFactory(
            gemeente=Gemeente.objects.get(slug="teststad"), uitleg="Anders:"
        ).in_plaats_daarvan.add(Aanbod.objects.get(slug="kwartelhuis")),
        "Anders:",
    ),
    "onderwerp": (
        "home",
        lambda: Onderwerp.objects.filter(slug="vogels").update(naam="Alle vinken"),
        "Alle vinken",
    ),
    "bron": ("over", lambda: Bron.objects.update(titel="Het vinkenrapport"), "Het vinkenrapport"),
    "wijk": ("wijk", lambda: Wijk.objects.filter(slug="west").update(naam="Vinkenwijk"), "Vinkenwijk"),
    "naam van de gemeente": (
        "privacy",
        lambda: Gemeente.objects.filter(slug="teststad").update(naam="Vinkenstad"),
        "Vinkenstad",
    ),
    "nieuw aanbod": (
        "filters",
        lambda: AanbodFactory(
            gemeente=Gemeente.objects.get(slug="teststad"), naam="Vinkenhok", inloop=True,
            onderwerpen=[Onderwerp.objects.get(slug="vogels")],
        ),
        "Vinkenhok",
    ),
    "aanbod van de regio": (
        "zoeken",
        lambda: AanbodFactory(
            bereik="regio", gemeente=None, naam="Vinkenregio",
            regio=Gemeente.objects.get(slug="teststad").regio,
        ),
        "Vinkenregio",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wat", ZICHTBAAR)
def test_een_verandering_is_meteen_te_zien(client, paginas, stad, monkeypatch, wat):
    monkeypatch.setattr(timezone, "now", lambda: WOENSDAG.replace(hour=12))
    pagina, verander, tekst = ZICHTBAAR[wat]
    eerst = client.get(ADRESSEN[pagina]()).content.decode()
    assert client.get(ADRESSEN[pagina]()).content.decode() == eerst

    verander()

    nu = client.get(ADRESSEN[pagina]()).content.decode()
    assert nu != eerst
    if tekst:
        assert tekst in nu
        assert tekst not in eerst


def test_een_andere_betekenis_van_een_woord_is_meteen_te_zien(client, paginas, stad):
    """Not kept, but read by what is kept of the thesaurus."""

    def onderwerpen():
        antwoord = client.get(adres("zoeken"), {"q": "zwikzwakken"})
        return [een.slug for een in antwoord.context["onderwerpen_bij_vraag"]]

    assert onderwerpen() == []
    term = ThesaurustermFactory(term="zwikzwakken", onderwerp=Onderwerp.objects.get(slug="vogels"))
    assert onderwerpen() == ["vogels"]
    term.delete()
    assert onderwerpen() == []


def test_een_aanspreekpunt_dat_verdwijnt_is_meteen_weg(client, paginas, stad):
    AanspreekpuntFactory(gemeente=stad, uitleg="Bel het vinkenloket.")
    assert "vinkenloket" in client.get(adres("zoeken")).content.decode()

    Aanspreekpunt.objects.all().delete()

    assert "vinkenloket" not in client.get(adres("zoeken")).content.decode()


def test_een_pagina_die_er_niet_meer_is_wordt_niet_meer_gegeven(client, paginas, stad):
    assert client.get(adres("aanbod", "kwartelhuis")).status_code == 200

    Aanbod.objects.filter(slug="kwartelhuis").update(status="gearchiveerd")

    assert client.get(adres("aanbod", "kwartelhuis")).status_code == 410


def test_een_gemeente_die_een_ander_adres_krijgt_is_op_het_oude_weg(client, paginas, stad):
    assert client.get("/teststad/").status_code == 200

    Gemeente.objects.filter(slug="teststad").update(slug="vinkenstad")

    assert client.get("/teststad/").status_code == 404
    assert client.get("/vinkenstad/").status_code == 200


def test_de_koepel_van_een_onderdeel_verandert_ook_op_de_pagina_van_het_onderdeel(
    client, paginas, stad
):
    koepel = AanbiederFactory(naam="Vogelbond")
    Aanbieder.objects.filter(slug="vogelaars").update(onderdeel_van=koepel)
    assert "Vogelbond" in client.get(adres("aanbieder", "vogelaars")).content.decode()

    Aanbieder.objects.filter(pk=koepel.pk).update(naam="Vinkenbond")

    assert "Vinkenbond" in client.get(adres("aanbieder", "vogelaars")).content.decode()


def test_een_adres_over_de_grens_verandert_ook_op_de_pagina_van_het_aanbod(client, paginas, stad):
    wijk = WijkFactory(naam="Overkant")
    elders = LocatieFactory(gemeente=wijk.gemeente, wijk=wijk, straat="Grensweg 1")
    AanbodLocatieFactory(aanbod=Aanbod.objects.get(slug="kwartelhuis"), locatie=elders)
    assert "Grensweg 1" in client.get(adres("aanbod", "kwartelhuis")).content.decode()

    Locatie.objects.filter(pk=elders.pk).update(straat="Vinkenbaan 2")
    assert "Vinkenbaan 2" in client.get(adres("aanbod", "kwartelhuis")).content.decode()

    Wijk.objects.filter(pk=wijk.pk).update(naam="Vinkenoever")
    assert "Vinkenoever" in client.get(adres("aanbod", "kwartelhuis")).content.decode()


# --- A door opens or shuts -------------------------------------------------------------


@pytest.fixture
def op_moment(monkeypatch, stad):
    monkeypatch.setattr(timezone, "now", lambda: WOENSDAG)
    bereid_alles_voor()
    return lambda **tijd: monkeypatch.setattr(timezone, "now", lambda: WOENSDAG + timedelta(**tijd))


@pytest.mark.parametrize(
    "pad", ["/teststad/zoeken/?open=on", "/teststad/zoeken/", "/teststad/aanbod/kwartelhuis/"]
)
def test_een_pagina_wordt_niet_bewaard_over_het_open_of_dicht_gaan_van_een_deur(
    client, paginas, op_moment, pad
):
    gezien = []
    for tijd in (
        {"hours": 8, "minutes": 59},
        {"hours": 9},
        {"hours": 16, "minutes": 59},
        {"hours": 17},
    ):
        op_moment(**tijd)
        gezien.append(client.get(pad).content)
        bewaard = client.get(pad).content
        assert bewaard == gezien[-1]
        paginas.clear()
        assert client.get(pad).content == bewaard
    assert gezien[0] != gezien[1]
    assert gezien[2] != gezien[3]


def test_een_pagina_wordt_niet_bewaard_over_middernacht(client, paginas, op_moment):
    """ "vandaag" and "morgen" are words on it, and it says on which day it was printed."""
    op_moment(hours=23, minutes=59)
    woensdag = client.get("/teststad/aanbod/kwartelhuis/").content.decode()
    op_moment(hours=24)
    donderdag = client.get("/teststad/aanbod/kwartelhuis/").content.decode()

    assert "22 april 2026" in woensdag
    assert "23 april 2026" in donderdag


def test_binnen_een_stuk_tijd_wordt_de_pagina_niet_opnieuw_gemaakt(
    client, paginas, op_moment, django_assert_num_queries
):
    op_moment(hours=10)
    client.get("/teststad/zoeken/")
    op_moment(hours=10, seconds=1)

    with django_assert_num_queries(1):
        client.get("/teststad/zoeken/")
