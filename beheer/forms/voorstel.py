"""Judging a proposal field by field, and what someone adds to one."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from aanbod.gegevens import Gegevens, velden_van

from ..models import Voorstel
from .gezien import GezienField, teken
from .signaal import Toelichting

# What one field of a form can hold; rows and choices of several are taken or left.
SIMPEL = (models.CharField, models.TextField, models.IntegerField, models.DateField)


class GestoptForm(forms.Form):
    toelichting = Toelichting(
        label="Wilt u er iets bij schrijven?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bijvoorbeeld sinds wanneer, en waar mensen nu terechtkunnen.",
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 1.000 tekens."},
    )
    use_required_attribute = False


class PlekBerichtForm(forms.Form):
    toelichting = Toelichting(
        label="Is er een plek bij gekomen, of klopt het adres niet?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Schrijf dan het hele adres op.",
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 1.000 tekens."},
    )
    use_required_attribute = False


class OordeelForm(forms.Form):
    """A tick for each proposed field, and its value where that can be typed.

    `gezien` holds, signed, what stood in these fields when the page was made.
    """

    gezien = GezienField()
    reden = Toelichting(
        label="Bericht aan wie het voorstelde",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Neemt u het niet over? Schrijf dan waarom. Dit komt in de mail.",
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 1.000 tekens."},
    )
    use_required_attribute = False

    def __init__(self, *args, voorstel: Voorstel, nu: Gegevens, namen: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.voorstel, self.namen = voorstel, namen
        self.fields["gezien"].over = f"voorstel.{voorstel.pk}"
        self.initial["gezien"] = teken(nu, self.fields["gezien"].over)
        labels = velden_van(voorstel.model)
        for naam in self.namen:
            label = labels.get(naam, naam).capitalize()
            self.fields[f"neem_{naam}"] = forms.BooleanField(
                label=f"Neem over: {label}", required=False, initial=True
            )
            if veld := _invulveld(voorstel.model, naam, voorstel.velden[naam][1]):
                self.fields[f"waarde_{naam}"] = veld

    @property
    def gekozen(self) -> set[str]:
        return {naam for naam in self.namen if self.cleaned_data.get(f"neem_{naam}")}

    @property
    def anders(self) -> Gegevens:
        """The values as they stand in the form now."""
        return {
            naam: _gegeven(
                self.voorstel.model._meta.get_field(naam),
                self.cleaned_data[f"waarde_{naam}"],
                self.voorstel.velden[naam][1],
            )
            for naam in self.namen
            if f"waarde_{naam}" in self.cleaned_data
        }

    def meld(self, fout: ValidationError) -> None:
        for naam, meldingen in fout.update_error_dict({}).items():
            plek = f"waarde_{naam}"
            self.add_error(plek if plek in self.fields else None, meldingen)


def _invulveld(model: type[models.Model], naam: str, waarde: Any) -> forms.Field | None:
    if naam not in {een.name for een in model._meta.get_fields()}:
        return None
    veld = model._meta.get_field(naam)
    if not isinstance(veld, SIMPEL) or naam in ("slug", "bereikbaar"):
        return None
    extra = {"assume_scheme": "https"} if isinstance(veld, models.URLField) else {}
    if isinstance(veld, models.DateField):
        extra["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if isinstance(veld, models.TextField) or naam == "samenvatting":
        extra["widget"] = forms.Textarea(attrs={"rows": 3})
    invulveld = veld.formfield(**extra)
    invulveld.label, invulveld.help_text, invulveld.initial = "Zo komt het er te staan", "", waarde
    # Whether it may be empty is told where it is saved, and only of what is taken over.
    invulveld.required = False
    return invulveld


def _gegeven(veld: models.Field, schoon: Any, voorgesteld: Any) -> Any:
    """As `aanbod.gegevens` writes it."""
    if isinstance(schoon, date):
        return schoon.isoformat()
    if schoon in (None, ""):
        return None if veld.null else ""
    # A browser sends each new line as two characters, whoever typed it.
    if isinstance(schoon, str) and _regels(schoon) == _regels(str(voorgesteld)):
        return voorgesteld
    return schoon


def _regels(tekst: str) -> list[str]:
    return tekst.splitlines()
