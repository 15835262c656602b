"""What may be a door at all: for these people, where they live, open to who comes alone."""

from aanbod.models import Aanbod

from ..kandidaten import Kandidaat
from .maatstaf import Maatstaf


def is_geschikt(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return (
        not een.verwijzing
        and een.is_voor_leeftijd(maatstaf.antwoorden.leeftijd)
        and _past_groep(een, maatstaf)
        and _past_leeftijdsonderwerp(een, maatstaf)
        and _reikt(een, maatstaf)
    )


def _past_groep(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return not een.doelgroepen or bool(een.doelgroepen & maatstaf.antwoorden.doelgroepen.keys())


def _past_leeftijdsonderwerp(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    """Not for children of another age only, such as a group for parents of babies."""
    antwoorden = maatstaf.antwoorden
    if not (antwoorden.wie and antwoorden.is_jeugd):
        return True
    leeftijden = een.onderwerpen & antwoorden.leeftijdsonderwerpen
    return not leeftijden or bool(leeftijden & antwoorden.onderwerpen_jeugd.keys())


def _reikt(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    """Who visits people visits those of its own wijken: `kenmerken.OVERAL` is wider."""
    if not maatstaf.antwoorden.wijkcodes or een.bereik != Aanbod.Bereik.WIJKEN:
        return True
    return maatstaf.is_hier(een)
