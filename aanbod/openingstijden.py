"""The one place that decides "nu open": OpenStreetMap notation, read by a library.

Times are those of Europe/Amsterdam, holidays the Dutch ones.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils import timezone
from opening_hours import OpeningHours, ParserError, State

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
    wissel = tijden.next_change(nu)
    if tijden.is_open(nu):
        if wissel is None or wissel - nu > timedelta(hours=20):
            return Stand(True, "nu open")
        return Stand(True, f"nu open tot {_uur(wissel)}")
    if wissel is None:
        return Stand(False, "nu gesloten")
    return Stand(False, f"{_dag(nu, wissel)} om {_uur(wissel)} weer open")


def week(notatie: str, moment: datetime | None = None) -> list[tuple[str, str]]:
    """The coming week as it really is, holidays included: per day its hours or `gesloten`."""
    if not notatie:
        return []
    tijden = _lees(notatie)
    begin = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    maandag = begin - timedelta(days=begin.weekday())
    return [(DAGEN[nummer], _uren(tijden, maandag + timedelta(days=nummer))) for nummer in range(7)]


def _uren(tijden: OpeningHours, dag: datetime) -> str:
    delen = [
        f"{_uur(van)} – {_uur(tot)}"
        for van, tot, toestand, *_ in tijden.intervals(dag, dag + timedelta(days=1))
        if toestand == State.OPEN
    ]
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
