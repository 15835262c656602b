"""`manage.py zoek`: exactly what the page would say, as data."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.conftest import PROJECT
from tests.factories import AanbodFactory, OnderwerpFactory, ThesaurustermFactory

pytestmark = pytest.mark.django_db

SLEUTELS = ["vraag", "gelezen_als", "plaats", "nood", "buiten_bereik", "onderwerpen", "aanbod"]


def draai(*argumenten, **opties):
    uit = StringIO()
    call_command("zoek", *map(str, argumenten), stdout=uit, **opties)
    return uit.getvalue()


def vraag(tekst, *argumenten):
    return json.loads(draai(tekst, "--json", *argumenten))


# --- The contract ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    ["ik heb schulden", "mijn man slaat mij", "kliko", "qwxyzv", "", "koffie in crabbehof", "ديون",
     "koffie in alblasserdam", '"" AND OR NOT NEAR( *'],
)  # fmt: skip
def test_elk_antwoord_heeft_precies_de_afgesproken_velden(tekst):
    antwoord = vraag(tekst)

    assert list(antwoord) == SLEUTELS
    assert antwoord["vraag"] == tekst
    assert isinstance(antwoord["gelezen_als"], str)
    assert antwoord["plaats"] is None or (
        antwoord["plaats"] and isinstance(antwoord["plaats"], str)
    )
    assert isinstance(antwoord["buiten_bereik"], bool)
    for een in antwoord["nood"]:
        assert list(een) == ["kanaal"]
    for een in antwoord["onderwerpen"]:
        assert list(een) == ["slug", "score"]
        assert 0 < een["score"] <= 1
    assert len(antwoord["onderwerpen"]) <= 3
    for een in antwoord["aanbod"]:
        assert list(een) == ["slug", "naam", "score", "waarom"]
        assert isinstance(een["score"], float)
        assert isinstance(een["waarom"], str)


def test_een_vraag_wordt_beantwoord_zoals_de_pagina_het_doet(client):
    antwoord = vraag("hulp bij schulden in crabbehof")
    pagina = client.get("/dordrecht/zoeken/", {"q": "hulp bij schulden in crabbehof"}).context

    kaartjes = pagina["resultaat"]["kaartjes"]
    assert [een["slug"] for een in antwoord["aanbod"]] == [een.slug for een in kaartjes]
    assert [een["naam"] for een in antwoord["aanbod"]] == [een.naam for een in kaartjes]
    assert [een["waarom"] for een in antwoord["aanbod"]] == [een.waarom for een in kaartjes]
    assert [een["slug"] for een in antwoord["onderwerpen"]] == [
        een.slug for een in pagina["onderwerpen_bij_vraag"]
    ]
    assert antwoord["plaats"] == pagina["plaats"]["label"]


def test_de_punten_lopen_af(teststad):
    for nummer in range(3):
        AanbodFactory(gemeente=teststad, naam=f"Zwikzwak {nummer}")
    AanbodFactory(gemeente=teststad, naam="A", beschrijving="Zwikzwak.")

    punten = [een["score"] for een in vraag("zwikzwak", "--gemeente", "teststad")["aanbod"]]

    assert len(punten) == 4
    assert punten == sorted(punten, reverse=True)


@pytest.mark.parametrize(
    ("tekst", "kanaal"),
    [("ik wil dood", "113"), ("mijn man slaat mij", "veilig-thuis"), ("er is brand", "112")],
)
def test_gevaar_noemt_het_kanaal_en_nooit_in_plaats_van_de_resultaten(tekst, kanaal):
    antwoord = vraag(tekst)

    assert kanaal in [een["kanaal"] for een in antwoord["nood"]]


def test_de_vier_kanalen_van_gevaar_heten_zoals_afgesproken():
    vragen = ["ik wil dood", "mijn man slaat mij", "er is brand", "papa slaat mij"]
    gevonden = {een["kanaal"] for tekst in vragen for een in vraag(tekst)["nood"]}

    assert gevonden >= {"112", "veilig-thuis", "113", "kindertelefoon"}


def test_een_herstelde_vraag_staat_erbij_zoals_hij_gelezen_is():
    antwoord = vraag("eensaam in crabehof")

    assert (antwoord["vraag"], antwoord["gelezen_als"]) == ("eensaam in crabehof", "eenzaam")
    assert antwoord["plaats"]


def test_wat_niet_op_de_kaart_hoort_is_buiten_bereik():
    assert vraag("kliko")["buiten_bereik"] is True
    assert vraag("schulden")["buiten_bereik"] is False


def test_een_ander_schrift_staat_leesbaar_in_het_antwoord():
    assert "ديون" in draai("ديون", "--json")


# --- Where -----------------------------------------------------------------------------


def test_zonder_gemeente_is_het_dordrecht():
    assert vraag("koffie") == vraag("koffie", "--gemeente", "dordrecht")
    assert vraag("koffie") != vraag("koffie", "--gemeente", "voorbeeldstad")


@pytest.mark.parametrize(
    ("plaats", "label"),
    [("crabbehof", "Crabbehof"), ("3317", "postcode 3317"), ("WK050508", None), ("atlantis", None)],
)
def test_plaats_is_een_wijk_of_een_postcode(plaats, label):
    gekregen = vraag("koffie", "--plaats", plaats)["plaats"]

    if plaats == "atlantis":
        assert gekregen is None
    else:
        assert gekregen
        assert label is None or label in gekregen


def test_een_plaats_erbij_gaat_voor_die_in_de_vraag():
    antwoord = vraag("koffie in crabbehof", "--plaats", "3317")

    assert antwoord["gelezen_als"] == "koffie"
    assert antwoord["plaats"] == "postcode 3317"


def test_een_vraag_over_een_andere_gemeente_krijgt_het_antwoord_van_daar(client):
    hier, daar = vraag("koffie in alblasserdam"), vraag("koffie", "--gemeente", "alblasserdam")

    assert hier["plaats"] == "Alblasserdam"
    assert hier["aanbod"] == daar["aanbod"]


def test_een_onbekende_gemeente_noemt_welke_er_wel_zijn():
    with pytest.raises(CommandError) as fout:
        draai("koffie", "--gemeente", "atlantis", "--json")

    assert "atlantis is er niet" in str(fout.value)
    assert "dordrecht" in str(fout.value)


# --- Many at once ----------------------------------------------------------------------


def test_een_bestand_geeft_een_object_per_regel_in_dezelfde_volgorde(tmp_path):
    vragen = ["koffie", "ik heb schulden", "ديون", "mijn man slaat mij"]
    pad = tmp_path / "vragen.txt"
    pad.write_text("\ufeff" + "\r\n".join(["koffie", "", *vragen[1:], "  "]), encoding="utf-8")

    regels = draai("--bestand", pad, "--json").splitlines()

    assert [json.loads(regel)["vraag"] for regel in regels] == vragen
    assert json.loads(regels[1]) == vraag("ik heb schulden")


def test_een_regel_van_een_bestand_eindigt_alleen_met_een_regeleinde(tmp_path):
    """Not at a character that Unicode also calls a line separator."""
    pad = tmp_path / "vragen.txt"
    pad.write_text("koffie\x0bdrinken\u2028samen\x85nu\nschulden\n", encoding="utf-8")

    regels = draai("--bestand", pad, "--json").split("\n")

    assert [json.loads(regel)["vraag"] for regel in regels if regel] == [
        "koffie\x0bdrinken\u2028samen\x85nu",
        "schulden",
    ]


def test_een_leeg_bestand_geeft_niets(tmp_path):
    pad = tmp_path / "vragen.txt"
    pad.write_text("\n\n")

    assert draai("--bestand", pad, "--json") == ""


def test_een_bestand_dat_niet_te_lezen_is_geeft_een_duidelijke_regel(tmp_path):
    latijn = tmp_path / "latijn.txt"
    latijn.write_bytes("één".encode("cp1252"))

    for pad in (tmp_path / "is-er-niet.txt", tmp_path, latijn):
        with pytest.raises(CommandError, match="is niet te lezen als UTF-8"):
            draai("--bestand", pad, "--json")


@pytest.mark.parametrize("argumenten", [[], ["koffie", "--bestand", "x.txt"]])
def test_het_is_een_vraag_of_een_bestand(argumenten):
    with pytest.raises(CommandError, match="Geef een vraag, of een bestand"):
        draai(*argumenten)


# --- As text ---------------------------------------------------------------------------


def test_zonder_json_is_het_te_lezen(teststad):
    onderwerp = OnderwerpFactory(slug="vogels", naam="Vogels")
    ThesaurustermFactory(term="kwartel", onderwerp=onderwerp)
    AanbodFactory(gemeente=teststad, naam="Zwikzwak", onderwerpen=[onderwerp])

    regels = draai("kwartel in west", "--gemeente", "teststad").splitlines()

    assert regels[0] == "kwartel in west  (gelezen als: kwartel)"
    assert "  plaats: West" in regels
    assert any(regel.split() == ["1.000", "vogels"] for regel in regels)
    assert any("Zwikzwak (gaat over vogels)" in regel for regel in regels)


def test_zonder_json_staat_gevaar_bovenaan():
    assert draai("ik wil dood").splitlines()[1].startswith("  NOOD: ")


# --- From the outside ------------------------------------------------------------------


def test_het_bewaart_niets(client):
    from tests.project.test_privacy import _hele_database

    eerst = _hele_database()

    draai("mijn bsn is 123456782", "--plaats", "3317ZQ", "--json")

    assert _hele_database() == eerst


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="loads the inventory anew; one database is enough"
)
def test_het_werkt_zonder_verzamelde_statische_bestanden(tmp_path):
    """As on a fresh checkout: the command shows no page, so it needs no style sheet."""
    omgeving = {**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": "", "DEBUG": "0"}
    omgeving.pop("PYTEST_CURRENT_TEST", None)

    def manage(*argumenten):
        return subprocess.run(
            [sys.executable, "manage.py", *argumenten], cwd=PROJECT, env=omgeving, check=True,
            capture_output=True, text=True, timeout=120,
        ).stdout  # fmt: skip

    manage("migrate", "-v0")
    manage("begin")
    antwoord = json.loads(manage("zoek", "ik heb schulden", "--json"))

    assert antwoord["onderwerpen"][0]["slug"] == "administratie-geld-en-schulden"
    assert antwoord["aanbod"]
    assert not list((tmp_path / "static").iterdir())
