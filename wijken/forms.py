"""Forms of the beheer about places."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.forms.utils import ErrorList

from .ligging import wijk_op
from .models import Gemeente, Omtrek
from .models.positie import BREEDTE, LENGTE


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
        return None if graden is None else round(graden, 5)


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

    @property
    def eerste_fout(self) -> str:
        return next(iter(self.errors.values()))[0]

    def wijk(self) -> dict:
        """`wijk` and its `sleutel`, empty without one, and a `melding` to show beside the map."""
        gemeente, breedte, lengte = (self.cleaned_data[naam] for naam in self.fields)
        wijk = None if breedte is None else wijk_op(breedte, lengte, gemeente)
        if breedte is None:
            melding = "Geen positie: alleen de wijk is bekend."
        elif wijk:
            melding = f"Ligt in {wijk}."
        elif Omtrek.objects.van(gemeente).exists():
            melding = f"Ligt buiten elke wijk van {gemeente}."
        else:
            melding = f"Van {gemeente} zijn geen grenzen bekend, dus ook geen wijk."
        return {
            "wijk": wijk.naam if wijk else "",
            "sleutel": wijk.pk if wijk else "",
            "melding": melding,
        }

    def grenzen(self) -> dict:
        """The outlines in use of the gemeente as GeoJSON, each with its name."""
        vlakken = [
            {
                "type": "Feature",
                "geometry": omtrek.geometrie,
                "properties": {"naam": omtrek.wijk.naam},
            }
            for omtrek in Omtrek.objects.van(self.cleaned_data["gemeente"])
        ]
        return {"type": "FeatureCollection", "features": vlakken}
