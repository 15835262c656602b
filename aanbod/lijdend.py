"""Passive forms in a Dutch sentence: a form of worden or zijn with a past participle.

Careful rather than complete: what only looks like it (`oud worden`, `zij zijn gekomen`, `is
bekend`, `zijn beroep`) is left alone. A participle is told by its shape and its lemma.
"""

import re
from functools import lru_cache
from pathlib import Path

import simplemma

Woorden = list[tuple[str, int]]

WORDEN = frozenset(["word", "wordt", "worden", "werd", "werden"])
# `zijn` itself is also "his" and "to be", so it asks for more (`_is_zijn`).
IS = frozenset(["is", "was", "waren"])
# So far apart the two may stand.
HOOGSTENS = 12
# A clause ends here.
_GRENS = re.compile(r"[,;:()–]")

_SCHEIDBAAR = (
    "aan|achter|af|bij|binnen|door|heen|in|klaar|los|mee|na|neer|om|onder|op|open|over|rond|samen|schoon|"
    "stil|tegen|terug|thuis|toe|uit|vast|vol|voor|vrij|weg|weer"
)
# After be-, ver-, ont-, her- a participle on -t has a hard sound before it: `verwerkt`; `bepaalt`
# is a form of now.
_VORM = re.compile(
    rf"(?:door|her|{_SCHEIDBAAR})?(?:ge[a-zëïöü]*(?:[^d]t|d|en|aan|ien)"
    r"|(?:be|ver|ont|her|er)[a-zëïöü]*(?:[^bdgjlmnrw]t|d|en|aan|ien))"
)
# They have the shape, but are nouns, adjectives, or forms of now.
_GEEN_DEELWOORD = frozenset(
    Path(__file__).with_name("geen_deelwoorden.txt").read_text(encoding="utf-8").split()
)
# With zijn these are the perfect of what someone did or became: no passive.
# Also at the end of a longer one: doorgegaan.
_MET_ZIJN = (
    "afgelopen", "begonnen", "bevallen", "gaan", "gebeurd", "gebleken", "gebleven", "gegaan",
    "gegroeid", "gekomen", "gelukt", "geslaagd", "gestegen", "gestopt", "geweest", "geworden",
    "ontstaan", "overgestapt", "toegenomen", "veranderd", "verdwenen", "verhuisd", "verlopen",
    "verschenen", "vertrokken",
)  # fmt: skip
# Of these the participle is the verb itself, so its lemma says nothing.
_ZELFDE = frozenset(
    {
        "aangenomen", "behouden", "betreden", "bevolen", "doorverwezen", "onthouden", "ontslagen",
        "ontvangen", "opgenomen", "overgenomen", "vergeten", "vergeven", "verkregen", "verlaten",
        "vervangen",
    }
)  # fmt: skip
# Beside one of these a participle says what someone did.
_HEBBEN = frozenset(["heb", "hebt", "heeft", "hebben", "had", "hadden"])
# Before `zijn` as a verb stands who it is about.
_WIE = frozenset(["we", "wij", "ze", "zij", "er", "die", "deze", "dit", "dat", "alle"])


def lijdende_vormen(woorden: Woorden, tekst: str) -> list[tuple[int, int]]:
    """Where they begin and end, of the words of one sentence with their places in `tekst`."""
    gevonden = []
    for deel in _delen(woorden, tekst):
        klein = [woord.lower() for woord, _ in deel]
        for plek, woord in enumerate(klein):
            ander = _deelwoord_bij(klein, plek, woord)
            if ander is not None:
                eerste, laatste = sorted((plek, ander))
                gevonden.append((deel[eerste][1], deel[laatste][1] + len(deel[laatste][0])))
    return gevonden


def _delen(woorden: Woorden, tekst: str) -> list[Woorden]:
    """The words of each clause."""
    delen, vorig = [[]], None
    for woord, begin in woorden:
        if vorig is not None and _GRENS.search(tekst, vorig, begin):
            delen.append([])
        delen[-1].append((woord, begin))
        vorig = begin + len(woord)
    return delen


def _deelwoord_bij(klein: list[str], plek: int, woord: str) -> int | None:
    """The place of the participle nearest to this form of worden or zijn."""
    if woord in WORDEN:
        uitgezonderd = ()
    elif woord in IS or (woord == "zijn" and _is_zijn(klein, plek)):
        uitgezonderd = _MET_ZIJN
    else:
        return None
    plekken = [
        ander
        for ander, kandidaat in enumerate(klein)
        if 0 < abs(ander - plek) <= HOOGSTENS
        and not kandidaat.endswith(uitgezonderd)
        and is_deelwoord(kandidaat)
        and not _HEBBEN.intersection(klein[max(0, ander - 1) : ander + 2])
    ]
    return min(plekken, key=lambda ander: abs(ander - plek), default=None)


def _is_zijn(klein: list[str], plek: int) -> bool:
    """Whether it is the verb, as far as its place says so: a plural before it, or `door` near."""
    voor = klein[plek - 1] if plek else ""
    return voor in _WIE or "door" in klein or (len(voor) > 3 and voor.endswith(("en", "s")))


@lru_cache(maxsize=20_000)
def is_deelwoord(woord: str) -> bool:
    """`geholpen`, `aangeboden`, `verwerkt`; not `gemeenten`, `begeleiden` or `bekend`."""
    if woord in _ZELFDE:
        return True
    if woord in _GEEN_DEELWOORD or len(woord) < 5 or not _VORM.fullmatch(woord):
        return False
    lemma = simplemma.lemmatize(woord, lang="nl").lower()
    if lemma == woord:
        # Of a regular verb that the list of lemmas does not know; `-en` would be a plural.
        return "ge" in woord[:6] and woord.endswith(("d", "t")) and len(woord) > 5
    return lemma.endswith("n")
