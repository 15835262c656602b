"""Every rule of the models of `wijken` holds at the database and speaks Dutch at the form."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import (
    BuurtFactory,
    EditieFactory,
    GemeenteFactory,
    LocatieFactory,
    OmtrekFactory,
    PlaatsnaamFactory,
    PostcodeFactory,
    WijkFactory,
)
from tests.regels import Overtreding, regels_van, weigert_de_database, weigert_full_clean
from wijken.models import Gemeente, Omtrek, Plaatsnaam, Postcodegebied, Wijk

pytestmark = pytest.mark.django_db


def _gemeente(**velden):
    return GemeenteFactory.build(regio=None, **velden)


def _tweede_editie(**velden):
    eerste = EditieFactory()
    return EditieFactory.build(gemeente=eerste.gemeente, **velden)


def _wijk(**velden):
    return WijkFactory.build(gemeente=GemeenteFactory(), **velden)


def _wijk_met_bezet_adresdeel():
    return WijkFactory.build(gemeente=WijkFactory(slug="bezet").gemeente, slug="bezet")


def _zelfde_omtrek():
    omtrek = OmtrekFactory()
    return Omtrek(editie=omtrek.editie, wijk=omtrek.wijk, geometrie=omtrek.geometrie)


def _zelfde_plaatsnaam():
    plaatsnaam = PlaatsnaamFactory(naam="Het Oude Dorp")
    return Plaatsnaam(gemeente=plaatsnaam.gemeente, naam="het oude-dórp")


def _postcode(**velden):
    return Postcodegebied(**{"pc4": "7777", "breedte": 51.8, "lengte": 4.66} | velden)


def _locatie(**velden):
    return LocatieFactory.build(gemeente=GemeenteFactory(), **velden)


def _buurt(**velden):
    return BuurtFactory.build(wijk=WijkFactory(), **velden)


def _zelfde_postcode():
    postcode = PostcodeFactory()
    return PostcodeFactory.build(pc6=postcode.pc6, buurt=postcode.buurt)


OVERTREDINGEN = [
    Overtreding(
        "gemeente_vrijgegeven_paar",
        lambda: _gemeente(vrijgegeven_op=timezone.now()),
        "Vul bij vrijgeven in wanneer en door wie, of geen van beide.",
    ),
    Overtreding(
        "gemeente_code_vorm",
        lambda: _gemeente(code="DOR505"),
        "Een gemeentecode is GM met vier cijfers, zoals GM0505.",
    ),
    Overtreding(
        "gemeente_slug_vrij",
        lambda: _gemeente(slug="beheer"),
        "Dit adresdeel is van de site zelf. Kies een ander.",
    ),
    Overtreding(
        "wijk_slug_uniek",
        _wijk_met_bezet_adresdeel,
        "Deze gemeente heeft al een wijk met dit adresdeel.",
    ),
    Overtreding(
        "wijk_code_vorm",
        lambda: _wijk(code="WK05050"),
        "Een wijkcode is WK, de vier cijfers van de gemeente en twee tekens, zoals WK050508.",
    ),
    Overtreding(
        "wijk_inwoners_met_jaar",
        lambda: _wijk(inwoners=5000, inwoners_jaar=None),
        "Vul bij het aantal inwoners ook het jaar in.",
    ),
    Overtreding(
        "plaatsnaam_uniek",
        _zelfde_plaatsnaam,
        "Deze plaatsnaam bestaat al in deze gemeente.",
    ),
    Overtreding(
        "postcode_vorm",
        lambda: _postcode(pc4="0317"),
        "Een postcodegebied is vier cijfers, zoals 3317.",
    ),
    Overtreding(
        "postcode_in_nederland",
        lambda: _postcode(breedte=48.85, lengte=2.35),
        "Dit punt ligt niet in Nederland.",
    ),
    Overtreding(
        "postcode_pc6_vorm",
        lambda: PostcodeFactory.build(pc6="3317ab", buurt=BuurtFactory()),
        "Een postcode is vier cijfers en twee letters, zoals 3317AB.",
    ),
    Overtreding(
        "postcode_buurt_uniek",
        _zelfde_postcode,
        "Deze postcode staat al bij deze buurt.",
    ),
    Overtreding(
        "buurt_code_vorm",
        lambda: _buurt(code="BU0505080"),
        "Een buurtcode is BU met de code van de wijk en twee cijfers, zoals BU05050801.",
    ),
    Overtreding(
        "buurt_in_nederland",
        lambda: _buurt(lengte=None),
        "Dit punt ligt niet in Nederland, of is maar half ingevuld.",
    ),
    Overtreding(
        "editie_een_actief",
        lambda: _tweede_editie(naam="Nieuw"),
        "Deze gemeente heeft al een editie in gebruik.",
    ),
    Overtreding(
        "editie_naam_uniek",
        lambda: _tweede_editie(naam="Test", actief=False),
        "Deze gemeente heeft al een editie met deze naam.",
    ),
    Overtreding(
        "omtrek_uniek",
        _zelfde_omtrek,
        "Omtrek met deze Editie en Wijk bestaat al.",
    ),
    Overtreding(
        "locatie_in_nederland",
        lambda: _locatie(breedte=4.66, lengte=51.80),
        "De positie ligt niet in Nederland, of is maar half ingevuld.",
    ),
    Overtreding(
        "locatie_positie_of_wijk",
        lambda: _locatie(breedte=None, lengte=None),
        "Geef een positie, of kies “alleen de wijk is bekend” met een wijk.",
    ),
]


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_de_database_weigert_wat_een_regel_breekt(overtreding):
    weigert_de_database(overtreding)


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_het_formulier_zegt_in_het_nederlands_welke_regel_breekt(overtreding):
    weigert_full_clean(overtreding)


def test_elke_regel_van_wijken_wordt_hier_gebroken():
    assert {overtreding.naam for overtreding in OVERTREDINGEN} == set(regels_van("wijken"))


def test_wie_vrijgaf_zonder_wanneer_wordt_geweigerd():
    overtreding = OVERTREDINGEN[0]
    weigert_full_clean(
        Overtreding(
            overtreding.naam,
            lambda: _gemeente(vrijgegeven_door="de redactie"),
            overtreding.melding,
        )
    )


def test_een_jaar_zonder_inwoners_wordt_geweigerd():
    with pytest.raises(ValidationError, match="aantal inwoners"):
        _wijk(inwoners=None, inwoners_jaar=2023).full_clean()


@pytest.mark.parametrize("positie", [{"lengte": None}, {"breedte": None}], ids=str)
def test_een_halve_positie_wordt_geweigerd(positie):
    with pytest.raises(ValidationError, match="maar half ingevuld"):
        _locatie(**positie).full_clean()


@pytest.mark.parametrize("positie", [{"lengte": None}, {"breedte": None}], ids=str)
def test_de_database_weigert_een_halve_positie(positie):
    with pytest.raises(IntegrityError), transaction.atomic():
        _locatie(**positie).save()


def test_een_locatie_zonder_positie_mag_als_de_wijk_bekend_is():
    wijk = WijkFactory()
    locatie = LocatieFactory.build(
        gemeente=wijk.gemeente, wijk=wijk, precisie="wijk", breedte=None, lengte=None
    )

    locatie.full_clean()
    locatie.save()

    assert not locatie.heeft_positie


@pytest.mark.parametrize("velden", [{"wijk": None}, {"breedte": 51.8, "lengte": 4.66}], ids=str)
def test_alleen_de_wijk_bekend_vraagt_een_wijk_en_geen_positie(velden):
    wijk = WijkFactory()
    locatie = LocatieFactory.build(
        **{"gemeente": wijk.gemeente, "wijk": wijk, "precisie": "wijk"}
        | {"breedte": None, "lengte": None}
        | velden
    )

    with pytest.raises(ValidationError, match="alleen de wijk is bekend"):
        locatie.full_clean()


def test_een_locatie_kan_niet_in_een_wijk_van_een_andere_gemeente_liggen():
    locatie = _locatie(wijk=WijkFactory(), precisie="wijk", breedte=None, lengte=None)

    with pytest.raises(ValidationError) as fout:
        locatie.full_clean()

    assert fout.value.message_dict == {"wijk": ["Deze wijk ligt niet in de gekozen gemeente."]}


def test_twee_gemeenten_mogen_elk_hun_eigen_vogelbuurt_hebben():
    een, ander = PlaatsnaamFactory(naam="Vogelbuurt"), PlaatsnaamFactory(naam="Vogelbuurt")

    assert een.gemeente != ander.gemeente
    assert een.zoeknaam == ander.zoeknaam == "vogelbuurt"


def test_een_andere_gemeente_mag_ook_een_editie_in_gebruik_hebben():
    EditieFactory(actief=True)

    EditieFactory.build(gemeente=GemeenteFactory(), actief=True).full_clean()


def test_twee_oude_edities_mogen_naast_elkaar_staan():
    eerste = EditieFactory(naam="Eerste", actief=False)

    EditieFactory.build(gemeente=eerste.gemeente, naam="Tweede", actief=False).full_clean()


def test_alleen_de_omtrekken_van_de_editie_in_gebruik_tellen():
    oud = OmtrekFactory(editie__actief=False)
    nieuw = OmtrekFactory(wijk=oud.wijk, editie__naam="Nieuw", editie__actief=True)

    assert list(Omtrek.objects.van(oud.wijk.gemeente)) == [nieuw]


def test_bewoond_laat_bedrijventerrein_weg(dordrecht):
    weg = set(dordrecht.wijken.all()) - set(dordrecht.wijken.bewoond())

    assert {wijk.naam for wijk in weg} == {"Industriegebied West", "Verspreide bebouwing"}


def test_wijken_onder_duizend_inwoners_zijn_geen_woonwijk():
    klein = Wijk.objects.filter(inwoners__lt=1000)

    assert klein
    assert not klein.bewoond()


def test_een_gemeente_is_vrijgegeven_als_een_redacteur_dat_deed():
    nog_niet = GemeenteFactory()
    wel = GemeenteFactory(vrijgegeven_op=timezone.now(), vrijgegeven_door="de redactie")

    assert wel.is_vrijgegeven
    assert not nog_niet.is_vrijgegeven
    assert list(Gemeente.objects.vrijgegeven()) == [wel]


def test_het_adres_op_een_regel_laat_weg_wat_onbekend_is():
    vol = LocatieFactory.build(straat="Dorpsplein 1", postcode="9990 AB", plaats="Teststad")
    kaal = LocatieFactory.build(straat="", postcode="", plaats="Teststad")

    assert vol.adresregel == "Dorpsplein 1, 9990 AB Teststad"
    assert kaal.adresregel == "Teststad"


def test_een_locatie_zonder_naam_of_adres_heet_naar_haar_wijk():
    locatie = LocatieFactory.build(naam="", straat="", wijk=WijkFactory.build(naam="De Staart"))

    assert str(locatie) == "De Staart"
