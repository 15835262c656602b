"""How many syllables a Dutch word has.

By its letters, as the Woordenlijst Nederlandse Taal breaks it off: vowels that are written
together are one sound (`ee`, `ui`, `ieu`) or two (`ia` in `sociaal`, `eo` in `video`).
"""

import re
from functools import lru_cache

# One sound, the longest first. What is not here is a syllable for each vowel.
_KLANKEN = (
    "eeuw", "ieuw", "eau", "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu",
    "ui", "üi", "ei", "ëi", "ij", "ai", "oi", "au", "ou", "ay", "ey", "oy",
)  # fmt: skip
_KLANK = re.compile("|".join(_KLANKEN) + "|[aeiouyäëïöüáéíóúàèìòùâêîôû]")
# A y before a vowel is a consonant (yoga, royaal), and so is the u of qu.
_MEDEKLINKER = re.compile("y(?=[aeiou])|(?<=q)u")
# Borrowed words that are said otherwise than they are written, also at the end of a longer one.
_ANDERS = [
    (re.compile(patroon), zo)
    for patroon, zo in [
        ("team", "tiem"), ("coach", "kots"), ("website", "websait"), ("online", "onlain"), ("offline", "oflain"),
        ("game", "geem"), ("skype", "skaip"), ("museum", "museüm"), ("geui", "geüi"), ("geij", "geïj"),
        ("beij", "beïj"), ("feedback", "fietbek"),
    ]
]  # fmt: skip


@lru_cache(maxsize=50_000)
def lettergrepen(woord: str) -> int:
    """At least one: `straat` 1, `gemeente` 3, `financiële` 5."""
    klein = woord.lower()
    for patroon, zo in _ANDERS:
        klein = patroon.sub(zo, klein)
    return max(1, len(_KLANK.findall(_MEDEKLINKER.sub("-", klein))))
