"""The index selects what can be shown in a gemeente, and follows its documents."""

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Replace
from hypothesis import given
from hypothesis import strategies as st

from aanbod.models import Zoekdocument
from aanbod.zoeken.index import ALTIJD_MEE, bereikwoorden, kandidaten
from aanbod.zoeken.tekst import indexwoorden
from tests.factories import AanbodFactory, GemeenteFactory
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


def gevonden(gemeente, *woorden):
    return set(kandidaten(gemeente, list(woorden)).values_list("pk", flat=True))


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(naam="Kwartel", gemeente=teststad)


@pytest.fixture
def document(aanbod):
    return Zoekdocument.objects.get(pk=aanbod.pk)


# --- Scope -----------------------------------------------------------------------------------


@pytest.mark.parametrize("woorden", [[], ["kwartel"]], ids=["alles", "met een woord"])
def test_een_gemeente_vindt_haar_eigen_en_regionaal_aanbod_en_nooit_dat_van_een_ander(
    teststad, aanbod, woorden
):
    buur = GemeenteFactory(regio=teststad.regio)
    elders = GemeenteFactory()
    regionaal = AanbodFactory(naam="Kwartel", bereik="regio", gemeente=None, regio=teststad.regio)
    van_buur = AanbodFactory(naam="Kwartel", gemeente=buur)
    van_elders = AanbodFactory(naam="Kwartel", gemeente=elders)

    assert gevonden(teststad, *woorden) == {aanbod.pk, regionaal.pk}
    assert gevonden(buur, *woorden) == {van_buur.pk, regionaal.pk}
    assert gevonden(elders, *woorden) == {van_elders.pk}


def test_een_gemeente_zonder_regio_vindt_alleen_het_eigen_aanbod(teststad):
    los = GemeenteFactory(regio=None)
    eigen = AanbodFactory(naam="Kwartel", gemeente=los)
    AanbodFactory(naam="Kwartel", bereik="regio", gemeente=None, regio=teststad.regio)

    assert bereikwoorden(los) == [los.code.lower()]
    assert gevonden(los) == gevonden(los, "kwartel") == {eigen.pk}


def test_het_bereik_van_een_ander_als_zoekwoord_opent_die_gemeente_niet(teststad, aanbod):
    elders = GemeenteFactory()

    assert gevonden(elders, *bereikwoorden(teststad)) == set()


# --- Words -----------------------------------------------------------------------------------


def test_een_van_de_woorden_is_genoeg(teststad, aanbod):
    ander = AanbodFactory(naam="Specht", gemeente=teststad)
    AanbodFactory(naam="Wulp", gemeente=teststad)

    assert gevonden(teststad, "kwartel", "specht", "xqzwv") == {aanbod.pk, ander.pk}
    assert gevonden(teststad, "xqzwv") == set()


@pytest.mark.parametrize("deel", ["kwart", "wartel", "kwartels", "kwarte"])
def test_alleen_een_heel_woord_telt(teststad, aanbod, deel):
    assert gevonden(teststad, deel) == set()


def test_een_ander_schrift_is_te_vinden(teststad):
    aanbod = AanbodFactory(naam="عربي", gemeente=teststad)

    assert gevonden(teststad, *indexwoorden("عربي")) == {aanbod.pk}


def test_een_ontmoetingsplek_komt_met_haar_eigen_woord_mee(teststad, aanbod):
    plek = AanbodFactory(gemeente=teststad, ontmoetingsplek=True)

    assert gevonden(teststad, ALTIJD_MEE) == {plek.pk}


@given(st.lists(st.from_regex(r"[a-z0-9]+", fullmatch=True), min_size=1, max_size=12))
def test_elk_woord_dat_kan_voorkomen_is_een_geldige_vraag(woorden):
    """Words of the query language (or, near, not) are words as any other. `test_tekst` holds
    that every index word has this pattern."""
    dordrecht = Gemeente.objects.get(slug="dordrecht")

    for woord in [*woorden, "or", "and", "not", "near"]:
        assert gevonden(dordrecht, woord) <= gevonden(dordrecht)
    assert gevonden(dordrecht, *woorden) <= gevonden(dordrecht)


# --- The index follows its table -------------------------------------------------------------


def test_een_nieuw_document_is_meteen_te_vinden(teststad, aanbod, document):
    Zoekdocument.objects.filter(pk=aanbod.pk).delete()
    assert gevonden(teststad, "kwartel") == set()

    Zoekdocument.objects.bulk_create([document])

    assert gevonden(teststad, "kwartel") == {aanbod.pk}


def test_een_gewijzigd_document_is_op_het_nieuwe_woord_te_vinden_en_niet_op_het_oude(
    teststad, aanbod, document
):
    document.woorden = document.woorden.replace("kwartel", "specht")
    document.save()

    assert gevonden(teststad, "specht") == {aanbod.pk}
    assert gevonden(teststad, "kwartel") == set()


def test_een_wijziging_van_meer_documenten_tegelijk_telt_mee(teststad, aanbod):
    ander = AanbodFactory(naam="Kwartel", gemeente=teststad)
    Zoekdocument.objects.filter(pk__in=[aanbod.pk, ander.pk]).update(
        woorden=Replace(F("woorden"), Value("kwartel"), Value("specht"))
    )

    assert gevonden(teststad, "specht") == {aanbod.pk, ander.pk}
    assert gevonden(teststad, "kwartel") == set()


def test_een_verwijderd_document_is_meteen_weg(teststad, aanbod, document):
    ander = AanbodFactory(naam="Kwartel", gemeente=teststad)

    document.delete()

    assert gevonden(teststad, "kwartel") == gevonden(teststad) == {ander.pk}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="FTS5 only")
def test_de_index_klopt_met_de_tabel_na_wijzigen_en_verwijderen(teststad, document):
    document.woorden += " specht"
    document.save()
    AanbodFactory(gemeente=teststad)
    document.delete()

    with connection.cursor() as cursor:  # raises when the index and its content differ
        cursor.execute(
            "INSERT INTO aanbod_zoekindex(aanbod_zoekindex, rank) VALUES ('integrity-check', 1)"
        )
