"""Every change of what a public page shows draws a new number, whoever makes it and however."""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection, transaction

from aanbod import versietellers
from aanbod.actions.indexeren import indexeer
from aanbod.actions.versies import vat_versies_samen
from aanbod.models import (
    AanbiederAlias,
    Aanbod,
    Onderwerp,
    Thesaurusterm,
    Versie,
)
from aanbod.models.versie import OVERAL, THESAURUS, van_gemeente, van_regio
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    AanbodLocatieFactory,
    AanspreekpuntFactory,
    ContactpersoonFactory,
    DoelgroepFactory,
    GemeenteFactory,
    LocatieFactory,
    OnderwerpFactory,
    PlaatsnaamFactory,
    PostcodegebiedFactory,
    TaalFactory,
    ThesaurustermFactory,
    WerkgebiedFactory,
    WijkFactory,
)
from wijken.models import Gemeente, Locatie, Postcodegebied, Wijk

pytestmark = pytest.mark.django_db

POSTGRES = connection.vendor == "postgresql"
# Why a change of these needs no new number.
ZONDER_TELLER = {
    "aanbod_versie": "holds the numbers themselves",
    "aanbod_speld": "written together with the zoekdocument; the pins of a map are never kept",
    "aanbod_kwaliteitspunten": "shown under /werk/ only, and nothing there is kept",
    "wijken_buurt": "found by a postcode in a question, asked of the database each time",
    "wijken_postcode": "found by a postcode in a question, asked of the database each time",
}


def tabellen() -> dict[str, type]:
    """Every table of `wijken` and `aanbod`, those between two models included."""
    return {
        model._meta.db_table: model
        for app in ("wijken", "aanbod")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }


def nummers() -> dict[str, int]:
    bereiken = Versie.objects.values_list("bereik", flat=True)
    return Versie.objects.standen(set(bereiken))


@contextmanager
def getrokken():
    """The scopes that drew a number inside the block, as a set that is filled after it."""
    bereiken, eerst = set(), nummers()
    yield bereiken
    bereiken |= {bereik for bereik, nummer in nummers().items() if eerst.get(bereik) != nummer}


def van(*bereiken: str) -> set[str]:
    """What is drawn for these: SQLite takes all gemeenten and regio's as one."""
    return set(bereiken) if POSTGRES else {een if een == THESAURUS else OVERAL for een in bereiken}


@pytest.fixture
def van_alles(teststad):
    """A gemeente with at least one row in each table."""
    west = teststad.wijken.get(slug="west")
    aanbieder = AanbiederFactory()
    locatie = LocatieFactory(gemeente=teststad, wijk=west)
    onderwerp = OnderwerpFactory()
    aanbod = AanbodFactory(gemeente=teststad, aanbieder=aanbieder, onderwerpen=[onderwerp])
    AanbodLocatieFactory(aanbod=aanbod, locatie=locatie, openingstijden="Mo 09:00-10:07")
    WerkgebiedFactory(aanbod=aanbod, wijk=west)
    aanbod.doelgroepen.add(DoelgroepFactory())
    aanbod.talen.add(TaalFactory())
    indexeer([aanbod.pk])
    AanbiederAlias.objects.create(aanbieder=aanbieder, naam="Ook wel zo")
    ContactpersoonFactory(aanbieder=aanbieder)
    AanspreekpuntFactory(gemeente=teststad).in_plaats_daarvan.add(aanbod)
    PlaatsnaamFactory(gemeente=teststad, wijken=[west])
    PostcodegebiedFactory(wijken=[west])
    ThesaurustermFactory(onderwerp=onderwerp)
    return teststad


def _rij_van(tabel: str, gemeente):
    """The newest row: the one that the fixture made."""
    return tabellen()[tabel]._base_manager.order_by("-pk").first()


# --- The triggers ----------------------------------------------------------------------


def _staan_er() -> set[str]:
    vraag = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if POSTGRES:
        vraag = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return {naam for (naam,) in cursor.fetchall()}


@pytest.mark.parametrize("tabel", versietellers.SPOREN)
def test_elke_tabel_heeft_haar_drie_tellers_in_deze_database(tabel):
    namen = {versietellers.naam(tabel, een) for een in versietellers.GEBEURTENISSEN}

    assert namen - _staan_er() == set()


def test_er_staan_geen_tellers_die_nergens_bij_horen():
    verwacht = {
        versietellers.naam(tabel, een)
        for tabel in versietellers.SPOREN
        for een in versietellers.GEBEURTENISSEN
    }

    assert {naam for naam in _staan_er() if naam.startswith("versie_")} == verwacht


def test_elke_tabel_wordt_geteld_of_er_staat_waarom_niet():
    assert set(tabellen()) == set(versietellers.SPOREN) | set(ZONDER_TELLER)
    assert not set(versietellers.SPOREN) & set(ZONDER_TELLER)


