"""`vind_plaats` understands what people type as a place, and says so when it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import (
    BuurtFactory,
    GemeenteFactory,
    LocatieFactory,
    OmtrekFactory,
    PlaatsnaamFactory,
    PostcodeFactory,
    PostcodegebiedFactory,
    WijkFactory,
    vierkant,
)
from wijken.models import Gemeente, Plaatsnaam
from wijken.plaats import vind_plaats

pytestmark = pytest.mark.django_db


def _wijken(gemeente):
    return dict(gemeente.wijken.values_list("code", "naam"))


@pytest.fixture
def vind(dordrecht):
    """Looks a text up in Dordrecht."""
    wijken = _wijken(dordrecht)
    return lambda tekst: vind_plaats(tekst, dordrecht, wijken)


@pytest.mark.parametrize("tekst", ["", "   ", "\t\n"])
def test_geen_tekst_is_geen_plaats(vind, tekst):
    assert vind(tekst) is None


@pytest.mark.parametrize(
    "tekst", ["Crabbehof/Zuidhoven", "crabbehof zuidhoven", "  CRABBEHOF - ZUIDHOVEN "]
)
def test_een_wijk_wordt_gevonden_zoals_mensen_haar_schrijven(vind, tekst):
    plaats = vind(tekst)

    assert plaats.wijken == {"WK050508"}
    assert plaats.label == "Crabbehof/Zuidhoven"
    assert plaats.melding == ""


def test_een_wijk_met_twee_namen_wordt_met_elk_van_beide_gevonden(teststad):
    wijk = WijkFactory(gemeente=teststad, naam="Kwartelhof/De Vink")
    wijken = {wijk.code: wijk.naam}

    for tekst in ("kwartelhof", "de vink", "Kwartelhof/De Vink"):
        assert vind_plaats(tekst, teststad, wijken).wijken == {wijk.code}
    assert vind_plaats("kwartelhof", teststad, wijken).label == "Kwartelhof/De Vink"


def test_een_halve_naam_van_twee_wijken_geeft_de_keuze(teststad):
    wijken = {"WK1": "Kern/Noord", "WK2": "Kern/Zuid"}

    assert vind_plaats("kern", teststad, wijken).mogelijk == ["Kern/Noord", "Kern/Zuid"]


def test_een_plaatsnaam_gaat_voor_de_halve_naam_van_een_wijk(teststad):
    west = teststad.wijken.get(slug="west")
    wijken = {west.code: west.naam, "WK2": "Kern/Zuid"}
    PlaatsnaamFactory(gemeente=teststad, naam="Kern", wijken=[west])

    assert vind_plaats("kern", teststad, wijken).wijken == {west.code}


def test_een_wijk_wordt_gevonden_met_haar_code(vind):
    assert vind("wk050506").wijken == {"WK050506"}
    assert vind("WK050506").label == "De Staart"


def test_een_naam_met_accenten_wordt_zonder_accenten_gevonden(teststad):
    wijk = WijkFactory(gemeente=teststad, naam="Oekraïnepark")

    assert vind_plaats("oekrainepark", teststad, _wijken(teststad)).wijken == {wijk.code}


def test_een_wijknaam_kost_geen_vraag_aan_de_database(vind, django_assert_num_queries):
    with django_assert_num_queries(0):
        vind("Sterrenburg")


def test_de_hele_gemeente_is_ook_een_plaats(vind, dordrecht):
    plaats = vind("dordrecht")

    assert plaats.label == "heel Dordrecht"
    assert plaats.wijken == set(_wijken(dordrecht))


def test_wat_mensen_een_buurt_noemen_wordt_een_wijk(vind):
    plaats = vind("vogelbuurt")

    assert (plaats.label, plaats.wijken, plaats.mogelijk) == ("Vogelbuurt", {"WK050505"}, [])


def test_de_vogelbuurt_van_een_andere_gemeente_is_een_andere():
    alblasserdam = Gemeente.objects.get(slug="alblasserdam")

    plaats = vind_plaats("Vogelbuurt", alblasserdam, _wijken(alblasserdam))

    assert plaats.wijken == {"WK048202"}


def test_een_naam_van_twee_wijken_geeft_de_keuze(vind):
    plaats = vind("Krispijn")

    assert plaats.wijken == {"WK050503", "WK050504"}
    assert plaats.mogelijk == ["Nieuw Krispijn", "Oud Krispijn"]
    assert plaats.label == "Krispijn"
    assert plaats.melding == ""


def test_een_plaatsnaam_kost_een_vraag_aan_de_database(vind, django_assert_num_queries):
    with django_assert_num_queries(1):
        vind("Dordt West")


def test_een_plaatsnaam_zonder_wijken_wordt_geen_wijk_zonder_code(teststad):
    PlaatsnaamFactory(gemeente=teststad, naam="Niemandsland")

    plaats = vind_plaats("niemandsland", teststad, _wijken(teststad))

    assert None not in plaats.wijken


@pytest.mark.parametrize("tekst", ["3317", "3317AB", "3317 AB", "3317 ab", " 3317  AB "])
def test_van_een_onbekende_postcode_tellen_de_vier_cijfers(vind, tekst):
    plaats = vind(tekst)

    assert plaats.label == "postcode 3317"
    assert plaats.wijken == {"WK050507", "WK050508", "WK050519"}
    assert plaats.punt == (51.79032, 4.66061)


def test_een_postcode_kost_een_vraag_aan_de_database(vind, django_assert_num_queries):
    with django_assert_num_queries(1):
        vind("3317 AB")


@pytest.mark.parametrize("tekst", ["1012", "1012 CD"])
def test_een_postcode_van_elders_wordt_uitgelegd(vind, tekst):
    plaats = vind(tekst)

    assert plaats.melding.startswith(f"Postcode {tekst[:4]} kennen wij niet in Dordrecht.")
    assert "CD" not in plaats.melding
    assert (plaats.wijken, plaats.punt, plaats.label) == (frozenset(), None, "")


def test_een_postcode_op_een_grens_geeft_alleen_de_wijken_van_deze_gemeente(teststad):
    hier, elders = teststad.wijken.first(), WijkFactory()
    PostcodegebiedFactory(pc4="7777", wijken=[hier, elders])

    assert vind_plaats("7777", teststad, _wijken(teststad)).wijken == {hier.code}


def test_een_postcode_van_alleen_vervallen_wijken_ligt_niet_ergens_anders(teststad):
    PostcodegebiedFactory(pc4="7777", wijken=[WijkFactory(gemeente=teststad, vervallen_in=2024)])
    wijken = dict(teststad.wijken.huidig().values_list("code", "naam"))

    assert vind_plaats("7777", teststad, wijken).melding.startswith(
        "Postcode 7777 kennen wij niet in Teststad."
    )


@pytest.mark.parametrize("tekst", ["7777AB", "7777 ab", " 7777  AB "])
def test_zes_tekens_leiden_naar_de_wijk_van_hun_buurt(teststad, tekst, django_assert_num_queries):
    west, oost = teststad.wijken.order_by("code")
    PostcodegebiedFactory(pc4="7777", wijken=[west, oost])
    PostcodeFactory(pc6="7777AB", buurt=BuurtFactory(wijk=oost, breedte=51.806, lengte=4.676))
    wijken = _wijken(teststad)

    with django_assert_num_queries(1):
        plaats = vind_plaats(tekst, teststad, wijken)

    assert (plaats.label, plaats.wijken) == ("postcode 7777 AB", {oost.code})
    assert plaats.punt == (51.806, 4.676)
    assert vind_plaats("7777", teststad, wijken).wijken == {west.code, oost.code}
    assert vind_plaats("7777 AC", teststad, wijken).label == "postcode 7777"


def test_zes_tekens_op_een_grens_beginnen_in_de_buurt_met_de_meeste_adressen(teststad):
    west, oost = teststad.wijken.order_by("code")
    PostcodeFactory(pc6="7777AB", adressen=3, buurt=BuurtFactory(wijk=west, breedte=51.801))
    PostcodeFactory(pc6="7777AB", adressen=9, buurt=BuurtFactory(wijk=oost, breedte=51.809))

    plaats = vind_plaats("7777AB", teststad, _wijken(teststad))

    assert plaats.wijken == {west.code, oost.code}
    assert plaats.punt[0] == 51.809


def test_zonder_punt_van_de_buurt_begint_een_afstand_in_het_midden_van_de_vier_cijfers(teststad):
    west = teststad.wijken.order_by("code").first()
    buurt = BuurtFactory(wijk=west, breedte=None, lengte=None)
    PostcodeFactory(pc6="7777AB", buurt=buurt)
    wijken = _wijken(teststad)
    assert vind_plaats("7777AB", teststad, wijken).punt is None

    PostcodegebiedFactory(pc4="7777", wijken=[west], breedte=51.82, lengte=4.7)

    assert vind_plaats("7777AB", teststad, wijken).punt == (51.82, 4.7)


def test_zes_tekens_van_elders_worden_uitgelegd(teststad):
    PostcodeFactory(pc6="7777AB", buurt=BuurtFactory(wijk__gemeente__naam="Verderop"))

    plaats = vind_plaats("7777AB", teststad, _wijken(teststad))

    assert plaats.melding.startswith("Postcode 7777 ligt in Verderop, niet in Teststad.")


def test_zes_tekens_in_een_vervallen_wijk_vallen_terug_op_vier(teststad):
    west = teststad.wijken.order_by("code").first()
    weg = WijkFactory(gemeente=teststad, vervallen_in=2024)
    PostcodegebiedFactory(pc4="7777", wijken=[west, weg])
    PostcodeFactory(pc6="7777AB", buurt=BuurtFactory(wijk=weg))
    wijken = dict(teststad.wijken.huidig().values_list("code", "naam"))

    plaats = vind_plaats("7777AB", teststad, wijken)

    assert (plaats.label, plaats.wijken) == ("postcode 7777", {west.code})


def test_een_postcode_begint_niet_met_een_nul(vind):
    assert "niet als plek" in vind("0317").melding


def _straat(gemeente, slug, straat="Admiraalsplein 12", **velden):
    return LocatieFactory(
        gemeente=gemeente, straat=straat, wijk=gemeente.wijken.get(slug=slug), **velden
    )


@pytest.mark.parametrize(
    "tekst", ["Admiraalsplein", "admiraalsplein 12", "ADMIRAALSPLEIN 99a", "Admiraalsplein 1-3"]
)
def test_een_straat_van_een_locatie_is_een_plaats(teststad, tekst, django_assert_num_queries):
    _straat(teststad, "west", breedte=51.806, lengte=4.664)
    wijken = _wijken(teststad)

    with django_assert_num_queries(1):
        plaats = vind_plaats(tekst, teststad, wijken)

    west = teststad.wijken.get(slug="west")
    assert (plaats.label, plaats.wijken) == ("Admiraalsplein", {west.code})
    assert plaats.punt == (51.806, 4.664)
    assert (plaats.mogelijk, plaats.melding) == ([], "")


def test_een_straat_met_locaties_dicht_bijeen_begint_in_hun_midden(teststad):
    _straat(teststad, "west", breedte=51.805, lengte=4.668)
    _straat(teststad, "oost", "Admiraalsplein 40", breedte=51.805, lengte=4.672)

    plaats = vind_plaats("admiraalsplein", teststad, _wijken(teststad))

    assert plaats.punt == pytest.approx((51.805, 4.67))
    assert plaats.wijken == set(_wijken(teststad))


def test_een_straat_met_locaties_ver_uiteen_geeft_de_keuze_uit_wijken(teststad):
    _straat(teststad, "west", breedte=51.801, lengte=4.661)
    _straat(teststad, "oost", "Admiraalsplein 40", breedte=51.809, lengte=4.679)

    plaats = vind_plaats("admiraalsplein", teststad, _wijken(teststad))

    assert plaats.punt is None
    assert plaats.mogelijk == ["Admiraalsplein, Oost", "Admiraalsplein, West"]


@pytest.mark.parametrize(
    ("tekst", "punt"),
    [
        ("Admiraalsplein, Oost", (51.809, 4.679)),
        ("admiraalsplein 12, west", (51.801, 4.661)),
        ("Admiraalsplein 40", (51.809, 4.679)),
        ("Admiraalsplein 12", (51.801, 4.661)),
    ],
)
def test_een_adres_zoals_het_op_een_kaartje_staat_is_een_plaats(teststad, tekst, punt):
    _straat(teststad, "west", breedte=51.801, lengte=4.661)
    _straat(teststad, "oost", "Admiraalsplein 40", breedte=51.809, lengte=4.679)

    plaats = vind_plaats(tekst, teststad, _wijken(teststad))

    assert (plaats.label, plaats.punt) == ("Admiraalsplein", punt)


def test_een_straat_zonder_positie_geeft_alleen_de_wijk(teststad):
    _straat(teststad, "west", precisie="wijk", breedte=None, lengte=None)

    plaats = vind_plaats("admiraalsplein", teststad, _wijken(teststad))

    assert (plaats.label, plaats.punt, plaats.mogelijk) == ("Admiraalsplein", None, [])


def test_een_wijk_of_plaatsnaam_gaat_voor_een_straat(teststad):
    west, oost = teststad.wijken.get(slug="west"), teststad.wijken.get(slug="oost")
    _straat(teststad, "oost", "West")
    _straat(teststad, "oost", "Oude Dorp 3")
    PlaatsnaamFactory(gemeente=teststad, naam="Oude Dorp", wijken=[west])

    assert vind_plaats("West", teststad, _wijken(teststad)).wijken == {west.code}
    assert vind_plaats("oude dorp", teststad, _wijken(teststad)).wijken == {west.code}
    assert vind_plaats("oude dorp 3", teststad, _wijken(teststad)).wijken == {oost.code}


def test_een_straat_van_een_andere_gemeente_of_zonder_wijk_telt_niet_mee(teststad):
    LocatieFactory(straat="Admiraalsplein 12", wijk=WijkFactory())
    LocatieFactory(gemeente=teststad, straat="Admiraalsplein 12", wijk=None)

    assert "niet als plek" in vind_plaats("admiraalsplein", teststad, _wijken(teststad)).melding


def test_een_locatie_zonder_straat_is_niet_met_leestekens_te_vinden(teststad):
    _straat(teststad, "west", "")

    for tekst in ("!?-", "…", " 12"):
        assert not vind_plaats(tekst, teststad, _wijken(teststad)).wijken


def test_een_plaatsnaam_van_een_vervallen_wijk_is_geen_plaats(teststad):
    west = teststad.wijken.get(slug="west")
    weg = WijkFactory(gemeente=teststad, vervallen_in=2024)
    PlaatsnaamFactory(gemeente=teststad, naam="Dorp", wijken=[west, weg])
    PlaatsnaamFactory(gemeente=teststad, naam="Polder", wijken=[weg])
    wijken = dict(teststad.wijken.huidig().values_list("code", "naam"))

    assert vind_plaats("dorp", teststad, wijken).wijken == {west.code}
    assert "niet als plek" in vind_plaats("polder", teststad, wijken).melding


def test_een_positie_wordt_een_wijk_en_een_punt(vind):
    plaats = vind("51.8053, 4.7212")

    assert plaats.wijken == {"WK050511"}
    assert plaats.label == "bij u in de buurt (Stadspolders)"


def test_een_positie_wordt_afgerond_op_drie_cijfers(vind):
    plaats = vind("51.805349, 4.721251")

    assert plaats.punt == (51.805, 4.721)


def test_de_afgeronde_positie_bepaalt_de_wijk(teststad):
    # Just west of the border at 4.67, but 100 m grid puts it on 4.67 or east of it.
    oost = teststad.wijken.get(slug="oost")

    plaats = vind_plaats("51.805, 4.6699", teststad, _wijken(teststad))

    assert plaats.punt == (51.805, 4.67)
    assert len(plaats.wijken) == 1
    assert vind_plaats("51.805, 4.6706", teststad, _wijken(teststad)).wijken == {oost.code}


def test_een_positie_op_de_grens_hoort_bij_dezelfde_wijk_als_een_locatie_daar():
    from wijken.ligging import wijk_op

    gemeente = GemeenteFactory()
    # Saved first, but later in the alphabet of codes.
    laat = WijkFactory(gemeente=gemeente, code="WK899902", naam="Laat")
    vroeg = WijkFactory(gemeente=gemeente, code="WK899901", naam="Vroeg")
    omtrek = OmtrekFactory(wijk=laat, geometrie=vierkant(4.67, 51.80))
    OmtrekFactory(wijk=vroeg, editie=omtrek.editie, geometrie=vierkant(4.66, 51.80))

    plaats = vind_plaats("51.805, 4.67", gemeente, _wijken(gemeente))

    assert plaats.wijken == {wijk_op(51.805, 4.67, gemeente).code}


def test_een_positie_kost_een_vraag_aan_de_database(vind, django_assert_num_queries):
    with django_assert_num_queries(1):
        vind("51.805, 4.721")


def test_een_positie_buiten_de_gemeente_wordt_uitgelegd(vind):
    plaats = vind("51.924, 4.478")

    assert plaats.melding == (
        "Deze plek ligt niet in Dordrecht. U ziet daarom alles in heel Dordrecht."
    )
    assert (plaats.wijken, plaats.punt) == (frozenset(), None)


@pytest.mark.parametrize("tekst", ["48.85, 2.35", "4.66, 51.80", "51,80", "-51.8, 4.66"])
def test_een_positie_buiten_nederland_wordt_uitgelegd(vind, tekst, django_assert_num_queries):
    with django_assert_num_queries(0):
        plaats = vind(tekst)

    assert plaats.melding == "Deze plek ligt niet in Nederland. Vul een wijk of postcode in."


def test_een_onbekende_naam_krijgt_een_voorbeeld_dat_wel_werkt(vind, django_assert_num_queries):
    with django_assert_num_queries(1):
        plaats = vind("Verweggistan")

    assert "“Verweggistan”" in plaats.melding
    assert "Vul een wijk of een postcode in" in plaats.melding
    voorbeeld = plaats.melding.removesuffix(".").rsplit("zoals ", 1)[1]
    assert vind(voorbeeld).wijken


def test_een_lange_onbekende_naam_wordt_in_de_melding_afgekapt(vind):
    assert len(vind("x" * 5000).melding) < 200


def test_leestekens_alleen_zijn_geen_plaats(vind):
    assert not vind("!?-").wijken


@settings(max_examples=60, deadline=None)
@given(tekst=st.text(max_size=60))
def test_wat_men_ook_typt_er_komt_een_plaats_of_een_melding(tekst):
    # A gemeente that is not in the database: nothing has to be rolled back between examples.
    gemeente = Gemeente(pk=0, naam="Nergens")
    if "\0" in tekst:
        return  # a form never lets it through

    plaats = vind_plaats(tekst, gemeente, {"WK000001": "Enig"})

    assert plaats is None or bool(plaats.melding) != bool(plaats.wijken)


def test_elke_plaatsnaam_uit_de_bronnen_wordt_gevonden(vind, dordrecht):
    for plaatsnaam in Plaatsnaam.objects.filter(gemeente=dordrecht):
        wijken = set(plaatsnaam.wijken.values_list("code", flat=True))

        assert vind(plaatsnaam.naam).wijken == wijken, plaatsnaam
