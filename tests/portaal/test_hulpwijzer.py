"""The pages of the hulpwijzer: questions, the answer, and what happens with odd addresses."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbod.actions.indexeren import indexeer
from aanbod.models import Aanbod, Aanspreekpunt
from hulpvragen.models import Vraagstap, Vragenboom
from wijken.models import Wijk

pytestmark = pytest.mark.django_db

VRAGEN = "/dordrecht/hulpwijzer/"
ANTWOORD = "/dordrecht/hulpwijzer/antwoord/"


def _tekst(client, pad, **vraag):
    antwoord = client.get(pad, vraag)
    assert antwoord.status_code == 200
    assert not antwoord.cookies
    return antwoord.content.decode()


# --- The questions ------------------------------------------------------------------------


@pytest.mark.parametrize("stap", list(Vraagstap.objects.model.Soort))
def test_elke_vraag_heeft_een_kop_een_uitweg_en_het_gevaar(client, stap):
    inhoud = _tekst(client, VRAGEN, stap=stap)

    assert inhoud.count("<h1") == 1
    assert "Er is gevaar" in inhoud
    assert "Sla deze vraag over" in inhoud or "Heel Dordrecht is goed" in inhoud
    assert "gevaar=ja" in inhoud


def test_meer_onderwerpen_tegelijk_zijn_vinkjes_met_een_knop(client):
    inhoud = _tekst(client, VRAGEN)

    assert inhoud.count('type="checkbox"') >= 10
    assert "Ik weet het niet precies" in inhoud
    assert "Of is er iets gebeurd?" in inhoud


def test_wat_gekozen_is_staat_op_de_bladzijde_met_een_weg_om_het_te_wijzigen(client):
    inhoud = _tekst(client, VRAGEN, stap="wie", over=["geld", "scheiding"], hoe="praktisch")

    assert "Geld, brieven en schulden, Uit elkaar gaan" in inhoud
    assert "Iets praktisch" in inhoud
    assert inhoud.count("Wijzig<") == 2


def test_een_onbekende_keuze_geeft_een_melding_bij_de_vraag_en_verliest_niets(client):
    inhoud = _tekst(client, VRAGEN, stap="buiten", over="geld", hoe="onzin")

    assert "Wat hebt u nodig?" in inhoud
    assert "Deze keuze kennen wij niet (meer)." in inhoud
    assert "Geld, brieven en schulden" in inhoud


def test_een_plek_buiten_de_gemeente_leidt_naar_die_gemeente_met_de_antwoorden(client):
    antwoord = client.get(VRAGEN, {"stap": "buiten", "over": "geld", "waar": "2951 AB"})

    assert "ligt in Alblasserdam, niet in Dordrecht" in antwoord.content.decode()
    [(naam, url)] = antwoord.context["elders"]
    assert naam == "Alblasserdam"
    assert url.startswith("/alblasserdam/hulpwijzer/")
    verder = client.get(url)
    assert verder.status_code == 200
    assert not verder.context["wijzer"].fouten


def test_een_plek_die_niemand_kent_houdt_wat_er_stond(client):
    inhoud = _tekst(client, VRAGEN, stap="buiten", waar="Verweggistan")

    assert 'value="Verweggistan"' in inhoud
    assert "niet als plek in Dordrecht" in inhoud


def test_wie_gevaar_in_het_veld_voor_de_plek_typt_ziet_de_nummers_bovenaan(client):
    antwoord = client.get(VRAGEN, {"stap": "waar", "waar": "mijn man slaat mij"})

    kanalen = [nummer.kanaal for nummer in antwoord.context["noodnummers_bij"]]
    assert "veilig-thuis" in kanalen
    inhoud = antwoord.content.decode()
    assert inhoud.index("Is er gevaar? Bel nu.") < inhoud.index("<h1")


@pytest.mark.parametrize("hoe", ["geen boom", "geen vragen"])
def test_zonder_vragen_blijft_er_een_bruikbare_bladzijde(client, hoe):
    if hoe == "geen boom":
        Vragenboom.objects.all().delete()
    else:
        Vraagstap.objects.update(actief=False)

    inhoud = _tekst(client, VRAGEN)
    assert "De vragen staan nog niet klaar." in inhoud
    assert "/dordrecht/zoeken/" in inhoud
    assert "Sociaal makelaar" in inhoud
    assert "Sociaal makelaar" in _tekst(client, ANTWOORD, over="geld")
    assert "De vragen staan nog niet klaar." in _tekst(client, "/dordrecht/verwijzen/")


def test_een_boom_met_een_vraag_werkt_ook(client):
    Vraagstap.objects.exclude(soort="hoe").update(actief=False)

    assert "Vraag 1 van 1" in _tekst(client, VRAGEN)
    assert "Hier kunt u terecht" in _tekst(client, ANTWOORD, hoe="praktisch", over="geld")


def test_verder_zonder_vinkje_zegt_dat_en_laat_verder_gaan(client):
    for pad in (VRAGEN, ANTWOORD):
        inhoud = _tekst(client, pad, van="over", hoe="praktisch")

        assert "U koos nog niets. Kies iets, of ga verder zonder keuze." in inhoud
        assert "Ga verder zonder keuze</a>" in inhoud
        assert "Iets praktisch" in inhoud


# --- The answer ---------------------------------------------------------------------------


def test_het_antwoord_toont_deuren_met_waarom_en_wat_er_gebeurt(client):
    antwoord = client.get("/voorbeeldstad/hulpwijzer/antwoord/?over=geld&hoe=kennis&waar=molenwijk")
    inhoud = antwoord.content.decode()

    assert 1 <= len(antwoord.context["deuren"]) <= 3
    for kaart in antwoord.context["deuren"]:
        assert kaart.waarom[0] == "Hier weten ze er veel van."
        assert kaart.adres in inhoud
        assert kaart.telefoon in inhoud
    assert "Een vaste vrijwilliger leest uw vraag." in inhoud
    assert "U hebt één vraag, en zoekt iemand die er verstand van heeft." in inhoud
    assert "Eindrapport (2021), 4.3" in inhoud


def test_wat_onbekend_is_wordt_gezegd_en_niet_verzonnen(client):
    inhoud = _tekst(client, ANTWOORD, over="nieuw", hoe="kennis")

    assert "Dat weten wij hier nog niet." in inhoud
    assert "Hoe en wanneer u er terechtkunt, weten wij nog niet." in inhoud


def test_naast_de_deuren_staan_een_ontmoetingsplek_en_de_makelaar(client):
    antwoord = client.get(ANTWOORD, {"over": "geld", "hoe": "praktisch", "waar": "crabbehof"})

    assert antwoord.context["ontmoetingsplek"].slug == "crabbehoeve-ontmoetingsplek"
    assert antwoord.context["verder_kaart"].slug == "sociaal-makelaar"
    assert "Komt u er niet uit?" in antwoord.content.decode()


def test_bij_een_jongere_staat_de_kindertelefoon_en_nergens_de_makelaar(client):
    antwoord = client.get(ANTWOORD, {"wie": "jongere", "hoe": "praten"})

    assert [lijn.kanaal for lijn in antwoord.context["praatlijnen"]] == ["kindertelefoon"]
    inhoud = antwoord.content.decode()
    assert "Jeugdprofessionals in het Sociaal Wijkteam" in inhoud
    assert "sociaal makelaar" not in inhoud.lower()


def test_bij_een_kind_dat_nog_niet_belt_staat_de_kindertelefoon_niet(client):
    klein = client.get(ANTWOORD, {"wie": "kind-0-4"})
    groter = client.get(ANTWOORD, {"wie": "kind-4-12"})

    assert klein.context["praatlijnen"] == []
    assert [lijn.kanaal for lijn in groter.context["praatlijnen"]] == ["kindertelefoon"]


def test_waar_geen_makelaar_is_staat_wat_er_wel_is(client):
    inhoud = _tekst(client, "/alblasserdam/hulpwijzer/antwoord/", hoe="van-alles")

    assert "heeft Alblasserdam geen Sociaal Wijkteam" in inhoud
    assert "Wmo-loket" in inhoud


def test_waar_geen_ontmoetingsplek_bekend_is_zegt_het_dat(client):
    inhoud = _tekst(client, "/alblasserdam/hulpwijzer/antwoord/", over="geld", hoe="kennis")

    assert "Wij kennen hier nog geen plek om zo binnen te lopen." in inhoud


def test_waar_niemand_voor_jeugd_is_staat_wat_de_gemeente_zegt(client):
    inhoud = _tekst(client, "/voorbeeldstad/hulpwijzer/antwoord/", wie="jongere")

    assert "Voorbeeldstad heeft geen jeugdteam. Vraag het op school." in inhoud


def test_een_aanspreekpunt_zonder_iets_zegt_dat_wij_het_niet_weten(client, voorbeeldstad):
    Aanspreekpunt.objects.filter(gemeente=voorbeeldstad).update(aanbod=None, uitleg="")

    inhoud = _tekst(client, "/voorbeeldstad/hulpwijzer/antwoord/", over="geld", hoe="kennis")

    assert "Wij weten nog niet wie in Voorbeeldstad de sociaal makelaar is." in inhoud


def test_een_gemeente_zonder_iets_heeft_een_leeg_maar_bruikbaar_antwoord(client, teststad):
    inhoud = _tekst(client, "/teststad/hulpwijzer/antwoord/", over="geld")

    assert "Wij kennen hier nog niemand voor deze vraag." in inhoud
    assert "/teststad/zoeken/" in inhoud


def test_bij_gevaar_staan_de_nummers_boven_alles(client):
    antwoord = client.get(ANTWOORD, {"gevaar": "ja", "wie": "kind-4-12"})
    inhoud = antwoord.content.decode()

    assert [een.kanaal for een in antwoord.context["noodnummers_bij"]] == [
        "112", "veilig-thuis", "113", "kindertelefoon",
    ]  # fmt: skip
    assert inhoud.index("Is er gevaar? Bel nu.") < inhoud.index("<h1")
    assert antwoord.context["deuren"]
    assert "Bel nu" in inhoud.partition("</title>")[0]


def test_wie_zich_vergiste_haalt_het_gevaar_weer_weg(client):
    antwoord = client.get(ANTWOORD, {"gevaar": "ja", "over": "geld"})
    url = antwoord.context["wijzer"].zonder_gevaar_url

    assert url == f"{ANTWOORD}?over=geld"
    inhoud = antwoord.content.decode()
    assert "Er is geen gevaar meer" in inhoud
    assert "Er is gevaar</a>" not in inhoud
    assert client.get(url).context["noodnummers_bij"] == []


def test_zonder_gevaar_staat_er_geen_nummer_boven_de_deuren(client):
    assert client.get(ANTWOORD, {"over": "geld"}).context["noodnummers_bij"] == []


def test_een_onleesbaar_antwoord_geeft_toch_deuren_en_zegt_wat_er_mis_was(client):
    antwoord = client.get(ANTWOORD, {"over": "geld", "hoe": "onzin", "waar": "2951"})
    inhoud = antwoord.content.decode()

    assert "Dit begrepen wij niet" in inhoud
    assert "Deze keuze kennen wij niet (meer)." in inhoud
    assert antwoord.context["deuren"]
    assert antwoord.context["elders"][0][0] == "Alblasserdam"


def test_het_voorbeeld_bij_een_onbekende_plek_is_een_wijk_waar_mensen_wonen(client):
    eerste = Wijk.objects.huidig().filter(gemeente__slug="alblasserdam").order_by("naam").first()
    assert not eerste.bewoond

    inhoud = _tekst(client, "/alblasserdam/hulpwijzer/antwoord/", waar="verweg")

    assert "zoals " in inhoud
    assert f"zoals {eerste.naam}" not in inhoud


def test_een_naam_van_twee_wijken_vraagt_welke(client):
    antwoord = client.get(ANTWOORD, {"over": "geld", "waar": "krispijn"})

    namen = [naam for naam, _ in antwoord.context["plaatskeuzes"]]
    assert namen == ["Nieuw Krispijn", "Oud Krispijn"]
    url = antwoord.context["plaatskeuzes"][0][1]
    assert client.get(url).context["wijzer"].antwoorden.wijkcode == "WK050504"


def test_wat_gedeeld_wordt_zijn_de_deuren_van_deze_bladzijde(client):
    context = client.get(ANTWOORD, {"over": "geld", "hoe": "praktisch", "waar": "3317"}).context
    kaarten = [*context["deuren"], context["ontmoetingsplek"], context["verder_kaart"]]

    assert context["kaart_url"] == "/dordrecht/verwijskaart/?" + "&".join(
        f"deur={kaart.slug}" for kaart in kaarten
    )


def test_wie_thuis_blijft_leest_eerst_een_nummer_en_dan_een_plek(client):
    inhoud = _tekst(client, ANTWOORD, over="geld", buiten="nee")

    assert inhoud.index("Luisterlijn: 088") < inhoud.index("Of hier, als het wel een keer lukt:")


@pytest.mark.parametrize(
    ("gemeente", "woorden"),
    [("dordrecht", "Vraag het bij een plek hieronder"), ("voorbeeldstad", "Bel, en vraag")],
)
def test_bellen_staat_er_alleen_als_er_een_nummer_is(client, gemeente, woorden):
    Aanbod.objects.filter(outreachend=True).update(outreachend=False)
    indexeer(Aanbod.objects.filter(gemeente__slug=gemeente).values_list("pk", flat=True))

    assert woorden in _tekst(
        client, f"/{gemeente}/hulpwijzer/antwoord/", over="wonen", buiten="nee"
    )


def test_een_concept_wordt_nergens_een_deur(client):
    Aanbod.objects.filter(slug="sociaal-makelaar").update(status="concept")

    inhoud = _tekst(client, ANTWOORD, over="weet-niet")

    assert "De sociaal makelaar kent de weg" not in inhoud


def test_alleen_lezen_kan_hier(client):
    for pad in (VRAGEN, ANTWOORD, "/dordrecht/verwijzen/", "/dordrecht/verwijskaart/"):
        assert client.post(pad, {"over": "geld"}).status_code in (403, 405)


_woord = st.one_of(
    st.text(max_size=120),
    st.sampled_from(
        ["geld", "praktisch", "jongere", "ja", "antwoord", "3317", "a\x00b", "'\"<>%&"]
    ),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    vraag=st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "over",
                    "hoe",
                    "wie",
                    "waar",
                    "buiten",
                    "stap",
                    "naar",
                    "gevaar",
                    "deur",
                    "formaat",
                ]
            ),
            _woord,
        ),
        max_size=12,
    )
)
def test_geen_adres_breekt_een_bladzijde(client, vraag):
    from urllib.parse import quote

    adres = "&".join(f"{naam}={quote(waarde, errors='surrogatepass')}" for naam, waarde in vraag)
    for pad in (VRAGEN, ANTWOORD, "/dordrecht/verwijzen/", "/dordrecht/verwijskaart/"):
        assert client.get(f"{pad}?{adres}").status_code == 200
