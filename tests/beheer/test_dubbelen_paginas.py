"""The list of likely duplicates, and two side by side: as the pages are used."""

import pytest

from aanbod.models import Aanbod
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.models import GeenDubbel, Rol, Samenvoeging, Wijziging
from beheer.models.wijziging import Weg
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    DoelgroepFactory,
    GebruikerFactory,
    GemeenteFactory,
    OnderwerpFactory,
    SignaalFactory,
)
from tests.formulier import velden_van, verstuur

pytestmark = pytest.mark.django_db


@pytest.fixture
def redacteur(client, teststad):
    gebruiker = GebruikerFactory(naam="Robin")
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def paar(teststad, redacteur):
    return [
        AanbodFactory(naam="Taalcafé", telefoon="078-0000001", gemeente=teststad, slug=f"taal-{n}")
        for n in (1, 2)
    ]


def _adres(een, ander, soort=""):
    return f"/werk/dubbelen/{soort}{een.pk}/{ander.pk}/"


def _paren(client, vraag=""):
    return [(een["een"], een["ander"]) for een in client.get(f"/werk/dubbelen/{vraag}").context["paren"]]  # fmt: skip


def test_de_lijst_toont_paren_met_de_reden(client, paar):
    antwoord = client.get("/werk/dubbelen/")

    tekst = antwoord.content.decode()
    assert _paren(client) == [tuple(paar)]
    assert "bijna zeker dubbel" in tekst
    assert "dezelfde naam, hetzelfde telefoonnummer" in tekst


def test_een_paar_dat_er_twee_is_verdwijnt_uit_de_lijst_en_kan_terug(client, redacteur, paar):
    adres = _adres(*paar)

    antwoord = client.post(adres, {"doe": "twee", "vraag": "soort=aanbod"})

    assert antwoord["Location"] == "/werk/dubbelen/?soort=aanbod"
    assert _paren(client) == []
    assert _paren(client, "?gezien=on") == [tuple(paar)]
    assert GeenDubbel.objects.get().door == redacteur.pk
    # Also when the two are asked for the other way round, and twice.
    client.post(_adres(*paar[::-1]), {"doe": "twee"})
    assert GeenDubbel.objects.count() == 1

    client.post(adres, {"doe": "toch"})
    assert _paren(client) == [tuple(paar)]


def test_wat_buiten_het_gebied_ligt_staat_niet_in_de_lijst(client, redacteur):
    elders = GemeenteFactory()
    for _ in "ab":
        AanbodFactory(naam="Taalcafé", telefoon="078-0000001", gemeente=elders)

    assert _paren(client) == []
    antwoord = client.get(f"/werk/dubbelen/?gemeente={elders.slug}")
    assert "hoort niet bij uw gebied" in antwoord.content.decode()
    assert antwoord.context["paren"] == []


def test_een_beheerder_kiest_de_gemeente(client, teststad, paar, beheerder):
    client.force_login(beheerder)

    assert _paren(client, "?gemeente=teststad") == [tuple(paar)]
    assert _paren(client, "?gemeente=dordrecht") == []


def test_aanbieders_hebben_een_eigen_lijst(client, teststad, redacteur):
    een, ander = (
        AanbiederFactory(naam=naam, website="https://meeuw.example")
        for naam in ("Zilvermeeuw", "Stichting Zilver Meeuw")
    )
    for aanbieder in (een, ander):
        AanbodFactory(gemeente=teststad, aanbieder=aanbieder)

    assert _paren(client, "?soort=aanbieder") == [(een, ander)]

    antwoord = verstuur(client, _adres(een, ander, "aanbieders/"), doe="samen")
    assert antwoord.status_code == 302
    assert Samenvoeging.objects.get().soort == "aanbieder"
    assert Aanbod.objects.filter(gemeente=teststad).values("aanbieder").distinct().count() == 1


def test_de_lijst_kost_een_vast_aantal_vragen(
    client, teststad, paar, django_assert_max_num_queries
):
    for n in range(5):
        for _ in "ab":
            AanbodFactory(naam=f"Kwartelhuis{'abcde'[n]}", telefoon=f"078-2{n}", gemeente=teststad)

    # The first page of a session writes down that it began.
    client.get("/werk/dubbelen/")
    with django_assert_max_num_queries(12):
        antwoord = client.get("/werk/dubbelen/")

    assert len(antwoord.context["paren"]) == 6


# --- Side by side ------------------------------------------------------------------------


def test_van_elk_veld_dat_verschilt_wordt_gekozen(client, teststad, paar):
    een, ander = paar
    Aanbod.objects.filter(pk=een.pk).update(email="een@voorbeeld.example", kosten="gratis")
    Aanbod.objects.filter(pk=ander.pk).update(email="twee@voorbeeld.example", inloop=True)

    antwoord = client.get(_adres(*paar))
    labels = [veld.label for veld in antwoord.context["form"].rijen]
    assert {"E-mail", "Kosten", "Inloop"} <= set(labels)
    assert "Naam" not in labels

    velden = {"kies-email": "ander", "kies-kosten": "een", "kies-inloop": "ander"}
    antwoord = client.post(
        _adres(*paar), velden_van(antwoord) | velden | {"blijft": "een", "doe": "samen"}
    )

    assert antwoord.status_code == 302
    een.refresh_from_db()
    assert (een.email, een.kosten, een.inloop) == ("twee@voorbeeld.example", "gratis", True)


