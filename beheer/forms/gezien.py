"""What stood in the fields when a page was made: it goes along, signed, and comes back with the form."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from aanbod.gegevens import Gegevens, lees_veld, namen_van
from wijken.forms import RegelForm

from ..actions.wijzigen import Botsing

ZOUT = "beheer.gezien"
GELDIG = 12 * 3600  # seconds: a working day with the page open
# What someone chooses for a field that another changed too.
HUN = "hun"


def teken(gezien: Gegevens, over: str) -> str:
    """`over` names the record and the form: for another one it is worth nothing."""
    return signing.dumps(gezien, salt=f"{ZOUT}.{over}", compress=True)


class GezienField(forms.CharField):
    """Hidden; its value is a `teken`, and what it gives is `Gegevens`. A form sets `over`."""

    widget = forms.HiddenInput
    over = ""

    def __init__(self):
        super().__init__(required=False)

    def clean(self, value) -> Gegevens:
        try:
            return signing.loads(super().clean(value), salt=f"{ZOUT}.{self.over}", max_age=GELDIG)
        except signing.BadSignature as fout:
            raise ValidationError(
                "Deze bladzijde stond te lang open. Wat u schreef staat er nog; "
                "kijk het na en druk nog een keer op bewaren."
            ) from fout


class WijzigForm(RegelForm):
    """Some fields of a record (`velden`). What someone else changed since the page was made is not
    overwritten: who saves last sees both and chooses."""

    gezien = GezienField()
    use_required_attribute = False

    def __init__(self, *args, velden: tuple[str, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.velden = velden
        self.botsingen: list[dict] = []
        self.stond = {naam: lees_veld(self.instance, naam) for naam in velden}
        self.fields["gezien"].over = f"{self.instance._meta.model_name}.{self.instance.pk}"
        self.initial["gezien"] = self._teken(self.stond)
        self.order_fields(["gezien", *velden])

    def _teken(self, gezien: Gegevens) -> str:
        return teken(gezien, self.fields["gezien"].over)

    def gewenst(self, als: str) -> Gegevens:
        """What the record should say, as `aanbod.gegevens`; `als` is who says so."""
        hun = {naam for naam in self.velden if self.data.get(f"kies_{naam}") == HUN}
        return {naam: self.wens(naam, als) for naam in self.velden if naam not in hun}

    def wens(self, naam: str, als: str):
        """One field of it."""
        if self.instance._meta.get_field(naam).many_to_many:
            return namen_van(self.cleaned_data[naam])
        return lees_veld(self.instance, naam)

    def meld(self, fout: ValidationError) -> None:
        """At the fields of this form; what is about another one, above it."""
        for naam, meldingen in fout.update_error_dict({}).items():
            self.add_error(naam if naam in self.fields else None, meldingen)

    def meld_botsing(self, botsing: Botsing) -> None:
        """Show what the other wrote beside what was typed, with a choice for each field."""
        self.botsingen = [
            {"naam": naam, "label": self.fields[naam].label, "nu": nu, "uw": uw}
            for naam, (_, nu, uw) in botsing.velden.items()
        ]
        gezien = self.cleaned_data["gezien"]
        self.data = self.data.copy()
        nu = {een["naam"]: een["nu"] for een in self.botsingen}
        self.data["gezien"] = self._teken(gezien | nu)
