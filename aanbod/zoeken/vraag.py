"""What is looked for: a question as the form understood it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import TextChoices
from django.utils import timezone

from wijken.plaats import Plaats
from wijken.vak import Vak

from . import kenmerken
from .kennis import Kennis
from .lezing import Lezing


class Volgorde(TextChoices):
    BEST = "best", "Past het best"
    DICHTBIJ = "dichtbij", "Dichtbij eerst"
    OPEN = "open", "Nu open eerst"


@dataclass(frozen=True)
class Zoekvraag:
    """What is looked for.

    `lezing` is how its words were read; the onderwerpen in it boost, never filter.
    `voorwaarden` maps a filter's name to the kenmerken of which an aanbod needs one.
    `gebied` is the piece of the map that was asked for, `moment` when "now" is.
    """

    gemeente: object
    kennis: Kennis
    lezing: Lezing = field(default_factory=lambda: Lezing([]))
    plaats: Plaats | None = None
    gebied: Vak | None = None
    voorwaarden: dict[str, frozenset[str]] = field(default_factory=dict)
    volgorde: str = Volgorde.BEST
    moment: datetime = field(default_factory=timezone.now)

    @property
    def onderwerpen(self) -> list[str]:
        """The slugs of what the question seems to be about, and not only perhaps."""
        return [een.slug for een in self.lezing.sterke_onderwerpen]

    @property
    def is_leeg(self) -> bool:
        """No words that say anything: then everything fits."""
        return not self.lezing.termen

    @property
    def startpunt(self) -> tuple[float, float] | None:
        """Where a distance starts: (breedte, lengte) of a postcode, street or position."""
        return self.plaats.punt if self.plaats else None

    @property
    def plaatsvoorwaarden(self) -> dict[str, frozenset[str]]:
        """City-wide, regional and visiting aanbod never vanishes behind a place."""
        nodig = {}
        if self.plaats and self.plaats.wijken:
            nodig["plaats"] = frozenset(
                [kenmerken.OVERAL, *map(kenmerken.wijk, self.plaats.wijken)]
            )
        if self.gebied:
            nodig["gebied"] = frozenset([kenmerken.OVERAL, kenmerken.IN_HET_GEBIED])
        return nodig
