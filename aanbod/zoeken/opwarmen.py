"""What every first question of a process would wait for, read before the first visitor comes."""

from django.db import DatabaseError

from ..models import Versie
from .nood import noodlijst
from .spelling import gewone_woorden
from .tekst import delen, is_bekend, stam
from .thesaurus import thesaurus


def warm_op() -> None:
    """Word lists, rules and the thesaurus; some two seconds. A database that is not there yet
    is no reason not to start."""
    for woord in ("schuldhulpverlening", "buurtmaaltijd"):
        stam(woord)
        delen(woord)
        is_bekend(woord)
    gewone_woorden()
    noodlijst()
    try:
        thesaurus(Versie.objects.van_de_thesaurus())
    except DatabaseError:
        return
