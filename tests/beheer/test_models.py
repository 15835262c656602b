"""The rules of beheer's models, broken on purpose."""

import pytest
from django.utils import timezone

from beheer.models import Rol, Signaal, Voorstel, Wijziging
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    WijkFactory,
)
from tests.regels import Overtreding, regels_van, weigert_de_database, weigert_full_clean

pytestmark = pytest.mark.django_db


def _twee_keer(soort, **gebied):
    """The second of the same role for the same person."""
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort=soort, **gebied)
    return Rol(gebruiker=gebruiker, soort=soort, **gebied)


DEZE_ROL_AL = "Deze rol heeft deze gebruiker al."
OVERTREDINGEN = [
    Overtreding(
        "signaal_afgehandeld_paar",
        lambda: Signaal(
            aanbod=AanbodFactory(), reden="tijden", afgehandeld_door=GebruikerFactory()
        ),
        "Vul in wanneer én door wie het is afgehandeld.",
    ),
    Overtreding(
        "signaal_anders_met_toelichting",
        lambda: Signaal(aanbod=AanbodFactory(), reden="anders"),
        "Schrijf op wat er niet klopt.",
    ),
    Overtreding(
        "signaal_eigen_met_email",
        lambda: Signaal(aanbod=AanbodFactory(), reden="eigen"),
        "Vul uw e-mailadres in. Dan kunnen wij antwoorden.",
    ),
    Overtreding(
        "rol_met_gebied",
        lambda: Rol(gebruiker=GebruikerFactory(), soort="redacteur", wijk=WijkFactory()),
        "Kies de gemeente, de wijk of de aanbieder bij deze rol.",
    ),
    Overtreding("rol_beheerder_uniek", lambda: _twee_keer("beheerder"), DEZE_ROL_AL),
    Overtreding(
        "rol_redacteur_uniek",
        lambda: _twee_keer("redacteur", gemeente=GemeenteFactory()),
        DEZE_ROL_AL,
    ),
    Overtreding(
        "rol_makelaar_uniek", lambda: _twee_keer("makelaar", wijk=WijkFactory()), DEZE_ROL_AL
    ),
    Overtreding(
        "rol_aanbieder_uniek",
        lambda: _twee_keer("aanbieder", aanbieder=AanbiederFactory()),
        DEZE_ROL_AL,
    ),
    Overtreding(
        "rol_vrijwilliger_uniek",
        lambda: _twee_keer("vrijwilliger", gemeente=GemeenteFactory()),
        DEZE_ROL_AL,
    ),
    Overtreding(
        "voorstel_beoordeeld_paar",
        lambda: Voorstel(aanbod=AanbodFactory(), als="Samen", uitkomst="aanvaard"),
        "Vul in wat de uitkomst is, wanneer en door wie.",
    ),
    Overtreding(
        "voorstel_gaat_ergens_over",
        lambda: Voorstel(soort="nieuw", als="Samen"),
        "Kies het aanbod waar het over gaat, of bij nieuw aanbod de gemeente.",
    ),
    Overtreding(
        "voorstel_geweigerd_met_reden",
        lambda: Voorstel(
            aanbod=AanbodFactory(),
            als="Samen",
            uitkomst="geweigerd",
            beoordeeld_op=timezone.now(),
            beoordeeld_door=GebruikerFactory(),
        ),
        "Schrijf op waarom u het niet overneemt.",
    ),
    Overtreding(
        "wijziging_draait_iets_terug",
        lambda: Wijziging(soort="aanbod", sleutel=1, weg="terug", naam="Iets"),
        "Wie iets terugdraait, zegt wat.",
    ),
]


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_een_gebroken_regel_wordt_overal_geweigerd(overtreding):
    weigert_full_clean(overtreding)
    weigert_de_database(overtreding)


def test_elke_regel_van_beheer_wordt_hier_gebroken():
    assert {overtreding.naam for overtreding in OVERTREDINGEN} == set(regels_van("beheer"))
