"""What stood in the fields when a page was made: it goes along, signed, and comes back with the form."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from aanbod.gegevens import Gegevens

ZOUT = "beheer.gezien"
GELDIG = 12 * 3600  # seconds: a working day with the page open


def teken(gezien: Gegevens) -> str:
    return signing.dumps(gezien, salt=ZOUT, compress=True)


class GezienField(forms.CharField):
    """Hidden; its value is a `teken`, and what it gives is `Gegevens`."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False)

    def clean(self, value) -> Gegevens:
        try:
            return signing.loads(super().clean(value), salt=ZOUT, max_age=GELDIG)
        except signing.BadSignature as fout:
            raise ValidationError(
                "Deze bladzijde stond te lang open. Wat u schreef staat er nog; "
                "kijk het na en druk nog een keer op bewaren."
            ) from fout
