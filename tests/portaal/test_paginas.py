"""Every public page answers, in every gemeente, without a cookie."""

import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanbod.actions.proefdata import maak_proefdata
from aanbod.models import Aanbieder, Aanbod, Onderwerp
from aanbod.zoeken.noodnummers import NOODNUMMERS
from tests.factories import DoelgroepFactory, TaalFactory
from wijken.models import Gemeente, Postcodegebied

VAST = ["home", "zoeken", "hulpwijzer", "hulpwijzer_antwoord", "verwijzen", "verwijskaart",
        "kaart", "onderwerpen", "gemeente", "matrices", "over", "privacy", "toegankelijkheid"]  # fmt: skip
GEMEENTEN = ["dordrecht", "alblasserdam", "voorbeeldstad"]


@pytest.mark.django_db
@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("naam", VAST)
def test_vaste_pagina_antwoordt(client, gemeente, naam):
    antwoord = client.get(reverse(f"portaal:{naam}", args=[gemeente]))

    assert antwoord.status_code == 200
    assert not antwoord.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_elk_onderwerp_elke_wijk_en_elke_matrix_antwoordt(client, gemeente):
    for onderwerp in Onderwerp.objects.all():
        for naam in ("onderwerp", "matrix"):
            pad = reverse(f"portaal:{naam}", args=[gemeente, onderwerp.slug])
            assert client.get(pad).status_code == 200, pad
    for wijk in Gemeente.objects.get(slug=gemeente).wijken.all():
        pad = reverse("portaal:wijk", args=[gemeente, wijk.slug])
        assert client.get(pad).status_code == 200, pad


@pytest.mark.django_db
@pytest.mark.parametrize("slug", GEMEENTEN)
def test_elk_aanbod_en_elke_aanbieder_antwoordt(client, slug):
    gemeente = Gemeente.objects.get(slug=slug)
    for aanbod in Aanbod.objects.gepubliceerd().in_gemeente(gemeente):
        pad = reverse("portaal:aanbod", args=[slug, aanbod.slug])
        assert client.get(pad).status_code == 200, pad
    for aanbieder in Aanbieder.objects.in_gemeente(gemeente):
        pad = reverse("portaal:aanbieder", args=[slug, aanbieder.slug])
        assert client.get(pad).status_code == 200, pad


@pytest.mark.django_db
def test_kiespagina_noemt_elke_gemeente(client):
    inhoud = client.get("/").content.decode()

    for naam in ("Dordrecht", "Alblasserdam", "Voorbeeldstad"):
        assert naam in inhoud


@pytest.mark.django_db
def test_onbekend_adres_geeft_een_pagina_die_verder_helpt(client):
    antwoord = client.get("/dordrecht/aanbod/bestaat-niet/")

    assert antwoord.status_code == 404
    assert "112" in antwoord.content.decode()


@pytest.mark.django_db
def test_een_onbekend_adres_in_een_gemeente_houdt_de_weg_terug(client):
    antwoord = client.get("/dordrecht/bestaat-niet/")

    assert antwoord.context["gemeente"].slug == "dordrecht"
    assert 'href="/dordrecht/"' in antwoord.content.decode()


@pytest.mark.django_db
def test_een_aanbod_met_een_adres_heeft_een_kaart_met_zijn_eigen_punt(client, een_aanbod):
    pad = reverse("portaal:aanbod", args=["voorbeeldstad", een_aanbod.slug])
    kaart = client.get(pad).context["kaart"]

    punten = client.get(kaart["punten_url"]).json()["punten"]
    plek = een_aanbod.locaties.get()
    assert punten == [[plek.breedte, plek.lengte, 1, een_aanbod.naam, pad]]


@pytest.mark.django_db
def test_een_aanbod_zonder_adres_heeft_geen_kaart(client):
    assert client.get("/dordrecht/aanbod/buurtwerk-in-de-wijk/").context["kaart"] is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pad", "hoogstens"),
    [
        ("matrix/eenzaamheid-verbinden-ontmoeten/", 12),
        ("matrix/wonen/?wijk=molenwijk", 12),
        ("matrix/", 12),
        ("wijken/molenwijk/", 12),
        ("wijken/", 12),
        ("onderwerpen/wonen/", 16),
        ("kaart/", 6),
        ("hulpwijzer/", 7),
        ("hulpwijzer/?stap=buiten&over=geld&waar=9990", 9),
        ("hulpwijzer/antwoord/?over=geld&hoe=kennis&waar=9990", 17),
        ("verwijzen/", 9),
        ("verwijzen/?over=geld&hoe=kennis&waar=9990", 18),
        ("verwijskaart/?deur=voorbeeld-sociaal-makelaar", 9),
        ("", 5),
    ],
)
def test_het_aantal_vragen_per_pagina(client, django_assert_max_num_queries, pad, hoogstens):
    client.get(f"/voorbeeldstad/{pad}")  # its cards are made once
    with django_assert_max_num_queries(hoogstens):
        client.get(f"/voorbeeldstad/{pad}")


