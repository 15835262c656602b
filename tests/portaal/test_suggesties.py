"""The address that the search field asks while someone types."""

import json

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbod.zoeken.suggesties import suggesties
from tests.factories import AanbodFactory

pytestmark = pytest.mark.django_db
VIJANDIG = [
    "'", '"', "%", "_", "*", "^", "NEAR(", "AND OR NOT", "a' OR 1=1 --", "${jndi:ldap://x}", "<script>",
    "\x00ab", "\ud800ab", "‮omgekeerd", "ﷺ" * 300, "é" * 10_000, "ab " * 4_000, "👩‍👩‍👧 gezin", "İstanbul",
    "../../etc", "{{ 7*7 }}", "%s%n", "q=ab&q=cd",
]  # fmt: skip


def vraag(client, q, gemeente="dordrecht"):
    return client.get(reverse("portaal:suggesties", args=[gemeente]), {"q": q})


def rijen(client, q, gemeente="dordrecht"):
    antwoord = vraag(client, q, gemeente)
    assert antwoord.status_code == 200
    return json.loads(antwoord.content)["suggesties"]


def test_een_suggestie_heeft_een_soort_naam_adres_en_wat_erbij_hoort(client):
    assert rijen(client, "deurw")[0] == {
        "soort": "onderwerp",
        "naam": "Administratie, geld en schulden",
        "url": "/dordrecht/onderwerpen/administratie-geld-en-schulden/",
        "bij": "deurwaarder",
    }


@pytest.mark.parametrize("q", ["wonen", "hulp", "hulphuis", "krispijn", "bu", "crabbehof"])
def test_elk_adres_bestaat(client, q):
    gevonden = rijen(client, q)

    assert gevonden
    assert {client.get(een["url"]).status_code for een in gevonden} == {200}


def test_een_wijk_leidt_naar_haar_pagina(client):
    wijken = [een["url"] for een in rijen(client, "krispijn") if een["soort"] == "wijk"]

    assert wijken == ["/dordrecht/wijken/nieuw-krispijn/", "/dordrecht/wijken/oud-krispijn/"]


def test_regionaal_aanbod_blijft_onder_de_gemeente_waar_men_is(client, teststad):
    AanbodFactory(
        naam="Zonneregio", slug="zonneregio", bereik="regio", regio=teststad.regio, gemeente=None
    )

    assert rijen(client, "zonner", "teststad")[0]["url"] == "/teststad/aanbod/zonneregio/"


@pytest.mark.parametrize("q", ["", "a", " b ", "?!"])
def test_onder_twee_letters_is_het_antwoord_leeg(client, q):
    assert rijen(client, q) == []


def test_zonder_vraag_is_het_antwoord_leeg(client):
    assert json.loads(client.get("/dordrecht/zoeken/suggesties.json").content) == {"suggesties": []}


def test_een_gemeente_die_er_niet_is_en_een_post(client):
    assert vraag(client, "wonen", "atlantis").status_code == 404
    assert client.post("/dordrecht/zoeken/suggesties.json", {"q": "wonen"}).status_code == 405


# --- Cost ----------------------------------------------------------------------------------


def test_een_antwoord_kost_twee_queries_en_na_een_wijziging_drie(
    client, dordrecht, django_assert_num_queries
):
    """Of the gemeente, of its version, and then of all names; whatever there is of them."""
    suggesties(dordrecht, "wonen")
    for q in ("wonen", "hu", "fin hulp", "xqzy"):
        with django_assert_num_queries(2):
            vraag(client, q)
    AanbodFactory(gemeente=dordrecht)
    with django_assert_num_queries(3):
        vraag(client, "wonen")


# --- Whatever is typed ---------------------------------------------------------------------


@pytest.mark.parametrize("q", VIJANDIG, ids=lambda q: ascii(q[:12]))
def test_een_vijandige_vraag_krijgt_een_gewoon_antwoord(client, q):
    q = q.encode("utf-8", "replace").decode()
    assert len(rijen(client, q)) <= 8


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60) | st.text(alphabet="aehiklnorstuv -'\"*", max_size=30))
def test_elke_tekst_krijgt_een_antwoord_van_hooguit_acht(client, q):
    gevonden = rijen(client, q)

    assert len(gevonden) <= 8
    assert all(set(een) == {"soort", "naam", "url", "bij"} for een in gevonden)
    assert gevonden == rijen(client, q)


def test_bytes_die_geen_tekst_zijn_geven_geen_storing(client):
    assert client.get("/dordrecht/zoeken/suggesties.json?q=%ff%fe%80ab&q[]=x").status_code == 200


# --- Nothing is kept -----------------------------------------------------------------------


def test_niemand_mag_het_antwoord_bewaren_en_er_komt_geen_koekje(client):
    antwoord = vraag(client, "wonen")

    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Content-Type"] == "application/json"
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")


def test_de_velden_kennen_het_adres_en_zijn_zonder_javascript_gewone_velden(client):
    for pad in ("/dordrecht/", "/dordrecht/zoeken/"):
        bladzijde = client.get(pad).content.decode()
        assert 'data-suggesties="/dordrecht/zoeken/suggesties.json"' in bladzijde
        assert 'role="combobox"' not in bladzijde
        assert bladzijde.count('autocomplete="off"') == 2
