"""Which language a question is in, where no word of it is in the thesaurus.

By its letters, and English by its words: only to know in which language to explain the page,
and that its words are no Dutch typing errors.
"""

import re

import wordfreq

from .tekst import is_bekend

NEDERLANDS = "nl"
_LETTERS = {
    "uk": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
}
# Words so common that hardly a sentence goes without one, and that are no Dutch.
_GEWONE_WOORDEN = {
    "tr": frozenset(
        {
            "bir",
            "ve",
            "bu",
            "beni",
            "benim",
            "icin",
            "cok",
            "degil",
            "nasil",
            "kocam",
            "istiyorum",
            "yok",
            "yardim",
            "bana",
        }
    ),  # fmt: skip
    "pl": frozenset(
        {
            "jestem",
            "sie",
            "mnie",
            "moj",
            "moja",
            "chce",
            "jak",
            "gdzie",
            "pomocy",
            "potrzebuje",
            "maz",
            "bije",
            "zyc",
        }
    ),  # fmt: skip
}
GEWOON_ENGELS = 4.0
GENOEG = 2


def taal_van(woorden: list[str]) -> str:
    """`uk`, `ar`, `tr`, `pl`, `en`, or `nl` when it looks like none of these."""
    for taal, letters in _LETTERS.items():
        if any(letters.search(woord) for woord in woorden):
            return taal
    # No number is looked up in the word lists: these remember what they were asked.
    woorden = [woord for woord in woorden if woord.isalpha()]
    vreemd = {woord for woord in woorden if not is_bekend(woord)}
    for taal, gewoon in _GEWONE_WOORDEN.items():
        if len(gewoon & vreemd) >= GENOEG or (vreemd and vreemd <= gewoon):
            return taal
    engels = [
        woord
        for woord in woorden
        if wordfreq.zipf_frequency(woord, "en", wordlist="small") >= GEWOON_ENGELS
    ]
    is_engels = len(engels) == len(woorden) >= GENOEG
    eigen = [woord for woord in engels if not is_bekend(woord) or _is_engelser(woord)]
    return "en" if is_engels and len(eigen) >= GENOEG else NEDERLANDS


def _is_engelser(woord: str) -> bool:
    engels = wordfreq.zipf_frequency(woord, "en", wordlist="small")
    return engels > wordfreq.zipf_frequency(woord, "nl") + 1.5
