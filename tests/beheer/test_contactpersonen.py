"""Whom to call: found in a moment, kept up with a history, erased when they leave; and notes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aanbod.models import Contactpersoon
from aanbod.models.aanbieder import Status
from beheer.actions.contactpersonen import is_weg
from beheer.actions.wijzigen import Herkomst
from beheer.actions.wissen import wis_alles
from beheer.models import Netwerknotitie, Persoonswaarde, Rol, Wijziging
from beheer.models.wijziging import Soort, Weg
from tests.factories import AanbiederFactory, AanbodFactory, ContactpersoonFactory, GebruikerFactory
from tests.formulier import velden_van, verstuur

pytestmark = pytest.mark.django_db

LIJST = "/werk/contactpersonen/"


@pytest.fixture
def samen(teststad):
    aanbieder = AanbiederFactory(naam="Samen Teststad", telefoon="078 123 45 67")
    AanbodFactory(aanbieder=aanbieder, gemeente=teststad)
    return aanbieder


@pytest.fixture
def ada(samen):
    return ContactpersoonFactory(
        aanbieder=samen, naam="Ada de Vries", rol="coördinator", telefoon="06 1234 5678",
        openbaar=False, toestemming_op=None,
    )  # fmt: skip


@pytest.fixture
def als(client, teststad, samen):
    def log_in(soort):
        gebied = {"aanbieder": {"aanbieder": samen}}.get(soort, {"gemeente": teststad})
        gebruiker = GebruikerFactory()
        Rol.objects.create(gebruiker=gebruiker, soort=soort, **gebied)
        client.force_login(gebruiker)
        return client

    return log_in


def _adres(pagina, record):
    return reverse(f"werk:{pagina}", args=[record.pk])


def _notitie(samen, **velden):
    return Netwerknotitie.objects.create(
        aanbieder=samen, **{"tekst": "Bel op dinsdag.", "als": "redacteur Teststad", **velden}
    )


# --- Finding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag, gevonden",
    [("", True), ("samen", True), ("ada", True), ("Coördinator", True), ("zwaluw", False)],
)
def test_een_vrijwilliger_vindt_wie_te_bellen(als, samen, ada, vraag, gevonden):
    _notitie(samen)

    inhoud = als("vrijwilliger").get(LIJST, {"q": vraag}).content.decode()

    assert ("Ada de Vries" in inhoud) == gevonden
    assert ('href="tel:0612345678"' in inhoud) == gevonden
    assert ("Bel op dinsdag." in inhoud) == gevonden


def test_zonder_vraag_staat_er_alleen_wie_iemand_heeft(als, samen):
    assert samen not in als("vrijwilliger").get(LIJST).context["pagina"].object_list


def test_van_een_andere_gemeente_is_niets_te_zien(als, ada):
    elders = AanbodFactory().aanbieder
    ContactpersoonFactory(aanbieder=elders, naam="Bep van Elders")

    assert "Bep van Elders" not in als("vrijwilliger").get(LIJST).content.decode()


def test_de_lijst_vraagt_een_vast_aantal_keren(als, teststad):
    client = als("vrijwilliger")
    vragen = []
    for _ in range(3):
        for _ in range(3):
            aanbieder = AanbodFactory(gemeente=teststad).aanbieder
            ContactpersoonFactory(aanbieder=aanbieder)
            _notitie(aanbieder)
        with CaptureQueriesContext(connection) as gevangen:
            client.get(LIJST)
        vragen.append(len(gevangen))
    assert vragen[1] == vragen[2]


# --- Keeping up ----------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["redacteur", "aanbieder"])
def test_iemand_erbij_staat_in_de_geschiedenis_zonder_de_gegevens(als, samen, soort):
    client = als(soort)

    verstuur(
        client, _adres("contactpersoon_nieuw", samen), naam="Ada de Vries", telefoon="06 1234 5678"
    )

    ada = Contactpersoon.objects.get(aanbieder=samen)
    assert (ada.naam, ada.openbaar) == ("Ada de Vries", False)
    rij = Wijziging.objects.van(ada).get()
    assert "Ada" not in str(rij.velden) + rij.naam
    assert "Ada de Vries" in client.get(_adres("aanbieder", samen)).content.decode()


@pytest.mark.parametrize(
    "velden, veld",
    [
        ({"naam": ""}, "naam"),
        ({"telefoon": ""}, "telefoon"),
        ({"openbaar": "on"}, "toestemming_op"),
        ({"openbaar": "on", "toestemming_op": "2999-01-01"}, "toestemming_op"),
        ({"email": "ada"}, "email"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(als, samen, ada, velden, veld):
    antwoord = verstuur(als("redacteur"), _adres("contactpersoon", ada), **velden)

    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {veld}
    assert not Wijziging.objects.van(ada).exists()


def test_wijzigen_toont_het_verhaal_en_wie_het_laatst_bewaart_kiest(als, ada):
    client, adres = als("redacteur"), _adres("contactpersoon", ada)
    mijn = velden_van(client.get(adres)) | {"telefoon": "078 0002222"}
    verstuur(client, adres, telefoon="078 0001111")
    assert "078 0001111" in client.get(adres).content.decode()

    antwoord = client.post(adres, mijn)

    assert antwoord.status_code == 422
    assert "078 0001111" in antwoord.content.decode()
    assert client.post(adres, velden_van(antwoord)).status_code == 302
    ada.refresh_from_db()
    assert ada.telefoon == "078 0002222"


def test_wie_weg_is_wordt_echt_gewist(als, samen, ada):
    client = als("redacteur")
    verstuur(client, _adres("contactpersoon", ada), telefoon="06 8765 4321")
    assert Persoonswaarde.objects.filter(van=ada.pk).exists()

    assert client.get(_adres("contactpersoon_weg", ada)).status_code == 200
    assert Contactpersoon.objects.filter(pk=ada.pk).exists()
    client.post(_adres("contactpersoon_weg", ada))

    assert not Contactpersoon.objects.filter(pk=ada.pk).exists()
    assert not Persoonswaarde.objects.filter(van=ada.pk).exists()
    # That someone left stays; who it was is gone.
    rijen = Wijziging.objects.filter(soort=Soort.CONTACTPERSOON, sleutel=ada.pk)
    assert rijen.count() == 2
    assert all("Ada" not in f"{rij.velden}{rij.naam}" for rij in rijen)


def test_van_een_aanbieder_in_het_archief_is_meteen_niemand_te_zien(client, als, samen, ada):
    _notitie(samen)
    samen.status = Status.GEARCHIVEERD
    samen.save()
    beheerder = GebruikerFactory()
    Rol.objects.create(gebruiker=beheerder, soort="beheerder")
    client.force_login(beheerder)

    assert "Ada de Vries" not in client.get(LIJST, {"q": "ada"}).content.decode()
    assert client.get(_adres("contactpersoon", ada)).status_code == 404
    wis_alles()
    assert not Contactpersoon.objects.filter(pk=ada.pk).exists()
    assert not Netwerknotitie.objects.filter(aanbieder=samen).exists()


def test_het_beheer_schrijft_dezelfde_geschiedenis(client, beheerder, samen, ada):
    """The inline of the admin: one changed, one added, and one taken away."""
    bep = ContactpersoonFactory(aanbieder=samen, naam="Bep")
    client.force_login(beheerder)
    adres = reverse("admin:aanbod_aanbieder_change", args=[samen.pk])
    velden = velden_van(client.get(adres))
    nummer = {een: next(naam for naam, waarde in velden.items() if waarde == [str(een.pk)]
                        and naam.startswith("contactpersonen")).split("-")[1]
              for een in (ada, bep)}  # fmt: skip
    erbij = len(nummer)
    velden |= {
        f"contactpersonen-{nummer[ada]}-telefoon": "078 0009999",
        f"contactpersonen-{nummer[bep]}-DELETE": "on",
        "contactpersonen-TOTAL_FORMS": erbij + 1,
        f"contactpersonen-{erbij}-naam": "Cor",
        f"contactpersonen-{erbij}-aanbieder": samen.pk,
    }

    assert client.post(adres, velden).status_code == 302

    cor = Contactpersoon.objects.get(naam="Cor")
    assert Wijziging.objects.van(ada).get().velden == {"telefoon": [None, None]}
    assert Persoonswaarde.objects.get(van=ada.pk).nieuw == "078 0009999"
    assert Wijziging.objects.van(cor).get().is_nieuw
    assert Wijziging.objects.filter(soort=Soort.CONTACTPERSOON, sleutel=bep.pk).count() == 1
    assert not Persoonswaarde.objects.filter(van=bep.pk).exists()


def test_iemand_wissen_vraagt_geen_naam_in_de_geschiedenis(ada):
    assert is_weg(ada, by=Herkomst(Weg.FORMULIER, als="redacteur")).naam == ""


# --- Notes ---------------------------------------------------------------------------------------


def test_een_notitie_blijft_een_jaar_of_tot_iemand_hem_bevestigt(als, samen):
    client = als("redacteur")
    verstuur(client, _adres("notitie_erbij", samen), tekst="Bel op dinsdag.")
    notitie = Netwerknotitie.objects.get()
    assert notitie.als == "redacteur Teststad"
    bijna = timezone.now() - timedelta(days=364)
    Netwerknotitie.objects.update(bevestigd_op=bijna)

    client.post(_adres("notitie", notitie), {"klopt": "1"})

    notitie.refresh_from_db()
    assert notitie.bevestigd_op > bijna
    Netwerknotitie.objects.update(bevestigd_op=timezone.now() - timedelta(days=366))
    assert "Bel op dinsdag." not in client.get(_adres("aanbieder", samen)).content.decode()
    assert client.post(_adres("notitie", notitie), {"klopt": "1"}).status_code == 404
    wis_alles()
    assert not Netwerknotitie.objects.exists()


def test_een_notitie_kan_weg(als, samen):
    notitie = _notitie(samen)

    als("redacteur").post(_adres("notitie", notitie), {"weg": "1"})

    assert not Netwerknotitie.objects.exists()


def test_een_lege_notitie_wordt_geweigerd(als, samen):
    antwoord = verstuur(als("redacteur"), _adres("notitie_erbij", samen), tekst="  ")

    assert antwoord.status_code == 422
    assert "Schrijf op wat anderen moeten weten." in antwoord.content.decode()


def test_een_aanbieder_ziet_geen_notitie_over_zichzelf(als, samen):
    _notitie(samen)

    assert (
        "Bel op dinsdag." not in als("aanbieder").get(_adres("aanbieder", samen)).content.decode()
    )
