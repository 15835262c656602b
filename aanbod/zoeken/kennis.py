"""What is known of one gemeente that a question may name; the same until its data change."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ..models import Versie, Zoekdocument
from ..models.versie import Stand
from .etiketten import Etiketten, etiketten
from .index import bereikwoorden
from .spelling import Woordenboek
from .thesaurus import Thesaurus, thesaurus

# Gemeenten kept in one process; each takes some tens of kB.
HOOGSTENS = 400


@dataclass
class Kennis:
    """`versie` names the data it was made of, so it can be part of the key of a cache."""

    versie: str
    etiketten: Etiketten
    thesaurus: Thesaurus
    eigennamen: frozenset[str] = field(repr=False)

    @cached_property
    def woordenboek(self) -> Woordenboek:
        """Every word that a typing error here may have meant."""
        plaatsen = {woord for naam in self.etiketten.plekken for woord in naam.split()}
        return Woordenboek(self.thesaurus.woorden | self.eigennamen | plaatsen)


def kennis(gemeente) -> Kennis:
    """One query; some three more after a change."""
    return _kennis(gemeente, Versie.objects.voor(gemeente))


@lru_cache(maxsize=HOOGSTENS)
def _kennis(gemeente, stand: Stand) -> Kennis:
    rijen = (
        Zoekdocument.objects.filter(bereik__in=bereikwoorden(gemeente))
        .exclude(eigennamen="")
        .values_list("eigennamen", flat=True)
    )
    eigennamen = {woord for tekst in rijen for woord in tekst.split()}
    return Kennis(
        stand.alles, etiketten(gemeente), thesaurus(stand.thesaurus), frozenset(eigennamen)
    )
