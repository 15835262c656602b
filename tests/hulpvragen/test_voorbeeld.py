"""Walking a draft of the questions, as a visitor would."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from hulpvragen.models import Vragenboom
from tests.factories import GebruikerFactory, VragenboomFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client, beheerder):
    client.force_login(beheerder)
    return client


@pytest.fixture
def live():
    return Vragenboom.objects.live().get()


def _voorbeeld(boom, vraag=""):
    return reverse("admin:hulpvragen_vragenboom_voorbeeld", args=[boom.pk]) + vraag


@pytest.mark.parametrize("stap", ["over", "hoe", "wie", "waar", "buiten"])
def test_elke_vraag_is_te_bekijken_met_haar_knoppen_binnen_het_voorbeeld(beheer, live, stap):
    antwoord = beheer.get(_voorbeeld(live, f"?stap={stap}&over=geld"))
    inhoud = antwoord.content.decode()

    assert f"<h1>{live.stappen.get(soort=stap).vraag}</h1>" in inhoud
    assert "/hulpwijzer/" not in inhoud
    assert antwoord["Cache-Control"] == "no-store"


def test_het_voorbeeld_loopt_tot_de_route_met_haar_bron(beheer, live):
    eerste = beheer.get(_voorbeeld(live)).content.decode()
    assert "Waar gaat het over?" in eerste
    assert "stap=antwoord" not in eerste

    einde = beheer.get(_voorbeeld(live, "?stap=antwoord&hoe=van-alles")).content.decode()

    assert "Meer gebieden van het leven" in einde
    assert "Eindrapport (2021), 4.3" in einde


def test_het_voorbeeld_van_een_lege_boom_zegt_dat(beheer):
    inhoud = beheer.get(_voorbeeld(VragenboomFactory())).content.decode()

    assert "Er staat nog geen vraag in deze vragenboom" in inhoud


def test_het_voorbeeld_is_alleen_voor_wie_is_ingelogd_en_mag_kijken(client, live):
    assert client.get(_voorbeeld(live)).headers["Location"].startswith(reverse("admin:login"))

    client.force_login(GebruikerFactory(is_staff=True))
    assert client.get(_voorbeeld(live)).headers["Location"] == reverse("admin:index")

    mag = GebruikerFactory(is_staff=True)
    mag.user_permissions.add(Permission.objects.get(codename="view_vragenboom"))
    client.force_login(mag)
    assert client.get(_voorbeeld(live)).status_code == 200
