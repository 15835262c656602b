"""What a new edition would change is said before anything is written."""

import pytest

from tests.factories import PlaatsnaamFactory, WijkFactory
from tests.wijken.kaarten import kaart, laadstad, locatie, midden, plan, vak, vierkant, wijk
from wijken.actions.grenzen import voer_uit
from wijken.grensplan import Grensfout, vergelijk
from wijken.models import Editie, Gemeente, Locatie, Omtrek, Plaatsnaam, Wijk

pytestmark = pytest.mark.django_db

NOORD, HAVEN = wijk("WK700101", vak(0)), wijk("WK700102", vak(1))
NIEUW = wijk("WK700103", vak(2))


@pytest.fixture
def stad():
    """Laadstad with an edition of 2023 in use: Noord at column 0, Haven at column 1."""
    gemeente = laadstad()
    voer_uit(plan(NOORD, HAVEN, jaar=2023, houd_namen=True))
    return gemeente


def _wijk(code):
    return Wijk.objects.get(code=code)


# --- Wijken -----------------------------------------------------------------------------


def test_vergelijken_schrijft_niets(stad):
    vooraf = list(Wijk.objects.values()), Editie.objects.count(), Omtrek.objects.count()

    plan(NIEUW)

    assert (list(Wijk.objects.values()), Editie.objects.count(), Omtrek.objects.count()) == vooraf


def test_vergelijken_laat_ook_de_gelezen_wijken_zoals_zij_zijn(stad):
    voorgenomen = plan(wijk("WK700101", vak(0), wijknaam="Kade", aantal_inwoners=1))

    (wijziging,), (verval,) = voorgenomen.bestaand, voorgenomen.vervallen
    assert (wijziging.wijk.naam, wijziging.wijk.inwoners) == ("Noord", 2000)
    assert (wijziging.wordt.naam, wijziging.wordt.inwoners) == ("Kade", 1)
    assert (verval.wijk.vervallen_in, verval.jaar) == (None, 2024)


def test_wat_gelijk_blijft_is_geen_wijziging(stad):
    voorgenomen = plan(NOORD, HAVEN, houd_namen=True)

    assert len(voorgenomen.bestaand) == 2
    assert (voorgenomen.nieuw, voorgenomen.gewijzigd, voorgenomen.vervallen) == ([], [], [])
    assert voorgenomen.let_op == []


def test_een_wijk_krijgt_de_nieuwe_omtrek_naam_en_inwoners_maar_houdt_haar_adres(stad):
    vooraf = _wijk("WK700101")
    anders = wijk("WK700101", vak(0, 1), wijknaam="Wijk 01 Noorderkade", aantal_inwoners=2150)

    voorgenomen = plan(anders, HAVEN, houd_namen=False)
    voer_uit(voorgenomen)

    eerste = voorgenomen.gewijzigd[0]
    assert (eerste.wijk.naam, eerste.wijk.inwoners, eerste.gelijkenis) == ("Noord", 2000, 0)
    wijk_nu = _wijk("WK700101")
    assert (wijk_nu.naam, wijk_nu.slug) == ("Noorderkade", "noord")
    assert (wijk_nu.inwoners, wijk_nu.inwoners_jaar) == (2150, 2024)
    assert (wijk_nu.pk, wijk_nu.bewoond) == (vooraf.pk, vooraf.bewoond)
    assert Omtrek.objects.in_gebruik().get(wijk=wijk_nu).geometrie["coordinates"][0][0][1] > 51.9


def test_de_vorige_naam_blijft_te_vinden(stad):
    voer_uit(plan(wijk("WK700101", vak(0), wijknaam="Noorderkade"), HAVEN))

    plaatsnaam = Plaatsnaam.objects.get(gemeente=stad, zoeknaam="noord")
    assert list(plaatsnaam.wijken.all()) == [_wijk("WK700101")]


