"""Every way in and every state of the room has its words."""

from aanbod.bewoording import INGANGEN, ingangen_van, ruimte_bij
from aanbod.models import Aanbod


def test_elke_ingang_is_een_veld_van_een_aanbod():
    velden = {veld.name for veld in Aanbod._meta.concrete_fields}

    assert set(INGANGEN) <= velden


def test_de_ingangen_van_een_aanbod_staan_in_een_vaste_volgorde():
    aanbod = Aanbod(outreachend=True, inloop=True)

    assert [een.voor_verwijzer for een in ingangen_van(aanbod)] == [
        "inloop",
        "komt bij mensen thuis",
    ]


def test_van_elke_bekende_capaciteit_is_gezegd_of_er_plek_is_en_van_een_onbekende_niets():
    bekend = set(Aanbod.Capaciteit) - {Aanbod.Capaciteit.ONBEKEND}

    assert {een for een in Aanbod.Capaciteit if ruimte_bij(een).zin} == bekend
    assert {een for een in Aanbod.Capaciteit if ruimte_bij(een).waarschuwing} == bekend - {"ruim"}
