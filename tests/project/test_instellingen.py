"""Settings and the machine-readable addresses."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.validators import slug_re
from django.urls import get_resolver
from django.utils import timezone

from tests.conftest import PROJECT
from wijken.models import Gemeente
from wijken.models.gemeente import GERESERVEERD


def draai(*opdracht, **omgeving):
    """A manage.py command in a process of its own, as a user runs it."""
    return subprocess.run(
        [sys.executable, "manage.py", *opdracht],
        cwd=PROJECT,
        env={**os.environ, **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )


def test_met_https_klaagt_de_controle_voor_uitrol_niet(tmp_path):
    klaar = draai("check", "--deploy", "--fail-level", "WARNING", HTTPS="1", VAR_DIR=str(tmp_path))

    assert klaar.returncode == 0, klaar.stderr


def test_het_geheim_wordt_een_keer_gemaakt_en_is_alleen_voor_de_eigenaar(tmp_path):
    opdracht = (
        "shell",
        "-v",
        "0",
        "-c",
        "from django.conf import settings; print(settings.SECRET_KEY)",
    )
    eerste, tweede = (draai(*opdracht, VAR_DIR=str(tmp_path)).stdout for _ in range(2))

    assert eerste == tweede
    assert len(eerste.strip()) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_een_onleesbare_instelling_zegt_wat_er_moet_staan(tmp_path):
    klaar = draai("check", HTTPS="misschien", VAR_DIR=str(tmp_path))

    assert "HTTPS='misschien' is niet te lezen: gebruik 1 of 0" in klaar.stderr


def test_een_bezette_poort_geeft_een_duidelijke_regel(tmp_path):
    import socket

    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        klaar = draai("serveer", "--poort", str(poort), VAR_DIR=str(tmp_path))

    assert klaar.returncode == 1
    assert klaar.stderr.strip().count("\n") == 0
    assert f"Poort {poort} op 127.0.0.1 is bezet" in klaar.stderr


@pytest.mark.django_db
def test_gezond_zegt_dat_de_database_antwoordt(client):
    antwoord = client.get("/gezond/")

    assert antwoord.status_code == 200
    assert antwoord.json()["gezond"] is True


@pytest.mark.django_db
def test_security_txt_verloopt_nooit(client):
    regels = dict(
        regel.split(": ", 1)
        for regel in client.get("/.well-known/security.txt").content.decode().splitlines()
    )

    verloopt = datetime.fromisoformat(regels["Expires"])
    assert timezone.now() + timedelta(days=100) < verloopt < timezone.now() + timedelta(days=365)
    assert "Contact" in regels


@pytest.mark.django_db
def test_alleen_vrijgegeven_gemeenten_staan_in_de_sitemap_en_mogen_in_zoekmachines(client):
    assert "dordrecht" not in client.get("/sitemap.xml").content.decode()
    assert 'name="robots" content="noindex' in client.get("/dordrecht/").content.decode()

    Gemeente.objects.filter(slug="dordrecht").update(
        vrijgegeven_op=timezone.now(), vrijgegeven_door="redacteur"
    )

    index = client.get("/sitemap.xml").content.decode()
    assert "/dordrecht/sitemap.xml</loc>" in index
    assert "alblasserdam" not in index
    sitemap = client.get("/dordrecht/sitemap.xml").content.decode()
    assert "/dordrecht/onderwerpen/wonen/" in sitemap
    assert "/dordrecht/aanbod/" in sitemap
    assert client.get("/alblasserdam/sitemap.xml").status_code == 404
    assert "noindex" not in client.get("/dordrecht/").content.decode()


@pytest.mark.django_db
def test_de_banier_staat_er_tot_de_gemeente_is_vrijgegeven(client, dordrecht):
    assert dordrecht.peiling in client.get("/dordrecht/").content.decode()

    Gemeente.objects.filter(slug="dordrecht").update(
        vrijgegeven_op=timezone.now(), vrijgegeven_door="redacteur"
    )

    assert dordrecht.peiling not in client.get("/dordrecht/").content.decode()


def test_de_grenzen_tussen_de_apps_houden():
    klaar = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "lint-imports"), "--no-cache"],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert klaar.returncode == 0, klaar.stdout


def test_geen_app_noemt_een_adres_rechts_van_zich():
    """Arrows hold for `{% url %}` and `reverse` as well as for imports."""
    import re

    rangorde = ["gebruikers", "wijken", "aanbod", "beheer", "hulpvragen", "portaal"]
    adres = re.compile(r"""(?:url |reverse\(|redirect\()["'](\w+):""")
    for nummer, app in enumerate(rangorde):
        paden = [*(PROJECT / app).rglob("*.py"), *(PROJECT / "templates" / app).rglob("*.html")]
        for pad in paden:
            for genoemd in adres.findall(pad.read_text(encoding="utf-8")):
                assert genoemd not in rangorde[nummer + 1 :], f"{pad}: {genoemd}"


def test_elk_sjabloon_wordt_gebruikt():
    import re

    import allauth

    allauth_ = Path(allauth.__file__).parent / "templates"

    bron = "\n".join(
        pad.read_text(encoding="utf-8")
        for map_ in (
            "portaal",
            "hulpvragen",
            "beheer",
            "sociale_kaart",
            "aanbod",
            "gebruikers",
            "templates",
        )
        for pad in (PROJECT / map_).rglob("*")
        if pad.suffix in {".py", ".html"}
    )
    for sjabloon in (PROJECT / "templates").rglob("*.html"):
        naam = str(sjabloon.relative_to(PROJECT / "templates"))
        # Django finds these by their name: an error, or the admin page of a model. And allauth its
        # own pages, which ours stand in for.
        if naam not in {"403.html", "404.html", "500.html"} and not naam.startswith("admin/"):
            if (allauth_ / naam).exists():
                continue
            if naam.startswith(("account/email/", "beheer/mail/")):
                naam = naam.removesuffix(".html")
            assert re.search(rf"""["']{re.escape(naam)}(?:\.html)?["']""", bron), naam


def _eerste_delen(patronen, voor=""):
    """Of every address of the site, what stands before its first slash; not of a gemeente."""
    for een in patronen:
        route = voor + str(getattr(een.pattern, "_route", ""))
        eerste, slash, _ = route.partition("/")
        if hasattr(een, "url_patterns") and not slash:
            yield from _eerste_delen(een.url_patterns, route)
        elif eerste and "<" not in eerste:
            yield eerste


def test_geen_gemeente_kan_een_bladzijde_van_de_site_verdringen():
    delen = set(_eerste_delen(get_resolver().url_patterns))
    assert {"werk", "klopt-het-nog", "kaart"} <= delen

    # What is no slug (`robots.txt`) no gemeente can have.
    alle = {*delen, settings.STATIC_URL.strip("/")}
    assert {deel for deel in alle if slug_re.match(deel)} <= set(GERESERVEERD)


def test_elk_tijdstip_met_een_persoon_heeft_een_paar_als_voorwaarde():
    """A field `…_op` with a field `…_door` beside it is guarded by a constraint."""
    from django.apps import apps

    for model in apps.get_models():
        velden = {veld.name for veld in model._meta.get_fields()}
        for veld in velden:
            if veld.endswith("_op") and f"{veld[:-3]}_door" in velden:
                namen = " ".join(een.name for een in model._meta.constraints)
                assert f"{veld[:-3]}_paar" in namen, f"{model.__name__}.{veld}"


def test_geen_adres_van_een_pakketregister_in_de_bestanden():
    for pad in (PROJECT / "requirements").iterdir():
        assert "://" not in pad.read_text(), pad


def test_publiccode_noemt_dezelfde_versie_als_pyproject():
    import tomllib

    versie = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"]
    assert f"softwareVersion: {versie}" in (PROJECT / "publiccode.yml").read_text()
    assert f"## {versie}" in (PROJECT / "CHANGELOG.md").read_text()
    assert json.dumps(versie)


@pytest.mark.parametrize(
    ("omgeving", "melding"),
    [
        ({"DATABASE_URL": "onzin"}, "DATABASE_URL is niet te lezen"),
        ({"DATABASE_URL": "mysql://a:geheim@b/c"}, "DATABASE_URL is niet te lezen"),
        ({"DATABASE_URL": "postgres://"}, "DATABASE_URL is niet te lezen"),
        ({"TILES_URL": "kaart.nl"}, "is geen adres"),
        ({"VAR_DIR": "/proc/kan-niet"}, "is geen map waarin geschreven kan worden"),
    ],
    ids=str,
)
def test_een_verkeerde_instelling_zegt_wat_er_moet_staan(tmp_path, omgeving, melding):
    klaar = draai("check", **{"VAR_DIR": str(tmp_path), **omgeving})

    assert klaar.returncode == 1
    assert melding in klaar.stderr
    assert "geheim" not in klaar.stderr.splitlines()[-1]


@pytest.mark.parametrize("inhoud", [b"", b"a", b"\xff\xfe"])
def test_een_beschadigd_geheim_wordt_geweigerd_met_wat_u_kunt_doen(tmp_path, inhoud):
    (tmp_path / "secret_key").write_bytes(inhoud)

    klaar = draai("check", VAR_DIR=str(tmp_path), SECRET_KEY="")

    assert "is leeg of beschadigd. Zet het terug" in klaar.stderr


def test_een_database_die_niet_antwoordt_geeft_een_duidelijke_regel(tmp_path):
    klaar = draai(
        "serveer", "--poort", "18099", VAR_DIR=str(tmp_path), DATABASE_URL="postgres://u:geheim@127.0.0.1:9/x"
    )  # fmt: skip

    assert klaar.returncode == 1
    assert klaar.stderr.strip().startswith("CommandError: De database is niet bereikbaar")
    assert "geheim" not in klaar.stderr


@pytest.mark.django_db
def test_ook_een_doorverwijzing_naar_https_met_een_vraag_wordt_niet_bewaard(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    antwoord = client.get("/dordrecht/zoeken/?q=schulden")

    assert antwoord.status_code == 301
    assert antwoord["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_een_formulier_waar_geen_formulier_is_geeft_onze_eigen_pagina():
    from django.test import Client

    antwoord = Client(enforce_csrf_checks=True).post("/dordrecht/", {"a": "b"})

    assert antwoord.status_code in (403, 405)
    assert "style=" not in antwoord.content.decode()
