"""Lists as a workbook, as CSV, and all of it as one ZIP."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from aanbod.gegevens import lees, voor_lezen
from wijken.models import Locatie

from .kolommen import LANGSTE_CEL, NUMMER, Kolom, als_cel, kolommen

BLOK = 500
# What a sheet takes for a formula, also after a space; and our own sign in front of one.
_GEVAAR = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_ONZICHTBAAR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LIJKT_ONTSNAPT = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_KOP = Font(bold=True)
_KOPVLAK = PatternFill("solid", fgColor="DCE9E6")
_BOVEN = Alignment(vertical="top", wrap_text=True)


def met_schutteken(tekst: str) -> str:
    """Text that no program takes for a formula; `zonder_schutteken` gives back the same."""
    return f"'{tekst}" if _GEVAAR.match(tekst) else tekst


def zonder_schutteken(tekst: str) -> str:
    return tekst[1:] if tekst.startswith("'") and _GEVAAR.match(tekst) else tekst


@dataclass(frozen=True)
class Deel:
    """One list: which columns, and its rows as texts."""

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: Iterable[list[str]]


def deel_van(lijst: str, records: QuerySet) -> Deel:
    """The records of a list, read in blocks: some queries for every 500."""
    return Deel(lijst, kolommen(lijst), _rijen(lijst, records))


def _rijen(lijst: str, records: QuerySet) -> Iterator[list[str]]:
    eigen = kolommen(lijst)
    sleutels = list(records.values_list("pk", flat=True))
    for begin in range(0, len(sleutels), BLOK):
        deel = sleutels[begin : begin + BLOK]
        per_sleutel = {
            een.pk: een for een in voor_lezen(records.model._default_manager.filter(pk__in=deel))
        }
        gelezen = [
            (per_sleutel[sleutel], lees(per_sleutel[sleutel]))
            for sleutel in dict.fromkeys(deel)
            if sleutel in per_sleutel
        ]
        labels = adressen(waarden for _, waarden in gelezen)
        for record, waarden in gelezen:
            waarden = {NUMMER: record.pk, **waarden}
            yield [als_cel(kolom, waarden.get(kolom.veld), labels) for kolom in eigen]


def adressen(alle: Iterable[dict]):
    """What stands behind the number of a locatie, for who reads it."""
    sleutels = {rij["locatie"] for waarden in alle for rij in waarden.get("plekken") or []}
    namen = {een.pk: str(een) for een in Locatie.objects.filter(pk__in=sleutels)}
    return lambda sleutel: namen.get(sleutel, "").replace("(", "").replace(")", "")


# --- CSV -----------------------------------------------------------------------------------


def csv_regels(deel: Deel) -> Iterator[str]:
    """With a mark in front and semicolons, so that a Dutch Excel opens it well."""
    opvang = io.StringIO(newline="")
    schrijver = csv.writer(opvang, delimiter=";", lineterminator="\r\n")

    def geef() -> str:
        tekst = opvang.getvalue()
        opvang.seek(0)
        opvang.truncate()
        return tekst

    schrijver.writerow(kolom.kop for kolom in deel.kolommen)
    yield "\ufeff" + geef()
    for rij in deel.rijen:
        schrijver.writerow(met_schutteken(_zichtbaar(cel)) for cel in rij)
        yield geef()


def _zichtbaar(tekst: str) -> str:
    return _ONZICHTBAAR.sub("", tekst)


# --- XLSX ----------------------------------------------------------------------------------


def xlsx(delen: Iterable[Deel]) -> bytes:
    """A workbook with a sheet for each."""
    boek = Workbook(write_only=True)
    for deel in delen:
        vul_blad(boek, deel)
    return bewaar(boek)


def bewaar(boek: Workbook) -> bytes:
    bestand = io.BytesIO()
    boek.save(bestand)
    return bestand.getvalue()


def vul_blad(boek: Workbook, deel: Deel):
    blad = boek.create_sheet(deel.naam.capitalize())
    blad.freeze_panes = "A2"
    for nummer, kolom in enumerate(deel.kolommen, 1):
        blad.column_dimensions[get_column_letter(nummer)].width = breedte(kolom)
    blad.append([_kopcel(blad, kolom) for kolom in deel.kolommen])
    soorten = [kolom.soort for kolom in deel.kolommen]
    for rij in deel.rijen:
        blad.append(
            [cel_van(blad, soort, tekst) for soort, tekst in zip(soorten, rij, strict=True)]
        )
    return blad


def breedte(kolom: Kolom) -> int:
    if kolom.soort == "rijen" or kolom.veld in ("beschrijving", "samenvatting", "wat_gebeurt_er"):
        return 50
    return 26 if kolom.soort in ("tekst", "een", "meer") else 16


def _kopcel(blad, kolom: Kolom) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, kolom.kop)
    cel.font, cel.fill, cel.alignment = _KOP, _KOPVLAK, _BOVEN
    return cel


def cel_van(blad, soort: str, tekst: str):
    """A number or a date as such; all other text as text, whatever it begins with."""
    if not tekst:
        return None
    if soort in ("geheel", "nummer"):
        return int(tekst)
    if soort == "getal":
        return float(tekst)
    if soort == "datum":
        cel = WriteOnlyCell(blad, date.fromisoformat(tekst))
        cel.number_format = "dd-mm-yyyy"
        return cel
    tekst = _LIJKT_ONTSNAPT.sub("_x005F_", _zichtbaar(tekst))[:LANGSTE_CEL]
    gevaar = _GEVAAR.match(tekst)
    if not gevaar and soort != "tekst":
        return tekst
    # As text, so that a telephone number keeps its zero when someone types it anew.
    cel = WriteOnlyCell(blad, tekst)
    cel.data_type = "s"
    cel.number_format = "@"
    if gevaar:
        # As the ' that one types in front of it: still text when someone edits it.
        cel.quotePrefix = True
    return cel


# --- All of it -----------------------------------------------------------------------------

LEESMIJ = """Alles uit de Sociale Kaart: {waarvan}
Gemaakt op {wanneer}.

