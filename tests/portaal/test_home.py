"""`/` where one chooses a gemeente: tiles when there are few, a register when there are many."""

import pytest

from portaal.views.home import VEEL_GEMEENTEN
from tests.factories import GemeenteFactory
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


@pytest.fixture
def veel():
    for nummer in range(VEEL_GEMEENTEN):
        GemeenteFactory(naam=f"Teststad {nummer}", slug=f"teststad-{nummer}")
    GemeenteFactory(naam="'s-Proefdam", slug="s-proefdam")
    GemeenteFactory(naam="Écluse", slug="ecluse")


def test_weinig_gemeenten_staan_er_als_tegels_zonder_letters(client):
    antwoord = client.get("/")

    assert antwoord.context["per_letter"] == []
    assert 'class="tegel"' in antwoord.content.decode()
    assert 'href="#letter-' not in antwoord.content.decode()


def test_veel_gemeenten_staan_per_letter_met_een_sprong_naar_elke_letter(client, veel):
    inhoud = client.get("/").content.decode()

    assert 'class="tegel"' not in inhoud
    for letter in "ADESTV":
        assert f'href="#letter-{letter}"' in inhoud
        assert f'<h2 id="letter-{letter}">{letter}</h2>' in inhoud
    assert "letter-B" not in inhoud


def test_elke_gemeente_staat_een_keer_in_het_register(client, veel):
    antwoord = client.get("/")

    lijst = [een for _, groep in antwoord.context["per_letter"] for een in groep]
    assert sorted(een.pk for een in lijst) == sorted(Gemeente.objects.values_list("pk", flat=True))
    for gemeente in lijst:
        assert antwoord.content.decode().count(f'href="/{gemeente.slug}/"') == 1


def test_een_leesteken_of_accent_verzet_geen_naam_naar_een_andere_letter(client, veel):
    per_letter = dict(client.get("/").context["per_letter"])

    assert [een.naam for een in per_letter["S"]] == ["'s-Proefdam"]
    assert [een.naam for een in per_letter["E"]] == ["Écluse"]


def test_meer_gemeenten_kosten_niet_meer_vragen(client, django_assert_num_queries, veel):
    with django_assert_num_queries(1):
        client.get("/")


def test_wie_het_niet_precies_weet_vindt_de_hulpwijzer_naast_ontmoeten(client):
    inhoud = client.get("/dordrecht/").content.decode()

    duwtje = inhoud.partition("Weet u het niet precies?")[2].partition("</section>")[0]
    assert 'href="/dordrecht/hulpwijzer/"' in duwtje
    assert "Gewoon mensen ontmoeten" in duwtje


def test_verwijzen_voor_vrijwilligers_staat_onder_elke_bladzijde(client):
    voet = client.get("/dordrecht/").content.decode().partition("<footer")[2]

    assert 'href="/dordrecht/verwijzen/"' in voet
