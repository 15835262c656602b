"""The call list: who is on it, one caller at a time, and the outcome in one tap."""

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from beheer.actions.controle import neem
from beheer.models import Belbeurt, Controleronde, Controlevraag, Rol, Wijziging
from tests.conftest import PROJECT
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    WijkFactory,
)
from tests.formulier import verstuur
from tests.postgres import cluster, vind_initdb

LIJST = "/werk/bellijst/"


@pytest.fixture
def wijk(db):
    return WijkFactory(gemeente=GemeenteFactory())


@pytest.fixture
def samen(wijk):
    """Without an e-mail address: two aanbod due in the wijk, one elsewhere, one in time."""
    aanbieder = AanbiederFactory(naam="Samen", telefoon="078 123 45 67")
    hier = {"aanbieder": aanbieder, "gemeente": wijk.gemeente, "bereik": "wijken", "wijken": [wijk]}
    AanbodFactory(naam="Koffie", **hier)
    AanbodFactory(naam="Soep", **hier)
    AanbodFactory(naam="Elders", aanbieder=aanbieder)
    AanbodFactory(
        naam="Brood", gecontroleerd_op=timezone.localdate(), gecontroleerd_door="x", **hier
    )
    return aanbieder


def _makelaar(wijk, naam):
    gebruiker = GebruikerFactory(naam=naam)
    Rol.objects.create(gebruiker=gebruiker, soort="makelaar", wijk=wijk)
    return gebruiker


@pytest.fixture
def ans(wijk):
    return _makelaar(wijk, "Ans")


@pytest.fixture
def bep(wijk):
    return _makelaar(wijk, "Bep")


def _pad(naam, aanbieder):
    return reverse(f"werk:{naam}", args=[aanbieder.pk])


def _tik(client, aanbieder, **velden):
    return client.post(_pad("uitkomst", aanbieder), velden, follow=True)


def test_de_lijst_toont_wie_te_bellen_met_nummer_en_alleen_het_eigen_gebied(client, samen, ans):
    ander = AanbodFactory()
    client.force_login(ans)

    inhoud = client.get(LIJST).content.decode()

    for woord in ("Samen", "078 123 45 67", "Koffie, Soep", "2 aanbod"):
        assert woord in inhoud
    for woord in ("Elders", "Brood", ander.aanbieder.naam):
        assert woord not in inhoud


def test_de_lijst_heeft_een_vast_aantal_vragen(client, samen, ans, wijk, django_assert_num_queries):
    client.force_login(ans)
    client.get(LIJST)
    with django_assert_num_queries(8):
        client.get(LIJST)
    for _ in range(5):
        een = AanbodFactory(gemeente=wijk.gemeente, bereik="wijken", wijken=[wijk])
        neem(een.aanbieder, GebruikerFactory())
    with django_assert_num_queries(8):
        client.get(LIJST)


def test_wie_belt_houdt_het_twintig_minuten(client, samen, ans, bep):
    client.force_login(ans)
    antwoord = client.post(_pad("bellen", samen), follow=True)
    assert "U belt. Anderen wachten tot" in antwoord.content.decode()

    client.force_login(bep)
    antwoord = client.post(_pad("bellen", samen), follow=True)
    assert antwoord.redirect_chain[-1][0] == LIJST
    assert "Ans belt nu met Samen, tot" in antwoord.content.decode()
    assert "Klopt nog" not in client.get(_pad("gesprek", samen)).content.decode()

    Belbeurt.objects.update(bezet_tot=timezone.now() - timedelta(seconds=1))
    assert "belt nu" not in client.get(LIJST).content.decode()
    antwoord = client.post(_pad("bellen", samen), follow=True)
    assert "U belt" in antwoord.content.decode()


def test_wie_zijn_tijd_liet_verlopen_en_het_kwijt_is_krijgt_een_duidelijke_regel(
    client, samen, ans, bep
):
    client.force_login(ans)
    client.post(_pad("bellen", samen))
    Belbeurt.objects.update(bezet_tot=timezone.now() - timedelta(seconds=1))
    neem(samen, bep)

    antwoord = _tik(client, samen, uitkomst="klopt", aanbod=samen.aanbod.get(naam="Koffie").pk)

    assert "Bep belt nu met Samen" in antwoord.content.decode()
    assert samen.aanbod.get(naam="Koffie").gecontroleerd_op is None


