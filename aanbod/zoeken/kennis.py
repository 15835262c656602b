"""What is known of one gemeente that a question may name; the same until its data change."""

from dataclasses import dataclass, field
from functools import cached_property

from ..models import Versie, Zoekdocument
from ..models.versie import Stand
from .etiketten import Etiketten, etiketten
from .index import bereikwoorden
from .spelling import Woordenboek, Woordenlijst
from .thesaurus import Thesaurus, thesaurus

# By the key of a gemeente, of its last version only: after a change the older one goes.
_BEWAARD: dict[int, tuple[Stand, "Kennis"]] = {}


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
        return Woordenboek(self.thesaurus.woordenlijst, Woordenlijst(self.eigennamen | plaatsen))


def kennis(gemeente, stand: Stand | None = None) -> Kennis:
    """One query, none where the caller has the `Stand`; some three more after a change."""
    stand = stand or Versie.objects.voor(gemeente)
    bewaard = _BEWAARD.get(gemeente.pk)
    if bewaard is None or bewaard[0] != stand:
        bewaard = _BEWAARD[gemeente.pk] = (stand, _lees(gemeente, stand))
    return bewaard[1]


def _lees(gemeente, stand: Stand) -> Kennis:
    rijen = (
        Zoekdocument.objects.filter(bereik__in=bereikwoorden(gemeente))
        .exclude(eigennamen="")
        .values_list("eigennamen", flat=True)
    )
    eigennamen = {woord for tekst in rijen for woord in tekst.split()}
    return Kennis(
        stand.alles, etiketten(gemeente), thesaurus(stand.thesaurus), frozenset(eigennamen)
    )
