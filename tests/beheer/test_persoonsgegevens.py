"""What is known of people: all of it stands in the table, and goes when its term ran out."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.urls import reverse
from django.utils import timezone

from aanbod.models import Contactpersoon
from beheer.actions import wissen
from beheer.actions.voorstellen import dien_in
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.geschiedenis import verhaal
from beheer.models import (
    Import,
    Importregel,
    Persoonswaarde,
    Rol,
    Signaal,
    Verzendteller,
    Voorstel,
)
from beheer.models.wijziging import Weg
from beheer.persoonsgegevens import NIET_OVER_MENSEN, PERSOONLIJK, TABEL
from tests.factories import AanbiederFactory, AanbodFactory, GebruikerFactory, SignaalFactory

BY = Herkomst(Weg.FORMULIER, als="redacteur Teststad")
NAMEN = {
    "naam", "voornaam", "achternaam", "telefoon", "email", "toelichting", "adres", "ip",
    "ip_adres", "bereikbaar", "first_name", "last_name", "username", "user_agent",
    "tekst", "notitie",
}  # fmt: skip


def _verdacht():
    for model in apps.get_models():
        for veld in model._meta.local_fields:
            soort = isinstance(veld, models.EmailField | models.GenericIPAddressField)
            if soort or veld.name in NAMEN:
                yield model._meta.label, veld.name


def test_elk_persoonlijk_veld_staat_in_de_tabel():
    bekend = {(een.model, veld) for een in TABEL for veld in een.velden}

    vergeten = [
        f"{model}.{veld}"
        for model, veld in _verdacht()
        if (model, veld) not in bekend and model not in NIET_OVER_MENSEN
    ]

    assert vergeten == []


def test_de_tabel_noemt_alleen_wat_er_is():
    for een in TABEL:
        for veld in een.velden:
            apps.get_model(een.model)._meta.get_field(veld)
        assert getattr(wissen, een.wist) in wissen.ALLES
    assert NIET_OVER_MENSEN.keys() <= {model for model, _ in _verdacht()}
    assert {een.wist for een in TABEL} == {wis.__name__ for wis in wissen.ALLES}
    contactpersoon = {
        veld for een in TABEL if een.model == "aanbod.Contactpersoon" for veld in een.velden
    }
    assert contactpersoon >= PERSOONLIJK["contactpersoon"]


def test_bewaartermijnen_toont_de_hele_tabel():
    uitvoer = StringIO()

    call_command("bewaartermijnen", stdout=uitvoer)

    for een in TABEL:
        assert een.termijn in uitvoer.getvalue()


def _geleden(**tijd):
    return timezone.now() - timedelta(**tijd)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "gekomen, klaar, blijft",
    [(179, None, True), (181, None, False), (40, 29, True), (40, 31, False)],
)
def test_een_signaal_verliest_na_zijn_termijn_wat_persoonlijk_is(gekomen, klaar, blijft):
    signaal = SignaalFactory(reden="anders", toelichting="Tekst", email="a@voorbeeld.nl")
    klaar = klaar and {
        "afgehandeld_op": _geleden(days=klaar),
        "afgehandeld_door": GebruikerFactory(),
    }
    Signaal.objects.filter(pk=signaal.pk).update(
        ontvangen_op=_geleden(days=gekomen), **(klaar or {})
    )
    gelezen = Signaal.objects.with_leesbaar().get(pk=signaal.pk)
    assert (gelezen.leesbaar_email == "a@voorbeeld.nl") == blijft

    assert wissen.signalen() == (0 if blijft else 1)

    signaal.refresh_from_db()
    assert bool(signaal.email) == bool(signaal.toelichting) == blijft
    assert wissen.signalen() == 0


@pytest.mark.django_db
def test_een_voorstel_verliest_na_zijn_termijn_het_adres():
    voorstel = dien_in(
        soort="gestopt", aanbod=AanbodFactory(), als="Samen", email="a@voorbeeld.nl",
        toelichting="Ada zei het.",
    )  # fmt: skip
    assert wissen.voorstellen() == 0
    Voorstel.objects.update(ingediend_op=_geleden(days=181))
    assert Voorstel.objects.with_leesbaar().get().leesbaar_email == ""

    assert wissen.voorstellen() == 1

    voorstel.refresh_from_db()
    assert (voorstel.email, voorstel.toelichting) == ("", "")


@pytest.mark.django_db
def test_de_geschiedenis_vergeet_een_persoon_meteen():
    persoon = Contactpersoon.objects.create(aanbieder=AanbiederFactory(), naam="Ada de Vries")
    wijzig(persoon, {"naam": "Bea de Boer"}, by=BY)
    regels = verhaal(persoon)
    assert regels[0].velden[0].nieuw == "Bea de Boer"
    Contactpersoon.objects.filter(pk=persoon.pk).delete()

    assert regels[0].velden == []
    assert wissen.persoonswaarden() == 1
    assert not Persoonswaarde.objects.exists()


@pytest.mark.django_db
def test_een_contactpersoon_gaat_met_een_aanbieder_naar_het_archief():
    Contactpersoon.objects.all().delete()
    weg, blijft = AanbiederFactory(status="gearchiveerd"), AanbiederFactory()
    for aanbieder in (weg, blijft):
        persoon = Contactpersoon.objects.create(aanbieder=aanbieder, naam="Ada de Vries")
        wijzig(persoon, {"naam": "Bea de Boer"}, by=BY)

    wissen.contactpersonen()

    assert Contactpersoon.objects.get().aanbieder == blijft
    assert Persoonswaarde.objects.get().van == Contactpersoon.objects.get().pk


@pytest.mark.django_db
def test_wie_een_jaar_weg_is_en_geen_rol_heeft_wordt_vergeten(teststad):
    weg, met_rol, net_weg, baas = (
        GebruikerFactory(naam="Ada", last_login=_geleden(days=400)),
        GebruikerFactory(naam="Bea", last_login=_geleden(days=400)),
        GebruikerFactory(naam="Cor", last_login=_geleden(days=10)),
        GebruikerFactory(naam="Dirk", last_login=_geleden(days=400), is_superuser=True),
    )
    Rol.objects.create(gebruiker=met_rol, soort="redacteur", gemeente=teststad)
    aanbod = AanbodFactory(gemeente=teststad)
    wijzig(aanbod, {"naam": "Anders"}, by=Herkomst(Weg.FORMULIER, weg.pk, "redacteur"))
    assert verhaal(aanbod)[0].wie == "redacteur"

    assert wissen.gebruikers() == 1
    assert wissen.gebruikers() == 0

    for een in (weg, met_rol, net_weg, baas):
        een.refresh_from_db()
    assert (weg.naam, weg.is_active) == ("", False)
    assert "@gewist.invalid" in weg.email
    assert [een.naam for een in (met_rol, net_weg, baas)] == ["Bea", "Cor", "Dirk"]


@pytest.mark.django_db
def test_de_ronde_van_elke_nacht_wist():
    Verzendteller.objects.create(sleutel="x", dag=timezone.localdate() - timedelta(days=1))

    call_command("dagelijks", stdout=StringIO())

    assert not Verzendteller.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "gemaakt, klaar, verwerkt, blijft",
    [
        (29, 29, False, True),
        (31, 31, False, False),
        (31, 1, False, False),
        (31, 31, True, True),
        (366, 364, True, True),
        (366, 366, True, False),
    ],
)
def test_een_import_verdwijnt_na_zijn_termijn_met_bestand_en_regels(
    client, gemaakt, klaar, verwerkt, blijft
):
    klant = GebruikerFactory()
    Rol.objects.create(gebruiker=klant, soort="beheerder")
    client.force_login(klant)
    import_ = Import.objects.create(
        naam="Ada de Vries.xlsx", inhoud=b"naam", door=klant.pk, klaar_op=_geleden(days=klaar),
        staat="toegepast" if verwerkt else "vergeleken", handeling=uuid4() if verwerkt else None,
    )  # fmt: skip
    Importregel.objects.create(import_van=import_, soort="nieuw", lijst="aanbod", rij=2)
    Import._base_manager.update(gemaakt_op=_geleden(days=gemaakt))

    lijst = client.get(reverse("werk:import_lijst")).content.decode()
    assert ("Ada de Vries" in lijst) == blijft
    pagina = client.get(reverse("werk:import_een", args=[import_.pk]))
    assert pagina.status_code == (200 if blijft else 404)
    assert wissen.imports() == (0 if blijft else 1)

    assert Import._base_manager.exists() == Importregel.objects.exists() == blijft
