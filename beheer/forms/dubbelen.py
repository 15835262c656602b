"""A GET form: of which gemeente, and of what, the likely duplicates are shown."""

from django import forms

from wijken.models import Gemeente

AANBOD, AANBIEDER = "aanbod", "aanbieder"


class DubbelenKiezen(forms.Form):
    gemeente = forms.ModelChoiceField(
        Gemeente.objects.none(),
        label="Gemeente",
        required=False,
        to_field_name="slug",
        empty_label=None,
        error_messages={"invalid_choice": "Deze gemeente hoort niet bij uw gebied."},
    )
    soort = forms.ChoiceField(
        label="Wat",
        required=False,
        choices=[(AANBOD, "aanbod"), (AANBIEDER, "aanbieders")],
        error_messages={"invalid_choice": "Kies aanbod of aanbieders."},
    )
    gezien = forms.BooleanField(label="Ook wat u al bekeek", required=False)

    def __init__(self, *args, gemeenten, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].queryset = gemeenten
        gekozen = self.cleaned_data if self.is_valid() else {}
        self.gekozen_gemeente = gekozen.get("gemeente") or gemeenten.first()
        self.gekozen_soort = gekozen.get("soort") or AANBOD
        self.met_gezien = bool(gekozen.get("gezien"))
        # The choice that is shown is the one that was made.
        self.data = self.data.copy()
        if self.gekozen_gemeente and "gemeente" not in self.errors:
            self.data["gemeente"] = self.gekozen_gemeente.slug

    @property
    def vraag(self) -> str:
        """The query string of this question, without the page."""
        vraag = self.data.copy()
        vraag.pop("pagina", None)
        return vraag.urlencode()
