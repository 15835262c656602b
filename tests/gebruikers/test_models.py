"""Who signs in: by e-mail address, once."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gebruikers.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.regels import Overtreding, regels_van, weigert_full_clean

pytestmark = pytest.mark.django_db

WACHTWOORD = "paarse-olifant-fietst"


def _met_andere_hoofdletters():
    GebruikerFactory(email="ans@voorbeeld.example")
    return Gebruiker(email="Ans@Voorbeeld.example", password="!")


EMAIL_UNIEK = Overtreding(
    "gebruiker_email_uniek",
    _met_andere_hoofdletters,
    "Er is al een gebruiker met dit e-mailadres.",
)


def test_een_adres_met_andere_hoofdletters_is_hetzelfde_adres():
    """Also for who goes around `save`, which writes it in small letters."""
    with pytest.raises(IntegrityError, match="gebruiker_email_uniek"), transaction.atomic():
        Gebruiker.objects.bulk_create([_met_andere_hoofdletters()])


def test_een_adres_wordt_in_kleine_letters_bewaard():
    assert Gebruiker.objects.create_user("Ans@Voorbeeld.Example").email == "ans@voorbeeld.example"


def test_het_formulier_zegt_in_het_nederlands_dat_het_adres_er_al_is():
    weigert_full_clean(EMAIL_UNIEK)


def test_elke_regel_van_gebruikers_wordt_hier_gebroken():
    assert set(regels_van("gebruikers")) == {EMAIL_UNIEK.naam}


def test_precies_hetzelfde_adres_wordt_ook_geweigerd():
    GebruikerFactory(email="ans@voorbeeld.example")

    with pytest.raises(ValidationError, match="eenzelfde E-mailadres"):
        Gebruiker(email="ans@voorbeeld.example", password="!").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebruiker.objects.create_user("ans@voorbeeld.example")


def test_een_nieuwe_gebruiker_mag_nog_niets():
    gebruiker = Gebruiker.objects.create_user("ans@voorbeeld.example", WACHTWOORD, naam="Ans")

    assert (gebruiker.is_active, gebruiker.is_staff, gebruiker.is_superuser) == (True, False, False)
    assert gebruiker.naam == "Ans"


def test_een_wachtwoord_staat_niet_leesbaar_in_de_database():
    Gebruiker.objects.create_user("ans@voorbeeld.example", WACHTWOORD)

    gebruiker = Gebruiker.objects.get(email="ans@voorbeeld.example")
    assert WACHTWOORD not in gebruiker.password
    assert gebruiker.check_password(WACHTWOORD)


def test_zonder_wachtwoord_kan_niemand_inloggen():
    gebruiker = Gebruiker.objects.create_user("ans@voorbeeld.example")

    assert not gebruiker.has_usable_password()
    assert authenticate(username="ans@voorbeeld.example", password="") is None


@pytest.mark.parametrize("email", ["", None])
def test_zonder_adres_is_er_geen_gebruiker(email):
    with pytest.raises(ValueError, match="Vul een e-mailadres in."):
        Gebruiker.objects.create_user(email, WACHTWOORD)

    assert not Gebruiker.objects.exists()


def test_een_eerste_beheerder_mag_alles():
    gebruiker = Gebruiker.objects.create_superuser("ans@voorbeeld.example", WACHTWOORD)

    assert gebruiker.is_staff
    assert gebruiker.is_superuser
    assert gebruiker.has_perm("aanbod.change_aanbod")


@pytest.mark.parametrize("getypt", ["ans@voorbeeld.example", "ANS@Voorbeeld.Example"])
def test_inloggen_kan_met_elke_schrijfwijze_van_het_adres(getypt):
    gebruiker = Gebruiker.objects.create_user("Ans@voorbeeld.example", WACHTWOORD)

    assert authenticate(None, email=getypt, password=WACHTWOORD) == gebruiker


def test_een_verkeerd_wachtwoord_of_een_geblokkeerde_gebruiker_komt_er_niet_in():
    gebruiker = Gebruiker.objects.create_user("ans@voorbeeld.example", WACHTWOORD)

    assert authenticate(username=gebruiker.email, password="fout") is None
    Gebruiker.objects.filter(pk=gebruiker.pk).update(is_active=False)
    assert authenticate(username=gebruiker.email, password=WACHTWOORD) is None


def test_een_gebruiker_heet_zoals_hij_heet_en_anders_zijn_adres():
    ans = Gebruiker(email="ans@voorbeeld.example", naam="Ans")
    naamloos = Gebruiker(email="b@voorbeeld.example")

    assert str(ans) == ans.get_full_name() == ans.get_short_name() == "Ans"
    assert (
        str(naamloos)
        == naamloos.get_full_name()
        == naamloos.get_short_name()
        == "b@voorbeeld.example"
    )


def test_begin_maakt_geen_gebruikers():
    assert not Gebruiker.objects.exists()
