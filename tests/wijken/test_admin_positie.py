"""The position of a locatie in the admin: its fields, its map and the wijk that follows."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from aanbod.models import Speld
from tests.factories import (
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    LocatieFactory,
    WijkFactory,
)
from tests.formulier import verstuur
from wijken.models import Locatie

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

WIJK = reverse("admin:wijken_locatie_wijk")
GRENZEN = reverse("admin:wijken_locatie_grenzen")
NIEUW = reverse("admin:wijken_locatie_add")
LIJST = reverse("admin:wijken_locatie_changelist")


def _wijzig(locatie):
    return reverse("admin:wijken_locatie_change", args=[locatie.pk])


@pytest.fixture
def beheer(client, beheerder):
    client.force_login(beheerder)
    return client


@pytest.fixture
def locatie(teststad):
    west = teststad.wijken.get(slug="west")
    return LocatieFactory(gemeente=teststad, naam="De Kern", wijk=west)


def _medewerker(client, *rechten):
    medewerker = GebruikerFactory(is_staff=True)
    medewerker.user_permissions.set(Permission.objects.filter(codename__in=rechten))
    client.force_login(medewerker)
    return client


# --- Asking which wijk it is ----------------------------------------------------------------------


def _vraag(client, gemeente, breedte="", lengte=""):
    sleutel = getattr(gemeente, "pk", gemeente)
    return client.get(WIJK, {"gemeente": sleutel, "breedte": breedte, "lengte": lengte})


@pytest.mark.parametrize("adres", [WIJK, GRENZEN])
def test_zonder_inloggen_geeft_het_beheer_geen_antwoord(client, teststad, adres):
    assert client.get(adres, {"gemeente": teststad.pk}).status_code == 302


@pytest.mark.parametrize("adres", [WIJK, GRENZEN])
@pytest.mark.parametrize(
    "recht, status", [("view_locatie", 200), ("change_locatie", 200), ("view_wijk", 403)]
)
def test_alleen_wie_locaties_mag_zien_krijgt_antwoord(client, teststad, adres, recht, status):
    assert _medewerker(client, recht).get(adres, {"gemeente": teststad.pk}).status_code == status


@pytest.mark.parametrize("lengte, naam", [("4.665", "West"), ("4,675", "Oost")])
def test_een_positie_zegt_in_welke_wijk_zij_ligt(beheer, teststad, lengte, naam):
    antwoord = _vraag(beheer, teststad, "51,805", lengte)

    assert antwoord.json() == {
        "wijk": naam,
        "sleutel": teststad.wijken.get(naam=naam).pk,
        "melding": f"Ligt in {naam}.",
    }


@pytest.mark.parametrize(
    "breedte, lengte, melding",
    [
        ("52.1", "5.1", "Ligt buiten elke wijk van Teststad."),
        ("", "", "Geen positie: alleen de wijk is bekend."),
        (" ", "", "Geen positie: alleen de wijk is bekend."),
    ],
)
def test_een_positie_zonder_wijk_wordt_ook_gezegd(beheer, teststad, breedte, lengte, melding):
    antwoord = _vraag(beheer, teststad, breedte, lengte)

    assert antwoord.json() == {"wijk": "", "sleutel": "", "melding": melding}


def test_een_gemeente_zonder_grenzen_wordt_niet_voor_buiten_elke_wijk_versleten(beheer):
    antwoord = _vraag(beheer, GemeenteFactory(naam="Leegstad"), "51.805", "4.665")

    # No `sleutel`: the map empties no wijk that somebody chose.
    assert antwoord.json() == {
        "fout": True,
        "melding": "Van Leegstad zijn geen grenzen bekend. Kies zelf de wijk.",
    }


@pytest.mark.parametrize(
    "breedte, lengte, melding",
    [
        ("51.805", "", "De positie is maar half ingevuld."),
        ("", "4.665", "De positie is maar half ingevuld."),
        ("hier", "4.665", "Schrijf graden als een getal, zoals 51.80512."),
        ("51.805, 4.665", "", "Schrijf graden als een getal, zoals 51.80512."),
        ("nan", "4.665", "Schrijf graden als een getal, zoals 51.80512."),
        ("1e999", "4.665", "Schrijf graden als een getal, zoals 51.80512."),
        ("4.665", "51.805", "In Nederland ligt de breedtegraad tussen 50.7 en 53.7."),
        ("51.805", "12", "In Nederland ligt de lengtegraad tussen 3.2 en 7.3."),
        ("\x00", "'; DROP", "Schrijf graden als een getal, zoals 51.80512."),
    ],
)
def test_een_positie_die_niet_kan_wordt_in_het_nederlands_uitgelegd(
    beheer, teststad, breedte, lengte, melding
):
    antwoord = _vraag(beheer, teststad, breedte, lengte)

    assert antwoord.status_code == 200
    assert antwoord.json() == {"fout": True, "melding": melding}


@pytest.mark.parametrize("gemeente", ["", "0", "x", "-1", "9" * 40])
@pytest.mark.parametrize("adres", [WIJK, GRENZEN])
def test_zonder_gemeente_vraagt_het_beheer_er_eerst_een(beheer, adres, gemeente):
    antwoord = beheer.get(adres, {"gemeente": gemeente})

    assert antwoord.status_code == 200
    assert antwoord.json() == {"fout": True, "melding": "Kies eerst een gemeente."}


def test_de_grenzen_zijn_die_van_de_gekozen_gemeente_met_hun_namen(beheer, teststad):
    vlakken = beheer.get(GRENZEN, {"gemeente": teststad.pk}).json()["features"]

    assert {vlak["properties"]["naam"] for vlak in vlakken} == {"West", "Oost"}
    assert {vlak["geometry"]["type"] for vlak in vlakken} == {"Polygon"}


# --- The form -------------------------------------------------------------------------------------


def _bewaar(client, pad, **velden):
    """The saved locatie, or the messages of the form by field."""
    antwoord = verstuur(client, pad, **velden)
    if antwoord.status_code == 302:
        return Locatie.objects.latest("pk")
    return antwoord.context["adminform"].form.errors


@pytest.mark.parametrize("breedte", ["51.805", "51,805", " 51,805 ", "51,8050000001"])
def test_een_positie_mag_met_een_komma_en_krijgt_vijf_decimalen(beheer, teststad, breedte):
    locatie = _bewaar(
        beheer, NIEUW, naam="Zaal", gemeente=str(teststad.pk), breedte=breedte, lengte="4,6750049"
    )

    assert (locatie.breedte, locatie.lengte) == (51.805, 4.675)
    assert locatie.wijk.slug == "oost"


@pytest.mark.parametrize("leeg", ["breedte", "lengte"])
def test_een_halve_positie_wordt_bij_de_positie_uitgelegd(beheer, locatie, leeg):
    fouten = _bewaar(beheer, _wijzig(locatie), **{leeg: ""})

    assert "maar half ingevuld" in fouten["breedte"][0]
    assert "__all__" not in fouten


GEEF = "Geef een positie, of kies “alleen de wijk is bekend” met een wijk."


@pytest.mark.parametrize(
    "velden",
    [
        {"precisie": "wijk"},
        {"precisie": "wijk", "breedte": "", "lengte": "", "wijk": ""},
        {"precisie": "adres", "breedte": "", "lengte": ""},
    ],
    ids=["wijk met positie", "wijk zonder wijk", "adres zonder positie"],
)
def test_precisie_en_positie_die_niet_samengaan_staan_bij_de_precisie(beheer, locatie, velden):
    assert _bewaar(beheer, _wijzig(locatie), **velden) == {"precisie": [GEEF]}


def test_alleen_de_wijk_wordt_bewaard_zonder_positie(beheer, locatie):
    oost = locatie.gemeente.wijken.get(slug="oost")
    velden = {"precisie": "wijk", "breedte": "", "lengte": "", "wijk": str(oost.pk)}

    bewaard = _bewaar(beheer, _wijzig(locatie), **velden)

    assert (bewaard.wijk, bewaard.heeft_positie) == (oost, False)


def test_zonder_grenzen_bewaart_het_formulier_de_gekozen_wijk_bij_de_positie(beheer):
    wijk = WijkFactory()
    velden = {"gemeente": str(wijk.gemeente_id), "wijk": str(wijk.pk)}

    bewaard = _bewaar(beheer, NIEUW, naam="Zaal", breedte="51,8", lengte="4,67", **velden)

    assert (bewaard.wijk, bewaard.heeft_positie) == (wijk, True)


def test_een_wijk_van_elders_wordt_bij_de_wijk_uitgelegd(beheer, locatie, dordrecht):
    elders = dordrecht.wijken.first()
    velden = {"precisie": "wijk", "breedte": "", "lengte": "", "wijk": str(elders.pk)}

    fouten = _bewaar(beheer, _wijzig(locatie), **velden)

    assert fouten == {"wijk": ["Deze wijk ligt niet in de gekozen gemeente."]}


def test_na_een_fout_staat_er_nog_wat_was_getypt(beheer, locatie):
    getypt = {"naam": "Nieuwe naam", "breedte": "51,8O", "lengte": "4,66"}

    antwoord = verstuur(beheer, _wijzig(locatie), **getypt)

    pagina = antwoord.content.decode()
    assert list(antwoord.context["adminform"].form.errors) == ["breedte"]
    assert all(f'value="{tekst}"' in pagina for tekst in getypt.values())


def test_een_locatie_in_een_vervallen_wijk_blijft_te_bewaren(beheer, locatie):
    locatie.gemeente.wijken.filter(slug="west").update(vervallen_in=2026)
    Locatie.objects.filter(pk=locatie.pk).update(precisie="wijk", breedte=None, lengte=None)

    bewaard = _bewaar(beheer, _wijzig(locatie), naam="De Spil")

    assert (bewaard.naam, bewaard.wijk.slug) == ("De Spil", "west")
    assert "Teststad: West (vervallen in 2026)" in beheer.get(_wijzig(locatie)).content.decode()


def test_een_verplaatste_locatie_staat_meteen_op_haar_nieuwe_plek_op_de_kaart(beheer, locatie):
    aanbod = AanbodFactory(gemeente=locatie.gemeente, plek=locatie)

    _bewaar(beheer, _wijzig(locatie), lengte="4,675")

    assert Speld.objects.get(aanbod=aanbod).lengte == 4.675


def test_de_kaart_weet_waar_zij_haar_antwoorden_haalt_en_wat_er_is_bewaard(client, locatie):
    pagina = _medewerker(client, "view_locatie").get(_wijzig(locatie)).content.decode()

    assert f'data-wijk-json="{WIJK}"' in pagina
    assert f'data-grenzen-json="{GRENZEN}"' in pagina
    # Whoever may only look has no fields to read it from; a comma would be no number.
    assert 'data-breedte="51.805"' in pagina
    assert f'data-gemeente="{locatie.gemeente_id}"' in pagina
    assert "data-wis" not in pagina


# --- The list -------------------------------------------------------------------------------------


def test_de_lijst_zegt_adres_wijk_gemeente_en_of_er_een_positie_is(beheer, locatie):
    locatie.straat, locatie.postcode = "Dorpsweg 1", "3317AB"
    locatie.save()

    pagina = beheer.get(LIJST, {"gemeente__id__exact": locatie.gemeente_id}).content.decode()

    for tekst in ("De Kern", "Dorpsweg 1, 3317AB", "West", "Teststad", 'alt="True"'):
        assert tekst in pagina


@pytest.mark.parametrize("vraag", ["kern", "dorpsweg", "3317", "3317 ab"])
def test_een_locatie_is_te_vinden_op_naam_straat_en_postcode(beheer, locatie, vraag):
    locatie.straat, locatie.postcode = "Dorpsweg 1", "3317AB"
    locatie.save()

    gevonden = beheer.get(LIJST, {"q": vraag, "gemeente__id__exact": locatie.gemeente_id})

    assert list(gevonden.context["cl"].result_list) == [locatie]


def test_een_locatie_is_te_kiezen_op_hoe_precies_zij_is(beheer, locatie, teststad):
    vaag = LocatieFactory(gemeente=teststad, precisie="ongeveer")
    vraag = {"gemeente__id__exact": teststad.pk, "precisie__exact": "ongeveer"}

    assert list(beheer.get(LIJST, vraag).context["cl"].result_list) == [vaag]
