"""Adding an aanbod with the least, and copying one."""

import pytest
from django.urls import reverse

from aanbod.gegevens import lees
from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status
from beheer.actions.dubbelen import zeg_twee
from beheer.actions.wijzigen import Herkomst
from beheer.forms.nieuw import vrije_slug
from beheer.models import Rol, Wijziging
from beheer.models.wijziging import Weg
from tests.factories import AanbiederFactory, AanbodFactory, GebruikerFactory, OnderwerpFactory
from tests.formulier import velden_van, verstuur

pytestmark = pytest.mark.django_db


@pytest.fixture
def als(client, teststad):
    """Signs in with this role in the teststad or its west."""

    def inloggen(soort):
        gebied = {"makelaar": {"wijk": teststad.wijken.get(slug="west")}}
        gebruiker = GebruikerFactory()
        Rol.objects.create(
            gebruiker=gebruiker, soort=soort, **gebied.get(soort, {"gemeente": teststad})
        )
        client.force_login(gebruiker)
        return client

    return inloggen


def _vul_in(client, **anders):
    velden = {
        "aanbieder": AanbiederFactory().naam, "naam": "Kwartelclub", "samenvatting": "Kom kwarten.",
        "onderwerpen": [OnderwerpFactory().pk], "rol": "specifiek", "gebied": "gemeente:teststad",
    }  # fmt: skip
    return verstuur(client, reverse("werk:aanbod_nieuw"), **velden | anders)


def test_een_redacteur_voegt_een_concept_toe_en_gaat_verder(als, client):
    antwoord = _vul_in(als("redacteur"))

    aanbod = Aanbod.objects.get(naam="Kwartelclub")
    assert antwoord["Location"].endswith(f"/werk/aanbod/{aanbod.pk}/?stap=wie")
    assert (aanbod.status, aanbod.bereik, aanbod.slug) == ("concept", "gemeente", "kwartelclub")
    assert "redacteur Teststad" in aanbod.eigen_oordeel
    assert Wijziging.objects.van(aanbod).get().is_nieuw


def test_een_makelaar_voegt_alleen_in_de_eigen_wijk_toe(als, teststad):
    west, oost = (teststad.wijken.get(slug=slug) for slug in ("west", "oost"))
    client = als("makelaar")

    assert _vul_in(client, gebied=f"wijk:{oost.code}").status_code == 422
    assert _vul_in(client, gebied="gemeente:teststad").status_code == 422
    assert _vul_in(client, gebied=f"wijk:{west.code}").status_code == 302
    assert list(Aanbod.objects.get(naam="Kwartelclub").wijken.all()) == [west]


def test_wat_mist_wordt_bij_het_veld_gezegd_en_er_staat_niets(als):
    antwoord = _vul_in(als("redacteur"), naam="", onderwerpen=[], rol="")

    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == {"naam", "onderwerpen", "rol"}
    assert not Aanbod.objects.filter(samenvatting="Kom kwarten.").exists()


def test_een_tweede_met_dezelfde_naam_krijgt_een_eigen_adres():
    AanbodFactory(slug="kwartelclub")
    AanbodFactory(slug="kwartelclub-2")

    assert vrije_slug("Kwartelclub") == "kwartelclub-3"
    assert vrije_slug("!!!") == "aanbod"


def test_een_kopie_is_hetzelfde_als_concept_en_ongecontroleerd(als, teststad):
    aanbod = AanbodFactory(naam="Kwartelclub", gemeente=teststad, inloop=True)

    als("redacteur").post(reverse("werk:aanbod_kopieren", args=[aanbod.pk]))

    kopie = Aanbod.objects.get(naam="Kwartelclub (kopie)")
    anders = {"naam", "slug", "status"}
    gelijk = {k: v for k, v in lees(aanbod).items() if k not in anders}
    assert {k: v for k, v in lees(kopie).items() if k not in anders} == gelijk
    assert kopie.status == Status.CONCEPT


# --- What may be there already -----------------------------------------------------------------


@pytest.fixture
def kwartelclub(teststad):
    return AanbodFactory(naam="Kwartel-club", gemeente=teststad)


@pytest.mark.parametrize("soort", ["redacteur", "vrijwilliger"])
def test_wat_er_al_lijkt_te_staan_wordt_eerst_getoond(als, kwartelclub, soort):
    client = als(soort)
    pagina = "aanbod_nieuw" if soort == "redacteur" else "aanbod_nieuw_voorstellen"
    velden = {
        "aanbieder": kwartelclub.aanbieder.naam, "naam": "Kwartelclub", "samenvatting": "Kom.",
        "onderwerpen": [OnderwerpFactory().pk], "rol": "specifiek", "gebied": "gemeente:teststad",
    }  # fmt: skip

    antwoord = verstuur(client, reverse(f"werk:{pagina}"), **velden)

    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Staat dit er al?" in inhoud
    assert "Kwartel-club" in inhoud
    assert not Aanbod.objects.filter(naam="Kwartelclub").exists()
    # Nothing that was typed is lost, and "it is another one" is the same form again.
    assert client.post(reverse(f"werk:{pagina}"), velden_van(antwoord)).status_code == 302


def test_wat_bij_het_bewaren_op_een_ander_gaat_lijken_wordt_gezegd(als, teststad, kwartelclub):
    ander = AanbodFactory(naam="Zwaluw", aanbieder=kwartelclub.aanbieder, gemeente=teststad)
    client = als("redacteur")
    adres = reverse("werk:aanbod_bewerken", args=[ander.pk])

    verstuur(client, adres, samenvatting="Iets anders.")
    assert "Dit lijkt op" not in client.get(adres).content.decode()
    verstuur(client, adres, naam="Kwartelclub")

    paar = reverse("werk:dubbel_aanbod", args=[ander.pk, kwartelclub.pk])
    assert f'href="{paar}"' in client.get(adres).content.decode()


def test_van_wie_is_gezegd_dat_het_er_twee_zijn_wordt_niets_meer_gezegd(als, teststad, kwartelclub):
    ander = AanbodFactory(naam="Zwaluw", aanbieder=kwartelclub.aanbieder, gemeente=teststad)
    zeg_twee(kwartelclub, ander, by=Herkomst(Weg.FORMULIER))
    client = als("redacteur")
    adres = reverse("werk:aanbod_bewerken", args=[ander.pk])

    verstuur(client, adres, naam="Kwartelclub")

    assert "Dit lijkt op" not in client.get(adres).content.decode()


# --- How it reads ------------------------------------------------------------------------------


def test_onder_een_tekst_staat_hoe_hij_leest(als, teststad):
    aanbod = AanbodFactory(
        gemeente=teststad, beschrijving="Tevens dient men zich te vervoegen bij de balie."
    )

    inhoud = als("redacteur").get(reverse("werk:aanbod_bewerken", args=[aanbod.pk]))

    assert "<q>Tevens</q>" in inhoud.content.decode()
