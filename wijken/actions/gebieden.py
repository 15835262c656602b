"""Loading regio's, gemeenten, wijken and postcodes from a YAML file of our own."""

import json
from pathlib import Path

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import Editie, Gemeente, Omtrek, Plaatsnaam, Postcodegebied, Regio, Wijk
from ..omtrekken import Grensfout, als_geojson, lees_omtrek


@transaction.atomic
def laad_gebieden(bestand: Path) -> None:
    """Create everything in the file; all or nothing.

    Raises `ValidationError` when a record breaks a rule, `KeyError` on an unknown code.
    """
    inhoud = yaml.safe_load(bestand.read_text(encoding="utf-8"))
    for regio in inhoud.get("regios", []):
        Regio.objects.create(**regio)
    for gemeente in inhoud["gemeenten"]:
        _gemeente(gemeente, bestand.parent)
    wijken = {wijk.code: wijk for wijk in Wijk.objects.all()}
    for rij in inhoud.get("postcodes", []):
        codes = rij.pop("wijken")
        gebied = Postcodegebied(**rij)
        gebied.full_clean()
        gebied.save()
        gebied.wijken.set(wijken[code] for code in codes)


def _gemeente(rij: dict, map_: Path) -> None:
    regio = Regio.objects.get(slug=rij["regio"]) if rij.get("regio") else None
    gemeente = Gemeente(
        code=rij["code"],
        naam=rij["naam"],
        slug=rij["slug"],
        regio=regio,
        peiling=rij.get("peiling", ""),
    )
    gemeente.full_clean()
    gemeente.save()
    wijken = {}
    for wijk in rij["wijken"]:
        wijken[wijk["code"]] = Wijk(gemeente=gemeente, inwoners_jaar=rij["inwoners_jaar"], **wijk)
        wijken[wijk["code"]].full_clean()
        wijken[wijk["code"]].save()
    for naam in rij.get("plaatsnamen", []):
        codes = naam.pop("wijken")
        plaatsnaam = Plaatsnaam(gemeente=gemeente, **naam)
        plaatsnaam.full_clean()
        plaatsnaam.save()
        plaatsnaam.wijken.set(wijken[code] for code in codes)
    if rij.get("editie"):
        _editie(gemeente, wijken, rij["editie"], map_)


def _editie(gemeente, wijken: dict[str, Wijk], rij: dict, map_: Path) -> None:
    vlakken = json.loads((map_ / rij["bestand"]).read_text(encoding="utf-8"))["features"]
    editie = Editie.objects.create(
        gemeente=gemeente, naam=rij["naam"], jaar=rij["jaar"], bron=rij["bron"], actief=True
    )
    omtrekken = [(vlak["properties"]["code"], vlak["geometry"]) for vlak in vlakken]
    Omtrek.objects.bulk_create(
        Omtrek(editie=editie, wijk=wijken[code], geometrie=_omtrek(code, geometrie))
        for code, geometrie in omtrekken
    )


def _omtrek(code: str, geometrie) -> dict:
    """Checked as an official one; but our own drawing is mended in its file, not here."""
    try:
        vlak, hersteld = lees_omtrek(code, geometrie)
    except Grensfout as fout:
        raise ValidationError(str(fout)) from fout
    if hersteld:
        raise ValidationError(f"De omtrek van {code} kruist zichzelf. Herstel het bestand.")
    return als_geojson(vlak)
