"""One way to compare names: as people type them, not as they are spelled."""

import re
import unicodedata

_WOORD = re.compile(r"[^\W_]+")
_GEEN_WOORD = re.compile(r"[^0-9a-z]+")
# A house number with what may follow it: 12, 12a, 12-14, 12 bis.
_HUISNUMMER = re.compile(r"\s+\d+\s?[a-z]{0,3}(?:\s?[-/]\s?\d*[a-z]{0,3})?\s*$", re.IGNORECASE)


# Letters that people type in a plainer form, and that Unicode does not take apart.
_EENVOUDIG = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe",
     "ة": "ه", "ى": "ي"}
)  # fmt: skip
# An apostrophe inside a Ukrainian word is a part of it: сім'я.
_CYRILLISCH = "[\u0400-\u04ff]"
_APOSTROF = re.compile(f"(?<={_CYRILLISCH})['’ʼ](?={_CYRILLISCH})")


def zonder_accenten(tekst: str) -> str:
    """`Oekraïne` -> `Oekraine`; characters of other scripts stay as they are."""
    # Most texts have none; an import prepares ten thousand.
    if tekst.isascii():
        return tekst
    ontleed = unicodedata.normalize("NFKD", tekst.translate(_EENVOUDIG))
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def ruwe_woorden(tekst: str) -> list[str]:
    """Lower-case words without accents, in order: `Eén brief!` -> `een`, `brief`."""
    return _WOORD.findall(_APOSTROF.sub("", zonder_accenten(tekst).lower()))


def sleutel(naam: str) -> str:
    """The form by which a name is looked up and sorted: `De Staart ` -> `de staart`."""
    return _GEEN_WOORD.sub(" ", zonder_accenten(naam).lower()).strip()


def roepnamen(naam: str) -> list[str]:
    """A wijk of two names is called by either: `Crabbehof/Zuidhoven`, `Crabbehof`, `Zuidhoven`."""
    return list(dict.fromkeys([naam, *naam.split("/")]))


def straatnaam(straat: str) -> str:
    """The street without its house number: `Admiraalsplein 12a` -> `Admiraalsplein`."""
    return _HUISNUMMER.sub("", straat).strip()


def straatsleutel(straat: str) -> str:
    """The form by which a street is looked up: `Admiraalsplein 12a` -> `admiraalsplein`."""
    return sleutel(straatnaam(straat))
