"""The cases of `gevallen.tsv`: what someone answers, and the route and first door it must give."""

from pathlib import Path
from typing import NamedTuple

BESTAND = Path(__file__).with_name("gevallen.tsv")


class Geval(NamedTuple):
    wat: str
    gemeente: str
    antwoorden: str
    route: str
    eerste_deur: str
    verder: str

    def __str__(self):
        return f"{self.gemeente}: {self.wat}"


def lees_gevallen() -> list[Geval]:
    regels = BESTAND.read_text(encoding="utf-8").splitlines()
    _kop, *rijen = [regel for regel in regels if regel and not regel.startswith("#")]
    return [Geval(*rij.split("\t")) for rij in rijen]


GEVALLEN = lees_gevallen()
