"""Which terms a question holds, and how surely."""

import pytest

from aanbod.models import Thesaurusterm, Versie
from aanbod.zoeken.tekst import ruwe_woorden, stam
from aanbod.zoeken.thesaurus import (
    GEWICHT_NAAM,
    GEWICHT_UITLEG,
    SCHERPER,
    VER_UITEEN,
    VIA_DELEN,
    Vraagwoorden,
    thesaurus,
)
from tests.aanbod.zoeken.vragen import term, thesaurus_van
from tests.factories import DoelgroepFactory, OnderwerpFactory, ThesaurustermFactory


def vind(vraag, termen):
    """What the question means, with its strength."""
    bekend = thesaurus_van(termen)
    vondsten = bekend.vind(Vraagwoorden(ruwe_woorden(vraag), bekend))
    return {een.term.doel: een.kracht for een in vondsten}


# --- Which words -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag",
    ["ruzie met buren", "buren ruzie", "ruzie, ook de buur hiernaast", "RUZIE! Buren?"],
)
def test_een_term_past_als_al_zijn_woorden_er_zijn_in_elke_vorm_en_volgorde(vraag):
    assert "wonen" in vind(vraag, {"ruzie buren": "wonen"})


@pytest.mark.parametrize("vraag", ["ruzie", "buren", "ruzie met mijn zus", ""])
def test_een_term_past_niet_als_een_woord_ontbreekt(vraag):
    assert vind(vraag, {"ruzie buren": "wonen"}) == {}


def test_een_term_heeft_elke_betekenis_die_hij_kreeg():
    bekend = thesaurus_van({"a": term("huur", "wonen"), "b": term("huur", "geld", gewicht=3)})
    vondsten = bekend.vind(Vraagwoorden(["huur"], bekend))

    assert {(een.term.doel, een.kracht) for een in vondsten} == {("wonen", 5), ("geld", 3)}


# --- Larger and smaller terms ----------------------------------------------------------


def test_een_grotere_term_zet_de_kleinere_opzij():
    termen = {"uit elkaar gaan": "scheiden", "gaan": "vervoer"}

    assert list(vind("wij gaan uit elkaar", termen)) == ["scheiden"]
    assert list(vind("waar gaan wij heen", termen)) == ["vervoer"]


def test_een_kleinere_term_die_veel_zekerder_is_blijft_staan():
    reeks = term("huur opgezegd", "wonen", gewicht=4)

    net_niet = {"a": reeks, "b": term("huur", "geld", gewicht=4 + SCHERPER)}
    net_wel = {"a": reeks, "b": term("huur", "geld", gewicht=5 + SCHERPER)}

    assert set(vind("huur opgezegd", net_niet)) == {"wonen"}
    assert set(vind("huur opgezegd", net_wel)) == {"wonen", "geld"}


def test_een_term_van_een_andere_soort_wordt_niet_opzij_gezet():
    termen = {
        "a": term("alleenstaande moeder", "opvoeding"),
        "b": term("moeder", "ouders", soort="doelgroep"),
        "c": term("alleenstaande", "eenzaam"),
    }

    assert set(vind("ik ben een alleenstaande moeder", termen)) == {"opvoeding", "ouders"}


def test_termen_die_elkaar_alleen_overlappen_tellen_allebei():
    termen = {"huur betalen": "geld", "huur opzeggen": "wonen"}

    assert set(vind("huur opzeggen of betalen", termen)) == {"geld", "wonen"}


# --- Compounds, both ways --------------------------------------------------------------


def test_twee_losse_woorden_zijn_de_samenstelling_die_bekend_is():
    assert vind("schuld hulpverlening", {"schuldhulpverlening": "geld"}) == {"geld": 5}


def test_een_samenstelling_is_haar_delen_maar_met_minder_zekerheid():
    assert 0 < VIA_DELEN < 1
    assert vind("buurtmaaltijd", {"maaltijd": "eten"}) == {"eten": 5 * VIA_DELEN}
    assert vind("buurtmaaltijd", {"buurt maaltijd": "eten"}) == {"eten": 5 * VIA_DELEN}


def test_een_samenstelling_die_zelf_bekend_is_valt_niet_uiteen():
    termen = {"buurtmaaltijd": "ontmoeten", "maaltijd": "eten"}

    assert vind("buurtmaaltijd", termen) == {"ontmoeten": 5}


def test_een_deel_dat_niets_zegt_is_geen_woord_van_de_vraag():
    """Of `hulpvraag` both halves are politeness."""
    assert vind("hulpvraag", {"hulp": "wonen", "vraag": "wonen"}) == {}


# --- Together or apart -----------------------------------------------------------------