def test_tellers_zijn_weg_te_halen_en_opnieuw_te_maken():
    eerst = _staan_er()
    # Not as a context: SQLite's would have to be outside the transaction of the test.
    editor = connection.schema_editor(collect_sql=False)

    versietellers.weg(apps, editor)
    assert not any(naam.startswith("versie_") for naam in _staan_er())
    versietellers.maak(apps, editor)
    versietellers.maak(apps, editor)

    assert _staan_er() == eerst


# --- Every way of writing, in every table ----------------------------------------------


@pytest.mark.parametrize("tabel", versietellers.SPOREN)
def test_elke_wijze_van_schrijven_trekt_een_nieuw_nummer(van_alles, tabel):
    """Raw SQL for a change and for a removal, a bulk insert to put it back."""
    rij = _rij_van(tabel, van_alles)
    sleutel = rij._meta.pk.column
    with transaction.atomic(), connection.cursor() as cursor:
        with getrokken() as anders:
            cursor.execute(
                f"UPDATE {tabel} SET {sleutel} = {sleutel} WHERE {sleutel} = %s", [rij.pk]
            )
        with getrokken() as weg:
            cursor.execute(f"DELETE FROM {tabel} WHERE {sleutel} = %s", [rij.pk])
        with getrokken() as terug:
            type(rij)._base_manager.bulk_create([rij])
        transaction.set_rollback(True)

    assert anders
    assert anders == weg == terug


@pytest.mark.parametrize("tabel", versietellers.SPOREN)
def test_de_gemeente_waar_het_staat_krijgt_een_ander_nummer(van_alles, tabel):
    """By the version that a page asks for, and by the one that a search asks for."""
    rij = _rij_van(tabel, van_alles)
    sleutel = rij._meta.pk.column
    eerst = Versie.objects.voor(van_alles), Versie.objects.van_slug(van_alles.slug)

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {tabel} SET {sleutel} = {sleutel} WHERE {sleutel} = %s", [rij.pk])

    nu = Versie.objects.voor(van_alles), Versie.objects.van_slug(van_alles.slug)
    assert eerst[0].alles != nu[0].alles
    assert eerst[1] != nu[1]


def test_opslaan_wijzigen_en_verwijderen_met_django_trekken_een_nummer(teststad):
    with getrokken() as erbij:
        een = Wijk.objects.create(gemeente=teststad, code="WK999901", naam="Zuid", slug="zuid")
    with getrokken() as anders:
        een.naam = "Zuidwest"
        een.save()
    with getrokken() as in_een_keer:
        Wijk.objects.filter(pk=een.pk).update(naam="Zuid")
    with getrokken() as weg:
        een.delete()

    assert erbij == anders == in_een_keer == weg == van(van_gemeente(teststad.pk))


def test_een_koppeling_erbij_en_eraf_trekt_een_nummer(van_alles):
    aanbod = Aanbod.objects.get(gemeente=van_alles)
    taal = TaalFactory()
    with getrokken() as erbij:
        aanbod.talen.add(taal)
    with getrokken() as eraf:
        aanbod.talen.remove(taal)

    assert erbij == eraf == van(van_gemeente(van_alles.pk))


def test_vele_rijen_in_een_keer_trekken_een_nummer_voor_elke_gemeente(teststad):
    ander = GemeenteFactory()
    with getrokken() as bereiken:
        Locatie.objects.bulk_create(
            [LocatieFactory.build(gemeente=een) for een in (teststad, ander, teststad)]
        )

    assert bereiken == van(van_gemeente(teststad.pk), van_gemeente(ander.pk))


def test_een_wijziging_die_niets_raakt_trekt_geen_nummer(teststad):
    with getrokken() as bereiken:
        Wijk.objects.filter(pk=-1).update(naam="Niets")

    assert bereiken == set()


# --- Drawn, not counted ----------------------------------------------------------------


def test_een_teruggedraaide_wijziging_laat_geen_nummer_achter(teststad):
    eerst = nummers()

    with transaction.atomic():
        WijkFactory(gemeente=teststad)
        tijdens = nummers()
        transaction.set_rollback(True)
    assert nummers() == eerst != tijdens

    # What another transaction draws next is not what this one drew.
    WijkFactory(gemeente=teststad)
    assert nummers() not in (eerst, tijdens)


def test_een_nummer_komt_nooit_terug(teststad):
    gezien = [Versie.objects.voor(teststad).alles]
    for nummer in range(20):
        teststad.wijken.filter(slug="west").update(naam=f"West {nummer}")
        gezien.append(Versie.objects.voor(teststad).alles)

    assert len(set(gezien)) == len(gezien)


def test_een_nummer_past_in_zijn_kolom(teststad):
    for nummer in range(20):
        teststad.wijken.filter(slug="west").update(naam=f"West {nummer}")
        assert all(0 <= een < 2**53 for een in nummers().values())


def test_samengevat_houdt_elk_bereik_zijn_nummer(teststad):
    for nummer in range(5):
        teststad.wijken.filter(slug="west").update(naam=f"West {nummer}")
    eerst = nummers()

    vat_versies_samen()

    assert nummers() == eerst
    assert Versie.objects.count() == len(eerst)


# --- Which gemeente --------------------------------------------------------------------


