"""Keeping the search documents in step with what they were made of."""

from collections.abc import Collection, Iterable

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from wijken.mercator import naar_pixel
from wijken.models import Locatie, Wijk

from ..kwaliteit import is_te_wegen, vaste_punten
from ..models import (
    Aanbieder,
    Aanbod,
    Doelgroep,
    Kwaliteitspunten,
    Onderwerp,
    Speld,
    Taal,
    Zoekdocument,
)
from ..zoeken import index, kenmerken
from ..zoeken.tekst import indexwoorden, onbekende_woorden
from ..zoeken.treffer import als_tekst, omgeven
from .openingstijden import bereid_voor

BLOK = 500


@transaction.atomic
def indexeer(aanbod_ids: Iterable[int]) -> int:
    """Prepare these aanbod anew; those not public lose their document. Returns how many stand.

    The points of `kwaliteit` are weighed with them, for what is not public yet too.

    Call it in the transaction of the change itself, so a saved record is found at once.
    """
    ids = list(aanbod_ids)
    staan = 0
    for begin in range(0, len(ids), BLOK):
        staan += _indexeer_blok(ids[begin : begin + BLOK])
    return staan


def aanbod_met(record) -> models.QuerySet:
    """The keys of the aanbod whose documents mention this record."""
    return aanbod_met_een(type(record), [record.pk])


def aanbod_met_een(model: type[models.Model], sleutels: Collection[int]) -> models.QuerySet:
    """The keys of the aanbod whose documents mention a record of `model` with one of these keys."""
    paden = {
        Aanbod: Q(pk__in=sleutels),
        Aanbieder: Q(aanbieder__in=sleutels),
        Onderwerp: Q(onderwerpen__in=sleutels) | Q(onderwerpen__ouder__in=sleutels),
        Doelgroep: Q(doelgroepen__in=sleutels),
        Taal: Q(talen__in=sleutels),
        Locatie: Q(locaties__in=sleutels),
        Wijk: Q(wijken__in=sleutels) | Q(locaties__wijk__in=sleutels),
    }
    return Aanbod.objects.filter(paden[model]).order_by().values_list("pk", flat=True).distinct()


def indexeer_alles() -> int:
    return indexeer(Aanbod.objects.values_list("pk", flat=True))


def indexeer_verlopen() -> int:
    """Prepare anew what was in time when it was prepared, and no longer is. Returns how many.

    Asked of the documents themselves: a night that was skipped is made good by the next.
    """
    verlopen = (
        Aanbod.objects.verlopen_op(timezone.localdate())
        .filter(zoekdocument__kenmerken__contains=f" {kenmerken.GECONTROLEERD} ")
        .order_by("pk")
    )
    ids = list(verlopen.values_list("pk", flat=True))
    for begin in range(0, len(ids), BLOK):
        indexeer(ids[begin : begin + BLOK])
    return len(ids)


def _indexeer_blok(ids: list[int]) -> int:
    _wacht_op_anderen(ids)
    te_wegen = list(
        Aanbod.objects.filter(is_te_wegen(), pk__in=ids)
        .select_related("aanbieder", "gemeente")
        .prefetch_related(
            "aanbieder__aliassen",
            "onderwerpkoppelingen__onderwerp__ouder",
            "werkgebieden__wijk",
            "plekken__locatie__wijk",
            "plekken__locatie__gemeente",
            "doelgroepen",
            "talen",
        )
    )
    Kwaliteitspunten.objects.filter(pk__in=ids).delete()
    Kwaliteitspunten.objects.bulk_create(vaste_punten(aanbod) for aanbod in te_wegen)
    openbaar = [aanbod for aanbod in te_wegen if aanbod.is_openbaar]
    documenten = [_document(aanbod) for aanbod in openbaar]
    Zoekdocument.objects.filter(pk__in=ids).delete()
    Zoekdocument.objects.bulk_create(documenten)
    Speld.objects.filter(aanbod__in=ids).delete()
    Speld.objects.bulk_create(speld for aanbod in openbaar for speld in _spelden(aanbod))
    bereid_voor(notatie for aanbod in openbaar for notatie in _notaties(aanbod))
    return len(documenten)


