"""Which of several aanbod goes first. Every line decides only where those above are equal."""

from collections.abc import Container

from aanbod.models import Aanbod

from ..kandidaten import Kandidaat
from ..routes import Deursoort
from .maatstaf import Maatstaf


def volgorde(
    soort: Deursoort, een: Kandidaat, maatstaf: Maatstaf, aanbieders: Container[int]
) -> tuple:
    """The best first. `aanbieders` are those of the doors so far: three doors of one
    organisation are no choice."""
    raak = len(een.raakt(maatstaf.alle_onderwerpen))
    plek = soort == Deursoort.ONTMOETEN
    is_hier = maatstaf.is_hier(een)
    return (
        een.zakt,
        not plek and een.aanbieder in aanbieders,
        _is_voor_kinderen(een, maatstaf),
        # What is there for them, before what happens to be about the same subject.
        soort == Deursoort.JONG and not een.doelgroepen,
        0 if plek else -maatstaf.aantal_woorden(een),
        -raak,
        not een.doelgroepen,
        not een.is_voor_elke_leeftijd(maatstaf.antwoorden.leeftijd),
        een.bereik == Aanbod.Bereik.WIJKEN and not is_hier,
        not is_hier,
        round(maatstaf.meter(een), -2),
        een.volheid,
        een.oud,
        len(een.onderwerpen) - raak,
        een.sorteernaam,
        een.pk,
    )


def volgorde_in_plaats_daarvan(een: Kandidaat, maatstaf: Maatstaf, *, is_geschikt: bool) -> tuple:
    """Of what a gemeente has instead of an aanspreekpunt: for these people, then what fits the
    question, then what takes any."""
    raak = len(een.raakt(maatstaf.onderwerpen))
    return (not is_geschikt, -raak, not een.is_algemeen, een.sorteernaam, een.pk)


def _is_voor_kinderen(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    """Mostly about children, and the question is not."""
    antwoorden = maatstaf.antwoorden
    if antwoorden.raakt_jeugd:
        return False
    jeugd = een.onderwerpen & (antwoorden.jeugdonderwerpen - maatstaf.onderwerpen.keys())
    return 2 * len(jeugd) > len(een.onderwerpen)
