"""Where an aanbod is given: its places, one that is known already, and a new one with a pin."""

from django import forms
from django.db.models import Q, QuerySet
from django.forms import inlineformset_factory

from aanbod.gegevens import Gegevens, lees_veld
from aanbod.models import Aanbod, AanbodLocatie
from wijken.forms import LocatieForm, RegelForm, WijkKeuze
from wijken.models import Gemeente, Locatie, Wijk
from wijken.tekst import straatsleutel

HOOGSTENS = 10
NIEUWE_PLEK = AanbodLocatie.Soort.SPREEKUUR

Plekken = inlineformset_factory(
    Aanbod,
    AanbodLocatie,
    form=RegelForm,
    fields=["soort", "openingstijden"],
    extra=0,
    can_delete=True,
)


def gewenst(plekken) -> list[dict]:
    """The rows of this checked formset, as `aanbod.gegevens`."""
    return [
        {
            "locatie": form.instance.locatie_id,
            "soort": form.cleaned_data["soort"],
            "openingstijden": form.cleaned_data["openingstijden"],
        }
        for form in plekken.forms
        if not form.cleaned_data.get("DELETE")
    ]


def met_erbij(aanbod: Aanbod, locatie: int) -> list[dict]:
    """The places of this aanbod with one more; the same when it is there already."""
    staan = lees_veld(aanbod, "plekken")
    if any(rij["locatie"] == locatie for rij in staan):
        return staan
    return [*staan, {"locatie": locatie, "soort": NIEUWE_PLEK, "openingstijden": ""}]


def gemeenten_van(aanbod: Aanbod) -> QuerySet:
    """Where its places may lie: its own gemeente, or those of its region."""
    if aanbod.gemeente_id:
        return Gemeente.objects.filter(pk=aanbod.gemeente_id)
    return Gemeente.objects.filter(regio=aanbod.regio_id).order_by("naam")


def bekende_plekken(tekst: str, aanbod: Aanbod) -> QuerySet:
    """Places with this name, street or postcode: several aanbieders share a building."""
    zonder_spatie = tekst.replace(" ", "")
    return (
        Locatie.objects.filter(gemeente__in=gemeenten_van(aanbod))
        .filter(
            Q(naam__icontains=tekst)
            | Q(straat__icontains=tekst)
            | Q(zoekstraat__startswith=straatsleutel(tekst) or tekst)
            | Q(postcode__in=[tekst.upper(), f"{zonder_spatie[:4]} {zonder_spatie[4:]}".upper()])
        )
        .exclude(pk__in=aanbod.locaties.values("pk"))
        .select_related("wijk")[:HOOGSTENS]
    )


class NieuwePlekForm(LocatieForm):
    """The address and the pin of a place that is not known yet."""

    use_required_attribute = False

    class Meta(LocatieForm.Meta):
        model = Locatie
        fields = [
            "naam", "straat", "postcode", "plaats", "gemeente", "rolstoel", "precisie", "wijk",
            "breedte", "lengte",
        ]  # fmt: skip

    def __init__(self, *args, aanbod: Aanbod, **kwargs):
        super().__init__(*args, **kwargs)
        gemeenten = gemeenten_van(aanbod)
        self.fields["gemeente"].queryset = gemeenten
        self.fields["wijk"] = WijkKeuze(
            Wijk.objects.huidig().filter(gemeente__in=gemeenten).select_related("gemeente"),
            label="Wijk",
            required=False,
            help_text=self.fields["wijk"].help_text,
        )
        if len(gemeenten) == 1:
            self.fields["gemeente"].initial = gemeenten[0]
            self.fields["gemeente"].widget = forms.HiddenInput()

    def gewenst(self) -> Gegevens:
        return {naam: lees_veld(self.instance, naam) for naam in self._meta.fields}
