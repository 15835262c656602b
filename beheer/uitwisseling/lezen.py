"""A file that someone sends, as sheets of text: XLSX or CSV, within limits.

Nothing in it is trusted. A formula is never worked out, a link never followed; a file that is too
large, broken or something else gives one sentence in Dutch.
"""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.cell import range_boundaries

from .schrijven import zonder_schutteken

GROOTSTE_BESTAND = 20 * 1024 * 1024
# Of an XLSX, that is a zip: what it may be once it is taken out.
GROOTST_UITGEPAKT = 150 * 1024 * 1024
MEESTE_DELEN = 500
MEESTE_RIJEN = 20_000
MEESTE_KOLOMMEN = 200
MEESTE_BLADEN = 20
# Of a sheet in Excel; a higher number would be counted up to.
LAATSTE_RIJ = 1_048_576
MEESTE_SAMENGEVOEGD = 500_000
LANGSTE_CEL = 40_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_EXCEL_FOUT = re.compile(r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!)")  # fmt: skip
# As Excel writes a text that looks like one of its own escapes.
_ONTSNAPT = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_SCHEIDINGEN = ";,\t|"


class Onleesbaar(Exception):
    """With the reason, for who sent it."""


@dataclass
class Blad:
    """`rijen` are the number that a person sees in front of a row, and its cells."""

    naam: str
    rijen: list[tuple[int, list[str]]] = field(default_factory=list)


def is_excelfout(cel: str) -> bool:
    return bool(_EXCEL_FOUT.fullmatch(cel))


def lees_bestand(inhoud: bytes) -> list[Blad]:
    """Its sheets with at least one filled row. Raises `Onleesbaar`."""
    if not inhoud.strip():
        raise Onleesbaar("Dit bestand is leeg.")
    if len(inhoud) > GROOTSTE_BESTAND:
        raise Onleesbaar(
            f"Dit bestand is te groot: hooguit {GROOTSTE_BESTAND // 1024 // 1024} MB. Deel het op."
        )
    bladen = _lees_xlsx(inhoud) if inhoud.startswith(b"PK") else _lees_tekst(inhoud)
    bladen = [blad for blad in bladen if blad.rijen]
    if not bladen:
        raise Onleesbaar("In dit bestand staat geen enkele rij.")
    return bladen


# --- XLSX ----------------------------------------------------------------------------------


def _lees_xlsx(inhoud: bytes) -> list[Blad]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            _controleer_pak(pak)
        boek = openpyxl.load_workbook(
            io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False
        )
        if len(boek.sheetnames) > MEESTE_BLADEN:
            raise Onleesbaar(f"Dit bestand heeft meer dan {MEESTE_BLADEN} bladen.")
        return [_lees_blad(blad) for blad in boek.worksheets if blad.sheet_state == "visible"]
    except Onleesbaar:
        raise
    except (
        zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, TypeError, AttributeError,
        IndexError, OSError, EOFError, ParseError, NotImplementedError, RuntimeError, OverflowError,
        SyntaxError, MemoryError,
    ) as fout:  # fmt: skip
        raise Onleesbaar(
            "Dit Excel-bestand is beschadigd. Open het in Excel en bewaar het opnieuw als .xlsx."
        ) from fout


def _controleer_pak(pak: zipfile.ZipFile) -> None:
    """The sizes in a zip are an upper limit when it is read: what says less is refused as broken."""
    delen = pak.infolist()
    namen = {deel.filename for deel in delen}
    if "mimetype" in namen or "content.xml" in namen:
        raise Onleesbaar(
            "Dit is een bestand van LibreOffice. Bewaar het als .xlsx en probeer opnieuw."
        )
    if "[Content_Types].xml" not in namen or not any(naam.startswith("xl/") for naam in namen):
        raise Onleesbaar("Dit is geen Excel-bestand. Stuur een .xlsx of een .csv.")
    if len(delen) > MEESTE_DELEN or sum(deel.file_size for deel in delen) > GROOTST_UITGEPAKT:
        raise Onleesbaar("Dit Excel-bestand is te groot als het wordt uitgepakt. Deel het op.")
    for deel in delen:
        if deel.filename.endswith((".xml", ".rels")):
            with pak.open(deel) as open_deel:
                # An entity can grow without end; Excel writes none.
                if b"<!DOCTYPE" in open_deel.read(2_000):
                    raise Onleesbaar("In dit Excel-bestand staat iets wat niet mag (een DOCTYPE).")


def _lees_blad(werkblad) -> Blad:
    werkblad.reset_dimensions()
    blad = Blad(werkblad.title)
    samengevoegd = _samengevoegd(werkblad)
    per_nummer: dict[int, list[str]] = {}
    rijen = werkblad.iter_rows(max_row=LAATSTE_RIJ, max_col=MEESTE_KOLOMMEN, values_only=True)
    for nummer, rij in enumerate(rijen, 1):
        cellen = [_als_tekst(cel) for cel in rij]
        for kolom, boven in samengevoegd.get(nummer, {}).items():
            _vul(cellen, kolom, per_nummer.get(boven, []))
        _voeg_toe(blad, nummer, cellen)
        if cellen:
            per_nummer[nummer] = cellen
    return blad


def _vul(cellen: list[str], kolom: int, boven: list[str]) -> None:
    """A cell over several rows says the same of each of them."""
    if waarde := boven[kolom] if kolom < len(boven) else "":
        cellen += [""] * (kolom + 1 - len(cellen))
        cellen[kolom] = waarde


