"""The one place that decides "nu open": OpenStreetMap notation, read by a library.

Times are those of Europe/Amsterdam, holidays the Dutch ones.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils import timezone
from opening_hours import OpeningHours, ParserError, State

# Enough for a notation with many comments; one of uncertain hours only never gets there.
HOOGSTE_WISSELS = 60
DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


@dataclass(frozen=True)
class Stand:
    """Whether it is open, and in words until or from when; empty words when unknown."""

    is_open: bool
    tekst: str


ONBEKEND = Stand(False, "")


@lru_cache(maxsize=5_000)
def _lees(notatie: str) -> OpeningHours:
    return OpeningHours(notatie, country="NL")


def controleer(notatie: str):
    """Raises `ValidationError`, in Dutch, when the notation cannot be read."""
    try:
        _lees(notatie)
    except ParserError as fout:
        raise ValidationError(
            "Deze openingstijden zijn niet te lezen. Schrijf ze zoals: Mo-Fr 09:00-12:00; PH off."
        ) from fout


def stand(notatie: str, moment: datetime | None = None) -> Stand:
    """`nu open tot 16:00`, `morgen om 9:00 weer open`, `maandag om 9:00 weer open`."""
    if not notatie:
        return ONBEKEND
    tijden = _lees(notatie)
    nu = timezone.localtime(moment)
    if tijden.is_unknown(nu):
        return ONBEKEND
    is_open = tijden.is_open(nu)
    wissel, zeker = _volgende_wissel(tijden, nu, is_open)
    if is_open:
        lang = wissel is None or wissel - nu > timedelta(hours=20)
        return Stand(True, "nu open" if lang else f"nu open tot {_uur(wissel)}")
    if wissel is None:
        return Stand(False, "nu gesloten") if zeker else ONBEKEND
    return Stand(False, f"{_dag(nu, wissel)} om {_uur(wissel)} weer open")


def _volgende_wissel(tijden, nu, is_open: bool) -> tuple[datetime | None, bool]:
    """When open turns to not open or the other way, and whether no answer means never.

    A comment in the notation is a change to the library, though nothing opens or closes.
    """
    wissel = nu
    for _ in range(HOOGSTE_WISSELS):
        wissel = tijden.next_change(wissel)
        if wissel is None:
            return None, True
        if tijden.is_open(wissel) != is_open:
            return wissel, True
    return None, False


def week(notatie: str, moment: datetime | None = None) -> list[tuple[str, str]]:
    """This week as it really is, holidays included: per day its hours or `gesloten`."""
    if not notatie:
        return []
    tijden = _lees(notatie)
    begin = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    maandag = begin - timedelta(days=begin.weekday())
    return [
        (naam, _uren(tijden, maandag + timedelta(days=nummer))) for nummer, naam in enumerate(DAGEN)
    ]


def _uren(tijden: OpeningHours, dag: datetime) -> str:
    morgen = dag + timedelta(days=1)
    blokken = []
    for van, tot, toestand, _ in tijden.intervals(dag, morgen):
        if toestand != State.OPEN:
            continue
        if blokken and blokken[-1][1] == van:
            van = blokken.pop()[0]
        blokken.append((van, tot))
    if blokken == [(dag, morgen)]:
        return "de hele dag"
    delen = [f"{_uur(van)} – {'24:00' if tot == morgen else _uur(tot)}" for van, tot in blokken]
    return " en ".join(delen) or "gesloten"


def _uur(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _dag(nu: datetime, dan: datetime) -> str:
    verschil = (dan.date() - nu.date()).days
    if verschil == 0:
        return "vandaag"
    if verschil == 1:
        return "morgen"
    if verschil < 7:
        return DAGEN[dan.weekday()]
    return f"{dan.day}-{dan.month}"
