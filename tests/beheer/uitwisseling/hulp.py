"""An import from file to end, without a process of its own."""

import csv
import io

from openpyxl import Workbook

from beheer.models import Import
from beheer.models.inlezing import Staat
from beheer.uitwisseling.schrijven import csv_regels, deel_van
from beheer.uitwisseling.werk import werk


def als_csv(koppen, *rijen, scheiding=";", codering="utf-8") -> bytes:
    opvang = io.StringIO(newline="")
    csv.writer(opvang, delimiter=scheiding).writerows([koppen, *rijen])
    return opvang.getvalue().encode(codering)


def als_xlsx(*rijen, vul=None, naam="Blad1") -> bytes:
    boek = Workbook()
    blad = boek.active
    blad.title = naam
    for rij in rijen:
        blad.append(rij)
    if vul:
        vul(blad)
    bestand = io.BytesIO()
    boek.save(bestand)
    return bestand.getvalue()


def csv_van(lijst, records) -> bytes:
    return "".join(csv_regels(deel_van(lijst, records))).encode()


def rijen_van(inhoud: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))


def lees_in(inhoud: bytes, *, door, gemeente=None, **opties) -> Import:
    """Read and compared."""
    import_ = Import.objects.create(
        naam="lijst", inhoud=inhoud, door=door.pk, als="beheerder", gemeente=gemeente
    )
    doe(import_, Staat.LEEST)
    if import_.staat == Staat.GELEZEN:
        for naam, waarde in opties.items():
            setattr(import_, naam, waarde)
        import_.save()
        doe(import_, Staat.VERGELIJKT)
    return import_


def doe(import_: Import, staat: str) -> Import:
    import_.staat = staat
    import_.save(update_fields=["staat"])
    werk(import_.pk)
    import_.refresh_from_db()
    return import_


def regels(import_, soort=None):
    alle = import_.regels.all()
    return list(alle.filter(soort=soort) if soort else alle)
