"""An aanbieder: finding one, its facts, a new one, and putting it in the archive."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models
from django.db.models import QuerySet

from aanbod.models import Aanbieder
from aanbod.models.aanbieder import Soort, Status
from wijken.tekst import sleutel

from .aanbod import AanbodZoeken
from .gezien import WijzigForm
from .signaal import Toelichting

GEGEVENS = ("naam", "aliassen", "beschrijving", "telefoon", "email", "website", "onderdeel_van")
# What stands in the matrix and on the site is for who may judge that.
PLAATS = ("soort", "soort_reden", "relatie", "status")

# So many names are suggested for one that was not found.
MISSCHIEN = 5


class AanbiederZoeken(AanbodZoeken):
    """A GET form: which aanbieders of the list are shown."""

    q = forms.CharField(label="Naam van de aanbieder", required=False, max_length=100)
    onderwerp = wijk = None  # those are of what it offers
    zoekvelden = ("sorteernaam__contains", "aliassen__naam__icontains")


class AanbiederOpNaam(forms.ModelChoiceField):
    """Typed by name, with the suggestions of the browser: of thousands no one picks from a list.

    `namenlijst` is the id of the datalist (`_namenlijst.html`).
    """

    default_error_messages = {
        "invalid_choice": "In uw gebied is geen aanbieder die zo heet. Kijk hoe die precies heet.",
    }

    def __init__(self, queryset: QuerySet, *, namenlijst: str, **kwargs):
        widget = forms.TextInput(attrs={"list": namenlijst, "autocomplete": "off"})
        super().__init__(queryset, widget=widget, **kwargs)

    def to_python(self, value):
        naam = str(value or "").strip()
        if not naam:
            return None
        ProhibitNullCharactersValidator()(naam)
        gelijk = self.queryset.filter(sorteernaam=sleutel(naam)).order_by("pk")
        gevonden = next((een for een in gelijk if een.naam == naam), gelijk.first())
        if gevonden is None:
            raise ValidationError(self._bedoelt_u(naam), code="invalid_choice")
        return gevonden

    def _bedoelt_u(self, naam: str) -> str:
        """With the names that hold what was typed."""
        deel = self.queryset.filter(sorteernaam__contains=sleutel(naam) or naam)
        namen = list(deel.order_by("sorteernaam").values_list("naam", flat=True)[:MISSCHIEN])
        return f"Bedoelt u: {', '.join(namen)}?" if namen else self.error_messages["invalid_choice"]

    def prepare_value(self, value):
        return value.naam if isinstance(value, Aanbieder) else value


class Namen(forms.CharField):
    """Other names, one a line; its value is a list of rows."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value):
        if isinstance(value, list):
            return "\n".join(rij["naam"] for rij in value)
        return value

    def clean(self, value) -> list[dict]:
        regels = (regel.strip() for regel in super().clean(value).splitlines())
        return [{"naam": naam} for naam in sorted(set(filter(None, regels)))]


def _veld(veld: models.Field, **kwargs) -> forms.Field:
    if isinstance(veld, models.URLField):
        kwargs["assume_scheme"] = "https"
    return veld.formfield(**kwargs)


class AanbiederForm(WijzigForm):
    aliassen = Namen(
        label="Andere namen",
        required=False,
        max_length=1000,
        help_text="Eén per regel. Wie zo zoekt, vindt de aanbieder ook.",
    )

    class Meta:
        model = Aanbieder
        formfield_callback = _veld
        fields = [naam for naam in (*GEGEVENS, *PLAATS) if naam != "aliassen"]
        widgets = {"beschrijving": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "telefoon": "Staat bij al het aanbod dat zelf geen nummer heeft.",
            "email": "Hier vragen wij of alles nog klopt.",
        }

    def __init__(self, *args, koepels: QuerySet, mag_plaatsen: bool, **kwargs):
        velden = (*GEGEVENS, *PLAATS) if mag_plaatsen else GEGEVENS
        super().__init__(*args, velden=velden, **kwargs)
        for naam in set(PLAATS) - set(velden):
            del self.fields[naam]
        self.fields["onderdeel_van"].queryset = koepels.filter(onderdeel_van=None).exclude(
            pk=self.instance.pk
        )
        self.initial["aliassen"] = self.stond["aliassen"]
        if mag_plaatsen:
            # The archive has a page of its own, which asks what stops with it.
            self.fields["status"].choices = [
                paar for paar in Status.choices if paar[0] != Status.GEARCHIVEERD
            ]

    def wens(self, naam: str, als: str):
        return self.cleaned_data[naam] if naam == "aliassen" else super().wens(naam, als)


class AanbiederVoorstelForm(AanbiederForm):
    """What someone of the organisation would have otherwise; what no field holds is a note."""

    toelichting = Toelichting(
        label="Wilt u er iets bij schrijven?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld dat uw organisatie stopt of verhuist.",
        error_messages={"max_length": "Dit is te lang: schrijf hooguit 1.000 tekens."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, mag_plaatsen=False, **kwargs)


class NieuweAanbiederForm(forms.ModelForm):
    """Only what it cannot do without. It is on the site as soon as one of its offers is."""

    use_required_attribute = False
    soort = forms.ChoiceField(
        label="Wat voor aanbieder is het?",
        widget=forms.RadioSelect,
        choices=Soort.choices,
        help_text="Formeel: in opdracht en betaald. Informeel: een eigen initiatief van vrijwilligers.",
        error_messages={"required": "Kies formeel of informeel."},
    )

    class Meta:
        model = Aanbieder
        formfield_callback = _veld
        fields = ["naam", "soort", "telefoon", "email", "website"]
        labels = {"naam": "Hoe heet de aanbieder?"}
        error_messages = {
            "naam": {
                "required": "Vul een naam in.",
                "unique": "Deze aanbieder staat er al. Zoek hem op in de lijst.",
            }
        }
