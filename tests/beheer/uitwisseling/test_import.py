"""From a file to records: what would change, what is refused and why, and all of it back again."""

import pytest
from django.urls import reverse

from aanbod.gegevens import lees
from aanbod.models import Aanbieder, Aanbod
from aanbod.zoeken.kennis import kennis
from aanbod.zoeken.lezing import lees as lees_vraag
from aanbod.zoeken.vraag import Zoekvraag
from aanbod.zoeken.zoek import zoek
from beheer.actions.veel import Opdracht, VeelFouten, wijzig_veel
from beheer.actions.wijzigen import Herkomst, maak, wijzig
from beheer.models import Import, Kolomkoppeling, Rol, Wijziging
from beheer.models.inlezing import Staat
from beheer.models.wijziging import Weg
from beheer.uitwisseling import werk as werkmodule
from tests.beheer.uitwisseling.hulp import (
    als_csv,
    als_xlsx,
    csv_van,
    doe,
    lees_in,
    regels,
    rijen_van,
)
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    DoelgroepFactory,
    GebruikerFactory,
    GemeenteFactory,
    LocatieFactory,
    OnderwerpFactory,
)
from wijken.models import Locatie

pytestmark = pytest.mark.django_db
BY = Herkomst(Weg.FORMULIER, door=7)


