"""Forms of the beheer about places."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.forms.utils import ErrorList

from .models import Gemeente
from .models.positie import BREEDTE, LENGTE
from .vak import PRECIES


class RegelForm(forms.ModelForm):
    """Says of a broken constraint at one of its fields, not at the top of the page.

    A check starts at the first field it speaks of, a unique rule is mended at the last.
    """

    def full_clean(self):
        super().full_clean()
        for fout in self.errors.pop(NON_FIELD_ERRORS, ErrorList()).as_data():
            self.add_error(self._veld_van(fout), fout)

    def _veld_van(self, fout: ValidationError) -> str | None:
        for regel in self._meta.model._meta.constraints:
            if fout.message == regel.get_violation_error_message():
                genoemd = {*getattr(regel, "fields", ())}
                genoemd |= (regel.condition or Q()).referenced_base_fields
                velden = [naam for naam in self.fields if naam in genoemd]
                uniek = isinstance(regel, models.UniqueConstraint)
                return velden[-1 if uniek else 0] if velden else None
        return None


class GradenField(forms.FloatField):
    """Degrees as people write them, 51.80512 or 51,80512; kept to five decimals, some 1 m.

    A text field: a number field of a browser throws away what it cannot read.
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {"invalid": "Schrijf graden als een getal, zoals 51.80512."}

    def __init__(self, naam: str, grenzen: tuple[float, float]):
        laag, hoog = grenzen
        melding = f"In Nederland ligt de {naam} tussen {laag} en {hoog}."
        super().__init__(label=naam.capitalize(), required=False)
        self.validators += [MinValueValidator(laag, melding), MaxValueValidator(hoog, melding)]

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().replace(",", ".")
        graden = super().to_python(value)
        return None if graden is None else round(graden, PRECIES)


class WijkKeuze(forms.ModelChoiceField):
    """Wijken with their gemeente: several have a Centrum."""

    def label_from_instance(self, wijk):
        vervallen = f" (vervallen in {wijk.vervallen_in})" if wijk.vervallen_in else ""
        return f"{wijk.gemeente}: {wijk}{vervallen}"


class LocatieForm(RegelForm):
    breedte = GradenField("breedtegraad", BREEDTE)
    lengte = GradenField("lengtegraad", LENGTE)

    class Meta:
        help_texts = {
            "precisie": "Bij “alleen de wijk is bekend” blijft de positie leeg.",
            "wijk": "Volgt vanzelf uit de positie. Kies zelf een wijk als er geen positie is.",
        }


class PositieVraag(forms.Form):
    """What the map of a locatie asks about a position as it is typed."""

    gemeente = forms.ModelChoiceField(
        Gemeente.objects.all(),
        error_messages=dict.fromkeys(["required", "invalid_choice"], "Kies eerst een gemeente."),
    )
    breedte = GradenField("breedtegraad", BREEDTE)
    lengte = GradenField("lengtegraad", LENGTE)

    def clean(self):
        super().clean()
        delen = {self.cleaned_data.get(naam) is None for naam in ("breedte", "lengte")}
        if not self.errors and len(delen) == 2:
            raise ValidationError("De positie is maar half ingevuld.")
