"""Which aanbod becomes a door: what is left out, and what goes first."""

from datetime import timedelta

import pytest
from django.db.models import prefetch_related_objects
from django.utils import timezone

from aanbod.actions.indexeren import indexeer
from hulpvragen.antwoorden import Antwoorden
from hulpvragen.deuren import kies_deuren
from hulpvragen.routes import ROUTES, Deursoort
from portaal.aanspreekpunten import aanspreekpunten
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    AanspreekpuntFactory,
    DoelgroepFactory,
    KeuzeFactory,
    LocatieFactory,
    OnderwerpFactory,
)
from wijken.plaats import Plaats

pytestmark = pytest.mark.django_db

ROUTE = {route.code: route for route in ROUTES}


@pytest.fixture
def onderwerp():
    return OnderwerpFactory(naam="Huishouden")


@pytest.fixture
def over(onderwerp):
    return KeuzeFactory(onderwerpen=[onderwerp])


def _kies(gemeente, route="praktisch", plaats=None, **keuzes):
    antwoorden = Antwoorden(keuzes, plaats)
    punten = aanspreekpunten(gemeente, antwoorden.wijkcode)
    return kies_deuren(ROUTE[route], antwoorden, gemeente, punten)


def _pks(uitkomst):
    return [deur.pk for deur in uitkomst.deuren]


def _algemeen(gemeente, onderwerp, **velden):
    return AanbodFactory(gemeente=gemeente, onderwerpen=[onderwerp], **velden)


def _plaats(*wijken, punt=None):
    return Plaats("hier", frozenset(wijk.code for wijk in wijken), punt)


# --- What is never a door -----------------------------------------------------------------


@pytest.mark.parametrize(
    "velden",
    [
        {"rol": "maatwerk"},
        {"verwijzing": True},
        {"status": "concept"},
        {"leeftijd_tot_en_met": 17},
        {"leeftijd_vanaf": 70},
    ],
    ids=str,
)
def test_wat_niet_voor_deze_vraag_open_staat_is_geen_deur(teststad, onderwerp, over, velden):
    _algemeen(teststad, onderwerp, **velden)
    volwassene = KeuzeFactory(leeftijd_vanaf=18, leeftijd_tot_en_met=64)

    assert _pks(_kies(teststad, over=[over], wie=[volwassene])) == []


def test_aanbod_van_een_andere_gemeente_is_geen_deur(teststad, onderwerp, over):
    AanbodFactory(onderwerpen=[onderwerp])

    assert _pks(_kies(teststad, over=[over])) == []


def test_aanbod_voor_een_groep_past_alleen_bij_wie_die_groep_noemt(teststad, onderwerp, over):
    groep = DoelgroepFactory()
    aanbod = _algemeen(teststad, onderwerp)
    aanbod.doelgroepen.add(groep)
    indexeer([aanbod.pk])

    assert _pks(_kies(teststad, over=[over])) == []
    assert _pks(_kies(teststad, over=[KeuzeFactory(onderwerpen=[onderwerp], doelgroepen=[groep])]))


def test_wie_langs_de_deuren_gaat_doet_dat_alleen_in_zijn_eigen_wijken(teststad, onderwerp, over):
    west, oost = teststad.wijken.order_by("slug").reverse()
    aanbod = AanbodFactory(
        gemeente=teststad,
        onderwerpen=[onderwerp],
        bereik="wijken",
        wijken=[west],
        outreachend=True,
    )

    assert _pks(_kies(teststad, "thuis", _plaats(west), over=[over])) == [aanbod.pk]
    assert _pks(_kies(teststad, "thuis", _plaats(oost), over=[over])) == []


def test_zonder_onderwerp_telt_alleen_wie_elke_vraag_aanneemt(teststad, onderwerp):
    _algemeen(teststad, onderwerp)
    breed = AanbodFactory(gemeente=teststad, alle_onderwerpen=True)

    assert _pks(_kies(teststad)) == [breed.pk]


