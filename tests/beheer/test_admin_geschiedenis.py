"""What is changed in the admin stands in the same history."""

import pytest
from django.urls import reverse

from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status
from beheer.models import Wijziging
from tests.factories import AanbiederFactory, AanbodFactory, LocatieFactory
from tests.formulier import verstuur

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def beheer(client, beheerder):
    client.force_login(beheerder)
    return client


def _adres(record, wat="change"):
    soort = f"{record._meta.app_label}_{record._meta.model_name}"
    return reverse(f"admin:{soort}_{wat}", args=[record.pk] if wat == "change" else [])


def test_een_gewijzigd_veld_staat_erin_met_wie_het_deed(beheer, beheerder, teststad):
    aanbod = AanbodFactory(naam="Kwartelclub", gemeente=teststad)

    verstuur(beheer, _adres(aanbod), naam="Zilverreiger")

    rij = Wijziging.objects.van(aanbod).get()
    assert rij.velden == {"naam": ["Kwartelclub", "Zilverreiger"]}
    assert (rij.door, rij.weg, rij.is_nieuw) == (beheerder.pk, "beheer", False)


def test_wie_alleen_opslaat_laat_geen_spoor_na(beheer, teststad):
    aanbod = AanbodFactory(gemeente=teststad)

    verstuur(beheer, _adres(aanbod))

    assert not Wijziging.objects.van(aanbod).exists()


@pytest.mark.parametrize(
    "maak, veld, waarde",
    [
        (AanbiederFactory, "telefoon", "078 1234567"),
        (LocatieFactory, "naam", "Karekietje"),
    ],
)
def test_ook_van_een_aanbieder_en_een_locatie(beheer, maak, veld, waarde):
    record = maak()

    verstuur(beheer, _adres(record), **{veld: waarde})

    assert Wijziging.objects.van(record).get().velden[veld][1] == waarde


def test_archiveren_van_meer_is_een_handeling(beheer, teststad):
    lijst = [AanbodFactory(gemeente=teststad) for _ in range(2)]

    beheer.post(
        _adres(lijst[0], "changelist"),
        {"action": "naar_archief", "_selected_action": [een.pk for een in lijst]},
    )

    assert {een.status for een in Aanbod.objects.filter(pk__in=[een.pk for een in lijst])} == {
        Status.GEARCHIVEERD
    }
    rijen = [Wijziging.objects.van(een).get() for een in lijst]
    assert rijen[0].handeling == rijen[1].handeling
    assert rijen[0].velden == {"status": ["gepubliceerd", "gearchiveerd"]}
