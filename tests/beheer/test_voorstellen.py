"""What people propose, and what becomes of it."""

import pytest
from django.core.exceptions import ValidationError

from aanbod.models import Aanbod
from beheer.actions.voorstellen import aanvaard, dien_in, weiger
from beheer.actions.wijzigen import Botsing, Herkomst, wijzig
from beheer.models import Voorstel, Wijziging
from beheer.models.wijziging import Weg
from tests.factories import AanbodFactory, GebruikerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(naam="Kwartelclub", gemeente=teststad)


@pytest.fixture
def redacteur():
    return GebruikerFactory()


@pytest.fixture
def by(redacteur):
    return Herkomst(Weg.FORMULIER, redacteur.pk, "redacteur Teststad")


def test_alleen_wat_anders_is_wordt_voorgesteld(aanbod):
    voorstel = dien_in(
        aanbod=aanbod, waarden={"naam": "Reiger", "kosten": aanbod.kosten}, als="Samen"
    )

    assert voorstel.velden == {"naam": ["Kwartelclub", "Reiger"]}
    assert dien_in(aanbod=aanbod, waarden={"naam": "Kwartelclub"}, als="Samen") is None


def test_per_veld_overgenomen_en_in_de_geschiedenis_als_voorstel(aanbod, by, redacteur):
    voorstel = dien_in(aanbod=aanbod, waarden={"naam": "Reiger", "inloop": True}, als="Samen")

    aanvaard(voorstel, velden={"inloop"}, by=by, gebruiker=redacteur)

    aanbod.refresh_from_db()
    assert (aanbod.naam, aanbod.inloop) == ("Kwartelclub", True)
    assert Wijziging.objects.van(aanbod).get().weg == "voorstel"
    assert Voorstel.objects.get(pk=voorstel.pk).uitkomst == "deels"


def test_wat_intussen_wijzigde_wordt_niet_overschreven(aanbod, by, redacteur):
    voorstel = dien_in(aanbod=aanbod, waarden={"naam": "Reiger"}, als="Samen")
    wijzig(aanbod, {"naam": "Zwaan"}, by=by)

    with pytest.raises(Botsing):
        aanvaard(voorstel, velden={"naam"}, by=by, gebruiker=redacteur)

    assert Voorstel.objects.open().filter(pk=voorstel.pk).exists()


def test_weigeren_heeft_een_reden(aanbod, redacteur):
    voorstel = dien_in(aanbod=aanbod, waarden={"naam": "Reiger"}, als="Samen")

    with pytest.raises(ValidationError):
        weiger(voorstel, reden="", gebruiker=redacteur)
    weiger(voorstel, reden="De naam klopt.", gebruiker=redacteur)

    assert Voorstel.objects.get(pk=voorstel.pk).uitkomst == "geweigerd"
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Kwartelclub"


def test_een_tweede_oordeel_komt_te_laat(aanbod, by, redacteur):
    voorstel = dien_in(aanbod=aanbod, waarden={"naam": "Reiger"}, als="Samen")
    weiger(voorstel, reden="Nee.", gebruiker=redacteur)

    with pytest.raises(Voorstel.DoesNotExist):
        aanvaard(voorstel, velden={"naam"}, by=by, gebruiker=redacteur)


def test_gestopt_archiveert_pas_na_het_oordeel(aanbod, by, redacteur):
    voorstel = dien_in(soort="gestopt", aanbod=aanbod, als="Samen")
    assert Aanbod.objects.get(pk=aanbod.pk).status == "gepubliceerd"

    aanvaard(voorstel, velden=set(), by=by, gebruiker=redacteur)

    assert Aanbod.objects.get(pk=aanbod.pk).status == "gearchiveerd"


def test_een_veld_dat_er_niet_is_wordt_geen_voorstel(teststad):
    aanbod = AanbodFactory(gemeente=teststad)

    with pytest.raises(ValueError, match="kosten_tekst"):
        dien_in(aanbod=aanbod, waarden={"kosten_tekst": "Gratis"}, als="Samen")
