"""`import_postcodes` tells first and writes with --apply; then residents type six characters."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.wijken.kaarten import laadstad
from wijken.models import Postcode
from wijken.plaats import vind_plaats

pytestmark = pytest.mark.django_db

TABEL = """PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024
7001AA;1;70010101;700101;7001
7001AA;3;70010101;700101;7001
7001AB;2;70010201;700102;7001
7001AC;2;70010901;700109;7001
fout
9999ZZ;1;99990101;999901;9999
"""


@pytest.fixture
def stad():
    return laadstad()


@pytest.fixture
def bestand(tmp_path):
    bestand = tmp_path / "pc6hnr20240801_gwb.csv"
    bestand.write_text(TABEL, encoding="utf-8")
    return bestand


def _opdracht(*argumenten):
    uitvoer = StringIO()
    call_command("import_postcodes", *map(str, argumenten), stdout=uitvoer)
    return uitvoer.getvalue()


def test_het_verslag_telt_en_schrijft_niets(stad, bestand):
    regels = _opdracht(bestand).splitlines()

    assert regels[:6] == [
        "Regels gelezen: 6, waarvan 1 onleesbaar",
        "Buurten uit de kolom: buurt2024",
        "Gemeenten: Laadstad",
        "Adressen: 3, met 2 postcodes van zes tekens",
        "Buurten: 2, waarvan 2 nieuw en 0 naar een andere wijk",
        "Postcodegebieden: 1, waarvan 0 nieuw",
    ]
    assert "Dordrecht" in regels[6]
    assert "Let op: 1 adressen in WK700109, een wijk die wij niet kennen" in regels
    assert any("geen midden voor 7001" in regel for regel in regels)
    assert regels[-1].startswith("Dit was een proef")
    assert not Postcode.objects.filter(pc6__startswith="7001").exists()


def test_daarna_leidt_een_postcode_naar_haar_wijk(stad, bestand):
    assert _opdracht(bestand, "--apply").endswith("Uitgevoerd.\n")

    wijken = dict(stad.wijken.values_list("code", "naam"))
    assert vind_plaats("7001 AA", stad, wijken).wijken == {"WK700101"}
    assert vind_plaats("7001 AB", stad, wijken).wijken == {"WK700102"}


@pytest.mark.parametrize("code", ["GM7001", "7001"])
def test_een_gemeente_is_te_kiezen(stad, bestand, code):
    assert "Niet in de tabel" not in _opdracht(bestand, "--gemeente", code)


@pytest.mark.parametrize(
    "opties, melding",
    [
        (["--gemeente", "Laadstad"], "Laadstad is geen gemeentecode"),
        (["--gemeente", "GM9999"], "GM9999 staat niet in de database"),
        (["--gemeente", "GM0505"], "geen adressen in de wijken van deze gemeenten"),
    ],
)
def test_een_verkeerde_gemeente_wordt_uitgelegd(stad, bestand, opties, melding):
    with pytest.raises(CommandError, match=melding):
        _opdracht(bestand, *opties)


def test_een_ander_bestand_wordt_uitgelegd(tmp_path):
    (tmp_path / "x.csv").write_text("a;b\n1;2\n")

    with pytest.raises(CommandError, match="geen kolommen PC6 en Buurt"):
        _opdracht(tmp_path / "x.csv")
