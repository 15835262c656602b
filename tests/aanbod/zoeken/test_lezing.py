"""How a question is read: repaired, its place taken out, and what it is about."""

import pytest

from aanbod.zoeken.kennis import kennis
from aanbod.zoeken.leeftijd import OPVOEDEN
from aanbod.zoeken.lezing import (
    BESTE_TREFFERS,
    HOOGSTE_BIJ_VRAAG,
    HOOGSTENS_TERMEN,
    MAX_HERSTELD,
    lees,
    onderwerpen_van,
)
from aanbod.zoeken.tekst import MAX_VRAAG, MAX_WOORDEN, stam
from tests.aanbod.zoeken.vragen import kleine_kennis, term, treffers
from tests.factories import AanbodFactory, OnderwerpFactory

TERMEN = {
    "deurwaarder": "geld",
    "schuldhulpverlening": "geld",
    "eenzaam": "ontmoeten",
    "koffie": "ontmoeten",
    "huisuitzetting": "wonen",
    "kwartel": "dieren",
    "paspoort": term("paspoort", "gemeente-burgerzaken", soort="buiten"),
    "rolstoel": term("rolstoel", "rolstoel", soort="toegang"),
    "moeder": term("moeder", "ouders", soort="doelgroep"),
}
KENNIS = kleine_kennis(
    TERMEN,
    plekken=("teststad", "crabbehof", "vogelbuurt", "centrum", "3317"),
    gemeenten=("alblasserdam",),
    eigennamen=("zwijndrechtse", "hulplijn"),
)


def slugs(lezing):
    return [een.slug for een in lezing.onderwerpen]


# --- Typing errors ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("eensaam", "eenzaam"),
        ("deurwaader", "deurwaarder"),
        ("deurwader", "deurwaarder"),
        ("schuldhulpverlenning", "schuldhulpverlening"),
        ("kwartl", "kwartel"),
        ("kwa", "kwa"),
        ("vogelburt", "vogelbuurt"),
        ("hulplyn", "hulplijn"),
    ],
)
def test_een_verschrijving_wordt_gelezen_als_wat_bedoeld_was(getypt, gelezen):
    lezing = lees(getypt, KENNIS, zonder_plaats=True)

    assert lezing.hele_tekst == gelezen
    assert lezing.hersteld == ({} if getypt == gelezen else {getypt: gelezen})


def test_een_verschreven_woord_betekent_wat_het_goede_betekent():
    assert slugs(lees("eensaam", KENNIS)) == slugs(lees("eenzaam", KENNIS)) == ["ontmoeten"]


def test_een_bekend_woord_wordt_niet_hersteld():
    assert lees("eenzame kwarts in koffie", KENNIS).hersteld == {}


def test_letterlijk_herstelt_niets():
    lezing = lees("eensaam in crabehof", KENNIS, letterlijk=True)

    assert lezing.hersteld == {}
    assert lezing.gelezen_als == "eensaam in crabehof"
    assert lezing.plek == ""


def test_een_verschreven_plaats_wordt_de_plaats():
    lezing = lees("koffie in crabehof", KENNIS)

    assert (lezing.gelezen_als, lezing.plek) == ("koffie", "crabbehof")
    assert lezing.hele_tekst == "koffie in crabbehof"


def test_een_vraag_vol_fouten_wordt_niet_eindeloos_hersteld():
    fouten = [f"eensaa{letter}" for letter in "bcdfghjklpqr"]

    assert len(lees(" ".join(fouten), KENNIS).hersteld) <= MAX_HERSTELD


@pytest.mark.parametrize("getal", ["123456782", "0612345678", "3318", "3318zq", "14", "2951-ab"])
def test_cijfers_blijven_zoals_ze_zijn(getal):
    lezing = lees(f"koffie {getal}", KENNIS)

    assert lezing.hersteld == {}
    assert lezing.gelezen_als.split() == ["koffie", *getal.split("-")]


