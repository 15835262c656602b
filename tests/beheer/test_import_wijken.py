"""`import_wijken` tells first and writes with --apply; what is found moves along."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import CommandError, call_command

from aanbod.models import Aanbod, Zoekdocument
from aanbod.zoeken.tekst import indexwoorden
from tests.conftest import GEDEELD
from tests.factories import AanbodFactory, AanspreekpuntFactory, PlaatsnaamFactory
from tests.wijken.kaarten import (
    buurt,
    geojson,
    laadstad_met_grenzen,
    locatie,
    midden,
    vak,
    wijk,
)
from tests.wijken.pdok_proef import proefserver
from wijken.models import Buurt, Editie, Gemeente, Locatie, Omtrek, Wijk

pytestmark = pytest.mark.django_db

REFERENTIE = GEDEELD / "geo" / "wijken_dordrecht_alblasserdam.geojson"
NOORD = wijk("WK700101", vak(0), wijknaam="Noord")
HAVEN = wijk("WK700102", vak(1), wijknaam="Haven")


@pytest.fixture
def stad():
    return laadstad_met_grenzen()


@pytest.fixture
def importeer(tmp_path):
    """Writes these features to a file and imports it; gives what the command said."""

    def importeer_(*features, opties=(), **anders):
        bestand = tmp_path / "wijken.geojson"
        bestand.write_text(json.dumps(geojson(*features, **anders)), encoding="utf-8")
        return _opdracht(bestand, *opties)

    return importeer_


def _opdracht(*argumenten):
    uitvoer = StringIO()
    call_command("import_wijken", *map(str, argumenten), stdout=uitvoer)
    return uitvoer.getvalue()


def _alles():
    return [
        serializers.serialize("json", model.objects.order_by("pk"))
        for app in ("wijken", "aanbod")
        for model in apps.get_app_config(app).get_models()
    ]


def test_zonder_apply_verandert_er_niets(stad, importeer):
    vooraf = _alles()

    uitvoer = importeer(NOORD, wijk("WK700901", vak(4), gemeentenaam="Anders"))

    assert _alles() == vooraf
    assert "Dit was een proef; er is niets geschreven." in uitvoer


def test_het_verslag_zegt_wat_nieuw_is_wat_verandert_en_wat_vervalt(stad, importeer):
    haven = Wijk.objects.get(code="WK700102")
    AanbodFactory(gemeente=stad, bereik="wijken", wijken=[haven])
    AanspreekpuntFactory(gemeente=stad, wijk=haven)
    PlaatsnaamFactory(gemeente=stad, wijken=[haven])
    locatie(stad, midden(1), naam="Buurthuis", straat="", wijk=haven)
    locatie(stad, midden(7), naam="Schip", straat="", wijk=haven)
    locatie(stad, (None, None), precisie="wijk", wijk=haven)
    noorderkade = wijk("WK700101", vak(0, 1), wijknaam="Noorderkade", aantal_inwoners=2150)
    nieuw = wijk("WK700103", vak(1), wijknaam="Kade", aantal_inwoners=90)
    water = wijk("WK700199", vak(3), wijknaam=None, water="JA")

    regels = [regel.strip() for regel in importeer(noorderkade, nieuw, water).splitlines()]

    assert regels[1:] == [
        "Laadstad GM7001: CBS 2024",
        "wijken: 2, waarvan 0 ongewijzigd",
        "nieuw (1):",
        "WK700103 Kade (inwoners: 90, geen woonwijk)",
        "gewijzigd (1):",
        "WK700101 Noord: heet nu Noorderkade; inwoners 2000 → 2150; omtrek voor 0% gelijk",
        "vervallen (1):",
        "WK700102 Haven (er wijst nog naar: locaties zonder positie: 1, plaatsnamen: 1, "
        "werkgebieden: 1, aanspreekpunten: 1)",
        "locaties met een positie: 2",
        "verhuizen (2):",
        "Buurthuis: Haven → Kade",
        "Schip: Haven → buiten elke wijk",
        "let op (1):",
        "WK700199 (zonder naam) is alleen water en wordt overgeslagen.",
        "Dit was een proef; er is niets geschreven. Met --apply gebeurt het echt.",
    ]


def test_met_apply_gebeurt_het(stad, importeer):
    uitvoer = importeer(NOORD, HAVEN, wijk("WK700103", vak(2)), opties=["--apply"])

    assert uitvoer.endswith("Uitgevoerd.\n")
    assert Editie.objects.get(gemeente=stad, actief=True).naam == "CBS 2024"
    assert Omtrek.objects.van(stad).count() == 3


def test_dezelfde_editie_een_tweede_keer_wordt_gemeld(stad, importeer):
    importeer(NOORD, HAVEN, opties=["--apply"])
    vooraf = _alles()

    uitvoer = importeer(NOORD, opties=["--apply"])

    assert "Deze editie staat er al" in uitvoer
    assert _alles() == vooraf
    importeer(NOORD, opties=["--apply", "--naam", "CBS 2024 (hersteld)"])
    assert Editie.objects.get(gemeente=stad, actief=True).naam == "CBS 2024 (hersteld)"


def test_buurten_zijn_bij_een_bekende_editie_nog_toe_te_voegen(stad, importeer):
    importeer(NOORD, HAVEN, opties=["--apply"])

    uitvoer = importeer(NOORD, HAVEN, buurt("BU70010101", vak(0)), opties=["--apply"])

    assert "buurten: 1 nieuw, 0 gewijzigd" in uitvoer
    assert Buurt.objects.get(code="BU70010101").wijk.naam == "Noord"


def test_een_bestand_met_alleen_buurten_laat_de_wijken_met_rust(stad, importeer):
    vooraf = list(Wijk.objects.values()), list(Editie.objects.values())

    uitvoer = importeer(buurt("BU70010101", vak(0)), opties=["--apply"])

    assert "Laadstad GM7001: alleen buurten" in uitvoer
    assert Buurt.objects.get(code="BU70010101").wijk.naam == "Noord"
    assert (list(Wijk.objects.values()), list(Editie.objects.values())) == vooraf


def test_aanbod_op_een_verhuisde_locatie_is_in_de_nieuwe_wijk_te_vinden(stad, importeer):
    plek = locatie(stad, midden(1), wijk=Wijk.objects.get(code="WK700102"))
    verhuist = AanbodFactory(gemeente=stad, bereik="wijken", plek=plek)
    assert "wijk:WK700102" in _kenmerken(verhuist)

    uitvoer = importeer(NOORD, wijk("WK700103", vak(1)), opties=["--apply"])

    assert "opnieuw vindbaar gemaakt: 1 aanbod" in uitvoer
    assert "wijk:WK700103" in _kenmerken(verhuist)
    assert "wijk:WK700102" not in _kenmerken(verhuist)


def test_aanbod_in_een_hernoemde_wijk_is_op_de_nieuwe_naam_te_vinden(stad, importeer):
    noord = Wijk.objects.get(code="WK700101")
    aanbod = AanbodFactory(gemeente=stad, bereik="wijken", wijken=[noord])

    importeer(wijk("WK700101", vak(0), wijknaam="Noorderkade"), HAVEN, opties=["--apply"])

    assert indexwoorden("Noorderkade")[0] in Zoekdocument.objects.get(pk=aanbod.pk).woorden


def _kenmerken(aanbod: Aanbod) -> list[str]:
    return Zoekdocument.objects.get(pk=aanbod.pk).kenmerken.split()


def test_namen_blijven_als_dat_gevraagd_is(stad, importeer):
    importeer(
        wijk("WK700101", vak(0), wijknaam="Noorderkade"), HAVEN, opties=["--apply", "--houd-namen"]
    )

    assert Wijk.objects.get(code="WK700101").naam == "Noord"


def test_een_fout_in_de_laatste_gemeente_schrijft_ook_de_eerste_niet(stad, importeer):
    vooraf = _alles()

    with pytest.raises(CommandError, match="omtrek van WK700901"):
        importeer(NOORD, wijk("WK700901", None, gemeentenaam="Anders"), opties=["--apply"])

    assert _alles() == vooraf


def test_een_deel_van_het_bestand_is_te_kiezen(stad, importeer):
    features = [NOORD, HAVEN, wijk("WK700901", vak(4), gemeentenaam="Anders")]

    uitvoer = importeer(*features, opties=["--apply", "--gemeente", "GM7009"])

    assert "Anders GM7009 (nieuwe gemeente): CBS 2024" in uitvoer
    assert Gemeente.objects.get(code="GM7009").wijken.count() == 1
    assert Editie.objects.filter(gemeente=stad).count() == 1


def test_een_gemeentecode_mag_zonder_gm_en_nullen(stad, importeer):
    uitvoer = importeer(NOORD, HAVEN, opties=["--gemeente", "7001"])

    assert "Laadstad GM7001: CBS 2024" in uitvoer


def test_nul_inwoners_is_niet_onbekend(stad, importeer):
    Wijk.objects.filter(code="WK700101").update(inwoners=0)
    Wijk.objects.filter(code="WK700102").update(inwoners=None, inwoners_jaar=None)

    uitvoer = importeer(NOORD, HAVEN)

    assert "WK700101 Noord: inwoners 0 → 2000" in uitvoer
    assert "WK700102 Haven: inwoners onbekend → 2000" in uitvoer


def test_na_het_uitvoeren_zegt_het_verslag_hetzelfde_als_ervoor(stad, importeer):
    locatie(stad, midden(1), naam="Buurthuis", straat="", wijk=Wijk.objects.get(code="WK700102"))
    kaart = [wijk("WK700101", vak(1), wijknaam="Noorderkade", aantal_inwoners=2150)]

    ervoor, erna = importeer(*kaart), importeer(*kaart, opties=["--apply"])

    assert "heet nu Noorderkade; inwoners 2000 → 2150" in ervoor
    assert "Buurthuis: Haven → Noorderkade" in ervoor
    assert erna.splitlines()[:-1] == ervoor.splitlines()[:-1]


def test_een_lang_verslag_is_ingekort_tot_erom_gevraagd_wordt(stad, importeer):
    haven = Wijk.objects.get(code="WK700102")
    for nummer in range(30):
        locatie(stad, midden(1), naam=f"Plek {nummer}", wijk=haven)

    kort, lang = importeer(NOORD), importeer(NOORD, opties=["-v", "2"])

    assert "… en nog 5; met -v 2 ziet u alles" in kort
    assert "Plek 29" not in kort
    assert "Plek 29" in lang


@pytest.mark.parametrize(
    "opties, melding",
    [
        ([], "Geef een bestand op, of --pdok"),
        (["x.geojson", "--pdok", "GM7001"], "Geef een bestand op, of --pdok"),
        (["--pdok", "Dordrecht"], "Dordrecht is geen gemeentecode"),
        (["--pdok", "GM7001", "--gemeente", "GM7001"], "Laat --gemeente weg"),
        (["x.geojson", "--gemeente", "50505"], "50505 is geen gemeentecode"),
        (["x.geojson"], "is niet te lezen"),
    ],
)
def test_een_verkeerde_opdracht_wordt_uitgelegd(opties, melding):
    with pytest.raises(CommandError, match=melding):
        _opdracht(*opties)


def test_een_naam_met_stuurtekens_komt_niet_in_een_editie(stad, importeer):
    with pytest.raises(CommandError, match="--naam bevat tekens die niet af te drukken zijn"):
        importeer(NOORD, opties=["--naam", "CBS\x1b[2J"])


def test_grenzen_van_pdok_gaan_dezelfde_weg(stad, settings):
    buurten = [buurt("BU70010101", vak(0))]
    with proefserver(wijken=[NOORD, HAVEN], buurten=buurten) as server:
        settings.PDOK_URL = server.adres
        _opdracht("--pdok", "GM7001", "--apply")

    assert Editie.objects.get(gemeente=stad, actief=True).naam == "CBS 2024"
    assert Buurt.objects.get(code="BU70010101").wijk.code == "WK700101"


def test_een_storing_bij_pdok_is_een_zin(settings):
    with proefserver() as server:
        settings.PDOK_URL = server.adres
        with pytest.raises(CommandError, match="PDOK weigert de vraag"):
            _opdracht("--pdok", "GM7001")


def test_de_officiele_grenzen_van_dordrecht_en_alblasserdam_gaan_erin(dordrecht):
    if not REFERENTIE.exists():
        pytest.skip(f"{REFERENTIE} ontbreekt.")
    vooraf = dict(Wijk.objects.filter(gemeente=dordrecht).values_list("code", "slug"))
    locaties = set(Locatie.objects.values_list("pk", flat=True))

    uitvoer = _opdracht(REFERENTIE, "--apply")

    assert "WK050599 (zonder naam) is alleen water" in uitvoer
    assert "nieuw" not in uitvoer
    assert "vervallen" not in uitvoer
    assert "heet nu" not in uitvoer
    assert dict(Wijk.objects.filter(gemeente=dordrecht).values_list("code", "slug")) == vooraf
    for slug, aantal in {"dordrecht": 13, "alblasserdam": 6}.items():
        editie = Editie.objects.get(gemeente__slug=slug, actief=True)
        assert (editie.naam, editie.jaar, editie.omtrekken.count()) == ("CBS 2023", 2023, aantal)
        assert editie.bron.startswith("Bron: CBS/Kadaster")
    assert set(Locatie.objects.values_list("pk", flat=True)) == locaties
