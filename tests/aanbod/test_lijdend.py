"""Passive forms, and what only looks like them."""

import pytest

from aanbod.leesbaarheid import Soort, lees


def _lijdend(zin):
    return [een.tekst for een in lees(zin).bevindingen if een.soort == Soort.LIJDEND]


@pytest.mark.parametrize(
    "zin, gevonden",
    [
        ("U wordt door een vrijwilliger geholpen.", "wordt door een vrijwilliger geholpen"),
        ("Als u geholpen wordt, betaalt u niets.", "geholpen wordt"),
        ("Hulp kan worden aangevraagd.", "worden aangevraagd"),
        ("Het inloopuur wordt georganiseerd door buren.", "wordt georganiseerd"),
        ("Vragen worden samen met u besproken.", "worden samen met u besproken"),
        ("Er werd gebeld.", "werd gebeld"),
        ("De aanvraag is afgewezen.", "is afgewezen"),
        ("Uw brief is gelezen door een ander.", "is gelezen"),
        ("De cursussen zijn ontwikkeld voor ouderen.", "zijn ontwikkeld"),
        ("De gegevens worden verwerkt.", "worden verwerkt"),
        ("U wordt doorverwezen.", "wordt doorverwezen"),
    ],
)
def test_een_lijdende_vorm_wordt_gevonden(zin, gevonden):
    assert _lijdend(zin) == [gevonden]


@pytest.mark.parametrize(
    "zin",
    [
        "Mijn moeder wil oud worden.",
        "U kunt vrijwilliger worden.",
        "Zij worden lid van onze gemeenten.",
        "Wij zijn gekomen om te helpen.",
        "De groep is begonnen.",
        "Het werk is doorgegaan.",
        "Hij zoekt zijn verloren vrienden.",
        "Het nummer is bekend.",
        "De ruimte is gesloten.",
        "Het is gezellig in het gebouw.",
        "Hij wordt 80 en geniet van gesprekken.",
        "Is er thuis geweld? Bel dan.",
        "Het is fijn, de buren hebben geholpen.",
        "Samen bepaalt u wat nodig is.",
        "Wij helpen u.",
        "Dit is voor wie een ziekte heeft gehad of verloren heeft.",
        "Hij geeft aan dat buren sterker worden.",
    ],
)
def test_wat_er_alleen_op_lijkt_blijft_staan(zin):
    assert _lijdend(zin) == []
