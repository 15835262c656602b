from django import forms

from aanbod.telefoon import controleer_telefoon

from ..bescherming import maak_zegel, zegel_klopt
from ..models import Signaal


class Toelichting(forms.CharField):
    """A browser sends each new line as two characters; they count as one.

    A note without a letter or digit (only signs that cannot be seen) is an empty one.
    """

    def to_python(self, value):
        tekst = super().to_python(value).replace("\r\n", "\n")
        return tekst if any(teken.isalnum() for teken in tekst) else ""


class SignaalForm(forms.ModelForm):
    """ "Klopt dit niet?": a reason and, if wanted, a note and a way to be reached. No name."""

    reden = forms.ChoiceField(
        label="Wat klopt er niet?",
        choices=Signaal.Reden.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies wat er niet klopt.",
            "invalid_choice": "Kies een van deze antwoorden.",
        },
    )
    toelichting = Toelichting(
        label="Wilt u er iets bij schrijven?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Schrijf geen namen of andere persoonlijke gegevens op.",
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 1.000 tekens."},
    )
    email = forms.EmailField(
        label="Uw e-mailadres",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": "Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.nl."
        },
    )
    telefoon = forms.CharField(
        label="Uw telefoonnummer",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"max_length": "Dit telefoonnummer is te lang."},
    )
    zegel = forms.CharField(widget=forms.HiddenInput, required=False)

    # Our own messages, in Dutch and at the field, in place of the browser's.
    use_required_attribute = False

    class Meta:
        model = Signaal
        fields = ["reden", "toelichting", "email", "telefoon"]

    def __init__(self, *args, aanbod, **kwargs):
        super().__init__(*args, **kwargs)
        self.aanbod = aanbod
        self.initial["zegel"] = maak_zegel(self._onderwerp)

    @property
    def _onderwerp(self):
        return f"signaal:{self.aanbod.pk}"

    def vernieuw_zegel(self):
        """A fresh hidden field for showing the form again; what was typed stays."""
        self.data = self.data.copy()
        self.data["zegel"] = maak_zegel(self._onderwerp)

    def clean(self):
        gegevens = super().clean()
        if not zegel_klopt(gegevens.get("zegel", ""), self._onderwerp):
            raise forms.ValidationError(
                "Deze bladzijde stond te lang open. Wat u schreef staat er nog; "
                "druk nog een keer op versturen."
            )
        leeg = not gegevens.get("toelichting") and "toelichting" not in self.errors
        if gegevens.get("reden") == Signaal.Reden.ANDERS and leeg:
            self.add_error("toelichting", "Schrijf op wat er niet klopt.")
        geen_adres = not gegevens.get("email") and "email" not in self.errors
        if gegevens.get("reden") == Signaal.Reden.EIGEN and geen_adres:
            self.add_error("email", "Vul uw e-mailadres in. Dan kunnen wij antwoorden.")
        return gegevens

    def clean_telefoon(self):
        telefoon = self.cleaned_data["telefoon"]
        if telefoon:
            controleer_telefoon(telefoon)
        return telefoon


class AntwoordForm(forms.Form):
    """Closing a signaal; with a short answer when there is somewhere to send it."""

    antwoord = Toelichting(
        label="Antwoord",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Een paar zinnen. Wij zetten er zelf een groet bij.",
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 1.000 tekens."},
    )
    use_required_attribute = False
