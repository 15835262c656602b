"""Values of a row in words, by the name of their field."""

from collections.abc import Callable, Iterable
from typing import Any

from aanbod.models import AanbodLocatie
from aanbod.weekrooster import in_woorden


def _soort(soort: str) -> str:
    return str(dict(AanbodLocatie.Soort.choices).get(soort, soort))


WOORDEN: dict[str, Callable[[Any], str]] = {"soort": _soort, "openingstijden": in_woorden}


def erbij(velden: Iterable[str], waarde_van: Callable[[str], Any]) -> str:
    """What is said of a row beside what it is about: `spreekuur of activiteit, ma 9:00-12:00`."""
    paren = [(veld, waarde_van(veld)) for veld in velden if veld in WOORDEN]
    return ", ".join(WOORDEN[veld](waarde) for veld, waarde in paren if waarde)
