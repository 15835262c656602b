"""Telephone numbers that can be dialled, and those that cannot."""

import pytest
from django.core.exceptions import ValidationError

from aanbod.models import Aanbieder, Aanbod
from aanbod.telefoon import controleer_telefoon


@pytest.mark.parametrize(
    "telefoon",
    [
        "078 123 45 67", "(078) 123 45 67", "078-1234567", "06 1234 5678", "+31 78 123 45 67",
        "+31 (0)78-123 45 67", "0031781234567", "0800 0432", "0800-1234567", "0900-1515", "14 078",
        "112", "113", "116 123", "088 0767 000", "+32 2 123 45 67",
    ],
)  # fmt: skip
def test_een_nummer_dat_te_bellen_is(telefoon):
    controleer_telefoon(telefoon)


@pytest.mark.parametrize(
    "telefoon",
    ["078-12", "bel maar", "612345678", "078 123 45 67 (Ans)", "00", "12", "078 1234 56789", "+", "٣٤٥"],
)  # fmt: skip
def test_een_nummer_dat_niet_te_bellen_is_zegt_hoe_het_moet(telefoon):
    with pytest.raises(ValidationError, match="met de 0 ervoor"):
        controleer_telefoon(telefoon)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Aanbod, Aanbieder])
def test_alles_wat_wordt_meegeleverd_is_te_bellen(model):
    for telefoon in model.objects.exclude(telefoon="").values_list("telefoon", flat=True):
        controleer_telefoon(telefoon)
