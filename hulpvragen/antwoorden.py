"""What someone answered in the hulpwijzer, and what those answers mean. Kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aanbod.models import Onderwerp
from wijken.plaats import Plaats
from wijken.tekst import sleutel

from .models import VOLWASSEN, Keuze, Vraagstap

Soort = Vraagstap.Soort
# Where a group of ages has no end.
OUDST = 120
# From this age on someone may well ask for themselves.
ZELF_VRAGEN = 12


@dataclass(frozen=True)
class Antwoorden:
    """`keuzes` per kind of question; one that was skipped is not among them."""

    keuzes: dict[str, list[Keuze]]
    plaats: Plaats | None = None
    gevaar: bool = False
    # The slugs that the tree calls those of children and young people.
    jeugdonderwerpen: frozenset[str] = frozenset()
    # Those among them that are an age, such as children of 4 to 12.
    leeftijdsonderwerpen: frozenset[str] = frozenset()

    def alleen(self, gebied: Keuze) -> "Antwoorden":
        """The same, about one of the subjects."""
        return replace(self, keuzes={**self.keuzes, Soort.OVER: [gebied]})

    @property
    def over(self) -> list[Keuze]:
        return self.keuzes.get(Soort.OVER, [])

    @property
    def wie(self) -> list[Keuze]:
        return self.keuzes.get(Soort.WIE, [])

    @property
    def alle(self) -> list[Keuze]:
        return [keuze for gekozen in self.keuzes.values() for keuze in gekozen]

    @property
    def gebieden(self) -> list[Keuze]:
        """The areas of life: what was chosen that is about something."""
        return [keuze for keuze in self.over if keuze.onderwerpen.all()]

    @property
    def situaties(self) -> set[str]:
        return {keuze.situatie for keuze in self.alle} - {""}

    @property
    def is_jeugd(self) -> bool:
        """For a child or young person; also a question about children only, for who did not say."""
        if self.wie:
            return any(keuze.situatie == Keuze.Situatie.JEUGD for keuze in self.wie)
        gebieden = self.gebieden
        return bool(gebieden) and all(keuze.situatie == Keuze.Situatie.JEUGD for keuze in gebieden)

    @property
    def is_jongere(self) -> bool:
        """For someone under eighteen who may ask this without a parent."""
        return bool(self.wie) and self.is_jeugd and self.leeftijd[0] >= ZELF_VRAGEN

    @property
    def raakt_jeugd(self) -> bool:
        """For or about children and young people, perhaps beside other things."""
        return Keuze.Situatie.JEUGD in self.situaties

    @property
    def onderwerpen(self) -> dict[str, str]:
        """Slug and name of what the question is about, or else of what someone needs."""
        return _onderwerpen(self.over) or _onderwerpen(self.keuzes.get(Soort.HOE, []))

    @property
    def onderwerpen_jeugd(self) -> dict[str, str]:
        """Of a child or young person: those of the age, else what the question is about."""
        return _onderwerpen(self.wie) or self.onderwerpen

    @property
    def doelgroepen(self) -> dict[str, str]:
        """Of a child or young person those of the age: groups of parents are not theirs."""
        keuzes = self.wie if self.wie and self.is_jeugd else self.alle
        return {groep.slug: groep.naam for keuze in keuzes for groep in keuze.doelgroepen.all()}

    @property
    def trefwoorden(self) -> list[str]:
        return [woord for keuze in self.over for woord in sleutel(keuze.trefwoorden).split()]

    @property
    def leeftijd(self) -> tuple[int, int] | None:
        """The youngest and the oldest that it may be for; None when that was not said."""
        grenzen = [
            (keuze.leeftijd_vanaf or 0, keuze.leeftijd_tot_en_met)
            for keuze in self.wie
            if keuze.leeftijd_vanaf is not None or keuze.leeftijd_tot_en_met is not None
        ]
        if not grenzen:
            return (0, VOLWASSEN - 1) if self.is_jeugd else None
        vanaf, tot = grenzen[0]
        return vanaf, OUDST if tot is None else tot

    @property
    def wijkcodes(self) -> frozenset[str]:
        return self.plaats.wijken if self.plaats else frozenset()

    @property
    def wijkcode(self) -> str | None:
        """The one wijk that was meant, if it is one."""
        return next(iter(self.wijkcodes)) if len(self.wijkcodes) == 1 else None


def _onderwerpen(keuzes: Iterable[Keuze]) -> dict[str, str]:
    gevonden: list[Onderwerp] = [een for keuze in keuzes for een in keuze.onderwerpen.all()]
    return {een.slug: een.naam for een in gevonden}