# --- What goes first ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minder", "beter"),
    [
        ({"naam": "A", "capaciteit": "vol"}, {"naam": "B"}),
        ({"naam": "A"}, {"naam": "B", "capaciteit": "ruim"}),
        ({"naam": "A"}, {"naam": "B", "gecontroleerd_door": "x", "gecontroleerd_op": "vandaag"}),
        (
            {"naam": "A", "gecontroleerd_door": "x", "gecontroleerd_op": "lang geleden"},
            {"naam": "B", "gecontroleerd_door": "x", "gecontroleerd_op": "vandaag"},
        ),
        (
            {"naam": "A", "gesloten_van": "vandaag", "gesloten_bericht": "Dicht."},
            {"naam": "B", "capaciteit": "beperkt"},
        ),
        ({"naam": "B"}, {"naam": "A"}),
    ],
    ids=str,
)
def test_wat_beter_past_staat_vooraan(teststad, onderwerp, over, minder, beter):
    vandaag = timezone.localdate()
    dagen = {"vandaag": vandaag, "lang geleden": vandaag - timedelta(days=300)}
    tweede, eerste = (
        _algemeen(
            teststad, onderwerp, **{naam: dagen.get(een, een) for naam, een in velden.items()}
        )
        for velden in (minder, beter)
    )

    assert _pks(_kies(teststad, over=[over])) == [eerste.pk, tweede.pk]


def test_in_de_eigen_wijk_gaat_voor_heel_de_gemeente(teststad, onderwerp, over):
    west = teststad.wijken.get(slug="west")
    overal = _algemeen(teststad, onderwerp, naam="A")
    hier = _algemeen(teststad, onderwerp, naam="B", wijken=[west])

    assert _pks(_kies(teststad, plaats=_plaats(west), over=[over])) == [hier.pk, overal.pk]


def test_net_over_de_grens_van_de_wijk_is_ook_dichtbij(teststad, onderwerp, over):
    west, oost = teststad.wijken.get(slug="west"), teststad.wijken.get(slug="oost")
    plek = LocatieFactory(gemeente=teststad, wijk=oost, breedte=51.805, lengte=4.671)
    buren = _algemeen(teststad, onderwerp, bereik="wijken", wijken=[oost], plek=plek)

    dichtbij = _plaats(west, punt=(51.805, 4.669))
    assert _pks(_kies(teststad, plaats=dichtbij, over=[over])) == [buren.pk]
    assert _pks(_kies(teststad, plaats=_plaats(west), over=[over])) == []


def test_een_trefwoord_gaat_voor_en_de_tweede_deur_moet_ook_goed_passen(teststad, onderwerp):
    keuze = KeuzeFactory(onderwerpen=[onderwerp], trefwoorden="rouw overled")
    _algemeen(teststad, onderwerp, naam="Aaa", samenvatting="Iets anders.")
    raak = _algemeen(teststad, onderwerp, naam="Zzz", samenvatting="Als iemand is overleden.")

    assert _pks(_kies(teststad, over=[keuze])) == [raak.pk]


def test_twee_deuren_zijn_liever_van_twee_organisaties(teststad, onderwerp, over):
    een = AanbiederFactory()
    eerste, _ = (_algemeen(teststad, onderwerp, naam=naam, aanbieder=een) for naam in "AB")
    ander = _algemeen(teststad, onderwerp, naam="C")

    assert _pks(_kies(teststad, over=[over])) == [eerste.pk, ander.pk]


def test_wat_voor_de_hele_leeftijd_is_gaat_voor_een_deel_ervan(teststad, onderwerp, over):
    jongere = KeuzeFactory(
        situatie="jeugd", leeftijd_vanaf=12, leeftijd_tot_en_met=17, onderwerpen=[onderwerp]
    )
    _algemeen(teststad, onderwerp, naam="A", leeftijd_vanaf=12, leeftijd_tot_en_met=14)
    heel = _algemeen(teststad, onderwerp, naam="B", leeftijd_vanaf=12, leeftijd_tot_en_met=18)

    assert _pks(_kies(teststad, "jeugd", wie=[jongere]))[0] == heel.pk


# --- The fixed doors ----------------------------------------------------------------------


def test_het_wijkteam_van_de_wijk_gaat_voor_dat_van_de_gemeente(teststad):
    west = teststad.wijken.get(slug="west")
    stad, wijk = (AanbodFactory(gemeente=teststad) for _ in range(2))
    AanspreekpuntFactory(gemeente=teststad, functie="wijkteam", aanbod=stad)
    AanspreekpuntFactory(gemeente=teststad, functie="wijkteam", aanbod=wijk, wijk=west)

    assert _pks(_kies(teststad, "meer", _plaats(west)))[0] == wijk.pk
    assert _pks(_kies(teststad, "meer"))[0] == stad.pk


