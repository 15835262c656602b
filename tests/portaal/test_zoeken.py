"""The search page: what is asked, what is shown, and that the counts keep their promise."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanbod.actions.indexeren import indexeer
from aanbod.models import Aanbod, Onderwerp, Thesaurusterm
from portaal.uitleg import uitleg_in
from tests.factories import (
    AanbodFactory,
    AanspreekpuntFactory,
    DoelgroepFactory,
    LocatieFactory,
    OnderwerpFactory,
    PlaatsnaamFactory,
    PostcodegebiedFactory,
    TaalFactory,
    ThesaurustermFactory,
    WijkFactory,
)
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


def zoek(client, gemeente="voorbeeldstad", **vraag):
    antwoord = client.get(reverse("portaal:zoeken", args=[gemeente]), vraag)
    assert antwoord.status_code == 200
    return antwoord.context


def namen(context):
    return [kaartje.naam for kaartje in context["resultaat"]["kaartjes"]]


# --- Counts ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gemeente", "vraag"),
    [
        ("dordrecht", {}),
        ("dordrecht", {"q": "koffie"}),
        ("dordrecht", {"onderwerp": "wonen"}),
        ("dordrecht", {"plaats": "krispijn"}),
        ("voorbeeldstad", {}),
        ("voorbeeldstad", {"q": "koffie"}),
        ("voorbeeldstad", {"inloop": "on", "gratis": "on"}),
        ("voorbeeldstad", {"plaats": "9990"}),
        ("voorbeeldstad", {"onderwerp": "wonen", "inloop": "on"}),
        ("voorbeeldstad", {"q": "koffie", "ontmoetingsplek": "on", "taal": "tr"}),
    ],
    ids=str,
)
def test_elke_telling_is_wat_de_keuze_oplevert(client, gemeente, vraag):
    context = zoek(client, gemeente, **vraag)
    assert not context["resultaat"]["verbreding"]
    for filters in context["filters"].values():
        for filter_ in filters:
            for keuze in filter_.keuzes:
                anders = zoek(client, gemeente, **{**vraag, filter_.naam: keuze.waarde})
                aantal = anders["resultaat"]["aantal"]
                if keuze.aantal == 0:
                    assert anders["resultaat"]["verbreding"] or keuze.gekozen
                else:
                    assert aantal == keuze.aantal, (filter_.naam, keuze)


def test_een_verbrede_vraag_belooft_geen_aantallen(client):
    """Filters were left out, so a number would not be what the choice gives."""
    context = zoek(
        client, q="koffie", gratis="on", taal="tr", doelgroep="jongeren", wijk="WK990101"
    )

    assert context["resultaat"]["verbreding"]
    keuzes = [keuze for groep in context["filters"].values() for f in groep for keuze in f.keuzes]
    assert keuzes
    assert not any(keuze.is_geteld for keuze in keuzes)


def test_tellingen_per_wijk_met_een_gekozen_wijk(client, voorbeeldstad):
    eerste, tweede = voorbeeldstad.wijken.order_by("code")[:2]
    context = zoek(client, wijk=eerste.code)
    keuzes = {
        k.waarde: k.aantal
        for f in context["filters"]["zichtbaar"]
        if f.naam == "wijk"
        for k in f.keuzes
    }

    assert keuzes[eerste.code] == context["resultaat"]["aantal"]
    assert keuzes[tweede.code] == zoek(client, wijk=tweede.code)["resultaat"]["aantal"]


def test_filters_zonder_gegevens_verbergen_zich(client, teststad):
    AanbodFactory(gemeente=teststad, inloop=True)
    context = zoek(client, "teststad")

    assert [f.naam for f in context["filters"]["zichtbaar"]] == ["wijk", "inloop"]
    assert context["filters"]["meer"] == []


# --- Words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "vraag"),
    [
        ("Hulp bij schulden", "schuld"),
        ("Hulp bij een schuld", "SCHULDEN"),
        ("Taalcursus voor beginners", "cursus taal"),
        ("Samen lezen in het taalcafé", "taalcafe"),
        ("Twee huizen", "huis"),
        ("Voor Oekraïense gezinnen", "oekraiense gezin"),
        ("Koffie in de Vogelbuurt/Reeland", "vogelbuurt"),
        ("Spreekuur 3317", "3317"),
    ],
)
def test_een_woord_wordt_in_andere_vormen_gevonden(client, teststad, tekst, vraag):
    AanbodFactory(gemeente=teststad, naam=tekst)
    AanbodFactory(gemeente=teststad, naam="Iets heel anders")

    assert namen(zoek(client, "teststad", q=vraag)) == [tekst]


def test_de_naam_weegt_zwaarder_dan_de_samenvatting_en_die_zwaarder_dan_de_rest(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Zebra", samenvatting="x", beschrijving="Fiets maken.")
    AanbodFactory(gemeente=teststad, naam="Midden", samenvatting="Uw fiets maken.")
    AanbodFactory(gemeente=teststad, naam="Fiets maken", samenvatting="x")

    assert namen(zoek(client, "teststad", q="fietsen maken")) == ["Fiets maken", "Midden", "Zebra"]


def test_gelijke_scores_staan_op_naam(client, teststad):
    for naam in ("Émile fiets", "De Fiets Boot", "Zon fiets"):
        AanbodFactory(gemeente=teststad, naam=naam)

    assert namen(zoek(client, "teststad", q="fiets")) == [
        "De Fiets Boot",
        "Émile fiets",
        "Zon fiets",
    ]


def test_aanbod_van_een_andere_gemeente_wordt_niet_gevonden(client, teststad):
    AanbodFactory(naam="Kwartetmiddag elders")

    context = zoek(client, "teststad", q="kwartetmiddag")

    assert context["resultaat"]["aantal"] == 0


def test_aanbod_van_de_regio_wordt_wel_gevonden(client, teststad):
    AanbodFactory(naam="Kwartetmiddag", bereik="regio", regio=teststad.regio, gemeente=None)

    assert namen(zoek(client, "teststad", q="kwartetmiddag")) == ["Kwartetmiddag"]


def test_concept_gepland_en_gearchiveerd_zijn_onvindbaar(client, teststad):
    for status in ("concept", "gepland", "gearchiveerd"):
        AanbodFactory(gemeente=teststad, naam=f"Kwartet {status}", status=status)

    assert zoek(client, "teststad", q="kwartet")["resultaat"]["aantal"] == 0


# --- Place -----------------------------------------------------------------------------


def test_een_plaats_filtert_maar_laat_stad_regio_en_huisbezoek_staan(client, teststad):
    west, oost = teststad.wijken.order_by("slug").reverse()
    gewoon = {"gemeente": teststad, "bereik": "wijken"}
    AanbodFactory(naam="In West", wijken=[west], **gewoon)
    AanbodFactory(naam="In Oost", wijken=[oost], **gewoon)
    AanbodFactory(naam="Bezoek Oost", wijken=[oost], outreachend=True, **gewoon)
    AanbodFactory(naam="Stad", gemeente=teststad)
    AanbodFactory(naam="Regio", bereik="regio", regio=teststad.regio, gemeente=None)

    gevonden = namen(zoek(client, "teststad", plaats="west"))

    assert gevonden[0] == "In West"
    assert set(gevonden) == {"In West", "Bezoek Oost", "Stad", "Regio"}


def test_postcode_geeft_afstand_en_zet_dichtbij_eerst(client, teststad):
    PostcodegebiedFactory(pc4="1234", breedte=51.805, lengte=4.665, wijken=teststad.wijken.all())
    ver = LocatieFactory(gemeente=teststad, breedte=51.809, lengte=4.679)
    AanbodFactory(naam="A ver weg", gemeente=teststad, plek=ver)
    AanbodFactory(naam="B dichtbij", gemeente=teststad, plek=LocatieFactory(gemeente=teststad))

    kaartjes = zoek(client, "teststad", plaats="1234 AB")["resultaat"]["kaartjes"]

    assert [(k.naam, k.afstand) for k in kaartjes] == [
        ("B dichtbij", "± 50 m"),
        ("A ver weg", "± 1,1 km"),
    ]


def test_een_dubbelzinnige_naam_vraagt_welke(client, teststad):
    PlaatsnaamFactory(gemeente=teststad, naam="Kern", wijken=teststad.wijken.all())

    context = zoek(client, "teststad", plaats="kern")

    assert [naam for naam, _ in context["plaats"]["meerdere"]] == ["Oost", "West"]


def test_een_onbekende_plaats_zegt_wat_u_kunt_doen_en_filtert_niet(client):
    context = zoek(client, plaats="Atlantis")

    assert context["resultaat"]["aantal"] == zoek(client)["resultaat"]["aantal"]
    assert (
        "Vul een wijk of een postcode in" in dict(context["fouten"])["In welke wijk of postcode?"]
    )


# --- Never a dead end ------------------------------------------------------------------


def test_zonder_raak_antwoord_verbreedt_de_vraag_en_zegt_hoe(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Fietsles")

    context = zoek(client, "teststad", q="fietsles zwemmen")

    assert namen(context) == ["Fietsles"]
    assert "een deel ervan" in context["resultaat"]["verbreding"]


def test_filters_die_niets_opleveren_vallen_weg_met_uitleg(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Fietsles")

    context = zoek(client, "teststad", q="fietsles", gratis="on")

    assert namen(context) == ["Fietsles"]
    assert "zonder filters" in context["resultaat"]["verbreding"]


def test_een_leeg_antwoord_noemt_het_aanspreekpunt_en_een_ontmoetingsplek(client, teststad):
    makelaar = AanbodFactory(gemeente=teststad, naam="Sociaal makelaar Teststad")
    AanspreekpuntFactory(gemeente=teststad, aanbod=makelaar)
    AanbodFactory(gemeente=teststad, naam="Huiskamer", ontmoetingsplek=True)

    antwoord = client.get("/teststad/zoeken/", {"q": "qwxyz"})

    assert antwoord.context["resultaat"]["aantal"] == 0
    assert "Sociaal makelaar Teststad" in antwoord.content.decode()
    assert antwoord.context["ontmoetingsplek"].naam == "Huiskamer"


def test_het_aanspreekpunt_van_de_wijk_gaat_voor_dat_van_de_gemeente(client, teststad):
    west = teststad.wijken.get(slug="west")
    stad = AanbodFactory(gemeente=teststad, naam="Makelaar stad")
    eigen = AanbodFactory(gemeente=teststad, naam="Makelaar West")
    AanspreekpuntFactory(gemeente=teststad, aanbod=stad)
    AanspreekpuntFactory(gemeente=teststad, wijk=west, aanbod=eigen)

    assert [p.aanbod for p in zoek(client, "teststad", plaats="west")["aanspreekpunten"]] == [eigen]
    assert [p.aanbod for p in zoek(client, "teststad", plaats="oost")["aanspreekpunten"]] == [stad]


# --- The page itself -------------------------------------------------------------------


def test_actieve_filters_zijn_een_voor_een_weg_te_halen(client):
    context = zoek(client, q="koffie", inloop="on", onderwerp="wonen")
    weg = dict(context["actieve_filters"])

    assert list(weg) == ["Wonen", "U kunt zo binnenlopen"]
    assert "onderwerp" not in weg["Wonen"]
    assert "inloop=on" in weg["Wonen"]
    assert "q=koffie" in weg["Wonen"]


def test_bladeren_toont_alles_precies_een_keer(client, voorbeeldstad):
    gezien, pagina = [], 1
    while True:
        context = zoek(client, pagina=pagina)
        gezien += [kaartje.url for kaartje in context["resultaat"]["kaartjes"]]
        if not context["resultaat"]["volgende_url"]:
            break
        pagina += 1

    assert len(gezien) == len(set(gezien)) == context["resultaat"]["aantal"] == 152


def test_htmx_krijgt_alleen_het_deel_dat_de_pagina_zelf_ook_invoegt(client):
    heel = client.get("/voorbeeldstad/zoeken/", {"q": "koffie"}).content.decode()
    deel = client.get("/voorbeeldstad/zoeken/", {"q": "koffie"}, headers={"HX-Request": "true"})

    resultaten, los, nood = deel.content.decode().partition('<div id="nood-nu"')
    assert "<html" not in resultaten
    assert resultaten.strip() in heel
    assert los
    assert "gevaar-vak" not in nood


def test_de_nummers_staan_boven_het_formulier_ook_als_alleen_de_resultaten_wisselen(client):
    vraag = {"q": "ik wil niet meer leven"}
    heel = client.get("/dordrecht/zoeken/", vraag).content.decode()
    deel = client.get("/dordrecht/zoeken/", vraag, headers={"HX-Request": "true"}).content.decode()

    assert heel.index("113 Zelfmoordpreventie") < heel.index('id="zoekvraag"')
    assert "113 Zelfmoordpreventie" in deel.partition('<div id="nood-nu"')[2]


def test_de_punten_van_de_kaart_zijn_die_van_de_lijst(client, voorbeeldstad):
    vraag = {"q": "koffie", "inloop": "on", "gratis": "on", "ontmoetingsplek": "on"}
    context = zoek(client, **vraag)
    punten = client.get(context["punten_url"]).json()["punten"]

    urls = {kaartje.url for kaartje in context["resultaat"]["kaartjes"]}
    assert context["resultaat"]["paginas"] == 1
    assert {url for *_, url in punten} == urls


def test_wie_alleen_de_wijk_kent_staat_als_getal_op_de_wijk(client, teststad):
    west = teststad.wijken.get(slug="west")
    plek = LocatieFactory(gemeente=teststad, wijk=west, breedte=None, lengte=None, precisie="wijk")
    AanbodFactory(gemeente=teststad, plek=plek)

    assert client.get("/teststad/zoeken/punten.json").json() == {
        "punten": [],
        "trossen": [],
        "volledig": True,
        "wijken": {west.code: 1},
    }


def test_gevaarwoorden_zetten_de_nummers_boven_de_resultaten(client):
    context = zoek(client, "dordrecht", q="mijn man slaat mij")

    assert [nummer.kanaal for nummer in context["nood"]] == ["veilig-thuis"]
    assert "ontmoetingsplek" in context


def test_de_vraag_gaat_misschien_over_hoogstens_drie_onderwerpen(client):
    context = zoek(client, "dordrecht", q="ik heb schulden")

    onderwerpen = [een.slug for een in context["onderwerpen_bij_vraag"]]
    assert onderwerpen[0] == "administratie-geld-en-schulden"
    assert len(onderwerpen) <= 3


# --- Bad input -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag",
    [
        {"wijk": "bestaat-niet"},
        {"onderwerp": "'; DROP TABLE aanbod_aanbod; --"},
        {"pagina": "9999"},
        {"pagina": "-1"},
        {"pagina": "abc"},
        {"q": "x" * 10_000},
        {"q": "x" * 50_000},
        {"q": "hulp\x00"},
        {"plaats": "\x00"},
        {"plaats": "999.9,999.9"},
        {"plaats": "51.8,"},
        {"plaats": "NaN,NaN"},
        {"q": '"" AND OR NOT NEAR( * ^ : - ) & | ! <-> \\'},
        {"q": "naam:koffie*"},
        {"q": "email repetitieweekend nageaapt"},
        {"q": "👩‍👩‍👧 مساعدة допомога"},
        {"inloop": "misschien"},
        {"inloop": ["on", "off"], "gratis": "0"},
        {"onbekend": "1"},
        {"q": ["a", "b"]},
    ],
    ids=lambda vraag: str(vraag)[:40],
)
def test_slechte_invoer_geeft_een_gewone_pagina(client, vraag):
    antwoord = client.get("/voorbeeldstad/zoeken/", vraag)
    punten = client.get("/voorbeeldstad/zoeken/punten.json", vraag)

    assert antwoord.status_code == punten.status_code == 200
    assert antwoord.context["resultaat"]["aantal"] >= 0


def test_een_onbekende_keuze_zegt_het_bij_het_filter(client):
    fouten = dict(zoek(client, wijk="bestaat-niet")["fouten"])

    assert fouten["Wijk"] == "Deze keuze bestaat hier niet. Kies er een uit de lijst."


def test_een_lange_vraag_wordt_ingekort_met_uitleg(client):
    fouten = dict(zoek(client, q="koffie " * 60)["fouten"])

    assert "eerste 200 tekens" in fouten["Waar zoekt u hulp bij?"]


# --- Query counts ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag",
    [
        {},
        {"q": "koffie"},
        {"q": "koffie", "plaats": "9990", "inloop": "on"},
        {"q": "qwxyz", "plaats": "de kern"},
    ],
    ids=str,
)
def test_zoeken_met_alle_tellingen_kost_hooguit_acht_vragen(
    client, django_assert_max_num_queries, vraag
):
    client.get("/voorbeeldstad/zoeken/")
    with django_assert_max_num_queries(8):
        client.get("/voorbeeldstad/zoeken/", vraag)


def test_zoeken_kost_evenveel_vragen_bij_meer_aanbod(client, teststad):
    def meet():
        client.get("/teststad/zoeken/")  # a change is read anew once
        with CaptureQueriesContext(connection) as gemeten:
            client.get("/teststad/zoeken/", {"q": "koffie"})
        return len(gemeten)

    AanbodFactory(gemeente=teststad, naam="Koffie", onderwerpen=[OnderwerpFactory()])
    een = meet()
    for nummer in range(25):
        AanbodFactory(
            gemeente=teststad, naam=f"Koffie {nummer}", plek=LocatieFactory(gemeente=teststad)
        )
    assert meet() == een


def test_doelgroep_en_taal_zijn_filters_met_hun_naam(client, teststad):
    aanbod = AanbodFactory(gemeente=teststad)
    aanbod.doelgroepen.add(DoelgroepFactory(naam="Vissers", slug="vissers"))
    aanbod.talen.add(TaalFactory(naam="Fries", code="fy"))
    indexeer([aanbod.pk])

    meer = {
        f.naam: [k.label for k in f.keuzes] for f in zoek(client, "teststad")["filters"]["meer"]
    }
    assert meer == {"doelgroep": ["Vissers"], "taal": ["Fries"]}


def test_er_is_een_gemeente_met_alles():
    assert Aanbod.objects.filter(gemeente=Gemeente.objects.get(slug="voorbeeldstad")).count() == 152


@pytest.mark.parametrize("waarde", ["nee", "0", "banaan", "true"])
def test_een_vinkje_met_een_vreemde_waarde_staat_niet_stil_aan(client, waarde):
    context = zoek(client, inloop=waarde)

    assert context["resultaat"]["aantal"] == zoek(client)["resultaat"]["aantal"]
    assert "vinkje" in dict(context["fouten"])["U kunt zo binnenlopen"]


@pytest.mark.parametrize("gemeente", ["dordrecht", "alblasserdam", "voorbeeldstad"])
def test_elke_tegel_van_een_wijk_belooft_wat_het_zoeken_geeft(client, gemeente):
    for wijk in Gemeente.objects.get(slug=gemeente).wijken.all():
        context = client.get(reverse("portaal:wijk", args=[gemeente, wijk.slug])).context
        for onderwerp, aantal, url in context["onderwerpen"]:
            gevonden = client.get(url).context["resultaat"]["aantal"]
            assert gevonden == aantal, (wijk, onderwerp)


def test_er_is_nu_plek_belooft_geen_plek_waar_die_schaars_is(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Ruim", capaciteit="ruim")
    AanbodFactory(gemeente=teststad, naam="Beperkt", capaciteit="beperkt")

    assert namen(zoek(client, "teststad", capaciteit="on")) == ["Ruim"]


def test_een_gearchiveerd_aanspreekpunt_wordt_geen_dode_link(client, teststad):
    makelaar = AanbodFactory(gemeente=teststad, status="gearchiveerd", naam="Oude makelaar")
    punt = AanspreekpuntFactory(gemeente=teststad, aanbod=makelaar, uitleg="Bel de gemeente.")
    punt.in_plaats_daarvan.add(AanbodFactory(gemeente=teststad, status="concept", naam="Nog niet"))

    inhoud = client.get("/teststad/zoeken/").content.decode()

    assert "Bel de gemeente." in inhoud
    assert "Oude makelaar" not in inhoud
    assert "Nog niet" not in inhoud


def test_de_wijk_gaat_voor_de_gemeente_ook_met_een_hogere_volgorde(client, teststad):
    west = teststad.wijken.get(slug="west")
    AanspreekpuntFactory(gemeente=teststad, uitleg="Stad", volgorde=0)
    AanspreekpuntFactory(gemeente=teststad, wijk=west, uitleg="West", volgorde=9)

    assert [p.uitleg for p in zoek(client, "teststad", plaats="west")["aanspreekpunten"]] == [
        "West"
    ]


def test_het_deel_voor_htmx_wordt_nergens_bewaard(client):
    deel = client.get("/voorbeeldstad/zoeken/", headers={"HX-Request": "true"})
    heel = client.get("/voorbeeldstad/zoeken/")

    assert deel["Cache-Control"] == "no-store"
    assert "HX-Request" in heel["Vary"]


def test_inloop_is_ook_een_woord_om_op_te_zoeken(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Huiskamer", inloop=True)
    AanbodFactory(gemeente=teststad, naam="Kantoor")

    assert namen(zoek(client, "teststad", q="inloop")) == ["Huiskamer"]


def test_een_kaartje_noemt_niet_voor_iedereen_wat_voor_een_groep_is(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Open")
    groep = AanbodFactory(gemeente=teststad, naam="Vissersclub")
    groep.doelgroepen.add(DoelgroepFactory())

    kaartjes = {k.naam: k.voor for k in zoek(client, "teststad")["resultaat"]["kaartjes"]}
    assert kaartjes == {"Open": "voor iedereen", "Vissersclub": "voor een bepaalde groep"}


def test_een_verbrede_vraag_telt_andere_plekken(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Fietsles")

    assert (
        zoek(client, "teststad", q="fietsles", gratis="on")["resultaat"]["aantal_tekst"]
        == "1 andere plek"
    )


def test_een_postcode_van_elders_zegt_waar_die_ligt(client):
    fouten = dict(zoek(client, "dordrecht", plaats="2951")["fouten"])

    assert "ligt in Alblasserdam" in fouten["In welke wijk of postcode?"]


def test_een_oude_ongecontroleerde_bron_zegt_dat_het_weg_kan_zijn(client):
    kaartjes = zoek(client, "alblasserdam")["resultaat"]["kaartjes"]

    assert kaartjes[0].bron == "bron uit 2013, bestaat misschien niet meer"


def test_een_leeg_antwoord_toont_de_onderwerpen(client, teststad):
    inhoud = client.get("/teststad/zoeken/", {"q": "qwxyz"}).content.decode()

    assert "/teststad/onderwerpen/wonen/" in inhoud


# --- How the question was read ---------------------------------------------------------


def _pagina(client, adres, vraag=None, **koppen):
    antwoord = client.get(adres, vraag or {}, headers=koppen)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def _link(inhoud, tekst):
    """The address behind the link that holds this text."""
    (gevonden,) = re.findall(
        r'<a[^>]*href="([^"]*)"[^>]*>(?:(?!</a>).)*' + re.escape(tekst), inhoud, re.S
    )
    return unescape(gevonden)


def test_bedoelde_u_zegt_wat_er_gelezen_is_met_de_weg_om_het_zo_te_laten(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Zwikzwak")
    inhoud = _pagina(client, "/teststad/zoeken/", {"q": "zwikzwok", "inloop": "on"})

    assert "Bedoelde u <strong>zwikzwak</strong>?" in inhoud
    adres = _link(inhoud, "Nee, zoek precies “zwikzwok”")
    letterlijk = client.get(adres)
    assert letterlijk.context["resultaat"]["aantal"] == 0
    assert "Bedoelde u" not in letterlijk.content.decode()
    # The rest of the question stays.
    assert "inloop=on" in adres


def test_wie_vasthoudt_aan_zijn_woorden_houdt_dat_bij_een_ander_filter(client, teststad):
    """The form of the page sends it along; about other words it says nothing."""
    AanbodFactory(gemeente=teststad, naam="Zwikzwak")
    vraag = {"q": "zwikzwok", "letterlijk": "zwikzwok"}

    veld = 'name="letterlijk" value="zwikzwok" form="zoekvraag"'
    assert veld in _pagina(client, "/teststad/zoeken/", vraag)
    assert veld in _pagina(client, "/teststad/zoeken/", vraag, **{"HX-Request": "true"})
    anders = _pagina(client, "/teststad/zoeken/", {**vraag, "q": "zwikzwek"})
    assert "Bedoelde u <strong>zwikzwak</strong>?" in anders
    assert 'name="letterlijk"' not in anders


def test_zonder_herstel_wordt_niets_bedoeld(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Zwikzwak")

    assert "Bedoelde u" not in _pagina(client, "/teststad/zoeken/", {"q": "zwikzwak"})


def test_wat_getypt_is_staat_veilig_op_de_pagina(client, teststad):
    AanbodFactory(gemeente=teststad, naam="Zwikzwak")
    vraag = "zwikzwok <script>alert(1)</script> \"'><b>"
    inhoud = _pagina(client, "/teststad/zoeken/", {"q": vraag})

    assert "Bedoelde u" in inhoud
    assert "<script>alert" not in inhoud
    assert "<b>" not in inhoud


def test_een_plaats_in_de_vraag_is_een_filter_dat_weg_kan(client, teststad):
    west, oost = teststad.wijken.order_by("-slug")
    AanbodFactory(gemeente=teststad, naam="Zwikzwak west", bereik="wijken", wijken=[west])
    AanbodFactory(gemeente=teststad, naam="Zwikzwak oost", bereik="wijken", wijken=[oost])

    context = zoek(client, "teststad", q="zwikzwak in west")
    assert namen(context) == ["Zwikzwak west"]
    ((label, adres),) = context["actieve_filters"]
    assert label == "West"

    zonder = client.get(adres).context
    assert zonder["actieve_filters"] == []
    assert zonder["plaats"] is None
    assert zonder["form"]["q"].value() == "zwikzwak in west"


def test_een_plaats_in_het_veld_gaat_voor_een_plaats_in_de_vraag(client, teststad):
    context = zoek(client, "teststad", q="zwikzwak in west", plaats="oost")

    assert [label for label, _ in context["actieve_filters"]] == ["Oost"]
    assert context["plaats"]["label"] == "Oost"


def test_een_postcode_in_de_vraag_geeft_een_afstand(client, teststad):
    PostcodegebiedFactory(pc4="1234", breedte=51.805, lengte=4.665, wijken=teststad.wijken.all())
    AanbodFactory(gemeente=teststad, naam="Zwikzwak", plek=LocatieFactory(gemeente=teststad))

    (kaartje,) = zoek(client, "teststad", q="zwikzwak 1234 AB")["resultaat"]["kaartjes"]

    assert kaartje.afstand == "± 50 m"


def test_een_dubbelzinnige_plaats_in_de_vraag_vraagt_welke(client, teststad):
    PlaatsnaamFactory(gemeente=teststad, naam="Zwikkern", wijken=teststad.wijken.all())
    AanbodFactory(gemeente=teststad, naam="Koffie")

    context = zoek(client, "teststad", q="koffie in zwikkern")

    keuzes = dict(context["plaats"]["meerdere"])
    assert list(keuzes) == ["Oost", "West"]
    assert client.get(keuzes["West"]).context["plaats"]["label"] == "West"


def test_een_halve_wijknaam_in_de_vraag_is_die_wijk(client, teststad):
    WijkFactory(gemeente=teststad, naam="Kwartelhof/Vinkenhof")

    context = zoek(client, "teststad", q="koffie kwartelhof")

    assert context["fouten"] == []
    assert context["plaats"]["label"] == "Kwartelhof/Vinkenhof"


# --- Another gemeente ------------------------------------------------------------------


def test_een_vraag_over_een_andere_gemeente_gaat_daarheen_en_kan_terug(client):
    antwoord = client.get("/dordrecht/zoeken/", {"q": "koffie in alblasserdam", "inloop": "on"})

    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/alblasserdam/zoeken/?")
    daar = _pagina(client, antwoord["Location"])
    assert "Uw vraag gaat over Alblasserdam. Daarom zoekt u nu daar." in daar
    terug = _link(daar, "Nee, zoek in Dordrecht")
    assert terug.startswith("/dordrecht/zoeken/?")
    assert "inloop=on" in terug
    hier = client.get(terug)
    assert hier.status_code == 200
    assert "Daarom zoekt u nu daar" not in hier.content.decode()


def test_htmx_gaat_als_hele_pagina_naar_de_andere_gemeente(client):
    antwoord = client.get(
        "/dordrecht/zoeken/", {"q": "koffie in alblasserdam"}, headers={"HX-Request": "true"}
    )

    assert antwoord.status_code == 200
    assert antwoord.content == b""
    assert antwoord["HX-Redirect"].startswith("/alblasserdam/zoeken/?")
    assert antwoord["Cache-Control"] == "no-store"


def test_een_doorverwijzing_met_een_vraag_wordt_nergens_bewaard(client):
    antwoord = client.get("/dordrecht/zoeken/", {"q": "koffie in alblasserdam"})

    assert antwoord["Cache-Control"] == "no-store"
    assert not antwoord.cookies


@pytest.mark.parametrize(
    "tekst",
    ["koffie in alblasserdam of voorbeeldstad", "alblasserdam dordrecht voorbeeldstad",
     "van dordrecht naar alblasserdam"],
)  # fmt: skip
@pytest.mark.parametrize("begin", ["dordrecht", "alblasserdam", "voorbeeldstad"])
def test_een_vraag_over_meer_gemeenten_blijft_niet_heen_en_weer_gaan(client, begin, tekst):
    antwoord = client.get(f"/{begin}/zoeken/", {"q": tekst}, follow=True)

    assert antwoord.status_code == 200
    assert len(antwoord.redirect_chain) <= 1


@pytest.mark.parametrize("vanuit", ["bestaat-niet", "alblasserdam", "<b>", "x" * 100])
def test_een_vreemde_gemeente_om_vandaan_te_komen_breekt_niets(client, vanuit):
    antwoord = client.get("/alblasserdam/zoeken/", {"q": "koffie", "vanuit": vanuit})

    assert antwoord.status_code == 200
    assert "Daarom zoekt u nu daar" not in antwoord.content.decode()


# --- Not on the map --------------------------------------------------------------------


@pytest.fixture
def kwartelpas(teststad):
    """A word for something that the gemeente does."""
    return ThesaurustermFactory(
        term="kwartelpas", onderwerp=None, buiten="gemeente-burgerzaken", gewicht=9
    )


def test_wat_niet_op_de_kaart_staat_noemt_waar_men_heen_kan(client, teststad, kwartelpas):
    type(teststad).objects.filter(pk=teststad.pk).update(website="https://teststad.example/")
    inhoud = _pagina(client, "/teststad/zoeken/", {"q": "kwartelpas"})

    assert "Dit staat niet op de Sociale Kaart" in inhoud
    assert "Dit regelt u bij de gemeente, bij Burgerzaken." in inhoud
    assert _link(inhoud, "Naar de site van de gemeente Teststad") == "https://teststad.example/"


def test_zonder_site_van_de_gemeente_is_er_geen_dode_link(client, teststad, kwartelpas):
    inhoud = _pagina(client, "/teststad/zoeken/", {"q": "kwartelpas"})

    assert "Dit staat niet op de Sociale Kaart" in inhoud
    assert "Naar de site van de gemeente" not in inhoud


def test_wat_de_gemeente_niet_doet_verwijst_niet_naar_haar_site(client, teststad, kwartelpas):
    type(teststad).objects.filter(pk=teststad.pk).update(website="https://teststad.example/")
    Thesaurusterm.objects.filter(pk=kwartelpas.pk).update(buiten="politie")

    inhoud = _pagina(client, "/teststad/zoeken/", {"q": "kwartelpas"})

    assert "Hiervoor gaat u naar de politie." in inhoud
    assert "Naar de site van de gemeente" not in inhoud


@pytest.mark.parametrize("buiten", Thesaurusterm.Buiten.values)
def test_alles_wat_niet_op_de_kaart_hoort_heeft_een_uitleg(client, teststad, kwartelpas, buiten):
    Thesaurusterm.objects.filter(pk=kwartelpas.pk).update(buiten=buiten)
    uitleg = client.get("/teststad/zoeken/", {"q": "kwartelpas"}).context["buiten"]

    assert uitleg["tekst"]


def test_een_vraag_op_de_kaart_krijgt_geen_vak_ernaast(client):
    assert zoek(client, "dordrecht", q="schulden")["buiten"] is None


# --- In another language ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "taal", "richting", "zin"),
    [
        ("debt", "en", "ltr", "Find help near you"),
        ("borç", "tr", "ltr", "Yakınınızda yardım bulun"),
        ("ديون", "ar", "rtl", "ابحث عن مساعدة بالقرب منك"),
        ("długi", "pl", "ltr", "Znajdź pomoc w swojej okolicy"),
        ("борги", "uk", "ltr", "Знайдіть допомогу неподалік"),
    ],
)
def test_wie_in_een_andere_taal_vraagt_krijgt_er_uitleg_in(client, vraag, taal, richting, zin):
    inhoud = _pagina(client, "/dordrecht/zoeken/", {"q": vraag})

    (vak,) = re.findall(r'<section class="anderstalig".*?</section>', inhoud, re.S)
    assert f'lang="{taal}" dir="{richting}"' in vak
    assert zin in vak
    assert "tolk" in vak
    assert "112" in vak
    # Dutch inside it says so itself, and goes from left to right.
    assert '<p class="anderstalig-zin" lang="nl" dir="ltr">' in vak
    assert '/dordrecht/onderwerpen/administratie-geld-en-schulden/"' in vak


@pytest.mark.parametrize("vraag", ["", "schulden", "qwxyzv"])
def test_een_gewone_vraag_krijgt_geen_uitleg(client, vraag):
    assert 'class="anderstalig"' not in _pagina(client, "/dordrecht/zoeken/", {"q": vraag})


def test_elke_taal_van_de_thesaurus_heeft_een_uitleg_voor_elk_onderwerp():
    slugs = set(Onderwerp.objects.values_list("slug", flat=True))
    for taal in set(Thesaurusterm.Taal.values) - {"nl"}:
        uitleg = uitleg_in(taal)
        assert set(uitleg["onderwerpen"]) == slugs, taal
        assert uitleg["richting"] == ("rtl" if taal == "ar" else "ltr")
        assert any("tolk" in zin.lower() for zin in uitleg["tekst"]), taal
    assert uitleg_in("nl") is None


def test_een_nieuw_onderwerp_staat_in_de_uitleg_met_zijn_eigen_naam(client, teststad):
    onderwerp = OnderwerpFactory(slug="vogels", naam="Vogels")
    ThesaurustermFactory(term="quailword", taal="en", onderwerp=onderwerp)

    assert "Vogels" in _pagina(client, "/teststad/zoeken/", {"q": "quailword"})


# --- Why it is here --------------------------------------------------------------------


def test_op_een_kaartje_staat_waarom_het_er_staat(client, teststad):
    onderwerp = OnderwerpFactory(slug="vogels", naam="Vogels")
    ThesaurustermFactory(term="kwartel", onderwerp=onderwerp)
    PostcodegebiedFactory(pc4="1234", breedte=51.805, lengte=4.665, wijken=teststad.wijken.all())
    AanbodFactory(gemeente=teststad, naam="Nest", onderwerpen=[onderwerp], inloop=True,
                  plek=LocatieFactory(gemeente=teststad))  # fmt: skip
    inhoud = _pagina(client, "/teststad/zoeken/", {"q": "kwartel", "plaats": "1234"})

    (regel,) = re.findall(r'<p class="kaartje-waarom">(.*?)</p>', inhoud, re.S)
    assert "Waarom hier:" in regel
    assert "gaat over vogels · inloop · ± 50 m" in regel


def test_zonder_vraag_en_plaats_staat_er_geen_waarom(client, teststad):
    AanbodFactory(gemeente=teststad, inloop=True)

    assert "kaartje-waarom" not in _pagina(client, "/teststad/zoeken/")


def test_het_waarom_van_de_ene_vraag_staat_niet_bij_de_andere(client, teststad):
    """The card is kept, what a question adds to it is not."""
    AanbodFactory(gemeente=teststad, naam="Zwikzwak tafelpiep")

    assert "noemt “zwikzwak”" in _pagina(client, "/teststad/zoeken/", {"q": "zwikzwak"})
    tweede = _pagina(client, "/teststad/zoeken/", {"q": "tafelpiep"})
    assert "noemt “tafelpiep”" in tweede
    assert "noemt “zwikzwak”" not in tweede
    assert "noemt" not in _pagina(client, "/teststad/zoeken/")


@pytest.mark.parametrize("vraag", ["ik weet het niet", "wat is er?", "!!!"])
def test_wie_het_niet_weet_wordt_naar_de_hulpwijzer_gewezen(client, vraag):
    antwoord = client.get("/dordrecht/zoeken/", {"q": vraag})

    assert antwoord.context["zegt_niets"]
    assert "Weet u het niet precies? Dat hoeft ook niet." in antwoord.content.decode()


@pytest.mark.parametrize("vraag", ["", "schulden", "crabbehof", "paspoort", "zwikzwak"])
def test_wie_iets_zegt_krijgt_antwoord_en_geen_verwijzing(client, vraag):
    assert not zoek(client, "dordrecht", q=vraag)["zegt_niets"]
