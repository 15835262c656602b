"""Two records made one: what moves, what stays, what leads where, and all of it back again."""

import pytest
from django.core.exceptions import ValidationError

from aanbod.gegevens import REGELS, lees
from aanbod.models import Aanbieder, Aanbod
from beheer.actions.contactpersonen import is_weg
from beheer.actions.samenvoegen import (
    MET_GESCHIEDENIS,
    ZONDER_GESCHIEDENIS,
    Ingehaald,
    stempel_van,
    voeg_samen,
)
from beheer.actions.terugdraaien import draai_terug
from beheer.actions.wijzigen import Botsing, Herkomst, maak, wijzig
from beheer.models import OudAdres, Rol, Samenvoeging, Wijziging
from beheer.models.wijziging import Weg
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    AanspreekpuntFactory,
    ContactpersoonFactory,
    GebruikerFactory,
    LocatieFactory,
    OnderwerpFactory,
    SignaalFactory,
)

pytestmark = pytest.mark.django_db
BY = Herkomst(Weg.FORMULIER, door=7, als="redacteur Teststad")


@pytest.fixture
def blijft(teststad):
    return AanbodFactory(
        naam="Taalcafé", slug="taalcafe", gemeente=teststad, onderwerpen=[OnderwerpFactory()],
        plek=LocatieFactory(gemeente=teststad),
    )  # fmt: skip


@pytest.fixture
def gaat(teststad):
    return AanbodFactory(
        naam="Taal-café", slug="taal-cafe-oud", telefoon="078-0000001", gemeente=teststad,
        onderwerpen=[OnderwerpFactory()], plek=LocatieFactory(gemeente=teststad),
    )  # fmt: skip


def _samen(een, ander, *velden):
    """The values of both, of fields that are lists."""
    return {veld: lees(een)[veld] + lees(ander)[veld] for veld in velden}


def _alles(*records):
    return [lees(type(record).objects.get(pk=record.pk)) for record in records]


def _terug(samenvoeging):
    draai_terug(Wijziging.objects.filter(handeling=samenvoeging.handeling), by=BY)


# --- Aanbod ------------------------------------------------------------------------------


def test_alles_wat_naar_het_ene_leidde_leidt_naar_het_andere(teststad, blijft, gaat):
    punt = AanspreekpuntFactory(gemeente=teststad, aanbod=gaat)
    ander_punt = AanspreekpuntFactory(gemeente=teststad, functie="jeugd", aanbod=blijft)
    ander_punt.in_plaats_daarvan.set([gaat])
    signaal = SignaalFactory(aanbod=gaat)
    waarden = {"telefoon": "078-0000001", **_samen(blijft, gaat, "onderwerpkoppelingen", "plekken")}

    voeg_samen(blijft, gaat, waarden, by=BY)

    for record in (blijft, gaat, punt, signaal):
        record.refresh_from_db()
    assert (blijft.status, gaat.status) == ("gepubliceerd", "gearchiveerd")
    assert (blijft.telefoon, blijft.onderwerpen.count(), blijft.plekken.count()) == (
        "078-0000001",
        2,
        2,
    )
    assert punt.aanbod == blijft
    assert list(ander_punt.in_plaats_daarvan.all()) == [blijft]
    assert signaal.aanbod == blijft
    # What went keeps what it had: it may come back.
    assert (gaat.onderwerpen.count(), gaat.plekken.count()) == (1, 1)


def test_een_handeling_staat_in_de_geschiedenis_van_beide(blijft, gaat):
    een = voeg_samen(blijft, gaat, {}, by=BY)

    for record in (blijft, gaat):
        (rij,) = Wijziging.objects.van(record)
        assert (rij.handeling, rij.weg, rij.door) == (een.handeling, "samenvoegen", 7)


def test_het_oude_adres_leidt_naar_wat_blijft(blijft, gaat):
    voeg_samen(blijft, gaat, {"slug": "verzonnen"}, by=BY)

    assert OudAdres.objects.waarheen("aanbod", "taal-cafe-oud") == blijft
    blijft.refresh_from_db()
    assert blijft.slug == "taalcafe"


