"""Asking aanbieders by mail whether it still is right: once, in time, and nothing twice."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from aanbod.models import Aanbod
from beheer.actions import controle
from beheer.actions.controle import BEL_NA, GEEF_OP_NA, HERINNER_NA, te_bellen, vraag_na
from beheer.models import Controleronde, Taakronde, Voorstel
from tests.factories import AanbiederFactory, AanbodFactory, GemeenteFactory
from tests.postbus import postbus, tekst_van

ADRES = "info@samen.example"
SITE = "https://kaart.example"


@pytest.fixture(autouse=True)
def instellingen(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def bus(settings):
    """Mail goes over a real connection to a real server."""
    with postbus() as bus:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", bus.poort
        yield bus


@pytest.fixture
def samen(db):
    """An aanbieder with two aanbod that are due and one that is in time."""
    aanbieder = AanbiederFactory(naam="Samen & Co", email=ADRES)
    dag = timezone.localdate()
    for naam, geleden in (("Koffie", None), ("Soep", 300), ("Brood", 3)):
        AanbodFactory(
            naam=naam,
            aanbieder=aanbieder,
            gecontroleerd_op=None if geleden is None else dag - timedelta(days=geleden),
            gecontroleerd_door="" if geleden is None else "de redactie",
        )
    return aanbieder


def _verschuif(aanbieder, tijd):
    """As if all that happened in its rondes was so much longer ago."""
    for ronde in Controleronde.objects.filter(aanbieder=aanbieder):
        for veld in ("begonnen_op", "verzonden_op", "herinnerd_op"):
            if getattr(ronde, veld):
                setattr(ronde, veld, getattr(ronde, veld) - tijd)
        ronde.save()


def _wordt_gebeld(aanbieder):
    return te_bellen(Aanbod.objects.all()).filter(pk=aanbieder.pk).exists()


def test_een_aanbieder_krijgt_een_bericht_met_alles_wat_nodig_is(samen, bus):
    assert vraag_na().verzonden == 1

    (bericht,) = bus.brieven
    assert bericht["To"] == ADRES
    assert bericht["Subject"] == "Klopt uw aanbod op de Sociale Kaart nog? (2)"
    assert bericht["Auto-Submitted"] == "auto-generated"
    for soort in ("plain", "html"):
        tekst = tekst_van(bericht, soort)
        assert "Koffie" in tekst
        assert "Soep" in tekst
        assert "Brood" not in tekst
        assert re.search(rf"{SITE}/klopt-het-nog/\S+/", tekst)
    assert "Samen & Co" in tekst_van(bericht)
    assert "Samen &amp; Co" in tekst_van(bericht, "html")
    assert "<style" not in tekst_van(bericht, "html")
    ronde = Controleronde.objects.get()
    assert sorted(een.aanbod.naam for een in ronde.vragen.all()) == ["Koffie", "Soep"]


def test_het_adres_wordt_nergens_bij_de_ronde_bewaard(samen, bus):
    vraag_na()

    assert not any(ADRES in str(waarde) for waarde in vars(Controleronde.objects.get()).values())


def test_twee_keer_draaien_verstuurt_niets_dubbel(samen, bus):
    vraag_na()

    assert vraag_na().verzonden == 0
    assert len(bus.brieven) == 1


def test_na_drie_weken_een_herinnering_en_drie_weken_later_de_bellijst(samen, bus):
    vraag_na()
    _verschuif(samen, HERINNER_NA - timedelta(hours=1))
    assert vraag_na().herinnerd == 0
    _verschuif(samen, timedelta(hours=2))

    assert vraag_na().herinnerd == 1
    assert vraag_na().herinnerd == 0
    assert bus.brieven[-1]["Subject"].startswith("Herinnering: klopt uw aanbod")
    assert "Drie weken geleden vroegen wij u" in tekst_van(bus.brieven[-1])
    assert len(bus.brieven) == 2
    assert not _wordt_gebeld(samen)
    _verschuif(samen, BEL_NA + timedelta(hours=1))
    assert _wordt_gebeld(samen)


def test_wie_geen_adres_heeft_wordt_meteen_gebeld(samen, bus):
    samen.email = ""
    samen.save()

    vraag_na()

    assert bus.brieven == []
    assert not Controleronde.objects.exists()
    assert _wordt_gebeld(samen)


def test_wie_nog_gemaild_wordt_wordt_niet_gebeld(samen):
    assert not _wordt_gebeld(samen)


def test_een_kapotte_mailserver_verliest_niets(samen, bus):
    bus.is_stuk = True
    uitvoer = StringIO()

    call_command("dagelijks", stdout=uitvoer)

    # The rest of the night was done, so the monitor is at ease.
    assert Taakronde.objects.filter(taak="dagelijks").exists()
    assert "0 aanbieders gemaild, 0 herinnerd, 1 niet gelukt." in uitvoer.getvalue()
    bus.is_stuk = False
    assert vraag_na().verzonden == 1
    assert len(bus.brieven) == 1


def test_een_server_die_er_niet_is_houdt_de_nacht_niet_op(samen, settings):
    with postbus() as weg:
        pass
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", weg.poort
    for _ in range(5):
        AanbodFactory(aanbieder=AanbiederFactory(email=ADRES))

    nacht = vraag_na()

    assert (nacht.verzonden, nacht.gemist) == (0, controle.STOP_NA_FOUTEN)
    assert not Controleronde.objects.exclude(bezet_tot=None).exists()


def test_een_adres_dat_geweigerd_wordt_houdt_de_anderen_niet_op_en_wordt_gebeld(samen, bus):
    ander = AanbodFactory(aanbieder=AanbiederFactory(email="ander@voorbeeld.example"))
    bus.geweigerd.add(ADRES)

    nacht = vraag_na()

    assert (nacht.verzonden, nacht.gemist) == (1, 1)
    assert bus.brieven[0]["To"] == ander.aanbieder.email
    _verschuif(samen, BEL_NA + timedelta(hours=1))
    assert _wordt_gebeld(samen)


def test_het_adres_staat_niet_in_het_log(samen, bus, caplog):
    bus.geweigerd.add(ADRES)

    vraag_na()

    assert "SMTPRecipientsRefused" in caplog.text
    assert ADRES not in caplog.text


def test_zonder_adres_van_de_site_gaat_er_geen_mail(samen, settings):
    settings.SITE_URL = ""
    uitvoer = StringIO()

    call_command("dagelijks", stdout=uitvoer)

    assert mail.outbox == []
    assert "SITE_URL" in uitvoer.getvalue()


def test_over_een_verzonnen_gemeente_wordt_niemand_gemaild_maar_wel_gebeld(db):
    gemeente = GemeenteFactory(verzonnen=True)
    aanbieder = AanbiederFactory(email=ADRES)
    AanbodFactory(aanbieder=aanbieder, gemeente=gemeente)

    assert vraag_na().verzonden == 0
    assert _wordt_gebeld(aanbieder)


def test_wat_intussen_gecontroleerd_is_sluit_de_ronde_zonder_herinnering(samen, bus):
    vraag_na()
    samen.aanbod.update(gecontroleerd_op=timezone.localdate(), gecontroleerd_door="de redactie")
    _verschuif(samen, HERINNER_NA + timedelta(days=1))

    assert vraag_na().herinnerd == 0
    assert Controleronde.objects.get().gesloten_op
    assert len(bus.brieven) == 1


def test_wie_nooit_antwoordt_wordt_na_een_half_jaar_opnieuw_gevraagd(samen, bus):
    vraag_na()
    _verschuif(samen, GEEF_OP_NA + timedelta(days=1))

    assert vraag_na().verzonden == 1
    assert Controleronde.objects.open().count() == 1


def test_een_open_voorstel_wacht_op_de_redactie_en_niet_op_de_aanbieder(samen, bus):
    for een in samen.aanbod.all():
        Voorstel.objects.create(soort="gestopt", aanbod=een, als="Samen")

    assert vraag_na().verzonden == 0
    assert not _wordt_gebeld(samen)


def test_een_aanbieder_wordt_niet_elke_week_gemaild(samen, bus):
    """Whatever falls due one after the other."""
    vraag_na()
    Controleronde.objects.update(gesloten_op=timezone.now())

    assert vraag_na().verzonden == 0
    _verschuif(samen, controle.MINSTENS_TUSSEN + timedelta(days=1))
    assert vraag_na().verzonden == 1
