"""What is open and reachable in a gemeente at this moment; the same until some door opens or shuts."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.cache import caches
from django.db.models import CharField, Min, Value
from django.utils import timezone

from ..models import Aanbod, Openblok
from ..openingstijden import middernacht


class Nu(NamedTuple):
    """Keys of aanbod, true from `van` up to `tot`."""

    open: frozenset[int]
    bereikbaar: frozenset[int]
    van: datetime
    tot: datetime

    def geldt_op(self, moment: datetime) -> bool:
        return self.van <= moment < self.tot


def nu(gemeente, versie: str, moment: datetime) -> Nu:
    """`versie` names the data; no query while nothing changed and no door opened or shut."""
    sleutel = f"nu:{gemeente.pk}:{versie}"
    bewaard = caches["geheugen"].get(sleutel)
    if bewaard is None or not bewaard.geldt_op(moment):
        bewaard = _vraag_op(gemeente, versie, moment)
        caches["geheugen"].set(sleutel, bewaard)
    return bewaard


def volgende_wissel(versie: str, moment: datetime) -> datetime:
    """The first moment after this one at which a place opens or shuts, or a day begins.

    Of the whole country: one answer for all, and hours begin on the same few minutes anyway.
    Asked once for each `versie`, until it is there.
    """
    sleutel = f"wissel:{versie}"
    van, tot = caches["geheugen"].get(sleutel, (moment, moment))
    if not van <= moment < tot:
        van, tot = moment, _eerste_na(moment)
        caches["geheugen"].set(sleutel, (van, tot))
    return tot


def _eerste_na(moment: datetime) -> datetime:
    dag_erna = timezone.localdate(moment) + timedelta(days=1)
    wissels = [
        Openblok.objects.filter(**{f"{veld}__gt": moment}).aggregate(eerste=Min(veld))["eerste"]
        for veld in ("van", "tot")
    ]
    return min(filter(None, [*wissels, middernacht(dag_erna)]))


def _vraag_op(gemeente, versie: str, moment: datetime) -> Nu:
    aanbod = Aanbod.objects.in_gemeente(gemeente).order_by()
    rijen = (
        _sleutels(aanbod.open_op(moment), "open")
        .union(_sleutels(aanbod.bereikbaar_op(moment), "bereikbaar"), all=True)
    )  # fmt: skip
    per_soort = {"open": set(), "bereikbaar": set()}
    for soort, pk in rijen:
        per_soort[soort].add(pk)
    return Nu(
        frozenset(per_soort["open"]),
        frozenset(per_soort["bereikbaar"]),
        moment,
        volgende_wissel(versie, moment),
    )


def _sleutels(aanbod, soort: str):
    return aanbod.values_list(Value(soort, output_field=CharField()), "pk")
