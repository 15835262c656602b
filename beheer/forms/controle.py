"""The forms of control: what an aanbieder answers without an account, and what a caller taps."""

from django import forms

from aanbod.models import Aanbod

from ..actions.controle import Antwoord
from ..bescherming import maak_zegel, zegel_klopt
from .signaal import Toelichting

VERLOPEN = (
    "Deze bladzijde stond te lang open. Wat u schreef staat er nog; druk nog een keer op versturen."
)
LEEG = "Leeg: dat van uw organisatie."


class MetZegel(forms.Form):
    """Public and without a cookie: a signed, dated hidden field stands in for a token."""

    zegel = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    def __init__(self, *args, onderwerp: str, **kwargs):
        super().__init__(*args, **kwargs)
        self._onderwerp = onderwerp
        self.initial["zegel"] = maak_zegel(onderwerp)

    def vernieuw_zegel(self):
        """A fresh hidden field for showing the form again; what was typed stays."""
        self.data = self.data.copy()
        self.data["zegel"] = maak_zegel(self._onderwerp)

    def clean(self):
        gegevens = super().clean()
        if not zegel_klopt(gegevens.get("zegel", ""), self._onderwerp):
            raise forms.ValidationError(VERLOPEN)
        return gegevens


class AntwoordForm(MetZegel):
    """One tap on the page of a mail; without `vraag` it is about all that is open."""

    vraag = forms.IntegerField(required=False)
    antwoord = forms.ChoiceField(
        choices=[(een.value, een.label) for een in (Antwoord.KLOPT, Antwoord.GESTOPT)],
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies een antwoord."},
    )

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("antwoord") == Antwoord.GESTOPT and not gegevens.get("vraag"):
            raise forms.ValidationError("Kies welk aanbod is gestopt.")
        return gegevens


class VeranderdForm(MetZegel, forms.ModelForm):
    """What is different: in own words, and the three ways to be reached as they should be."""

    toelichting = Toelichting(
        label="Wat is er veranderd?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Bijvoorbeeld: wij zijn nu open op dinsdag van 10 tot 12 uur. "
        "Schrijf geen namen van mensen op.",
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 1.000 tekens."},
    )
    website = forms.URLField(
        label="Website",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=LEEG,
    )
    field_order = ["zegel", "toelichting", "telefoon", "email", "website"]

    class Meta:
        model = Aanbod
        fields = ["telefoon", "email", "website"]
        help_texts = dict.fromkeys(fields, LEEG)
        widgets = {
            "telefoon": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        }

    def clean(self):
        gegevens = super().clean()
        anders = [naam for naam in self.changed_data if naam not in ("zegel", "toelichting")]
        if not self.errors and not gegevens.get("toelichting") and not anders:
            self.add_error("toelichting", "Schrijf op wat er is veranderd.")
        return gegevens

    def _post_clean(self):
        """The record itself stays as it is: what was typed becomes a proposal."""

    @property
    def waarden(self) -> dict[str, str]:
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields}


class UitkomstForm(forms.Form):
    """The outcome of a call, in one tap."""

    NIET_BEREIKT, LATER, KLAAR, VERANDERD = "niet_bereikt", "later", "klaar", "veranderd"

    uitkomst = forms.ChoiceField(
        choices=[(een, een) for een in (Antwoord.KLOPT.value, Antwoord.GESTOPT.value,
                                        VERANDERD, NIET_BEREIKT, LATER, KLAAR)],
        error_messages={"required": "Kies een uitkomst.", "invalid_choice": "Kies een uitkomst."},
    )  # fmt: skip
    aanbod = forms.ModelChoiceField(
        Aanbod.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Dit aanbod hoeft niet meer gecontroleerd te worden."},
    )
    niet_voor = forms.DateField(
        label="Niet bellen voor",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Schrijf een datum, zoals 31-12-2026."},
    )

    def __init__(self, *args, aanbod, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["aanbod"].queryset = aanbod

    def clean(self):
        gegevens = super().clean()
        uitkomst = gegevens.get("uitkomst")
        per_aanbod = {Antwoord.KLOPT, Antwoord.GESTOPT, self.VERANDERD}
        if uitkomst in per_aanbod and not gegevens.get("aanbod") and "aanbod" not in self.errors:
            self.add_error("aanbod", "Kies om welk aanbod het gaat.")
        if uitkomst == self.LATER and not gegevens.get("niet_voor") and not self.errors:
            self.add_error("niet_voor", "Kies vanaf welke dag er weer gebeld mag worden.")
        return gegevens
