"""The address of what is no longer there: what took its place, or that it stopped and what is near."""

from datetime import date

import pytest
from django.core.cache import caches

from aanbod.models import Aanbieder
from beheer.actions.archief import stop, stop_aanbieder, zet_terug
from beheer.actions.samenvoegen import voeg_samen
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.models.wijziging import Weg
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GemeenteFactory,
    LocatieFactory,
    OnderwerpFactory,
)

pytestmark = pytest.mark.django_db
BY = Herkomst(Weg.FORMULIER, door=7, als="redacteur Teststad")
ADRES = "/teststad/aanbod/kwartelhuis/"


@pytest.fixture
def onderwerp():
    return OnderwerpFactory(slug="vogels")


@pytest.fixture
def aanbod(teststad, onderwerp):
    return AanbodFactory(
        gemeente=teststad, naam="Kwartelhuis", slug="kwartelhuis", onderwerpen=[onderwerp],
        plek=LocatieFactory(gemeente=teststad, wijk=teststad.wijken.get(slug="west")),
    )  # fmt: skip


def _stop(aanbod):
    stop(aanbod, op=date(2026, 3, 5), reden="Er kwam bijna niemand.", by=BY)


def test_wat_gestopt_is_zegt_sinds_wanneer_en_niet_waarom(client, aanbod):
    _stop(aanbod)

    antwoord = client.get(ADRES)

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 410
    assert "Dit aanbod is gestopt op 5 maart 2026." in tekst
    assert "<h1>Kwartelhuis</h1>" in tekst
    assert "bijna niemand" not in tekst
    assert not antwoord.cookies


def test_wat_terugkomt_staat_weer_op_zijn_adres(client, aanbod):
    _stop(aanbod)
    zet_terug(aanbod, status="gepubliceerd", by=BY)

    assert client.get(ADRES).status_code == 200
    aanbod.refresh_from_db()
    assert (aanbod.gestopt_op, aanbod.gestopt_reden) == (None, "")


def test_er_staan_drie_die_er_wel_zijn_de_dichtste_eerst(client, teststad, aanbod, onderwerp):
    west = teststad.wijken.get(slug="west")

    def erbij(naam, **velden):
        return AanbodFactory(naam=naam, gemeente=teststad, onderwerpen=[onderwerp], **velden)

    def op(breedte):
        return LocatieFactory(gemeente=teststad, breedte=breedte)

    erbij("Heel ver", plek=op(51.9))
    erbij("Ver", plek=op(51.82))
    erbij("Dichtbij", plek=op(51.806))
    erbij("In de wijk", bereik="wijken", wijken=[west])
    erbij("Met indicatie", rol="maatwerk", plek=op(51.805))
    erbij("Weg", status="concept", plek=op(51.805))
    AanbodFactory(naam="Iets anders", gemeente=teststad, plek=op(51.805))
    _stop(aanbod)

    kaartjes = client.get(ADRES).context["kaartjes"]

    assert [kaartje.naam for kaartje in kaartjes] == ["In de wijk", "Dichtbij", "Ver"]


def test_zonder_iets_over_hetzelfde_is_er_de_weg_naar_het_zoeken(client, aanbod):
    _stop(aanbod)

    antwoord = client.get(ADRES)

    assert antwoord.context["kaartjes"] == []
    assert 'href="/teststad/zoeken/"' in antwoord.content.decode()


def test_wat_nooit_op_de_site_stond_vertelt_zijn_naam_niet(client, teststad):
    AanbodFactory(gemeente=teststad, slug="geheim", naam="Geheim plan", status="gearchiveerd")

    antwoord = client.get("/teststad/aanbod/geheim/")

    assert antwoord.status_code == 410
    assert "Geheim plan" not in antwoord.content.decode()


@pytest.mark.parametrize("status", ["concept", "gepland"])
def test_wat_er_nog_niet_is_is_niet_gevonden(client, teststad, status):
    AanbodFactory(gemeente=teststad, slug="later", status=status)

    assert client.get("/teststad/aanbod/later/").status_code == 404


def test_van_een_aanbieder_die_stopte_is_ook_het_aanbod_gestopt(client, teststad, aanbod):
    wijzig(aanbod.aanbieder, {"status": "gearchiveerd"}, by=BY)

    assert client.get(ADRES).status_code == 410


def test_onder_een_andere_gemeente_is_het_er_nooit_geweest(client, aanbod):
    _stop(aanbod)
    GemeenteFactory(slug="elders")

    assert client.get("/elders/aanbod/kwartelhuis/").status_code == 404


def test_een_samengevoegd_adres_leidt_naar_wat_bleef(client, teststad, aanbod):
    blijft = AanbodFactory(gemeente=teststad, slug="zilvermeeuw")
    voeg_samen(blijft, aanbod, {}, by=BY)

    antwoord = client.get(ADRES)

    assert (antwoord.status_code, antwoord["Location"]) == (301, "/teststad/aanbod/zilvermeeuw/")
    assert antwoord["Cache-Control"] == "max-age=86400"
    assert not antwoord.cookies