def test_woorden_die_ver_uit_elkaar_staan_wegen_minder():
    termen = {"ruzie buren": "wonen"}
    ver = "ruzie om een kapotte fiets die al weken bij de buren staat"

    assert 0 < VER_UITEEN < 1
    assert vind("ruzie met de buren", termen) == {"wonen": 5}
    assert vind(ver, termen) == {"wonen": pytest.approx(5 * VER_UITEEN)}


def test_het_dichtste_paar_telt_als_een_woord_vaker_voorkomt():
    vraag = "buren zeggen al weken dat wij elke dag lawaai en ruzie maken met buren"

    assert vind(vraag, {"ruzie buren": "wonen"}) == {"wonen": 5}


def test_een_enkel_woord_staat_nooit_ver_weg():
    assert vind("al weken heb ik elke dag weer last van iemand met ruzie", {"ruzie": "x"}) == {
        "x": 5
    }


# --- From the database -----------------------------------------------------------------


def nu_bekend():
    return thesaurus(Versie.objects.van_de_thesaurus())


def doelen(vraag):
    bekend = nu_bekend()
    vondsten = bekend.vind(Vraagwoorden(ruwe_woorden(vraag), bekend))
    return {(een.term.soort, een.term.doel) for een in vondsten}


@pytest.mark.django_db
def test_een_nieuwe_een_andere_en_een_verwijderde_term_zijn_meteen_gezien():
    wonen, geld = OnderwerpFactory(slug="proef-wonen"), OnderwerpFactory(slug="proef-geld")
    assert doelen("kwartelhok") == set()

    een = ThesaurustermFactory(term="kwartelhok", onderwerp=wonen)
    assert doelen("kwartelhok") == {("onderwerp", "proef-wonen")}

    Thesaurusterm.objects.filter(pk=een.pk).update(onderwerp=geld)
    assert doelen("kwartelhok") == {("onderwerp", "proef-geld")}

    een.delete()
    assert doelen("kwartelhok") == set()


@pytest.mark.django_db
def test_een_onderwerp_met_een_ander_adresdeel_is_meteen_gezien():
    onderwerp = OnderwerpFactory(slug="proef-wonen")
    ThesaurustermFactory(term="kwartelhok", onderwerp=onderwerp)
    assert doelen("kwartelhok") == {("onderwerp", "proef-wonen")}

    onderwerp.slug = "proef-huizen"
    onderwerp.save()

    assert doelen("kwartelhok") == {("onderwerp", "proef-huizen")}


@pytest.mark.django_db
def test_zonder_verandering_wordt_de_thesaurus_niet_opnieuw_gelezen(django_assert_num_queries):
    eerst = nu_bekend()

    with django_assert_num_queries(1):
        assert nu_bekend() is eerst


@pytest.mark.django_db
def test_elke_soort_betekenis_wordt_gelezen():
    groep = DoelgroepFactory(slug="proefgroep")
    for betekenis in (
        {"onderwerp": OnderwerpFactory(slug="proef")},
        {"onderwerp": None, "doelgroep": groep},
        {"onderwerp": None, "toegang": "inloop"},
        {"onderwerp": None, "buiten": "politie"},
    ):
        ThesaurustermFactory(term="kwartelhok", **betekenis)

    assert doelen("kwartelhok") == {
        ("onderwerp", "proef"), ("doelgroep", "proefgroep"), ("toegang", "inloop"),
        ("buiten", "politie"),
    }  # fmt: skip


@pytest.mark.django_db
def test_een_onderwerp_zonder_termen_wordt_gevonden_op_zijn_naam_en_zijn_uitleg():
    OnderwerpFactory(slug="proef", naam="Kwartelteelt", uitleg_professional="Over vinkennesten.")
    bekend = nu_bekend()

    gewichten = {
        woord: een.gewicht
        for woord in ("kwartelteelt", "vinkennesten")
        for een in bekend._op_anker[stam(woord)]
    }
    assert gewichten == {"kwartelteelt": GEWICHT_NAAM, "vinkennesten": GEWICHT_UITLEG}


@pytest.mark.django_db
def test_een_woord_dat_twee_onderwerpen_gebruiken_wijst_er_geen_aan():
    OnderwerpFactory(slug="een", naam="Kwartelteelt")
    OnderwerpFactory(slug="twee", uitleg_professional="Ook kwartelteelt.")

    assert doelen("kwartelteelt") == set()


@pytest.mark.django_db
def test_het_gewicht_van_een_redacteur_gaat_voor_dat_van_de_naam():
    onderwerp = OnderwerpFactory(slug="proef", naam="Kwartelteelt")
    ThesaurustermFactory(term="kwartelteelt", onderwerp=onderwerp, gewicht=2)

    assert [een.gewicht for een in nu_bekend()._op_anker[stam("kwartelteelt")]] == [2]