def test_na_twee_keer_samenvoegen_leidt_ook_het_eerste_adres_verder(teststad, blijft, gaat):
    derde = AanbodFactory(gemeente=teststad)
    voeg_samen(blijft, gaat, {}, by=BY)

    tweede_keer = voeg_samen(derde, blijft, {}, by=BY)
    assert OudAdres.objects.waarheen("aanbod", "taal-cafe-oud") == derde

    _terug(tweede_keer)
    assert OudAdres.objects.waarheen("aanbod", "taal-cafe-oud") == blijft


def test_ongedaan_maken_geeft_alles_terug(teststad, blijft, gaat):
    punt = AanspreekpuntFactory(gemeente=teststad, aanbod=gaat)
    punt.in_plaats_daarvan.set([blijft, gaat])
    signaal = SignaalFactory(aanbod=gaat)
    eerst = _alles(blijft, gaat, punt)
    een = voeg_samen(blijft, gaat, lees(gaat) | _samen(blijft, gaat, "plekken"), by=BY)
    later = SignaalFactory(aanbod=blijft)

    _terug(een)

    assert _alles(blijft, gaat, punt) == eerst
    signaal.refresh_from_db()
    later.refresh_from_db()
    assert (signaal.aanbod, later.aanbod) == (gaat, blijft)
    assert not OudAdres.objects.filter(slug="taal-cafe-oud").exists()
    een.refresh_from_db()
    assert een.teruggedraaid


def test_wat_daarna_weer_wijzigde_houdt_het_ongedaan_maken_tegen(blijft, gaat):
    een = voeg_samen(blijft, gaat, {"telefoon": "078-0000001"}, by=BY)
    wijzig(blijft, {"telefoon": "078-0000002"}, by=BY)

    with pytest.raises(Botsing):
        _terug(een)

    gaat.refresh_from_db()
    assert gaat.status == "gearchiveerd"
    assert not Samenvoeging.objects.get().teruggedraaid


def test_een_deel_van_een_samenvoeging_gaat_niet_alleen_terug(blijft, gaat):
    voeg_samen(blijft, gaat, {"telefoon": "078-0000001"}, by=BY)

    with pytest.raises(ValidationError, match="in haar geheel"):
        draai_terug(Wijziging.objects.van(gaat), by=BY)


def test_terugdraaien_zelf_kan_niet_terug(blijft, gaat):
    een = voeg_samen(blijft, gaat, {}, by=BY)
    _terug(een)

    with pytest.raises(ValidationError, match="opnieuw samen"):
        draai_terug(Wijziging.objects.filter(draait_terug=een.handeling), by=BY)


def test_wie_te_laat_is_hoort_dat_een_ander_het_deed(blijft, gaat):
    voeg_samen(blijft, gaat, {}, by=BY)

    for paar in ((blijft, gaat), (gaat, blijft)):
        with pytest.raises(Ingehaald, match="Iemand anders was u voor"):
            voeg_samen(*paar, {}, by=BY)
    assert Samenvoeging.objects.count() == 1


def test_wat_intussen_wijzigde_wordt_niet_overschreven(blijft, gaat):
    stempel = stempel_van(gaat, blijft)
    wijzig(gaat, {"telefoon": "078-0000009"}, by=BY)

    with pytest.raises(Ingehaald, match="intussen"):
        voeg_samen(blijft, gaat, {}, by=BY, stempel=stempel)

    gaat.refresh_from_db()
    voeg_samen(blijft, gaat, {}, by=BY, stempel=stempel_van(blijft, gaat))


def test_wat_niet_past_verandert_niets(blijft, gaat):
    SignaalFactory(aanbod=gaat)
    eerst = _alles(blijft, gaat)

    with pytest.raises(ValidationError) as fout:
        voeg_samen(blijft, gaat, {"bereik": "wijken", "werkgebieden": []}, by=BY)

    assert list(fout.value.message_dict) == ["werkgebieden"]
    assert _alles(blijft, gaat) == eerst
    assert not Samenvoeging.objects.exists()
    assert not Wijziging.objects.exists()


def test_een_record_gaat_niet_in_zichzelf_op(blijft):
    with pytest.raises(ValidationError, match="twee verschillende"):
        voeg_samen(blijft, blijft, {}, by=BY)


# --- Aanbieder ---------------------------------------------------------------------------


