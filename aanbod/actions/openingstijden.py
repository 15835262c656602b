"""Preparing the blocks of time that the filter "nu open" asks in SQL."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from .. import openingstijden
from ..models import Aanbod, AanbodLocatie, Openblok

GROEP = 500


@transaction.atomic
def bereid_voor(notaties: Iterable[str]) -> None:
    """Prepare those of which no block stands yet; for when hours are saved."""
    nieuw = set(notaties) - {""}
    nieuw -= set(Openblok.objects.filter(notatie__in=nieuw).values_list("notatie", flat=True))
    _schrijf(sorted(nieuw), timezone.localdate())


def bereid_alles_voor(vandaag: date | None = None) -> int:
    """Prepare all hours in use anew, from this day on; daily. Returns how many notations.

    Group by group in a transaction each: a visitor sees the old blocks or the new ones.
    """
    vandaag = vandaag or timezone.localdate()
    notaties = sorted(notaties_in_gebruik())
    for begin in range(0, len(notaties), GROEP):
        groep = notaties[begin : begin + GROEP]
        with transaction.atomic():
            Openblok.objects.filter(notatie__in=groep).delete()
            _schrijf(groep, vandaag)
    # What nobody uses any more was not prepared again, so it comes to its end by itself.
    Openblok.objects.filter(tot__lte=openingstijden.middernacht(vandaag)).delete()
    return len(notaties)


def notaties_in_gebruik() -> set[str]:
    plekken = AanbodLocatie.objects.exclude(openingstijden="").values_list("openingstijden")
    lijnen = Aanbod.objects.exclude(bereikbaar="").values_list("bereikbaar")
    return {notatie for (notatie,) in plekken.order_by().union(lijnen.order_by())}


def _schrijf(notaties: list[str], vandaag: date) -> None:
    Openblok.objects.bulk_create(
        (
            Openblok(notatie=notatie, van=blok.van, tot=blok.tot)
            for notatie in notaties
            for blok in openingstijden.blokken(notatie, vandaag)
            if not blok.op_afspraak
        ),
        batch_size=2_000,
        # Two that save the same hours at once prepare the same blocks.
        ignore_conflicts=True,
    )
