"""The places of an aanbod: hours, a building that is known, a new one with a pin."""

import pytest
from django.urls import reverse

from aanbod.gegevens import lees
from aanbod.models import Aanbod
from beheer.models import Wijziging
from tests.factories import (
    AanbodFactory,
    AanbodLocatieFactory,
    GebruikerFactory,
    LocatieFactory,
    RolFactory,
)
from tests.formulier import velden_van, verstuur
from tests.wijken.locatieserver_proef import doc, locatieserver
from wijken.models import Locatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(settings):
    with locatieserver() as server:
        settings.LOCATIESERVER_URL = server.adres
        yield server


@pytest.fixture
def werk(client, teststad):
    gebruiker = GebruikerFactory()
    RolFactory(gebruiker=gebruiker, gemeente=teststad)
    client.force_login(gebruiker)
    return client


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(gemeente=teststad)


def _adres(naam, aanbod):
    return reverse(f"werk:{naam}", args=[aanbod.pk])


@pytest.fixture
def plek(teststad):
    return LocatieFactory(gemeente=teststad)


@pytest.fixture
def met_plek(teststad, plek):
    return AanbodFactory(gemeente=teststad, plek=plek)


def _dag(plek, dag):
    return f"plek__{plek.pk}__openingstijden_{dag}"


def _zet(aanbod, tijden):
    aanbod.plekken.update(openingstijden=tijden)


def test_de_tijden_van_een_plek_per_dag(werk, met_plek, plek):
    tijden = {_dag(plek, "maandag"): "9-12", _dag(plek, "dinsdag"): "9 tot 12, 13-17 op afspraak"}

    verstuur(werk, _adres("aanbod_plekken", met_plek), **tijden)

    bewaard = 'Mo,Tu 09:00-12:00, Tu 13:00-17:00 "op afspraak"; PH off'
    oud, nieuw = Wijziging.objects.van(met_plek).get().velden["plekken"]
    assert (oud[0]["openingstijden"], nieuw[0]["openingstijden"]) == ("", bewaard)
    geschiedenis = werk.get(_adres("aanbod_geschiedenis", met_plek)).content.decode()
    assert "spreekuur of activiteit, ma 9:00-12:00; di 9:00-12:00, 13:00-17:00 op" in geschiedenis


@pytest.mark.parametrize("tijden", ["Tu 09:00-12:00", "24/7", "Mo[1] 10:00-12:00", "Mo 09:00+"])
def test_wie_niets_verandert_laat_de_notatie_staan(werk, met_plek, tijden):
    _zet(met_plek, tijden)

    verstuur(werk, _adres("aanbod_plekken", met_plek))

    assert met_plek.plekken.get().openingstijden == tijden
    assert not Wijziging.objects.van(met_plek).exists()


def test_wat_geen_week_is_gaat_in_de_notatie(werk, met_plek, plek):
    verstuur(
        werk, _adres("aanbod_plekken", met_plek), **{_dag(plek, "anders"): "Mo[1] 10:00-12:00"}
    )

    assert met_plek.plekken.get().openingstijden == "Mo[1] 10:00-12:00"


@pytest.mark.parametrize(
    "tijden, fout",
    [
        ({"woensdag": "na het eten"}, "Woensdag: “na het eten” zijn geen tijden."),
        ({"anders": "als de zon schijnt"}, "Deze openingstijden zijn niet te lezen."),
        ({"maandag": "9-12", "anders": "Tu 09:00-12:00"}, "Niet allebei."),
        ({"maandag": "9-12\x00"}, "null"),
    ],
)
def test_onleesbare_tijden_worden_bij_het_veld_gezegd(werk, met_plek, plek, tijden, fout):
    velden = {_dag(plek, deel): tekst for deel, tekst in tijden.items()}

    antwoord = verstuur(werk, _adres("aanbod_plekken", met_plek), **velden)

    assert antwoord.status_code == 422
    (melding,) = antwoord.context["form"].plekken[0].errors["openingstijden"]
    assert fout in melding or fout == "null"
    assert all(tekst.replace("\x00", "") in antwoord.content.decode() for tekst in tijden.values())
    assert met_plek.plekken.get().openingstijden == ""


def test_een_plek_van_een_ander_blijft_staan(werk, met_plek, plek, teststad):
    """Someone else adds a place while the page is open; the one who saves last does not lose it."""
    adres = _adres("aanbod_plekken", met_plek)
    mijn = velden_van(werk.get(adres)) | {f"plek-{plek.pk}-openingstijden_maandag": "9-12"}
    erbij = AanbodLocatieFactory(aanbod=met_plek, locatie=LocatieFactory(gemeente=teststad))

    assert werk.post(adres, mijn).status_code == 302

    assert met_plek.plekken.filter(pk=erbij.pk).exists()
    assert met_plek.plekken.get(locatie=plek).openingstijden == "Mo 09:00-12:00; PH off"


