"""Stopping an aanbod and taking it out of the archive, as the pages are used."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from beheer.actions.samenvoegen import voeg_samen
from beheer.actions.terugdraaien import draai_terug
from beheer.actions.wijzigen import Herkomst
from beheer.models import OudAdres, Rol, Wijziging
from beheer.models.wijziging import Weg
from tests.factories import AanbodFactory, AanspreekpuntFactory, GebruikerFactory
from tests.formulier import verstuur

pytestmark = pytest.mark.django_db
BY = Herkomst(Weg.FORMULIER)


@pytest.fixture
def aanbod(client, teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    client.force_login(gebruiker)
    return AanbodFactory(gemeente=teststad, naam="Kwartelhuis", slug="kwartelhuis")


def _adres(aanbod, wat="archiveren"):
    return f"/werk/aanbod/{aanbod.pk}/{wat}/"


def test_wat_gestopt_is_gaat_met_datum_en_reden_naar_het_archief(client, aanbod):
    antwoord = verstuur(client, _adres(aanbod), gestopt_op="2026-03-05", reden="Geen geld meer.")

    assert antwoord.status_code == 302
    aanbod.refresh_from_db()
    assert (aanbod.status, aanbod.gestopt_op) == ("gearchiveerd", date(2026, 3, 5))
    rij = Wijziging.objects.van(aanbod).get()
    assert rij.velden["gestopt_reden"] == ["", "Geen geld meer."]
    verhaal = client.get(antwoord["Location"]).content.decode()
    assert "In het archief: gestopt op 5 maart 2026." in verhaal


def test_de_datum_staat_al_op_vandaag(client, aanbod):
    verstuur(client, _adres(aanbod))

    aanbod.refresh_from_db()
    assert aanbod.gestopt_op == timezone.localdate()


@pytest.mark.parametrize(
    ("dag", "melding"),
    [
        ("", "Weet u het niet? Neem dan vandaag."),
        ("gisteren", "Dit is geen datum."),
        ((timezone.localdate() + timedelta(days=3)).isoformat(), "Deze dag moet nog komen."),
        ("0026-03-05", "Schrijf het in vier cijfers."),
    ],
)
def test_een_dag_die_niet_kan_wordt_geweigerd(client, aanbod, dag, melding):
    antwoord = verstuur(client, _adres(aanbod), gestopt_op=dag)

    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    aanbod.refresh_from_db()
    assert aanbod.status == "gepubliceerd"


def test_een_aanspreekpunt_krijgt_een_waarschuwing(client, teststad, aanbod):
    AanspreekpuntFactory(gemeente=teststad, aanbod=aanbod)

    assert "Wijs iets anders aan" in client.get(_adres(aanbod)).content.decode()


def test_terugzetten_stelt_voor_wat_het_was(client, aanbod):
    verstuur(client, _adres(aanbod))

    verstuur(client, _adres(aanbod, "terugzetten"))

    aanbod.refresh_from_db()
    assert (aanbod.status, aanbod.gestopt_op, aanbod.gestopt_reden) == ("gepubliceerd", None, "")


def test_archiveren_is_terug_te_draaien(client, aanbod):
    verstuur(client, _adres(aanbod), reden="Geen geld meer.")
    draai_terug(Wijziging.objects.van(aanbod), by=BY)

    aanbod.refresh_from_db()
    assert (aanbod.status, aanbod.gestopt_op, aanbod.gestopt_reden) == ("gepubliceerd", None, "")


def test_wat_niet_in_het_archief_staat_kan_niet_terug(client, aanbod):
    antwoord = client.post(_adres(aanbod, "terugzetten"), {"status": "concept"})

    assert "staat niet in het archief" in antwoord.content.decode()
    aanbod.refresh_from_db()
    assert aanbod.status == "gepubliceerd"


def test_wat_samengevoegd_was_wijst_de_weg_en_krijgt_zijn_adres_terug(client, teststad, aanbod):
    blijft = AanbodFactory(gemeente=teststad, naam="Zilvermeeuw")
    voeg_samen(blijft, aanbod, {}, by=BY)

    assert "opgegaan in “Zilvermeeuw”" in client.get(_adres(aanbod, "terugzetten")).content.decode()
    verstuur(client, _adres(aanbod, "terugzetten"))

    assert not OudAdres.objects.exists()
    assert client.get("/teststad/aanbod/kwartelhuis/").status_code == 200
