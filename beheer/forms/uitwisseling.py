"""Forms around files that go out and come in."""

from django import forms
from django.db.models import Q, QuerySet

from aanbod.kwaliteit import with_kwaliteit
from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status
from wijken.models import Gemeente, Locatie
from wijken.tekst import sleutel

from ..models import Import
from ..models.inlezing import Lijst
from ..models.rol import Rolsoort
from ..uitwisseling.kolommen import kolommen
from ..uitwisseling.lezen import GROOTSTE_BESTAND
from .aanbieders import AanbiederZoeken
from .aanbod import AanbodZoeken
from .werklijst import WerklijstFilter


def gemeenten_van(bezoek) -> QuerySet:
    """For which someone may send a file, or take one along."""
    if any(rol.soort == Rolsoort.BEHEERDER for rol in bezoek.rollen):
        return Gemeente.objects.order_by("naam")
    eigen = [rol.gemeente_id for rol in bezoek.rollen if rol.soort == Rolsoort.REDACTEUR]
    return Gemeente.objects.filter(pk__in=eigen).order_by("naam")


class Bestandskiezer(forms.FileInput):
    def __init__(self):
        super().__init__(attrs={"accept": ".xlsx,.csv,.txt"})


class ImportForm(forms.Form):
    """A file, and the gemeente it is for."""

    bestand = forms.FileField(
        label="Bestand",
        help_text="Een Excel-bestand (.xlsx) of CSV-bestand, hooguit 20 MB en 20.000 rijen.",
        widget=Bestandskiezer,
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg.",
            "missing": "Kies een bestand.",
            "invalid": "Kies een bestand.",
        },
    )
    gemeente = forms.ModelChoiceField(
        Gemeente.objects.none(),
        label="Voor welke gemeente?",
        required=False,
        empty_label="alle gemeenten",
        help_text="Wat buiten deze gemeente valt, wordt geweigerd.",
        error_messages={"invalid_choice": "Kies een gemeente uit de lijst."},
    )
    use_required_attribute = False

    def __init__(self, *args, bezoek, **kwargs):
        super().__init__(*args, **kwargs)
        gemeenten = gemeenten_van(bezoek)
        veld = self.fields["gemeente"]
        veld.queryset = gemeenten
        if not any(rol.soort == Rolsoort.BEHEERDER for rol in bezoek.rollen):
            veld.required, veld.empty_label = True, None
            veld.error_messages["required"] = "Kies een gemeente."
            veld.initial = gemeenten.first()

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE_BESTAND:
            raise forms.ValidationError(
                f"Dit bestand is te groot: hooguit {GROOTSTE_BESTAND // 1024 // 1024} MB. Deel het op."
            )
        return bestand


class KoppelForm(forms.Form):
    """Which field every column is, per sheet; and how to read an empty cell."""

    use_required_attribute = False

    def __init__(self, *args, import_: Import, **kwargs):
        super().__init__(*args, **kwargs)
        self.import_ = import_
        for nummer, blad in enumerate(import_.bladen):
            self.fields[f"lijst-{nummer}"] = forms.ChoiceField(
                label="Wat staat er op dit blad?",
                required=False,
                choices=[("", "dit blad overslaan"), *Lijst.choices],
                initial=blad["lijst"],
            )
            for kolom, veld in enumerate(blad["koppeling"]):
                self.fields[f"kolom-{nummer}-{kolom}"] = forms.ChoiceField(
                    label=blad["koppen"][kolom] or "(kolom zonder kop)",
                    required=False,
                    choices=[("", "overslaan"), *_velden(self._lijst(nummer, blad))],
                    initial=veld,
                )
        for naam in ("leeg_wist", "hele_lijst"):
            veld = Import._meta.get_field(naam)
            self.fields[naam] = forms.BooleanField(
                label=veld.verbose_name.capitalize(),
                help_text=veld.help_text,
                required=False,
                initial=getattr(import_, naam),
            )

    def _lijst(self, nummer: int, blad: dict) -> str:
        """As chosen now: with another kind of list come other fields."""
        gekozen = self.data.get(f"lijst-{nummer}") if self.is_bound else None
        return gekozen if gekozen in Lijst.values else blad["lijst"]

    def bladen(self):
        """For the page: each sheet with its field for the kind, its columns, and whether all of
        these were recognised."""
        for nummer, blad in enumerate(self.import_.bladen):
            kolommen_ = [
                (self[f"kolom-{nummer}-{kolom}"], blad["voorbeeld"][kolom])
                for kolom in range(len(blad["koppen"]))
            ]
            herkend = all(blad["koppeling"]) and not self.is_bound
            yield blad, self[f"lijst-{nummer}"], kolommen_, herkend

    def clean(self):
        gegevens = super().clean()
        gekozen_bladen = 0
        for nummer, blad in enumerate(self.import_.bladen):
            if not gegevens.get(f"lijst-{nummer}"):
                continue
            gekozen_bladen += 1
            velden = [een for een in self.koppeling(nummer, blad) if een]
            if dubbel := next((een for een in velden if velden.count(een) > 1), None):
                kop = dict(_velden(gegevens[f"lijst-{nummer}"]))[dubbel]
                self.add_error(None, f"Twee kolommen zijn allebei “{kop}”. Kies er een.")
            if not velden:
                self.add_error(None, "Kies bij ten minste één kolom wat erin staat.")
        if not gekozen_bladen:
            self.add_error(None, "Kies bij ten minste één blad wat erop staat.")
        return gegevens

    def koppeling(self, nummer: int, blad: dict) -> list[str]:
        return [
            self.cleaned_data.get(f"kolom-{nummer}-{kolom}", "")
            for kolom in range(len(blad["koppen"]))
        ]

    def andere_lijst(self) -> bool:
        """Whether another kind was chosen for a sheet than its columns were guessed for."""
        return any(
            self.data.get(f"lijst-{nummer}", "") not in ("", blad["lijst"])
            for nummer, blad in enumerate(self.import_.bladen)
        )


