"""Inviting someone, and accepting it."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from aanbod.models import Aanbieder
from gebruikers.models import Gebruiker
from wijken.models import Gemeente, Wijk

from ..models.rol import GEBIED, Rolsoort

HOOGSTENS_VOORSTELLEN = 200
MODELLEN = {"gemeente": Gemeente, "wijk": Wijk, "aanbieder": Aanbieder}


class Uitnodigen(forms.Form):
    """Someone's address, and the role that they get; `ziet` gives the records one may choose."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Vul het e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Kijk of er een @ in staat.",
        },
    )
    soort = forms.ChoiceField(
        label="Rol",
        error_messages={
            "required": "Kies een rol.",
            "invalid_choice": "Deze rol kunt u niet geven.",
        },
    )
    waar = forms.CharField(
        label="Gemeente, wijk of aanbieder",
        required=False,
        max_length=200,
        help_text="Waar deze rol voor is. Van een wijk mag de gemeente erachter: Centrum, Dordrecht.",
        widget=forms.TextInput(attrs={"list": "waar-voorstellen", "autocomplete": "off"}),
    )

    use_required_attribute = False

    def __init__(self, *args, ziet, soorten: list[Rolsoort], **kwargs):
        super().__init__(*args, **kwargs)
        self.ziet = ziet
        self.fields["soort"].choices = [
            ("", "Kies een rol"),
            *((een, een.label) for een in soorten),
        ]

    def clean(self):
        schoon = super().clean()
        veld = GEBIED.get(schoon.get("soort"))
        schoon["gebied"] = None
        if "soort" not in schoon or (veld is None and not schoon.get("waar")):
            return schoon
        try:
            schoon["gebied"] = self._zoek(veld, schoon.get("waar", "").strip())
        except ValidationError as fout:
            self.add_error("waar", fout)
        return schoon

    def _zoek(self, veld: str | None, waar: str):
        if veld is None:
            raise ValidationError("Een beheerder mag alles: laat dit leeg.")
        if not waar:
            raise ValidationError(f"Vul in welke {veld} het is.")
        gevonden = list(self._met_naam(veld, waar)[:4])
        if len(gevonden) > 1:
            namen = "; ".join(_voluit(een) for een in gevonden)
            raise ValidationError(f"Er zijn er meer met deze naam: {namen}. Schrijf het voluit.")
        if not gevonden:
            raise ValidationError(f"Er is in uw gebied geen {veld} die zo heet.")
        return gevonden[0]

    def _met_naam(self, veld: str, waar: str) -> QuerySet:
        alle = self.ziet(MODELLEN[veld])
        if veld != "wijk":
            return alle.filter(naam__iexact=waar).distinct()
        naam, _, gemeente = waar.partition(",")
        wijken = alle.huidig().select_related("gemeente").filter(naam__iexact=naam.strip())
        return wijken.filter(gemeente__naam__iexact=gemeente.strip()) if gemeente else wijken

    def voorstellen(self) -> list[str]:
        """Names to choose from while typing: the gemeenten and wijken in scope, not all."""
        gemeenten = self.ziet(Gemeente).order_by("naam").values_list("naam", flat=True)
        wijken = self.ziet(Wijk).huidig().select_related("gemeente").order_by("naam", "pk")
        eerst = list(gemeenten[:HOOGSTENS_VOORSTELLEN])
        return eerst + [_voluit(een) for een in wijken[: HOOGSTENS_VOORSTELLEN - len(eerst)]]


def _voluit(record) -> str:
    return f"{record.naam}, {record.gemeente.naam}" if isinstance(record, Wijk) else record.naam


class Aanvaarden(forms.Form):
    """Name and password of who was invited."""

    naam = forms.CharField(
        label="Uw naam",
        max_length=120,
        help_text="Zo staat u bij wat u wijzigt, voor uw collega\u2019s.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in."},
    )
    password1 = forms.CharField(
        label="Kies een wachtwoord",
        strip=False,
        help_text="Minstens 12 tekens. Een paar woorden achter elkaar is sterk en goed te onthouden.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Kies een wachtwoord."},
    )
    password2 = forms.CharField(
        label="Nog een keer het wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Vul het wachtwoord nog een keer in."},
    )

    use_required_attribute = False

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        schoon = super().clean()
        if not {"password1", "password2"} <= schoon.keys():
            return schoon
        if schoon["password1"] != schoon["password2"]:
            self.add_error("password2", "De twee wachtwoorden zijn niet gelijk.")
        try:
            validate_password(
                schoon["password1"], Gebruiker(email=self.email, naam=schoon.get("naam", ""))
            )
        except ValidationError as fout:
            self.add_error("password1", fout)
        return schoon
