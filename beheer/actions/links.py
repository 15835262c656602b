"""Looking whether the websites of the records still work, a limited number at a time."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from aanbod.kwaliteit import TERZIJDE, is_te_wegen
from aanbod.models import Aanbieder, Aanbod

from ..models import Linkcontrole
from ..websites import WACHT, Uitslag, bekijk

PER_KEER = 200
# One that works is looked at again after a month; one that fails the next day.
RUST = timedelta(days=30)
TUSSEN_TWEE = 1.0  # seconds between two requests to the same host


class GeenVerbinding(Exception):
    """Nothing answered: then it is this server, and nothing is written."""


@dataclass
class Linkverslag:
    werkt: int = 0
    stuk: int = 0
    # How many now fail on two days or more.
    kapot: int = 0

    @property
    def bekeken(self) -> int:
        return self.werkt + self.stuk


class Beurten:
    """Waits until a host may be asked again. `nu` and `slaap` are the clock."""

    def __init__(self, nu: Callable[[], float] = time.monotonic, slaap=time.sleep):
        self._nu, self._slaap = nu, slaap
        self._vrij: dict[str, float] = {}

    def __call__(self, host: str) -> None:
        nu = self._nu()
        begin = max(nu, self._vrij.get(host, nu))
        self._vrij[host] = begin + TUSSEN_TWEE
        if begin > nu:
            self._slaap(begin - nu)


def controleer_links(
    *,
    hoogstens: int = PER_KEER,
    wacht: float = WACHT,
    vandaag: date | None = None,
    beurt: Callable[[str], None] | None = None,
) -> Linkverslag:
    """Look at what waited longest, and keep the result of each at once.

    Raises `GeenVerbinding` when of several hosts none answered. What is no longer in use anywhere
    is forgotten.
    """
    vandaag, beurt = vandaag or timezone.localdate(), beurt or Beurten()
    in_gebruik = adressen_in_gebruik()
    verslag, zonder_antwoord = Linkverslag(), []
    iemand_antwoordde = False
    for url in aan_de_beurt(in_gebruik, vandaag)[:hoogstens]:
        uitslag = bekijk(url, beurt=beurt, wacht=wacht)
        verslag.werkt += uitslag.werkt
        verslag.stuk += not uitslag.werkt
        iemand_antwoordde = iemand_antwoordde or uitslag.antwoordt
        zonder_antwoord.append((url, uitslag))
        # No answer is kept until another one did: only then is it not our own line.
        if iemand_antwoordde:
            _bewaar(zonder_antwoord, vandaag)
            zonder_antwoord = []
    if len({_host(url) for url, _ in zonder_antwoord}) > 1:
        raise GeenVerbinding
    _bewaar(zonder_antwoord, vandaag)
    _vergeet_behalve(in_gebruik)
    verslag.kapot = Linkcontrole.objects.kapot().count()
    return verslag


def adressen_in_gebruik() -> set[str]:
    aanbod = Aanbod.objects.filter(is_te_wegen()).exclude(website="")
    aanbieders = Aanbieder.objects.exclude(status__in=TERZIJDE).exclude(website="")
    return {
        url
        for records in (aanbod, aanbieders)
        for url in records.order_by().values_list("website", flat=True).distinct()
    }


def aan_de_beurt(adressen: set[str], vandaag: date) -> list[str]:
    """Never looked at first, then the longest ago; hosts by turns, so that nobody waits long."""
    bekend = {een.url: een for een in Linkcontrole.objects.all()}
    eerder = [url for url in adressen if _is_aan_de_beurt(bekend.get(url), vandaag)]
    eerder.sort(key=lambda url: (_wanneer(bekend.get(url)), url))
    keren: defaultdict[str, int] = defaultdict(int)
    ronde = {}
    for url in eerder:
        ronde[url] = keren[_host(url)]
        keren[_host(url)] += 1
    return sorted(eerder, key=lambda url: ronde[url])


def _is_aan_de_beurt(eerder: Linkcontrole | None, vandaag: date) -> bool:
    if eerder is None:
        return True
    rust = timedelta(days=1) if eerder.eerste_fout else RUST
    return eerder.gecontroleerd_op + rust <= vandaag


def _wanneer(eerder: Linkcontrole | None) -> date:
    return eerder.gecontroleerd_op if eerder else date.min


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _bewaar(uitslagen: list[tuple[str, Uitslag]], vandaag: date) -> None:
    for url, uitslag in uitslagen:
        eerder = Linkcontrole.objects.filter(url=url).first()
        sinds = None if uitslag.werkt else (eerder and eerder.eerste_fout) or vandaag
        Linkcontrole.objects.update_or_create(
            url=url,
            defaults={
                "gecontroleerd_op": vandaag,
                "uitkomst": uitslag.uitkomst[:60],
                "eerste_fout": sinds,
            },
        )


def _vergeet_behalve(in_gebruik: set[str]) -> None:
    weg = [pk for pk, url in Linkcontrole.objects.values_list("pk", "url") if url not in in_gebruik]
    for begin in range(0, len(weg), PER_KEER):
        Linkcontrole.objects.filter(pk__in=weg[begin : begin + PER_KEER]).delete()