@pytest.fixture
def redacteur(teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    return gebruiker


@pytest.fixture
def aanbieder():
    return AanbiederFactory(naam="Zilvermeeuw")


def _redenen(import_):
    return [
        (regel.rij, *reden) for regel in regels(import_, "geweigerd") for reden in regel.redenen
    ]


# --- What would change ---------------------------------------------------------------------


def test_een_eigen_lijst_wordt_herkend_en_toegevoegd(teststad, redacteur, aanbieder):
    OnderwerpFactory(naam="Wonen in rust", slug="rust")
    inhoud = als_csv(
        ["Titel", "Organisatie", "Korte omschrijving", "Thema", "Tel"],
        ["Koffie-uur", "zilvermeeuw", "Kom koffie drinken.", "Wonen in rust", "0786123456"],
        codering="cp1252",
    )

    import_ = lees_in(inhoud, door=redacteur, gemeente=teststad)
    assert import_.tellingen == {"nieuw": 1}
    doe(import_, Staat.PAST_TOE)

    nieuw = Aanbod.objects.get(slug="koffie-uur")
    assert (import_.staat, nieuw.gemeente, nieuw.aanbieder) == ("toegepast", teststad, aanbieder)
    assert (nieuw.status, nieuw.telefoon) == ("concept", "0786123456")
    assert lees(nieuw)["onderwerpkoppelingen"][0]["onderwerp"] == "rust"
    rij = Wijziging.objects.get(handeling=import_.handeling)
    assert (rij.weg, rij.is_nieuw, rij.door, rij.gemeente) == (
        "import",
        True,
        redacteur.pk,
        teststad.pk,
    )


def test_drie_bladen_die_naar_elkaar_verwijzen_gaan_samen_naar_binnen(teststad, redacteur):
    def vul(blad):
        boek = blad.parent
        boek.create_sheet("Aanbieders").append(["naam", "soort"])
        boek["Aanbieders"].append(["Nieuwe club", "informeel"])
        boek.create_sheet("Locaties").append(["naam", "straat", "plaats", "breedte", "lengte"])
        boek["Locaties"].append(["Nieuw huis", "Kade 1", "Teststad", 51.805, 4.665])

    inhoud = als_xlsx(
        ["naam", "aanbieder", "samenvatting", "plekken"],
        ["Eten", "Nieuwe club", "Samen eten.", "Kade 1, Teststad"], vul=vul, naam="Aanbod",
    )  # fmt: skip

    import_ = lees_in(inhoud, door=redacteur, gemeente=teststad)
    assert import_.tellingen == {"nieuw": 3}, _redenen(import_)
    doe(import_, Staat.PAST_TOE)

    assert import_.staat == "toegepast", import_.melding
    eten = Aanbod.objects.get(naam="Eten")
    assert eten.aanbieder.naam == "Nieuwe club"
    assert [plek.locatie.straat for plek in eten.plekken.all()] == ["Kade 1"]
    assert Locatie.objects.get(straat="Kade 1").wijk.naam == "West"
    assert (
        lees(eten)["plekken"]
        == (Wijziging.objects.get(soort="aanbod", sleutel=eten.pk).velden["plekken"][1])
    )


def test_een_wijziging_wordt_gevonden_zodra_zij_is_verwerkt(teststad, redacteur):
    aanbod = AanbodFactory(gemeente=teststad, naam="Kwartelclub")
    inhoud = als_csv(["adresdeel", "naam"], [aanbod.slug, "Zilverreiger"])

    doe(lees_in(inhoud, door=redacteur, gemeente=teststad), Staat.PAST_TOE)

    bekend = kennis(teststad)
    vraag = Zoekvraag(teststad, bekend, lees_vraag("zilverreiger", bekend))
    assert {een.pk for een in zoek(vraag).treffers} == {aanbod.pk}


def test_een_lege_cel_laat_staan_wat_er_stond_tenzij_u_dat_anders_zegt(teststad, redacteur):
    aanbod = AanbodFactory(gemeente=teststad, telefoon="0786123456")
    inhoud = als_csv(["adresdeel", "naam", "telefoon"], [aanbod.slug, aanbod.naam, ""])

    assert lees_in(inhoud, door=redacteur, gemeente=teststad).tellingen == {"gelijk": 1}
    import_ = lees_in(inhoud, door=redacteur, gemeente=teststad, leeg_wist=True)
    assert [regel.velden for regel in regels(import_)] == [{"telefoon": ["0786123456", ""]}]


def test_wie_de_hele_lijst_stuurt_ziet_wat_er_niet_meer_in_staat(teststad, redacteur):
    blijft, weg = (AanbodFactory(gemeente=teststad) for _ in range(2))
    elders = AanbodFactory()
    inhoud = csv_van("aanbod", Aanbod.objects.filter(pk=blijft.pk))

    import_ = lees_in(inhoud, door=redacteur, gemeente=teststad, hele_lijst=True)
    (regel,) = regels(import_)
    assert (regel.soort, regel.sleutel, regel.gekozen) == ("weg", weg.pk, False)
    import_.regels.update(gekozen=True)
    doe(import_, Staat.PAST_TOE)

    assert Aanbod.objects.get(pk=weg.pk).status == "gearchiveerd"
    assert Aanbod.objects.get(pk=elders.pk).status == "gepubliceerd"


# --- What is refused -----------------------------------------------------------------------


def test_wat_niet_kan_zegt_de_rij_de_kolom_en_de_reden(teststad, redacteur, aanbieder):
    inhoud = als_csv(
        ["Titel", "Organisatie", "samenvatting", "kosten", "leeftijd vanaf", "tot leeftijd"],
        ["A", "Bestaat Niet", "x", "", "", ""],
        ["B", "Zilvermeeuw", "x", "veel", "oud", ""],
        ["C", "Zilvermeeuw", "x" * 201, "", "", ""],
        ["D", "Zilvermeeuw", "x", "#N/A", "", ""],
    )

    redenen = _redenen(lees_in(inhoud, door=redacteur, gemeente=teststad))

    assert [(rij, kolom) for rij, kolom, _ in redenen] == [
        (2, "Organisatie"), (3, "leeftijd vanaf"), (3, "kosten"), (4, "samenvatting"), (5, "kosten"),
    ]  # fmt: skip
    assert "“Bestaat Niet” bestaat niet" in redenen[0][2]
    assert "“oud” is geen heel getal" in redenen[1][2]
    assert "Kies uit: “gratis”" in redenen[2][2]
    assert "fout van Excel" in redenen[4][2]


def test_een_regel_van_het_model_wordt_in_dezelfde_woorden_geweigerd(teststad, redacteur):
    aanbod = AanbodFactory(gemeente=teststad)
    inhoud = als_csv(
        ["adresdeel", "leeftijd vanaf", "leeftijd tot en met", "status"], [aanbod.slug, 60, 18, ""]
    )

    redenen = _redenen(lees_in(inhoud, door=redacteur, gemeente=teststad))

    assert redenen == [(2, "", "De hoogste leeftijd ligt onder de laagste.")]


def test_een_dubbele_rij_wordt_geweigerd_met_beide_nummers(teststad, redacteur):
    aanbod = AanbodFactory(gemeente=teststad)
    inhoud = als_csv(["adresdeel", "naam"], [aanbod.slug, "Een"], ["", ""], [aanbod.slug, "Twee"])

    redenen = _redenen(lees_in(inhoud, door=redacteur, gemeente=teststad))

    assert [(rij, kolom) for rij, kolom, _ in redenen] == [(2, "adresdeel"), (4, "adresdeel")]
    assert all("in rij 2 en 4" in reden for _, _, reden in redenen)


def test_wat_buiten_de_gemeente_valt_wordt_geweigerd(teststad, redacteur):
    elders, hier = AanbodFactory(), AanbodFactory(gemeente=teststad)
    plek = LocatieFactory()
    import_ = lees_in(
        als_csv(
            ["adresdeel", "naam", "gemeente"],
            [elders.slug, "Van mij", ""], [hier.slug, "Weg ermee", elders.gemeente.slug],
        ), door=redacteur, gemeente=teststad,
    )  # fmt: skip
    van_plek = lees_in(
        als_csv(["nummer", "straat", "plaats"], [plek.pk, "Andere 1", "x"]),
        door=redacteur, gemeente=teststad,
    )  # fmt: skip

    assert [rij for rij, _, reden in _redenen(import_) if "buiten uw gemeente" in reden] == [2, 3]
    assert [rij for rij, _, reden in _redenen(van_plek) if "buiten uw gemeente" in reden] == [2]


def test_een_beheerder_die_een_gemeente_kiest_blijft_daar_ook_binnen(teststad, beheerder):
    elders = AanbodFactory()

    import_ = lees_in(
        als_csv(["adresdeel", "naam"], [elders.slug, "Anders"]), door=beheerder, gemeente=teststad
    )

    assert import_.tellingen == {"geweigerd": 1}


def test_wat_in_het_archief_staat_komt_niet_in_stilte_terug(teststad, redacteur):
    aanbod = AanbodFactory(gemeente=teststad, status="gearchiveerd")

    import_ = lees_in(
        als_csv(["adresdeel", "naam"], [aanbod.slug, "Anders"]), door=redacteur, gemeente=teststad
    )

    assert "staat in het archief" in _redenen(import_)[0][2]


def test_een_kapot_bestand_wijzigt_niets_en_zegt_waarom(teststad, redacteur):
    import_ = lees_in(b"PK\x03\x04kapot", door=redacteur, gemeente=teststad)

    assert (import_.staat, import_.inhoud) == ("geweigerd", None)
    assert "beschadigd" in import_.melding


def test_wie_intussen_geen_rol_meer_heeft_importeert_niets(teststad, redacteur):
    aanbod = AanbodFactory(gemeente=teststad, naam="Eerst")
    import_ = lees_in(
        als_csv(["adresdeel", "naam"], [aanbod.slug, "Anders"]), door=redacteur, gemeente=teststad
    )
    redacteur.rollen.all().delete()

    doe(import_, Staat.PAST_TOE)

    assert (import_.staat, Aanbod.objects.get(pk=aanbod.pk).naam) == ("vergeleken", "Eerst")
    assert "mag niet meer importeren" in import_.melding


# --- All or nothing, and back --------------------------------------------------------------


@pytest.fixture
def twee(teststad, redacteur):
    aanbod = [AanbodFactory(gemeente=teststad, naam=naam) for naam in ("Een", "Twee")]
    inhoud = als_csv(["adresdeel", "naam"], *([een.slug, f"Nieuw {een.naam}"] for een in aanbod))
    return aanbod, lees_in(inhoud, door=redacteur, gemeente=teststad)


def test_wat_een_ander_intussen_wijzigde_houdt_alles_tegen(twee):
    (een, ander), import_ = twee
    wijzig(ander, {"naam": "Van een ander"}, by=BY)

    doe(import_, Staat.PAST_TOE)

    assert import_.staat == "vergeleken"
    assert "niets gewijzigd" in import_.melding
    assert Aanbod.objects.get(pk=een.pk).naam == "Een"
    (mis,) = import_.regels.filter(gekozen=False)
    assert (mis.sleutel, mis.redenen[0][0]) == (ander.pk, "naam")

    doe(import_, Staat.PAST_TOE)
    assert (import_.staat, Aanbod.objects.get(pk=een.pk).naam) == ("toegepast", "Nieuw Een")


def test_de_hele_import_gaat_in_een_keer_terug(twee):
    (een, ander), import_ = twee
    doe(import_, Staat.PAST_TOE)

    doe(import_, Staat.DRAAIT_TERUG)

    assert import_.staat == "teruggedraaid"
    assert {Aanbod.objects.get(pk=x.pk).naam for x in (een, ander)} == {"Een", "Twee"}
    terug = Wijziging.objects.filter(weg="terug")
    assert {rij.draait_terug for rij in terug} == {import_.handeling}
    assert len({rij.handeling for rij in terug}) == 1


def test_terugdraaien_kan_niet_meer_als_er_daarna_iets_wijzigde(twee):
    (een, ander), import_ = twee
    doe(import_, Staat.PAST_TOE)
    wijzig(ander, {"naam": "Daarna"}, by=BY)

    doe(import_, Staat.DRAAIT_TERUG)

    assert (import_.staat, Aanbod.objects.get(pk=een.pk).naam) == ("toegepast", "Nieuw Een")
    assert "er is niets gewijzigd" in import_.melding


def test_alleen_wat_gekozen_is_gaat_erin(twee):
    (een, ander), import_ = twee
    import_.regels.filter(sleutel=ander.pk).update(gekozen=False)

    doe(import_, Staat.PAST_TOE)

    assert Aanbod.objects.get(pk=een.pk).naam == "Nieuw Een"
    assert Aanbod.objects.get(pk=ander.pk).naam == "Twee"


# --- Many at once keeps the rules of one at a time ----------------------------------------


def test_veel_tegelijk_schrijft_hetzelfde_op_als_een_voor_een(teststad):
    onderwerp, groep = OnderwerpFactory(), DoelgroepFactory()
    plek = LocatieFactory(gemeente=teststad)
    een, ander = (
        AanbodFactory(gemeente=teststad, onderwerpen=[OnderwerpFactory()]) for _ in range(2)
    )
    waarden = {
        "naam": "Gelijk", "inloop": True, "doelgroepen": [groep.slug], "gecontroleerd_op": "2026-02-03",
        "gecontroleerd_door": "ons",
        "onderwerpkoppelingen": [{"onderwerp": onderwerp.slug, "bron": None, "paragraaf": "", "eigen_oordeel": "x"}],
        "plekken": [{"locatie": plek.pk, "soort": "kantoor", "openingstijden": "Mo-Fr 09:00-17:00"}],
    }  # fmt: skip

    los = wijzig(een, waarden, by=BY)
    wijzig_veel(Aanbod, [Opdracht(ander.pk, waarden)], by=BY)

    samen = Wijziging.objects.van(ander).get()
    zonder_eigen = {"naam", "onderwerpkoppelingen"}
    assert samen.velden.keys() == los.velden.keys()
    assert {n: p for n, p in samen.velden.items() if n not in zonder_eigen} == {
        n: p for n, p in los.velden.items() if n not in zonder_eigen
    }
    na_een, na_ander = (lees(Aanbod.objects.get(pk=x.pk)) for x in (een, ander))
    anders = {n for n in na_een if na_een[n] != na_ander[n]}
    assert anders <= {"aanbieder", "slug", "bron"}
    assert {n: nieuw for n, (_, nieuw) in samen.velden.items()} == {
        n: na_ander[n] for n in samen.velden
    }


@pytest.mark.parametrize("waarden", [
    {"naam": ""}, {"samenvatting": "x" * 201}, {"kosten": "veel"}, {"gemeente": "nergens"},
    {"gemeente": None}, {"leeftijd_vanaf": 9, "leeftijd_tot_en_met": 3}, {"gecontroleerd_op": "2026-01-01"},
    {"bereik": "wijken"}, {"bron": None, "eigen_oordeel": ""}, {"email": "geen"}, {"bereikbaar": "altijd wel"},
    {"aanbieder": None}, {"plekken": [{"locatie": 0, "soort": "kantoor", "openingstijden": ""}]},
])  # fmt: skip
def test_wat_een_voor_een_niet_mag_mag_samen_ook_niet(teststad, waarden):
    aanbod = AanbodFactory(gemeente=teststad)
    with pytest.raises(Exception) as los:
        wijzig(aanbod, waarden, by=BY)

    with pytest.raises(VeelFouten) as samen:
        wijzig_veel(Aanbod, [Opdracht(aanbod.pk, waarden)], by=BY)

    fout = samen.value.per_opdracht[0]
    if hasattr(los.value, "message_dict"):
        assert set(fout.messages) & set(los.value.messages) or "aanbieder" in waarden
    assert not Wijziging.objects.van(aanbod).exists()


def test_een_naam_die_er_al_is_wordt_geweigerd_ook_binnen_dezelfde_lijst():
    AanbiederFactory(naam="Al daar")
    waarden = lees(AanbiederFactory())
    opdrachten = [
        Opdracht(None, {**waarden, "naam": naam, "slug": slug})
        for naam, slug in [("Al daar", "a"), ("Nieuw", "b"), ("Nieuw", "c")]
    ]

    with pytest.raises(VeelFouten) as fout:
        wijzig_veel(Aanbieder, opdrachten, by=BY)

    assert list(fout.value.per_opdracht) == [0, 2]
    assert not Aanbieder.objects.filter(slug__in="abc").exists()


def test_een_nieuw_record_is_hetzelfde_als_met_maak(teststad):
    waarden = {**lees(AanbodFactory(gemeente=teststad)), "naam": "Kopie"}

    maak(Aanbod(), {**waarden, "slug": "los"}, by=BY)
    wijzig_veel(Aanbod, [Opdracht(None, {**waarden, "slug": "samen"})], by=BY)

    los, samen = (Aanbod.objects.get(slug=slug) for slug in ("los", "samen"))
    assert lees(los) | {"slug": ""} == lees(samen) | {"slug": ""}
    assert samen.sorteernaam == "kopie"


# --- The pages -----------------------------------------------------------------------------


@pytest.fixture
def meteen(monkeypatch, django_capture_on_commit_callbacks):
    """The work is done at once, in this process."""
    monkeypatch.setattr(werkmodule, "start", werkmodule.werk)
    return django_capture_on_commit_callbacks


def test_van_bestand_tot_verslag_langs_de_bladzijden(client, teststad, redacteur, meteen):
    aanbod = AanbodFactory(gemeente=teststad, naam="Eerst")
    client.force_login(redacteur)
    bestand = als_csv(["adresdeel", "Naam van het ding"], [aanbod.slug, "Daarna"])

    from django.core.files.uploadedfile import SimpleUploadedFile

    with meteen(execute=True):
        antwoord = client.post(
            reverse("werk:import_lijst"),
            {"bestand": SimpleUploadedFile("lijst.csv", bestand), "gemeente": teststad.pk},
        )
    adres = antwoord["Location"]
    pagina = client.get(adres).content.decode()
    assert "Naam van het ding" in pagina
    with meteen(execute=True):
        client.post(adres, {
            "actie": "koppel", "lijst-0": "aanbod", "kolom-0-0": "slug", "kolom-0-1": "naam",
        })  # fmt: skip
    pagina = client.get(adres).content.decode()
    assert "<del>Eerst</del>" in pagina
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Eerst"
    regel = Import.objects.get().regels.get()
    with meteen(execute=True):
        client.post(adres, {"actie": "pas_toe", "op_bladzijde": regel.pk, "regel": regel.pk})
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Daarna"
    verslag = rijen_van(b"".join(client.get(f"{adres}verslag/?vorm=csv").streaming_content))
    assert verslag[1][1:] == ["2", "gewijzigd", "Daarna", "Naam", "Eerst", "Daarna", "", "ja"]
    with meteen(execute=True):
        client.post(adres, {"actie": "draai_terug"})
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Eerst"
    assert "lijst.csv" in client.get(reverse("werk:import_lijst")).content.decode()
    # What was chosen is known the next time.
    assert Kolomkoppeling.objects.get().veld == "naam"
    import_ = lees_in(bestand, door=redacteur, gemeente=teststad)
    assert import_.bladen[0]["koppeling"] == ["slug", "naam"]


def test_een_afgebroken_import_zegt_dat_en_kan_opnieuw(client, redacteur, teststad, meteen):
    import_ = Import.objects.create(
        naam="x.csv", inhoud=als_csv(["naam", "soort"], ["Club", "informeel"]),
        door=redacteur.pk, gemeente=teststad,
    )  # fmt: skip
    werkmodule._slotbestand(import_.pk).touch()
    client.force_login(redacteur)
    adres = reverse("werk:import_een", kwargs={"pk": import_.pk})

    assert "onderweg afgebroken" in client.get(adres).content.decode()
    with meteen(execute=True):
        client.post(adres, {"actie": "hervat"})

    import_.refresh_from_db()
    assert import_.staat == "gelezen"


def test_wie_ermee_bezig_is_wordt_niet_ingehaald(redacteur):
    import_ = Import.objects.create(naam="x.csv", inhoud=b"naam\nx", door=redacteur.pk)

    with werkmodule._slot(import_.pk) as vrij:
        assert vrij
        assert not werkmodule.is_afgebroken(import_)
        werkmodule.werk(import_.pk)
    import_.refresh_from_db()
    assert import_.staat == "leest"
    werkmodule._slotbestand(import_.pk).unlink()


def test_alles_van_een_gemeente_gaat_mee_als_zip(client, redacteur, teststad):
    import io
    import zipfile

    AanbodFactory(gemeente=teststad, naam="Van hier", plek=LocatieFactory(gemeente=teststad))
    AanbodFactory(naam="Van elders")
    client.force_login(redacteur)

    antwoord = client.get(reverse("werk:export_alles"))

    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as pak:
        delen = {naam: pak.read(naam).decode("utf-8-sig") for naam in pak.namelist()}
    assert "Van hier" in delen["aanbod.csv"]
    assert "Van elders" not in delen["aanbod.csv"]
    assert delen["aanbod-plekken.csv"].count("\n") == 2
    assert "aanbod.csv: 1 rijen" in delen["LEESMIJ.txt"]


def test_een_lijst_met_een_filter_gaat_zo_mee(client, redacteur, teststad):
    for naam in ("Koffie", "Thee"):
        AanbodFactory(gemeente=teststad, naam=naam)
    client.force_login(redacteur)

    antwoord = client.get(reverse("werk:export_bestand"), {"vorm": "csv", "q": "koffie"})

    rijen = rijen_van(b"".join(antwoord.streaming_content))
    assert [rij[rijen[0].index("naam")] for rij in rijen[1:]] == ["Koffie"]


def test_een_export_stelt_een_vast_aantal_vragen(django_assert_max_num_queries, teststad):
    for _ in range(12):
        AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))

    with django_assert_max_num_queries(16):
        csv_van("aanbod", Aanbod.objects.filter(gemeente=teststad))


