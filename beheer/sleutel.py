"""The key of a record as a form or an address sends it."""

# A larger number is no key in any database.
HOOGSTENS_CIJFERS = 18


def als_sleutel(tekst: str) -> int | None:
    """None for what is no key."""
    is_getal = tekst.isascii() and tekst.isdecimal() and len(tekst) <= HOOGSTENS_CIJFERS
    return int(tekst) if is_getal else None
