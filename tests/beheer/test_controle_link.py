"""The page behind the link of a mail: no account, no cookie, and a GET that writes nothing."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core import signing
from django.core.signing import TimestampSigner
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from beheer.actions.controle import LINK_GELDIG, maak_token, vraag_na
from beheer.models import Controleronde, Controlevraag, Voorstel, Wijziging
from tests.factories import AanbiederFactory, AanbodFactory
from tests.formulier import velden_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(settings):
    """Three that are due, and asked."""
    settings.SITE_URL = "https://kaart.example"
    aanbieder = AanbiederFactory(naam="Samen", email="info@samen.example")
    for naam in ("Brood", "Koffie", "Soep"):
        AanbodFactory(naam=naam, aanbieder=aanbieder, telefoon="0101234567")
    vraag_na()
    return Controleronde.objects.get()


@pytest.fixture
def pad(ronde):
    return reverse("beheer:klopt_het_nog", args=[maak_token(ronde)])


def _vraag(ronde, naam):
    return ronde.vragen.get(aanbod__naam=naam)


def _antwoord(client, pad, *, koppen=None, **velden):
    zegel = velden_van(client.get(pad))["zegel"][0]
    return client.post(pad, {"zegel": zegel} | velden, headers=koppen or {})


def test_de_bladzijde_toont_alles_wat_gevraagd_is(client, pad):
    antwoord = client.get(pad)
    inhoud = antwoord.content.decode()

    assert antwoord.status_code == 200
    for woord in ("Brood", "Koffie", "Soep", "0101234567", "Alle 3 kloppen nog"):
        assert woord in inhoud
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")
    assert antwoord["Referrer-Policy"] == "same-origin"


def test_kijken_schrijft_niets(client, ronde, pad):
    veranderd = reverse("beheer:veranderd", args=[maak_token(ronde), ronde.vragen.first().pk])
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        for een in (pad, veranderd):
            assert client.get(een).status_code == 200
            assert client.head(een).status_code == 200

    assert [een["sql"] for een in vragen if not een["sql"].strip().startswith("SELECT")] == []


def test_het_aantal_vragen_aan_de_database_hangt_niet_af_van_het_aantal(
    client, pad, django_assert_max_num_queries
):
    client.get(pad)
    # The third is that of the frame of the site, which may stand in memory.
    with django_assert_max_num_queries(3):
        client.get(pad)


def test_klopt_nog_zet_de_datum_en_de_naam_van_de_aanbieder(client, ronde, pad):
    vraag = _vraag(ronde, "Koffie")

    antwoord = _antwoord(client, pad, vraag=vraag.pk, antwoord="klopt")

    assert (antwoord.status_code, antwoord["Location"]) == (302, pad)
    vraag.refresh_from_db()
    assert (vraag.antwoord, vraag.langs) == ("klopt", "mail")
    vraag.aanbod.refresh_from_db()
    assert vraag.aanbod.gecontroleerd_op == timezone.localdate()
    assert vraag.aanbod.gecontroleerd_door == "Samen"
    wijziging = Wijziging.objects.van(vraag.aanbod).first()
    assert (wijziging.weg, wijziging.door, wijziging.als) == ("link", None, "Samen")
    assert "Uw antwoord: klopt nog" in client.get(pad).content.decode()


def test_alle_tegelijk_sluit_de_ronde(client, ronde, pad):
    _antwoord(client, pad, antwoord="klopt")

    assert not ronde.vragen.open().exists()
    ronde.refresh_from_db()
    assert ronde.gesloten_op
    assert "alles is beantwoord" in client.get(pad).content.decode()


def test_gestopt_wordt_een_voorstel_en_haalt_niets_van_de_site(client, ronde, pad):
    vraag = _vraag(ronde, "Soep")

    _antwoord(client, pad, vraag=vraag.pk, antwoord="gestopt")

    voorstel = Voorstel.objects.get()
    assert (voorstel.soort, voorstel.aanbod, voorstel.als) == ("gestopt", vraag.aanbod, "Samen")
    assert (voorstel.gebruiker, voorstel.email) == (None, "")
    vraag.aanbod.refresh_from_db()
    assert vraag.aanbod.is_openbaar


def test_een_antwoord_telt_een_keer(client, ronde, pad):
    vraag = _vraag(ronde, "Soep")
    zegel = velden_van(client.get(pad))["zegel"][0]

    for antwoord in ("gestopt", "gestopt", "klopt"):
        client.post(pad, {"zegel": zegel, "vraag": vraag.pk, "antwoord": antwoord})

    vraag.refresh_from_db()
    assert vraag.antwoord == "gestopt"
    assert Voorstel.objects.count() == 1
    assert vraag.aanbod.gecontroleerd_op is None


def test_er_is_iets_veranderd_wordt_een_voorstel_met_oud_en_nieuw(client, ronde, pad):
    vraag = _vraag(ronde, "Koffie")
    formulier = reverse("beheer:veranderd", args=[maak_token(ronde), vraag.pk])
    velden = velden_van(client.get(formulier)) | {
        "telefoon": "0107654321", "toelichting": "Ook op dinsdag.",
    }  # fmt: skip

    antwoord = client.post(formulier, velden)

    assert (antwoord.status_code, antwoord["Location"].startswith("/klopt-het-nog/")) == (302, True)
    voorstel = Voorstel.objects.get()
    assert voorstel.velden == {"telefoon": ["0101234567", "0107654321"]}
    assert (voorstel.toelichting, voorstel.als) == ("Ook op dinsdag.", "Samen")
    vraag.aanbod.refresh_from_db()
    assert vraag.aanbod.telefoon == "0101234567"
    assert client.get(formulier).status_code == 302


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({}, "Schrijf op wat er is veranderd."),
        ({"email": "geen adres"}, "geldig e-mailadres"),
        ({"toelichting": "x" * 1001}, "Dit is te lang"),
    ],
)
def test_een_leeg_of_fout_formulier_zegt_wat_er_mist(client, ronde, velden, melding):
    vraag = _vraag(ronde, "Koffie")
    formulier = reverse("beheer:veranderd", args=[maak_token(ronde), vraag.pk])

    antwoord = client.post(formulier, velden_van(client.get(formulier)) | velden)

    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Voorstel.objects.exists()


# --- Who may ------------------------------------------------------------------------------------


def test_na_zestig_dagen_werkt_de_link_niet_meer(client, ronde):
    moment = timezone.now() - LINK_GELDIG - timedelta(minutes=1)
    with mock.patch("django.core.signing.time.time", return_value=moment.timestamp()):
        oud = maak_token(ronde)
    pad = reverse("beheer:klopt_het_nog", args=[oud])

    for antwoord in (client.get(pad), client.post(pad, {"antwoord": "klopt"})):
        assert antwoord.status_code == 410
        assert "Deze link werkt niet meer" in antwoord.content.decode()
    assert ronde.vragen.open().count() == 3


@pytest.mark.parametrize("maak", [lambda pk: "onzin", lambda pk: signing.dumps(pk, salt="anders"),
                                  lambda pk: TimestampSigner().sign(str(pk))])  # fmt: skip
def test_een_link_die_wij_niet_maakten_bestaat_niet(client, ronde, maak):
    assert client.get(reverse("beheer:klopt_het_nog", args=[maak(ronde.pk)])).status_code == 404


def test_een_vraag_van_een_ander_is_niet_te_beantwoorden(client, ronde, pad):
    ander = Controlevraag.objects.create(
        ronde=Controleronde.objects.create(aanbieder=AanbiederFactory()), aanbod=AanbodFactory()
    )

    _antwoord(client, pad, vraag=ander.pk, antwoord="klopt")

    formulier = reverse("beheer:veranderd", args=[maak_token(ronde), ander.pk])
    assert client.get(formulier).status_code == 404
    ander.refresh_from_db()
    assert ander.beantwoord_op is None


@pytest.mark.parametrize(
    ("koppen", "velden", "melding"),
    [
        ({"Origin": "https://kwaad.example"}, {}, "niet van onze site verstuurd"),
        ({"Sec-Fetch-Site": "cross-site"}, {}, "niet van onze site verstuurd"),
        ({}, {"zegel": "nep"}, "stond te lang open"),
        ({}, {"antwoord": "weg"}, "Kies een antwoord."),
        ({}, {"antwoord": "gestopt", "vraag": ""}, "Kies welk aanbod is gestopt."),
    ],
)
def test_wat_niet_van_deze_bladzijde_komt_wordt_geweigerd(
    client, ronde, pad, koppen, velden, melding
):
    vraag = _vraag(ronde, "Soep")

    antwoord = _antwoord(
        client, pad, koppen=koppen, **{"vraag": vraag.pk, "antwoord": "klopt"} | velden
    )

    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert ronde.vragen.open().count() == 3


def test_wie_heel_veel_stuurt_wordt_gestopt(client, ronde, pad):
    with mock.patch("beheer.views.controle.HOOGSTENS_PER_DAG", 0):
        antwoord = _antwoord(client, pad, antwoord="klopt")

    assert antwoord.status_code == 422
    assert "al veel verstuurd" in antwoord.content.decode()


def test_een_aanbod_dat_niet_bewaard_kan_worden_geeft_een_zin_en_geen_fout(client, ronde, pad):
    vraag = _vraag(ronde, "Soep")
    type(vraag.aanbod).objects.filter(pk=vraag.aanbod_id).update(bereikbaar="onzin")

    antwoord = _antwoord(client, pad, vraag=vraag.pk, antwoord="klopt")

    assert antwoord.status_code == 422
    assert "Dit kunnen wij nu niet bewaren" in antwoord.content.decode()
    assert ronde.vragen.open().count() == 3


def test_de_sleutel_komt_niet_in_het_log(client, ronde, caplog):
    import logging

    from sociale_kaart.logging import ZonderVraag

    token = maak_token(ronde)
    regel = logging.LogRecord(
        "django.request", 30, "", 0, "Gone: %s", (f"/klopt-het-nog/{token}/",), None
    )
    regel.request = object()
    ZonderVraag().filter(regel)

    assert regel.getMessage() == "Gone: /klopt-het-nog/.../"