@pytest.mark.django_db
def test_een_aanbodpagina_kost_hooguit_twaalf_vragen(client, django_assert_max_num_queries):
    for aanbod in Aanbod.objects.filter(gemeente__slug="voorbeeldstad")[:10]:
        client.get(reverse("portaal:aanbod", args=["voorbeeldstad", aanbod.slug]))
        with django_assert_max_num_queries(12):
            client.get(reverse("portaal:aanbod", args=["voorbeeldstad", aanbod.slug]))


@pytest.mark.django_db
def test_een_aanbod_noemt_zijn_talen_en_doelgroepen_bij_hun_naam(client, een_aanbod):
    een_aanbod.talen.set([TaalFactory(naam="Fries"), TaalFactory(naam="Papiaments")])
    een_aanbod.doelgroepen.set([DoelgroepFactory(naam="Vissers")])

    pad = reverse("portaal:aanbod", args=["voorbeeldstad", een_aanbod.slug])
    inhoud = client.get(pad).content.decode()

    assert "Fries, Papiaments" in inhoud
    assert "Vissers" in inhoud
    assert "Etiket" not in inhoud


@pytest.mark.django_db
def test_het_overzicht_toont_de_tien_onderwerpen_van_het_rapport(client):
    rijen = client.get("/dordrecht/matrix/").context["rijen"]

    assert len(rijen) == 10
    assert "opvoeding-en-ontwikkeling" not in {onderwerp.slug for onderwerp, *_ in rijen}


@pytest.mark.django_db
def test_het_aantal_vragen_is_met_150_en_met_2000_aanbod_gelijk(client, voorbeeldstad):
    paden = [
        "zoeken/?q=koffie&plaats=9990",
        "zoeken/",
        "matrix/wonen/",
        "wijken/molenwijk/",
        "hulpwijzer/?stap=hoe&over=geld",
        "hulpwijzer/antwoord/?over=geld&hoe=kennis&waar=9990",
        "verwijzen/?over=geld&hoe=kennis&waar=9990",
    ]

    def meet():
        aantallen = {}
        slug = Aanbod.objects.filter(gemeente__slug="voorbeeldstad", bereik="wijken").first().slug
        for pad in [*paden, f"aanbod/{slug}/"]:
            client.get(f"/voorbeeldstad/{pad}")  # a change is read anew once
            with CaptureQueriesContext(connection) as gemeten:
                client.get(f"/voorbeeldstad/{pad}")
            aantallen[pad.partition("/")[0] + str(paden.index(pad) if pad in paden else "")] = len(
                gemeten
            )
        return aantallen

    bij_150 = meet()
    _ruim_op(voorbeeldstad)
    maak_proefdata(aanbod=2_000, zaad=1)

    assert meet() == bij_150
    anders = {naam: aantal for naam, aantal in bij_150.items() if "wijz" not in naam}
    assert max(anders.values()) <= 12
    assert max(bij_150.values()) <= 17


def _ruim_op(gemeente):
    Aanbod.objects.filter(gemeente=gemeente).delete()
    aanbieders = Aanbieder.objects.filter(slug__startswith="voorbeeld-")
    aanbieders.update(onderdeel_van=None)
    aanbieders.delete()
    gemeente.locaties.all().delete()
    Postcodegebied.objects.filter(wijken__gemeente=gemeente).delete()
    gemeente.edities.all().delete()
    gemeente.wijken.all().delete()
    gemeente.delete()


def test_een_vervallen_wijk_leidt_naar_de_wijken_van_nu(client, teststad):
    wijk = teststad.wijken.get(slug="west")
    wijk.vervallen_in = 2026
    wijk.save()
    wijk.omtrekken.all().delete()  # new boundaries are without it

    antwoord = client.get(reverse("portaal:wijk", args=["teststad", "west"]))
    lijst = client.get(reverse("portaal:gemeente", args=["teststad"]))
    zoeken = client.get(reverse("portaal:zoeken", args=["teststad"]))

    assert antwoord.headers["Location"] == reverse("portaal:gemeente", args=["teststad"])
    assert "/teststad/wijken/west/" not in lijst.content.decode()
    assert wijk.code not in zoeken.content.decode()


def test_de_pagina_bij_een_storing_heeft_dezelfde_noodnummers():
    """It asks for no data, since that may be what broke; so its numbers are typed there."""
    inhoud = render_to_string("500.html", {"soort": "storing"})

    assert re.findall(r'href="tel:(\d+)"', inhoud) == [nummer.tel for nummer in NOODNUMMERS]
    for nummer in NOODNUMMERS:
        assert all(deel in inhoud for deel in nummer.nummer.split(" of "))
