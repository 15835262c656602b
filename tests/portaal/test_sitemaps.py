"""What search engines are told of: only what stands in a released gemeente."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portaal import adressen
from portaal.sitemaps import AanbodSitemap
from tests.factories import AanbodFactory, GemeenteFactory, RegioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio():
    return RegioFactory()


def _gemeente(regio, **velden):
    return GemeenteFactory(regio=regio, **velden)


def _vrijgegeven(regio, **velden):
    return _gemeente(
        regio, vrijgegeven_op=timezone.now(), vrijgegeven_door="een redacteur", **velden
    )


def _regionaal(regio):
    return AanbodFactory(bereik="regio", regio=regio, gemeente=None)


def _adressen(gemeente):
    sitemap = AanbodSitemap(gemeente)
    return [sitemap.location(item) for item in sitemap.items()]


def test_alleen_gepubliceerd_aanbod_van_de_gemeente_zelf_staat_erin(regio):
    erin = AanbodFactory(gemeente=_vrijgegeven(regio))
    AanbodFactory(gemeente=_vrijgegeven(regio))
    AanbodFactory(gemeente=erin.gemeente, status="concept")

    assert _adressen(erin.gemeente) == [adressen.aanbod(erin)]


def test_regionaal_aanbod_staat_er_een_keer_in_hoeveel_gemeenten_er_ook_zijn_vrijgegeven(regio):
    _gemeente(regio, slug="aadorp", naam="Aadorp")
    eerste, tweede = (
        _vrijgegeven(regio, slug=slug, naam=slug.title()) for slug in ("bedorp", "cedorp")
    )
    aanbod = _regionaal(regio)

    assert _adressen(eerste) == [f"/bedorp/aanbod/{aanbod.slug}/"]
    assert _adressen(tweede) == []


def test_een_gemeente_die_niet_is_vrijgegeven_heeft_geen_sitemap(client, regio):
    gemeente = _gemeente(regio)

    assert client.get(f"/{gemeente.slug}/sitemap.xml").status_code == 404
    assert gemeente.slug not in client.get("/sitemap.xml").content.decode()


def test_meer_aanbod_kost_niet_meer_vragen(client, regio):
    gemeente = _vrijgegeven(regio)

    def vragen():
        with CaptureQueriesContext(connection) as gesteld:
            client.get(f"/{gemeente.slug}/sitemap.xml")
        return len(gesteld)

    AanbodFactory(gemeente=gemeente)
    _regionaal(regio)
    bij_twee = vragen()
    AanbodFactory.create_batch(5, gemeente=gemeente)
    for _ in range(5):
        _regionaal(regio)

    assert vragen() == bij_twee


def test_de_hulpwijzer_en_verwijzen_staan_erin_en_hun_antwoorden_niet(client, regio):
    gemeente = _vrijgegeven(regio)

    inhoud = client.get(f"/{gemeente.slug}/sitemap.xml").content.decode()

    assert f"/{gemeente.slug}/hulpwijzer/</loc>" in inhoud
    assert f"/{gemeente.slug}/verwijzen/</loc>" in inhoud
    assert "antwoord" not in inhoud
    assert "verwijskaart" not in inhoud
