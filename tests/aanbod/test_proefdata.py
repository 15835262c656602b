"""Voorbeeldstad: invented, complete, and the same every time."""

import pytest
from django.core import serializers
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import Count, Q

from aanbod.actions.proefdata import CODE, maak_proefdata
from aanbod.models import (
    Aanbieder,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Contactpersoon,
    Onderwerp,
    Zoekdocument,
)
from aanbod.openingstijden import controleer
from tests.aanbod.voorbeeldstad import MODELLEN, aanbieders, van, wis
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


@pytest.fixture
def leeg(voorbeeldstad):
    """The real inventory, without Voorbeeldstad."""
    wis()


def _inhoud():
    """All that was made, without keys and moments; relations as the names of what they point at."""
    lijsten = [Gemeente.objects.filter(code=CODE), aanbieders()]
    lijsten += [van(model, pad).distinct() for model, pad in MODELLEN if model is not Zoekdocument]
    lijsten.append(Contactpersoon.objects.filter(aanbieder__in=aanbieders()))
    regels = []
    for lijst in lijsten:
        for rij in serializers.serialize("python", lijst.order_by("pk")):
            velden = {
                veld: _als_tekst(lijst.model, veld, waarde)
                for veld, waarde in rij["fields"].items()
                if veld != "bijgewerkt_op"
            }
            regels.append((rij["model"], velden))
    return regels


def _als_tekst(model, veld, waarde):
    doel = model._meta.get_field(veld).related_model
    if doel is None or waarde is None:
        return waarde
    namen = doel.objects.in_bulk(waarde if isinstance(waarde, list) else [waarde])
    return sorted(str(een) for een in namen.values())


def test_hetzelfde_zaad_geeft_dezelfde_gegevens(voorbeeldstad):
    """What `begin` made is what is made anew from the same seed."""
    eerst = _inhoud()
    wis()

    maak_proefdata(aanbod=150, zaad=1)

    assert len(eerst) > 500
    assert _inhoud() == eerst


def test_een_ander_zaad_geeft_andere_gegevens(voorbeeldstad):
    eerst = _inhoud()
    wis()

    maak_proefdata(aanbod=150, zaad=2)

    assert _inhoud() != eerst


@pytest.mark.parametrize("aantal", [1, 7, 400])
def test_er_komt_zoveel_aanbod_als_gevraagd_en_een_makelaar_en_een_wijkteam(leeg, aantal):
    staan = maak_proefdata(aanbod=aantal, zaad=3)

    stad = Aanbod.objects.filter(gemeente__code=CODE)
    assert staan == stad.count() == aantal + 2
    assert stad.filter(alle_onderwerpen=True).count() == 2
    assert Zoekdocument.objects.filter(aanbod__in=stad).count() == staan


# --- Complete ------------------------------------------------------------------------------------


@pytest.fixture
def aanbod(voorbeeldstad):
    """Without the makelaar and the wijkteam, who come to people anywhere in the city."""
    return Aanbod.objects.filter(gemeente=voorbeeldstad, alle_onderwerpen=False)


def test_elk_aanbod_heeft_een_plek_op_de_kaart_met_openingstijden(aanbod):
    plekken = AanbodLocatie.objects.filter(aanbod__in=aanbod).select_related("locatie__wijk")

    assert {plek.aanbod_id for plek in plekken} == set(aanbod.values_list("pk", flat=True))
    for plek in plekken:
        assert plek.locatie.heeft_positie
        assert plek.locatie.wijk
        assert plek.locatie.adresregel
        assert plek.openingstijden
        controleer(plek.openingstijden)


def test_elk_aanbod_heeft_een_onderwerp_en_een_bron(aanbod):
    zonder = aanbod.annotate(aantal=Count("onderwerpkoppelingen")).filter(
        Q(aantal=0) | Q(bron=None)
    )

    assert list(zonder) == []


def test_elk_aanbod_heeft_een_telefoon_een_mailadres_en_een_website(voorbeeldstad):
    for aanbod in voorbeeldstad.aanbod.select_related("aanbieder"):
        assert aanbod.telefoon_of_aanbieder, aanbod
        assert aanbod.email_of_aanbieder, aanbod
        assert aanbod.website_of_aanbieder, aanbod


def test_elk_aanbod_in_wijken_noemt_er_een(aanbod):
    in_wijken = aanbod.filter(bereik="wijken")

    assert in_wijken
    assert not in_wijken.filter(werkgebieden__isnull=True).exists()


def test_elk_onderwerp_dat_de_woordenlijst_kent_komt_voor(aanbod):
    for slug in ("wonen", "ouderen-en-mantelzorgers", "administratie-geld-en-schulden"):
        assert aanbod.voor_onderwerp(Onderwerp.objects.get(slug=slug)).exists(), slug


