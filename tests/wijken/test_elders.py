"""A place that is not in this gemeente: which other one it is in."""

import pytest

from tests.factories import GemeenteFactory, PostcodegebiedFactory, WijkFactory
from wijken.elders import gemeenten_elders

pytestmark = pytest.mark.django_db


@pytest.fixture
def buur():
    return GemeenteFactory(naam="'s-Buurdam", slug="s-buurdam")


@pytest.mark.parametrize("tekst", ["8123", "8123 AB", "'s-Buurdam", "s buurdam", "’s-BUURDAM "])
def test_een_postcode_of_de_naam_leidt_naar_de_gemeente(teststad, buur, tekst):
    wijk, ander = WijkFactory(gemeente=buur), WijkFactory(gemeente=buur)
    PostcodegebiedFactory(pc4="8123", wijken=[wijk, ander])

    assert gemeenten_elders(tekst, teststad) == [buur]


@pytest.mark.parametrize("tekst", ["", "?!", "9876", "Verweggistan", "52.5,5.2", "\x00"])
def test_wat_niet_op_de_site_staat_leidt_nergens_heen(teststad, buur, tekst):
    assert gemeenten_elders(tekst, teststad) == []


def test_de_eigen_gemeente_is_nooit_elders(teststad):
    PostcodegebiedFactory(pc4="8123", wijken=[teststad.wijken.first()])

    assert gemeenten_elders("8123", teststad) == []
    assert gemeenten_elders("Teststad", teststad) == []


def test_het_kost_een_vraag(teststad, buur, django_assert_num_queries):
    with django_assert_num_queries(1):
        gemeenten_elders("s-buurdam", teststad)