def test_wat_een_ander_op_dezelfde_plek_schreef_wordt_eerst_getoond(werk, met_plek, plek):
    adres = _adres("aanbod_plekken", met_plek)
    mijn = velden_van(werk.get(adres)) | {f"plek-{plek.pk}-openingstijden_maandag": "9-12"}
    _zet(met_plek, "Su 20:00-22:00")

    antwoord = werk.post(adres, mijn)

    assert antwoord.status_code == 422
    assert "Nu staat er: zo 20:00-22:00" in antwoord.content.decode()
    assert met_plek.plekken.get().openingstijden == "Su 20:00-22:00"
    velden = velden_van(antwoord)
    assert velden[f"plek-{plek.pk}-openingstijden_maandag"] == ["9-12"]
    assert werk.post(adres, velden).status_code == 302
    assert met_plek.plekken.get().openingstijden == "Mo 09:00-12:00; PH off"


def test_wat_een_ander_wijzigde_en_u_niet_blijft(werk, met_plek):
    adres = _adres("aanbod_plekken", met_plek)
    mijn = velden_van(werk.get(adres))
    _zet(met_plek, "Su 20:00-22:00")

    assert werk.post(adres, mijn).status_code == 302

    assert met_plek.plekken.get().openingstijden == "Su 20:00-22:00"


def test_een_teken_van_een_ander_formulier_of_record_telt_niet(werk, met_plek, teststad):
    adres = _adres("aanbod_plekken", met_plek)
    ander = AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))
    for vreemd in (_adres("aanbod_bewerken", met_plek), _adres("aanbod_plekken", ander)):
        velden = velden_van(werk.get(adres)) | {"gezien": velden_van(werk.get(vreemd))["gezien"]}

        antwoord = werk.post(adres, velden)

        assert antwoord.status_code == 422
        assert "stond te lang open" in antwoord.content.decode()


def test_een_plek_die_een_ander_weghaalde_is_geen_fout(werk, met_plek):
    adres = _adres("aanbod_plekken", met_plek)
    mijn = velden_van(werk.get(adres))
    met_plek.plekken.all().delete()

    assert werk.post(adres, mijn).status_code == 302


def test_een_plek_eraf_laat_het_gebouw_staan(werk, met_plek, plek):
    aanbod = met_plek

    verstuur(werk, _adres("aanbod_plekken", aanbod), **{f"plek__{plek.pk}__weg": "on"})

    assert not aanbod.plekken.exists()
    assert Locatie.objects.filter(pk=plek.pk).exists()


def test_een_gebouw_dat_wij_kennen_is_een_druk_op_de_knop(werk, aanbod, teststad, register):
    plek = LocatieFactory(naam="Wijkcentrum De Kwartel", gemeente=teststad)
    elders = LocatieFactory(naam="Wijkcentrum De Kwartel")

    gevonden = werk.get(_adres("aanbod_plekken", aanbod), {"q": "kwartel"})
    assert gevonden.context["bekend"] == [plek]
    werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": plek.pk})
    werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": plek.pk})

    assert list(aanbod.locaties.all()) == [plek]
    vreemd = werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": elders.pk})
    assert vreemd.status_code == 404


@pytest.mark.parametrize("sleutel", ["", "x", "-1", "9" * 40, "١"])
def test_een_vreemde_sleutel_is_niet_gevonden(werk, aanbod, sleutel):
    antwoord = werk.post(_adres("aanbod_plek_erbij", aanbod), {"locatie": sleutel})

    assert antwoord.status_code == 404


def test_een_adres_uit_het_register_wordt_een_plek_met_speld_en_wijk(werk, aanbod, register):
    register.docs = [doc(punt="POINT(4.665 51.805)")]
    gevonden = werk.get(_adres("aanbod_plekken", aanbod), {"q": "admiraalsplein 12"})
    ((_, vraag),) = gevonden.context["adressen"]

    verstuur(werk, f"{_adres('aanbod_plek_nieuw', aanbod)}?{vraag}")

    locatie = aanbod.locaties.get()
    assert (locatie.straat, locatie.postcode) == ("Admiraalsplein 12", "3317 AB")
    assert (locatie.breedte, locatie.lengte, locatie.wijk.naam) == (51.805, 4.665, "West")
    rijen = Wijziging.objects.filter(handeling=Wijziging.objects.van(aanbod).get().handeling)
    assert {rij.soort for rij in rijen} == {"aanbod", "locatie"}


def test_zonder_register_zet_u_zelf_de_speld(werk, aanbod, settings):
    settings.LOCATIESERVER_URL = "http://127.0.0.1:9"

    antwoord = werk.get(_adres("aanbod_plekken", aanbod), {"q": "admiraalsplein"})

    assert antwoord.status_code == 200
    assert "Zet zelf de speld" in antwoord.content.decode()


def test_een_half_ingevulde_plek_laat_niets_achter(werk, aanbod):
    eerst = lees(aanbod), Locatie.objects.count()

    antwoord = verstuur(werk, _adres("aanbod_plek_nieuw", aanbod), straat="Laan 1", breedte="51.8")

    assert antwoord.status_code == 422
    assert "Laan 1" in antwoord.content.decode()
    assert (lees(Aanbod.objects.get(pk=aanbod.pk)), Locatie.objects.count()) == eerst


def test_een_nul_in_wat_iemand_zoekt_is_geen_fout(werk, aanbod):
    """PostgreSQL refuses it."""
    adres = reverse("werk:aanbod_plekken", args=[aanbod.pk])

    assert werk.get(adres, {"q": "abc\0d"}).status_code == 200