# --- Place -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "gelezen", "plek"),
    [
        ("koffie crabbehof", "koffie", "crabbehof"),
        ("koffie in de vogelbuurt", "koffie", "vogelbuurt"),
        ("in de vogelbuurt koffie", "koffie", "vogelbuurt"),
        ("koffie 3317", "koffie", "3317"),
        ("koffie 3317 ZQ", "koffie", "3317 zq"),
        ("koffie bij 3317zq", "koffie", "3317 zq"),
        ("3317", "", "3317"),
        ("koffie in teststad", "koffie", "teststad"),
        ("centrum voor koffie", "centrum voor koffie", ""),
        ("koffie in het centrum", "koffie", "centrum"),
    ],
)
def test_een_plaats_in_de_vraag_wordt_een_plaats_en_geen_zoekwoord(vraag, gelezen, plek):
    lezing = lees(vraag, KENNIS)

    assert (lezing.gelezen_als, lezing.plek) == (gelezen, plek)
    assert plek == "" or stam(plek) not in [woord for een in lezing.termen for woord in een]


def test_zonder_plaats_is_de_plaats_geen_filter_en_geen_zoekwoord():
    lezing = lees("koffie in crabbehof", KENNIS, zonder_plaats=True)

    assert (lezing.plek, lezing.gelezen_als) == ("", "koffie")


def test_een_andere_gemeente_wordt_onthouden_met_haar_adres():
    lezing = lees("koffie in alblasserdam", KENNIS)

    assert lezing.andere_gemeente == ("Alblasserdam", "alblasserdam")
    assert (lezing.gelezen_als, lezing.plek) == ("koffie", "")


def test_zonder_plaats_is_er_ook_geen_andere_gemeente():
    assert lees("koffie in alblasserdam", KENNIS, zonder_plaats=True).andere_gemeente is None


# --- What it is about ------------------------------------------------------------------


def test_beleefdheid_weegt_niet_mee():
    kaal, beleefd = lees("eenzaam", KENNIS), lees("Wie kan mij helpen? Ik ben zo eenzaam", KENNIS)

    assert beleefd.termen == kaal.termen
    assert beleefd.zoekwoorden == kaal.zoekwoorden == ["eenzaam"]
    assert slugs(beleefd) == slugs(kaal)


def test_alleen_beleefdheid_is_een_lege_vraag():
    assert lees("Wie kan mij helpen met iets?", KENNIS).termen == []


def test_een_samenstelling_wordt_beide_kanten_op_begrepen():
    assert slugs(lees("schuld hulpverlening", KENNIS)) == ["geld"]
    assert slugs(lees("schuldhulpverlening", KENNIS)) == ["geld"]


def test_hoogstens_drie_onderwerpen_en_hun_aandeel_is_samen_hooguit_een():
    termen = {f"kwartel{letter}": f"dier-{letter}" for letter in "abcde"}
    lezing = lees(" ".join(termen), kleine_kennis(termen))

    assert len(lezing.onderwerpen) == HOOGSTE_BIJ_VRAAG == 3
    assert [een.score for een in lezing.onderwerpen] == [0.2, 0.2, 0.2]


def test_wat_veel_zwakker_is_wordt_niet_genoemd():
    bekend = kleine_kennis(
        {"kwartel": term("kwartel", "dieren", gewicht=9), "vink": term("vink", "bos", gewicht=2)}
    )

    assert slugs(lees("kwartel vink", bekend)) == ["dieren"]
    assert slugs(lees("vink", bekend)) == ["bos"]


def test_gelijke_onderwerpen_staan_op_de_volgorde_van_de_pagina():
    bekend = kleine_kennis({"kwartel": "dieren", "vink": "bos"})

    assert slugs(lees("vink kwartel", bekend)) == ["dieren", "bos"]