Wat zit erin
{bestanden}

Hoe leest u het
- Elk bestand is een lijst: de eerste rij zegt wat er in de kolommen staat.
- Excel opent deze bestanden. Er staan puntkomma's tussen de cellen; de letters zijn UTF-8.
- Een cel die begint met = + - of @ krijgt een ' ervoor. Zo voert Excel hem niet uit.
- Het "adresdeel" is de naam van een aanbieder of aanbod in het adres van de bladzijde.
  Daaraan herkent de Sociale Kaart een rij als u het bestand weer inleest. Laat het staan.
- Het "nummer" van een locatie staat ook bij de plekken van het aanbod.
- Bij "onderwerpen", "wijken" en "plekken" staat op elke regel van de cel een van de
  stukken, met | ertussen: eerst het onderwerp, de wijk of de plek, daarna wat erbij hoort.

Weer inlezen
U kunt elk bestand wijzigen en weer inlezen bij "Importeren". U ziet eerst wat er zou
veranderen. Namen van contactpersonen staan niet in deze bestanden.
"""


def zip_van(delen: Iterable[Deel], waarvan: str) -> bytes:
    """Every list as CSV, with a word of explanation."""
    bestand = io.BytesIO()
    namen = []
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as pak:
        for deel in delen:
            aantal = -1
            with pak.open(f"{deel.naam}.csv", "w") as in_pak:
                for regel in csv_regels(deel):
                    in_pak.write(regel.encode())
                    aantal += 1
            namen.append(f"- {deel.naam}.csv: {aantal} rijen")
        tekst = LEESMIJ.format(
            waarvan=waarvan,
            wanneer=timezone.localtime().strftime("%d-%m-%Y, %H:%M uur"),
            bestanden="\n".join(namen),
        )
        pak.writestr("LEESMIJ.txt", tekst.replace("\n", "\r\n"))
    return bestand.getvalue()
