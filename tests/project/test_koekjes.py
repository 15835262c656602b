"""The public site sets no cookie: every public address, so that a new one is tested by itself."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from aanbod.models import Aanbieder, Aanbod, Onderwerp
from tests.factories import GebruikerFactory
from wijken.models import Wijk

pytestmark = pytest.mark.django_db

# Signing in and all behind it.
MET_KOEKJE = "werk/"


def _patronen(resolver, voor=""):
    for een in resolver.url_patterns:
        route = voor + str(een.pattern)
        if route.startswith(MET_KOEKJE):
            continue
        if isinstance(een, URLPattern):
            yield route, een.name
        else:
            yield from _patronen(een, route)


OPENBAAR = sorted(set(_patronen(get_resolver())), key=str)


def _adres(route: str) -> str:
    """With a record that is there for each part of the address."""
    in_gemeente = {"gemeente": Wijk.objects.filter(gemeente__slug="voorbeeldstad")}
    slug = {
        "aanbod": Aanbod.objects.filter(gemeente__slug="voorbeeldstad"),
        "aanbieders": Aanbieder.objects.filter(aanbod__gemeente__slug="voorbeeldstad"),
        "onderwerpen": Onderwerp.objects.filter(slug="wonen"),
        "matrix": Onderwerp.objects.filter(slug="wonen"),
        "wijken": in_gemeente["gemeente"],
    }
    route = route.replace("<slug:gemeente_slug>", "voorbeeldstad")
    soort = route.partition("/")[2].partition("/")[0]
    if "<slug:slug>" in route:
        route = route.replace("<slug:slug>", slug[soort].first().slug)
    # A link of a mail; what stands here is no valid one, and that page sets none either.
    route = route.replace("<str:token>", "geen-geldige").replace("<int:vraag>", "1")
    assert "<" not in route, route
    return f"/{route}"


def test_er_zijn_openbare_adressen():
    assert len(OPENBAAR) > 30
    assert any(naam == "signaal" for _, naam in OPENBAAR)


@pytest.mark.parametrize(("route", "naam"), OPENBAAR, ids=lambda een: een or "-")
def test_een_openbaar_adres_zet_geen_koekje(route, naam):
    adres = _adres(route)
    client = Client()
    for antwoord in (
        client.get(adres),
        client.get(adres, {"q": "schulden"}),
        client.post(adres, {"reden": "tijden"}),
        client.get(adres, headers={"HX-Request": "true"}),
    ):
        assert not antwoord.cookies, (adres, antwoord.status_code)
        assert "Cookie" not in antwoord.headers.get("Vary", ""), adres


def test_ook_wie_is_ingelogd_krijgt_er_geen(client):
    client.force_login(GebruikerFactory())

    assert not client.get("/dordrecht/").cookies


def test_ook_een_bladzijde_die_er_niet_is_zet_geen_koekje(client):
    for pad in ("/dordrecht/bestaat-niet/", "/bestaat-niet/", "/beheer/", "/accounts/login/"):
        assert not client.get(pad).cookies, pad


def test_een_koekje_geldt_alleen_onder_werk(client):
    client.get("/werk/account/inloggen/")

    assert client.cookies
    assert {koekje["path"] for koekje in client.cookies.values()} == {"/werk/"}
