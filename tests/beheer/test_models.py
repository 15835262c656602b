"""The rules of beheer's models, broken on purpose."""

import pytest
from django.utils import timezone

from beheer.models import Rol, Signaal, Uitnodiging, Wijziging
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


def _twee_keer_uitgenodigd(soort, **gebied):
    """The second invitation for the same role, to the same address in capitals."""
    velden = {"soort": soort, "afzender": GebruikerFactory(), "verloopt_op": timezone.now()}
    email = velden["afzender"].email
    Uitnodiging.objects.create(email=email, **velden, **gebied)
    return Uitnodiging(email=email.upper(), **velden, **gebied)


AL_UITGENODIGD = "Deze persoon is al uitgenodigd voor deze rol."
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
        "wijziging_draait_iets_terug",
        lambda: Wijziging(soort="aanbod", sleutel=1, weg="terug", naam="Iets"),
        "Wie iets terugdraait, zegt wat.",
    ),
    Overtreding(
        "uitnodiging_met_gebied",
        lambda: Uitnodiging(
            email="wie@voorbeeld.example", soort="redacteur", wijk=WijkFactory(),
            afzender=GebruikerFactory(), verloopt_op=timezone.now(),
        ),
        "Kies de gemeente, de wijk of de aanbieder bij deze rol.",
    ),
    *(
        Overtreding(
            f"uitnodiging_{soort}_uniek",
            lambda soort=soort, gebied=gebied: _twee_keer_uitgenodigd(
                soort, **{naam: maak() for naam, maak in gebied.items()}
            ),
            AL_UITGENODIGD,
        )
        for soort, gebied in {
            "beheerder": {},
            "redacteur": {"gemeente": GemeenteFactory},
            "makelaar": {"wijk": WijkFactory},
            "aanbieder": {"aanbieder": AanbiederFactory},
            "vrijwilliger": {"gemeente": GemeenteFactory},
        }.items()
    ),
]  # fmt: skip


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_een_gebroken_regel_wordt_overal_geweigerd(overtreding):
    weigert_full_clean(overtreding)
    weigert_de_database(overtreding)


def test_elke_regel_van_beheer_wordt_hier_gebroken():
    assert {overtreding.naam for overtreding in OVERTREDINGEN} == set(regels_van("beheer"))
