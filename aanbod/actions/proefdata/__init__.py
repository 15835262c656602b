"""Invented gemeenten: complete, plausible and reproducible records, of any amount.

Nothing in them is real: the names come from `fixtures/voorbeeldstad.yaml`, no telephone
number begins with 099, and Voorbeeldstad lies in the water of the Markermeer. The others
lie on a grid, wherever that falls.
"""

from collections.abc import Callable
from random import Random

from django.db import reset_queries, transaction

from wijken.models import Gemeente

from ..indexeren import indexeer
from .aanbieders import maak_aanbieders, maak_contactpersonen
from .aanbod import kies, maak_aanbod, maak_hulp
from .gebied import Stad, maak_gebied, maak_locaties
from .koppelingen import koppel
from .plan import CODE, MEESTE_GEMEENTEN, Plan, maak_plannen
from .stof import laad_stof, lees_woorden

__all__ = ["CODE", "MEESTE_GEMEENTEN", "maak_proefdata", "plannen_te_maken"]

# Held in memory at once. A Voorbeeldstad up to this size has the same records as ever.
BLOK = 2_000
AANBOD_PER_AANBIEDER = 3
AANBOD_PER_LOCATIE = 3
# The calls of `voortgang`: how many aanbod were added.
Voortgang = Callable[[int], None]


def maak_proefdata(
    *, aanbod: int, zaad: int, gemeenten: int = 1, voortgang: Voortgang = lambda aantal: None
) -> int:
    """Create Voorbeeldstad, and further invented gemeenten, with `aanbod` records together.

    Each gemeente gets a makelaar and a wijkteam on top of that, and a transaction of its
    own. Returns how many were made. The same seed on the same day gives the same records,
    also when a run was stopped and asked for again: gemeenten that stand are left alone.

    Raises `ValueError` when all stand already, or when the onderwerpen are not loaded.
    """
    gemaakt, stof = 0, None
    for plan in plannen_te_maken(aanbod, gemeenten):
        with transaction.atomic():
            stof = stof or laad_stof()
            gemaakt += _maak_stad(maak_gebied(plan, stof, _toeval(plan, zaad)), voortgang)
    return gemaakt


def plannen_te_maken(aanbod: int, gemeenten: int) -> list[Plan]:
    """Those that do not stand yet. Raises `ValueError` when that is none."""
    plannen = maak_plannen(aanbod, gemeenten, lees_woorden()["gemeentenamen"])
    staan = set(Gemeente.objects.filter(verzonnen=True).values_list("code", flat=True))
    te_maken = [plan for plan in plannen if plan.code not in staan]
    if not te_maken and gemeenten == 1:
        raise ValueError("Voorbeeldstad staat er al. Begin met een lege database.")
    if not te_maken:
        raise ValueError(f"Deze {gemeenten} gemeenten staan er al. Begin met een lege database.")
    return te_maken


def _toeval(plan: Plan, zaad: int) -> Random:
    """Of each gemeente its own, whatever was made before it."""
    return Random(zaad if plan.nummer == 1 else f"{zaad} {plan.code}")  # noqa: S311 reproducible, not secret


def _maak_stad(stad: Stad, voortgang: Voortgang) -> int:
    """Block by block: all of a block is written and indexed before the next is made."""
    staan = aanbieders = 0
    for begin in range(0, stad.plan.aantal, BLOK):
        nummers = range(begin, min(begin + BLOK, stad.plan.aantal))
        nieuwe = max(4, len(nummers) // AANBOD_PER_AANBIEDER)
        staan += _maak_blok(stad, nummers, range(aanbieders, aanbieders + nieuwe))
        aanbieders += nieuwe
        # With DEBUG on, every query is kept.
        reset_queries()
        voortgang(len(nummers))
    return staan


def _maak_blok(stad: Stad, nummers: range, aanbiedernummers: range) -> int:
    aantal_locaties = max(len(stad.wijken), len(nummers) // AANBOD_PER_LOCATIE)
    locaties = maak_locaties(stad, aantal_locaties)
    aanbieders = maak_aanbieders(stad, aanbiedernummers)
    opzetten = kies(stad, nummers, locaties)
    aanbod = maak_aanbod(stad, opzetten, aanbieders)
    koppel(stad, zip(aanbod, opzetten, strict=True))
    if nummers.start == 0:
        aanbod += maak_hulp(stad, aanbieders[0])
    maak_contactpersonen(stad, aanbieders)
    return indexeer(een.pk for een in aanbod)
