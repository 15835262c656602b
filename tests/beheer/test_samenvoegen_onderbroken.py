"""A merger in real processes, on both databases: killed half-way, and two people at once."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.conftest import PROJECT
from tests.postgres import cluster, vind_initdb

MAAK = """
from tests.factories import *
from aanbod.models import Aanbieder
blijft, gaat = AanbiederFactory(naam="Meeuw"), AanbiederFactory(naam="Zilvermeeuw")
gemeente = GemeenteFactory()
for aanbieder in (blijft, gaat, gaat, gaat, gaat):
    aanbod = AanbodFactory(gemeente=gemeente, aanbieder=aanbieder)
    SignaalFactory(aanbod=aanbod)
ContactpersoonFactory(aanbieder=gaat)
print(blijft.pk, gaat.pk)
"""
STAND = """
import json
from aanbod.gegevens import lees
from aanbod.models import Aanbieder, Aanbod, Contactpersoon, Zoekdocument
from beheer.models import OudAdres, Samenvoeging, Wijziging
print(json.dumps([
    *[[lees(een) for een in model.objects.order_by("pk")] for model in (Aanbieder, Aanbod, Contactpersoon)],
    list(Zoekdocument.objects.order_by("pk").values_list("pk", "aanbieder_id", "woorden")),
    [model.objects.count() for model in (OudAdres, Samenvoeging, Wijziging)],
]))
"""
# Stops at the step before the end that `stap` names, until it is killed.
VOEG_SAMEN = """
import time
from aanbod.models import Aanbieder
from beheer.actions import samenvoegen
from beheer.actions.wijzigen import Herkomst
from beheer.models import Samenvoeging

stap, teller, wijzig = "{stap}", 0, samenvoegen.wijzig

def wacht():
    print("hier", flush=True)
    time.sleep(120)

def wijzig_met_wachten(*args, **kwargs):
    global teller
    teller += 1
    if str(teller) == stap:
        wacht()
    return wijzig(*args, **kwargs)

samenvoegen.wijzig = wijzig_met_wachten
if stap == "laatste":
    Samenvoeging.save = lambda *args, **kwargs: wacht()
print("klaar om te beginnen", flush=True)
if stap == "samen":
    input()
try:
    samenvoegen.voeg_samen(
        Aanbieder.objects.get(pk={blijft}), Aanbieder.objects.get(pk={gaat}),
        {{"naam": "Zilvermeeuw"}} if stap != "samen" else {{}}, by=Herkomst("formulier"),
    )
    print("gelukt", flush=True)
except samenvoegen.Ingehaald as fout:
    print(fout.messages[0], flush=True)
"""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def omgeving(request, tmp_path_factory):
    """An empty database of its own, that other processes reach."""
    basis = {**os.environ, "VAR_DIR": str(tmp_path_factory.mktemp("samenvoegen"))}
    if request.param == "sqlite":
        yield _klaar({**basis, "DATABASE_URL": ""})
    elif (initdb := vind_initdb()) is None:
        pytest.skip("initdb is niet gevonden")
    else:
        with cluster(initdb) as adres:
            yield _klaar({**basis, "DATABASE_URL": adres})


def _klaar(omgeving):
    subprocess.run(_manage("migrate", "-v", "0"), cwd=PROJECT, env=omgeving, check=True)
    return omgeving


def _manage(*opdracht):
    return [sys.executable, "manage.py", *opdracht]


def _draai(code, omgeving) -> str:
    klaar = subprocess.run(
        _manage("shell", "-v", "0", "-c", code), cwd=PROJECT, env=omgeving,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return klaar.stdout


def _begin(code, omgeving) -> subprocess.Popen:
    return subprocess.Popen(
        _manage("shell", "-v", "0", "-c", code), cwd=PROJECT, env=omgeving, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_een_kill_halverwege_laat_niets_achter_en_daarna_gaat_het_alsnog(omgeving):
    blijft, gaat = _draai(MAAK, omgeving).split()
    eerst = json.loads(_draai(STAND, omgeving))
    # After the first aanbod, when the one that goes is archived, and just before the end.
    for stap in ("2", "7", "laatste"):
        code = VOEG_SAMEN.format(stap=stap, blijft=blijft, gaat=gaat)
        with _begin(code, omgeving) as proces:
            assert [proces.stdout.readline().strip() for _ in "ab"][1] == "hier"
            os.kill(proces.pid, signal.SIGKILL)

        assert json.loads(_draai(STAND, omgeving)) == eerst, stap

    assert "gelukt" in _draai(VOEG_SAMEN.format(stap="nooit", blijft=blijft, gaat=gaat), omgeving)
    na = json.loads(_draai(STAND, omgeving))
    assert na[-1][:2] == [1, 1]
    assert {een["aanbieder"] for een in na[1]} == {eerst[0][0]["slug"]}


def test_van_twee_die_tegelijk_samenvoegen_wint_er_een_en_hoort_de_ander_het(omgeving):
    blijft, gaat = _draai(
        MAAK.replace('"Meeuw"', '"Reiger"').replace('"Zilvermeeuw"', '"Zilverreiger"')
        # The sequences of the factories begin anew in each process.
        .replace("blijft, gaat = ", "for een in (AanbiederFactory, AanbodFactory, GemeenteFactory, RegioFactory, BronFactory): een.reset_sequence(100)\nblijft, gaat = "),
        omgeving,
    ).split()  # fmt: skip
    voor = json.loads(_draai(STAND, omgeving))[-1]
    paren = [(blijft, gaat), (gaat, blijft)]
    processen = [
        _begin(VOEG_SAMEN.format(stap="samen", blijft=een, gaat=ander), omgeving)
        for een, ander in paren
    ]
    for proces in processen:
        assert proces.stdout.readline().strip() == "klaar om te beginnen"
    for proces in processen:
        proces.stdin.write("\n")
        proces.stdin.flush()
    antwoorden = [proces.communicate(timeout=60) for proces in processen]

    gezegd = sorted(uit.strip().splitlines()[-1] for uit, _ in antwoorden)
    assert [fout for _, fout in antwoorden] == ["", ""]
    assert gezegd[1] == "gelukt"
    assert gezegd[0].startswith("Iemand anders was u voor")
    na = json.loads(_draai(STAND, omgeving))[-1]
    assert [nieuw - oud for oud, nieuw in zip(voor[:2], na[:2], strict=True)] == [1, 1]
