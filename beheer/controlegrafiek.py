"""A line over the months, as numbers for an SVG without a style or a script in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

BREEDTE, HOOGTE = 400, 200
LINKS, RECHTS, BOVEN, ONDER = 52, 16, 16, 36
MAANDEN = 24


@dataclass(frozen=True)
class Punt:
    x: float
    y: float
    maand: str
    procent: int


@dataclass(frozen=True)
class Grafiek:
    """`punten` are the months that are there; a month that is missing is a gap in time, not zero."""

    punten: list[Punt]
    strepen: list[tuple[float, int]]
    breedte: int = BREEDTE
    hoogte: int = HOOGTE
    links: int = LINKS
    rechts: int = BREEDTE - RECHTS

    @property
    def lijn(self) -> str:
        return " ".join(f"{punt.x},{punt.y}" for punt in self.punten)

    @property
    def zin(self) -> str:
        """For who does not see it."""
        eerste, laatste = self.punten[0], self.punten[-1]
        if eerste is laatste:
            return f"Op tijd gecontroleerd: {laatste.procent}% in {laatste.maand}."
        return (
            f"Op tijd gecontroleerd: van {eerste.procent}% in {eerste.maand} "
            f"naar {laatste.procent}% in {laatste.maand}."
        )


def grafiek(delen: Iterable[tuple[date, int]]) -> Grafiek | None:
    """Of (month, percentage), the oldest first; None without a month."""
    delen = list(delen)[-MAANDEN:]
    if not delen:
        return None
    nummers = [maand.year * 12 + maand.month for maand, _ in delen]
    duur = max(nummers[-1] - nummers[0], 1)
    ruimte = BREEDTE - LINKS - RECHTS
    punten = [
        Punt(
            x=round(LINKS + ruimte * (nummer - nummers[0]) / duur, 1),
            y=_hoogte_van(procent),
            maand=date_format(maand, "F Y"),
            procent=procent,
        )
        for nummer, (maand, procent) in zip(nummers, delen, strict=True)
    ]
    return Grafiek(punten, [(_hoogte_van(procent), procent) for procent in (0, 50, 100)])


def _hoogte_van(procent: int) -> float:
    return round(BOVEN + (HOOGTE - BOVEN - ONDER) * (1 - procent / 100), 1)
