"""Out, and in again: nothing is lost, nothing is seen that was not done, one change is one change."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbod.gegevens import lees, velden_van, voor_lezen
from aanbod.models import Aanbieder, Aanbod, AanbodLocatie, AanbodOnderwerp
from beheer.models.inlezing import Lijst
from beheer.uitwisseling.kolommen import kolommen, schoon
from beheer.uitwisseling.schrijven import (
    deel_van,
    met_schutteken,
    xlsx,
    zonder_schutteken,
)
from tests.beheer.uitwisseling.hulp import als_csv, csv_van, lees_in, regels, rijen_van
from tests.factories import AanbiederFactory, AanbodFactory, LocatieFactory, OnderwerpFactory
from wijken.models import Locatie

pytestmark = pytest.mark.django_db
# Each example is undone by the test itself: it only compares.
eigen = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
# What a database keeps: no surrogates, no NUL.
teksten = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
lastig = st.one_of(
    teksten,
    st.sampled_from(
        ["=1+1", "+31 78", "-", "@x", "\t=a", "'=b", "''=c", " =d", "a;b|c\\d\ne", "_x0041_", "x\r\ny", "  z  ", "\x0b",
         "＝1", "12", "2026-01-02", "ja", "TRUE", "1e5", "0012", "#N/A", "sep=;"]
    ),
)  # fmt: skip


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(
        gemeente=teststad,
        onderwerpen=[OnderwerpFactory(), OnderwerpFactory()],
        plek=LocatieFactory(gemeente=teststad),
    )


def _van(model, gemeente):
    return {
        Aanbod: Aanbod.objects.filter(gemeente=gemeente),
        Locatie: Locatie.objects.filter(gemeente=gemeente),
        Aanbieder: Aanbieder.objects.filter(aanbod__gemeente=gemeente).distinct(),
    }[model]


@given(st.text(max_size=40))
def test_een_schutteken_gaat_er_weer_af(tekst):
    assert zonder_schutteken(met_schutteken(tekst)) == tekst


@given(lastig)
def test_wat_naar_buiten_gaat_is_nooit_een_formule(tekst):
    assert not met_schutteken(tekst).lstrip().startswith(("=", "+", "-", "@"))


@eigen
@given(lastig, lastig, lastig)
@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_wie_niets_wijzigt_ziet_geen_wijziging(aanbod, beheerder, vorm, tekst, regel, oordeel):
    Aanbod.objects.filter(pk=aanbod.pk).update(beschrijving=tekst, wat_gebeurt_er=regel)
    AanbodOnderwerp.objects.filter(aanbod=aanbod).update(eigen_oordeel=oordeel or "x")
    AanbodLocatie.objects.filter(aanbod=aanbod).update(openingstijden=regel[:200])
    records = Aanbod.objects.filter(pk=aanbod.pk)
    inhoud = csv_van("aanbod", records) if vorm == "csv" else xlsx([deel_van("aanbod", records)])

    import_ = lees_in(inhoud, door=beheerder)

    assert import_.tellingen == {"gelijk": 1}, [(r.velden, r.redenen) for r in regels(import_)]


@eigen
@given(lastig.filter(lambda tekst: schoon(tekst) not in ("", "#N/A")))
def test_een_gewijzigde_cel_is_precies_die_wijziging(aanbod, beheerder, tekst):
    koppen, rij = rijen_van(csv_van("aanbod", Aanbod.objects.filter(pk=aanbod.pk)))
    plaats = koppen.index("beschrijving")
    rij[plaats] = met_schutteken(tekst)

    import_ = lees_in(als_csv(koppen, rij), door=beheerder)

    (regel,) = regels(import_)
    assert regel.velden == {"beschrijving": ["", schoon(tekst)]}


@pytest.mark.parametrize("lijst", Lijst.values)
@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_van_heel_voorbeeldstad_verandert_niets(voorbeeldstad, beheerder, lijst, vorm):
    from beheer.uitwisseling.kolommen import MODEL

    records = _van(MODEL[lijst], voorbeeldstad)
    inhoud = csv_van(lijst, records) if vorm == "csv" else xlsx([deel_van(lijst, records)])

    import_ = lees_in(inhoud, door=beheerder, gemeente=voorbeeldstad)

    assert import_.tellingen == {"gelijk": records.count()}, [r.redenen for r in regels(import_)]


def test_elk_veld_gaat_mee_naar_buiten():
    from beheer.uitwisseling.kolommen import MODEL

    for lijst in Lijst.values:
        assert {kolom.veld for kolom in kolommen(lijst)} - {"nummer"} == set(
            velden_van(MODEL[lijst])
        )


def test_wat_weg_was_komt_uit_het_bestand_precies_zo_terug(voorbeeldstad, beheerder):
    """Lost altogether, read in anew: every field of every record says the same again."""
    from beheer.models.inlezing import Staat
    from tests.beheer.uitwisseling.hulp import doe

    records = Aanbod.objects.filter(gemeente=voorbeeldstad)
    eerst = {een.slug: lees(een) for een in voor_lezen(records)}
    inhoud = csv_van("aanbod", records)
    records.delete()

    import_ = lees_in(inhoud, door=beheerder, gemeente=voorbeeldstad)
    assert import_.tellingen == {"nieuw": len(eerst)}, [r.redenen for r in regels(import_)][:3]
    doe(import_, Staat.PAST_TOE)

    assert {een.slug: lees(een) for een in voor_lezen(records.all())} == eerst


@pytest.mark.parametrize("veld, cel, wordt", [
    ("inloop", "JA", True), ("inloop", "x", True), ("kosten", "kost geld", "betaald"),
    ("gecontroleerd_op", "3-2-2026", "2026-02-03"), ("gecontroleerd_op", "46000", "2025-12-09"),
    ("gecontroleerd_op", "3 feb 2026", "2026-02-03"), ("leeftijd_vanaf", "18.0", 18),
    ("telefoon", "786123456", "0786123456"), ("status", "Concept", "concept"),
])  # fmt: skip
def test_een_cel_zoals_mensen_hem_schrijven(aanbod, beheerder, veld, cel, wordt):
    cellen = {"slug": aanbod.slug, veld: cel}
    if veld == "gecontroleerd_op":
        cellen["gecontroleerd_door"] = "de gemeente"

    import_ = lees_in(als_csv(list(cellen), list(cellen.values())), door=beheerder)

    (regel,) = regels(import_)
    assert regel.velden.get(veld, regel.redenen)[1:] == [wordt]


def test_een_aanbieder_heeft_bijnamen_met_elk_teken(beheerder):
    aanbieder = AanbiederFactory()
    for naam in ("Een; of twee", "Met | streep", "Met \\ erin"):
        aanbieder.aliassen.create(naam=naam)

    import_ = lees_in(
        csv_van("aanbieders", Aanbieder.objects.filter(pk=aanbieder.pk)), door=beheerder
    )

    assert import_.tellingen == {"gelijk": 1}
