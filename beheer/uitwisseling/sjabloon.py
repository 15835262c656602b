"""The workbook to fill in: an explanation, a sheet for every list, and choices to pick from."""

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from aanbod.models import Doelgroep, Onderwerp, Taal
from wijken.models import Gemeente, Wijk

from ..models.inlezing import Lijst
from .kolommen import MODEL, NUMMER, Kolom, kolommen
from .schrijven import Deel, bewaar, vul_blad

UITLEGBLAD, KEUZEBLAD = "Uitleg", "Keuzes"
HULPBLADEN = (UITLEGBLAD, KEUZEBLAD)
INVULRIJEN = 2_000
UITLEG = """Zo vult u dit bestand in
Vul per blad een rij in voor elke aanbieder, locatie of elk aanbod. Bladen die u niet nodig hebt laat u leeg.
Laat de bovenste rij staan: daaraan herkent de Sociale Kaart de kolommen. Kolommen die u niet gebruikt mag u weghalen.
Lees het bestand in bij “Importeren”. U ziet eerst wat er zou veranderen. Pas daarna kiest u wat erin gaat.

Welke rij is het
Het “adresdeel” is de naam in het adres van de bladzijde. Staat het er, dan wijzigt u wat er al is. Voor iets nieuws laat u het leeg.
Zonder adresdeel kijken we of er al een aanbieder met die naam is, of aanbod met die naam van die aanbieder.
Het “nummer” van een locatie laat u leeg voor een nieuwe locatie.

Een lege cel
Een lege cel maakt het veld leeg. Wilt u dat niet, zet dat dan uit als u het bestand inleest.

Meer dan een
Doelgroepen en talen: zet er een puntkomma tussen.
Onderwerpen, wijken en plekken: zet ze onder elkaar in de cel (Alt en Enter), of zet er een puntkomma tussen.
Wilt u er meer bij zeggen, zet dan | tussen de delen: 12 | spreekuur | Mo-Fr 09:00-17:00.
Een plek is het nummer van een locatie, of het adres van een locatie die er al is of op het blad Locaties staat.

Datums en tijden
Een datum schrijft u als 31-12-2026. Tijden schrijft u zoals in het veld staat uitgelegd: Mo-Fr 09:00-17:00.

Waar komt het vandaan
Elk gegeven heeft een bron met een paragraaf, of een eigen oordeel met de reden. Laat u beide leeg, dan staat er “Uit een ingelezen bestand”."""  # noqa: E501


def sjabloon(gemeenten: list[Gemeente]) -> bytes:
    boek = Workbook(write_only=True)
    _uitlegblad(boek)
    keuzes: list[tuple[str, list[str]]] = []
    for lijst in (Lijst.AANBOD, Lijst.AANBIEDERS, Lijst.LOCATIES):
        blad = vul_blad(boek, Deel(lijst, kolommen(lijst), []))
        for nummer, kolom in enumerate(kolommen(lijst), 1):
            if mogelijk := _mogelijk(kolom, gemeenten):
                _met_lijst(blad, nummer, kolom, len(keuzes) + 1, len(mogelijk))
                keuzes.append((f"{lijst}: {kolom.kop}", mogelijk))
    _keuzeblad(boek, keuzes, gemeenten)
    return bewaar(boek)


def _mogelijk(kolom: Kolom, gemeenten: list[Gemeente]) -> list[str]:
    if kolom.soort == "keuze":
        return [naam for _, naam in kolom.keuzes]
    if kolom.soort == "janee":
        return ["ja", "nee"]
    if kolom.verwijst is Gemeente:
        return [een.slug for een in gemeenten]
    return []


def _met_lijst(blad, nummer: int, kolom: Kolom, keuzekolom: int, aantal: int) -> None:
    letter, bron = get_column_letter(nummer), get_column_letter(keuzekolom)
    regel = DataValidation(
        type="list",
        formula1=f"'{KEUZEBLAD}'!${bron}$2:${bron}${aantal + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Dit kan niet",
        error="Kies een van de mogelijkheden uit de lijst.",
    )
    regel.add(f"{letter}2:{letter}{INVULRIJEN}")
    blad.data_validations.append(regel)


def _keuzeblad(boek, keuzes: list[tuple[str, list[str]]], gemeenten: list[Gemeente]) -> None:
    """What the lists show, and beside it the names that may stand in the other cells."""
    namen = [
        ("onderwerpen", list(Onderwerp.objects.op_volgorde().values_list("slug", flat=True))),
        ("doelgroepen", list(Doelgroep.objects.values_list("slug", flat=True))),
        ("talen", list(Taal.objects.values_list("code", flat=True))),
        (
            "wijken",
            [
                f"{een.naam} ({een.code})"
                for een in Wijk.objects.filter(gemeente__in=gemeenten).order_by("gemeente", "naam")
            ],
        ),
    ]
    alle = [*keuzes, *namen]
    blad = boek.create_sheet(KEUZEBLAD)
    for nummer in range(1, len(alle) + 1):
        blad.column_dimensions[get_column_letter(nummer)].width = 28
    blad.append([_vet(blad, kop) for kop, _ in alle])
    for rij in range(max(len(mogelijk) for _, mogelijk in alle)):
        blad.append([mogelijk[rij] if rij < len(mogelijk) else None for _, mogelijk in alle])


def _uitlegblad(boek) -> None:
    blad = boek.create_sheet(UITLEGBLAD)
    blad.column_dimensions["A"].width = 34
    blad.column_dimensions["B"].width = 90
    vorige = ""
    for regel in UITLEG.split("\n"):
        is_kop = not vorige
        blad.append([_vet(blad, regel)] if is_kop else [None, _over_regels(blad, regel)])
        vorige = regel
    for lijst in (Lijst.AANBOD, Lijst.AANBIEDERS, Lijst.LOCATIES):
        blad.append([])
        blad.append([_vet(blad, f"De kolommen van het blad {lijst.label.capitalize()}")])
        for kolom in kolommen(lijst):
            blad.append([kolom.kop, _over_regels(blad, _uitleg(lijst, kolom))])


SLEUTEL = "Leeg voor iets nieuws. Laat staan bij wat er al is."


def _uitleg(lijst: str, kolom: Kolom) -> str:
    if kolom.veld in ("slug", NUMMER):
        return SLEUTEL
    delen = ["Verplicht." if kolom.verplicht else "", kolom.uitleg, _wat_mag(lijst, kolom)]
    return " ".join(deel for deel in delen if deel) or "Vrije tekst."


def _wat_mag(lijst: str, kolom: Kolom) -> str:
    if kolom.soort == "keuze":
        return f"Kies uit: {'; '.join(naam for _, naam in kolom.keuzes)}."
    if kolom.verwijst is not None:
        return f"De naam of het kenmerk; zie het blad {KEUZEBLAD}, of het blad van die lijst."
    if kolom.soort == "tekst":
        langst = MODEL[lijst]._meta.get_field(kolom.veld).max_length
        return f"Hooguit {langst} tekens." if langst else ""
    return {"janee": "Ja of nee.", "datum": "Een datum: 31-12-2026."}.get(kolom.soort, "")


def _vet(blad, tekst: str) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, tekst)
    cel.font = Font(bold=True)
    return cel


def _over_regels(blad, tekst: str) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, tekst)
    cel.alignment = Alignment(wrap_text=True, vertical="top")
    return cel