def test_het_sjabloon_wordt_zelf_herkend(client, redacteur, teststad):
    import io

    from openpyxl import load_workbook

    client.force_login(redacteur)
    boek = load_workbook(io.BytesIO(client.get(reverse("werk:import_sjabloon")).content))
    assert boek.sheetnames == ["Uitleg", "Aanbod", "Aanbieders", "Locaties", "Keuzes"]
    assert len(boek["Aanbod"].data_validations.dataValidation) > 10
    boek["Aanbieders"].append([None, "Nieuwe club"])
    boek["Aanbieders"].cell(
        2, [c.value for c in boek["Aanbieders"][1]].index("soort") + 1
    ).value = "formeel"
    bestand = io.BytesIO()
    boek.save(bestand)

    import_ = lees_in(bestand.getvalue(), door=redacteur, gemeente=teststad)

    assert import_.leeg_wist
    assert [blad["naam"] for blad in import_.bladen if blad["lijst"]] == ["Aanbieders"]
    assert import_.tellingen == {"nieuw": 1}, _redenen(import_)


def test_een_gemeente_van_een_ander_is_niet_te_kiezen(client, redacteur):
    vreemd = GemeenteFactory()
    client.force_login(redacteur)

    antwoord = client.get(reverse("werk:export_bestand"), {"vorm": "csv", "gemeente": vreemd.slug})

    assert len(rijen_van(b"".join(antwoord.streaming_content))) == 1


@pytest.mark.parametrize("actie", ["alles_aan", "alles_uit"])
def test_een_soort_die_er_niet_is_kiest_niets(client, teststad, redacteur, actie):
    """PostgreSQL refuses a NUL."""
    import_ = Import.objects.create(
        naam="x.csv", gemeente=teststad, door=redacteur.pk, staat=Staat.VERGELEKEN
    )
    client.force_login(redacteur)
    adres = reverse("werk:import_een", args=[import_.pk])

    assert client.post(adres, {"actie": actie, "soort": "\0"}).status_code == 302