def test_zonder_wijkteam_staat_er_wat_de_gemeente_in_plaats_daarvan_heeft(teststad):
    punt = AanspreekpuntFactory(gemeente=teststad, functie="wijkteam", uitleg="Ga naar het loket.")
    loket = AanbodFactory(gemeente=teststad)
    punt.in_plaats_daarvan.add(loket)

    [deur] = _kies(teststad, "meer").deuren

    assert (deur.pk, deur.waarom) == (loket.pk, "Ga naar het loket.")


@pytest.mark.parametrize(
    "velden", [{"rol": "maatwerk"}, {"status": "concept"}, {"gemeente": None}], ids=str
)
def test_wat_geen_deur_mag_zijn_staat_er_ook_niet_als_aanspreekpunt(teststad, velden):
    """Maatwerk needs an indicatie; another gemeente's has no page here."""
    anders = {} if velden.get("gemeente", "") is None else {"gemeente": teststad, **velden}
    AanspreekpuntFactory(gemeente=teststad, functie="wijkteam", aanbod=AanbodFactory(**anders))
    punt = AanspreekpuntFactory(gemeente=teststad, functie="makelaar")
    punt.in_plaats_daarvan.add(AanbodFactory(**anders))

    assert _kies(teststad, "meer").alle == []


def test_een_lege_uitleg_zegt_toch_wat_het_is(teststad):
    punt = AanspreekpuntFactory(gemeente=teststad, functie="wijkteam")
    punt.in_plaats_daarvan.add(AanbodFactory(gemeente=teststad))

    [deur] = _kies(teststad, "meer").deuren

    assert deur.waarom == "Dit is er in Teststad in plaats van een Sociaal Wijkteam."


def test_wat_de_uitleg_noemt_gaat_voor_wat_zij_niet_noemt(teststad, onderwerp, over):
    """The uitleg is the why of that door: of another it would be untrue."""
    punt = AanspreekpuntFactory(gemeente=teststad, uitleg="Vraag het aan het Loket.")
    raak = _algemeen(teststad, onderwerp, naam="Aanloop")
    loket = AanbodFactory(gemeente=teststad, naam="Loket")
    punt.in_plaats_daarvan.set([raak, loket])

    assert _pks(_kies(teststad, "twijfel", over=[over]))[0] == loket.pk


def test_staat_er_al_iets_in_plaats_van_het_wijkteam_dan_komt_er_niet_nog_een(teststad):
    loket, tafel = (AanbodFactory(gemeente=teststad, naam=naam) for naam in ("Loket", "Tafel"))
    for functie in ("wijkteam", "makelaar"):
        punt = AanspreekpuntFactory(
            gemeente=teststad, functie=functie, uitleg=f"Geen {functie}: ga naar het Loket."
        )
        punt.in_plaats_daarvan.set([loket, tafel])

    uitkomst = _kies(teststad, "meer")

    assert _pks(uitkomst) == [loket.pk]
    assert uitkomst.verder is None


def test_de_clientondersteuner_staat_naast_het_wijkteam_en_nergens_anders(
    teststad, onderwerp, over
):
    client = AanbodFactory(
        gemeente=teststad, naam="Onafhankelijke cliëntondersteuning", alle_onderwerpen=True
    )

    assert [deur.soort for deur in _kies(teststad, "meer").deuren] == [Deursoort.CLIENT]
    assert client.pk not in _pks(_kies(teststad, over=[over]))


def test_als_niets_past_staat_de_makelaar_voorop(teststad, over):
    makelaar = AanbodFactory(gemeente=teststad)
    AanspreekpuntFactory(gemeente=teststad, aanbod=makelaar)

    uitkomst = _kies(teststad, "kennis", over=[over])

    assert _pks(uitkomst) == [makelaar.pk]
    assert uitkomst.melding == ROUTE["kennis"].niets
    assert uitkomst.verder is None


def test_bij_een_kind_staat_nergens_de_makelaar(teststad, onderwerp):
    AanspreekpuntFactory(gemeente=teststad, aanbod=AanbodFactory(gemeente=teststad))
    kind = KeuzeFactory(situatie="jeugd", leeftijd_tot_en_met=11, onderwerpen=[onderwerp])

    uitkomst = _kies(teststad, "jeugd", wie=[kind])

    assert uitkomst.alle == []
    assert uitkomst.verder is None


