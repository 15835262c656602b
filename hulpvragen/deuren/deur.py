"""A door, and the doors together as the answer to a question."""

from dataclasses import dataclass, field

from aanbod.models import Aanspreekpunt

from ..routes import WAAROM, Deursoort, Route


@dataclass(frozen=True)
class Deur:
    """One door: which aanbod, and why.

    `vervangt` is filled where the gemeente has no makelaar, wijkteam or jeugdprofessional:
    then it says what there is instead.
    """

    soort: Deursoort
    pk: int
    redenen: list[str] = field(default_factory=list)
    vervangt: str = ""

    @property
    def waarom(self) -> str:
        return self.vervangt or WAAROM[self.soort][0]

    @property
    def waarom_verwijzer(self) -> str:
        return self.vervangt or WAAROM[self.soort][1]


@dataclass(frozen=True)
class Uitkomst:
    """At most three doors, an ontmoetingsplek, and who helps on when nothing fits.

    `verder` is the makelaar, or for a child or young person the jeugdprofessional; None
    when that is a door already, or where the gemeente says nothing. `melding` says what was
    looked for and is not there.
    """

    route: Route
    deuren: list[Deur]
    ontmoetingsplek: Deur | None
    verder: Aanspreekpunt | None
    verder_deur: Deur | None
    melding: str = ""

    @property
    def alle(self) -> list[Deur]:
        """Each once, in the order of the page."""
        return [*self.deuren, *filter(None, [self.ontmoetingsplek, self.verder_deur])]