def test_een_andere_gemeente_houdt_haar_nummer_op_postgresql(teststad, dordrecht):
    """On SQLite all are one: its triggers could not read a second table."""
    eerst = Versie.objects.voor(dordrecht)

    WijkFactory(gemeente=teststad)

    assert (Versie.objects.voor(dordrecht) == eerst) is POSTGRES


def test_wat_van_de_regio_is_trekt_het_nummer_van_de_regio(teststad):
    aanbod = AanbodFactory(bereik="regio", regio=teststad.regio, gemeente=None)

    with getrokken() as bereiken:
        Aanbod.objects.filter(pk=aanbod.pk).update(naam="Anders")

    assert bereiken == van(van_regio(teststad.regio_id))


def test_wat_verhuist_trekt_het_nummer_van_beide_gemeenten(teststad):
    ander = GemeenteFactory()
    aanbod = AanbodFactory(gemeente=teststad)

    with getrokken() as bereiken:
        Aanbod.objects.filter(pk=aanbod.pk).update(gemeente=ander)

    assert bereiken == van(van_gemeente(teststad.pk), van_gemeente(ander.pk))


def test_een_gemeente_die_van_regio_wisselt_krijgt_een_ander_nummer(teststad):
    eerst = Versie.objects.voor(teststad).alles

    Gemeente.objects.filter(pk=teststad.pk).update(regio=None)

    assert Versie.objects.voor(Gemeente.objects.get(pk=teststad.pk)).alles != eerst


@pytest.mark.parametrize(
    "verander",
    [
        lambda: Thesaurusterm.objects.filter(term="deurwaarder").update(gewicht=1),
        lambda: Onderwerp.objects.filter(slug="wonen").update(naam="Huizen"),
        lambda: DoelgroepFactory(),
    ],
    ids=["term", "onderwerp", "doelgroep"],
)
def test_de_thesaurus_heeft_een_eigen_nummer(verander):
    with getrokken() as bereiken:
        verander()

    assert THESAURUS in bereiken


def test_een_nieuwe_term_laat_de_gemeenten_zelf_met_rust():
    with getrokken() as bereiken:
        Thesaurusterm.objects.filter(term="deurwaarder").update(gewicht=1)

    assert bereiken == {THESAURUS}


def test_een_ander_aanbod_verandert_de_thesaurus_niet(teststad):
    eerst = Versie.objects.van_de_thesaurus()

    AanbodFactory(gemeente=teststad)

    assert Versie.objects.van_de_thesaurus() == eerst


# --- What stands on a page of a gemeente but belongs to another one ---------------------


def test_de_koepel_van_een_aanbieder_hoort_bij_de_gemeente_van_het_onderdeel(teststad):
    """Its name stands on the page of its part, and it has a page there itself."""
    koepel = AanbiederFactory()
    AanbodFactory(gemeente=teststad, aanbieder=AanbiederFactory(onderdeel_van=koepel))

    with getrokken() as bereiken:
        type(koepel).objects.filter(pk=koepel.pk).update(naam="Andere koepel")

    assert bereiken == van(van_gemeente(teststad.pk))


def test_een_locatie_elders_hoort_bij_de_gemeente_van_het_aanbod(teststad):
    """Its address stands on the page of the aanbod."""
    elders = LocatieFactory()
    AanbodLocatieFactory(aanbod=AanbodFactory(gemeente=teststad), locatie=elders)

    with getrokken() as bereiken:
        Locatie.objects.filter(pk=elders.pk).update(straat="Andere straat 1")

    assert bereiken == van(van_gemeente(teststad.pk), van_gemeente(elders.gemeente_id))


def test_de_wijk_van_een_locatie_elders_hoort_bij_de_gemeente_van_het_aanbod(teststad):
    wijk = WijkFactory()
    elders = LocatieFactory(gemeente=wijk.gemeente, wijk=wijk)
    AanbodLocatieFactory(aanbod=AanbodFactory(gemeente=teststad), locatie=elders)

    with getrokken() as bereiken:
        Wijk.objects.filter(pk=wijk.pk).update(naam="Andere wijk")

    assert bereiken == van(van_gemeente(teststad.pk), van_gemeente(wijk.gemeente_id))


def test_een_genoemde_wijk_elders_hoort_bij_de_regio_van_het_aanbod(teststad):
    wijk = WijkFactory()
    aanbod = AanbodFactory(bereik="regio", regio=teststad.regio, gemeente=None, wijken=[wijk])

    with getrokken() as bereiken:
        Wijk.objects.filter(pk=wijk.pk).update(naam="Andere wijk")

    assert bereiken == van(van_regio(aanbod.regio_id), van_gemeente(wijk.gemeente_id))


def test_een_ander_getal_van_een_postcodegebied_hoort_bij_de_gemeente_van_zijn_wijken(teststad):
    """A question is read by the postcodes of the gemeente."""
    gebied = PostcodegebiedFactory(pc4="1234", wijken=teststad.wijken.all())

    with getrokken() as bereiken:
        Postcodegebied.objects.filter(pk=gebied.pk).update(pc4="1235")

    assert bereiken == van(van_gemeente(teststad.pk))