@pytest.mark.parametrize("deel", ["punten.json", "klopt-dit-niet/", "klopt-dit-niet/?reden=eigen"])
def test_wat_onder_een_oud_adres_stond_leidt_ook_door(client, teststad, aanbod, deel):
    wijzig(aanbod, {"slug": "nieuw"}, by=BY)

    antwoord = client.get(f"{ADRES}{deel}")

    assert antwoord["Location"] == f"/teststad/aanbod/nieuw/{deel}"
    assert client.get(antwoord["Location"]).status_code == 200
    assert client.get(f"/teststad/aanbod/nooit-geweest/{deel}").status_code == 404


def test_een_hernoemd_aanbod_leidt_in_een_stap_naar_zijn_laatste_adres(client, aanbod):
    for slug in ("nieuw", "nieuwer"):
        wijzig(aanbod, {"slug": slug}, by=BY)

    assert client.get(ADRES)["Location"] == "/teststad/aanbod/nieuwer/"


def test_wat_na_een_samenvoeging_stopte_zegt_dat_op_het_nieuwe_adres(client, teststad, aanbod):
    blijft = AanbodFactory(gemeente=teststad, slug="zilvermeeuw")
    voeg_samen(blijft, aanbod, {}, by=BY)
    _stop(blijft)

    assert client.get(ADRES, follow=True).status_code == 410


def test_het_oude_adres_van_een_aanbieder_leidt_door_waar_hij_te_vinden_is(client, teststad):
    aanbieder = AanbiederFactory(slug="oud")
    AanbodFactory(gemeente=teststad, aanbieder=aanbieder)
    GemeenteFactory(slug="elders")
    wijzig(aanbieder, {"slug": "nieuw"}, by=BY)

    antwoord = client.get("/teststad/aanbieders/oud/")

    assert (antwoord.status_code, antwoord["Location"]) == (301, "/teststad/aanbieders/nieuw/")
    assert client.get("/elders/aanbieders/oud/").status_code == 404
    assert client.get("/teststad/aanbieders/nooit-geweest/").status_code == 404


@pytest.fixture
def bewaard(settings):
    locmem = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = settings.CACHES | {"paginas": {"BACKEND": locmem, "LOCATION": "gestopt"}}
    caches["paginas"].clear()
    yield
    caches["paginas"].clear()


def test_een_bewaarde_pagina_is_meteen_weg_en_meteen_terug(client, bewaard, aanbod):
    assert [client.get(ADRES).status_code for _ in "ab"] == [200, 200]

    _stop(aanbod)
    assert [client.get(ADRES).status_code for _ in "ab"] == [410, 410]

    zet_terug(aanbod, status="gepubliceerd", by=BY)
    assert client.get(ADRES).status_code == 200


def test_een_samenvoeging_is_meteen_te_zien_ook_met_bewaarde_paginas(
    client, bewaard, teststad, aanbod
):
    blijft = AanbodFactory(gemeente=teststad, slug="zilvermeeuw")
    for _ in "ab":
        client.get(ADRES)
        assert "078-0000005" not in client.get("/teststad/aanbod/zilvermeeuw/").content.decode()

    voeg_samen(blijft, aanbod, {"telefoon": "078-0000005"}, by=BY)

    assert client.get(ADRES).status_code == 301
    assert "078-0000005" in client.get("/teststad/aanbod/zilvermeeuw/").content.decode()


def test_een_gestopte_pagina_kost_een_vast_aantal_vragen(
    client, teststad, aanbod, onderwerp, django_assert_max_num_queries
):
    for breedte in (51.801, 51.802, 51.803, 51.804, 51.806):
        plek = LocatieFactory(gemeente=teststad, breedte=breedte)
        AanbodFactory(gemeente=teststad, onderwerpen=[onderwerp], plek=plek)
    _stop(aanbod)

    # The last five make the cards, and are kept until something changes.
    with django_assert_max_num_queries(15):
        client.get(ADRES)
    with django_assert_max_num_queries(10):
        client.get(ADRES)


# --- An aanbieder ------------------------------------------------------------------------------


def test_een_aanbieder_die_stopte_zegt_wanneer_en_wat_er_wel_is(client, teststad):
    onderwerp = OnderwerpFactory()
    hier = {"gemeente": teststad, "onderwerpen": [onderwerp]}
    aanbod = AanbodFactory(**hier)
    AanbodFactory(naam="Zwaluw", **hier)
    adres = f"/teststad/aanbieders/{aanbod.aanbieder.slug}/"
    assert client.get(adres).status_code == 200

    stop_aanbieder(aanbod.aanbieder, op=date(2026, 3, 5), reden="", by=BY)

    antwoord = client.get(adres)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 410
    assert antwoord["Cache-Control"] == "no-cache"
    assert "Deze aanbieder is gestopt op 5 maart 2026." in tekst
    assert "Zwaluw" in tekst


def test_een_aanbieder_die_nooit_iets_stopte_is_niet_gevonden(client, teststad):
    aanbod = AanbodFactory(gemeente=teststad, status="gearchiveerd")
    Aanbieder.objects.filter(pk=aanbod.aanbieder_id).update(status="gearchiveerd")

    assert client.get(f"/teststad/aanbieders/{aanbod.aanbieder.slug}/").status_code == 404
