"""Putting an aanbod in the archive, and taking it out."""

from django import forms
from django.utils import timezone

from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status


class ArchiveerForm(forms.Form):
    gestopt_op = forms.DateField(
        label="Wanneer stopte het?",
        help_text="Dit staat op de openbare site.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Vul in wanneer het stopte. Weet u het niet? Neem dan vandaag.",
            "invalid": "Dit is geen datum. Schrijf bijvoorbeeld 31-12-2025.",
        },
    )
    reden = forms.CharField(
        label="Waarom?",
        required=False,
        max_length=Aanbod._meta.get_field("gestopt_reden").max_length,
        help_text=Aanbod._meta.get_field("gestopt_reden").help_text,
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 200 tekens."},
    )
    use_required_attribute = False

    def clean_gestopt_op(self):
        dag = self.cleaned_data["gestopt_op"]
        if dag > timezone.localdate():
            raise forms.ValidationError(
                "Deze dag moet nog komen. Archiveer het pas als het gestopt is."
            )
        if dag.year < 1900:
            raise forms.ValidationError("Dit jaar kan niet kloppen. Schrijf het in vier cijfers.")
        return dag


class TerugzetForm(forms.Form):
    status = forms.ChoiceField(
        label="Hoe komt het terug?",
        widget=forms.RadioSelect,
        choices=[
            (Status.GEPUBLICEERD, "Op de site: iedereen kan het weer vinden"),
            (Status.CONCEPT, "Als concept: alleen voor wie is ingelogd"),
        ],
        error_messages={
            "required": "Kies hoe het terugkomt.",
            "invalid_choice": "Kies een van deze.",
        },
    )
    use_required_attribute = False