def _velden(lijst: str) -> list[tuple[str, str]]:
    return [(kolom.veld, kolom.kop) for kolom in kolommen(lijst)] if lijst else []


class ExportForm(forms.Form):
    """A GET form: which list, which part of it, as what."""

    lijst = forms.ChoiceField(label="Welke lijst?", choices=Lijst.choices, required=False)
    vorm = forms.ChoiceField(
        label="Als",
        choices=[("xlsx", "Excel (.xlsx)"), ("csv", "CSV")],
        required=False,
    )
    q = forms.CharField(label="Alleen met deze woorden in de naam", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "alles behalve het archief"), *Status.choices],
    )
    gemeente = forms.ModelChoiceField(
        Gemeente.objects.none(),
        label="Gemeente",
        required=False,
        empty_label="alles in uw gebied",
        to_field_name="slug",
    )

    # Of which work list; as the page of those asks for it, with its wijk.
    werklijst = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, bezoek, **kwargs):
        super().__init__(*args, **kwargs)
        self.bezoek = bezoek
        self.fields["gemeente"].queryset = gemeenten_van(bezoek)

    @property
    def lijst_naam(self) -> str:
        return self._gevraagd("lijst") or Lijst.AANBOD.value

    @property
    def vorm_naam(self) -> str:
        return self._gevraagd("vorm") or "xlsx"

    def _gevraagd(self, veld: str):
        self.is_valid()
        return self.cleaned_data.get(veld)

    def records(self) -> QuerySet:
        """What is in scope and asked for. An unreadable question gives an empty list, never more."""
        model = {Lijst.AANBOD: Aanbod, Lijst.AANBIEDERS: Aanbieder, Lijst.LOCATIES: Locatie}[
            self.lijst_naam
        ]
        records = self.bezoek.ziet(model)
        if not self.is_valid():
            return records.none()
        if self.cleaned_data["werklijst"]:
            return self._van_werklijst(records)
        records = self._gezocht(model, records)
        if gemeente := self.cleaned_data["gemeente"]:
            pad = {Aanbieder: "aanbod__gemeente"}.get(model, "gemeente")
            records = records.filter(**{pad: gemeente})
        return records.distinct()

    def _gezocht(self, model, records: QuerySet) -> QuerySet:
        if model is Aanbod:
            return AanbodZoeken(self.data).zoek(records)
        if model is Aanbieder:
            return AanbiederZoeken(self.data).zoek(records)
        for woord in sleutel(self.cleaned_data["q"]).split():
            records = records.filter(Q(naam__icontains=woord) | Q(zoekstraat__contains=woord))
        return records

    def _van_werklijst(self, aanbod: QuerySet) -> QuerySet:
        """The same records as that page shows."""
        vraag = self.data.copy()
        naam = self.cleaned_data["werklijst"]
        vraag["lijst"] = "" if naam == "alles" else naam
        filter_ = WerklijstFilter(vraag, rollen=self.bezoek.rollen, aanbod=aanbod)
        gevonden = with_kwaliteit(filter_.zoek(aanbod))
        return gevonden.filter(filter_.gekozen.q) if filter_.gekozen else gevonden
