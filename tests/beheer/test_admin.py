"""The admin: every page opens, rules speak Dutch, and nothing is thrown away."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from aanbod.models import Aanbieder, Aanbod
from beheer.models import Signaal
from gebruikers.models import Gebruiker
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    BuurtFactory,
    GebruikerFactory,
    LocatieFactory,
    PlaatsnaamFactory,
    PostcodeFactory,
    RolFactory,
    SignaalFactory,
    TaalFactory,
    VraagstapFactory,
    VragenboomFactory,
)
from tests.formulier import verstuur
from wijken.models import Buurt, Editie, Plaatsnaam, Postcode, Wijk

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

MODELLEN = sorted(admin.site._registry, key=lambda model: model._meta.label)


def _adres(model, wat, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{wat}", args=args)


@pytest.fixture
def beheer(client, beheerder):
    client.force_login(beheerder)
    return client


MAKERS = {
    "Buurt": BuurtFactory,
    "Gebruiker": GebruikerFactory,
    "Postcode": PostcodeFactory,
    "Rol": RolFactory,
    "Signaal": SignaalFactory,
    "Taal": TaalFactory,
    "Vraagstap": VraagstapFactory,
    "Vragenboom": VragenboomFactory,
}
# What stands on the site is read only: a concept is made to change.
ALTIJD_EEN_NIEUW = {"Vraagstap", "Vragenboom"}
# An import writes these.
ALLEEN_LEZEN = {Buurt, Editie, Postcode}


def _een(model):
    """A record to open; some tables start empty."""
    if model is Group:
        return Group.objects.create(name="Redactie")
    if model.__name__ in ALTIJD_EEN_NIEUW:
        return MAKERS[model.__name__]()
    return model.objects.first() or MAKERS[model.__name__]()


# --- Every page -----------------------------------------------------------------------------------


def test_elk_model_dat_een_beheerder_nodig_heeft_staat_in_het_beheer():
    namen = {model.__name__ for model in MODELLEN}

    assert namen >= {
        "Aanbieder", "Aanbod", "Aanspreekpunt", "Bron", "Buurt", "Doelgroep", "Editie",
        "Gebruiker", "Gemeente", "Locatie", "Onderwerp", "Plaatsnaam", "Postcode",
        "Postcodegebied", "Regio", "Signaal", "Taal", "Vraagstap", "Vragenboom", "Wijk",
    }  # fmt: skip


def test_het_begin_van_het_beheer_opent(beheer):
    antwoord = beheer.get(reverse("admin:index"))

    assert antwoord.status_code == 200
    assert "Wat wilt u bijwerken?" in antwoord.content.decode()


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_de_lijst_opent_en_laat_zich_doorzoeken(beheer, model):
    _een(model)

    assert beheer.get(_adres(model, "changelist")).status_code == 200
    if admin.site._registry[model].search_fields:
        assert beheer.get(_adres(model, "changelist"), {"q": "x"}).status_code == 200


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_de_bladzijde_om_toe_te_voegen_opent(beheer, model):
    # Only visitors make a signaal.
    verwacht = 403 if model in {Signaal, *ALLEEN_LEZEN} else 200

    assert beheer.get(_adres(model, "add")).status_code == verwacht


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_de_bladzijde_om_te_wijzigen_opent(beheer, model):
    assert beheer.get(_adres(model, "change", _een(model).pk)).status_code == 200


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_een_bestaand_record_laat_zich_onveranderd_opslaan(beheer, model):
    record = _een(model)

    antwoord = verstuur(beheer, _adres(model, "change", record.pk))

    verwacht = 403 if model in ALLEEN_LEZEN else 302
    assert antwoord.status_code == verwacht, antwoord.context and antwoord.context["errors"]


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_wie_niet_is_ingelogd_wordt_naar_inloggen_gestuurd(client, model):
    record = _een(model)
    paden = [_adres(model, "changelist"), _adres(model, "add"), _adres(model, "change", record.pk)]

    for pad in paden:
        antwoord = client.get(pad)
        assert antwoord.status_code == 302
        assert antwoord.headers["Location"].startswith(reverse("admin:login"))


def test_wie_geen_medewerker_is_komt_er_niet_in(client):
    client.force_login(GebruikerFactory())

    assert client.get(reverse("admin:index")).status_code == 302


def test_de_lijst_met_aanbod_kost_niet_meer_vragen_bij_meer_aanbod(
    beheer, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        beheer.get(_adres(Aanbod, "changelist"))


# --- Rules that no constraint can hold --------------------------------------------------------------


def _nieuw_aanbod(beheer, gemeente, **velden):
    basis = {
        "aanbieder": str(AanbiederFactory().pk),
        "naam": "Nieuw in de wijk",
        "slug": "nieuw-in-de-wijk",
        "status": "gepubliceerd",
        "samenvatting": "Loop binnen.",
        "rol": "algemeen",
        "bereik": "wijken",
        "gemeente": str(gemeente.pk),
        "eigen_oordeel": "Test.",
    }
    return verstuur(beheer, _adres(Aanbod, "add"), **basis | velden)


def _wijk(wijk):
    return {
        "werkgebieden__TOTAL_FORMS": "1",
        "werkgebieden__0__wijk": str(wijk.pk),
        "werkgebieden__0__eigen_oordeel": "Test.",
    }


def test_bereik_wijken_zonder_wijk_wordt_uitgelegd(beheer, teststad):
    antwoord = _nieuw_aanbod(beheer, teststad)

    assert antwoord.status_code == 200
    assert (
        "Kies ten minste één wijk, of een ander bereik dan “wijken”." in antwoord.content.decode()
    )
    assert not Aanbod.objects.filter(slug="nieuw-in-de-wijk").exists()


def test_bereik_wijken_met_een_wijk_van_elders_wordt_uitgelegd(beheer, teststad, dordrecht):
    elders = dordrecht.wijken.get(slug="wielwijk")

    antwoord = _nieuw_aanbod(beheer, teststad, **_wijk(elders))

    assert "De wijk Wielwijk ligt niet in Teststad." in antwoord.content.decode()
    assert not Aanbod.objects.filter(slug="nieuw-in-de-wijk").exists()


def test_bereik_wijken_met_een_wijk_wordt_bewaard(beheer, teststad):
    wijk = teststad.wijken.get(slug="oost")

    antwoord = _nieuw_aanbod(beheer, teststad, **_wijk(wijk))

    assert antwoord.status_code == 302, antwoord.context["errors"]
    aanbod = Aanbod.objects.get(slug="nieuw-in-de-wijk")
    assert list(aanbod.wijken.all()) == [wijk]
    assert aanbod.sorteernaam == "nieuw in de wijk"


def test_de_laatste_wijk_weghalen_wordt_geweigerd(beheer, teststad):
    wijk = teststad.wijken.get(slug="oost")
    aanbod = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[wijk])

    antwoord = verstuur(beheer, _adres(Aanbod, "change", aanbod.pk), werkgebieden__0__DELETE="on")

    assert "Kies ten minste één wijk" in antwoord.content.decode()
    assert aanbod.wijken.count() == 1


def test_een_gebroken_regel_staat_in_het_nederlands_op_het_scherm(beheer, teststad):
    antwoord = _nieuw_aanbod(beheer, teststad, bereik="regio")

    assert "Kies bij bereik “regio” een regio, en anders een gemeente." in antwoord.content.decode()


def test_een_plaatsnaam_die_al_bestaat_wordt_uitgelegd(beheer, teststad):
    wijk = teststad.wijken.first()
    PlaatsnaamFactory(gemeente=teststad, naam="Oude Dorp", wijken=[wijk])

    antwoord = verstuur(
        beheer,
        _adres(Plaatsnaam, "add"),
        gemeente=str(teststad.pk),
        naam="oude dorp",
        wijken=[str(wijk.pk)],
    )

    assert antwoord.status_code == 200
    assert "Deze plaatsnaam bestaat al in deze gemeente." in antwoord.content.decode()
    assert Plaatsnaam.objects.filter(gemeente=teststad).count() == 1


def _fouten(antwoord):
    """The messages of the form by field; `__all__` holds those at the top of the page."""
    return antwoord.context["adminform"].form.errors


def test_een_regel_over_meer_velden_staat_bij_een_veld(beheer, teststad):
    antwoord = _nieuw_aanbod(
        beheer, teststad, bereik="gemeente", soort_reden="Zomaar.", gecontroleerd_door="Ans"
    )

    assert _fouten(antwoord) == {
        "soort_afwijkend": ["Wijkt de soort af van de aanbieder, schrijf dan op waarom."],
        "gecontroleerd_op": ["Vul in wanneer én door wie het is gecontroleerd."],
    }


def test_een_dubbele_waarde_staat_bij_het_veld_dat_anders_moet(beheer, teststad):
    velden = {"gemeente": str(teststad.pk), "naam": "Derde", "slug": "oost", "code": "WK999999"}

    antwoord = verstuur(beheer, _adres(Wijk, "add"), **velden)

    assert _fouten(antwoord) == {"slug": ["Deze gemeente heeft al een wijk met dit adresdeel."]}


def test_onleesbare_tijden_staan_bij_hun_veld_en_blijven_staan(beheer, teststad):
    aanbod = AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))

    antwoord = verstuur(
        beheer,
        _adres(Aanbod, "change", aanbod.pk),
        bereikbaar="ma t/m vr",
        plekken__0__openingstijden="elke dag",
    )

    (formset,) = [
        een.formset
        for een in antwoord.context["inline_admin_formsets"]
        if een.formset.prefix == "plekken"
    ]
    assert list(_fouten(antwoord)) == ["bereikbaar"]
    assert list(formset.forms[0].errors) == ["openingstijden"]
    assert 'value="ma t/m vr"' in antwoord.content.decode()
    assert 'value="elke dag"' in antwoord.content.decode()


def test_bereikbaarheid_en_soort_van_een_plek_worden_bewaard(beheer, teststad):
    aanbod = AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))

    antwoord = verstuur(
        beheer,
        _adres(Aanbod, "change", aanbod.pk),
        bereikbaar="Mo-Fr 09:00-12:00",
        plekken__0__soort="kantoor",
    )

    assert antwoord.status_code == 302, antwoord.context["errors"]
    aanbod.refresh_from_db()
    assert aanbod.bereikbaar == "Mo-Fr 09:00-12:00"
    assert aanbod.plekken.get().soort == "kantoor"


def test_een_buurt_en_haar_postcodes_zijn_te_vinden_met_de_code(beheer):
    ander, postcode = PostcodeFactory(pc6="9911XX"), PostcodeFactory(pc6="9922ZZ")
    vragen = [
        (Buurt, postcode.buurt.code, postcode.buurt),
        (Postcode, postcode.buurt.code, postcode),
        (Postcode, "9922 zz", postcode),
        (Postcode, "9911", ander),
    ]

    for model, vraag, record in vragen:
        lijst = beheer.get(_adres(model, "changelist"), {"q": vraag})
        assert list(lijst.context["cl"].result_list) == [record], vraag


@pytest.mark.parametrize("model", ["werkgebied", "aanspreekpunt"])
def test_alleen_een_huidige_wijk_is_te_kiezen(beheer, teststad, model):
    teststad.wijken.filter(slug="west").update(vervallen_in=2026)
    vraag = {"app_label": "aanbod", "model_name": model, "field_name": "wijk", "term": "Teststad"}

    keuzes = beheer.get(reverse("admin:autocomplete"), vraag).json()["results"]

    assert [keuze["id"] for keuze in keuzes] == [str(teststad.wijken.get(slug="oost").pk)]


def test_de_lijst_met_wijken_toont_ook_de_vervallen(beheer, teststad):
    teststad.wijken.filter(slug="west").update(vervallen_in=2026)

    lijst = beheer.get(_adres(Wijk, "changelist"), {"q": "Teststad"}).context["cl"].result_list

    assert {wijk.slug for wijk in lijst} == {"west", "oost"}


# --- Nothing is thrown away ---------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["Aanbod", "Aanbieder", "Onderwerp", "Signaal"])
def test_weggooien_kan_niet(beheer, naam):
    (model,) = [een for een in MODELLEN if een.__name__ == naam]
    record = _een(model)

    assert beheer.get(_adres(model, "delete", record.pk)).status_code == 403
    assert beheer.post(_adres(model, "delete", record.pk), {"post": "yes"}).status_code == 403
    lijst = beheer.get(_adres(model, "changelist")).content.decode()
    assert "delete_selected" not in lijst
    assert model.objects.filter(pk=record.pk).exists()


def test_op_geen_scherm_kan_iets_van_de_kaart_worden_weggegooid(rf, beheerder):
    """House style 14: nothing is hard-deleted from the screen; personal data are the exception."""
    verzoek = rf.get("/")
    verzoek.user = beheerder

    te_wissen = {
        model.__name__
        for model in MODELLEN
        if model._meta.app_label in {"wijken", "aanbod", "beheer"}
        and admin.site._registry[model].has_delete_permission(verzoek)
    }

    # A right that ends is no record of the kaart.
    assert te_wissen == {"Rol"}


def _doe(client, model, actie, *records):
    gegevens = {"action": actie, "_selected_action": [str(record.pk) for record in records]}
    return client.post(_adres(model, "changelist"), gegevens, follow=True)


def test_de_actie_archiveert_de_gekozen_regels(beheer, teststad):
    gekozen, ander = (AanbodFactory(gemeente=teststad) for _ in range(2))

    antwoord = _doe(beheer, Aanbod, "naar_archief", gekozen)

    gekozen.refresh_from_db()
    ander.refresh_from_db()
    assert (gekozen.status, ander.status) == ("gearchiveerd", "gepubliceerd")
    assert "1 gearchiveerd." in antwoord.content.decode()


def test_een_gearchiveerd_record_is_van_de_site_maar_niet_weg(beheer, client, teststad):
    aanbod = AanbodFactory(gemeente=teststad)
    pad = reverse("portaal:aanbod", args=["teststad", aanbod.slug])
    assert client.get(pad).status_code == 200

    _doe(beheer, Aanbod, "naar_archief", aanbod)

    assert client.get(pad).status_code == 410
    assert beheer.get(_adres(Aanbod, "change", aanbod.pk)).status_code == 200


def test_ook_een_aanbieder_kan_naar_het_archief(beheer):
    aanbieder = AanbiederFactory()

    _doe(beheer, Aanbieder, "naar_archief", aanbieder)

    aanbieder.refresh_from_db()
    assert aanbieder.status == "gearchiveerd"


def _lezer(client, model):
    """Staff who may look at this model, and nothing else."""
    naam = f"view_{model._meta.model_name}"
    lezer = GebruikerFactory(is_staff=True)
    lezer.user_permissions.add(Permission.objects.get(codename=naam))
    client.force_login(lezer)
    return client


def test_wie_alleen_mag_kijken_kan_niet_archiveren(client):
    aanbod = AanbodFactory()

    _doe(_lezer(client, Aanbod), Aanbod, "naar_archief", aanbod)

    aanbod.refresh_from_db()
    assert aanbod.status == "gepubliceerd"


# --- Signals ------------------------------------------------------------------------------------


def test_afhandelen_wist_de_toelichting_en_zegt_wie_en_wanneer(beheer, beheerder):
    signaal = SignaalFactory(reden="anders", toelichting="Bel mij: 06 12345678.")
    ander = SignaalFactory(toelichting="Blijft staan.")

    antwoord = _doe(beheer, Signaal, "sluit_af", signaal)

    signaal.refresh_from_db()
    ander.refresh_from_db()
    assert signaal.toelichting == ""
    assert signaal.afgehandeld_door == beheerder
    assert signaal.afgehandeld_op
    assert (ander.toelichting, ander.afgehandeld_op) == ("Blijft staan.", None)
    assert "1 afgehandeld." in antwoord.content.decode()


def test_wie_het_eerst_afhandelde_blijft_staan(beheer, client):
    signaal = SignaalFactory()
    _doe(beheer, Signaal, "sluit_af", signaal)
    signaal.refresh_from_db()
    eerst = (signaal.afgehandeld_door, signaal.afgehandeld_op)
    client.force_login(GebruikerFactory(is_staff=True, is_superuser=True))

    antwoord = _doe(client, Signaal, "sluit_af", signaal)

    signaal.refresh_from_db()
    assert (signaal.afgehandeld_door, signaal.afgehandeld_op) == eerst
    assert "0 afgehandeld." in antwoord.content.decode()


def test_wie_alleen_mag_kijken_kan_niet_afhandelen(client):
    signaal = SignaalFactory(toelichting="Nog nodig.")

    _doe(_lezer(client, Signaal), Signaal, "sluit_af", signaal)

    signaal.refresh_from_db()
    assert (signaal.toelichting, signaal.afgehandeld_op) == ("Nog nodig.", None)


def test_een_signaal_is_niet_te_veranderen(beheer):
    signaal = SignaalFactory(toelichting="Zoals het kwam.")

    verstuur(beheer, _adres(Signaal, "change", signaal.pk), toelichting="Anders.", reden="gestopt")

    signaal.refresh_from_db()
    assert (signaal.toelichting, signaal.reden) == ("Zoals het kwam.", "tijden")


# --- Users --------------------------------------------------------------------------------------


def test_een_beheerder_maakt_een_gebruiker_met_een_wachtwoord(beheer):
    antwoord = verstuur(
        beheer,
        _adres(Gebruiker, "add"),
        email="nieuw@voorbeeld.example",
        naam="Nieuw",
        password1="paarse-olifant-fietst",
        password2="paarse-olifant-fietst",
    )

    assert antwoord.status_code == 302, antwoord.context["errors"]
    gebruiker = Gebruiker.objects.get(email="nieuw@voorbeeld.example")
    assert gebruiker.check_password("paarse-olifant-fietst")
    assert not gebruiker.is_staff


def test_een_tweede_gebruiker_met_hetzelfde_adres_wordt_uitgelegd(beheer):
    GebruikerFactory(email="ans@voorbeeld.example")

    antwoord = verstuur(
        beheer,
        _adres(Gebruiker, "add"),
        email="ANS@voorbeeld.example",
        password1="paarse-olifant-fietst",
        password2="paarse-olifant-fietst",
    )

    assert "Er is al een gebruiker met dit e-mailadres." in antwoord.content.decode()
