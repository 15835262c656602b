"""Mail of real processes to a real mail server: at the same time, and killed half-way.

Each message goes out once, whoever sends it. Only who is killed between the server taking a
message and writing that down sends it again: at least once, never lost.
"""

import os
import re
import signal
import subprocess
import sys
from collections import Counter

import pytest

from tests.conftest import PROJECT
from tests.postbus import postbus, tekst_van
from tests.postgres import cluster, vind_initdb

SITE = "https://kaart.example"
AANTAL = 8
# In the order in which a night sends them.
SOORTEN = ("signaal", "voorstel", "controle")
# Of each kind: answers that wait, proposals still to be judged, aanbieders due for a check.
VUL = f"""
from tests.factories import *
from beheer.actions.signalen import beantwoord, ontvang
from beheer.actions.voorstellen import dien_in, weiger
from beheer.models import Rol
gemeente, redacteur = GemeenteFactory(), GebruikerFactory(email="redacteur@voorbeeld.example")
Rol.objects.create(gebruiker=redacteur, soort="redacteur", gemeente=gemeente)
for een in range({AANTAL}):
    adres = f"{{een}}@voorbeeld.example"
    aanbieder = AanbiederFactory(email=f"controle{{adres}}")
    aanbod = AanbodFactory(gemeente=gemeente, aanbieder=aanbieder, email="")
    signaal = ontvang(aanbod=aanbod, reden="tijden", toelichting="", email=f"signaal{{adres}}")
    beantwoord(signaal, antwoord="Wij hebben het verbeterd.", by=redacteur)
    ander = AanbodFactory(gemeente=gemeente, aanbieder__email="")
    for soort in ("voorstel", "later"):
        voorstel = dien_in(aanbod=ander, soort="gestopt", als="Samen", email=f"{{soort}}{{adres}}")
        if soort == "voorstel":
            weiger(voorstel, reden="Het bestaat nog.", gebruiker=redacteur)
"""
# A redacteur who refuses one proposal after another, on its page.
BEOORDEEL = """
from django.test import Client
from beheer.models import Voorstel
from gebruikers.models import Gebruiker
from tests.formulier import verstuur
client = Client(SERVER_NAME="localhost")
client.force_login(Gebruiker.objects.get(email="redacteur@voorbeeld.example"))
for voorstel in Voorstel.objects.open():
    antwoord = verstuur(client, f"/werk/voorstellen/{voorstel.pk}/", weiger="1", reden="Nee.")
    assert antwoord.status_code == 302, antwoord.content.decode()
"""
# Sends what waits, as a night does, for as long as there is one to judge.
NACHT = """
from django.core.management import call_command
from beheer.antwoorden import stuur_wat_wacht
from beheer.models import Voorstel
while Voorstel.objects.open().exists():
    stuur_wat_wacht()
call_command("dagelijks")
"""
# As if who took something to send it had died long ago.
LAAT_LOS = """
from django.utils import timezone
from beheer.models import Controleronde, Signaal, Voorstel
Signaal.objects.exclude(verzendt_tot=None).update(verzendt_tot=timezone.now())
Voorstel.objects.exclude(verzendt_tot=None).update(verzendt_tot=timezone.now())
Controleronde.objects.exclude(bezet_tot=None).update(bezet_tot=timezone.now())
"""


@pytest.fixture
def bus():
    with postbus() as bus:
        yield bus


@pytest.fixture(params=["sqlite", "postgres"])
def omgeving(request, tmp_path, bus):
    """A filled database of its own, that other processes reach, with mail to the postbus."""
    basis = {
        **os.environ, "VAR_DIR": str(tmp_path), "SITE_URL": SITE,
        "EMAIL_URL": f"smtp://127.0.0.1:{bus.poort}",
        # A page without collected static files.
        "DEBUG": "1",
    }  # fmt: skip
    if request.param == "sqlite":
        yield _vul({**basis, "DATABASE_URL": ""})
    elif (initdb := vind_initdb()) is None:
        pytest.skip("initdb is niet gevonden")
    else:
        with cluster(initdb) as adres:
            yield _vul({**basis, "DATABASE_URL": adres})


def _begin(omgeving, *opdracht) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", *opdracht], cwd=PROJECT, env=omgeving, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def _wacht_op(*processen) -> list[str]:
    gezegd = [proces.communicate(timeout=300)[0] for proces in processen]
    assert [proces.returncode for proces in processen] == [0] * len(processen), gezegd
    return gezegd


def _draai(omgeving, *opdracht) -> str:
    return _wacht_op(_begin(omgeving, *opdracht))[0]


def _vul(omgeving):
    _draai(omgeving, "migrate", "-v", "0")
    _draai(omgeving, "shell", "-v", "0", "-c", VUL)
    return omgeving


def _adressen(*soorten) -> Counter:
    return Counter(f"{soort}{een}@voorbeeld.example" for soort in soorten for een in range(AANTAL))


def test_twee_nachten_tegelijk_versturen_samen_elk_bericht_een_keer(omgeving, bus):
    bus.duurt = 0.05
    gezegd = _wacht_op(*(_begin(omgeving, "dagelijks") for _ in range(2)))

    assert Counter(een["To"] for een in bus.brieven) == _adressen(*SOORTEN)
    gemaild = [int(re.search(r"(\d+) aanbieders gemaild", een)[1]) for een in gezegd]
    assert sum(gemaild) == AANTAL
    for brief in bus.brieven:
        _is_leesbaar(brief)


def _is_leesbaar(brief) -> None:
    """The same in plain text and HTML, and every link one that works from a mail."""
    plat, html = tekst_van(brief), tekst_van(brief, "html")
    assert "Sociale Kaart" in plat
    assert not re.search(r"<\w|\{[{%]", plat)
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert all(link.startswith(f"{SITE}/") for link in links)
    assert all(link in plat for link in links)
    assert bool(links) == brief["To"].startswith("controle")


def test_een_redacteur_en_de_nacht_tegelijk_versturen_elke_uitkomst_een_keer(omgeving, bus):
    bus.duurt = 0.05
    _wacht_op(
        _begin(omgeving, "shell", "-v", "0", "-c", BEOORDEEL),
        _begin(omgeving, "shell", "-v", "0", "-c", NACHT),
    )

    allemaal = _adressen(*SOORTEN, "later")
    assert Counter(een["To"] for een in bus.brieven) == allemaal


@pytest.mark.parametrize("wanneer, dubbel", [("voor", 0), ("na", 1)])
def test_een_kill_tijdens_het_verzenden_verliest_niets(omgeving, bus, wanneer, dubbel):
    """At each kind of mail; what a process had in hand waits until its time is over."""
    bus.zwijgt = wanneer
    for bus.zwijgt_tegen in SOORTEN:
        bus.gehoord.clear()
        with _begin(omgeving, "dagelijks") as proces:
            assert bus.gehoord.wait(60), bus.zwijgt_tegen
            os.kill(proces.pid, signal.SIGKILL)
    bus.zwijgt = ""

    _draai(omgeving, "dagelijks")
    assert [_aantal(soort, bus) for soort in SOORTEN] == [AANTAL - 1 + dubbel] * 3
    _draai(omgeving, "shell", "-v", "0", "-c", LAAT_LOS)
    _draai(omgeving, "dagelijks")

    assert [_aantal(soort, bus) for soort in SOORTEN] == [AANTAL + dubbel] * 3
    assert {een["To"] for een in bus.brieven} == set(_adressen(*SOORTEN))


def _aantal(soort, bus) -> int:
    return sum(een["To"].startswith(soort) for een in bus.brieven)