def _wacht_op_anderen(ids: list[int]) -> None:
    """Take the aanbod themselves, in order, before reading what their documents are made of.

    Who prepares the same one at that moment comes after us and sees what we saved. SQLite
    has one writer at a time.
    """
    list(
        Aanbod.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values("pk")
    )


def _notaties(aanbod: Aanbod) -> list[str]:
    return [aanbod.bereikbaar, *(plek.openingstijden for plek in aanbod.plekken.all())]


def _document(aanbod: Aanbod) -> Zoekdocument:
    kenmerkwoorden = kenmerken.van(aanbod)
    kern = _kern(aanbod)
    bereik = _bereik(aanbod)
    woorden = [bereik, *_vindwoorden(aanbod), *kern, *_omgeving(aanbod, kenmerkwoorden), index.SLOT]
    return Zoekdocument(
        aanbod=aanbod,
        bereik=bereik,
        naam=omgeven(indexwoorden(aanbod.naam)),
        kern=omgeven(kern),
        woorden=" ".join(dict.fromkeys(woorden)),
        kenmerken=omgeven(kenmerkwoorden),
        punten=" ".join(map(als_tekst, aanbod.plekken_op_de_kaart)),
        aanbieder=aanbod.aanbieder,
        eigennamen=" ".join(onbekende_woorden(aanbod.naam, *_aanbiedernamen(aanbod))),
        sorteernaam=aanbod.sorteernaam,
    )


def _aanbiedernamen(aanbod: Aanbod) -> list[str]:
    return [aanbod.aanbieder.naam, *(alias.naam for alias in aanbod.aanbieder.aliassen.all())]


def _kern(aanbod: Aanbod) -> list[str]:
    """What it is, whose, and for whom."""
    return indexwoorden(
        aanbod.naam,
        aanbod.samenvatting,
        *_aanbiedernamen(aanbod),
        *(groep.naam for groep in aanbod.doelgroepen.all()),
    )


def _omgeving(aanbod: Aanbod, kenmerkwoorden: Iterable[str]) -> list[str]:
    """What is said of it elsewhere: its description, onderwerpen, places, ways in."""
    onderwerpen = [koppeling.onderwerp for koppeling in aanbod.onderwerpkoppelingen.all()]
    plekken = [plek.locatie for plek in aanbod.plekken.all()]
    return indexwoorden(
        aanbod.beschrijving,
        *(onderwerp.naam for onderwerp in onderwerpen),
        *(onderwerp.uitleg for onderwerp in onderwerpen),
        *(onderwerp.uitleg_professional for onderwerp in onderwerpen),
        *(locatie.naam for locatie in plekken),
        *(locatie.straat for locatie in plekken),
        *(gebied.wijk.naam for gebied in aanbod.werkgebieden.all()),
        *(kenmerken.IN_WOORDEN.get(woord, "") for woord in kenmerkwoorden),
    )


def _vindwoorden(aanbod: Aanbod) -> list[str]:
    """By which it is found without a word of its own."""
    woorden = [index.onderwerpwoord(slug) for slug in kenmerken.onderwerpslugs(aanbod)]
    if aanbod.ontmoetingsplek or aanbod.bereikbaar:
        woorden.append(index.ALTIJD_MEE)
    return woorden


def _spelden(aanbod: Aanbod) -> list[Speld]:
    spelden = []
    for plek in aanbod.plekken_op_de_kaart:
        x, y = naar_pixel(plek.locatie.breedte, plek.locatie.lengte)
        spelden.append(
            Speld(
                aanbod=aanbod,
                gemeente_id=plek.locatie.gemeente_id,
                x=x,
                y=y,
                breedte=plek.locatie.breedte,
                lengte=plek.locatie.lengte,
                soort=plek.soort,
            )
        )
    return spelden


def _bereik(aanbod: Aanbod) -> str:
    if aanbod.bereik == Aanbod.Bereik.REGIO:
        return index.bereik_van_regio(aanbod.regio_id)
    return index.bereik_van_gemeente(aanbod.gemeente)