def test_alleen_de_sterkste_termen_van_een_onderwerp_tellen():
    """Ten near-synonyms in one question do not outweigh three sure words of another."""
    vogels = ["kwartel", "vink", "mees", "spreeuw", "lijster", "fuut"]
    termen = {woord: term(woord, "dieren", gewicht=3) for woord in vogels}
    drie = lees(" ".join(vogels[:HOOGSTENS_TERMEN]), kleine_kennis(termen | {"geld": "geld"}))
    zes = lees(" ".join([*vogels, "geld"]), kleine_kennis(termen | {"geld": "geld"}))

    assert drie.onderwerpen[0].score == 1.0
    # 3 × 3² against 5²; all six would be 6 × 3².
    assert {een.slug: een.score for een in zes.onderwerpen} == {"dieren": 0.519, "geld": 0.481}


def test_een_zwaarder_woord_zegt_meer_dan_twee_lichte():
    bekend = kleine_kennis(
        {"deurwaarder": term("deurwaarder", "geld", gewicht=9),
         "deur": term("deur", "wonen", gewicht=5), "sleutel": term("sleutel", "wonen", gewicht=5)}
    )  # fmt: skip

    assert slugs(lees("deurwaarder deur sleutel", bekend)) == ["geld", "wonen"]


def test_een_deel_dat_zelf_genoemd_is_gaat_voor_het_geheel():
    bekend = kleine_kennis(
        {"puber": "jongeren", "luistert": "opvoeden"}, ouders={"jongeren": "opvoeden"}
    )

    assert slugs(lees("mijn puber luistert", bekend)) == ["jongeren", "opvoeden"]
    assert slugs(lees("hij luistert", bekend)) == ["opvoeden"]


def test_een_leeftijd_wijst_een_onderwerp_aan(dordrecht):
    bekend = kennis(dordrecht)

    assert slugs(lees("mijn zoon van 14", bekend))[0] == "jongeren-12-18"
    assert slugs(lees("mijn zoon van 6", bekend))[0] == "kinderen-4-12"
    assert slugs(lees("moeder van 82", bekend))[0] == "ouderen-en-mantelzorgers"


def test_een_volwassen_kind_is_minder_een_vraag_over_opvoeden():
    bekend = kleine_kennis({"luistert": OPVOEDEN[0], "deurwaarder": "geld"})

    def aandeel(vraag):
        lezing = lees(vraag, bekend)
        return {een.slug: een.score for een in lezing.onderwerpen}.get(OPVOEDEN[0], 0)

    assert 0 < aandeel("zoon van 34 luistert deurwaarder") < aandeel("zoon luistert deurwaarder")


def test_doelgroep_en_toegang_worden_apart_onthouden():
    lezing = lees("moeder in rolstoel zoekt koffie", KENNIS)

    assert (lezing.doelgroepen, lezing.toegang) == (["ouders"], ["rolstoel"])
    assert slugs(lezing) == ["ontmoeten"]


def test_wat_niet_op_de_kaart_hoort_zegt_wie_het_doet():
    lezing = lees("paspoort verlengen", KENNIS)

    assert lezing.buiten == "gemeente-burgerzaken"
    assert lezing.onderwerpen == []


def test_een_vraag_die_ook_over_iets_op_de_kaart_gaat_blijft_op_de_kaart():
    """As much is said of the one as of the other: then help is what is shown."""
    lezing = lees("paspoort en deurwaarder", KENNIS)

    assert lezing.buiten == ""
    assert slugs(lezing) == ["geld"]


def test_begrepen_is_wat_de_thesaurus_van_de_woorden_weet():
    lezing = lees("eenzaam gevelhak", KENNIS, letterlijk=True)
    begrepen = {woord: lezing.is_begrepen(een) for een, woord in lezing._woord_per_term.items()}

    assert begrepen == {"eenzaam": True, "gevelhak": False}


# --- Languages -------------------------------------------------------------------------

