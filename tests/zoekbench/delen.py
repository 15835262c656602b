"""Where the time of a page with a question goes: each part without the parts inside it.

A timer around some dozen functions, each called a few times a page, so it costs next to
nothing; a profiler would make what calls much look slow.
"""

import time
from collections import Counter
from contextlib import ExitStack
from importlib import import_module
from unittest import mock

from django.db.backends.utils import CursorWrapper
from django.test import Client

from .vragen import Vraag

REST = "middleware, adres, testclient"
DATABASE = "database (stuurprogramma)"
# From the outside in; a later part is taken off the earlier one that calls it.
DELEN = {
    "formulier en filters lezen": ["portaal.zoekpagina.Zoekpagina.__init__"],
    "vraag lezen": ["portaal.zoekpagina.lees"],
    "plaats, gevaar, kennis": [
        "portaal.zoekpagina.vind_plaats", "portaal.zoekpagina.nood_bij", "portaal.zoekpagina.kennis",
        "portaal.views.zoeken.gemeente_of_404", "portaal.views.zoeken.aanspreekpunten",
    ],
    "kandidaten maken": ["aanbod.zoeken.zoek._kandidaten"],
    "punten": [
        "aanbod.zoeken.punten.Weging.__init__", "aanbod.zoeken.punten.Weging.geef_punten",
    ],
    "tellen, ordenen": ["portaal.zoekpagina.zoek"],
    "filters met aantallen": [
        "portaal.zoekpagina.Zoekpagina.filters", "portaal.zoekpagina.Zoekpagina.volgordes",
        "portaal.zoekpagina.Zoekpagina.actieve_filters",
    ],
    "kaartjes": ["portaal.zoekpagina.Zoekpagina.blad"],
    "sjabloon": ["portaal.views.zoeken.render"],
}  # fmt: skip


class Secties:
    """Milliseconds of each part, on the clock and computed; what it calls keeps its own time."""

    def __init__(self):
        self.ms, self.rekentijd = Counter(), Counter()
        self._stapel = [REST]
        self._sinds = _nu()

    def _boek(self) -> None:
        nu = _nu()
        self.ms[self._stapel[-1]] += (nu[0] - self._sinds[0]) * 1000
        self.rekentijd[self._stapel[-1]] += (nu[1] - self._sinds[1]) * 1000
        self._sinds = nu

    def om(self, deel: str, functie):
        def met_tijd(*args, **kwargs):
            self._boek()
            self._stapel.append(deel)
            try:
                return functie(*args, **kwargs)
            finally:
                self._boek()
                self._stapel.pop()

        return met_tijd

    def begin(self) -> None:
        self.ms.clear()
        self.rekentijd.clear()
        self._sinds = _nu()

    def klaar(self, aantal: int) -> dict[str, dict[str, float]]:
        """Per page of this many, the dearest part first."""
        self._boek()
        return {
            deel: {"ms": ms / aantal, "rekentijd": self.rekentijd[deel] / aantal}
            for deel, ms in self.ms.most_common()
        }


def _nu() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def meet_delen(slug: str, vragen: list[Vraag]) -> dict:
    """Of each part what it takes of a page, on average, and the parts that were not found."""
    client = Client(headers={"host": "localhost"})
    secties = Secties()
    with ExitStack() as stapel:
        weg = [
            pad
            for deel, paden in DELEN.items()
            for pad in paden
            if not _wikkel(stapel, secties, deel, pad)
        ]
        _wikkel_database(stapel, secties)
        for vraag in vragen[:20]:
            client.get(vraag.pad(slug))
        secties.begin()
        for vraag in vragen:
            client.get(vraag.pad(slug))
        delen = secties.klaar(len(vragen))
    return {"delen": delen, "niet gevonden": weg}


def _wikkel(stapel: ExitStack, secties: Secties, deel: str, pad: str) -> bool:
    """False when there is no such function any more: then it counts with what calls it."""
    houder, _, naam = pad.rpartition(".")
    try:
        waar = _vind(houder)
        functie = getattr(waar, naam)
    except (ImportError, AttributeError):
        return False
    stapel.enter_context(mock.patch.object(waar, naam, secties.om(deel, functie)))
    return True


def _vind(pad: str):
    """A module, or a class in one."""
    try:
        return import_module(pad)
    except ModuleNotFoundError:
        module, _, klas = pad.rpartition(".")
        return getattr(import_module(module), klas)


def _wikkel_database(stapel: ExitStack, secties: Secties) -> None:
    """Asking and fetching: SQLite does most of its work while the rows are fetched."""
    uitvoeren = secties.om(DATABASE, CursorWrapper.execute)
    stapel.enter_context(mock.patch.object(CursorWrapper, "execute", uitvoeren))
    for naam in ("fetchone", "fetchmany", "fetchall"):
        ophalen = secties.om(
            DATABASE, lambda self, *args, naam=naam: getattr(self.cursor, naam)(*args)
        )
        stapel.enter_context(mock.patch.object(CursorWrapper, naam, ophalen, create=True))
