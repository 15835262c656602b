"""The rules of beheer's models, broken on purpose."""

from uuid import uuid4

import pytest

from beheer.models import GeenDubbel, OudAdres, Rol, Samenvoeging, Signaal, Wijziging
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


def _nog_een(model, **velden):
    model.objects.create(**velden)
    return model(**velden)


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
        "geendubbel_uniek",
        lambda: _nog_een(GeenDubbel, soort="aanbod", een=uuid4().int % 10**9, ander=10**9),
        "Van deze twee is al gezegd dat het er twee zijn.",
    ),
    Overtreding(
        "geendubbel_laagste_eerst",
        lambda: GeenDubbel(soort="aanbod", een=2, ander=1),
        "Noem twee verschillende, de laagste sleutel eerst.",
    ),
    Overtreding(
        "oudadres_van_een",
        lambda: OudAdres(slug="oud", aanbod=AanbodFactory(), aanbieder=AanbiederFactory()),
        "Een oud adres is van één aanbod of van één aanbieder.",
    ),
    Overtreding(
        "oudadres_aanbod_uniek",
        lambda: _nog_een(OudAdres, slug=f"oud-{uuid4()}", aanbod=AanbodFactory()),
        "Dit oude adres leidt al ergens heen.",
    ),
    Overtreding(
        "oudadres_aanbieder_uniek",
        lambda: _nog_een(OudAdres, slug=f"oud-{uuid4()}", aanbieder=AanbiederFactory()),
        "Dit oude adres leidt al ergens heen.",
    ),
    Overtreding(
        "samenvoeging_van_twee",
        lambda: Samenvoeging(
            handeling=uuid4(), soort="aanbod", blijft=1, gaat=1, naam_blijft="A", naam_gaat="A"
        ),
        "Kies twee verschillende om samen te voegen.",
    ),
]


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_een_gebroken_regel_wordt_overal_geweigerd(overtreding):
    weigert_full_clean(overtreding)
    weigert_de_database(overtreding)


def test_elke_regel_van_beheer_wordt_hier_gebroken():
    assert {overtreding.naam for overtreding in OVERTREDINGEN} == set(regels_van("beheer"))
