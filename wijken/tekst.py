"""One way to compare names: as people type them, not as they are spelled."""

import re
import unicodedata

_GEEN_WOORD = re.compile(r"[^0-9a-z]+")


def zonder_accenten(tekst: str) -> str:
    """`Oekraïne` -> `Oekraine`; characters of other scripts stay as they are."""
    ontleed = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def sleutel(naam: str) -> str:
    """The form by which a name is looked up and sorted: `De Staart ` -> `de staart`."""
    return _GEEN_WOORD.sub(" ", zonder_accenten(naam).lower()).strip()
