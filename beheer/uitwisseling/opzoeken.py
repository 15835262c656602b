"""How a cell names another record: by its own slug or code, or as people write it."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet

from aanbod.gegevens import naamveld
from aanbod.models import Aanbieder, AanbiederAlias, Bron
from wijken.models import Locatie, Wijk
from wijken.tekst import sleutel

from .kolommen import Opzoeken, kort, locatienummer

HELP = {
    "Aanbieder": "Zet hem op het blad Aanbieders, of schrijf de naam zoals hij in de Sociale Kaart staat.",
    "Locatie": "Zet haar op het blad Locaties, of neem het nummer van een locatie die er al is.",
}


class Register(Opzoeken):
    """Every name is read once. `gemeente` is that of the row at hand: names of wijken are its own."""

    def __init__(self, locaties: QuerySet):
        self._locaties = locaties
        self._sleutels: dict[type[models.Model], dict[str, Any]] = {}
        self._namen: dict[type[models.Model], dict[str, set]] = {}
        self.gemeente: str | None = None

    def zoek(self, model: type[models.Model], tekst: str) -> Any:
        tekst = tekst.strip()
        self._laad(model)
        nummer = locatienummer(tekst) if model is Locatie else None
        if nummer is not None:
            # Whether it is there is asked when the row is judged.
            return nummer
        if (gevonden := self._sleutels[model].get(tekst.lower())) is not None:
            return gevonden
        return self._bij_naam(model, tekst)

    def _bij_naam(self, model, tekst: str) -> Any:
        naam = sleutel(tekst)
        namen = self._namen[model]
        gevonden = namen.get(f"{self.gemeente} {naam}" if model is Wijk else naam, set())
        if len(gevonden) == 1:
            return next(iter(gevonden))
        if gevonden:
            raise ValidationError(
                f"“{kort(tekst)}” kan meer dan een zijn: {', '.join(sorted(map(str, gevonden))[:5])}. "
                "Neem een van deze."
            )
        wat = str(model._meta.verbose_name).capitalize()
        hulp = HELP.get(model.__name__, "")
        raise ValidationError(f"{wat} “{kort(tekst)}” bestaat niet. {hulp}".strip())

    def voeg_toe(self, model: type[models.Model], record: models.Model, sleutel_: Any) -> None:
        """One that comes with the same file."""
        self._laad(model)
        self._sleutels[model].setdefault(str(sleutel_).lower(), sleutel_)
        for naam in _namen_van(record):
            self._namen[model].setdefault(sleutel(naam), set()).add(sleutel_)

    def kent(self, model: type[models.Model], sleutel_: str) -> bool:
        self._laad(model)
        return sleutel_.lower() in self._sleutels[model]

    def _laad(self, model: type[models.Model]) -> None:
        if model in self._sleutels:
            return
        records = self._locaties if model is Locatie else model._default_manager.all()
        if model is Wijk:
            records = records.select_related("gemeente")
        namen = defaultdict(set)
        sleutels = {}
        for record in records:
            waarde = getattr(record, naamveld(model))
            sleutels[str(waarde).lower()] = waarde
            voor = f"{record.gemeente.slug} " if model is Wijk else ""
            for naam in map(sleutel, _namen_van(record)):
                if naam:
                    namen[f"{voor}{naam}"].add(waarde)
        self._sleutels[model], self._namen[model] = sleutels, dict(namen)
        if model is Aanbieder:
            self._laad_aliassen()

    def _laad_aliassen(self) -> None:
        """Where the name itself is of nobody."""
        eigen = self._namen[Aanbieder]
        for naam, slug in AanbiederAlias.objects.values_list("naam", "aanbieder__slug"):
            eigen.setdefault(sleutel(naam), {slug})


def _namen_van(record: models.Model) -> list[str]:
    if isinstance(record, Locatie):
        plaats = f"{record.postcode} {record.plaats}"
        return list(dict.fromkeys([
            str(record), record.naam, f"{record.straat} {record.plaats}", f"{record.straat} {plaats}",
            f"{record.naam} {record.straat} {plaats}", record.straat,
        ]))  # fmt: skip
    if isinstance(record, Bron):
        return [record.titel, str(record)]
    return [record.naam]
