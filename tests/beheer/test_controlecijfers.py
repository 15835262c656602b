"""How fresh the records are: counted every night, a row a month, and shown as a line."""

import re
from datetime import date, timedelta
from unittest import mock

import pytest
from django.core.management import call_command
from django.utils import timezone

from beheer.actions.controlecijfers import werk_cijfers_bij
from beheer.controlegrafiek import grafiek
from beheer.models import Controlemaand, Controleronde, Controlevraag, Rol
from tests.factories import AanbodFactory, GebruikerFactory, GemeenteFactory, WijkFactory

pytestmark = pytest.mark.django_db
PAD = "/werk/controle/"


@pytest.fixture
def wijk():
    return WijkFactory(gemeente=GemeenteFactory(naam="Teststad", slug="teststad"), naam="West")


@pytest.fixture
def vier(wijk):
    """In time, overdue, never checked (of which one also in the wijk), and a concept."""
    dag = timezone.localdate()
    stad = {"gemeente": wijk.gemeente}
    hier = stad | {"bereik": "wijken", "wijken": [wijk]}
    return [
        AanbodFactory(gecontroleerd_op=dag, gecontroleerd_door="x", **hier),
        AanbodFactory(gecontroleerd_op=dag - timedelta(days=200), gecontroleerd_door="x", **stad),
        AanbodFactory(**hier),
        AanbodFactory(status="concept", **stad),
    ]


def _maand(code):
    een = Controlemaand.objects.get(code=code)
    return een.aantal, een.op_tijd, een.nooit


def _redacteur(client, gemeente):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=gemeente)
    client.force_login(gebruiker)


def test_de_nacht_telt_per_gemeente_en_per_wijk(wijk, vier):
    call_command("dagelijks", stdout=mock.Mock())

    assert _maand(wijk.gemeente.code) == (3, 1, 1)
    assert _maand(wijk.code) == (2, 1, 1)


def test_dezelfde_maand_wordt_bijgewerkt_en_een_vorige_blijft_zoals_zij_was(wijk, vier):
    werk_cijfers_bij()
    eerst = _maand(wijk.gemeente.code)
    vier[2].delete()
    werk_cijfers_bij()
    assert _maand(wijk.gemeente.code) == (2, 1, 0)
    Controlemaand.objects.filter(code=wijk.gemeente.code).update(maand=date(2020, 1, 1))
    vier[0].delete()

    werk_cijfers_bij()

    oud = Controlemaand.objects.get(code=wijk.gemeente.code, maand=date(2020, 1, 1))
    assert (oud.aantal, oud.op_tijd) == (2, 1) != eerst


def test_wat_zijn_laatste_aanbod_verloor_staat_op_nul(wijk, vier):
    werk_cijfers_bij()
    for een in vier:
        een.delete()
    werk_cijfers_bij()

    assert _maand(wijk.code) == (0, 0, 0)


def test_de_respons_op_de_mail_telt_per_aanbod(wijk, vier):
    nu = timezone.now()
    ronde = Controleronde.objects.create(aanbieder=vier[0].aanbieder, verzonden_op=nu)
    niet_weg = Controleronde.objects.create(aanbieder=vier[1].aanbieder)
    langs_de_telefoon = {"antwoord": "klopt", "beantwoord_op": nu, "langs": "telefoon"}
    Controlevraag.objects.create(
        ronde=ronde, aanbod=vier[0], antwoord="klopt", beantwoord_op=nu, langs="mail"
    )
    Controlevraag.objects.create(ronde=ronde, aanbod=vier[2], **langs_de_telefoon)
    Controlevraag.objects.create(ronde=niet_weg, aanbod=vier[1])

    werk_cijfers_bij()

    een = Controlemaand.objects.get(code=wijk.gemeente.code)
    assert (een.gevraagd, een.beantwoord) == (2, 1)


def test_het_tellen_kost_een_vast_aantal_vragen(wijk, vier, django_assert_num_queries):
    werk_cijfers_bij()
    with django_assert_num_queries(10):
        werk_cijfers_bij()


def test_de_bladzijde_toont_deel_respons_en_grafiek(client, wijk, vier):
    code = wijk.gemeente.code
    Controlemaand.objects.create(code=code, maand=date(2026, 1, 1), aantal=10, op_tijd=1)
    werk_cijfers_bij()
    Controlemaand.objects.filter(code=code, aantal=3).update(gevraagd=2, beantwoord=1)
    _redacteur(client, wijk.gemeente)

    inhoud = client.get(PAD).content.decode()

    assert "33% (1 van 3)" in inhoud
    assert "50% (1 van 2)" in inhoud
    assert "van 10% in januari 2026 naar 33%" in inhoud
    assert re.search(
        r'<polyline class="grafiek-lijn" points="52[.]0,[\d.]+ 384[.]0,[\d.]+"', inhoud
    )
    assert "style=" not in inhoud
    assert "West" in inhoud


def test_de_bladzijde_heeft_een_vast_aantal_vragen(client, wijk, vier, django_assert_num_queries):
    werk_cijfers_bij()
    _redacteur(client, wijk.gemeente)
    client.get(PAD)
    with django_assert_num_queries(9):
        client.get(PAD)
    for nummer in range(6):
        een = WijkFactory(gemeente=wijk.gemeente)
        Controlemaand.objects.create(code=een.code, maand=date(2026, 1 + nummer, 1), aantal=1)
    with django_assert_num_queries(9):
        client.get(PAD)


def test_een_ander_ziet_alleen_het_eigen_gebied(client, wijk, vier):
    werk_cijfers_bij()
    ander = WijkFactory(gemeente=wijk.gemeente, naam="Oost")
    AanbodFactory(gemeente=wijk.gemeente, bereik="wijken", wijken=[ander])
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="makelaar", wijk=wijk)
    client.force_login(gebruiker)

    inhoud = client.get(PAD).content.decode()

    assert "West" in inhoud
    assert "Oost" not in inhoud
    assert client.get(PAD, {"gemeente": "teststad"}).status_code == 404


def test_een_beheerder_kiest_een_gemeente(client, wijk, vier, beheerder):
    werk_cijfers_bij()
    client.force_login(beheerder)

    assert "?gemeente=teststad" in client.get(PAD).content.decode()
    assert "West" in client.get(PAD, {"gemeente": "teststad"}).content.decode()
    assert client.get(PAD, {"gemeente": "bestaat-niet"}).status_code == 404


def test_zonder_cijfers_zegt_de_bladzijde_dat(client, wijk):
    _redacteur(client, wijk.gemeente)

    assert "Er zijn nog geen cijfers" in client.get(PAD).content.decode()


def test_een_maand_die_ontbreekt_is_een_gat_en_geen_nul():
    een = grafiek([(date(2026, 1, 1), 0), (date(2026, 2, 1), 50), (date(2026, 5, 1), 100)])

    x = [punt.x for punt in een.punten]
    assert x[2] - x[1] == pytest.approx(3 * (x[1] - x[0]), abs=0.3)
    assert [punt.y for punt in een.punten] == sorted((punt.y for punt in een.punten), reverse=True)
    assert grafiek([]) is None
    assert grafiek([(date(2026, 1, 1), 40)]).zin == "Op tijd gecontroleerd: 40% in januari 2026."