def test_een_aanbieder_neemt_aanbod_mensen_en_onderdelen_over(teststad):
    blijft, gaat = AanbiederFactory(naam="Zilvermeeuw"), AanbiederFactory(naam="De Zilvermeeuw")
    aanbod = AanbodFactory(gemeente=teststad, aanbieder=gaat)
    persoon = ContactpersoonFactory(aanbieder=gaat)
    deel = AanbiederFactory(onderdeel_van=gaat)
    rol = Rol.objects.create(gebruiker=GebruikerFactory(), soort="aanbieder", aanbieder=gaat)
    eerst = _alles(blijft, gaat, aanbod, persoon, deel)

    een = voeg_samen(blijft, gaat, {}, by=BY)

    for record in (aanbod, persoon, rol):
        record.refresh_from_db()
        assert record.aanbieder == blijft
    deel.refresh_from_db()
    assert deel.onderdeel_van == blijft
    # Who knows the other name still finds it.
    assert [alias.naam for alias in blijft.aliassen.all()] == ["De Zilvermeeuw"]

    _terug(een)

    assert _alles(blijft, gaat, aanbod, persoon, deel) == eerst
    rol.refresh_from_db()
    assert rol.aanbieder == gaat


def test_wat_blijft_mag_de_naam_van_het_andere_krijgen():
    blijft, gaat = AanbiederFactory(naam="Meeuw"), AanbiederFactory(naam="Zilvermeeuw")
    eerst = _alles(blijft, gaat)

    een = voeg_samen(blijft, gaat, {"naam": "Zilvermeeuw"}, by=BY)

    blijft.refresh_from_db()
    gaat.refresh_from_db()
    assert blijft.naam == "Zilvermeeuw"
    assert gaat.naam == f"Zilvermeeuw (samengevoegd, {gaat.pk})"
    assert [alias.naam for alias in blijft.aliassen.all()] == ["Meeuw"]
    _terug(een)
    assert _alles(blijft, gaat) == eerst


def test_een_onderdeel_kan_in_de_plaats_van_het_geheel_komen():
    geheel = AanbiederFactory()
    blijft, ander_deel = (AanbiederFactory(onderdeel_van=geheel) for _ in "ab")
    eerst = _alles(geheel, blijft, ander_deel)

    een = voeg_samen(blijft, geheel, {"onderdeel_van": geheel.slug}, by=BY)

    blijft.refresh_from_db()
    ander_deel.refresh_from_db()
    assert (blijft.onderdeel_van, ander_deel.onderdeel_van) == (None, blijft)
    _terug(een)
    assert _alles(geheel, blijft, ander_deel) == eerst


def test_een_onderdeel_met_onderdelen_wordt_geweigerd_en_niets_is_gewijzigd():
    blijft = AanbiederFactory(onderdeel_van=AanbiederFactory())
    gaat = AanbiederFactory()
    deel = AanbiederFactory(onderdeel_van=gaat)

    with pytest.raises(ValidationError, match="twee lagen"):
        voeg_samen(blijft, gaat, {}, by=BY)

    deel.refresh_from_db()
    assert deel.onderdeel_van == gaat


def test_wie_van_beide_was_blijft_van_een():
    blijft, gaat = AanbiederFactory(), AanbiederFactory()
    gebruiker = GebruikerFactory()
    for aanbieder in (blijft, gaat):
        Rol.objects.create(gebruiker=gebruiker, soort="aanbieder", aanbieder=aanbieder)

    voeg_samen(blijft, gaat, {}, by=BY)

    assert Rol.objects.filter(aanbieder=blijft).count() == 1


def test_de_naam_van_een_mens_komt_niet_in_de_geschiedenis_te_staan():
    blijft, gaat = AanbiederFactory(), AanbiederFactory()
    ContactpersoonFactory(aanbieder=gaat, naam="Ada de Vries")

    voeg_samen(blijft, gaat, {}, by=BY)

    alles = repr(list(Wijziging.objects.values("naam", "velden")))
    assert "Ada" not in alles


