"""Proposing by who may not change a record, and judging it field by field."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from aanbod.models import Aanbod
from beheer import antwoorden
from beheer.actions.voorstellen import dien_in
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.models import Rol, Voorstel, Wijziging
from beheer.models.wijziging import Weg
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    AanbodLocatieFactory,
    GebruikerFactory,
    OnderwerpFactory,
)
from tests.formulier import verstuur

pytestmark = pytest.mark.django_db
BY = Herkomst(Weg.FORMULIER, als="redacteur Teststad")


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(naam="Kwartelclub", gemeente=teststad)


@pytest.fixture
def redacteur(teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    return gebruiker


@pytest.fixture
def voorsteller(aanbod):
    gebruiker = GebruikerFactory(email="samen@voorbeeld.nl")
    Rol.objects.create(gebruiker=gebruiker, soort="aanbieder", aanbieder=aanbod.aanbieder)
    return gebruiker


@pytest.fixture
def werk(client, redacteur):
    client.force_login(redacteur)
    return client


def _voorstel(aanbod, **waarden):
    return dien_in(aanbod=aanbod, waarden=waarden, als="Samen", email="samen@voorbeeld.nl")


def _pagina(voorstel):
    return reverse("werk:voorstel", args=[voorstel.pk])


# --- Making one -----------------------------------------------------------------------------------


def test_bewaren_door_een_aanbieder_wordt_een_voorstel(client, aanbod, voorsteller):
    client.force_login(voorsteller)
    pagina = reverse("werk:aanbod_voorstellen", args=[aanbod.pk])

    verstuur(client, pagina, naam="Reiger")
    verstuur(client, f"{pagina}?stap=toegang", kosten="gratis")

    voorstel = Voorstel.objects.get()
    assert voorstel.velden == {"naam": ["Kwartelclub", "Reiger"], "kosten": ["onbekend", "gratis"]}
    assert (voorstel.gebruiker, voorstel.email) == (voorsteller, "samen@voorbeeld.nl")
    assert str(aanbod.aanbieder) in voorstel.als
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Kwartelclub"
    assert "Reiger" in client.get(pagina).content.decode()


def test_wie_niets_verandert_stelt_niets_voor(client, aanbod, voorsteller):
    client.force_login(voorsteller)

    verstuur(client, reverse("werk:aanbod_voorstellen", args=[aanbod.pk]))

    assert not Voorstel.objects.exists()


def test_een_vrijwilliger_stelt_nieuw_aanbod_voor(client, teststad):
    vrijwilliger, onderwerp = GebruikerFactory(), OnderwerpFactory()
    Rol.objects.create(gebruiker=vrijwilliger, soort="vrijwilliger", gemeente=teststad)
    aanbieder = AanbiederFactory()
    client.force_login(vrijwilliger)

    antwoord = verstuur(
        client, reverse("werk:aanbod_nieuw_voorstellen"), aanbieder=aanbieder.naam, naam="Soepclub",
        samenvatting="Samen soep eten.", onderwerpen=[onderwerp.pk], rol="algemeen",
        gebied="gemeente:teststad",
    )  # fmt: skip

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    voorstel = Voorstel.objects.get()
    assert (voorstel.soort, voorstel.gemeente, voorstel.naam) == ("nieuw", teststad, "Soepclub")
    assert not Aanbod.objects.filter(naam="Soepclub").exists()


def test_een_vrijwilliger_ziet_geen_concepten(client, teststad):
    vrijwilliger = GebruikerFactory()
    Rol.objects.create(gebruiker=vrijwilliger, soort="vrijwilliger", gemeente=teststad)
    concept = AanbodFactory(gemeente=teststad, status="concept")
    client.force_login(vrijwilliger)

    assert client.get(reverse("werk:aanbod_voorstellen", args=[concept.pk])).status_code == 403


def test_gestopt_melden(client, aanbod, voorsteller):
    client.force_login(voorsteller)

    verstuur(
        client, reverse("werk:aanbod_gestopt_melden", args=[aanbod.pk]), toelichting="Sinds mei."
    )

    voorstel = Voorstel.objects.get()
    assert (voorstel.soort, voorstel.toelichting) == ("gestopt", "Sinds mei.")


def test_een_aanbieder_stelt_andere_openingstijden_voor(client, aanbod, voorsteller, redacteur):
    plek = AanbodLocatieFactory(aanbod=aanbod, openingstijden="Mo 09:00-12:00")
    client.force_login(voorsteller)
    pagina = reverse("werk:aanbod_plekken_voorstellen", args=[aanbod.pk])

    verstuur(client, pagina, **{f"plek__{plek.locatie_id}__openingstijden_dinsdag": "13-17"})

    assert aanbod.plekken.get().openingstijden == "Mo 09:00-12:00"
    client.force_login(redacteur)
    voorstel = Voorstel.objects.get()
    inhoud = client.get(_pagina(voorstel)).content.decode()
    assert "ma 9:00-12:00; di 13:00-17:00" in inhoud
    verstuur(client, _pagina(voorstel))
    assert aanbod.plekken.get().openingstijden == "Mo 09:00-12:00; Tu 13:00-17:00"


def test_een_plek_erbij_wordt_in_woorden_voorgesteld(client, aanbod, voorsteller):
    client.force_login(voorsteller)
    pagina = reverse("werk:aanbod_plekken_voorstellen", args=[aanbod.pk])

    verstuur(client, pagina, toelichting="Ook op Kade 1 in Teststad.")

    voorstel = Voorstel.objects.get()
    assert (voorstel.velden, voorstel.toelichting) == ({}, "Ook op Kade 1 in Teststad.")


def test_niets_veranderd_is_geen_voorstel_voor_plekken(client, aanbod, voorsteller):
    AanbodLocatieFactory(aanbod=aanbod, openingstijden="Mo 09:00-12:00")
    client.force_login(voorsteller)

    verstuur(client, reverse("werk:aanbod_plekken_voorstellen", args=[aanbod.pk]))

    assert not Voorstel.objects.exists()


# --- Judging one ----------------------------------------------------------------------------------


def test_per_veld_overnemen_en_een_waarde_aanpassen(
    werk, aanbod, django_capture_on_commit_callbacks
):
    voorstel = _voorstel(aanbod, naam="Reiger", kosten="gratis", telefoon="078 0000111")

    with django_capture_on_commit_callbacks(execute=True):
        antwoord = verstuur(
            werk, _pagina(voorstel), neem_over="1", waarde_naam="Blauwe reiger", neem_telefoon=[],
            reden="Het nummer klopt al.",
        )  # fmt: skip

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    aanbod.refresh_from_db()
    assert (aanbod.naam, aanbod.kosten, aanbod.telefoon) == ("Blauwe reiger", "gratis", "")
    voorstel.refresh_from_db()
    assert (voorstel.uitkomst, voorstel.email) == ("deels", "")
    assert Wijziging.objects.van(aanbod).get().weg == "voorstel"
    bericht = mail.outbox[0]
    html = bericht.alternatives[0][0]
    for tekst in (bericht.body, html):
        assert "Naam: Blauwe reiger" in tekst
        assert "Kosten" in tekst
        assert "Telefoon" in tekst
        assert "Het nummer klopt al." in tekst
    assert bericht.to == ["samen@voorbeeld.nl"]


def test_ongewijzigd_overnemen_is_helemaal(werk, aanbod):
    voorstel = _voorstel(
        aanbod, beschrijving="Een\r\ntwee", gesloten_van="2026-12-01", gesloten_bericht="Dicht",
        leeftijd_vanaf=12, inloop=True,
    )  # fmt: skip

    antwoord = verstuur(werk, _pagina(voorstel), neem_over="1")

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    voorstel.refresh_from_db()
    assert voorstel.uitkomst == "aanvaard"


def test_wat_intussen_veranderde_staat_erbij_en_wordt_bewust_gekozen(werk, aanbod):
    voorstel = _voorstel(aanbod, naam="Reiger")
    wijzig(aanbod, {"naam": "Zwaan"}, by=BY)

    inhoud = werk.get(_pagina(voorstel)).content.decode()
    assert all(naam in inhoud for naam in ("Kwartelclub", "Zwaan", "Reiger"))
    verstuur(werk, _pagina(voorstel), neem_over="1")

    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Reiger"


def test_wie_op_een_oude_bladzijde_overneemt_ziet_eerst_wat_er_nu_staat(werk, aanbod):
    from tests.formulier import velden_van

    voorstel = _voorstel(aanbod, naam="Reiger")
    oud = velden_van(werk.get(_pagina(voorstel)))
    wijzig(aanbod, {"naam": "Zwaan"}, by=BY)

    antwoord = werk.post(_pagina(voorstel), oud | {"neem_over": "1"})

    assert antwoord.status_code == 422
    assert "Zwaan" in antwoord.content.decode()
    assert (
        werk.post(_pagina(voorstel), velden_van(antwoord) | {"neem_over": "1"}).status_code == 302
    )
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Reiger"


def test_een_waarde_die_niet_kan_staat_bij_het_veld(werk, aanbod):
    voorstel = _voorstel(aanbod, naam="Reiger")

    antwoord = verstuur(werk, _pagina(voorstel), neem_over="1", waarde_naam="")

    assert antwoord.status_code == 422
    assert "waarde_naam" in antwoord.context["form"].errors


def test_weigeren_vraagt_een_reden_en_mailt_die(werk, aanbod, django_capture_on_commit_callbacks):
    voorstel = _voorstel(aanbod, naam="Reiger")
    assert verstuur(werk, _pagina(voorstel), weiger="1").status_code == 422

    with django_capture_on_commit_callbacks(execute=True):
        verstuur(werk, _pagina(voorstel), weiger="1", reden="De naam klopt al.")

    voorstel.refresh_from_db()
    assert (voorstel.uitkomst, voorstel.email) == ("geweigerd", "")
    assert "De naam klopt al." in mail.outbox[0].body


def test_een_tweede_oordeel_wordt_uitgelegd(werk, aanbod):
    voorstel = _voorstel(aanbod, naam="Reiger")
    verstuur(werk, _pagina(voorstel), weiger="1", reden="Nee.")
    bladzijde = werk.get(_pagina(voorstel))
    assert "niet overgenomen" in bladzijde.content.decode()

    antwoord = werk.post(
        _pagina(voorstel),
        {"neem_over": "1", "neem_naam": "on", "gezien": bladzijde.context["form"]["gezien"].value(),
         "waarde_naam": "Reiger"},
    )  # fmt: skip

    assert antwoord.status_code == 422
    assert "al bekeken" in antwoord.content.decode()


def test_nieuw_aanbod_wordt_een_concept_ook_als_het_adres_intussen_weg_is(
    client, redacteur, teststad
):
    test_een_vrijwilliger_stelt_nieuw_aanbod_voor(client, teststad)
    voorstel = Voorstel.objects.get()
    AanbodFactory(slug="soepclub", gemeente=teststad)
    client.force_login(redacteur)

    antwoord = verstuur(client, _pagina(voorstel), neem_over="1")

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    nieuw = Aanbod.objects.get(naam="Soepclub")
    assert (nieuw.status, nieuw.slug) == ("concept", "soepclub-2")
    voorstel.refresh_from_db()
    assert voorstel.uitkomst == "aanvaard"


def test_een_makelaar_haalt_niets_van_de_site(client, teststad):
    wijk = teststad.wijken.first()
    aanbod = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[wijk])
    makelaar = GebruikerFactory()
    Rol.objects.create(gebruiker=makelaar, soort="makelaar", wijk=wijk)
    voorstel = dien_in(soort="gestopt", aanbod=aanbod, als="Samen")
    client.force_login(makelaar)

    antwoord = client.post(
        _pagina(voorstel),
        {
            "neem_over": "1",
            "gezien": client.get(_pagina(voorstel)).context["form"]["gezien"].value(),
        },
    )

    assert antwoord.status_code == 422
    assert Aanbod.objects.get(pk=aanbod.pk).status == "gepubliceerd"


# --- The answer -----------------------------------------------------------------------------------


def test_wat_niet_verzonden_kon_worden_gaat_de_volgende_nacht(
    werk, aanbod, monkeypatch, django_capture_on_commit_callbacks
):
    voorstel = _voorstel(aanbod, naam="Reiger")
    monkeypatch.setattr(antwoorden, "stuur", lambda *_: False)
    with django_capture_on_commit_callbacks(execute=True):
        verstuur(werk, _pagina(voorstel), weiger="1", reden="Nee.")
    voorstel.refresh_from_db()
    assert (voorstel.uitkomst, voorstel.email) == ("geweigerd", "samen@voorbeeld.nl")
    monkeypatch.undo()

    call_command("dagelijks", verbosity=0)
    call_command("dagelijks", verbosity=0)

    voorstel.refresh_from_db()
    assert voorstel.email == ""
    assert len(mail.outbox) == 1


def test_wie_een_antwoord_al_verzendt_wordt_niet_ingehaald(aanbod, redacteur, monkeypatch):
    """A second process that looks while the first one waits for the mail server."""
    from beheer.actions.voorstellen import weiger

    voorstel = weiger(_voorstel(aanbod, naam="Reiger"), reden="Nee.", gebruiker=redacteur)
    tweede = []

    def langzaam(*_):
        tweede.append(antwoorden.stuur_wat_wacht())
        return True

    monkeypatch.setattr(antwoorden, "stuur", langzaam)
    assert antwoorden.stuur_uitkomst_van_voorstel(voorstel.pk)
    assert tweede == [0]


def test_bij_een_nieuw_aanbod_staat_wat_er_al_lijkt_te_zijn(werk, aanbod, teststad):
    waarden = {"naam": "Kwartel-club", "aanbieder": aanbod.aanbieder.slug}
    voorstel = dien_in(soort="nieuw", gemeente=teststad, waarden=waarden, als="Samen")

    inhoud = werk.get(_pagina(voorstel)).content.decode()

    assert "Staat dit er al?" in inhoud
    assert f'href="{aanbod.get_absolute_url()}"' in inhoud


def test_een_veld_dat_er_niet_meer_is_houdt_de_rest_niet_tegen(werk, aanbod):
    voorstel = _voorstel(aanbod, naam="Reiger")
    voorstel.velden["oud_veld"] = ["", "x"]
    voorstel.save()

    assert "Oud_veld" not in werk.get(_pagina(voorstel)).content.decode()
    assert verstuur(werk, _pagina(voorstel)).status_code == 302

    aanbod.refresh_from_db()
    assert aanbod.naam == "Reiger"
