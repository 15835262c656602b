"""Each property of an aanbod gives its own word, and only then."""

from datetime import date

import pytest

from aanbod.models import Zoekdocument
from aanbod.zoeken import kenmerken
from tests.factories import (
    AanbodFactory,
    AanbodLocatieFactory,
    DoelgroepFactory,
    LocatieFactory,
    OnderwerpFactory,
    TaalFactory,
    WijkFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaal(teststad):
    """Of one wijk, without anything that gives a word: makes one with these fields."""

    def maak(**velden):
        return AanbodFactory(**{"gemeente": teststad, "bereik": "wijken", **velden})

    return maak


def woorden(aanbod):
    """Without the two axes, which every aanbod has."""
    return [woord for woord in kenmerken.van(aanbod) if not woord.startswith(("rol:", "soort:"))]


def test_elk_aanbod_heeft_een_plek_op_de_twee_assen(kaal):
    aanbod = kaal(rol="specifiek", soort_afwijkend="informeel", soort_reden="Vrijwilligers.")

    assert kenmerken.van(aanbod) == ["rol:specifiek", "soort:informeel"]


def test_van_wie_op_vaste_uren_te_bereiken_is_zijn_de_uren_bekend(kaal):
    assert woorden(kaal(bereikbaar="Mo-Fr 09:00-12:00")) == [kenmerken.UREN]


def test_een_kantoor_is_geen_plek_in_de_wijk(kaal, teststad):
    """Nor does it say where a wheelchair can come; its hours are known, though."""
    wijk = teststad.wijken.first()
    kantoor = AanbodLocatieFactory(
        aanbod=kaal(),
        locatie=LocatieFactory(gemeente=teststad, wijk=wijk, rolstoel="ja"),
        soort="kantoor",
        openingstijden="Mo-Fr 09:00-12:00",
    )

    assert woorden(kantoor.aanbod) == [kenmerken.UREN]


@pytest.mark.parametrize(
    ("meter", "verwacht"), [(0, [10, 15, 30]), (626, [10, 15, 30]), (628, [15, 30]), (2000, [])]
)
def test_lopen_rekent_met_vijf_kilometer_per_uur_en_een_omweg(meter, verwacht):
    assert kenmerken.binnen_lopen(meter) == [kenmerken.lopen(minuten) for minuten in verwacht]


def test_aanbod_zonder_eigenschappen_heeft_geen_kenmerken(kaal):
    assert woorden(kaal()) == []


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"inloop": True}, [kenmerken.INLOOP]),
        ({"op_afspraak": True}, [kenmerken.AFSPRAAK]),
        ({"kosten": "gratis"}, [kenmerken.GRATIS]),
        ({"kosten": "betaald"}, []),
        ({"ontmoetingsplek": True}, [kenmerken.ONTMOETINGSPLEK]),
        ({"outreachend": True}, [kenmerken.OUTREACHEND, kenmerken.OVERAL]),
        ({"telefonisch": True}, [kenmerken.TELEFONISCH]),
        ({"online": True}, [kenmerken.ONLINE]),
        ({"stadspas": "ja"}, [kenmerken.STADSPAS]),
        ({"stadspas": "nee"}, []),
        ({"capaciteit": "ruim"}, [kenmerken.PLEK_VRIJ]),
        ({"capaciteit": "beperkt"}, []),
        ({"capaciteit": "vol"}, [kenmerken.VOL]),
        ({"bereik": "gemeente"}, [kenmerken.OVERAL]),
        ({"aanmelden": True, "verwijzing": True}, []),
        (
            {"gecontroleerd_op": date.today(), "gecontroleerd_door": "Redactie"},
            [kenmerken.GECONTROLEERD],
        ),
    ],
    ids=str,
)
def test_een_eigenschap_geeft_haar_woord_en_geen_ander(kaal, velden, verwacht):
    assert sorted(woorden(kaal(**velden))) == sorted(verwacht)


def test_regionaal_aanbod_is_overal(kaal, teststad):
    regionaal = kaal(bereik="regio", gemeente=None, regio=teststad.regio)

    assert woorden(regionaal) == [kenmerken.OVERAL]


def test_een_onderwerp_geeft_ook_zijn_hoofdonderwerp_maar_niet_zijn_delen(kaal):
    ouder = OnderwerpFactory(slug="geld")
    deel = OnderwerpFactory(slug="schulden", ouder=ouder)

    assert woorden(kaal(onderwerpen=[deel])) == ["onderwerp:geld", "onderwerp:schulden"]
    assert woorden(kaal(onderwerpen=[ouder])) == ["onderwerp:geld"]


def test_een_werkgebied_en_een_plek_geven_elk_hun_wijk(kaal, teststad):
    west, oost = teststad.wijken.order_by("-slug")
    WijkFactory(gemeente=teststad)
    aanbod = kaal(wijken=[west], plek=LocatieFactory(gemeente=teststad, wijk=oost))

    assert woorden(aanbod) == sorted([kenmerken.wijk(west.code), kenmerken.wijk(oost.code)])


def test_een_plek_buiten_de_wijken_geeft_geen_wijk(kaal, teststad):
    assert woorden(kaal(plek=LocatieFactory(gemeente=teststad, wijk=None))) == []


@pytest.mark.parametrize(
    ("plekken", "verwacht"),
    [
        (["ja"], [kenmerken.ROLSTOEL]),
        (["nee", "ja"], [kenmerken.ROLSTOEL]),
        (["nee"], []),
        (["onbekend"], []),
    ],
    ids=str,
)
def test_rolstoel_geldt_als_een_van_de_plekken_toegankelijk_is(kaal, teststad, plekken, verwacht):
    locaties = [LocatieFactory(gemeente=teststad, rolstoel=stand) for stand in plekken]

    assert woorden(kaal(plek=locaties)) == verwacht


def test_doelgroepen_en_talen_geven_elk_hun_woord(kaal):
    aanbod = kaal()
    aanbod.doelgroepen.set([DoelgroepFactory(slug="jeugd"), DoelgroepFactory(slug="vaders")])
    aanbod.talen.add(TaalFactory(code="qx"))

    assert woorden(aanbod) == ["doelgroep:jeugd", "doelgroep:vaders", "taal:qx"]


def test_het_zoekdocument_bewaart_precies_deze_woorden(kaal, teststad):
    aanbod = kaal(inloop=True, kosten="gratis", wijken=[teststad.wijken.first()])

    document = Zoekdocument.objects.get(pk=aanbod.pk)

    assert document.kenmerken.split() == kenmerken.van(aanbod)
