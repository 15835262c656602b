"""Opening hours as people write them: by day of the week, to and from OpenStreetMap notation.

A notation that says more than a week (the first Monday of a month, the summer) is no `Rooster`:
that is decided by asking the library for the coming years, never by reading the notation here.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils import timezone

from .openingstijden import DAGEN, Stuk, controleer, stukken

# As the notation names them; in the order of `DAGEN`.
DAGNAMEN = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
KORTE_DAGEN = tuple(dag[:2] for dag in DAGEN)
OP_AFSPRAAK = "op afspraak"
DAG = 24 * 60
# A Monday with no holiday, nor a change of the clock, in the days that follow.
EEN_MAANDAG = date(2026, 3, 2)
# So far ahead a notation must say what its week says.
VOORUIT = timedelta(days=366)
# All that the notation of a week is made of: days and times, no month, year or count.
_WEEK = re.compile(
    rf"""(?: {"|".join(DAGNAMEN)} | PH | off | closed | open | 24/7 | "op\s+afspraak"
    | \d{{1,2}}:\d{{2}} | [-,;\s] )+""",
    re.VERBOSE | re.IGNORECASE,
)

_UREN = re.compile(
    r"""(\d{1,2})(?:[:.](\d{2}))? \s* (?:u|uur)? \s* (?:-|–|t/m|tot) \s*
    (\d{1,2})(?:[:.](\d{2}))? \s* (?:u|uur)? \s* (op\s+afspraak)?""",
    re.VERBOSE | re.IGNORECASE,
)
_TUSSEN = re.compile(r"\s*(?:,|;|&|\ben\b)\s*", re.IGNORECASE)
_DICHT = ("", "-", "dicht", "gesloten")


@dataclass(frozen=True, order=True)
class Uren:
    """From and to in minutes since the midnight that the day begins with; `tot` may be past the next."""

    van: int
    tot: int
    op_afspraak: bool = False

    def __str__(self):
        afspraak = f" {OP_AFSPRAAK}" if self.op_afspraak else ""
        return f"{_klok(self.van)}-{_klok(self.tot)}{afspraak}"


Dag = tuple[Uren, ...]


@dataclass(frozen=True)
class Rooster:
    """The hours of seven days, Monday first."""

    dagen: tuple[Dag, ...]
    feestdagen_dicht: bool = True

    def __bool__(self):
        return any(self.dagen)


# --- What people write -----------------------------------------------------------------------


def lees_uren(tekst: str) -> Dag:
    """`9-12 en 13:00-16:30 op afspraak`; raises `ValidationError` when it says something else."""
    if tekst.strip().lower() in _DICHT:
        return ()
    return tuple(sorted(_lees_een(deel) for deel in _TUSSEN.split(tekst.strip().strip(",;"))))


def _lees_een(tekst: str) -> Uren:
    gevonden = _UREN.fullmatch(tekst.strip())
    if not gevonden:
        raise ValidationError(f"“{tekst}” zijn geen tijden. Schrijf ze zoals: 9:00-12:00.")
    uur, minuut, tot_uur, tot_minuut, afspraak = gevonden.groups(default="0")
    van, tot = _minuten(uur, minuut), _minuten(tot_uur, tot_minuut)
    if van is None or tot is None or van in (tot, DAG):
        raise ValidationError(f"“{tekst}” kan niet. Schrijf tijden tussen 0:00 en 24:00.")
    return Uren(van, tot if tot > van else tot + DAG, afspraak != "0")


def _minuten(uur: str, minuut: str) -> int | None:
    samen = int(uur) * 60 + int(minuut)
    return samen if int(minuut) < 60 and samen <= DAG else None


def als_tekst(dag: Dag) -> str:
    return ", ".join(map(str, dag))


def _klok(minuten: int) -> str:
    """24:00 stays 24:00; later than that is a time of the next day."""
    if minuten > DAG:
        minuten -= DAG
    return f"{minuten // 60}:{minuten % 60:02}"


def in_woorden(notatie: str) -> str:
    """`ma t/m wo 9:00-12:00; za 10:00-12:00 op afspraak`; what is no week as it stands there."""
    try:
        rooster = lees(notatie)
    except ValidationError:
        return notatie
    if rooster is None:
        return notatie
    per_uren: dict[Dag, list[int]] = {}
    for nummer, dag in enumerate(rooster.dagen):
        if dag:
            per_uren.setdefault(dag, []).append(nummer)
    delen = [f"{_dagen(dagen, KORTE_DAGEN)} {als_tekst(dag)}" for dag, dagen in per_uren.items()]
    if delen and rooster.feestdagen_dicht:
        delen.append("op feestdagen gesloten")
    return "; ".join(delen) or "niet bekend"


# --- The notation ----------------------------------------------------------------------------


def schrijf(rooster: Rooster) -> str:
    """In OpenStreetMap notation; empty when there are no hours."""
    if not rooster:
        return ""
    regels = [
        f"{_dagen(nummers)} {_tijden(soort)}"
        for op_afspraak in (False, True)
        for nummers, soort in _gelijke_dagen(rooster, op_afspraak)
    ]
    # After a semicolon a rule takes the place of what was said of that day, and of its night.
    tussen = ", " if _vult_aan(rooster) else "; "
    return tussen.join(regels) + ("; PH off" if rooster.feestdagen_dicht else "")


def _gelijke_dagen(rooster: Rooster, op_afspraak: bool) -> list[tuple[list[int], Dag]]:
    """Days with the same hours, together."""
    per_uren: dict[Dag, list[int]] = {}
    for nummer, dag in enumerate(rooster.dagen):
        if uren := tuple(een for een in dag if een.op_afspraak == op_afspraak):
            per_uren.setdefault(uren, []).append(nummer)
    return [(nummers, uren) for uren, nummers in per_uren.items()]


def _vult_aan(rooster: Rooster) -> bool:
    soorten = [{een.op_afspraak for een in dag} for dag in rooster.dagen]
    return any(len(een) > 1 for een in soorten) or any(
        een.tot > DAG for dag in rooster.dagen for een in dag
    )


def _dagen(nummers: list[int], namen: tuple[str, ...] = DAGNAMEN) -> str:
    """`Mo-We,Fr`; with other names as people write it, `ma t/m wo, vr`."""
    reeksen = groupby(enumerate(nummers), key=lambda paar: paar[1] - paar[0])
    delen = [[nummer for _, nummer in reeks] for _, reeks in reeksen]
    komma, tot = (",", "-") if namen is DAGNAMEN else (", ", " t/m ")
    return komma.join(_van_tot([namen[nummer] for nummer in deel], komma, tot) for deel in delen)


def _van_tot(dagen: list[str], komma: str, tot: str) -> str:
    if len(dagen) < 3:
        return komma.join(dagen)
    return f"{dagen[0]}{tot}{dagen[-1]}"


def _tijden(uren: Dag) -> str:
    tijden = ",".join(f"{_vier(een.van)}-{_vier(een.tot)}" for een in uren)
    return f'{tijden} "{OP_AFSPRAAK}"' if uren[0].op_afspraak else tijden


def _vier(minuten: int) -> str:
    if minuten > DAG:
        minuten -= DAG
    return f"{minuten // 60:02}:{minuten % 60:02}"


def lees(notatie: str) -> Rooster | None:
    """The week that this notation says, or None when it says more than a week.

    Raises `ValidationError` when it cannot be read.
    """
    if not notatie:
        return Rooster(((),) * len(DAGEN))
    controleer(notatie)
    if not _WEEK.fullmatch(notatie):
        return None
    dagen = _week(stukken(notatie, EEN_MAANDAG - timedelta(days=1), timedelta(days=9)))
    if dagen is None:
        return None
    for dicht in (True, False):
        rooster = Rooster(dagen, dicht)
        if rooster and _zegt_hetzelfde(notatie, schrijf(rooster)):
            return rooster
    return None


def _week(gevonden: list[Stuk]) -> tuple[Dag, ...] | None:
    """The hours by the day that they begin on; None when there is more to them than hours."""
    dagen: list[list[Uren]] = [[] for _ in DAGEN]
    for stuk in gevonden:
        op_afspraak = stuk.uitleg.lower() == OP_AFSPRAAK
        if not stuk.is_open or (stuk.uitleg and not op_afspraak):
            return None
        for dag, uren in _per_dag(stuk, op_afspraak):
            if 0 <= dag < len(DAGEN):
                dagen[dag].append(uren)
    return tuple(tuple(sorted(dag)) for dag in dagen)


def _per_dag(stuk: Stuk, op_afspraak: bool) -> list[tuple[int, Uren]]:
    """What goes on for more than a day is cut at each midnight."""
    eerste = (stuk.van.date() - EEN_MAANDAG).days
    van = stuk.van.hour * 60 + stuk.van.minute
    tot = van + round((stuk.tot - stuk.van).total_seconds() / 60)
    if tot - van < DAG:
        return [(eerste, Uren(van, tot, op_afspraak))]
    delen = []
    for dag in range(-(-tot // DAG)):
        begin, einde = max(van - dag * DAG, 0), min(tot - dag * DAG, DAG)
        delen.append((eerste + dag, Uren(begin, einde, op_afspraak)))
    return delen


def _zegt_hetzelfde(notatie: str, ander: str) -> bool:
    vandaag = timezone.localdate()
    return stukken(notatie, vandaag, VOORUIT) == stukken(ander, vandaag, VOORUIT)
