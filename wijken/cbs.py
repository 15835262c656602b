"""How the CBS writes what it publishes: codes, names, numbers, yes and no."""

import re

# A gemeente is four digits; a wijk adds two characters (letters in Amsterdam), a buurt two digits.
_VORM = {
    "GM": re.compile(r"^[0-9]{4}$"),
    "WK": re.compile(r"^[0-9]{4}[0-9A-Z]{2}$"),
    "BU": re.compile(r"^[0-9]{4}[0-9A-Z]{2}[0-9]{2}$"),
}
_LENGTE = {"GM": 4, "WK": 6, "BU": 8}
_VOLGNUMMER = re.compile(r"^wijk\s+[0-9]{2}\s+(?=\S)", re.IGNORECASE)


def code(soort: str, waarde) -> str | None:
    """`505`, `0505` and `GM0505` are all `GM0505`; None when it is no code of this kind."""
    tekst = str(waarde if waarde is not None else "").strip().upper()
    if tekst.isdigit():
        # Tables that went through a spreadsheet lost their leading zeros.
        tekst = tekst.zfill(_LENGTE[soort])
    tekst = tekst.removeprefix(soort)
    return f"{soort}{tekst}" if _VORM[soort].match(tekst) else None


def wijk_van(buurtcode: str) -> str:
    """The wijk a buurt lies in is the first part of its code: `BU05050801` -> `WK050508`."""
    return f"WK{buurtcode[2:8]}"


def gemeente_van(wijkcode: str) -> str:
    return f"GM{wijkcode[2:6]}"


def naam(waarde) -> str:
    """The name as people say it: `Wijk 06 Staart` -> `Staart`; empty when there is none."""
    return _VOLGNUMMER.sub("", str(waarde or "").strip())


def aantal(waarde) -> int | None:
    """A count; None for nothing, and for the negative numbers by which the CBS says "secret"."""
    try:
        getal = int(float(waarde))
    except (TypeError, ValueError, OverflowError):
        return None
    return getal if getal >= 0 else None


def is_geen_land(waarde) -> bool:
    """`JA` is water, `B` lies abroad; `NEE` or nothing is land."""
    return waarde is True or str(waarde).strip().upper() in {"JA", "B", "TRUE", "1"}


def jaar(waarde) -> int | None:
    """The year of `2024` and of `2024GM0505`."""
    gevonden = re.match(r"(19|20)[0-9]{2}", str(waarde))
    return int(gevonden[0]) if gevonden else None


def eigenschap(naam_: str) -> str:
    """A property however it is spelled: `aantal_inwoners`, `aantalInwoners`, `WK_CODE`."""
    return naam_.lower().replace("_", "")
