"""Whether websites still work: against a server on this machine, never against one outside."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from aanbod.models import Aanbieder, Aanbod
from beheer import websites
from beheer.actions.links import (
    Beurten,
    GeenVerbinding,
    aan_de_beurt,
    adressen_in_gebruik,
    controleer_links,
)
from beheer.models import Linkcontrole
from beheer.websites import bekijk
from tests.beheer.webproef import webproef
from tests.factories import AanbiederFactory, AanbodFactory

DAG = date(2026, 6, 1)


@pytest.fixture
def web(monkeypatch):
    """The stand-in; only its own address counts as public."""
    monkeypatch.setattr(websites, "is_openbaar", lambda host, poort: host == "127.0.0.1")
    with webproef() as server:
        yield server


@pytest.fixture
def leeg(db):
    """No websites but those of the test."""
    Aanbod.objects.update(website="")
    Aanbieder.objects.update(website="")


def _meteen(host):
    """Nobody waits."""


def _bekijk(url, wacht=5):
    uitslag = bekijk(url, beurt=_meteen, wacht=wacht)
    return uitslag.werkt, uitslag.uitkomst


# --- One address -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pad, uitslag",
    [
        ("/", (True, "200")),
        ("/404/", (False, "404")),
        ("/410/", (False, "410")),
        ("/500/", (False, "500")),
        ("/503/", (False, "503")),
        # It does not like programs, but shows a person its page.
        ("/403/", (True, "403")),
        ("/429/", (True, "429")),
        ("/geen-head/", (True, "200")),
        ("/door/door/ok/", (True, "200")),
        ("/door/404/", (False, "404")),
        ("/rondje/", (False, "stuurt steeds door")),
        ("/naar-binnen/", (False, "geen openbaar adres")),
        ("/naar-bestand/", (False, "geen webadres")),
        ("/straße/ü ü/", (True, "200")),
    ],
)
def test_een_adres_werkt_of_niet(web, pad, uitslag):
    assert _bekijk(web.adres(pad)) == uitslag


def test_eerst_head_en_get_alleen_als_dat_niet_lukt(web):
    _bekijk(web.adres("/ok/"))
    _bekijk(web.adres("/geen-head/"))

    assert web.vragen == [("HEAD", "/ok/"), ("HEAD", "/geen-head/"), ("GET", "/geen-head/")]


def test_wie_niet_antwoordt_houdt_ons_niet_op(web):
    uitslag = bekijk(web.adres("/zwijg/"), beurt=_meteen, wacht=0.3)

    assert (uitslag.werkt, uitslag.antwoordt) == (False, False)


def test_een_dichte_poort_is_geen_antwoord(web):
    assert _bekijk("http://127.0.0.1:9/") == (False, "geen antwoord")


@pytest.mark.parametrize(
    "url",
    ["http://", "ftp://voorbeeld.example/", "file:///etc/passwd", "http://[", "http://a:b/"],
)
def test_een_adres_dat_niet_klopt_werkt_niet(url):
    werkt, _ = _bekijk(url)

    assert not werkt


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "::1", "localhost"]
)
def test_het_eigen_netwerk_wordt_nooit_gevraagd(host):
    assert not websites.is_openbaar(host, 80)


# --- The limits --------------------------------------------------------------------------


def test_een_host_krijgt_hooguit_een_vraag_per_seconde():
    nu, geslapen = [100.0], []

    def slaap(seconden):
        geslapen.append(round(seconden, 3))
        nu[0] += seconden

    beurt = Beurten(nu=lambda: nu[0], slaap=slaap)
    for host in ("a", "a", "b", "a"):
        beurt(host)
    nu[0] += 5
    beurt("a")

    assert geslapen == [1.0, 1.0]


def test_elke_vraag_wacht_op_haar_beurt_ook_bij_doorsturen(web):
    beurten = []

    bekijk(web.adres("/door/geen-head/"), beurt=beurten.append)

    assert len(beurten) == len(web.vragen) == 3


def test_hoogstens_zoveel_per_keer_en_wie_het_langst_wacht_eerst(leeg, web):
    for nummer in range(3):
        AanbodFactory(website=web.adres(f"/ok{nummer}/"))
    controleer_links(hoogstens=2, vandaag=DAG, beurt=_meteen)
    assert Linkcontrole.objects.count() == 2

    controleer_links(hoogstens=2, vandaag=DAG, beurt=_meteen)

    assert Linkcontrole.objects.count() == 3
    assert len(web.vragen) == 3


@pytest.mark.parametrize(
    "dagen, stuk, beurt",
    [(29, False, False), (30, False, True), (0, True, False), (1, True, True)],
)
@pytest.mark.django_db
def test_wanneer_een_adres_weer_aan_de_beurt_is(dagen, stuk, beurt):
    dag, url = DAG - timedelta(days=dagen), "https://voorbeeld.example/"
    Linkcontrole.objects.create(
        url=url, gecontroleerd_op=dag, uitkomst="x", eerste_fout=dag if stuk else None
    )

    assert aan_de_beurt({url}, DAG) == ([url] if beurt else [])


@pytest.mark.django_db
def test_hosts_gaan_om_de_beurt():
    adressen = {f"https://{host}.example/{pad}" for host in "ab" for pad in "12"}

    hosts = [url.split("//")[1][0] for url in aan_de_beurt(adressen, DAG)]

    assert hosts[:2] in (["a", "b"], ["b", "a"])


# --- What is kept ------------------------------------------------------------------------


def test_pas_na_twee_keer_op_verschillende_dagen_is_een_website_stuk(leeg, web):
    AanbodFactory(website=web.adres("/404/"))

    controleer_links(vandaag=DAG, beurt=_meteen)
    controleer_links(vandaag=DAG, beurt=_meteen)
    assert not Linkcontrole.objects.kapot().exists()

    verslag = controleer_links(vandaag=DAG + timedelta(days=1), beurt=_meteen)

    assert verslag.kapot == 1
    een = Linkcontrole.objects.kapot().get()
    assert (een.uitkomst, een.eerste_fout) == ("404", DAG)


def test_wat_weer_werkt_is_meteen_van_de_lijst(leeg, web):
    url = web.adres("/ok/")
    AanbodFactory(website=url)
    Linkcontrole.objects.create(
        url=url, uitkomst="404", gecontroleerd_op=DAG, eerste_fout=DAG - timedelta(days=3)
    )

    controleer_links(vandaag=DAG + timedelta(days=1), beurt=_meteen)

    assert Linkcontrole.objects.get(url=url).eerste_fout is None


def test_zonder_verbinding_wordt_niets_bewaard(leeg, monkeypatch):
    monkeypatch.setattr(websites, "is_openbaar", lambda host, poort: True)
    AanbodFactory(website="http://127.0.0.1:9/")
    AanbodFactory(website="http://localhost:9/")

    with pytest.raises(GeenVerbinding):
        controleer_links(vandaag=DAG, beurt=_meteen)

    assert not Linkcontrole.objects.exists()


def test_een_stille_website_tussen_andere_telt_wel(leeg, web):
    AanbodFactory(website="http://127.0.0.1:9/")
    AanbodFactory(website=web.adres("/ok/"))

    verslag = controleer_links(vandaag=DAG, beurt=_meteen)

    assert (verslag.werkt, verslag.stuk) == (1, 1)
    assert Linkcontrole.objects.count() == 2


def test_wat_nergens_meer_staat_wordt_vergeten(leeg, web):
    Linkcontrole.objects.create(url="https://oud.example/", uitkomst="200", gecontroleerd_op=DAG)

    controleer_links(vandaag=DAG, beurt=_meteen)

    assert not Linkcontrole.objects.exists()


def test_alleen_wat_meetelt_wordt_bekeken(leeg):
    AanbodFactory(website="https://een.example/")
    AanbodFactory(website="https://een.example/", aanbieder__website="https://twee.example/")
    AanbodFactory(website="https://drie.example/", status="gearchiveerd")
    AanbiederFactory(website="https://vier.example/", status="concept")

    assert adressen_in_gebruik() == {"https://een.example/", "https://twee.example/"}


# --- The command -------------------------------------------------------------------------


def test_de_opdracht_zegt_wat_zij_zag(leeg, web, monkeypatch):
    monkeypatch.setattr("beheer.actions.links.Beurten", lambda: _meteen)
    AanbodFactory(website=web.adres("/ok/"))
    AanbodFactory(website=web.adres("/404/"))
    uitvoer = StringIO()

    call_command("controleer_links", stdout=uitvoer)

    assert uitvoer.getvalue().startswith("2 adressen bekeken: 1 doen het, 1 niet.")
    assert Linkcontrole.objects.get(uitkomst="404").gecontroleerd_op == timezone.localdate()


@pytest.mark.parametrize("optie", ["--hoogstens=0", "--wacht=0"])
def test_een_grens_van_niets_wordt_geweigerd(optie):
    with pytest.raises(CommandError, match="1 of meer"):
        call_command("controleer_links", optie)
