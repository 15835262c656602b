"""For who refers: the fast form, what it shows of a door, and the card to take along."""

import pytest

from aanbod.models import Aanbieder, Aanbod
from tests.factories import AanbodFactory, ContactpersoonFactory

pytestmark = pytest.mark.django_db

VERWIJZEN = "/voorbeeldstad/verwijzen/"
KAART = "/voorbeeldstad/verwijskaart/"


def _tekst(client, pad, **vraag):
    antwoord = client.get(pad, vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.fixture
def slugs():
    aanbod = Aanbod.objects.gepubliceerd().filter(gemeente__slug="voorbeeldstad")
    return list(aanbod.order_by("slug").values_list("slug", flat=True)[:8])


# --- The form -----------------------------------------------------------------------------


def test_leeg_toont_het_formulier_en_met_wie_u_kunt_overleggen(client):
    antwoord = client.get("/dordrecht/verwijzen/")
    inhoud = antwoord.content.decode()

    assert antwoord.context["gevraagd"] is False
    assert "Twijfelt u? Overleg met iemand" in inhoud
    for legende in ("Waarover", "Hoe is het", "Leeftijd", "Wijk of postcode", "Kan op pad"):
        assert legende in inhoud


def test_een_leeg_verstuurd_formulier_zegt_dat_er_niets_is_ingevuld(client):
    leeg = "U vulde nog niets in."

    assert leeg in _tekst(client, VERWIJZEN, waar="", hoe="")
    for vraag in ({}, {"over": "geld"}, {"waar": "nergens"}):
        assert leeg not in _tekst(client, VERWIJZEN, **vraag)


def test_het_formulier_vraagt_niets_over_de_persoon(client):
    import re

    velden = set(re.findall(r'name="(\w+)"', _tekst(client, VERWIJZEN)))

    assert velden - {"viewport", "format", "color", "robots"} == {
        "over", "hoe", "wie", "waar", "buiten",
    }  # fmt: skip


def test_het_antwoord_staat_op_dezelfde_bladzijde_en_de_keuzes_blijven_staan(client):
    antwoord = client.get(VERWIJZEN, {"over": ["geld"], "hoe": "kennis", "waar": "molenwijk"})
    inhoud = antwoord.content.decode()

    assert antwoord.context["deuren"]
    assert 'value="geld" checked' in inhoud
    assert 'value="kennis" checked' in inhoud
    assert 'value="molenwijk"' in inhoud


def test_een_deur_toont_de_voorwaarden_de_ruimte_en_de_twee_assen(client):
    context = client.get(VERWIJZEN, {"over": "geld", "hoe": "kennis"}).context

    for kaart in context["deuren"]:
        assert kaart.assen in {"formeel en specifiek", "informeel en specifiek"}
        assert kaart.voorwaarden or "aanmelden" in kaart.onbekend
        assert kaart.capaciteit or "of er plek is" in kaart.onbekend
        assert kaart.voor_wie


def test_alleen_contactpersonen_die_openbaar_zijn_staan_erbij(client):
    pad, vraag = "/dordrecht/verwijzen/", {"hoe": "van-alles"}
    wijkteam = Aanbieder.objects.get(aanbod__slug="sociaal-wijkteam-hulp")
    ContactpersoonFactory(aanbieder=wijkteam, naam="Openbare Olga", rol="coördinator")
    ContactpersoonFactory(aanbieder=wijkteam, naam="Stille Stef", openbaar=False)

    inhoud = _tekst(client, pad, **vraag)

    assert "Openbare Olga, coördinator" in inhoud
    assert "Stille Stef" not in inhoud
    assert "Openbare Olga" not in _tekst(client, "/dordrecht/hulpwijzer/antwoord/", **vraag)


def test_een_fout_staat_bij_haar_veld_en_de_rest_blijft(client):
    inhoud = _tekst(client, "/dordrecht/verwijzen/", over="geld", hoe="onzin", waar="2951")

    assert "Deze keuze kennen wij niet (meer)." in inhoud
    assert "ligt in Alblasserdam" in inhoud
    assert "/alblasserdam/verwijzen/" in inhoud
    assert 'value="geld" checked' in inhoud


def test_bij_gevaar_staan_de_nummers_bovenaan(client):
    inhoud = _tekst(client, VERWIJZEN, gevaar="ja")

    assert inhoud.index("Is er gevaar? Bel nu.") < inhoud.index("Waarover")


# --- The card -----------------------------------------------------------------------------


def test_de_kaart_toont_de_deuren_in_de_gevraagde_volgorde(client, slugs):
    gevraagd = [slugs[2], slugs[0]]

    kaarten = client.get(KAART, {"deur": gevraagd}).context["kaarten"]

    assert [kaart.slug for kaart in kaarten] == gevraagd


def test_de_kaart_toont_naam_adres_telefoon_en_wat_er_gebeurt(client):
    slug = "voorbeeld-budgetspreekuur-bloemenhof-11"
    inhoud = _tekst(client, KAART, deur=slug)
    [kaart] = client.get(KAART, {"deur": slug}).context["kaarten"]

    for tekst in (kaart.naam, kaart.adres, kaart.telefoon, kaart.wat_gebeurt_er):
        assert tekst
        assert tekst in inhoud
    assert "Gevaar? Bel 112." in inhoud


def test_op_de_kaart_passen_er_vijf_en_dat_wordt_gezegd(client, slugs):
    antwoord = client.get(KAART, {"deur": slugs})

    assert len(antwoord.context["kaarten"]) == 5
    assert "Op een kaartje passen 5 plekken." in antwoord.content.decode()


def test_twee_keer_dezelfde_deur_staat_er_een_keer(client, slugs):
    assert len(client.get(KAART, {"deur": [slugs[0]] * 9}).context["kaarten"]) == 1


@pytest.mark.parametrize("onbekend", ["bestaat-niet", "a\x00b", "x" * 500, "", "é"])
def test_wat_niet_bestaat_wordt_overgeslagen_en_dat_wordt_gezegd(client, slugs, onbekend):
    inhoud = _tekst(client, KAART, deur=[slugs[0], onbekend])

    assert "1 plek staat hier niet meer. Wij laten hem weg." in inhoud


def test_wat_niet_meer_openbaar_is_of_elders_hoort_wordt_overgeslagen(client, slugs):
    weg = AanbodFactory(status="gearchiveerd", gemeente__slug="x")
    elders = Aanbod.objects.gepubliceerd().filter(gemeente__slug="dordrecht").first()

    antwoord = client.get(KAART, {"deur": [weg.slug, elders.slug, slugs[0]]})

    assert [kaart.slug for kaart in antwoord.context["kaarten"]] == [slugs[0]]
    assert "2 plekken staan hier niet meer. Wij laten ze weg." in antwoord.content.decode()


def test_een_lege_kaart_wijst_de_weg(client):
    inhoud = _tekst(client, KAART)

    assert "Op dit kaartje staat nog niets" in inhoud
    assert "/voorbeeldstad/hulpwijzer/" in inhoud


@pytest.mark.parametrize(
    ("gevraagd", "formaat"), [("a5", "a5"), ("A5", "a5"), ("", "a4"), ("a0", "a4")]
)
def test_het_formaat_is_a4_of_a5(client, slugs, gevraagd, formaat):
    antwoord = client.get(KAART, {"deur": slugs[0], "formaat": gevraagd})

    assert antwoord.context["formaat"] == formaat
    assert f"verwijskaart {formaat}" in antwoord.content.decode()


def test_de_qr_code_leidt_naar_de_deuren_en_niet_naar_de_antwoorden(client, slugs, monkeypatch):
    gemaakt = []
    echt = __import__("segno").make
    monkeypatch.setattr(
        "portaal.views.verwijzen.segno.make",
        lambda tekst, **opties: gemaakt.append(tekst) or echt(tekst, **opties),
    )

    inhoud = _tekst(client, KAART, deur=slugs[:2], formaat="a5", waar="3317", over="geld")

    [adres] = gemaakt
    assert adres == f"http://testserver{KAART}?deur={slugs[0]}&deur={slugs[1]}"
    assert '<svg viewBox="0 0' in inhoud
    assert "style=" not in inhoud.partition('class="qr"')[2].partition("</svg>")[0]


def test_de_kaart_draagt_geen_contactpersoon(client, slugs):
    aanbod = Aanbod.objects.get(slug=slugs[0])
    ContactpersoonFactory(aanbieder=aanbod.aanbieder, naam="Openbare Olga")

    assert "Openbare Olga" not in _tekst(client, KAART, deur=slugs[0])
