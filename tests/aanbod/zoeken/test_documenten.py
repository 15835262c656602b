"""The documents in memory: the same answers as the database gives, and never too many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanbod.actions.indexeren import indexeer
from aanbod.models import Aanbod, Versie, Zoekdocument
from aanbod.zoeken import documenten
from aanbod.zoeken.geheugen import Geheugen
from aanbod.zoeken.index import kandidaten
from tests.factories import AanbodFactory, GemeenteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def leeg(monkeypatch):
    monkeypatch.setattr(documenten, "_GEHEUGEN", Geheugen(hoogstens=100))


def _lade(gemeente):
    return documenten.lade(gemeente, Versie.objects.voor(gemeente).alles)


def _haal(gemeente, *woorden):
    """The keys that are brought, and with how many queries."""
    lade = _lade(gemeente)
    with CaptureQueriesContext(connection) as gesteld:
        gevonden = lade.haal(list(woorden))
    return {een.pk for een in gevonden}, len(gesteld)


def test_de_tweede_keer_alleen_de_sleutels(teststad):
    fiets, zang = (
        AanbodFactory(naam="Fiets", gemeente=teststad),
        AanbodFactory(naam="Zang", gemeente=teststad),
    )

    assert _haal(teststad, "fiet") == ({fiets.pk}, 2)
    assert _haal(teststad, "fiet") == ({fiets.pk}, 1)
    assert _haal(teststad) == ({fiets.pk, zang.pk}, 2)
    assert _haal(teststad, "zang") == ({zang.pk}, 1)


def test_na_een_wijziging_staat_er_het_nieuwe(teststad):
    aanbod = AanbodFactory(naam="Fiets", gemeente=teststad)
    _haal(teststad)

    Aanbod.objects.filter(pk=aanbod.pk).update(naam="Zang", sorteernaam="zang")
    indexeer([aanbod.pk])

    (document,) = _lade(teststad).haal([])
    assert (document.naam, document.sorteernaam) == (" zang ", "zang")


def test_een_rij_is_wat_in_de_database_staat(teststad):
    AanbodFactory(naam="Fiets", gemeente=teststad)

    (document,) = _lade(teststad).haal([])

    rij = kandidaten(teststad, []).get()
    velden = ["pk", "kenmerken", "sorteernaam", "woorden", "kern", "naam"]
    assert [getattr(document, veld) for veld in velden] == [getattr(rij, veld) for veld in velden]
    assert document.aanbieder == rij.aanbieder_id


def test_wat_verdween_tussen_twee_vragen_komt_niet_mee(teststad, monkeypatch):
    """Another process archives it after the index named it, and before its text was read."""
    aanbod = AanbodFactory(naam="Fiets", gemeente=teststad)
    lade = _lade(teststad)
    lees = lade._lees

    def lees_te_laat(gevraagd):
        Zoekdocument.objects.filter(pk=aanbod.pk).delete()
        return lees(gevraagd)

    monkeypatch.setattr(lade, "_lees", lees_te_laat)

    assert lade.haal([]) == []


def test_wie_het_langst_niets_vroeg_gaat_eruit(monkeypatch):
    monkeypatch.setattr(documenten._GEHEUGEN, "hoogstens", 2)
    eerste, tweede, derde = (GemeenteFactory() for _ in range(3))
    for gemeente in (eerste, tweede, derde):
        AanbodFactory(naam="Fiets", gemeente=gemeente)
    _haal(eerste)
    _haal(tweede)
    assert _haal(eerste)[1] == 1

    _haal(derde)

    assert _haal(eerste)[1] == 1
    assert _haal(tweede)[1] == 2


def test_een_te_grote_gemeente_antwoordt_toch(teststad, monkeypatch):
    monkeypatch.setattr(documenten._GEHEUGEN, "hoogstens", 1)
    namen = {AanbodFactory(gemeente=teststad).pk for _ in range(3)}

    assert _haal(teststad) == (namen, 2)
    assert _haal(teststad) == (namen, 2)
    assert len(documenten._GEHEUGEN) == 0


def test_ontmoetingsplekken_op_naam(teststad):
    namen = ["Wilg", "Beuk", "Es"]
    for naam in namen:
        AanbodFactory(naam=naam, gemeente=teststad, ontmoetingsplek=True)
    AanbodFactory(naam="Anders", gemeente=teststad, bereikbaar="Mo 09:00-17:00")

    lade = _lade(teststad)

    assert [een.sorteernaam for een in lade.ontmoetingsplekken] == ["beuk", "es", "wilg"]
    assert len(lade.altijd_mee) == 4
