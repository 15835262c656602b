"""What is saved is found at once, and what is gone is gone at once."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanbod.actions.archiveren import archiveer
from aanbod.actions.indexeren import indexeer, indexeer_alles
from aanbod.models import Aanbieder, AanbiederAlias, Aanbod, Zoekdocument
from aanbod.zoeken import kenmerken
from aanbod.zoeken.kennis import kennis
from aanbod.zoeken.lezing import lees
from aanbod.zoeken.vraag import Zoekvraag
from aanbod.zoeken.zoek import zoek
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    DoelgroepFactory,
    LocatieFactory,
    OnderwerpFactory,
)
from tests.formulier import verstuur
from wijken.plaats import Plaats

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def beheer(client, beheerder):
    client.force_login(beheerder)
    return client


@pytest.fixture
def aanbod(teststad):
    """Known under words that no other aanbod has."""
    return AanbodFactory(
        naam="Kwartelclub",
        gemeente=teststad,
        aanbieder=AanbiederFactory(naam="Zilvermeeuw"),
        onderwerpen=[OnderwerpFactory(naam="Puzzelzaken")],
    )


def _gevonden(gemeente, tekst):
    return {treffer.pk for treffer in zoek(_vraag(gemeente, tekst)).treffers}


def _vraag(gemeente, tekst="", plaats=None):
    bekend = kennis(gemeente)
    return Zoekvraag(gemeente, bekend, lees(tekst, bekend), plaats)


def _wijken(aanbod):
    """The wijken under which its document is found."""
    document = Zoekdocument.objects.get(pk=aanbod.pk)
    return [een for een in document.kenmerken.split() if een.startswith("wijk:")]


def _wijzig(beheer, record, **velden):
    model = record._meta
    pad = reverse(f"admin:{model.app_label}_{model.model_name}_change", args=[record.pk])
    antwoord = verstuur(beheer, pad, **velden)
    assert antwoord.status_code == 302, antwoord.context and antwoord.context["errors"]


# --- Through the screen ------------------------------------------------------------------------


@pytest.mark.parametrize("woord", ["Kwartelclub", "Zilvermeeuw", "Puzzelzaken"])
def test_aanbod_is_te_vinden_op_naam_aanbieder_en_onderwerp(teststad, aanbod, woord):
    assert _gevonden(teststad, woord) == {aanbod.pk}


def test_een_nieuwe_naam_wordt_meteen_gevonden_en_de_oude_niet_meer(beheer, teststad, aanbod):
    _wijzig(beheer, aanbod, naam="Spechtenclub")

    assert _gevonden(teststad, "Spechtenclub") == {aanbod.pk}
    assert _gevonden(teststad, "Kwartelclub") == set()


def test_aanbod_op_concept_gezet_is_meteen_weg(beheer, teststad, aanbod):
    _wijzig(beheer, aanbod, status="concept")

    assert _gevonden(teststad, "Kwartelclub") == set()
    assert not Zoekdocument.objects.filter(pk=aanbod.pk).exists()


def test_een_nieuw_werkgebied_telt_meteen_mee_in_die_wijk(beheer, teststad, aanbod):
    wijk = teststad.wijken.get(slug="oost")
    _wijzig(
        beheer,
        aanbod,
        bereik="wijken",
        werkgebieden__TOTAL_FORMS="1",
        werkgebieden__0__wijk=str(wijk.pk),
        werkgebieden__0__eigen_oordeel="Test.",
    )
    plaats = Plaats(label="Oost", wijken=frozenset([wijk.code]))

    gevonden = zoek(_vraag(teststad, "Kwartelclub", plaats))

    assert [treffer.pk for treffer in gevonden.treffers] == [aanbod.pk]
    assert kenmerken.wijk(wijk.code) in gevonden.treffers[0].kenmerken
    assert gevonden.verbreding == ""


def test_een_hernoemde_aanbieder_wordt_meteen_gevonden(beheer, teststad, aanbod):
    _wijzig(beheer, aanbod.aanbieder, naam="Goudvink")

    assert _gevonden(teststad, "Goudvink") == {aanbod.pk}
    assert _gevonden(teststad, "Zilvermeeuw") == set()


def test_een_nieuwe_bijnaam_van_de_aanbieder_wordt_meteen_gevonden(beheer, teststad, aanbod):
    _wijzig(beheer, aanbod.aanbieder, aliassen__TOTAL_FORMS="1", aliassen__0__naam="Blauwborst")

    assert _gevonden(teststad, "Blauwborst") == {aanbod.pk}


def test_een_gearchiveerde_aanbieder_neemt_zijn_aanbod_mee(beheer, teststad, aanbod):
    _wijzig(beheer, aanbod.aanbieder, status="gearchiveerd")

    assert _gevonden(teststad, "Kwartelclub") == set()


def test_een_hernoemd_onderwerp_wordt_meteen_gevonden(beheer, teststad, aanbod):
    _wijzig(beheer, aanbod.onderwerpen.get(), naam="Raadselwerk")

    assert _gevonden(teststad, "Raadselwerk") == {aanbod.pk}
    assert _gevonden(teststad, "Puzzelzaken") == set()


def test_een_onderwerp_onder_een_hoofdonderwerp_gehangen_telt_daar_meteen_mee(
    beheer, teststad, aanbod
):
    ouder, deel = OnderwerpFactory(), aanbod.onderwerpen.get()

    _wijzig(beheer, deel, ouder=str(ouder.pk))

    document = Zoekdocument.objects.get(pk=aanbod.pk)
    assert kenmerken.onderwerp(ouder.slug) in document.kenmerken.split()


def test_een_hernoemde_locatie_wordt_meteen_gevonden(beheer, teststad):
    plek = LocatieFactory(gemeente=teststad, naam="Rietzanger")
    aanbod = AanbodFactory(gemeente=teststad, plek=plek)

    _wijzig(beheer, plek, naam="Karekietje")

    assert _gevonden(teststad, "Karekietje") == {aanbod.pk}
    assert _gevonden(teststad, "Rietzanger") == set()


def test_een_verplaatste_locatie_verhuist_meteen_naar_de_andere_wijk(beheer, teststad):
    plek = LocatieFactory(gemeente=teststad, wijk=teststad.wijken.get(slug="west"))
    aanbod = AanbodFactory(gemeente=teststad, plek=plek)
    oost = teststad.wijken.get(slug="oost")

    _wijzig(beheer, plek, lengte="4.675")

    (treffer,) = zoek(_vraag(teststad, plaats=Plaats(punt=(51.805, 4.675)))).treffers
    assert treffer.pk == aanbod.pk
    assert treffer.pinnen == [(51.805, 4.675, "spreekuur")]
    assert _wijken(aanbod) == [kenmerken.wijk(oost.code)]


def test_een_hernoemde_doelgroep_wordt_meteen_gevonden(beheer, teststad, aanbod):
    groep = DoelgroepFactory(naam="Nachtvlinders")
    aanbod.doelgroepen.add(groep)
    indexeer([aanbod.pk])

    _wijzig(beheer, groep, naam="Uilskuikens")

    assert _gevonden(teststad, "Uilskuikens") == {aanbod.pk}


def test_een_hernoemde_wijk_wordt_meteen_gevonden(beheer, teststad):
    wijk = teststad.wijken.get(slug="oost")
    aanbod = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[wijk])

    _wijzig(beheer, wijk, naam="Korenwolfpark")

    assert _gevonden(teststad, "Korenwolfpark") == {aanbod.pk}


# --- Archiving ---------------------------------------------------------------------------------


def test_gearchiveerd_aanbod_is_meteen_weg(teststad, aanbod):
    aantal = archiveer(Aanbod.objects.filter(pk=aanbod.pk))

    aanbod.refresh_from_db()
    assert (aantal, aanbod.status) == (1, "gearchiveerd")
    assert _gevonden(teststad, "Kwartelclub") == set()


def test_archiveren_laat_ander_aanbod_staan(teststad, aanbod):
    ander = AanbodFactory(naam="Spechtenclub", gemeente=teststad)

    archiveer(Aanbod.objects.filter(pk=aanbod.pk))

    assert _gevonden(teststad, "Spechtenclub") == {ander.pk}


def test_een_aanbieder_archiveren_haalt_zijn_aanbod_uit_de_zoekindex(teststad, aanbod):
    archiveer(Aanbieder.objects.filter(pk=aanbod.aanbieder_id))

    aanbod.refresh_from_db()
    assert aanbod.status == "gepubliceerd"
    assert _gevonden(teststad, "Kwartelclub") == set()


def test_archiveren_telt_alleen_wat_nog_niet_in_het_archief_stond(teststad):
    AanbodFactory(gemeente=teststad, status="gearchiveerd")
    AanbodFactory(gemeente=teststad)

    assert archiveer(Aanbod.objects.filter(gemeente=teststad)) == 1


# --- The documents themselves --------------------------------------------------------------------


def test_elk_openbaar_aanbod_en_niets_anders_staat_in_de_index():
    openbaar = set(Aanbod.objects.gepubliceerd().values_list("pk", flat=True))

    assert openbaar
    assert set(Zoekdocument.objects.values_list("pk", flat=True)) == openbaar


def test_indexeren_geeft_terug_hoeveel_er_staan(teststad):
    openbaar, verborgen = AanbodFactory(), AanbodFactory(status="concept")

    assert indexeer([openbaar.pk, verborgen.pk]) == 1
    assert indexeer([]) == 0


def test_opnieuw_indexeren_verandert_niets(teststad, aanbod):
    vooraf = list(Zoekdocument.objects.order_by("pk").values())

    aantal = indexeer_alles()

    assert aantal == len(vooraf)
    assert list(Zoekdocument.objects.order_by("pk").values()) == vooraf
    assert _gevonden(teststad, "Kwartelclub") == {aanbod.pk}


def test_indexeren_in_blokken_slaat_niets_over(teststad, monkeypatch):
    monkeypatch.setattr("aanbod.actions.indexeren.BLOK", 2)
    ids = [AanbodFactory(gemeente=teststad, naam=f"Wulp {nummer}").pk for nummer in range(5)]
    Zoekdocument.objects.filter(pk__in=ids).delete()

    assert indexeer(ids) == 5
    assert _gevonden(teststad, "wulp") == set(ids)


def test_de_opdracht_indexeer_zegt_hoeveel_het_er_zijn(capsys):
    call_command("indexeer")

    assert capsys.readouterr().out == f"{Zoekdocument.objects.count()} aanbod geïndexeerd.\n"


def test_een_bijnaam_zonder_indexeren_wordt_nog_niet_gevonden(teststad, aanbod):
    """Pins that the documents are prepared, and that `indexeer` is what brings them up to date."""
    AanbiederAlias.objects.create(aanbieder=aanbod.aanbieder, naam="Blauwborst")
    assert _gevonden(teststad, "Blauwborst") == set()

    indexeer([aanbod.pk])

    assert _gevonden(teststad, "Blauwborst") == {aanbod.pk}


def test_een_plek_zonder_positie_geeft_geen_punt(teststad):
    wijk = teststad.wijken.get(slug="west")
    plek = LocatieFactory(gemeente=teststad, wijk=wijk, precisie="wijk", breedte=None, lengte=None)
    aanbod = AanbodFactory(gemeente=teststad, plek=plek)

    (treffer,) = zoek(_vraag(teststad, plaats=Plaats(punt=(51.805, 4.675)))).treffers

    assert (treffer.pk, treffer.pinnen) == (aanbod.pk, [])
    assert _wijken(aanbod) == [kenmerken.wijk(wijk.code)]


def test_een_mislukte_wijziging_laat_de_index_zoals_zij_was(beheer, teststad, aanbod):
    pad = reverse("admin:aanbod_aanbod_change", args=[aanbod.pk])

    antwoord = verstuur(beheer, pad, naam="Spechtenclub", samenvatting="")

    assert antwoord.status_code == 200
    assert _gevonden(teststad, "Kwartelclub") == {aanbod.pk}
    assert _gevonden(teststad, "Spechtenclub") == set()


def test_wie_indexeert_neemt_eerst_het_aanbod_waar_de_database_dat_kan(aanbod):
    """Two that save at once then wait for each other; SQLite has one writer at a time."""
    with CaptureQueriesContext(connection) as vragen:
        indexeer([aanbod.pk])

    gesloten = ["FOR NO KEY UPDATE" in vraag["sql"] for vraag in vragen]
    assert any(gesloten) == connection.features.has_select_for_no_key_update
