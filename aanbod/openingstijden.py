"""The one place that decides "nu open": OpenStreetMap notation, read by a library.

Everything is said in blocks of time: the label of a card, the week of a page, and the
`Openblok` rows that the filter and the order ask in SQL (`actions.openingstijden`). Times
are those of Europe/Amsterdam, holidays the Dutch ones.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from opening_hours import OpeningHours, ParserError, State

# Days, the first one included, that are read (and prepared) at once.
VENSTER = 15
# Who opens later than this is closed.
VER_VOORUIT = timedelta(days=400)
# Enough for a notation with many comments; one of uncertain hours only never gets there.
HOOGSTE_WISSELS = 60
DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
HOE_TE_SCHRIJVEN = "In de notatie van OpenStreetMap, bijvoorbeeld Mo-Fr 09:00-12:00; PH off."
AFSPRAAK_WOORD = "afspraak"
BEZOEK, BEREIKBAAR = "open", "bereikbaar"


@dataclass(frozen=True)
class Blok:
    """From `van` up to `tot`, both UTC: open to whoever comes, or by appointment only."""

    van: datetime
    tot: datetime
    op_afspraak: bool = False


@dataclass(frozen=True)
class Stuk:
    """A stretch in which the notation says something other than closed, in local time."""

    van: datetime
    tot: datetime
    is_open: bool
    uitleg: str


@dataclass(frozen=True)
class Sluiting:
    """A temporary closure, whole days; without an end it stays closed."""

    van: date
    tot_en_met: date | None = None

    def geldt_op(self, dag: date) -> bool:
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)

    @property
    def grenzen(self) -> tuple[datetime, datetime]:
        """Its first and its last moment, UTC."""
        if self.tot_en_met is None:
            return middernacht(self.van), datetime.max.replace(tzinfo=UTC)
        return middernacht(self.van), middernacht(self.tot_en_met + timedelta(days=1))


@dataclass(frozen=True)
class Stand:
    """Whether it is open, and in words until or from when; empty words when unknown.

    `opent` is the next moment at which it opens (UTC), None when open or not known.
    """

    is_open: bool
    tekst: str
    opent: datetime | None = field(default=None, compare=False)


ONBEKEND = Stand(False, "")


@lru_cache(maxsize=5_000)
def _lees(notatie: str) -> OpeningHours:
    return OpeningHours(notatie, country="NL")


def controleer(notatie: str):
    """Raises `ValidationError`, in Dutch, when the notation cannot be read.

    A fallback (`||`) is refused: the library says what it means at a moment, but its
    stretches of time stop at it.
    """
    try:
        _lees(notatie)
    except ParserError as fout:
        raise ValidationError(
            "Deze openingstijden zijn niet te lezen. Schrijf ze zoals: Mo-Fr 09:00-12:00; PH off."
        ) from fout
    if "||" in notatie:
        raise ValidationError(
            "Wij kunnen || niet lezen. Schrijf de dagen uit, "
            'zoals: Mo-Fr 09:00-12:00; Sa unknown "op afspraak".'
        )


# --- Blocks of time ----------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def blokken(notatie: str, dag: date) -> tuple[Blok, ...]:
    """Every block in the `VENSTER` days from this day, cut off at both ends.

    It always reads from a midnight: the hour that a change of the clock repeats is then
    understood alike whenever it is asked.
    """
    reeks = _lees(notatie).intervals(
        timezone.make_aware(datetime.combine(dag, time.min)),
        timezone.make_aware(datetime.combine(dag + timedelta(days=VENSTER), time.min)),
    )
    return tuple(_aaneen(_als_blokken(reeks)))


def stukken(notatie: str, dag: date, duur: timedelta) -> list[Stuk]:
    """All that it says of the days from this one on, with its comments; stretches of one meaning
    that touch are one."""
    begin = datetime.combine(dag, time.min)
    samen: list[Stuk] = []
    for van, tot, toestand, uitleg in _lees(notatie).intervals(begin, begin + duur):
        if toestand == State.CLOSED:
            continue
        stuk = Stuk(van, tot, toestand == State.OPEN, str(uitleg or ""))
        vorige = samen[-1] if samen else None
        if vorige and (vorige.tot, vorige.is_open, vorige.uitleg) == (
            stuk.van, stuk.is_open, stuk.uitleg,
        ):  # fmt: skip
            samen[-1] = Stuk(vorige.van, stuk.tot, stuk.is_open, stuk.uitleg)
        else:
            samen.append(stuk)
    return samen


def _als_blokken(reeks):
    """The stretches of the library that say something for certain."""
    for van, tot, toestand, uitleg in reeks:
        op_afspraak = AFSPRAAK_WOORD in str(uitleg).lower()
        if toestand == State.OPEN or (toestand == State.UNKNOWN and op_afspraak):
            einde = datetime.max.replace(tzinfo=UTC) if tot is None else tot.astimezone(UTC)
            if van.astimezone(UTC) < einde:
                yield Blok(van.astimezone(UTC), einde, op_afspraak)


def _aaneen(reeks) -> list[Blok]:
    """A comment is a change to the library, though nothing opens or closes."""
    samen: list[Blok] = []
    for blok in reeks:
        vorige = samen[-1] if samen else None
        if vorige and vorige.tot == blok.van and vorige.op_afspraak == blok.op_afspraak:
            samen[-1] = Blok(vorige.van, blok.tot, blok.op_afspraak)
        else:
            samen.append(blok)
    return samen


def _buiten(sluiting: Sluiting | None, reeks) -> list[Blok]:
    """The blocks with the closure cut out of them."""
    if sluiting is None:
        return list(reeks)
    van, tot = sluiting.grenzen
    over = []
    for blok in reeks:
        if blok.van < van:
            over.append(Blok(blok.van, min(blok.tot, van), blok.op_afspraak))
        if blok.tot > tot:
            over.append(Blok(max(blok.van, tot), blok.tot, blok.op_afspraak))
    return over


def middernacht(dag: date) -> datetime:
    """The first moment of a day in Amsterdam, UTC."""
    return timezone.make_aware(datetime.combine(dag, time.min)).astimezone(UTC)


# --- In words ----------------------------------------------------------------------------


def stand(
    notatie: str,
    moment: datetime | None = None,
    *,
    sluiting: Sluiting | None = None,
    woord: str = BEZOEK,
) -> Stand:
    """`nu open tot 16:00`, `morgen om 9:00 weer open`, `nu alleen op afspraak`.

    `woord` is `BEZOEK`, or `BEREIKBAAR` for a telephone line.
    """
    nu = timezone.localtime((moment or timezone.now()).astimezone(UTC))
    if sluiting and sluiting.geldt_op(nu.date()):
        return Stand(False, _tijdelijk_gesloten(sluiting))
    if not notatie:
        return ONBEKEND
    reeks = [blok for blok in _buiten(sluiting, blokken(notatie, nu.date())) if blok.tot > nu]
    if reeks and reeks[0].van <= nu:
        if not reeks[0].op_afspraak:
            return Stand(True, _tot_wanneer(nu, reeks[0].tot, woord))
        return Stand(False, "nu alleen op afspraak", _eerste(reeks))
    if _lees(notatie).is_unknown(nu):
        return ONBEKEND
    return _gesloten(notatie, nu, reeks, sluiting, woord)


def _tijdelijk_gesloten(sluiting: Sluiting) -> str:
    if sluiting.tot_en_met is None:
        return "tijdelijk gesloten"
    return f"tijdelijk gesloten tot en met {date_format(sluiting.tot_en_met, 'j F')}"


def beste(standen: list[Stand]) -> Stand:
    """Open goes before what opens soonest, and that before what says little."""
    return min(
        standen,
        key=lambda een: (not een.is_open, een.opent is None, een.opent or 0, not een.tekst),
    )


def _tot_wanneer(nu: datetime, tot: datetime, woord: str) -> str:
    lang = tot - nu > timedelta(hours=20)
    return f"nu {woord}" if lang else f"nu {woord} tot {_uur(timezone.localtime(tot))}"


def _eerste(reeks: list[Blok]) -> datetime | None:
    return next((blok.van for blok in reeks if not blok.op_afspraak), None)


def _gesloten(notatie, nu, reeks, sluiting, woord) -> Stand:
    opent, zeker = _eerste(reeks), True
    if opent is None:
        opent, zeker = _opent_later(notatie, nu.date() + timedelta(days=VENSTER), sluiting)
    if opent is not None:
        dan = timezone.localtime(opent)
        return Stand(False, f"{_dag(nu, dan)} om {_uur(dan)} weer {woord}", opent)
    if reeks:
        return Stand(False, "alleen op afspraak")
    if not zeker:
        return ONBEKEND
    return Stand(False, "nu gesloten" if woord == BEZOEK else f"nu niet {woord}")


@lru_cache(maxsize=5_000)
def _opent_later(notatie: str, dag: date, sluiting) -> tuple[datetime | None, bool]:
    """The first opening from this day on; without one, whether that means never.

    Without an end the library reads on to the year 9999, which takes it seconds.
    """
    begin = timezone.make_aware(datetime.combine(dag, time.min))
    reeks = list(islice(_lees(notatie).intervals(begin, begin + VER_VOORUIT), HOOGSTE_WISSELS))
    opent = _eerste(_buiten(sluiting, _als_blokken(reeks)))
    zeker = not any(toestand == State.UNKNOWN for _, _, toestand, _ in reeks)
    return opent, zeker and len(reeks) < HOOGSTE_WISSELS


def week(
    notatie: str, moment: datetime | None = None, *, sluiting: Sluiting | None = None
) -> list[tuple[str, str]]:
    """The coming seven days as they really are, holidays and closure included.

    From Monday to Sunday, each the first of its name from today on.
    """
    if not notatie:
        return []
    vandaag = timezone.localtime(moment).date()
    reeks = _buiten(sluiting, blokken(notatie, vandaag))
    dagen = [
        vandaag + timedelta(days=(nummer - vandaag.weekday()) % 7) for nummer in range(len(DAGEN))
    ]
    return [(naam, _uren(reeks, dag)) for naam, dag in zip(DAGEN, dagen, strict=True)]


def _uren(reeks: list[Blok], dag: date) -> str:
    begin, einde = middernacht(dag), middernacht(dag + timedelta(days=1))
    vandaag = [
        Blok(max(blok.van, begin), min(blok.tot, einde), blok.op_afspraak)
        for blok in reeks
        if blok.van < einde and blok.tot > begin
    ]
    if [(blok.van, blok.tot, blok.op_afspraak) for blok in vandaag] == [(begin, einde, False)]:
        return "de hele dag"
    return " en ".join(_uren_van(blok, einde) for blok in vandaag) or "gesloten"


def _uren_van(blok: Blok, einde: datetime) -> str:
    tot = "24:00" if blok.tot == einde else _uur(timezone.localtime(blok.tot))
    uren = f"{_uur(timezone.localtime(blok.van))} – {tot}"
    return f"{uren} op afspraak" if blok.op_afspraak else uren


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