def test_alles_wat_een_scherm_kan_tonen_komt_voor(aanbod, voorbeeldstad):
    assert set(aanbod.values_list("rol", flat=True)) == {"algemeen", "specifiek", "maatwerk"}
    assert set(aanbod.values_list("bereik", flat=True)) == {"wijken", "gemeente"}
    assert set(aanbod.values_list("capaciteit", flat=True)) == {
        "ruim", "beperkt", "vol", "onbekend"
    }  # fmt: skip
    assert set(aanbod.with_soort().values_list("soort", flat=True)) == {"formeel", "informeel"}
    assert aanbod.exclude(soort_afwijkend="").exists()
    assert aanbod.filter(ontmoetingsplek=True).exists()
    assert aanbod.filter(gesloten_van__isnull=False).exists()
    assert aanbod.filter(gecontroleerd_op__isnull=True).exists()
    assert aanbod.filter(gecontroleerd_op__isnull=False).exists()
    assert Aanbieder.objects.in_gemeente(voorbeeldstad).filter(onderdeel_van__isnull=False).exists()
    assert Contactpersoon.objects.filter(aanbieder__in=aanbieders()).openbaar().exists()


# --- Invented, and valid ---------------------------------------------------------------------------


def test_alles_is_als_verzonnen_te_herkennen(voorbeeldstad):
    assert voorbeeldstad.verzonnen
    assert "verzonnen" in voorbeeldstad.peiling
    for aanbieder in aanbieders():
        assert aanbieder.telefoon.startswith("099")
        assert aanbieder.email.endswith(".example")
        assert aanbieder.website.endswith(".example/")


def test_vijftig_records_voldoen_aan_elke_regel(voorbeeldstad):
    steekproef = voorbeeldstad.aanbod.select_related("aanbieder").order_by("sorteernaam")[:50]

    assert len(steekproef) == 50
    for aanbod in steekproef:
        aanbod.full_clean()
        aanbod.aanbieder.full_clean()
        for delen in (aanbod.onderwerpkoppelingen, aanbod.werkgebieden, aanbod.plekken):
            for deel in delen.all():
                deel.full_clean()
        for locatie in aanbod.locaties.all():
            locatie.full_clean()


def test_de_stad_zelf_voldoet_aan_elke_regel(voorbeeldstad):
    voorbeeldstad.full_clean()
    for lijst in (
        voorbeeldstad.wijken,
        voorbeeldstad.edities,
        voorbeeldstad.plaatsnamen,
        voorbeeldstad.aanspreekpunten,
    ):
        assert lijst.exists()
        for record in lijst.all():
            record.full_clean()
    for persoon in Contactpersoon.objects.filter(aanbieder__in=aanbieders()):
        persoon.full_clean()


def test_ook_grote_proefdata_heeft_geen_dubbele_namen(leeg):
    maak_proefdata(aanbod=2_000, zaad=1)

    namen = list(aanbieders().values_list("naam", flat=True))
    assert len(namen) == len(set(namen)) == 2_000 // 3


# --- Refused ---------------------------------------------------------------------------------------


def test_een_tweede_keer_wordt_geweigerd_en_verandert_niets(voorbeeldstad):
    aantal = Aanbod.objects.count()

    with pytest.raises(ValueError, match="Voorbeeldstad staat er al. Begin met een lege database."):
        maak_proefdata(aanbod=10, zaad=1)

    assert Aanbod.objects.count() == aantal


def test_zonder_onderwerpen_wordt_gezegd_wat_eerst_moet(leeg):
    AanbodOnderwerp.objects.all().delete()
    Onderwerp.objects.filter(ouder__isnull=False).delete()
    Onderwerp.objects.all().delete()

    with pytest.raises(ValueError, match="draai eerst manage.py begin"):
        maak_proefdata(aanbod=10, zaad=1)

    assert not Gemeente.objects.filter(code=CODE).exists()


def test_de_opdracht_geeft_een_fout_zonder_spoor(voorbeeldstad):
    with pytest.raises(CommandError, match="Voorbeeldstad staat er al"):
        call_command("proefdata")


@pytest.mark.parametrize("aantal", [0, -5])
def test_de_opdracht_vraagt_een_aantal_van_een_of_meer(aantal):
    with pytest.raises(CommandError, match="een aantal van 1 tot en met"):
        call_command("proefdata", aanbod=aantal)


@pytest.mark.parametrize("aantal", [0, 401])
def test_de_opdracht_begrenst_het_aantal_gemeenten(aantal):
    with pytest.raises(CommandError, match="--gemeenten een aantal van 1 tot en met 400"):
        call_command("proefdata", gemeenten=aantal)


def test_de_opdracht_zegt_hoeveel_er_nu_staan(leeg, capsys):
    call_command("proefdata", aanbod=10, zaad=4)

    staan = Aanbod.objects.filter(gemeente__code=CODE).count()
    assert capsys.readouterr().out == f"Voorbeeldstad heeft nu {staan} verzonnen aanbod.\n"
