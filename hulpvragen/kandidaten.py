"""Every aanbod of a gemeente that may be a door, with what it is chosen by."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import cached_property

from aanbod.models import Aanbod, Zoekdocument
from aanbod.models.aanbod import is_gepubliceerd, is_in_gemeente
from aanbod.openingstijden import Sluiting
from aanbod.zoeken import kenmerken
from aanbod.zoeken.treffer import ONBEKEND_VER, lees_pinnen, meter_van
from wijken.tekst import sleutel

from .antwoorden import OUDST

_KOLOMMEN = [
    "pk", "kenmerken", "punten", "sorteernaam", "aanbod__naam", "aanbod__samenvatting",
    "aanbod__aanbieder", "aanbod__bereik", "aanbod__alle_onderwerpen", "aanbod__leeftijd_vanaf",
    "aanbod__leeftijd_tot_en_met", "aanbod__capaciteit", "aanbod__verwijzing",
    "aanbod__gesloten_van", "aanbod__gesloten_tot_en_met", "aanbod__gecontroleerd_op",
]  # fmt: skip


@dataclass
class Kandidaat:
    """What is known of one aanbod to choose it by, in the order of `_KOLOMMEN`."""

    pk: int
    # The words of a `Zoekdocument`, as the search has them.
    woorden: str
    punten: str
    sorteernaam: str
    naam: str
    samenvatting: str
    aanbieder: int
    bereik: str
    alle_onderwerpen: bool
    leeftijd_vanaf: int | None
    leeftijd_tot_en_met: int | None
    capaciteit: str
    verwijzing: bool
    gesloten_van: date | None
    gesloten_tot_en_met: date | None
    gecontroleerd_op: date | None

    @cached_property
    def kenmerken(self) -> frozenset[str]:
        return frozenset(self.woorden.split())

    @cached_property
    def onderwerpen(self) -> frozenset[str]:
        return self._achter(kenmerken.onderwerp(""))

    @cached_property
    def doelgroepen(self) -> frozenset[str]:
        return self._achter(kenmerken.doelgroep(""))

    @cached_property
    def wijken(self) -> frozenset[str]:
        return self._achter(kenmerken.wijk(""))

    def _achter(self, begin: str) -> frozenset[str]:
        """The slugs or codes of its kenmerken of one kind, such as `onderwerp:`."""
        return frozenset(een.removeprefix(begin) for een in self.kenmerken if een.startswith(begin))

    @property
    def is_algemeen(self) -> bool:
        return kenmerken.rol(Aanbod.Rol.ALGEMEEN) in self.kenmerken

    @property
    def is_specifiek(self) -> bool:
        return kenmerken.rol(Aanbod.Rol.SPECIFIEK) in self.kenmerken

    def raakt(self, onderwerpen: dict[str, str]) -> list[str]:
        """The names of those, out of slug to name, that it is tagged with."""
        return [naam for slug, naam in onderwerpen.items() if slug in self.onderwerpen]

    @cached_property
    def tekst(self) -> str:
        """Name and summary to find words in, each with a space before it."""
        return f" {sleutel(f'{self.naam} {self.samenvatting}')}"

    @property
    def zakt(self) -> bool:
        """Nobody new is helped there now: it is full, or closed for a while."""
        return self.capaciteit == Aanbod.Capaciteit.VOL or self._is_gesloten

    @property
    def _is_gesloten(self) -> bool:
        if self.gesloten_van is None:
            return False
        sluiting = Sluiting(self.gesloten_van, self.gesloten_tot_en_met)
        return sluiting.geldt_op(timezone.localdate())

    @property
    def volheid(self) -> int:
        """Room first, then what is not known or little."""
        return {Aanbod.Capaciteit.RUIM: 0, Aanbod.Capaciteit.VOL: 2}.get(self.capaciteit, 1)

    @property
    def oud(self) -> int:
        """Checked within its rhythm, once, or never."""
        if self.gecontroleerd_op is None:
            return 2
        return 0 if kenmerken.GECONTROLEERD in self.kenmerken else 1

    def is_voor_leeftijd(self, leeftijd: tuple[int, int] | None) -> bool:
        """For some of these years."""
        return leeftijd is None or (self._vanaf <= leeftijd[1] and leeftijd[0] <= self._tot)

    def is_voor_elke_leeftijd(self, leeftijd: tuple[int, int] | None) -> bool:
        """For all of these years."""
        return leeftijd is None or (self._vanaf <= leeftijd[0] and leeftijd[1] <= self._tot)

    @property
    def _vanaf(self) -> int:
        return self.leeftijd_vanaf or 0

    @property
    def _tot(self) -> int:
        return OUDST if self.leeftijd_tot_en_met is None else self.leeftijd_tot_en_met

    def meter_van(self, punt: tuple[float, float] | None, gemeente) -> float:
        """From here, if that is known, to its nearest place where help is given."""
        return meter_van(punt, lees_pinnen(self.punten, gemeente)) if punt else ONBEKEND_VER


def kandidaten_in(gemeente) -> dict[int, Kandidaat]:
    """By key; never maatwerk: that needs an indicatie. One query."""
    openbaar = is_gepubliceerd("aanbod__") & is_in_gemeente(gemeente, "aanbod__")
    rijen = Zoekdocument.objects.filter(openbaar).exclude(aanbod__rol=Aanbod.Rol.MAATWERK)
    return {rij[0]: Kandidaat(*rij) for rij in rijen.values_list(*_KOLOMMEN)}