def test_een_plaatsnaam_die_er_al_was_houdt_haar_wijken(stad):
    haven = _wijk("WK700102")
    PlaatsnaamFactory(gemeente=stad, naam="Noord", wijken=[haven])

    voer_uit(plan(wijk("WK700101", vak(0), wijknaam="Noorderkade"), HAVEN, houd_namen=False))

    assert list(Plaatsnaam.objects.get(zoeknaam="noord", gemeente=stad).wijken.all()) == [haven]


def test_een_naam_die_alleen_anders_gespeld_is_verandert_niet(stad):
    voorgenomen = plan(wijk("WK700101", vak(0), wijknaam="Wijk 01 NOORD"), HAVEN)

    assert voorgenomen.bestaand[0].wordt.naam == "Noord"


def test_namen_zijn_te_houden(stad):
    voorgenomen = plan(NOORD, HAVEN, houd_namen=True)

    assert [een.wordt.naam for een in voorgenomen.bestaand] == ["Noord", "Haven"]


def test_onbekende_inwoners_wissen_de_bekende_niet(stad):
    voer_uit(plan(wijk("WK700101", vak(0), aantal_inwoners=-99997), HAVEN))

    assert (_wijk("WK700101").inwoners, _wijk("WK700101").inwoners_jaar) == (2000, 2023)


@pytest.mark.parametrize(
    "inwoners, bewoond", [(1000, True), (999, False), (0, False), (-99997, True)]
)
def test_een_nieuwe_wijk_is_een_woonwijk_vanaf_duizend_inwoners(stad, inwoners, bewoond):
    voorgenomen = plan(NOORD, HAVEN, wijk("WK700103", vak(2), aantal_inwoners=inwoners))
    voer_uit(voorgenomen)

    assert _wijk("WK700103").bewoond is bewoond
    onbekend = any("onbekend" in regel for regel in voorgenomen.let_op)
    assert onbekend is (inwoners < 0)


def test_het_adres_van_een_nieuwe_wijk_is_in_haar_gemeente_vrij(stad):
    voer_uit(plan(NOORD, HAVEN, wijk("WK700103", vak(2), wijknaam="Haven")))

    assert _wijk("WK700103").slug == "haven-wk700103"


def test_een_naam_zonder_letters_krijgt_een_adres_van_haar_code(stad):
    voer_uit(plan(NOORD, HAVEN, wijk("WK700103", vak(2), wijknaam="…")))

    assert _wijk("WK700103").slug == "wk700103"


def test_een_naamloze_wijk_op_het_land_heet_naar_haar_code(stad):
    voorgenomen = plan(NOORD, HAVEN, wijk("WK700199", vak(2), wijknaam=None))
    voer_uit(voorgenomen)

    assert (_wijk("WK700199").naam, _wijk("WK700199").slug) == ("Wijk 99", "wijk-99")
    assert voorgenomen.let_op == ["WK700199 heeft geen naam en heet nu “Wijk 99”."]


@pytest.mark.parametrize("anders", [{"wijknaam": None}, {"aantal_inwoners": 0}])
def test_een_wijk_van_alleen_water_wordt_overgeslagen(stad, anders):
    voorgenomen = plan(NOORD, HAVEN, wijk("WK700199", vak(2), water="JA", **anders))
    voer_uit(voorgenomen)

    assert not Wijk.objects.filter(code="WK700199").exists()
    assert "WK700199" in voorgenomen.let_op[0]
    assert "alleen water" in voorgenomen.let_op[0]


def test_een_woonbotenwijk_met_naam_en_inwoners_doet_mee(stad):
    voer_uit(plan(NOORD, HAVEN, wijk("WK700199", vak(2), water="JA")))

    assert _wijk("WK700199").inwoners == 2000


def test_een_wijk_die_ontbreekt_vervalt_en_verdwijnt_niet(stad):
    haven = _wijk("WK700102")
    locatie(stad, (None, None), precisie="wijk", wijk=haven)
    locatie(stad, midden(0), wijk=haven)
    PlaatsnaamFactory(gemeente=stad, wijken=[haven])
    PlaatsnaamFactory(gemeente=stad, wijken=[haven])

    voorgenomen = plan(NOORD)
    voer_uit(voorgenomen)

    (verval,) = voorgenomen.vervallen
    assert (verval.wijk.code, verval.locaties, verval.plaatsnamen) == ("WK700102", 1, 2)
    assert _wijk("WK700102").vervallen_in == 2024
    assert list(Wijk.objects.huidig().filter(gemeente=stad)) == [_wijk("WK700101")]


