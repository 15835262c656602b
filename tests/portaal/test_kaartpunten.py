import json

import pytest

from aanbod.models import AanbodLocatie
from portaal.kaartpunten import Kaartvraag, antwoord, punt
from wijken.vak import Vak


@pytest.mark.parametrize(
    "data",
    [
        {"vak": "hier"},
        {"vak": "4,51,5"},
        {"vak": "5,51,4,52"},
        {"vak": "4,51,5,nan"},
        {"vak": "4,51,inf,52"},
        {"zoom": "-1"},
        {"zoom": "21"},
        {"zoom": "7.5"},
        {"zoom": "²"},
        {"zoom": "9" * 5000},
    ],
)
def test_een_vak_of_zoom_die_niet_te_lezen_is_wordt_geweigerd(data):
    vraag = Kaartvraag(data, 12)

    assert not vraag.is_valid()
    weigering = vraag.weiger()
    assert weigering.status_code == 400
    begin = "Dit stuk van de kaart" if "vak" in data else "Geef de zoom als heel getal van 0 tot en"
    assert json.loads(weigering.content)["fout"].startswith(begin)


@pytest.mark.parametrize(
    ("data", "gelezen"),
    [
        ({}, {"vak": None, "zoom": 12}),
        ({"vak": "", "zoom": ""}, {"vak": None, "zoom": 12}),
        ({"vak": "4,51,5,52", "zoom": "0"}, {"vak": Vak(4, 51, 5, 52), "zoom": 0}),
    ],
)
def test_een_kaartvraag_zonder_vak_en_zoom_krijgt_de_gewone_zoom(data, gelezen):
    vraag = Kaartvraag(data, 12)

    assert vraag.is_valid()
    assert vraag.cleaned_data == gelezen


@pytest.mark.parametrize("soort", AanbodLocatie.Soort)
def test_een_punt_staat_op_een_meter_en_heeft_een_nummer_voor_zijn_soort(soort):
    rij = punt(51.1234567, 4.6543219, soort, "Koffie", "/koffie/")

    assert rij[:2] == [51.12346, 4.65432]
    assert AanbodLocatie.Soort.values[rij[2]] == soort
    assert rij[3:] == ["Koffie", "/koffie/"]


def test_een_antwoord_met_punten_is_volledig_en_een_met_trossen_niet():
    assert json.loads(antwoord(punten=[], wijken={"WK1": 2}).content) == {
        "punten": [],
        "trossen": [],
        "volledig": True,
        "wijken": {"WK1": 2},
    }
    trossen = json.loads(antwoord(trossen=[[51.8, 4.6, 9]]).content)
    assert trossen == {"punten": [], "trossen": [[51.8, 4.6, 9]], "volledig": False}