def test_wie_intussen_is_gewist_houdt_het_terugdraaien_niet_tegen(teststad):
    blijft, gaat = AanbiederFactory(), AanbiederFactory()
    aanbod = AanbodFactory(gemeente=teststad, aanbieder=gaat)
    persoon = ContactpersoonFactory(aanbieder=gaat)
    een = voeg_samen(blijft, gaat, {}, by=BY)
    persoon.refresh_from_db()
    is_weg(persoon, by=BY)

    draai_terug(Wijziging.objects.filter(handeling=een.handeling), by=BY)

    aanbod.refresh_from_db()
    assert aanbod.aanbieder == gaat


# --- Nothing may be forgotten ------------------------------------------------------------

# What points to a record and does not move, with the reason.
BLIJFT_STAAN = {
    (Aanbod, "zoekdocument"): "made anew of the record itself",
    (Aanbod, "speld"): "made anew of the record itself",
    (Aanbod, "kwaliteitspunten"): "made anew of the record itself",
    (Aanbod, "aanbod_doelgroepen"): "a value of the record itself",
    (Aanbod, "aanbod_talen"): "a value of the record itself",
    (Aanbod, "aanspreekpunt_in_plaats_daarvan"): "the rows of a field that moves",
    (Aanbod, "controlevraag"): "what was asked then, of what went",
    (Aanbod, "oudadres"): "leads on through the address of what went",
    (Aanbieder, "zoekdocument"): "made anew of the aanbod, that moves",
    (Aanbieder, "belbeurt"): "what was done then, at what went",
    (Aanbieder, "controleronde"): "what was asked then, of what went",
    (Aanbieder, "uitnodiging"): "asked of someone at what went; a new one is soon sent",
    (Aanbieder, "oudadres"): "leads on through the address of what went",
}


@pytest.mark.parametrize("model", [Aanbod, Aanbieder])
def test_alles_wat_naar_een_record_wijst_verhuist_of_er_staat_waarom_niet(model):
    """Who adds a table that points to aanbod must say here what a merger does with it."""
    wijzen = {
        (een.related_model, een.field.name)
        for een in model._meta.get_fields(include_hidden=True)
        if een.auto_created and een.is_relation and not een.concrete
    }
    verhuizen = {paar[:2] for paar in MET_GESCHIEDENIS[model] + ZONDER_GESCHIEDENIS[model]}
    eigen_regels = {(regels.model, regels.ouder) for regels in REGELS[model].values()}
    over = {(model, wie._meta.model_name) for wie, veld in wijzen - verhuizen - eigen_regels}

    assert over == {sleutel for sleutel in BLIJFT_STAAN if sleutel[0] is model}


# --- Old addresses -----------------------------------------------------------------------


def test_wie_zijn_adres_wijzigt_blijft_op_het_oude_te_vinden(blijft):
    wijzig(blijft, {"slug": "nieuw"}, by=BY)
    wijzig(blijft, {"slug": "nieuwer"}, by=BY)

    for slug in ("taalcafe", "nieuw"):
        assert OudAdres.objects.waarheen("aanbod", slug) == blijft

    wijzig(blijft, {"slug": "taalcafe"}, by=BY)
    assert OudAdres.objects.waarheen("aanbod", "taalcafe") is None
    assert OudAdres.objects.waarheen("aanbod", "nieuwer") == blijft


def test_een_oud_adres_van_een_ander_is_bezet(blijft, gaat):
    wijzig(blijft, {"slug": "nieuw"}, by=BY)

    with pytest.raises(ValidationError) as fout:
        wijzig(gaat, {"slug": "taalcafe"}, by=BY)
    with pytest.raises(ValidationError) as fout_nieuw:
        maak(Aanbod(), lees(gaat) | {"slug": "taalcafe"}, by=BY)

    assert "leidt nu naar “Taalcafé”" in fout.value.message_dict["slug"][0]
    assert list(fout_nieuw.value.message_dict) == ["slug"]


def test_een_aanbod_en_een_aanbieder_mogen_hetzelfde_oude_adres_hebben(blijft):
    aanbieder = AanbiederFactory(slug="taalcafe")
    wijzig(blijft, {"slug": "nieuw"}, by=BY)
    wijzig(aanbieder, {"slug": "nieuw"}, by=BY)

    assert OudAdres.objects.waarheen("aanbod", "taalcafe") == blijft
    assert OudAdres.objects.waarheen("aanbieder", "taalcafe") == aanbieder
