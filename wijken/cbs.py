"""How the CBS writes what it publishes: codes, names, numbers, yes and no."""

import re
import reprlib

# A gemeente is four digits; a wijk adds two characters (letters in Amsterdam), a buurt two digits.
_VORM = {
    "GM": re.compile(r"^[0-9]{4}$"),
    "WK": re.compile(r"^[0-9]{4}[0-9A-Z]{2}$"),
    "BU": re.compile(r"^[0-9]{4}[0-9A-Z]{2}[0-9]{2}$"),
}
_LENGTE = {"GM": 4, "WK": 6, "BU": 8}
_GETAL = re.compile(r"-?[0-9]{1,12}")
_JAAR = re.compile(r"([0-9]{4})(?:(?:GM|WK|BU)[0-9A-Z]*)?")
_VOLGNUMMER = re.compile(r"^wijk\s+[0-9]{2}\s+(?=\S)", re.IGNORECASE)

# More than live in the country: it is no count of residents.
HOOGSTENS_INWONERS = 20_000_000
JAREN = range(1900, 2101)


class Onleesbaar(Exception):
    """Why a value is not what the CBS writes: the Dutch end of a sentence, without its stop."""


def code(soort: str, waarde) -> str | None:
    """`505`, `0505` and `GM0505` are all `GM0505`; None when it is no code of this kind."""
    tekst = str(waarde).strip().upper() if isinstance(waarde, str | int) else ""
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


def toon(waarde) -> str:
    """A value as a message may hold it: short, and nothing in it that a terminal obeys."""
    tekst = waarde if isinstance(waarde, str) else reprlib.repr(waarde)
    return "".join(teken if teken.isprintable() else "\ufffd" for teken in tekst[:60])


def regel(waarde) -> str:
    """Text on one line, with single spaces; empty when there is none. Raises `Onleesbaar`."""
    if waarde is None:
        return ""
    if not isinstance(waarde, str):
        raise Onleesbaar(f"is geen tekst maar {toon(waarde)}")
    tekst = " ".join(waarde.split())
    if not tekst.isprintable():
        raise Onleesbaar(f"bevat tekens die niet af te drukken zijn: “{toon(tekst)}”")
    return tekst


def naam(waarde) -> str:
    """The name as people say it: `Wijk 06 Staart` -> `Staart`; empty when there is none.

    Raises `Onleesbaar`.
    """
    return _VOLGNUMMER.sub("", regel(waarde))


def aantal(waarde) -> int | None:
    """A count; None for nothing, and for the negative numbers by which the CBS says "secret".

    Raises `Onleesbaar` for what is no whole number, or more people than there are.
    """
    if waarde is None:
        return None
    tekst = _cijfers(waarde)
    if not _GETAL.fullmatch(tekst) or int(tekst) > HOOGSTENS_INWONERS:
        raise Onleesbaar(
            f"is geen heel getal van 0 tot en met {HOOGSTENS_INWONERS} maar {toon(waarde)}"
        )
    return int(tekst) if int(tekst) >= 0 else None


def _cijfers(waarde) -> str:
    """As it would be typed; shapefiles write whole numbers as 2000.0."""
    if isinstance(waarde, float) and waarde.is_integer():
        waarde = int(waarde)
    return str(waarde).strip() if isinstance(waarde, str | int) else ""


def is_geen_land(waarde) -> bool:
    """`JA` is water, `B` lies abroad; `NEE` or nothing is land."""
    return waarde is True or str(waarde).strip().upper() in {"JA", "B", "TRUE", "1"}


def jaar(waarde) -> int | None:
    """The year of `2024` and of `2024GM0505`; None for nothing. Raises `Onleesbaar`."""
    if waarde is None:
        return None
    gevonden = _JAAR.fullmatch(_cijfers(waarde))
    if not gevonden or int(gevonden[1]) not in JAREN:
        raise Onleesbaar(f"is geen jaartal van vier cijfers maar {toon(waarde)}")
    return int(gevonden[1])


def eigenschap(naam_: str) -> str:
    """A property however it is spelled: `aantal_inwoners`, `aantalInwoners`, `WK_CODE`."""
    return naam_.lower().replace("_", "")
