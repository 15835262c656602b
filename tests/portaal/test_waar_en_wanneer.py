"""The search page by time and by distance: nu open, binnen … lopen, dit gebied, de volgorde."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aanbod.actions.indexeren import indexeer
from aanbod.actions.openingstijden import bereid_alles_voor
from aanbod.models import Openblok
from tests.factories import (
    AanbodFactory,
    AanbodLocatieFactory,
    AanspreekpuntFactory,
    GemeenteFactory,
    LocatieFactory,
    OnderwerpFactory,
    PostcodegebiedFactory,
)

pytestmark = pytest.mark.django_db

# Wednesday 22 April 2026, and a Saturday evening.
WOENSDAG_TIEN_UUR = datetime(2026, 4, 22, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
ZATERDAGAVOND = datetime(2026, 4, 25, 21, tzinfo=ZoneInfo("Europe/Amsterdam"))
KANTOORUREN = "Mo-Fr 09:00-17:00; PH off"


@pytest.fixture
def op_moment(monkeypatch):
    """The site at another moment, with the hours of that day prepared."""

    def zet(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        bereid_alles_voor()

    return zet


def zoek(client, gemeente="teststad", **vraag):
    antwoord = client.get(reverse("portaal:zoeken", args=[gemeente]), vraag)
    assert antwoord.status_code == 200
    return antwoord


def namen(antwoord):
    return [kaartje.naam for kaartje in antwoord.context["resultaat"]["kaartjes"]]


def verder(antwoord):
    return [kaartje.naam for kaartje in antwoord.context["resultaat"]["verder"]]


def filters(antwoord):
    return {
        filter_.naam: filter_ for groep in antwoord.context["filters"].values() for filter_ in groep
    }


def _aanbod(teststad, naam, uren="", *, breedte=51.805, lengte=4.665, soort="spreekuur", **velden):
    plek = AanbodLocatieFactory(
        aanbod=AanbodFactory(gemeente=teststad, naam=naam, **velden),
        locatie=LocatieFactory(gemeente=teststad, breedte=breedte, lengte=lengte),
        openingstijden=uren,
        soort=soort,
    )
    indexeer([plek.aanbod_id])
    return plek.aanbod


# --- When --------------------------------------------------------------------------------


def test_nu_open_laat_zien_wat_nu_open_is_en_telt_het(client, teststad, op_moment):
    _aanbod(teststad, "Overdag", KANTOORUREN)
    _aanbod(teststad, "In de avond", "Mo-Su 19:00-22:00")
    _aanbod(teststad, "Zonder tijden")
    op_moment(WOENSDAG_TIEN_UUR)

    alles = zoek(client)
    assert filters(alles)["open"].keuzes[0].aantal == 1
    assert namen(zoek(client, open="on")) == ["Overdag"]
    op_moment(ZATERDAGAVOND)
    assert namen(zoek(client, open="on")) == ["In de avond"]


def test_zonder_voorbereide_tijden_verbergt_het_filter_zich(client, teststad):
    AanbodFactory(gemeente=teststad, bereikbaar="24/7")
    assert "bereikbaar" in filters(zoek(client))

    Openblok.objects.all().delete()

    assert "bereikbaar" not in filters(zoek(client))


def test_een_telefoonlijn_is_geen_open_deur(client, teststad, op_moment):
    _aanbod(teststad, "Buurthuis", KANTOORUREN)
    AanbodFactory(gemeente=teststad, naam="Praatlijn", bereikbaar="24/7")
    op_moment(WOENSDAG_TIEN_UUR)

    assert namen(zoek(client, open="on")) == ["Buurthuis"]
    assert namen(zoek(client, bereikbaar="on")) == ["Praatlijn"]


def test_een_tijdelijke_sluiting_is_niet_open(client, teststad, op_moment):
    _aanbod(
        teststad, "Verbouwing", KANTOORUREN,
        gesloten_van=WOENSDAG_TIEN_UUR.date(), gesloten_bericht="Wij verbouwen.",
    )  # fmt: skip
    op_moment(WOENSDAG_TIEN_UUR)

    assert "open" not in filters(zoek(client))


def test_in_de_avond_staat_er_wat_er_wel_open_is(client, teststad, op_moment):
    _aanbod(teststad, "Formulierenhulp", KANTOORUREN)
    _aanbod(teststad, "Buurthuis", "Mo-Su 10:00-22:00", ontmoetingsplek=True)
    AanbodFactory(gemeente=teststad, naam="Praatlijn", bereikbaar="24/7")
    op_moment(ZATERDAGAVOND)

    antwoord = zoek(client, q="formulierenhulp")

    assert namen(antwoord) == ["Formulierenhulp"]
    assert [een.naam for een in antwoord.context["nu_open"]] == ["Praatlijn", "Buurthuis"]
    assert "088 0767 000" in antwoord.content.decode()


@pytest.mark.parametrize("moment", [WOENSDAG_TIEN_UUR, ZATERDAGAVOND], ids=["open", "dicht"])
def test_wie_zijn_tijden_niet_geeft_heet_niet_gesloten(client, teststad, op_moment, moment):
    _aanbod(teststad, "Formulierenhulp")
    AanbodFactory(gemeente=teststad, naam="Praatlijn", bereikbaar="24/7")
    op_moment(moment)

    assert zoek(client, q="formulierenhulp").context["nu_open"] == []


def test_de_volgorde_nu_open_zet_open_voor_wat_het_eerst_opent(client, teststad, op_moment):
    _aanbod(teststad, "A maandag", "Mo 09:00-12:00")
    _aanbod(teststad, "B donderdag", "Th 09:00-12:00")
    _aanbod(teststad, "C onbekend")
    _aanbod(teststad, "D nu", KANTOORUREN)
    op_moment(WOENSDAG_TIEN_UUR)

    antwoord = zoek(client, volgorde="open")

    assert namen(antwoord) == ["D nu", "B donderdag", "A maandag", "C onbekend"]
    assert [keuze.waarde for keuze in antwoord.context["volgordes"]] == ["best", "open"]


def test_de_volgorde_houdt_rekening_met_een_sluiting(client, teststad, op_moment):
    """Closed on Thursday: it opens on Friday, before what opens on Monday."""
    donderdag = WOENSDAG_TIEN_UUR.date() + timedelta(days=1)
    _aanbod(teststad, "A maandag", "Mo 09:00-12:00")
    _aanbod(
        teststad, "B vrijdag weer", "We-Fr 12:00-13:00", gesloten_van=WOENSDAG_TIEN_UUR.date(),
        gesloten_tot_en_met=donderdag, gesloten_bericht="Dicht.",
    )  # fmt: skip
    _aanbod(
        teststad, "C onbekend weer", "Mo-Su 12:00-13:00", gesloten_van=WOENSDAG_TIEN_UUR.date(),
        gesloten_bericht="Dicht.",
    )  # fmt: skip
    AanbodFactory(gemeente=teststad, naam="D lijn straks", bereikbaar="Mo-Su 11:00-12:00")
    op_moment(WOENSDAG_TIEN_UUR)

    assert namen(zoek(client, volgorde="open")) == [
        "D lijn straks", "B vrijdag weer", "A maandag", "C onbekend weer",
    ]  # fmt: skip


# --- Where -------------------------------------------------------------------------------


@pytest.fixture
def rond_de_postcode(teststad):
    """Places at some 0, 780 and 3,300 m from the middle of 9991, one office, one for all."""
    PostcodegebiedFactory(
        pc4="9991", breedte=51.805, lengte=4.665, wijken=list(teststad.wijken.all())
    )
    wijken = list(teststad.wijken.all())
    eigen = {"bereik": "wijken", "wijken": wijken}
    _aanbod(teststad, "Om de hoek", **eigen)
    _aanbod(teststad, "Verderop", breedte=51.812, **eigen)
    _aanbod(teststad, "Ver weg", breedte=51.835, **eigen)
    _aanbod(teststad, "Kantoor", soort="kantoor", **eigen)
    AanbodFactory(gemeente=teststad, naam="Voor de hele stad")


def test_binnen_een_kwartier_lopen_blijft_wat_voor_iedereen_is(client, rond_de_postcode):
    kwartier = zoek(client, plaats="9991", lopen="15")

    assert (namen(kwartier), verder(kwartier)) == (
        ["Om de hoek", "Verderop"],
        ["Voor de hele stad"],
    )
    assert "3 plekken: 2 dichtbij, 1 voor heel Teststad" in kwartier.content.decode()
    assert namen(zoek(client, plaats="9991", lopen="10")) == ["Om de hoek"]


def test_lopen_is_een_keuze_met_aantallen_zodra_er_een_plek_is(client, rond_de_postcode):
    assert "lopen" not in filters(zoek(client))

    lopen = filters(zoek(client, plaats="9991"))["lopen"]

    assert [(keuze.label, keuze.aantal) for keuze in lopen.keuzes] == [
        ("10 minuten lopen (± 650 m)", 2),
        ("15 minuten lopen (± 0,9 km)", 3),
        ("30 minuten lopen (± 1,9 km)", 3),
    ]


@pytest.mark.parametrize("vraag", [{"lopen": "15"}, {"volgorde": "dichtbij"}], ids=str)
def test_afstand_zonder_plek_zegt_wat_er_nodig_is(client, rond_de_postcode, vraag):
    antwoord = zoek(client, **vraag)

    assert antwoord.context["resultaat"]["aantal"] == 5
    assert "Vul een postcode of een straat in" in antwoord.content.decode()


def test_dichtbij_eerst_gaat_voor_de_woorden(client, teststad, rond_de_postcode):
    _aanbod(teststad, "Koffie", breedte=51.835, bereik="wijken", wijken=teststad.wijken.all())
    _aanbod(teststad, "Thee", samenvatting="Ook koffie.", breedte=51.806)

    assert namen(zoek(client, plaats="9991", q="koffie"))[0] == "Koffie"
    assert namen(zoek(client, plaats="9991", q="koffie", volgorde="dichtbij"))[0] == "Thee"


def test_een_kantoor_is_geen_afstand_en_geen_plek_om_heen_te_gaan(client, rond_de_postcode):
    kaartjes = {
        een.naam: een for een in zoek(client, plaats="9991").context["resultaat"]["kaartjes"]
    }

    assert kaartjes["Kantoor"].afstand == ""
    assert kaartjes["Kantoor"].plek == "In 2 wijken"
    assert kaartjes["Verderop"].afstand == "± 800 m"


def test_een_adres_in_een_andere_gemeente_staat_er_als_werkgebied(client, teststad):
    elders = LocatieFactory(gemeente=GemeenteFactory(), straat="Verreweg 1", breedte=51.805)
    aanbod = AanbodFactory(gemeente=teststad, naam="Van elders", plek=elders)

    (kaartje,) = zoek(client).context["resultaat"]["kaartjes"]
    bladzijde = client.get(reverse("portaal:aanbod", args=["teststad", aanbod.slug]))

    assert kaartje.plek == "Heel Teststad"
    assert f"Deze plek ligt in de gemeente {elders.gemeente}." in bladzijde.content.decode()


def test_regionaal_aanbod_staat_in_elke_gemeente_op_zijn_eigen_plek(client, teststad):
    """Its place in the other gemeente is no pin here, and no distance starts there."""
    buurstad = GemeenteFactory(regio=teststad.regio)
    hier = LocatieFactory(gemeente=teststad, breedte=51.801, lengte=4.661)
    daar = LocatieFactory(gemeente=buurstad, breedte=51.809, lengte=4.679)
    AanbodFactory(gemeente=None, bereik="regio", regio=teststad.regio, plek=[hier, daar])
    plekken = {
        gemeente.slug: [
            rij[:2] for rij in client.get(f"/{gemeente.slug}/zoeken/punten.json").json()["punten"]
        ]
        for gemeente in (teststad, buurstad)
    }

    assert plekken == {teststad.slug: [[51.801, 4.661]], buurstad.slug: [[51.809, 4.679]]}


# --- A piece of the map ------------------------------------------------------------------


def test_in_dit_gebied_staat_wat_daar_is_en_wat_voor_iedereen_is(client, rond_de_postcode):
    antwoord = zoek(client, gebied="4.660,51.800,4.670,51.810")

    assert namen(antwoord) == ["Kantoor", "Om de hoek"]
    assert verder(antwoord) == ["Voor de hele stad"]
    assert "3 plekken: 2 in dit gebied, 1 voor heel Teststad" in antwoord.content.decode()
    assert ("Dit deel van de kaart", "/teststad/zoeken/") in antwoord.context["actieve_filters"]


@pytest.mark.parametrize("gebied", ["hier", "1,2,3", "5,6,4,7", "nan,1,2,3", "1e400,0,2,3"])
def test_een_onleesbaar_gebied_zegt_wat_u_kunt_doen(client, rond_de_postcode, gebied):
    antwoord = zoek(client, gebied=gebied)

    assert antwoord.context["resultaat"]["aantal"] == 5
    assert "Dit stuk van de kaart is niet te lezen" in antwoord.content.decode()


# --- For professionals -------------------------------------------------------------------


def test_de_twee_assen_staan_er_alleen_voor_wie_verwijst(client, teststad):
    _aanbod(teststad, "Algemeen")
    _aanbod(teststad, "Specifiek", rol="specifiek")

    gewoon, professioneel = zoek(client), zoek(client, voor="professional")

    assert not {"rol", "soort"} & set(filters(gewoon))
    assert [keuze.aantal for keuze in filters(professioneel)["rol"].keuzes] == [1, 1]
    assert namen(zoek(client, rol="specifiek")) == ["Specifiek"]
    assert {"rol", "soort"} <= set(filters(zoek(client, rol="specifiek")))


# --- All at once -------------------------------------------------------------------------


@pytest.mark.parametrize("plaats", ["9991", "Merelstraat 5"])
def test_alles_tegelijk_blijft_binnen_acht_vragen(client, teststad, rond_de_postcode, plaats):
    LocatieFactory(gemeente=teststad, straat="Merelstraat 5", wijk=teststad.wijken.first())
    for functie in ("makelaar", "wijkteam"):
        AanspreekpuntFactory(gemeente=teststad, functie=functie, uitleg="Bel de gemeente.")
    vraag = {
        "q": "hoek stad", "plaats": plaats, "lopen": "30", "volgorde": "open",
        "gebied": "4.6,51.7,4.7,51.9", "voor": "professional", "rol": "algemeen",
    }  # fmt: skip

    zoek(client)
    with CaptureQueriesContext(connection) as vragen:
        zoek(client, **vraag)

    assert len(vragen) <= 8


def test_hoe_ver_staat_er_zoals_mensen_het_zeggen(client, rond_de_postcode):
    bladzijde = zoek(client, plaats="9991").content.decode()

    assert "± 800 m" in bladzijde
    assert "± 3,3 km" in bladzijde


def test_een_kantoor_in_de_wijk_is_niet_dichtbij(client, teststad):
    """Beside an aanbod stands what is present in its wijk; an office is not."""
    onderwerp, west = OnderwerpFactory(), teststad.wijken.get(slug="west")
    eigen = {"onderwerpen": [onderwerp]}
    record = _aanbod(teststad, "Dit", wijken=[west], **eigen)
    kantoor = AanbodFactory(gemeente=teststad, naam="A kantoor", **eigen)
    AanbodLocatieFactory(
        aanbod=kantoor, locatie=LocatieFactory(gemeente=teststad, wijk=west), soort="kantoor"
    )
    AanbodFactory(gemeente=teststad, naam="B in de wijk", wijken=[west], **eigen)

    context = client.get(reverse("portaal:aanbod", args=["teststad", record.slug])).context

    assert [een.naam for een in context["dichtbij"]] == ["B in de wijk", "A kantoor"]


def test_wat_voor_een_andere_wijk_is_staat_er_als_verwijzing(client, teststad):
    west, oost = teststad.wijken.order_by("-slug")
    AanbodFactory(gemeente=teststad, naam="West", bereik="wijken", wijken=[west])
    AanbodFactory(gemeente=teststad, naam="Oost", bereik="wijken", wijken=[oost])

    antwoord = zoek(client, plaats="west")

    assert namen(antwoord) == ["West"]
    assert antwoord.context["resultaat"]["elders"] == 1
    assert "Er is nog 1 plek voor mensen uit andere wijken." in antwoord.content.decode()
