"""What is suggested for the letters typed so far, and in which order."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbod.models import AanbiederAlias, Aanbod, Onderwerp, Thesaurusterm
from aanbod.zoeken import suggesties as module
from aanbod.zoeken.namenlijst import (
    HOOGSTENS,
    SOORTEN,
    Getypt,
    Lijst,
    Naam,
    Suggestie,
    Term,
    Termen,
    inhoud_van,
)
from aanbod.zoeken.suggesties import suggesties
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GemeenteFactory,
    OnderwerpFactory,
    PlaatsnaamFactory,
    ThesaurustermFactory,
    WijkFactory,
)
from wijken.tekst import ruwe_woorden


def naam(soort: str, tekst: str) -> Naam:
    woorden = ruwe_woorden(tekst)
    slug = "-".join(woorden)
    return Naam(" ".join(inhoud_van(woorden)), " ".join(woorden), Suggestie(soort, slug, tekst, ""))


def lijst(*namen: tuple[str, str], termen=()) -> Lijst:
    per_soort = defaultdict(list)
    for soort, tekst in namen:
        per_soort[soort].append(naam(soort, tekst))
    return Lijst(per_soort, Termen(termen))


def namen(lijst_: Lijst, tekst: str) -> list[str]:
    return [een.naam for een in lijst_.vind(Getypt.van(tekst))]


def in_stad(gemeente, tekst: str) -> list[tuple[str, str, str]]:
    return [(een.soort, een.naam, een.bij) for een in suggesties(gemeente, tekst)]


# --- Finding by the beginning of words -----------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    ["fin", "hulphuis", "hulph", "fin hulp", "hulp fin", "FINANCI", "financïeel", "Financieel Hulphuis"],
)  # fmt: skip
def test_elk_woord_van_een_naam_telt_vanaf_zijn_begin(tekst):
    gezocht = lijst(("aanbieder", "Financieel Hulphuis"), ("aanbieder", "Juridisch Loket"))

    assert namen(gezocht, tekst) == ["Financieel Hulphuis"]


@pytest.mark.parametrize("tekst", ["inancieel", "fin loket", "huis", "financieel hulphuizen"])
def test_wat_geen_woord_begint_wordt_niet_gevonden(tekst):
    assert namen(lijst(("aanbieder", "Financieel Hulphuis")), tekst) == []


@pytest.mark.parametrize("tekst", ["café", "cafe", "CAFÉ"])
def test_accenten_en_hoofdletters_maken_niet_uit(tekst):
    assert namen(lijst(("aanbod", "Repair Café")), tekst) == ["Repair Café"]


@pytest.mark.parametrize("tekst", ["koffie in de buurt", "koffie met buurt", "de koffie"])
def test_een_functiewoord_hoeft_niet_in_de_naam_te_staan(tekst):
    assert namen(lijst(("aanbod", "Koffie voor de buurt")), tekst) == ["Koffie voor de buurt"]


def test_een_naam_met_ook_het_functiewoord_gaat_voor():
    gezocht = lijst(("aanbod", "Financieel Café"), ("aanbod", "Steun en financiële hulp"))

    assert namen(gezocht, "fin") == ["Financieel Café", "Steun en financiële hulp"]
    assert namen(gezocht, "fin hulp") == ["Steun en financiële hulp", "Financieel Café"]


def test_alleen_een_functiewoord_is_het_begin_van_een_woord():
    gezocht = lijst(("aanbod", "Koffie voor de buurt"), ("aanbod", "Dementie en dan"))

    assert namen(gezocht, "de") == ["Dementie en dan", "Koffie voor de buurt"]


# --- The order -----------------------------------------------------------------------------


def test_het_begin_van_een_naam_gaat_voor_een_woord_erin():
    gezocht = lijst(("aanbod", "Samen tafelen"), ("aanbod", "Tafeltennis"), ("aanbod", "De tafel"))

    assert namen(gezocht, "taf") == ["De tafel", "Tafeltennis", "Samen tafelen"]


def test_onderwerpen_eerst_dan_aanbod_aanbieders_en_wijken():
    gezocht = lijst(*((soort, f"Wielborgh {soort}") for soort in reversed(SOORTEN)))

    assert [een.soort for een in gezocht.vind(Getypt.van("wiel"))] == list(SOORTEN)


def test_een_hele_naam_gaat_voor():
    gezocht = lijst(("aanbod", "Wielborgh koor"), ("wijk", "Wielborgh"))

    assert namen(gezocht, "wielb") == ["Wielborgh koor", "Wielborgh"]
    assert namen(gezocht, "Wielborgh") == ["Wielborgh", "Wielborgh koor"]


def test_bij_gelijk_gaan_onderwerpen_voor():
    gezocht = lijst(("wijk", "Wonen"), ("onderwerp", "Wonen"))

    assert [een.soort for een in gezocht.vind(Getypt.van("wonen"))] == ["onderwerp", "wijk"]


def test_van_elke_soort_staan_er_twee_voor_een_soort_de_rest_vult():
    gezocht = lijst(
        *(("aanbod", f"Zon {nummer}") for nummer in range(20)),
        *(("aanbieder", f"Zon {nummer}") for nummer in range(5)),
        ("wijk", "Zonnewijk"),
    )

    soorten = [een.soort for een in gezocht.vind(Getypt.van("zon"))]
    assert soorten == ["aanbod"] * 5 + ["aanbieder"] * 2 + ["wijk"]
    assert len(soorten) == HOOGSTENS


@given(
    st.permutations([("aanbod", f"Zon {een}") for een in "abcdefghijkl"]), st.sampled_from("zhi")
)
def test_de_volgorde_hangt_niet_af_van_die_van_de_database(gegeven, letter):
    vast = sorted(gegeven)
    assert namen(lijst(*gegeven), f"{letter}on") == namen(lijst(*vast), f"{letter}on")


@given(st.text(max_size=40))
def test_wat_iemand_ook_typt_er_komen_er_hooguit_acht_en_geen_dubbel(tekst):
    gezocht = lijst(
        *((soort, f"{tekst} {nummer}") for soort in SOORTEN for nummer in range(4)),
        termen=[Term(inhoud_van(ruwe_woorden(tekst)) or ("x",), "x", 9, tekst)],
    )
    getypt = Getypt.van(tekst)
    if getypt.letters:
        gevonden = gezocht.vind(getypt)
        assert len(gevonden) == len(set(gevonden)) == HOOGSTENS


# --- By what words mean --------------------------------------------------------------------


def via(tekst: str, *termen: tuple[str, str, int]) -> list[tuple[str, str]]:
    onderwerpen = [("onderwerp", "Geldzaken"), ("onderwerp", "Opvoeding"), ("onderwerp", "Zorg")]
    rijen = [
        Term(inhoud_van(ruwe_woorden(term)), slug, gewicht, term) for term, slug, gewicht in termen
    ]
    gevonden = lijst(*onderwerpen, termen=rijen).vind(Getypt.van(tekst))
    return [(een.slug, een.bij) for een in gevonden]


def test_een_lekenwoord_leidt_naar_zijn_onderwerp_en_staat_erbij():
    assert via("deurw", ("deurwaarder", "geldzaken", 9)) == [("geldzaken", "deurwaarder")]


def test_een_typefout_in_de_thesaurus_wordt_gevonden_maar_niet_getoond():
    assert via("deurww", ("deurwwaardr", "geldzaken", 9)) == [("geldzaken", "")]


def test_een_woord_in_een_ander_schrift_wordt_getoond():
    assert via("ديو", ("ديون", "geldzaken", 9)) == [("geldzaken", "ديون")]


def test_de_woorden_van_een_term_staan_in_elke_volgorde():
    assert via("kind luis", ("luistert kind", "opvoeding", 9)) == [("opvoeding", "")]


def test_van_een_term_van_meer_woorden_is_de_helft_getypt():
    assert via("luist", ("luistert niet naar zijn moeder", "opvoeding", 9)) == []


def test_een_naam_gaat_voor_een_term_en_een_sterke_term_voor_een_zwakke():
    termen = [("zorgtoeslag", "geldzaken", 9), ("zorgenkind", "opvoeding", 5)]

    assert [slug for slug, _ in via("zorg", *termen)] == ["zorg", "geldzaken", "opvoeding"]


def test_een_veel_zwakkere_term_wordt_niet_genoemd():
    termen = [("zonnig", "geldzaken", 9), ("zonder", "opvoeding", 3)]

    assert [slug for slug, _ in via("zon", *termen)] == ["geldzaken"]


def test_twee_letters_zijn_te_weinig_voor_een_term():
    assert via("de", ("deurwaarder", "geldzaken", 9)) == []


# --- Of a gemeente -------------------------------------------------------------------------


@pytest.mark.django_db
def test_deurw_in_dordrecht_leidt_naar_administratie_geld_en_schulden(dordrecht):
    assert in_stad(dordrecht, "deurw")[0] == (
        "onderwerp",
        "Administratie, geld en schulden",
        "deurwaarder",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("tekst", ["hulphuis", "fin hulp"])
def test_het_financieel_hulphuis_wordt_gevonden(dordrecht, tekst):
    assert ("aanbieder", "Financieel Hulphuis", "") in in_stad(dordrecht, tekst)


@pytest.mark.django_db
@pytest.mark.parametrize("tekst", ["", " ", "a", "-", "a!", "?"])
def test_onder_twee_letters_is_er_niets_en_geen_query(dordrecht, tekst, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert suggesties(dordrecht, tekst) == []


@pytest.mark.django_db
def test_aanbod_heeft_zijn_aanbieder_erbij_en_een_deel_zijn_geheel(teststad):
    koepel = AanbiederFactory(naam="Qonnekoepel")
    deel = AanbiederFactory(naam="Qonnestraal", onderdeel_van=koepel)
    AanbodFactory(naam="Qonnebaden", aanbieder=deel, gemeente=teststad)

    assert in_stad(teststad, "qonne") == [
        ("aanbod", "Qonnebaden", "Qonnestraal"),
        ("aanbieder", "Qonnekoepel", ""),
        ("aanbieder", "Qonnestraal", "Qonnekoepel"),
    ]


@pytest.mark.django_db
def test_een_andere_naam_van_een_aanbieder_telt_en_staat_erbij(teststad):
    aanbieder = AanbiederFactory(naam="Hulplijn Teststad")
    AanbodFactory(naam="Bellen", aanbieder=aanbieder, gemeente=teststad)
    AanbiederAlias.objects.create(aanbieder=aanbieder, naam="Zorgtelefoon")

    assert in_stad(teststad, "zorgtel") == [("aanbieder", "Hulplijn Teststad", "Zorgtelefoon")]


@pytest.mark.django_db
def test_een_plaatsnaam_leidt_naar_elk_van_zijn_wijken(teststad):
    PlaatsnaamFactory(gemeente=teststad, naam="Krispel", wijken=list(teststad.wijken.all()))
    WijkFactory(gemeente=teststad, naam="Krispel-Noord", vervallen_in=2024)

    assert in_stad(teststad, "krisp") == [("wijk", "Oost", "Krispel"), ("wijk", "West", "Krispel")]


@pytest.mark.django_db
def test_alleen_wat_hier_openbaar_is(teststad):
    elders = GemeenteFactory(regio=teststad.regio)
    AanbodFactory(naam="Qonneregio", bereik="regio", regio=teststad.regio, gemeente=None)
    AanbodFactory(naam="Qonnestil", gemeente=teststad, status="concept")
    AanbodFactory(naam="Qonnedicht", gemeente=teststad, aanbieder__status="gearchiveerd")
    AanbodFactory(naam="Qonneveld", gemeente=elders)
    AanbiederFactory(naam="Qonder aanbod")
    WijkFactory(gemeente=elders, naam="Qonnewijk")

    assert [naam for _, naam, _ in in_stad(teststad, "qonne")] == ["Qonneregio"]
    assert in_stad(teststad, "qonder") == []


# --- Prepared, and never of older data -----------------------------------------------------


@pytest.mark.django_db
def test_een_query_en_na_een_wijziging_twee(teststad, django_assert_num_queries):
    suggesties(teststad, "qon")
    with django_assert_num_queries(1):
        suggesties(teststad, "qonn")
    AanbodFactory(naam="Qonnebaden", gemeente=teststad)
    with django_assert_num_queries(2):
        assert len(suggesties(teststad, "qonn")) == 1


@pytest.mark.django_db
def test_ook_helemaal_koud_zijn_het_er_twee(teststad, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(module, "_van_thesaurus", module._Bewaard())
    with django_assert_num_queries(2):
        suggesties(teststad, "qon")


@pytest.mark.django_db
def test_wat_is_opgeslagen_staat_er_meteen(teststad):
    aanbod = AanbodFactory(naam="Qonnebaden", gemeente=teststad)
    assert [naam for _, naam, _ in in_stad(teststad, "qonne")] == ["Qonnebaden"]

    aanbod.naam = "Maanbaden"
    aanbod.save()
    assert in_stad(teststad, "qonne") == []
    assert [naam for _, naam, _ in in_stad(teststad, "maanb")] == ["Maanbaden"]

    Aanbod.objects.filter(pk=aanbod.pk).update(status="gearchiveerd")
    assert in_stad(teststad, "maanb") == []


@pytest.mark.django_db
def test_een_nieuwe_term_werkt_meteen_en_een_nieuw_onderwerp_ook(teststad):
    onderwerp = OnderwerpFactory(naam="Ruimtevaart")
    ThesaurustermFactory(term="qraket", onderwerp=onderwerp)
    assert in_stad(teststad, "qrak") == [("onderwerp", "Ruimtevaart", "")]

    Thesaurusterm.objects.filter(term="qraket").delete()
    assert in_stad(teststad, "qrak") == []
    Onderwerp.objects.filter(pk=onderwerp.pk).update(naam="Qraketten")
    assert in_stad(teststad, "qrak") == [("onderwerp", "Qraketten", "")]


@pytest.mark.django_db
def test_van_een_gemeente_wordt_alleen_het_laatste_bewaard(teststad):
    suggesties(teststad, "qon")
    voor = module._van_gemeente.cache_info().currsize
    AanbodFactory(naam="Qonnebaden", gemeente=teststad)
    suggesties(teststad, "qon")

    assert module._van_gemeente.cache_info().currsize == voor