def _samengevoegd(werkblad) -> dict[int, dict[int, int]]:
    """`{row: {column: the row above that holds its value}}`; read apart, for `read_only` skips it."""
    gevonden: dict[int, dict[int, int]] = {}
    aantal = 0
    with werkblad._get_source() as bron:
        rest = b""
        while deel := bron.read(1 << 20):
            for gebied in _MERGE.findall(rest + deel):
                links, boven, _, onder = range_boundaries(gebied.decode("ascii"))
                onder = min(onder, boven + MEESTE_RIJEN)
                aantal += onder - boven
                if aantal > MEESTE_SAMENGEVOEGD:
                    raise Onleesbaar("Dit bestand heeft te veel samengevoegde cellen. Splits ze.")
                for rij in range(boven + 1, onder + 1):
                    gevonden.setdefault(rij, {})[links - 1] = boven
            rest = deel[-200:]
    return gevonden


def _als_tekst(waarde: Any) -> str:
    """As a person sees it: a date without a time, a whole number without a point."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.date().isoformat() if waarde.time() == time() else waarde.isoformat(" ")
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    if isinstance(waarde, float):
        return str(int(waarde)) if waarde.is_integer() and abs(waarde) < 1e15 else repr(waarde)
    return _ONTSNAPT.sub("_", str(waarde))


# --- CSV -----------------------------------------------------------------------------------


def _lees_tekst(inhoud: bytes) -> list[Blad]:
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        raise Onleesbaar(
            "Dit is een oud Excel-bestand (.xls) of het heeft een wachtwoord. Bewaar het als .xlsx."
        )
    tekst = _ontcijfer(inhoud)
    blad = Blad("")
    try:
        lezer = csv.reader(
            io.StringIO(tekst, newline=""), delimiter=_scheiding(tekst), strict=False
        )
        begin = 1
        for rij in lezer:
            cellen = [zonder_schutteken(cel) for cel in rij[:MEESTE_KOLOMMEN]]
            _voeg_toe(blad, begin, cellen)
            begin += 1
    except csv.Error as fout:
        raise Onleesbaar(
            "Dit CSV-bestand is niet te lezen: waarschijnlijk ontbreekt ergens een aanhalingsteken."
        ) from fout
    return [blad]


def _ontcijfer(inhoud: bytes) -> str:
    """UTF-8 as we write it, UTF-16 as Excel may, or the Windows code page of an older Excel."""
    for merk, naam in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if inhoud.startswith(merk):
            pogingen = [naam]
            break
    else:
        pogingen = ["utf-8", "cp1252"]
    for naam in pogingen:
        try:
            tekst = inhoud.decode(naam)
        except UnicodeDecodeError:
            continue
        # One control character slips into a text; a picture or a program is full of them.
        vreemd = len(re.findall(r"[\x00-\x08\x0e-\x1f]", tekst[:100_000]))
        if "\0" not in tekst and vreemd * 100 <= len(tekst[:100_000]) + 200:
            return tekst
        break
    raise Onleesbaar("Dit is geen Excel- of CSV-bestand. Stuur een .xlsx of een .csv.")


def _scheiding(tekst: str) -> str:
    """The one that cuts the first rows into the most cells, the same number in each."""
    eerste = tekst[:20_000]
    if gezegd := re.match(r"sep=(.)\r?\n", eerste, re.IGNORECASE):
        return gezegd[1]

    def past(teken: str) -> int:
        aantallen = Counter(len(rij) for rij in _proef(eerste, teken) if any(rij))
        return max((keer * (cellen - 1) for cellen, keer in aantallen.items()), default=0)

    return max(_SCHEIDINGEN, key=past)


def _proef(tekst: str, teken: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(tekst, newline=""), delimiter=teken))[:50]
    except csv.Error:
        return []


# --- Both ----------------------------------------------------------------------------------


def _voeg_toe(blad: Blad, nummer: int, cellen: list[str]) -> None:
    while cellen and not cellen[-1].strip():
        cellen.pop()
    if not cellen or (nummer == 1 and re.fullmatch(r"sep=.?", cellen[0], re.IGNORECASE)):
        return
    if len(blad.rijen) >= MEESTE_RIJEN:
        raise Onleesbaar(
            f"Dit bestand heeft meer dan {MEESTE_RIJEN:,} rijen. Deel het op.".replace(",", ".")
        )
    if te_lang := next((cel for cel in cellen if len(cel) > LANGSTE_CEL), None):
        raise Onleesbaar(f"In rij {nummer} is een cel te lang: “{te_lang[:40]}…”.")
    blad.rijen.append((nummer, cellen))


def vind_koprij(rijen: Iterable[tuple[int, list[str]]], bekend) -> int:
    """The place of the row with headings: among the first, the one with the most that are known."""
    eerste = list(rijen)[:15]
    gevuld = [sum(bool(cel.strip()) for cel in cellen) for _, cellen in eerste]
    raak = [sum(bekend(cel) for cel in cellen if cel.strip()) for _, cellen in eerste]
    if max(raak, default=0) >= 2:
        return raak.index(max(raak))
    return next((plaats for plaats, aantal in enumerate(gevuld) if aantal > 1), 0)


def met_kop(blad: Blad, koprij: int) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    koppen = [cel.strip() for cel in blad.rijen[koprij][1]]
    return koppen, iter(blad.rijen[koprij + 1 :])
