"""What was read of an address of the hulpwijzer: the answers, and where in the walk it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from wijken.plaats import Plaats

from .antwoorden import Antwoorden
from .models import Keuze, Vraagstap

# The names in the address beside those of `Vraagstap.Soort`.
STAP, NAAR, GEVAAR, VAN = "stap", "naar", "gevaar", "van"
LANGSTE_PLAATS = 100


@dataclass(frozen=True)
class Invoer:
    """What was understood stays when something else was not: `fouten` says per question what.

    `stap`, `naar` and `van` are as they stood there: they may name no question at all.
    """

    stappen: list[Vraagstap]
    # Per kind of question; one without an answer is not among them.
    keuzes: dict[str, list[Keuze]] = field(default_factory=dict)
    # As it was typed, so that it can be mended.
    plaatstekst: str = ""
    plaats: Plaats | None = None
    fouten: dict[str, list[str]] = field(default_factory=dict)
    gevaar: bool = False
    stap: str | None = None
    naar: str = ""
    van: str = ""

    def keuzes_bij(self, stap: Vraagstap) -> list[Keuze]:
        return self.keuzes.get(stap.soort, [])

    @property
    def korte_plaatstekst(self) -> str:
        return self.plaatstekst[:LANGSTE_PLAATS]

    @cached_property
    def antwoorden(self) -> Antwoorden:
        wie = (stap for stap in self.stappen if stap.soort == Vraagstap.Soort.WIE)
        return Antwoorden(
            self.keuzes,
            self.plaats,
            self.gevaar,
            _jeugdonderwerpen(self.stappen),
            _jeugdonderwerpen(wie),
        )


def _jeugdonderwerpen(stappen: Iterable[Vraagstap]) -> frozenset[str]:
    return frozenset(
        onderwerp.slug
        for stap in stappen
        for keuze in stap.actieve_keuzes
        if keuze.situatie == Keuze.Situatie.JEUGD
        for onderwerp in keuze.onderwerpen.all()
    )