def test_naast_de_deuren_staat_een_ontmoetingsplek_in_de_wijk(teststad, onderwerp, over):
    west = teststad.wijken.get(slug="west")
    _algemeen(teststad, onderwerp)
    AanbodFactory(gemeente=teststad, naam="A", ontmoetingsplek=True)
    hier = AanbodFactory(gemeente=teststad, naam="B", ontmoetingsplek=True, wijken=[west])

    uitkomst = _kies(teststad, plaats=_plaats(west), over=[over])

    assert uitkomst.ontmoetingsplek.pk == hier.pk
    assert "Het is in deze wijk." in uitkomst.ontmoetingsplek.redenen


def test_is_een_ontmoetingsplek_al_een_deur_dan_staat_er_geen_tweede(teststad):
    plek, _ = (
        AanbodFactory(naam=naam, gemeente=teststad, ontmoetingsplek=True) for naam in ("Beuk", "Es")
    )

    uitkomst = _kies(teststad, "praten")

    assert uitkomst.deuren[0].pk == plek.pk
    assert uitkomst.ontmoetingsplek is None


def test_de_redenen_zijn_gewone_zinnen(teststad, onderwerp, over):
    _algemeen(teststad, onderwerp, outreachend=True, capaciteit="vol")

    [deur] = _kies(teststad, over=[over]).deuren

    assert deur.redenen == [
        "Het gaat over huishouden.",
        "Zij komen ook aan huis.",
        "Let op: het is nu vol, of er is een wachtlijst.",
    ]


def test_weinig_plek_staat_bij_de_redenen(teststad, onderwerp, over):
    _algemeen(teststad, onderwerp, capaciteit="beperkt")

    [deur] = _kies(teststad, over=[over]).deuren
    assert "Let op: er is weinig plek." in deur.redenen


def test_van_twee_vragen_krijgt_elk_een_eigen_deur(teststad, onderwerp, over):
    tweede = OnderwerpFactory()
    _specifiek = [
        AanbodFactory(gemeente=teststad, rol="specifiek", onderwerpen=[een], naam=naam)
        for een, naam in ((onderwerp, "A"), (onderwerp, "B"), (tweede, "C"))
    ]

    uitkomst = _kies(teststad, "twee", over=[over, KeuzeFactory(onderwerpen=[tweede])])

    assert _pks(uitkomst) == [_specifiek[0].pk, _specifiek[2].pk]


def test_wie_thuis_blijft_krijgt_ook_wie_er_verstand_van_heeft(teststad, onderwerp, over):
    AanbodFactory(gemeente=teststad, onderwerpen=[onderwerp], outreachend=True, naam="Z")
    AanbodFactory(gemeente=teststad, onderwerpen=[onderwerp], rol="specifiek", naam="A")

    uitkomst = _kies(teststad, "thuis", over=[over])

    assert [deur.soort for deur in uitkomst.deuren] == [Deursoort.OUTREACHEND, Deursoort.AAN_HUIS]


def test_een_jongere_krijgt_geen_deur_voor_volwassenen(teststad, onderwerp, over):
    AanbodFactory(gemeente=teststad, rol="specifiek", onderwerpen=[onderwerp])
    jong = OnderwerpFactory()
    werk = _algemeen(teststad, jong)
    jongere = KeuzeFactory(
        situatie="jeugd", leeftijd_vanaf=12, leeftijd_tot_en_met=17, onderwerpen=[jong]
    )

    assert _pks(_kies(teststad, "jongere", over=[over], wie=[jongere])) == [werk.pk]


def test_wie_alleen_wil_praten_krijgt_geen_deur_over_een_onderwerp(teststad, onderwerp):
    AanbodFactory(gemeente=teststad, rol="specifiek", onderwerpen=[onderwerp])
    praten = KeuzeFactory(situatie="praten", onderwerpen=[onderwerp])

    assert _pks(_kies(teststad, "jongere", hoe=[praten])) == []


def test_de_keuze_kost_een_vraag_hoeveel_aanbod_er_ook_is(
    teststad, onderwerp, over, django_assert_num_queries
):
    for _ in range(5):
        _algemeen(teststad, onderwerp)
    # As `with_betekenis` reads them.
    prefetch_related_objects([over], "onderwerpen", "doelgroepen")
    punten = aanspreekpunten(teststad)

    with django_assert_num_queries(1):
        kies_deuren(ROUTE["praktisch"], Antwoorden({"over": [over]}), teststad, punten)
