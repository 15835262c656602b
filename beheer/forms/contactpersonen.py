"""Someone at an aanbieder, and a note for colleagues."""

from django import forms
from django.utils import timezone

from aanbod.models import Contactpersoon
from wijken.forms import RegelForm

from ..models import Netwerknotitie
from .gezien import WijzigForm

VELDEN = ("naam", "rol", "telefoon", "email", "bereikbaar", "openbaar", "toestemming_op")


class ContactpersoonForm(WijzigForm):
    class Meta:
        model = Contactpersoon
        fields = VELDEN
        labels = {
            "rol": "Wat doet deze persoon?",
            "bereikbaar": "Hoe en wanneer te bereiken?",
            "openbaar": "Mag op de openbare site",
            "toestemming_op": "Wanneer gaf deze persoon toestemming?",
        }
        help_texts = {
            "naam": "",
            "bereikbaar": "Bijvoorbeeld: op dinsdag, liefst per mail.",
            "openbaar": "Zonder vinkje zien alleen mensen die zijn ingelogd deze gegevens.",
            "toestemming_op": "Nodig om de naam op de openbare site te zetten.",
        }
        widgets = {
            "toestemming_op": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {"naam": {"required": "Vul een naam in."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, velden=VELDEN, **kwargs)

    def clean(self):
        schoon = super().clean()
        if schoon.get("openbaar") and not schoon.get("toestemming_op"):
            self.add_error("toestemming_op", "Vul in wanneer deze persoon toestemming gaf.")
        op = schoon.get("toestemming_op")
        if op and op > timezone.localdate():
            self.add_error("toestemming_op", "Deze dag moet nog komen.")
        if not any(schoon.get(naam) for naam in ("telefoon", "email", "bereikbaar")):
            self.add_error("telefoon", "Vul in hoe deze persoon te bereiken is.")
        return schoon


class NotitieForm(RegelForm):
    use_required_attribute = False

    class Meta:
        model = Netwerknotitie
        fields = ["tekst"]
        widgets = {"tekst": forms.Textarea(attrs={"rows": 3})}
        labels = {"tekst": "Wat moeten collega’s weten?"}
        help_texts = {
            "tekst": "Alleen voor wie is ingelogd. Schrijf niets op over inwoners, en geen namen. "
            "Na een jaar verdwijnt een notitie, als niemand zegt dat hij nog klopt."
        }


class WieBeltUForm(forms.Form):
    """A GET form: whom to call."""

    q = forms.CharField(
        label="Naam van de organisatie, of van een persoon", required=False, max_length=100
    )

    @property
    def gevraagd(self) -> str:
        return self.cleaned_data["q"].strip() if self.is_valid() else ""

    @property
    def vraag(self) -> str:
        """The query string of this question, without the page."""
        vraag = self.data.copy()
        vraag.pop("pagina", None)
        return vraag.urlencode()
