"""Difficult and official words with a simpler one beside them, and abbreviations written out.

The rows stand in `moeilijke_woorden.tsv`, as gemeenten and welfare organisations use these words:
the word or the few words, what to write in its place, the kind, and where the row comes from.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import simplemma


@dataclass(frozen=True)
class Lijstwoord:
    woord: str
    eenvoudiger: str
    soort: str

    @property
    def wat(self) -> str:
        return "Ambtelijk woord." if self.soort == "ambtelijk" else "Moeilijk woord."


@lru_cache(maxsize=1)
def _alles() -> list[Lijstwoord]:
    """The rows of `moeilijke_woorden.tsv`: word, simpler, kind, origin."""
    bestand = Path(__file__).with_name("moeilijke_woorden.tsv")
    _, *regels = bestand.read_text(encoding="utf-8").splitlines()
    return [Lijstwoord(*regel.split("\t")[:3]) for regel in regels]


@lru_cache(maxsize=1)
def lijstwoorden() -> dict[str, Lijstwoord]:
    return {een.woord: een for een in _alles() if een.soort != "afkorting"}


@lru_cache(maxsize=1)
def afkortingen() -> dict[str, Lijstwoord]:
    return {een.woord: een for een in _alles() if een.soort == "afkorting"}


@lru_cache(maxsize=1)
def met_punten() -> frozenset[str]:
    return frozenset(kort for kort in afkortingen() if kort.endswith("."))


@lru_cache(maxsize=1)
def uitdrukkingen() -> re.Pattern:
    """The entries of several words, the longest first."""
    meer = sorted((een for een in lijstwoorden() if " " in een), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(r"\s+".join(map(re.escape, een.split())) for een in meer) + r")\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def eerste_woorden() -> frozenset[str]:
    """By which an entry of several words begins: only there is one looked for."""
    return frozenset(een.split()[0] for een in lijstwoorden() if " " in een)


@lru_cache(maxsize=1)
def afkorting() -> re.Pattern:
    """With dots as in the list or as `x.y.`; in capitals; or as the list writes it (Wmo)."""
    lijst = sorted(afkortingen(), key=len, reverse=True)
    punten = "|".join(re.escape(kort) for kort in lijst if "." in kort or "/" in kort)
    anders = "|".join(re.escape(kort) for kort in lijst if kort.isalnum() and not kort.isupper())
    return re.compile(
        rf"(?<![\w.])(?:(?i:{punten})|(?:[A-Za-z]\.){{2,}}|(?:[A-Z]{{2,6}}|[A-Z]{{2,3}}\d|{anders})(?!\w|\.\w))"
    )


@lru_cache(maxsize=20_000)
def zoek_op(woord: str) -> Lijstwoord | None:
    """As it stands, or by its base form: `gerealiseerd` is `realiseren`."""
    lijst = lijstwoorden()
    return lijst.get(woord) or lijst.get(simplemma.lemmatize(woord, lang="nl").lower())
