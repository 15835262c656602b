"""Telephone numbers as people write them in the Netherlands (Nummerplan telefoon- en ISDN-diensten)."""

import re

from django.core.exceptions import ValidationError

_GEEN_CIJFER = re.compile(r"\D+")
_TEKENS = re.compile(r"\+?[\d\s().-]+")
# Information numbers are short or long; anything else that begins with a 0 has ten digits.
_INFORMATIE = re.compile(r"0[89]00(\d{4}|\d{7})|090[69](\d{4}|\d{7})")
_GEWOON = re.compile(r"0[1-9]\d{8}")
# 112, 113, 14 078, 116 123: from here only, without an area code.
_KORT = re.compile(r"[1-9]\d{2,5}")
_BUITENLAND = re.compile(r"00[1-9]\d{6,13}")


def telefoonsleutel(telefoon: str) -> str:
    """`+31 (0)78-123 45 67` and `078 1234567` are the same number."""
    if not telefoon:
        return ""
    cijfers = _GEEN_CIJFER.sub("", telefoon.replace("(0)", ""))
    for landcode in ("0031", "31"):
        if cijfers.startswith(landcode) and len(cijfers) > 9:
            cijfers = "0" + cijfers.removeprefix(landcode)
            break
    return cijfers if len(cijfers) > 2 else ""


def controleer_telefoon(telefoon: str) -> None:
    """Raises `ValidationError` for what nobody can dial."""
    cijfers = telefoonsleutel(telefoon)
    if telefoon.strip().startswith("+") and not cijfers.startswith("0"):
        cijfers = f"00{cijfers}"
    goed = any(een.fullmatch(cijfers) for een in (_INFORMATIE, _GEWOON, _KORT, _BUITENLAND))
    if not goed or not _TEKENS.fullmatch(telefoon):
        raise ValidationError(
            "Dit telefoonnummer klopt niet. Schrijf alle cijfers, met de 0 ervoor: 078 123 45 67."
        )
