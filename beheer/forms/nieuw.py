"""A new aanbod: only what it cannot do without; the rest follows in the steps."""

from django import forms
from django.db.models import Q

from aanbod.gegevens import Gegevens
from aanbod.models import Aanbieder, Aanbod, Onderwerp
from aanbod.models.aanbieder import Soort, Status
from wijken.models import Gemeente, Wijk

from ..actions.adresdeel import vrije_slug
from ..models.rol import Rolsoort
from .aanbieders import AanbiederOpNaam

NIEUW = ("nieuwe_aanbieder", "nieuwe_soort")


class NieuwAanbodForm(forms.Form):
    """Within the scope of who asks: their gemeenten, and for a makelaar their wijken."""

    aanbieder = AanbiederOpNaam(
        Aanbieder.objects.none(),
        label="Van welke aanbieder?",
        namenlijst="aanbiedernamen",
        help_text="Typ een deel van de naam, en kies.",
        error_messages={"required": "Vul de naam van de aanbieder in."},
    )
    nieuwe_aanbieder = forms.CharField(
        label="Naam van de nieuwe aanbieder",
        required=False,
        max_length=Aanbieder._meta.get_field("naam").max_length,
    )
    nieuwe_soort = forms.ChoiceField(
        label="Wat voor aanbieder is het?",
        required=False,
        choices=[("", "Kies"), *Soort.choices],
        help_text="Formeel: in opdracht en betaald. Informeel: een eigen initiatief van vrijwilligers.",
    )
    naam = forms.CharField(
        label="Hoe heet het?", max_length=120, error_messages={"required": "Vul een naam in."}
    )
    samenvatting = forms.CharField(
        label="Wat kunt u hier doen?",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In gewone taal, hooguit 200 tekens.",
        error_messages={"required": "Schrijf in één zin wat iemand hier kan doen."},
    )
    onderwerpen = forms.ModelMultipleChoiceField(
        Onderwerp.objects.op_volgorde(),
        label="Waar gaat het over?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één onderwerp."},
    )
    rol = forms.ChoiceField(
        label="Voor wie is het?",
        choices=Aanbod.Rol.choices,
        widget=forms.RadioSelect,
        help_text="Algemeen: voor iedereen, en het signaleert. Specifiek: voor vragen over één "
        "onderwerp. Maatwerk: alleen met een indicatie.",
        error_messages={"required": "Kies een van de drie."},
    )
    gebied = forms.ChoiceField(
        label="Waar is het?", error_messages={"required": "Kies waar het is."}
    )
    use_required_attribute = False

    def __init__(self, *args, bezoek, **kwargs):
        super().__init__(*args, **kwargs)
        if not bezoek.mag("aanbieder_nieuw"):
            for naam in NIEUW:
                del self.fields[naam]
        elif self.data.get("nieuwe_aanbieder", "").strip():
            self.fields["aanbieder"].required = False
        aanbieders = bezoek.ziet(Aanbieder).exclude(status=Status.GEARCHIVEERD)
        self.fields["aanbieder"].queryset = aanbieders
        self.aanbiedernamen = aanbieders.order_by("sorteernaam").values_list("naam", flat=True)
        self._gebieden = _gebieden(bezoek)
        self.fields["gebied"].choices = [("", "Kies"), *self._gebieden.items()]

    @property
    def velden_nieuwe_aanbieder(self) -> list[forms.BoundField]:
        """The fields of an aanbieder that is not on the list; none for who may not add one."""
        return [self[naam] for naam in NIEUW if naam in self.fields]

    @property
    def rest(self) -> list[forms.BoundField]:
        """What is asked after the aanbieder."""
        return [veld for veld in self if veld.name not in ("aanbieder", *NIEUW)]

    def clean(self):
        schoon = super().clean()
        nieuw = schoon.get("nieuwe_aanbieder")
        if nieuw and schoon.get("aanbieder"):
            self.add_error(
                "nieuwe_aanbieder", "Kies een aanbieder, of schrijf een nieuwe. Niet allebei."
            )
        elif nieuw and Aanbieder.objects.filter(naam__iexact=nieuw).exists():
            self.add_error(
                "nieuwe_aanbieder", "Deze aanbieder staat er al. Vul de naam hierboven in."
            )
        if nieuw and not schoon.get("nieuwe_soort"):
            self.add_error("nieuwe_soort", "Kies formeel of informeel.")
        return schoon

    def aanbieder_erbij(self, als: str) -> Gegevens | None:
        """The new aanbieder, if one was written; on the site as soon as one of its offers is."""
        if not (naam := self.cleaned_data.get("nieuwe_aanbieder")):
            return None
        return gegevens_nieuwe_aanbieder(
            {"naam": naam, "soort": self.cleaned_data["nieuwe_soort"]}, als
        )

    def als_record(self) -> Aanbod:
        """Not saved: what it would be, as far as a duplicate can be told by it."""
        schoon = self.cleaned_data
        soort, _, sleutel = schoon["gebied"].partition(":")
        gemeente = (
            Gemeente.objects.get(slug=sleutel)
            if soort == "gemeente"
            else Gemeente.objects.get(wijken__code=sleutel)
        )
        aanbieder = schoon["aanbieder"] or Aanbieder(naam=schoon["nieuwe_aanbieder"])
        return Aanbod(naam=schoon["naam"], aanbieder=aanbieder, gemeente=gemeente)

    def gewenst(self, als: str) -> Gegevens:
        """A concept, with who said it as its source."""
        schoon = self.cleaned_data
        soort, _, sleutel = schoon["gebied"].partition(":")
        wijk = (
            Wijk.objects.select_related("gemeente").get(code=sleutel) if soort == "wijk" else None
        )
        herkomst = {"bron": None, "paragraaf": "", "eigen_oordeel": f"opgegeven door {als}"[:300]}
        return {
            "aanbieder": schoon["aanbieder"] and schoon["aanbieder"].slug,
            "naam": schoon["naam"],
            "slug": vrije_slug(schoon["naam"]),
            "samenvatting": schoon["samenvatting"],
            "rol": schoon["rol"],
            "status": Status.CONCEPT,
            "bereik": Aanbod.Bereik.WIJKEN if wijk else Aanbod.Bereik.GEMEENTE,
            "gemeente": wijk.gemeente.slug if wijk else sleutel,
            "onderwerpkoppelingen": [
                {"onderwerp": een.slug, **herkomst} for een in schoon["onderwerpen"]
            ],
            "werkgebieden": [{"wijk": wijk.code, **herkomst}] if wijk else [],
            **herkomst,
        }