def test_een_wijk_kan_terugkomen(stad):
    voer_uit(plan(NOORD))

    voorgenomen = plan(NOORD, HAVEN, jaar=2025)
    voer_uit(voorgenomen)

    assert _wijk("WK700102").vervallen_in is None
    (terug,) = voorgenomen.gewijzigd
    assert (terug.wijk.code, terug.wijk.vervallen_in, terug.gelijkenis) == ("WK700102", 2024, None)


def test_een_eerder_vervallen_wijk_houdt_haar_jaar(stad):
    voer_uit(plan(NOORD))

    assert plan(NOORD, jaar=2025).vervallen == []


# --- Edition and gemeente ---------------------------------------------------------------


def test_de_nieuwe_editie_is_in_gebruik_en_de_oude_blijft(stad):
    voer_uit(plan(NOORD, HAVEN, NIEUW))

    edities = Editie.objects.filter(gemeente=stad).order_by("jaar")
    assert list(edities.values_list("naam", "jaar", "actief")) == [
        ("CBS 2023", 2023, False),
        ("CBS 2024", 2024, True),
    ]
    assert [editie.omtrekken.count() for editie in edities] == [2, 3]


def test_de_bron_van_de_kaart_staat_bij_de_editie(stad):
    met_bron = kaart(NOORD, attribution="CBS/Kadaster, bewerkt")
    voorgenomen = vergelijk(met_bron, "GM7001", naam="Proef", jaar=None, houd_namen=True)

    assert (voorgenomen.editie.naam, voorgenomen.editie.bron) == ("Proef", "CBS/Kadaster, bewerkt")
    assert plan(NOORD).editie.bron == "CBS, Kadaster: Wijk- en buurtkaart 2024"


def test_een_editie_die_er_al_staat_verandert_niets(stad):
    voorgenomen = plan(wijk("WK700101", vak(5)), jaar=2023)
    voer_uit(voorgenomen)

    assert voorgenomen.staat_er_al
    assert Wijk.objects.huidig().filter(gemeente=stad).count() == 2
    assert Editie.objects.filter(gemeente=stad).count() == 1


def test_een_andere_gemeente_blijft_zoals_zij_is(stad, teststad):
    vooraf = list(Wijk.objects.exclude(gemeente=stad).order_by("pk").values())

    voer_uit(plan(NIEUW))

    assert list(Wijk.objects.exclude(gemeente=stad).order_by("pk").values()) == vooraf
    assert Editie.objects.get(gemeente=teststad).actief


def test_een_onbekende_gemeente_wordt_nieuw_gemaakt():
    voorgenomen = plan(wijk("WK700901", vak(0), gemeentenaam="Nieuwstad"), gemeente="GM7009")
    assert not Gemeente.objects.filter(code="GM7009").exists()

    voer_uit(voorgenomen)

    gemeente = Gemeente.objects.get(code="GM7009")
    assert voorgenomen.nieuwe_gemeente
    assert (gemeente.naam, gemeente.slug, gemeente.is_vrijgegeven) == (
        "Nieuwstad",
        "nieuwstad",
        False,
    )
    assert [wijk.code for wijk in gemeente.wijken.all()] == ["WK700901"]


@pytest.mark.parametrize("naam, slug", [("Werk", "werk-gm7009"), ("Laad-stad", "laad-stad-gm7009")])
def test_het_adres_van_een_nieuwe_gemeente_is_vrij(naam, slug):
    laadstad()
    Gemeente.objects.filter(code="GM7001").update(slug="laad-stad")

    voorgenomen = plan(wijk("WK700901", vak(0), gemeentenaam=naam), gemeente="GM7009")

    assert voorgenomen.gemeente.slug == slug


