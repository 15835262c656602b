"""Where an aanbod is given: its places, one that is known already, and a new one with a pin."""

from django import forms
from django.db.models import Q, QuerySet

from aanbod.gegevens import Gegevens, lees_veld
from aanbod.models import Aanbod, AanbodLocatie
from aanbod.weekrooster import in_woorden
from wijken.forms import LocatieForm, WijkKeuze
from wijken.models import Gemeente, Locatie, Wijk
from wijken.tekst import straatsleutel

from .gezien import GezienField, WijzigForm, teken
from .openingstijden import OpeningstijdenField

HOOGSTENS = 10
NIEUWE_PLEK = AanbodLocatie.Soort.SPREEKUUR
PLEKVELDEN = (
    "naam", "straat", "postcode", "plaats", "gemeente", "rolstoel", "precisie", "wijk",
    "breedte", "lengte",
)  # fmt: skip
POSITIE = ("precisie", "wijk", "breedte", "lengte")


class PlekForm(forms.Form):
    """What is here and when, of one place that the aanbod has; `stond` is its row as it was shown."""

    soort = forms.ChoiceField(label="Wat is hier", choices=AanbodLocatie.Soort)
    openingstijden = OpeningstijdenField(label="Openingstijden")
    weg = forms.BooleanField(label="Haal deze plek weg", required=False)
    use_required_attribute = False

    def __init__(self, data, *, rij: dict, naam: str):
        super().__init__(data, prefix=f"plek-{rij['locatie']}", initial=rij)
        self.rij, self.naam = rij, naam

    @property
    def waarde(self) -> dict | None:
        """Its row as it should be; None when it goes."""
        if self.cleaned_data["weg"]:
            return None
        return self.rij | {naam: self.cleaned_data[naam] for naam in ("soort", "openingstijden")}


class PlekkenForm(forms.Form):
    """The places of one aanbod. What someone else did meanwhile stays, place by place; only where
    both changed the same one, the second to save is asked."""

    gezien = GezienField()

    def __init__(self, data=None, *, aanbod: Aanbod):
        self.nu = {rij["locatie"]: rij for rij in lees_veld(aanbod, "plekken")}
        over = f"plekken.{aanbod.pk}"
        super().__init__(data, initial={"gezien": teken({"plekken": [*self.nu.values()]}, over)})
        self.fields["gezien"].over = over
        namen = {een.pk: str(een) for een in Locatie.objects.filter(pk__in=self.nu)}
        self.plekken = [
            PlekForm(self._van(data, sleutel), rij=rij, naam=namen[sleutel])
            for sleutel, rij in self.nu.items()
        ]

    @staticmethod
    def _van(data, sleutel: int):
        """None for a place that was not on the page yet."""
        return data if data is not None and f"plek-{sleutel}-soort" in data else None

    def is_valid(self) -> bool:
        gevuld = [een.is_valid() for een in self.plekken if een.is_bound]
        if not super().is_valid() or not all(gevuld):
            return False
        stond = {rij["locatie"]: rij for rij in self.cleaned_data["gezien"]["plekken"]}
        botsing = [een for een in self.plekken if een.is_bound and self._botst(een, stond)]
        for een in botsing:
            een.add_error(
                "openingstijden",
                "Iemand anders wijzigde deze plek terwijl u bezig was. Nu staat er: "
                f"{in_woorden(een.rij['openingstijden'])}. Kijk wat klopt en bewaar nog een keer.",
            )
        if botsing:
            self.data = self.data.copy()
            self.data["gezien"] = self.initial["gezien"]
        return not botsing

    @property
    def heeft_fout(self) -> bool:
        return any(een.errors for een in self.plekken)

    def _botst(self, plek: PlekForm, stond: dict[int, dict]) -> bool:
        was = stond.get(plek.rij["locatie"], plek.rij)
        return plek.rij not in (was, plek.waarde) and plek.waarde != was

    def gewenst(self) -> list[dict]:
        """The rows as they should be, as `aanbod.gegevens`; only of a valid form."""
        stond = {rij["locatie"]: rij for rij in self.cleaned_data["gezien"]["plekken"]}
        rijen = []
        for plek in self.plekken:
            is_mijn = plek.is_bound and plek.waarde != stond.get(plek.rij["locatie"])
            rijen.append(plek.waarde if is_mijn else plek.rij)
        return [rij for rij in rijen if rij]


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


class MetKaart:
    """The fields of a place, with the map between its address and its position."""

    def zet_gebied(self, gemeenten: QuerySet) -> None:
        """It may lie in these gemeenten; where there is one, that is not asked."""
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

    @property
    def adres(self) -> list[forms.BoundField]:
        """What stands above the map."""
        return [veld for veld in self.visible_fields() if veld.name not in POSITIE]

    @property
    def positie(self) -> list[forms.BoundField]:
        """What follows from the pin, or is filled in without a map."""
        return [self[naam] for naam in POSITIE]


class NieuwePlekForm(MetKaart, LocatieForm):
    """The address and the pin of a place that is not known yet."""

    use_required_attribute = False

    class Meta(LocatieForm.Meta):
        model = Locatie
        fields = PLEKVELDEN

    def __init__(self, *args, aanbod: Aanbod, **kwargs):
        super().__init__(*args, **kwargs)
        self.zet_gebied(gemeenten_van(aanbod))

    def gewenst(self) -> Gegevens:
        return {naam: lees_veld(self.instance, naam) for naam in self._meta.fields}


class BestaandePlekForm(MetKaart, WijzigForm, LocatieForm):
    """The same of a place that is known; it may be of several aanbod."""

    class Meta(LocatieForm.Meta):
        model = Locatie
        fields = PLEKVELDEN

    def __init__(self, *args, **kwargs):
        super().__init__(*args, velden=PLEKVELDEN, **kwargs)
        self.zet_gebied(Gemeente.objects.filter(pk=self.instance.gemeente_id))
        self.order_fields(["gezien", *PLEKVELDEN])
