"""The answers, to hold an aanbod against: how near it is, and how much it is about this."""

from functools import cached_property

from aanbod.zoeken import kenmerken

from ..antwoorden import Antwoorden
from ..kandidaten import Kandidaat
from ..models import Keuze

# Near enough to walk to, also over the border of a wijk.
NABIJ_METER = 1_500


class Maatstaf:
    """Of one question in one gemeente; a distance is measured once."""

    def __init__(self, antwoorden: Antwoorden, gemeente, meters: dict[int, float] | None = None):
        self.antwoorden, self.gemeente = antwoorden, gemeente
        self._meters = {} if meters is None else meters

    def alleen(self, gebied: Keuze) -> "Maatstaf":
        """The same, about one of the subjects."""
        return Maatstaf(self.antwoorden.alleen(gebied), self.gemeente, self._meters)

    # --- Where it is -------------------------------------------------------------------------

    def is_hier(self, een: Kandidaat) -> bool:
        return self.is_in_de_wijk(een) or self.is_nabij(een)

    def is_in_de_wijk(self, een: Kandidaat) -> bool:
        return bool(een.wijken & self.antwoorden.wijkcodes)

    def is_nabij(self, een: Kandidaat) -> bool:
        return self.meter(een) <= NABIJ_METER

    def meter(self, een: Kandidaat) -> float:
        if een.pk not in self._meters:
            punt = self.antwoorden.plaats and self.antwoorden.plaats.punt
            self._meters[een.pk] = een.meter_van(punt, self.gemeente)
        return self._meters[een.pk]

    # --- What it is about --------------------------------------------------------------------

    @cached_property
    def onderwerpen(self) -> dict[str, str]:
        return self.antwoorden.onderwerpen

    @cached_property
    def onderwerpen_jeugd(self) -> dict[str, str]:
        """Those of the child or young person that the question is for; else none."""
        return self.antwoorden.onderwerpen_jeugd if self.antwoorden.is_jeugd else {}

    @cached_property
    def alle_onderwerpen(self) -> dict[str, str]:
        return self.onderwerpen | self.onderwerpen_jeugd

    @cached_property
    def trefwoorden(self) -> list[str]:
        return self.antwoorden.trefwoorden

    def gaat_erover(self, een: Kandidaat) -> bool:
        """Tagged with it, or on purpose for every question (ONTWERP 2)."""
        if gevraagd := self.onderwerpen or self.onderwerpen_jeugd:
            return een.alle_onderwerpen or bool(een.raakt(gevraagd))
        # Nothing was asked: what takes any question, or comes to people, or is for meeting.
        ruim = {kenmerken.ONTMOETINGSPLEK, kenmerken.OUTREACHEND} & een.kenmerken
        return een.alle_onderwerpen or bool(ruim)

    def aantal_woorden(self, een: Kandidaat) -> int:
        """How many of the words that the choices look for it has."""
        return sum(f" {woord}" in een.tekst for woord in self.trefwoorden)
