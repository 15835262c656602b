"""What people send: every encoding, every sheet, and what is no sheet at all."""

import io
import zipfile
from datetime import date, datetime

import pytest

from beheer.uitwisseling import lezen
from beheer.uitwisseling.lezen import Onleesbaar, lees_bestand, vind_koprij
from tests.beheer.uitwisseling.hulp import als_csv, als_xlsx

KOPPEN = ["naam", "uitleg"]


def _rijen(inhoud):
    (blad,) = lees_bestand(inhoud)
    return blad.rijen


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_een_csv_in_elke_codering_en_met_elk_scheidingsteken(codering, scheiding):
    inhoud = als_csv(KOPPEN, ["Café", "Eén kop; of, twee"], scheiding=scheiding, codering=codering)

    assert _rijen(inhoud) == [(1, KOPPEN), (2, ["Café", "Eén kop; of, twee"])]


def test_een_csv_die_zelf_zegt_wat_het_scheidingsteken_is():
    assert _rijen(b"sep=,\r\nnaam,uitleg\r\na;b,c;d\r\n")[1][1] == ["a;b", "c;d"]


def test_lege_rijen_tellen_mee_voor_het_nummer_maar_staan_er_niet_tussen():
    inhoud = als_csv(KOPPEN, [], ["", " "], ["Koffie", ""])

    assert _rijen(inhoud) == [(1, KOPPEN), (4, ["Koffie"])]


def test_een_datum_en_een_getal_uit_excel_zijn_gewone_tekst():
    inhoud = als_xlsx(
        KOPPEN, [datetime(2026, 12, 31), 7.0], [date(2026, 1, 2), 51.8], [True, 612345678]
    )

    assert [cellen for _, cellen in _rijen(inhoud)[1:]] == [
        ["2026-12-31", "7"], ["2026-01-02", "51.8"], ["ja", "612345678"],
    ]  # fmt: skip


def test_een_samengevoegde_cel_geldt_voor_al_haar_rijen():
    def voeg_samen(blad):
        blad.merge_cells("A2:A4")

    inhoud = als_xlsx(KOPPEN, ["Huis", "een"], [None, "twee"], [None, "drie"], vul=voeg_samen)

    assert [cellen[0] for _, cellen in _rijen(inhoud)[1:]] == ["Huis", "Huis", "Huis"]


def test_een_titel_boven_de_koppen_stoort_niet():
    blad = lees_bestand(als_xlsx(["Onze lijst 2026"], [], ["naam", "soort", "telefoon"], ["a"]))[0]

    assert vind_koprij(blad.rijen, {"naam", "soort", "telefoon"}.__contains__) == 1


def test_een_verborgen_blad_telt_niet_mee():
    def verberg(blad):
        blad.parent.create_sheet("Geheim").append(["a"])
        blad.parent["Geheim"].sheet_state = "hidden"

    assert [een.naam for een in lees_bestand(als_xlsx(KOPPEN, ["a"], vul=verberg))] == ["Blad1"]


def _zip(**delen):
    bestand = io.BytesIO()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam, inhoud in delen.items():
            pak.writestr(naam.replace("__", "/"), inhoud)
    return bestand.getvalue()


def _bom():
    """Some kilobytes that are two hundred megabytes once they are taken out."""
    bestand = io.BytesIO(als_xlsx(KOPPEN, ["a"]))
    with (
        zipfile.ZipFile(bestand, "a", zipfile.ZIP_DEFLATED) as pak,
        pak.open("xl/worksheets/sheet9.xml", "w") as deel,
    ):
        for _ in range(200):
            deel.write(b" " * 1024 * 1024)
    return bestand.getvalue()


def _met_doctype():
    heel = io.BytesIO(als_xlsx(KOPPEN, ["a"]))
    uit = io.BytesIO()
    with zipfile.ZipFile(heel) as bron, zipfile.ZipFile(uit, "w") as doel:
        for deel in bron.infolist():
            tekst = bron.read(deel)
            if deel.filename == "xl/workbook.xml":
                tekst = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + tekst
            doel.writestr(deel, tekst)
    return uit.getvalue()


@pytest.mark.parametrize(
    "inhoud, melding",
    [
        (b"", "leeg"),
        (b"  \n", "leeg"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud Excel-bestand"),
        (b"%PDF-1.7\n\x00\x01\x02\xff\xfe", "geen Excel- of CSV-bestand"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "geen Excel- of CSV-bestand"),
        (b"PK\x03\x04kapot", "beschadigd"),
        (als_xlsx(KOPPEN, ["a"])[:-400], "beschadigd"),
        (_zip(a="b"), "geen Excel-bestand"),
        (_zip(mimetype="application/vnd.oasis", content="x"), "LibreOffice"),
        (_zip(**{"[Content_Types].xml": "x", "xl__workbook.xml": "<kapot"}), "beschadigd"),
        (_bom(), "te groot"),
        (_met_doctype(), "DOCTYPE"),
        (als_xlsx(), "geen enkele rij"),
    ],
    ids=range(13),
)  # fmt: skip
def test_wat_niet_te_lezen_is_geeft_een_zin_in_het_nederlands(inhoud, melding):
    with pytest.raises(Onleesbaar, match=melding):
        lees_bestand(inhoud)


def test_te_veel_rijen_worden_geweigerd(monkeypatch):
    monkeypatch.setattr(lezen, "MEESTE_RIJEN", 5)

    with pytest.raises(Onleesbaar, match="meer dan 5 rijen"):
        lees_bestand(als_csv(KOPPEN, *(["a", "b"] for _ in range(6))))


def test_een_cel_helemaal_onderaan_en_rechts_kost_geen_minuten():
    def ver(blad):
        blad["XFD1048576"] = "x"

    assert _rijen(als_xlsx(KOPPEN, ["a"], vul=ver))[:2] == [(1, KOPPEN), (2, ["a"])]


def test_een_rij_met_een_nummer_dat_excel_niet_heeft_houdt_niemand_op(monkeypatch):
    monkeypatch.setattr(lezen, "LAATSTE_RIJ", 1_000)

    assert _rijen(_met_blad(b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')) == [
        (1, KOPPEN)
    ]


def test_te_veel_samengevoegde_cellen_worden_geweigerd(monkeypatch):
    monkeypatch.setattr(lezen, "MEESTE_SAMENGEVOEGD", 10)
    inhoud = als_xlsx(KOPPEN, ["Huis"], vul=lambda blad: blad.merge_cells("A2:A20"))

    with pytest.raises(Onleesbaar, match="samengevoegde cellen"):
        lees_bestand(inhoud)


def _met_blad(rij):
    """A workbook of which the sheet holds this row too."""
    bron, doel = zipfile.ZipFile(io.BytesIO(als_xlsx(KOPPEN))), io.BytesIO()
    with bron, zipfile.ZipFile(doel, "w") as pak:
        for naam in bron.namelist():
            inhoud = bron.read(naam)
            if naam == "xl/worksheets/sheet1.xml":
                inhoud = inhoud.replace(b"</sheetData>", rij + b"</sheetData>")
            pak.writestr(naam, inhoud)
    return doel.getvalue()
