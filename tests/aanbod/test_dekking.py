"""Aanwezigheid: what is there in person, per wijk, and how much per onderwerp."""

import pytest

from aanbod.dekking import aantal_per_onderwerp, aanwezig_per_wijk, plekken_per_wijk
from aanbod.models import Aanbod, Onderwerp
from tests.factories import AanbodFactory, LocatieFactory, OnderwerpFactory, WijkFactory
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijken(teststad):
    return {wijk.slug: wijk for wijk in teststad.wijken.all()}


def test_een_genoemde_wijk_en_een_plek_tellen_elk(teststad, wijken):
    genoemd = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[wijken["west"]])
    plek = LocatieFactory(gemeente=teststad, wijk=wijken["west"])
    met_plek = AanbodFactory(gemeente=teststad, plek=plek)

    assert aanwezig_per_wijk(teststad) == {wijken["west"].code: {genoemd.pk, met_plek.pk}}


def test_wie_de_wijk_noemt_en_er_een_plek_heeft_telt_een_keer(teststad, wijken):
    plekken = [LocatieFactory(gemeente=teststad, wijk=wijken["oost"]) for _ in range(2)]
    AanbodFactory(gemeente=teststad, wijken=[wijken["oost"]], plek=plekken)

    assert plekken_per_wijk(teststad) == {wijken["oost"].code: 1}


def test_stedelijk_aanbod_zonder_plek_is_nergens_aanwezig(teststad):
    AanbodFactory(gemeente=teststad)

    assert plekken_per_wijk(teststad) == {}


def test_een_plek_zonder_wijk_is_nergens_aanwezig(teststad):
    AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad, wijk=None))

    assert plekken_per_wijk(teststad) == {}


@pytest.mark.parametrize("status", ["concept", "gepland", "gearchiveerd"])
def test_wat_niet_openbaar_is_is_niet_aanwezig(teststad, wijken, status):
    AanbodFactory(gemeente=teststad, wijken=[wijken["west"]], status=status)

    assert plekken_per_wijk(teststad) == {}


def test_regionaal_aanbod_telt_alleen_in_de_wijken_van_deze_gemeente(teststad, wijken):
    buur = WijkFactory(gemeente__regio=teststad.regio)
    AanbodFactory(
        bereik="regio", gemeente=None, regio=teststad.regio, wijken=[wijken["west"], buur]
    )

    assert plekken_per_wijk(teststad) == {wijken["west"].code: 1}
    assert plekken_per_wijk(buur.gemeente) == {buur.code: 1}


def test_een_plek_in_een_buurgemeente_telt_alleen_daar(teststad):
    buur = WijkFactory(gemeente__regio=teststad.regio)
    plek = LocatieFactory(gemeente=buur.gemeente, wijk=buur)
    AanbodFactory(bereik="regio", gemeente=None, regio=teststad.regio, plek=plek)

    assert plekken_per_wijk(teststad) == {}
    assert plekken_per_wijk(buur.gemeente) == {buur.code: 1}


@pytest.mark.parametrize("slug", ["dordrecht", "alblasserdam", "voorbeeldstad"])
def test_de_tellingen_zijn_die_van_aanwezig_in(slug):
    gemeente = Gemeente.objects.get(slug=slug)
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)

    per_wijk = aanwezig_per_wijk(gemeente)

    assert any(per_wijk.values())
    for wijk in gemeente.wijken.all():
        verwacht = set(zichtbaar.aanwezig_in(wijk).values_list("pk", flat=True))
        assert per_wijk.get(wijk.code, set()) == verwacht, wijk


def test_aanwezigheid_kost_een_vraag(voorbeeldstad, django_assert_num_queries):
    with django_assert_num_queries(1):
        aanwezig_per_wijk(voorbeeldstad)


def test_een_hoofdonderwerp_telt_aanbod_in_twee_delen_een_keer(teststad):
    ouder = OnderwerpFactory()
    delen = [OnderwerpFactory(ouder=ouder) for _ in range(2)]
    AanbodFactory(gemeente=teststad, onderwerpen=[ouder, *delen])
    AanbodFactory(gemeente=teststad, onderwerpen=[delen[0]])

    telling = aantal_per_onderwerp(Aanbod.objects.in_gemeente(teststad))

    assert telling == {ouder.pk: 2, delen[0].pk: 2, delen[1].pk: 1}


def test_de_telling_per_onderwerp_is_die_van_voor_onderwerp(voorbeeldstad):
    aanbod = Aanbod.objects.gepubliceerd().in_gemeente(voorbeeldstad)

    telling = aantal_per_onderwerp(aanbod)

    assert sum(telling.values())
    for onderwerp in Onderwerp.objects.all():
        assert telling[onderwerp.pk] == aanbod.voor_onderwerp(onderwerp).count(), onderwerp


def test_de_telling_per_onderwerp_kost_een_vraag(voorbeeldstad, django_assert_num_queries):
    with django_assert_num_queries(1):
        aantal_per_onderwerp(Aanbod.objects.in_gemeente(voorbeeldstad))