@pytest.mark.parametrize(
    "features, melding",
    [
        ([wijk("WK700101", vak(0), jaar=None)], "--jaar 2024"),
        ([NOORD, wijk("WK700102", vak(1), jaar=2023)], "--jaar 2024"),
        ([wijk("WK700101", None)], "omtrek van WK700101"),
        ([wijk("WK700199", vak(0), water="JA", wijknaam=None)], "geen wijk over"),
        ([wijk("WK700103", vak(0), wijknaam="x" * 81)], "WK700103: .*80"),
        ([wijk("WK700101", vak(0), wijknaam="x" * 81)], "WK700101: .*80"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(stad, features, melding):
    with pytest.raises(Grensfout, match=melding):
        plan(*features)


def test_amsterdam_nummert_zijn_wijken_met_letters(stad):
    assert plan(wijk("WK7001MJ", vak(0)))


def test_buurten_van_een_onbekende_gemeente_worden_geweigerd():
    with pytest.raises(Grensfout, match="Van GM7009 kennen wij nog geen wijken"):
        plan(NOORD, gemeente="GM7009")


@pytest.mark.parametrize(
    "velden, melding",
    [
        ({"naam": "x" * 81}, "De editie: .*80"),
        ({"jaar": 99_999}, "geen jaar"),
        ({"jaar": 0}, "geen"),
    ],
)
def test_een_editie_die_niet_past_wordt_geweigerd(stad, velden, melding):
    with pytest.raises(Grensfout, match=melding):
        plan(NOORD, **velden)


def test_een_gemeente_met_een_bezette_naam_wordt_geweigerd():
    laadstad()

    with pytest.raises(Grensfout, match="Laadstad: .*bestaat al"):
        plan(wijk("WK700901", vak(0)), gemeente="GM7009")


def test_overlappende_wijken_en_herstelde_omtrekken_worden_gemeld(stad):
    half = wijk("WK700102", vierkant(4.705, 51.90))

    voorgenomen = plan(NOORD, half, houd_namen=True)

    assert voorgenomen.let_op == ["WK700101 en WK700102 overlappen elkaar (50.0% van de kleinste)."]


# --- Locaties ---------------------------------------------------------------------------


def test_een_locatie_verhuist_mee_met_de_grenzen(stad):
    noord, haven = _wijk("WK700101"), _wijk("WK700102")
    blijft = locatie(stad, midden(0), wijk=noord)
    verhuist = locatie(stad, midden(1), wijk=haven)
    valt_buiten = locatie(stad, midden(5), wijk=haven)
    op_naam = locatie(stad, (None, None), precisie="wijk", wijk=haven)

    voorgenomen = plan(NOORD, wijk("WK700103", vak(1)))
    voer_uit(voorgenomen)

    assert voorgenomen.locaties == 3
    assert [(een.locatie, een.van, een.naar) for een in voorgenomen.verhuizingen] == [
        (verhuist, haven, _wijk("WK700103")),
        (valt_buiten, haven, None),
    ]
    wijken = {een.pk: een.wijk for een in Locatie.objects.filter(gemeente=stad)}
    assert wijken == {
        blijft.pk: noord,
        verhuist.pk: _wijk("WK700103"),
        valt_buiten.pk: None,
        op_naam.pk: haven,
    }


def test_een_locatie_van_een_andere_gemeente_blijft_buiten_de_vergelijking(stad):
    elders = WijkFactory()
    locatie(elders.gemeente, midden(0), wijk=elders)

    assert plan(NOORD, HAVEN).locaties == 0


def test_het_aantal_vragen_groeit_niet_met_het_aantal_locaties(stad, django_assert_max_num_queries):
    for nummer in range(30):
        locatie(stad, midden(nummer % 2))

    voorgenomen = plan(NOORD, wijk("WK700103", vak(1)))
    with django_assert_max_num_queries(20):
        voer_uit(voorgenomen)

    assert Locatie.objects.filter(gemeente=stad, wijk__code="WK700103").count() == 15
