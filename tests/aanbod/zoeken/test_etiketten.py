"""The names behind the words, in one query; and which onderwerpen a question is about."""

import pytest

from aanbod.models import Doelgroep, Onderwerp, Taal
from aanbod.zoeken.etiketten import Etiketten, OnderwerpEtiket, etiketten
from aanbod.zoeken.tekst import tekstwoorden, vraagtermen
from tests.factories import DoelgroepFactory, OnderwerpFactory, TaalFactory, WijkFactory


def etiket(naam, uitleg=""):
    return OnderwerpEtiket(
        naam.lower(), naam, "wonen", tekstwoorden(naam), tekstwoorden(f"{naam} {uitleg}")
    )


def bij(vraag, *onderwerpen):
    """The names of the onderwerpen that a question is about."""
    alle = Etiketten(onderwerpen={een.slug: een for een in onderwerpen})
    return [een.naam for een in alle.onderwerpen_bij(vraagtermen(vraag))]


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
def test_een_onderwerp_draagt_naam_pictogram_en_de_woorden_van_naam_en_uitleg(teststad):
    OnderwerpFactory(
        slug="geld", naam="Geldzaken", pictogram="geld", uitleg_professional="Over toeslagen."
    )

    gevonden = etiketten(teststad).onderwerpen["geld"]

    assert (gevonden.naam, gevonden.pictogram) == ("Geldzaken", "geld")
    assert gevonden.naamwoorden == tekstwoorden("Geldzaken")
    assert gevonden.woorden == tekstwoorden("Geldzaken") | tekstwoorden("toeslagen")


@pytest.mark.django_db
def test_een_nieuwe_doelgroep_en_taal_staan_erbij(teststad):
    DoelgroepFactory(slug="vaders", naam="Vaders")
    TaalFactory(code="qx", naam="Testtaal")

    gevonden = etiketten(teststad)

    assert gevonden.doelgroepen["vaders"] == "Vaders"
    assert gevonden.talen["qx"] == "Testtaal"


# --- Those of a question -------------------------------------------------------------------


def test_een_woord_in_de_naam_telt_dubbel():
    assert bij("tuin", etiket("Buiten", "in de tuin"), etiket("Tuin")) == ["Tuin", "Buiten"]


def test_twee_woorden_in_de_uitleg_wegen_op_tegen_een_in_de_naam():
    buiten, tuin = etiket("Buiten", "hond, vogel"), etiket("Tuin")

    assert bij("tuin hond", buiten, tuin) == ["Tuin", "Buiten"]
    assert bij("tuin hond vogel", buiten, tuin) == ["Buiten", "Tuin"]  # equal: page order


def test_een_woord_dat_meer_onderwerpen_gebruiken_zegt_over_elk_minder():
    eerste, tweede = etiket("Buiten", "tuin"), etiket("Groen", "tuin hond")

    assert bij("tuin", eerste, tweede) == ["Buiten", "Groen"]
    assert bij("tuin hond", eerste, tweede) == ["Groen", "Buiten"]


def test_hooguit_drie_onderwerpen_de_beste_eerst_en_anders_de_volgorde_van_de_pagina():
    vier = [etiket(naam, "tuin") for naam in ("Aap", "Beer", "Cavia", "Das")]

    assert bij("tuin", *vier) == ["Aap", "Beer", "Cavia"]
    assert bij("tuin das", *vier) == ["Das", "Aap", "Beer"]


def test_een_helft_van_een_samenstelling_noemt_het_onderwerp_ook():
    assert bij("taalcursus", etiket("Taal")) == ["Taal"]


@pytest.mark.parametrize("vraag", ["", "xqzwv", "ik zoek hulp"])
def test_zonder_herkend_woord_is_er_geen_onderwerp(vraag):
    assert bij(vraag, etiket("Tuin"), etiket("Taal", "lezen en schrijven")) == []