def test_klopt_nog_in_een_tik(client, samen, ans, wijk):
    koffie = samen.aanbod.get(naam="Koffie")
    client.force_login(ans)
    client.post(_pad("bellen", samen))

    antwoord = _tik(client, samen, uitkomst="klopt", aanbod=koffie.pk)

    koffie.refresh_from_db()
    assert koffie.gecontroleerd_op == timezone.localdate()
    assert koffie.gecontroleerd_door == f"sociaal makelaar {wijk}"
    wijziging = Wijziging.objects.van(koffie).first()
    assert (wijziging.weg, wijziging.door) == ("controle", ans.pk)
    assert "Soep" in antwoord.content.decode()
    _tik(client, samen, uitkomst="klopt", aanbod=samen.aanbod.get(naam="Soep").pk)
    assert "niemand om te bellen" in client.get(LIJST).content.decode()
    assert not Belbeurt.objects.bezet_op(timezone.now()).exists()


def test_een_telefonisch_antwoord_sluit_de_ronde_van_de_mail(client, samen, ans):
    ronde = Controleronde.objects.create(aanbieder=samen, verzonden_op=timezone.now())
    vragen = [
        Controlevraag.objects.create(ronde=ronde, aanbod=samen.aanbod.get(naam=naam))
        for naam in ("Koffie", "Soep")
    ]
    client.force_login(ans)
    for vraag in vragen:
        _tik(client, samen, uitkomst="klopt", aanbod=vraag.aanbod_id)

    ronde.refresh_from_db()
    assert ronde.gesloten_op
    assert set(ronde.vragen.values_list("langs", flat=True)) == {"telefoon"}


def test_wat_het_langst_niet_is_gecontroleerd_staat_vooraan(client, ans, wijk):
    oud = timezone.localdate() - timedelta(days=400)
    for naam, dag in [("A recent", oud), ("B ouder", oud - timedelta(days=9)), ("C nooit", None)]:
        AanbodFactory(
            aanbieder=AanbiederFactory(naam=naam), gemeente=wijk.gemeente, bereik="wijken",
            wijken=[wijk], gecontroleerd_op=dag, gecontroleerd_door="x" if dag else "",
        )  # fmt: skip
    client.force_login(ans)

    namen = [een.naam for een in client.get(LIJST).context["pagina"]]

    assert namen == ["C nooit", "B ouder", "A recent"]


def test_gestopt_gaat_naar_het_archief_en_terug_naar_het_gesprek(client, samen, ans):
    koffie = samen.aanbod.get(naam="Koffie")
    client.force_login(ans)

    antwoord = client.post(_pad("uitkomst", samen), {"uitkomst": "gestopt", "aanbod": koffie.pk})

    assert antwoord["Location"] == reverse("werk:aanbod_archiveren", args=[koffie.pk])
    assert f'href="{_pad("gesprek", samen)}"' in client.get(antwoord["Location"]).content.decode()
    verstuur(client, antwoord["Location"], gestopt_op="2026-06-01")
    client.get("/werk/")  # where it is said that it was done
    assert "Koffie" not in client.get(_pad("gesprek", samen)).content.decode()


def test_er_is_iets_veranderd_gaat_naar_de_stappen(client, samen, ans):
    koffie = samen.aanbod.get(naam="Koffie")
    client.force_login(ans)

    antwoord = client.post(_pad("uitkomst", samen), {"uitkomst": "veranderd", "aanbod": koffie.pk})

    assert antwoord["Location"] == reverse("werk:aanbod_bewerken", args=[koffie.pk])
    assert f'href="{_pad("gesprek", samen)}"' in client.get(antwoord["Location"]).content.decode()


def test_niet_bereikt_komt_over_twee_dagen_terug(client, samen, ans):
    client.force_login(ans)
    client.post(_pad("bellen", samen))

    _tik(client, samen, uitkomst="niet_bereikt")

    beurt = Belbeurt.objects.get()
    assert (beurt.niet_bereikt, beurt.bezet_door) == (1, None)
    assert beurt.niet_voor == timezone.localdate() + timedelta(days=2)
    inhoud = client.get(LIJST).content.decode()
    assert "1 aanbieder later bellen" in inhoud
    assert "Ik bel nu" not in inhoud
    assert "1 keer niet bereikt" in client.get(LIJST, {"later": 1}).content.decode()
    Belbeurt.objects.update(niet_voor=timezone.localdate())
    assert "Ik bel nu" in client.get(LIJST).content.decode()