IN_TALEN = kleine_kennis(
    {"borc": term("borc", "geld", taal="tr"), "ديون": term("ديون", "geld", taal="ar"),
     "борги": term("борги", "geld", taal="uk"), "debt": term("debt", "geld", taal="en"),
     "schuld": term("schuld", "geld"), "nl": term("problem", "geld"),
     "en": term("problem", "geld", taal="en")}
)  # fmt: skip


@pytest.mark.parametrize(
    ("vraag", "taal"),
    [
        ("borç", "tr"),
        ("ديون", "ar"),
        ("борги", "uk"),
        ("debt", "en"),
        ("schuld", "nl"),
        ("qwxyz", "nl"),
    ],
)
def test_de_taal_is_die_van_het_woord_waaraan_de_vraag_begrepen_is(vraag, taal):
    assert lees(vraag, IN_TALEN).taal == taal


def test_wat_in_twee_talen_evenveel_zegt_is_nederlands():
    assert lees("problem", IN_TALEN).taal == "nl"


def test_de_taal_die_het_meeste_zegt_wint():
    assert lees("problem debt", IN_TALEN).taal == "en"
    assert lees("problem schuld debt", IN_TALEN).taal == "nl"


# --- Limits ----------------------------------------------------------------------------


def test_van_een_lange_vraag_telt_het_begin():
    lezing = lees("koffie " * 40 + "deurwaarder", KENNIS)

    assert len(lezing.hele_tekst) <= MAX_VRAAG
    assert slugs(lezing) == ["ontmoeten"]


def test_hooguit_zoveel_woorden_worden_gezocht():
    lezing = lees(" ".join(f"{nummer}x" for nummer in range(MAX_WOORDEN + 5)), KENNIS)

    assert len(lezing.termen) == len(lezing.zoekwoorden) == MAX_WOORDEN


@pytest.mark.parametrize("vraag", ["", "   ", "?!", "\x00", "👩‍👩‍👧", '"" ( * ^ :'])
def test_een_vraag_zonder_woorden_wordt_gewoon_gelezen(vraag):
    lezing = lees(vraag, KENNIS)

    assert lezing.onderwerpen == []
    assert lezing.taal == "nl"


# --- By what is found ------------------------------------------------------------------


@pytest.mark.django_db
def test_een_vraag_van_onbekende_woorden_gaat_over_wat_ermee_gevonden_wordt(teststad):
    vogels = OnderwerpFactory(slug="vogels", naam="Vogelzorg")
    AanbodFactory(gemeente=teststad, naam="Kwartelhulp Zwikzwak", onderwerpen=[vogels])
    AanbodFactory(gemeente=teststad, naam="Iets anders", onderwerpen=[OnderwerpFactory()])
    bekend = kennis(teststad)

    gevonden = onderwerpen_van(treffers(teststad, "zwikzwak"), bekend.etiketten)

    assert [(een.slug, een.score) for een in gevonden] == [("vogels", 1.0)]


@pytest.mark.django_db
def test_zonder_vraag_zegt_wat_gevonden_is_niets_over_een_onderwerp(teststad):
    for _ in range(BESTE_TREFFERS):
        AanbodFactory(gemeente=teststad, onderwerpen=[OnderwerpFactory()])

    assert onderwerpen_van(treffers(teststad, ""), kennis(teststad).etiketten) == []


@pytest.mark.django_db
def test_een_nieuwe_naam_in_het_aanbod_is_meteen_een_woord_om_naar_te_herstellen(teststad):
    assert lees("zwikzwok", kennis(teststad)).hersteld == {}

    AanbodFactory(gemeente=teststad, naam="Zwikzwak")
    assert lees("zwikzwok", kennis(teststad)).hersteld == {"zwikzwok": "zwikzwak"}


@pytest.mark.django_db
def test_een_naam_uit_een_andere_gemeente_is_hier_geen_woord(teststad):
    AanbodFactory(naam="Zwikzwak")

    assert lees("zwikzwok", kennis(teststad)).hersteld == {}
