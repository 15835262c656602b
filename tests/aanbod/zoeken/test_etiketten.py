"""The names behind the words of a question, in one query."""

import pytest

from aanbod.models import Doelgroep, Onderwerp, Taal
from aanbod.zoeken.etiketten import etiketten
from tests.factories import DoelgroepFactory, OnderwerpFactory, TaalFactory, WijkFactory

# --- All of them ---------------------------------------------------------------------------


@pytest.mark.django_db
def test_alle_etiketten_komen_in_een_query(teststad, django_assert_num_queries):
    with django_assert_num_queries(1):
        gevonden = etiketten(teststad)

    assert len(gevonden.onderwerpen) == Onderwerp.objects.count()
    assert gevonden.doelgroepen == dict(Doelgroep.objects.values_list("slug", "naam"))
    assert gevonden.talen == dict(Taal.objects.values_list("code", "naam"))


@pytest.mark.django_db
def test_alleen_de_wijken_van_deze_gemeente_staan_erbij(teststad):
    WijkFactory(naam="Elders")

    assert set(etiketten(teststad).wijken.values()) == {"West", "Oost"}


@pytest.mark.django_db
def test_onderwerpen_staan_in_de_volgorde_van_de_pagina(teststad):
    OnderwerpFactory(slug="laatste", naam="Aap", volgorde=900)
    OnderwerpFactory(slug="eerste", naam="Zebra", volgorde=800)

    assert list(etiketten(teststad).onderwerpen)[-2:] == ["eerste", "laatste"]


@pytest.mark.django_db
def test_een_onderwerp_draagt_naam_pictogram_en_waar_het_deel_van_is(teststad):
    ouder = OnderwerpFactory(slug="leven", naam="Leven")
    OnderwerpFactory(slug="geld", naam="Geldzaken", pictogram="geld", ouder=ouder)

    gevonden = etiketten(teststad).onderwerpen["geld"]

    assert (gevonden.naam, gevonden.pictogram) == ("Geldzaken", "geld")
    assert gevonden.ouder == "leven"
    assert etiketten(teststad).onderwerpen["leven"].ouder is None


@pytest.mark.django_db
def test_een_wijk_met_twee_namen_is_onder_elke_naam_een_plek(teststad):
    WijkFactory(gemeente=teststad, naam="Crabbehof/Zuidhoven")

    assert {"teststad", "west", "crabbehof", "zuidhoven"} <= etiketten(teststad).plekken


@pytest.mark.django_db
def test_de_andere_gemeenten_staan_erbij_en_de_eigen_niet(teststad):
    gevonden = etiketten(teststad).gemeenten

    assert gevonden["alblasserdam"] == ("Alblasserdam", "alblasserdam")
    assert "teststad" not in gevonden


@pytest.mark.django_db
def test_een_nieuwe_doelgroep_en_taal_staan_erbij(teststad):
    DoelgroepFactory(slug="vaders", naam="Vaders")
    TaalFactory(code="qx", naam="Testtaal")

    gevonden = etiketten(teststad)

    assert gevonden.doelgroepen["vaders"] == "Vaders"
    assert gevonden.talen["qx"] == "Testtaal"
