"""The blocks of "nu open", prepared ahead, say what the label says."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from aanbod import openingstijden
from aanbod.actions.indexeren import indexeer
from aanbod.actions.openingstijden import bereid_alles_voor, bereid_voor
from aanbod.models import Aanbod, AanbodLocatie, Openblok
from tests.factories import AanbodFactory, AanbodLocatieFactory, LocatieFactory

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOTATIES = [
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Su 10:00-22:00",
    "24/7",
    "Fr,Sa 20:00-03:00",
    "Su 01:30-04:00",
    "Sa 23:00-02:30",
    'Mo,We 09:00-12:00, Mo,We 13:00-17:00 "op afspraak"; PH off',
    'Tu 09:00-12:00 unknown "op afspraak"',
    "week 1-53/2 Th 10:00-12:00",
    "Mo[1] 14:00-16:00",
    "Dec 24-Jan 02 off; Mo-Fr 08:30-12:30,13:00-16:00",
    "2026 Jul 01-31 Mo-Fr 10:00-11:00",
    "Mo-Fr 09:00-12:00 unknown",
]
# Around what goes wrong: both changes of the clock, holidays that move and that stay, midnight.
LASTIGE_DAGEN = [
    date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 24),
    date(2026, 10, 25), date(2026, 10, 26), date(2026, 4, 5), date(2026, 4, 6), date(2026, 4, 27),
    date(2026, 5, 14), date(2026, 5, 25), date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26),
    date(2026, 12, 31), date(2027, 1, 1),
]  # fmt: skip


@pytest.fixture
def stad_met_tijden(teststad):
    """One aanbod for each notation as a place, some also as a line, some closed in July."""
    for nummer, notatie in enumerate(NOTATIES):
        aanbod = AanbodFactory(gemeente=teststad, naam=notatie)
        AanbodLocatieFactory(
            aanbod=aanbod, locatie=LocatieFactory(gemeente=teststad), openingstijden=notatie
        )
        lijn = AanbodFactory(gemeente=teststad, naam=f"lijn {notatie}", bereikbaar=notatie)
        if nummer % 3 == 0:
            Aanbod.objects.filter(pk__in=[aanbod.pk, lijn.pk]).update(
                gesloten_van=date(2026, 7, 10),
                gesloten_tot_en_met=date(2026, 10, 25),
                gesloten_bericht="Dicht.",
            )
    AanbodFactory(gemeente=teststad, naam="zonder tijden")
    return teststad


def _momenten():
    """Some of every day of a year, at an hour that shifts, and every half hour of hard days."""
    for nummer in range(365):
        dag = date(2026, 1, 1) + timedelta(days=nummer)
        minuut = (nummer * 467) % 1440
        yield datetime.combine(dag, time(minuut // 60, minuut % 60), tzinfo=AMSTERDAM)
    for dag in LASTIGE_DAGEN:
        for half_uur in range(48):
            moment = datetime.combine(dag, time(half_uur // 2, half_uur % 2 * 30), AMSTERDAM)
            yield moment
            yield moment.replace(fold=1)


def test_een_jaar_lang_zegt_het_filter_wat_het_label_zegt(stad_met_tijden):
    aanbod_lijst = list(stad_met_tijden.aanbod.prefetch_related("plekken"))
    voorbereid = None
    for moment in sorted(_momenten(), key=lambda een: een.astimezone(ZoneInfo("UTC"))):
        dag = timezone.localdate(moment)
        if voorbereid is None or (dag - voorbereid).days > 5:
            Openblok.objects.all().delete()
            bereid_alles_voor(dag)
            voorbereid = dag

        aanbod = stad_met_tijden.aanbod.order_by().values_list("naam", flat=True)
        volgens_filter = set(aanbod.open_op(moment).union(aanbod.bereikbaar_op(moment)))
        volgens_label = {een.naam for een in aanbod_lijst if een.stand_op(moment).is_open}

        assert volgens_filter == volgens_label, moment


def test_wat_het_label_belooft_te_openen_is_dan_open(stad_met_tijden):
    for notatie in NOTATIES:
        for dag in LASTIGE_DAGEN:
            moment = datetime.combine(dag, time(7, 15), AMSTERDAM)
            opent = openingstijden.stand(notatie, moment).opent
            if opent is not None:
                assert opent > moment
                assert openingstijden.stand(notatie, opent).is_open, (notatie, moment)


def test_nieuwe_tijden_zijn_meteen_voorbereid(teststad):
    aanbod = AanbodFactory(gemeente=teststad, bereikbaar="Mo-Su 00:00-24:00")

    assert list(teststad.aanbod.bereikbaar_op(timezone.now())) == [aanbod]
    assert not teststad.aanbod.open_op(timezone.now())


def test_gewijzigde_tijden_zijn_na_het_indexeren_voorbereid(teststad):
    plek = AanbodLocatieFactory(aanbod__gemeente=teststad)
    AanbodLocatie.objects.filter(pk=plek.pk).update(openingstijden="Mo-Su 00:00-24:00")

    indexeer([plek.aanbod_id])

    assert list(teststad.aanbod.open_op(timezone.now())) == [plek.aanbod]


def test_twee_keer_voorbereiden_geeft_geen_dubbele_blokken():
    bereid_voor(["Mo-Su 09:00-10:00", ""])
    aantal = Openblok.objects.filter(notatie="Mo-Su 09:00-10:00").count()

    bereid_voor(["Mo-Su 09:00-10:00"])

    assert aantal == openingstijden.VENSTER
    assert Openblok.objects.filter(notatie="Mo-Su 09:00-10:00").count() == aantal


def test_de_dagelijkse_ronde_schuift_mee():
    vandaag = timezone.localdate()
    AanbodFactory(bereikbaar="Mo-Su 05:00-06:00")

    bereid_alles_voor(vandaag + timedelta(days=3))

    blokken = Openblok.objects.filter(notatie="Mo-Su 05:00-06:00").order_by("van")
    assert timezone.localdate(blokken.first().van) == vandaag + timedelta(days=3)
    assert blokken.count() == openingstijden.VENSTER


def test_blokken_die_niemand_meer_gebruikt_lopen_af():
    gisteren = timezone.now() - timedelta(days=1)
    Openblok.objects.create(
        notatie="Mo 01:00-02:00", van=gisteren - timedelta(hours=1), tot=gisteren
    )

    bereid_alles_voor()

    assert not Openblok.objects.filter(notatie="Mo 01:00-02:00").exists()