def gegevens_nieuwe_aanbieder(waarden: Gegevens, als: str) -> Gegevens:
    """With what every new one has; `als` is who says so."""
    return {
        **waarden,
        "slug": vrije_slug(waarden["naam"], Aanbieder),
        "status": Status.GEPUBLICEERD.value,
        "eigen_oordeel": f"opgegeven door {als}"[:300],
    }


def _gebieden(bezoek) -> dict[str, str]:
    """`gemeente:<slug>` and `wijk:<code>` with their names, as far as someone may add there."""
    gemeenten, wijken = Q(pk__in=[]), Q(pk__in=[])
    for rol in bezoek.rollen:
        if rol.soort == Rolsoort.BEHEERDER:
            gemeenten, wijken = Q(), Q()
            break
        if rol.soort in (Rolsoort.REDACTEUR, Rolsoort.VRIJWILLIGER):
            gemeenten |= Q(pk=rol.gemeente_id)
            wijken |= Q(gemeente=rol.gemeente_id)
        if rol.soort == Rolsoort.MAKELAAR:
            wijken |= Q(pk=rol.wijk_id)
        if rol.soort == Rolsoort.AANBIEDER:
            # Where it is already; who is nowhere yet may say where it begins.
            van_hem = Aanbod.objects.filter(aanbieder=rol.aanbieder_id, gemeente__isnull=False)
            plaatsen = list(van_hem.values_list("gemeente", flat=True).distinct())
            gemeenten |= Q(pk__in=plaatsen) if plaatsen else Q()
            wijken |= Q(gemeente__in=plaatsen) if plaatsen else Q()
    return {
        f"gemeente:{een.slug}": f"Heel {een}"
        for een in Gemeente.objects.filter(gemeenten).order_by("naam")
    } | {
        f"wijk:{een.code}": f"{een.gemeente}: {een}"
        for een in Wijk.objects.huidig()
        .filter(wijken)
        .select_related("gemeente")
        .order_by("gemeente__naam", "naam")
    }
