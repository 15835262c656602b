"""The table of the CBS that says in which buurt each address lies.

"Buurt, wijk en gemeente voor postcode-huisnummer": a CSV with a row an address, some
nine million for the country. The header carries a year (`PC6;Huisnummer;Buurt2024;…`).
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from . import cbs
from .models.postcode import PC6_VORM

_PC6 = re.compile(PC6_VORM)
_OP_JAAR = re.compile(r"(?:19|20)[0-9]{2}$")


class Tabelfout(Exception):
    """Why the table cannot be read or used: a Dutch sentence that says what to do."""


@dataclass
class Tabel:
    """Addresses per (six-digit postcode, buurtcode), of the gemeenten that were asked for.

    `kolom` is the name of the column that the buurten were read from, in small letters.
    """

    adressen: Counter = field(default_factory=Counter)
    kolom: str = ""
    rijen: int = 0
    onleesbaar: int = 0


def lees_tabel(pad: Path, gemeentecodes: set[str]) -> Tabel:
    """Read the table row by row; what is kept grows with the postcodes asked for only.

    The order of the rows does not matter. Raises `Tabelfout`.
    """
    try:
        with pad.open(encoding="utf-8-sig", errors="replace", newline="") as bestand:
            return _lees(bestand, gemeentecodes)
    except OSError as fout:
        raise Tabelfout(f"{pad} is niet te lezen: {fout.strerror}.") from fout
    except csv.Error as fout:
        raise Tabelfout(f"{pad.name} is geen tabel in CSV. Is het bestand al uitgepakt?") from fout


def _lees(bestand: TextIO, gemeentecodes) -> Tabel:
    kop = bestand.readline()
    scheiding = max(";,\t", key=kop.count)
    namen = [_kaal(naam).lower() for naam in kop.split(scheiding)]
    pc6_kolom, buurt_kolom = _kolom(namen, "pc6"), _kolom(namen, "buurt")
    # Codes hold no quotes: one that is never closed must not swallow the rows after it.
    rijen = csv.reader(bestand, delimiter=scheiding, quoting=csv.QUOTE_NONE)
    tabel = Tabel(kolom=namen[buurt_kolom])
    codes: dict[str, str | None] = {}
    for rij in rijen:
        if not rij:
            continue
        tabel.rijen += 1
        try:
            ruw, pc6 = rij[buurt_kolom], rij[pc6_kolom]
        except IndexError:
            tabel.onleesbaar += 1
            continue
        if ruw not in codes:
            codes[ruw] = cbs.code("BU", _kaal(ruw))
        _tel(tabel, pc6, codes[ruw], gemeentecodes)
    return tabel


def _kaal(cel: str) -> str:
    return cel.strip().strip('"').strip()


def _kolom(namen: list[str], begin: str) -> int:
    """The place of the column that starts so; of several years the newest."""
    plekken = [plek for plek, naam in enumerate(namen) if naam.startswith(begin)]
    if not plekken:
        raise Tabelfout(
            "De eerste regel noemt geen kolommen PC6 en Buurt. Verwacht wordt de tabel van het "
            "CBS, zoals PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024."
        )
    nieuwste = max(_jaar(namen[plek]) for plek in plekken)
    over = [plek for plek in plekken if _jaar(namen[plek]) == nieuwste]
    if len(over) > 1:
        dubbel = " en ".join(cbs.toon(namen[plek]) for plek in over[:2])
        raise Tabelfout(f"Twee kolommen kunnen het zijn: {dubbel}. Laat er één staan.")
    return over[0]


def _jaar(naam: str) -> str:
    gevonden = _OP_JAAR.search(naam)
    return gevonden[0] if gevonden else ""


def _tel(tabel: Tabel, pc6: str, buurtcode: str | None, gemeentecodes: set[str]) -> None:
    if buurtcode is None:
        tabel.onleesbaar += 1
    elif cbs.gemeente_van(buurtcode) in gemeentecodes:
        pc6 = _kaal(pc6).replace(" ", "").upper()
        if _PC6.match(pc6):
            tabel.adressen[pc6, buurtcode] += 1
        else:
            tabel.onleesbaar += 1
