"""How often a record is looked at, when that was too long ago, and what a visitor sees of it."""

from datetime import date, timedelta
from unittest import mock

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from aanbod.actions.indexeren import indexeer, indexeer_verlopen
from aanbod.models import Aanbod, Zoekdocument
from aanbod.zoeken import kenmerken
from tests.factories import AanbodFactory

pytestmark = pytest.mark.django_db

DAG = date(2026, 7, 1)
DAGEN = {3: 92, 6: 183, 12: 365}
GEVALLEN = [
    (ritme, geleden, geleden is not None and geleden > dagen)
    for ritme, dagen in DAGEN.items()
    for geleden in (None, 0, dagen - 1, dagen, dagen + 1, 5000)
]


def _gecontroleerd(geleden, *, op=None, **velden):
    dag = None if geleden is None else (op or timezone.localdate()) - timedelta(days=geleden)
    return AanbodFactory(gecontroleerd_op=dag, gecontroleerd_door="Samen" if dag else "", **velden)


@pytest.mark.parametrize(("ritme", "geleden", "verlopen"), GEVALLEN)
def test_de_regel_is_in_sql_dezelfde_als_voor_een(ritme, geleden, verlopen):
    een = _gecontroleerd(geleden, op=DAG, controleritme=ritme)

    assert een.is_verlopen_op(DAG) is verlopen
    assert Aanbod.objects.verlopen_op(DAG).filter(pk=een.pk).exists() is verlopen
    te_doen = Aanbod.objects.te_controleren_op(DAG).filter(pk=een.pk)
    assert te_doen.exists() is (verlopen or geleden is None)


def test_wat_niet_op_de_site_staat_hoeft_niet_gecontroleerd():
    een = _gecontroleerd(5000, status="gearchiveerd")

    assert not Aanbod.objects.te_controleren_op(DAG).filter(pk=een.pk).exists()


def test_standaard_elk_half_jaar():
    assert AanbodFactory().controleritme == 6


def test_kaart_en_bladzijde_waarschuwen(client):
    een = _gecontroleerd(184)
    adres = reverse("portaal:aanbod", args=[een.gemeente.slug, een.slug])
    lijst = reverse("portaal:zoeken", args=[een.gemeente.slug])

    for inhoud in (client.get(adres), client.get(lijst)):
        assert "anger dan afgesproken niet gecontroleerd" in inhoud.content.decode()


def test_wie_op_tijd_is_krijgt_geen_waarschuwing(client):
    een = _gecontroleerd(183)

    for naam, args in (("aanbod", [een.slug]), ("zoeken", [])):
        inhoud = client.get(reverse(f"portaal:{naam}", args=[een.gemeente.slug, *args]))
        assert "dan afgesproken" not in inhoud.content.decode()


def test_te_lang_geleden_telt_als_nooit_en_zakt_onder_wat_op_tijd_is():
    gemeente = AanbodFactory().gemeente
    oud = _gecontroleerd(184, gemeente=gemeente)
    nieuw = _gecontroleerd(10, gemeente=gemeente)
    woorden = {een.pk: een.kenmerken.split() for een in Zoekdocument.objects.all()}

    assert kenmerken.GECONTROLEERD in woorden[nieuw.pk]
    assert kenmerken.GECONTROLEERD not in woorden[oud.pk]


def test_de_nacht_haalt_weg_wat_die_dag_te_lang_geleden_werd():
    een = _gecontroleerd(183)
    with mock.patch("django.utils.timezone.localdate", return_value=timezone.localdate()) as dag:
        dag.return_value += timedelta(days=1)
        call_command("dagelijks", stdout=mock.Mock())
        woorden = Zoekdocument.objects.get(pk=een.pk).kenmerken.split()
        assert kenmerken.GECONTROLEERD not in woorden
        assert indexeer_verlopen() == 0
    indexeer([een.pk])
    assert kenmerken.GECONTROLEERD in Zoekdocument.objects.get(pk=een.pk).kenmerken.split()