def test_bel_later_op_een_dag(client, samen, ans):
    dag = timezone.localdate() + timedelta(days=9)
    client.force_login(ans)

    _tik(client, samen, uitkomst="later", niet_voor=dag.isoformat())

    assert (Belbeurt.objects.get().niet_voor, Belbeurt.objects.get().niet_bereikt) == (dag, 0)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({}, "Kies een uitkomst."),
        ({"uitkomst": "klopt"}, "Kies om welk aanbod het gaat."),
        ({"uitkomst": "later"}, "Kies vanaf welke dag er weer gebeld mag worden."),
        ({"uitkomst": "later", "niet_voor": "morgen"}, "Schrijf een datum"),
    ],
)
def test_een_halve_tik_zegt_wat_er_mist(client, samen, ans, velden, melding):
    client.force_login(ans)

    assert melding in _tik(client, samen, **velden).content.decode()


def test_een_aanbod_buiten_het_gebied_is_niet_af_te_tikken(client, samen, ans):
    client.force_login(ans)

    antwoord = _tik(client, samen, uitkomst="klopt", aanbod=samen.aanbod.get(naam="Elders").pk)

    assert "hoeft niet meer gecontroleerd" in antwoord.content.decode()
    assert samen.aanbod.get(naam="Elders").gecontroleerd_op is None


@pytest.mark.parametrize("pad", ["bellijst", "gesprek"])
def test_kijken_schrijft_niets(client, samen, ans, pad):
    client.force_login(ans)

    client.get(LIJST if pad == "bellijst" else _pad(pad, samen))

    assert not Belbeurt.objects.exists()


# --- Several at the same moment, each a real process -----------------------------------------------

VUL = """
from aanbod.models import Aanbieder
from gebruikers.models import Gebruiker
Aanbieder.objects.create(naam="Proef", slug="proef", soort="formeel", eigen_oordeel="proef")
for nummer in range(4):
    Gebruiker.objects.create(email=f"beller{nummer}@voorbeeld.example", naam=f"Beller {nummer}")
"""
NEEM = """
import sys, time
from aanbod.models import Aanbieder
from beheer.actions.controle import neem
from gebruikers.models import Gebruiker
gebruiker = Gebruiker.objects.get(email="beller{}@voorbeeld.example")
aanbieder = Aanbieder.objects.get(slug="proef")
time.sleep(max(0, {} - time.time()))
print("kreeg het" if neem(aanbieder, gebruiker) else "te laat")
"""


def _manage(*args, omgeving):
    opdracht = [sys.executable, "manage.py", *args]
    return subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving, text=True, stdout=subprocess.PIPE)


def _bel_met_vier(map_, adres=""):
    omgeving = {**os.environ, "VAR_DIR": str(map_), "DATABASE_URL": adres}
    for args in (("migrate", "-v", "0"), ("shell", "-c", VUL)):
        proces = _manage(*args, omgeving=omgeving)
        proces.communicate(timeout=300)
        assert proces.returncode == 0
    start = time.time() + 8
    bellers = [
        _manage("shell", "-c", NEEM.format(nummer, start), omgeving=omgeving) for nummer in range(4)
    ]
    gezegd = sorted(een.communicate(timeout=300)[0].strip().splitlines()[-1] for een in bellers)

    assert gezegd == ["kreeg het", *["te laat"] * 3]


def test_van_vier_die_tegelijk_tikken_krijgt_er_een_het_op_sqlite(tmp_path):
    _bel_met_vier(tmp_path)


@pytest.mark.skipif(vind_initdb() is None, reason="geen PostgreSQL gevonden")
def test_van_vier_die_tegelijk_tikken_krijgt_er_een_het_op_postgresql(tmp_path):
    with cluster(vind_initdb()) as adres:
        _bel_met_vier(tmp_path, adres)