def test_vooraf_gekozen_is_wat_het_volst_is(client, teststad, paar):
    een, ander = paar
    Aanbod.objects.filter(pk=ander.pk).update(email="twee@voorbeeld.example", beschrijving="Koffie")
    for aanbod in paar:
        aanbod.onderwerpkoppelingen.create(onderwerp=OnderwerpFactory(), eigen_oordeel="Test.")
        aanbod.doelgroepen.add(DoelgroepFactory())

    antwoord = verstuur(client, _adres(*paar), doe="samen")

    assert antwoord.status_code == 302
    een.refresh_from_db()
    ander.refresh_from_db()
    assert (een.status, ander.status) == ("gearchiveerd", "gepubliceerd")
    assert (ander.email, ander.beschrijving) == ("twee@voorbeeld.example", "Koffie")
    assert (ander.onderwerpen.count(), ander.doelgroepen.count()) == (2, 2)


def test_daarna_is_het_te_lezen_en_ongedaan_te_maken(client, redacteur, paar):
    SignaalFactory(aanbod=paar[1])
    verstuur(client, _adres(*paar), doe="samen", blijft="een")

    tekst = client.get(_adres(*paar)).content.decode()
    assert "Maak het samenvoegen ongedaan" in tekst
    for aanbod, woorden in zip(paar, ("Hierin ging op:", "Opgegaan in"), strict=True):
        verhaal = client.get(f"/werk/aanbod/{aanbod.pk}/geschiedenis/").content.decode()
        assert woorden in verhaal
        assert "Robin" in verhaal

    antwoord = client.post(_adres(*paar), {"doe": "terug"}, follow=True)
    assert "Het zijn er weer twee" in antwoord.content.decode()
    assert not Aanbod.objects.filter(pk__in=[een.pk for een in paar], status="gearchiveerd")
    antwoord = client.post(_adres(*paar), {"doe": "terug"})
    assert (antwoord.status_code, "al ongedaan" in antwoord.content.decode()) == (409, True)


def test_ongedaan_maken_dat_niet_meer_kan_zegt_waarom(client, paar):
    een, ander = paar
    Aanbod.objects.filter(pk=ander.pk).update(email="twee@voorbeeld.example")
    verstuur(client, _adres(*paar), doe="samen", blijft="een")
    wijzig(een, {"email": "drie@voorbeeld.example"}, by=Herkomst(Weg.FORMULIER))

    antwoord = client.post(_adres(*paar), {"doe": "terug"})

    assert antwoord.status_code == 409
    assert "Dit kan niet meer ongedaan" in antwoord.content.decode()
    ander.refresh_from_db()
    assert ander.status == "gearchiveerd"


def test_de_tweede_die_samenvoegt_hoort_dat_een_ander_het_deed(client, paar):
    velden = velden_van(client.get(_adres(*paar))) | {"doe": "samen"}
    assert client.post(_adres(*paar), velden | {"blijft": "een"}).status_code == 302

    antwoord = client.post(_adres(*paar), velden | {"blijft": "ander"})

    assert antwoord.status_code == 409
    assert "Iemand anders was u voor" in antwoord.content.decode()
    assert Samenvoeging.objects.count() == 1


def test_wat_intussen_wijzigde_wordt_eerst_getoond(client, paar):
    een, ander = paar
    velden = velden_van(client.get(_adres(*paar))) | {"doe": "samen"}
    wijzig(ander, {"email": "nieuw@voorbeeld.example"}, by=Herkomst(Weg.FORMULIER))

    antwoord = client.post(_adres(*paar), velden)

    assert antwoord.status_code == 409
    assert "Iemand anders heeft intussen" in antwoord.content.decode()
    assert "nieuw@voorbeeld.example" in antwoord.content.decode()
    assert not Samenvoeging.objects.exists()

    opnieuw = velden_van(antwoord)
    antwoord = client.post(_adres(*paar), opnieuw | {"doe": "samen"})
    assert antwoord.status_code in (302, 422)


def test_wat_niet_past_staat_bij_het_veld(client, teststad, paar):
    een, ander = paar
    wijzig(
        ander, {"bereik": "wijken", "werkgebieden": [
            {"wijk": teststad.wijken.first().code, "bron": None, "paragraaf": "", "eigen_oordeel": "Test."}
        ]}, by=Herkomst(Weg.FORMULIER),
    )  # fmt: skip
    Wijziging_voor = Wijziging.objects.count()  # noqa: N806

    antwoord = verstuur(
        client, _adres(*paar), doe="samen", blijft="een", kies__bereik="ander", kies__werkgebieden="een"
    )  # fmt: skip

    assert antwoord.status_code == 422
    assert "Kies ten minste één wijk" in antwoord.content.decode()
    assert Wijziging.objects.count() == Wijziging_voor


def test_aanbieders_met_aanbod_buiten_het_gebied_zijn_voor_de_beheerder(
    client, teststad, redacteur, beheerder
):
    een, ander = AanbiederFactory(), AanbiederFactory()
    for aanbieder in (een, ander):
        AanbodFactory(gemeente=teststad, aanbieder=aanbieder)
    AanbodFactory(gemeente=GemeenteFactory(), aanbieder=ander)
    adres = _adres(een, ander, "aanbieders/")

    assert "Vraag de beheerder" in client.get(adres).content.decode()
    assert client.post(adres, {"doe": "samen"}).status_code == 403

    client.force_login(beheerder)
    assert verstuur(client, adres, doe="samen").status_code == 302


def test_een_record_naast_zichzelf_is_er_niet(client, paar):
    assert client.get(_adres(paar[0], paar[0])).status_code == 404


def test_kijken_verandert_niets(client, paar):
    for adres in ("/werk/dubbelen/", _adres(*paar)):
        client.get(adres, {"doe": "samen"})

    assert not Samenvoeging.objects.exists()
    assert not GeenDubbel.objects.exists()
    assert not Wijziging.objects.exists()
