"""Why a result is here, in at most three reasons."""

import pytest

from aanbod.actions.indexeren import indexeer
from aanbod.zoeken.waarom import HOOGSTENS, waarom
from aanbod.zoeken.zoek import zoek
from tests.aanbod.zoeken.vragen import vraag_in
from tests.factories import (
    AanbodFactory,
    AanbodLocatieFactory,
    DoelgroepFactory,
    LocatieFactory,
    OnderwerpFactory,
    ThesaurustermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def vogels(db):
    onderwerp = OnderwerpFactory(slug="vogels", naam="Vogels en nesten")
    ThesaurustermFactory(term="kwartel", onderwerp=onderwerp)
    return onderwerp


def redenen(gemeente, tekst, **velden):
    """Per name why it was found."""
    vraag = vraag_in(gemeente, tekst, **velden)
    return {een.sorteernaam: waarom(een, vraag) for een in zoek(vraag).treffers}


def test_zonder_vraag_is_er_geen_reden(teststad, vogels):
    AanbodFactory(gemeente=teststad, naam="A", onderwerpen=[vogels], inloop=True)

    assert redenen(teststad, "") == {"a": []}


def test_een_reden_noemt_het_onderwerp_in_kleine_letters(teststad, vogels):
    AanbodFactory(gemeente=teststad, naam="A", onderwerpen=[vogels])

    assert redenen(teststad, "kwartel") == {"a": ["gaat over vogels en nesten"]}


def test_een_reden_noemt_de_woorden_van_de_bezoeker_zoals_ze_gelezen_zijn(teststad):
    AanbodFactory(gemeente=teststad, naam="Zwikzwakken", samenvatting="Met tafelpiepen.")

    assert redenen(teststad, "zwikzwakken tafelpiepen") == {
        "zwikzwakken": ["noemt “zwikzwakken” en “tafelpiepen”"]
    }


def test_van_een_herstelde_vraag_staat_het_goede_woord_er(teststad):
    AanbodFactory(gemeente=teststad, naam="Zwikzwakken")

    assert redenen(teststad, "zwikzwaken") == {"zwikzwakken": ["noemt “zwikzwakken”"]}


def test_een_woord_dat_niet_op_het_kaartje_staat_is_geen_reden(teststad):
    AanbodFactory(gemeente=teststad, naam="A", beschrijving="Zwikzwakken.")

    assert redenen(teststad, "zwikzwakken") == {"a": []}


def test_een_doelgroep_van_de_vraag_is_een_reden_zonder_haar_toelichting(teststad, vogels):
    groep = DoelgroepFactory(slug="vissers", naam="Vissers (met een hengel)")
    ThesaurustermFactory(term="hengelaar", onderwerp=None, doelgroep=groep)
    AanbodFactory(gemeente=teststad, naam="A", onderwerpen=[vogels])
    voor = AanbodFactory(gemeente=teststad, naam="B", onderwerpen=[vogels])
    voor.doelgroepen.add(groep)
    indexeer([voor.pk])

    gevonden = redenen(teststad, "kwartel hengelaar")
    assert "voor vissers" in gevonden["b"]
    assert "voor vissers" not in gevonden["a"]


def test_wat_nu_open_is_kunt_u_binnenlopen(teststad, vogels):
    plek = AanbodLocatieFactory(
        aanbod=AanbodFactory(gemeente=teststad, naam="A", onderwerpen=[vogels], inloop=True),
        locatie=LocatieFactory(gemeente=teststad),
        openingstijden="24/7",
    )
    AanbodFactory(gemeente=teststad, naam="B", onderwerpen=[vogels], inloop=True)
    indexeer([plek.aanbod_id])

    gevonden = redenen(teststad, "kwartel")
    assert gevonden["a"][-1] == "u kunt nu binnenlopen"
    assert gevonden["b"][-1] == "inloop"


def test_in_de_wijk_is_een_reden_als_er_een_plaats_is(teststad, vogels):
    west = teststad.wijken.get(slug="west")
    AanbodFactory(gemeente=teststad, naam="A", onderwerpen=[vogels], bereik="wijken", wijken=[west])

    assert "bij u in de wijk" in redenen(teststad, "kwartel in west")["a"]
    assert "bij u in de wijk" not in redenen(teststad, "kwartel")["a"]


def test_hooguit_drie_redenen_de_zwaarste_eerst(teststad, vogels):
    groep = DoelgroepFactory(slug="vissers", naam="Vissers")
    ThesaurustermFactory(term="hengelaar", onderwerp=None, doelgroep=groep)
    alles = AanbodFactory(gemeente=teststad, naam="Zwikzwak", onderwerpen=[vogels], inloop=True)
    alles.doelgroepen.add(groep)
    indexeer([alles.pk])

    gevonden = redenen(teststad, "kwartel hengelaar zwikzwak")["zwikzwak"]

    assert gevonden == ["gaat over vogels en nesten", "noemt “zwikzwak”", "voor vissers"]
    assert len(gevonden) == HOOGSTENS
