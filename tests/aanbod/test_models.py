"""Every rule of the models of `aanbod`, and what its querysets mean."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from aanbod.models import (
    Aanbieder,
    AanbiederAlias,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Aanspreekpunt,
    Contactpersoon,
    Kwaliteitspunten,
    Onderwerp,
    Openblok,
    Thesaurusterm,
    Werkgebied,
)
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    AanbodOnderwerpFactory,
    AanspreekpuntFactory,
    BronFactory,
    ContactpersoonFactory,
    DoelgroepFactory,
    GemeenteFactory,
    LocatieFactory,
    OnderwerpFactory,
    RegioFactory,
    WerkgebiedFactory,
    WijkFactory,
)
from tests.regels import Overtreding, regels_van, weigert_de_database, weigert_full_clean
from wijken.tekst import sleutel

pytestmark = pytest.mark.django_db

HERKOMST = "Noem de bron met de paragraaf, of leg uw eigen oordeel uit."
BEREIK = "Kies bij bereik “regio” een regio, en anders een gemeente."
SLUITING = "Een sluiting heeft een begin, een einde erna, en een bericht."
SOORT = "Wijkt de soort af van de aanbieder, schrijf dan op waarom."
CONTROLE = "Vul in wanneer én door wie het is gecontroleerd."


# --- Rules ---------------------------------------------------------------------------------


def _aanbieder(**velden):
    basis = {"naam": "Nieuw", "slug": "nieuw", "soort": "formeel", "eigen_oordeel": "Test."}
    return Aanbieder(**basis | velden)


def _aanbod(**velden):
    basis = {
        "aanbieder": AanbiederFactory(),
        "naam": "Nieuw",
        "slug": "nieuw",
        "samenvatting": "Loop binnen.",
        "rol": "algemeen",
        "bereik": "gemeente",
        "gemeente": GemeenteFactory(),
        "eigen_oordeel": "Test.",
    }
    return Aanbod(**basis | velden)


def _onderwerp(**velden):
    basis = {"naam": "Nieuw", "slug": "nieuw", "pictogram": "wonen"}
    return Onderwerp(**basis | {"uitleg": "Hulp.", "uitleg_professional": "Hulp."} | velden)


def _eigen_deel(record, veld):
    setattr(record, veld, record)
    return record


MIDDAG = datetime(2026, 7, 1, 12, tzinfo=UTC)


def _dubbel_openblok():
    Openblok.objects.create(notatie="24/7", van=MIDDAG, tot=MIDDAG + timedelta(hours=1))
    return Openblok(notatie="24/7", van=MIDDAG, tot=MIDDAG + timedelta(hours=2))


def _dubbele_koppeling():
    een = AanbodOnderwerpFactory()
    return AanbodOnderwerp(aanbod=een.aanbod, onderwerp=een.onderwerp, eigen_oordeel="Ook.")


def _dubbel_werkgebied():
    een = WerkgebiedFactory()
    return Werkgebied(aanbod=een.aanbod, wijk=een.wijk, eigen_oordeel="Ook.")


def _dubbele_plek():
    aanbod, locatie = AanbodFactory(), LocatieFactory()
    AanbodLocatie.objects.create(aanbod=aanbod, locatie=locatie)
    return AanbodLocatie(aanbod=aanbod, locatie=locatie)


def _dubbele_alias():
    alias = AanbiederAlias.objects.create(aanbieder=AanbiederFactory(), naam="Hulplijn")
    return AanbiederAlias(aanbieder=alias.aanbieder, naam="Hulplijn")


def _tweede_aanspreekpunt(wijk):
    gemeente = GemeenteFactory()
    wijk = WijkFactory(gemeente=gemeente) if wijk else None
    AanspreekpuntFactory(gemeente=gemeente, wijk=wijk)
    return Aanspreekpunt(gemeente=gemeente, wijk=wijk, functie="makelaar")


def _thesaurusterm(**velden):
    return Thesaurusterm(**{"term": "kwartelwoord"} | velden)


def _dubbele_term(**betekenis):
    """Other order, other capitals: the same term."""
    Thesaurusterm.objects.create(term="blauwe kwartel", **betekenis)
    return Thesaurusterm(term="Kwartel BLAUWE", **betekenis)


DUBBELE_TERM = "Deze term staat er al met deze betekenis."
EEN_BETEKENIS = (
    "Kies precies één betekenis: een onderwerp, een doelgroep, een toegang, "
    "of dat het niet op de kaart hoort."
)

OVERTREDINGEN = [
    Overtreding("thesaurusterm_een_betekenis", _thesaurusterm, EEN_BETEKENIS),
    Overtreding(
        "thesaurusterm_gewicht",
        lambda: _thesaurusterm(toegang="inloop", gewicht=10),
        "Het gewicht is 1 tot en met 9.",
    ),
    Overtreding(
        "thesaurusterm_heeft_woorden",
        lambda: _thesaurusterm(term="?!", toegang="inloop"),
        "Schrijf een woord met letters of cijfers.",
    ),
    Overtreding(
        "thesaurusterm_onderwerp_uniek",
        lambda: _dubbele_term(onderwerp=Onderwerp.objects.first()),
        DUBBELE_TERM,
    ),
    Overtreding(
        "thesaurusterm_doelgroep_uniek",
        lambda: _dubbele_term(doelgroep=DoelgroepFactory()),
        DUBBELE_TERM,
    ),
    Overtreding(
        "thesaurusterm_toegang_uniek", lambda: _dubbele_term(toegang="inloop"), DUBBELE_TERM
    ),
    Overtreding("thesaurusterm_buiten_uniek", lambda: _dubbele_term(buiten="overig"), DUBBELE_TERM),
    Overtreding("aanbieder_herkomst", lambda: _aanbieder(eigen_oordeel=""), HERKOMST),
    Overtreding(
        "aanbieder_niet_eigen_deel",
        lambda: _eigen_deel(AanbiederFactory(), "onderdeel_van"),
        # Here and below the form's own check of the two levels speaks before the constraint.
        "Er zijn twee lagen: een onderdeel heeft zelf geen onderdelen.",
    ),
    Overtreding(
        "aanbiederalias_uniek", _dubbele_alias, "Andere naam met deze Aanbieder en Naam bestaat al."
    ),
    Overtreding(
        "contactpersoon_toestemming",
        lambda: Contactpersoon(aanbieder=AanbiederFactory(), naam="Ans", openbaar=True),
        "Zonder toestemming mag een naam niet op de openbare site.",
    ),
    Overtreding("aanbod_herkomst", lambda: _aanbod(eigen_oordeel=""), HERKOMST),
    Overtreding("aanbod_bereik_met_doel", lambda: _aanbod(bereik="regio"), BEREIK),
    Overtreding("aanbod_soort_met_reden", lambda: _aanbod(soort_afwijkend="informeel"), SOORT),
    Overtreding(
        "aanbod_leeftijd_oplopend",
        lambda: _aanbod(leeftijd_vanaf=18, leeftijd_tot_en_met=12),
        "De hoogste leeftijd ligt onder de laagste.",
    ),
    Overtreding(
        "aanbod_sluiting_compleet", lambda: _aanbod(gesloten_van=date(2026, 7, 1)), SLUITING
    ),
    Overtreding(
        "kwaliteitspunten_binnen_de_grenzen",
        lambda: Kwaliteitspunten(
            aanbod=AanbodFactory(status="concept"),
            compleet=21,
            bereikbaar=0,
            leesbaar=0,
            geplaatst=0,
        ),
        "Elk deel krijgt 0 tot en met 20 punten.",
    ),  # fmt: skip
    Overtreding("openblok_uniek", _dubbel_openblok, "Dit blok staat er al."),
    Overtreding(
        "openblok_oplopend",
        lambda: Openblok(notatie="24/7", van=MIDDAG, tot=MIDDAG),
        "Een blok eindigt na zijn begin.",
    ),
    Overtreding(
        "aanbod_gecontroleerd_paar",
        lambda: _aanbod(gecontroleerd_op=date(2026, 7, 1)),
        CONTROLE,
    ),
    Overtreding(
        "aanbodonderwerp_herkomst",
        lambda: AanbodOnderwerp(aanbod=AanbodFactory(), onderwerp=OnderwerpFactory()),
        HERKOMST,
    ),
    Overtreding("aanbodonderwerp_uniek", _dubbele_koppeling, "Dit onderwerp staat er al bij."),
    Overtreding(
        "werkgebied_herkomst",
        lambda: Werkgebied(aanbod=AanbodFactory(), wijk=WijkFactory()),
        HERKOMST,
    ),
    Overtreding("werkgebied_uniek", _dubbel_werkgebied, "Deze wijk staat er al bij."),
    Overtreding("aanbodlocatie_uniek", _dubbele_plek, "Deze locatie staat er al bij."),
    Overtreding(
        "aanspreekpunt_gemeente_uniek",
        lambda: _tweede_aanspreekpunt(wijk=False),
        "Deze gemeente heeft dit aanspreekpunt al.",
    ),
    Overtreding(
        "aanspreekpunt_wijk_uniek",
        lambda: _tweede_aanspreekpunt(wijk=True),
        "Deze wijk heeft dit aanspreekpunt al.",
    ),
    Overtreding(
        "onderwerp_niet_eigen_ouder",
        lambda: _eigen_deel(OnderwerpFactory(), "ouder"),
        "De boom heeft twee lagen: een deel heeft geen delen.",
    ),
    Overtreding(
        "aanbod_controleritme",
        lambda: _aanbod(controleritme=5),
        "Kies of het elke 3, 6 of 12 maanden wordt gecontroleerd.",
    ),
    Overtreding(
        "onderwerp_bevinding_met_bron",
        lambda: _onderwerp(bevinding="Er is te weinig."),
        "Een bevinding heeft een bron nodig.",
    ),
]


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_de_database_weigert_wat_een_regel_breekt(overtreding):
    weigert_de_database(overtreding)


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_het_formulier_zegt_in_het_nederlands_welke_regel_breekt(overtreding):
    weigert_full_clean(overtreding)


# What a record mends itself when it is saved; the rule is for who writes past it.
HERSTELT_ZICH = {"aanbod_gestopt_in_archief"}


def test_elke_regel_van_aanbod_wordt_hier_gebroken():
    gebroken = {overtreding.naam for overtreding in OVERTREDINGEN} | HERSTELT_ZICH
    assert gebroken == set(regels_van("aanbod"))


@pytest.mark.parametrize("velden", [{"gestopt_op": date(2026, 7, 1)}, {"gestopt_reden": "Op."}])
def test_alleen_wat_in_het_archief_staat_is_gestopt(velden):
    aanbod = AanbodFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanbod.objects.filter(pk=aanbod.pk).update(**velden)

    Aanbod.objects.filter(pk=aanbod.pk).update(status="gearchiveerd", **velden)
    aanbod.refresh_from_db()
    aanbod.status = "gepubliceerd"
    aanbod.full_clean()
    aanbod.save()

    assert (aanbod.gestopt_op, aanbod.gestopt_reden) == (None, "")


# The other ways to break the rules that have more than one.
ANDERE = [
    Overtreding(
        "aanbod_herkomst", lambda: _aanbod(bron=BronFactory(), eigen_oordeel="Ook."), HERKOMST
    ),
    Overtreding(
        "aanbod_herkomst", lambda: _aanbod(paragraaf="Tabel 2", eigen_oordeel=""), HERKOMST
    ),
    Overtreding("aanbod_bereik_met_doel", lambda: _aanbod(gemeente=None), BEREIK),
    Overtreding("aanbod_bereik_met_doel", lambda: _aanbod(regio=RegioFactory()), BEREIK),
    Overtreding("aanbod_bereik_met_doel", lambda: _aanbod(bereik="wijken", gemeente=None), BEREIK),
    Overtreding("aanbod_soort_met_reden", lambda: _aanbod(soort_reden="Daarom."), SOORT),
    Overtreding(
        "aanbod_sluiting_compleet",
        lambda: _aanbod(gesloten_tot_en_met=date(2026, 7, 1), gesloten_bericht="Dicht."),
        SLUITING,
    ),
    Overtreding(
        "aanbod_sluiting_compleet",
        lambda: _aanbod(
            gesloten_van=date(2026, 7, 2),
            gesloten_tot_en_met=date(2026, 7, 1),
            gesloten_bericht="Dicht.",
        ),
        SLUITING,
    ),
    Overtreding(
        "aanbod_gecontroleerd_paar", lambda: _aanbod(gecontroleerd_door="de redactie"), CONTROLE
    ),
    Overtreding(
        "onderwerp_bevinding_met_bron",
        lambda: _onderwerp(bevinding_bron=BronFactory()),
        "Een bevinding heeft een bron nodig.",
    ),
]


@pytest.mark.parametrize("overtreding", ANDERE)
def test_elke_regel_heeft_geen_achterdeur(overtreding):
    weigert_full_clean(overtreding)
    weigert_de_database(overtreding)


@pytest.mark.parametrize(
    "velden",
    [
        {"leeftijd_vanaf": 12, "leeftijd_tot_en_met": 12},
        {"leeftijd_vanaf": 12},
        {"leeftijd_tot_en_met": 12},
        {"gesloten_van": date(2026, 7, 1), "gesloten_bericht": "Dicht."},
        {
            "gesloten_van": date(2026, 7, 1),
            "gesloten_tot_en_met": date(2026, 7, 1),
            "gesloten_bericht": "Een dag dicht.",
        },
        {"soort_afwijkend": "informeel", "soort_reden": "Vrijwilligers doen dit."},
        {"gecontroleerd_op": date(2026, 7, 1), "gecontroleerd_door": "de redactie"},
    ],
    ids=str,
)
def test_wat_wel_mag_wordt_niet_geweigerd(velden):
    aanbod = _aanbod(**velden)

    aanbod.full_clean()
    aanbod.save()


def test_regionaal_aanbod_heeft_een_regio_en_geen_gemeente():
    aanbod = _aanbod(bereik="regio", gemeente=None, regio=RegioFactory())

    aanbod.full_clean()
    aanbod.save()


def test_een_adresdeel_kan_maar_een_keer_bestaan():
    with pytest.raises(ValidationError) as fout:
        _aanbod(slug=AanbodFactory().slug).full_clean()

    assert fout.value.message_dict == {
        "slug": ["Er bestaat al een Aanbod met eenzelfde Adresdeel."]
    }


def test_een_adresdeel_heeft_geen_spaties():
    with pytest.raises(ValidationError) as fout:
        _aanbod(slug="met spatie").full_clean()

    assert list(fout.value.message_dict) == ["slug"]


def test_een_onderwerp_hangt_hoogstens_een_laag_diep():
    kind = OnderwerpFactory(ouder=OnderwerpFactory())

    with pytest.raises(ValidationError) as fout:
        _onderwerp(ouder=kind).full_clean()

    assert fout.value.message_dict == {
        "ouder": ["De boom heeft twee lagen: een deel heeft geen delen."]
    }


def test_een_onderwerp_met_delen_wordt_zelf_geen_deel():
    ouder = OnderwerpFactory()
    OnderwerpFactory(ouder=ouder)
    ouder.ouder = OnderwerpFactory()

    with pytest.raises(ValidationError, match="twee lagen"):
        ouder.full_clean()


def test_twee_aanbieders_kunnen_niet_elkaars_onderdeel_zijn():
    koepel = AanbiederFactory()
    deel = AanbiederFactory(onderdeel_van=koepel)
    koepel.onderdeel_van = deel

    with pytest.raises(ValidationError, match="Er zijn twee lagen"):
        koepel.full_clean()


def test_een_aanspreekpunt_van_een_wijk_hoort_bij_de_gemeente_van_die_wijk():
    punt = Aanspreekpunt(gemeente=GemeenteFactory(), wijk=WijkFactory(), functie="makelaar")

    with pytest.raises(ValidationError) as fout:
        punt.full_clean()

    assert fout.value.message_dict == {"wijk": ["Deze wijk ligt niet in de gekozen gemeente."]}


def test_een_gemeente_en_haar_wijk_mogen_elk_een_makelaar_hebben():
    wijk = WijkFactory()
    AanspreekpuntFactory(gemeente=wijk.gemeente)

    Aanspreekpunt(gemeente=wijk.gemeente, wijk=wijk, functie="makelaar").full_clean()


def test_onleesbare_openingstijden_worden_in_het_nederlands_geweigerd():
    plek = AanbodLocatie(
        aanbod=AanbodFactory(), locatie=LocatieFactory(), openingstijden="ma-vr 9-12"
    )

    with pytest.raises(ValidationError, match="Deze openingstijden zijn niet te lezen"):
        plek.full_clean()


# --- Names ---------------------------------------------------------------------------------


def test_de_sorteernaam_volgt_de_naam():
    aanbieder, aanbod = AanbiederFactory(naam="De Brug"), AanbodFactory(naam="’t Café")
    aanbieder.naam, aanbod.naam = "Éénoudergroep", "Zaal"
    aanbieder.save()
    aanbod.save()

    assert Aanbieder.objects.get(pk=aanbieder.pk).sorteernaam == "eenoudergroep"
    assert Aanbod.objects.get(pk=aanbod.pk).sorteernaam == "zaal"


@pytest.mark.parametrize("model", [Aanbieder, Aanbod])
def test_elke_sorteernaam_hoort_bij_de_naam(model):
    fout = [een.naam for een in model.objects.all() if een.sorteernaam != sleutel(een.naam)]

    assert fout == []


def test_aanbod_staat_op_volgorde_zonder_hoofdletters_en_accenten():
    gemeente = GemeenteFactory()
    for naam in ("zwemmen", "Éten", "Wandelen"):
        AanbodFactory(naam=naam, gemeente=gemeente)

    namen = list(Aanbod.objects.in_gemeente(gemeente).values_list("naam", flat=True))

    assert namen == ["Éten", "Wandelen", "zwemmen"]


def test_de_herkomst_noemt_bron_en_eigen_oordeel():
    bron = BronFactory.build(pk=1, titel="Eindrapport", jaar=2021)
    beide = Aanbieder(bron=bron, paragraaf="Tabel 2", eigen_oordeel="De rol is onze lezing.")

    assert beide.herkomst == "Eindrapport (2021), Tabel 2; eigen oordeel: De rol is onze lezing."
    assert Aanbieder(eigen_oordeel="Zo.").herkomst == "eigen oordeel: Zo."


def test_contact_is_dat_van_de_aanbieder_waar_het_aanbod_zelf_niets_heeft():
    aanbieder = AanbiederFactory.build(
        telefoon="078 0000001", email="a@b.example", website="https://b.example/"
    )
    eigen = AanbodFactory.build(aanbieder=aanbieder, telefoon="078 0000002")

    assert eigen.telefoon_of_aanbieder == "078 0000002"
    assert eigen.email_of_aanbieder == "a@b.example"
    assert eigen.website_of_aanbieder == "https://b.example/"


# --- Closed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "van, tot, dag, gesloten",
    [
        (None, None, 10, False),
        (10, 12, 9, False),
        (10, 12, 10, True),
        (10, 12, 12, True),
        (10, 12, 13, False),
        (10, None, 9, False),
        (10, None, 31, True),
    ],
)
def test_gesloten_is_van_de_eerste_tot_en_met_de_laatste_dag(van, tot, dag, gesloten):
    def juli(nummer):
        return nummer and date(2026, 7, nummer)

    aanbod = Aanbod(gesloten_van=juli(van), gesloten_tot_en_met=juli(tot))

    assert aanbod.is_gesloten_op(juli(dag)) is gesloten


# --- Soort ---------------------------------------------------------------------------------


def test_de_soort_is_die_van_de_aanbieder_tenzij_het_aanbod_afwijkt():
    aanbieder = AanbiederFactory(soort="formeel")
    gewoon = AanbodFactory(aanbieder=aanbieder)
    anders = AanbodFactory(
        aanbieder=aanbieder, soort_afwijkend="informeel", soort_reden="Vrijwilligers."
    )

    soorten = dict(Aanbod.objects.with_soort().values_list("pk", "soort"))

    assert soorten[gewoon.pk] == "formeel"
    assert soorten[anders.pk] == "informeel"


def test_de_soort_in_de_database_is_overal_die_van_het_record_zelf():
    alles = list(Aanbod.objects.with_soort().select_related("aanbieder"))

    assert any(een.soort_afwijkend for een in alles)
    assert [een.slug for een in alles if een.soort != een.eigen_soort] == []


# --- Which aanbod ----------------------------------------------------------------------------


@pytest.fixture
def wijken(teststad):
    return list(teststad.wijken.order_by("code"))


@pytest.mark.parametrize("status", ["concept", "gepland", "gearchiveerd"])
def test_alleen_gepubliceerd_aanbod_van_een_gepubliceerde_aanbieder_is_openbaar(status):
    verborgen = AanbodFactory(status=status)
    van_verborgen = AanbodFactory(aanbieder__status=status)
    openbaar = AanbodFactory()

    gepubliceerd = Aanbod.objects.gepubliceerd()

    assert openbaar in gepubliceerd
    assert openbaar.is_openbaar
    assert not {verborgen, van_verborgen} & set(gepubliceerd)
    assert not verborgen.is_openbaar
    assert not van_verborgen.is_openbaar


def test_in_een_gemeente_staat_het_eigen_aanbod_en_dat_van_de_regio(teststad):
    eigen = AanbodFactory(gemeente=teststad)
    regionaal = AanbodFactory(bereik="regio", gemeente=None, regio=teststad.regio)
    AanbodFactory(gemeente=GemeenteFactory(regio=teststad.regio))
    AanbodFactory(bereik="regio", gemeente=None, regio=RegioFactory())

    assert set(Aanbod.objects.in_gemeente(teststad)) == {eigen, regionaal}


def test_een_gemeente_zonder_regio_krijgt_niet_alles_zonder_regio():
    los = GemeenteFactory(regio=None)
    AanbodFactory(gemeente=GemeenteFactory(regio=None))

    assert list(Aanbod.objects.in_gemeente(los)) == []


def test_in_een_wijk_telt_wat_haar_noemt_en_wat_overal_is(teststad, wijken):
    west, oost = wijken
    hier = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[west])
    overal = AanbodFactory(gemeente=teststad)
    regionaal = AanbodFactory(bereik="regio", gemeente=None, regio=teststad.regio)
    AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[oost])

    assert set(Aanbod.objects.in_wijk(west)) == {hier, overal, regionaal}


def test_in_een_wijk_staat_elk_aanbod_een_keer(teststad, wijken):
    """City-wide aanbod may name several wijken: there it is present in person."""
    aanbod = AanbodFactory(gemeente=teststad, wijken=wijken)

    assert list(Aanbod.objects.in_wijk(wijken[0])) == [aanbod]


def test_aanwezig_is_wie_de_wijk_noemt_of_er_een_plek_heeft(teststad, wijken):
    west, oost = wijken
    genoemd = AanbodFactory(gemeente=teststad, wijken=[west, oost])
    plek = AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad, wijk=west))
    AanbodFactory(gemeente=teststad)
    AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad, wijk=oost))

    assert set(Aanbod.objects.aanwezig_in(west)) == {genoemd, plek}


def test_aanwezig_staat_elk_aanbod_een_keer(teststad, wijken):
    west, oost = wijken
    plekken = [LocatieFactory(gemeente=teststad, wijk=west) for _ in range(2)]
    aanbod = AanbodFactory(gemeente=teststad, wijken=[west, oost], plek=plekken)

    assert list(Aanbod.objects.aanwezig_in(west)) == [aanbod]


def test_voor_een_onderwerp_tellen_de_delen_mee_en_een_keer():
    ouder = OnderwerpFactory()
    delen = [OnderwerpFactory(ouder=ouder) for _ in range(2)]
    in_deel = AanbodFactory(onderwerpen=[delen[0]])
    in_beide = AanbodFactory(onderwerpen=[ouder, *delen])
    AanbodFactory(onderwerpen=[OnderwerpFactory()])

    gevonden = list(Aanbod.objects.voor_onderwerp(ouder).order_by("pk"))

    assert gevonden == [in_deel, in_beide]


def test_voor_een_deel_telt_de_ouder_niet_mee():
    deel = OnderwerpFactory(ouder=OnderwerpFactory())
    AanbodFactory(onderwerpen=[deel.ouder])

    assert list(Aanbod.objects.voor_onderwerp(deel)) == []


def test_aanbod_voor_alle_onderwerpen_telt_alleen_waar_het_genoemd_is():
    onderwerp = OnderwerpFactory()
    AanbodFactory(alle_onderwerpen=True)
    genoemd = AanbodFactory(alle_onderwerpen=True, onderwerpen=[onderwerp])

    assert list(Aanbod.objects.voor_onderwerp(onderwerp)) == [genoemd]


def test_maatwerk_staat_buiten_de_matrix():
    algemeen, specifiek, maatwerk = (
        AanbodFactory(rol=rol) for rol in ("algemeen", "specifiek", "maatwerk")
    )

    in_matrix = set(Aanbod.objects.in_matrix())

    assert {algemeen, specifiek} <= in_matrix
    assert maatwerk not in in_matrix


def test_een_aanbieder_staat_een_keer_in_een_gemeente_ook_als_koepel(teststad):
    koepel = AanbiederFactory()
    deel = AanbiederFactory(onderdeel_van=koepel)
    for _ in range(2):
        AanbodFactory(aanbieder=deel, gemeente=teststad)
    AanbiederFactory()  # without aanbod

    assert list(Aanbieder.objects.in_gemeente(teststad).order_by("pk")) == [koepel, deel]


def test_een_aanbieder_met_alleen_gearchiveerd_aanbod_staat_er_niet_bij(teststad):
    AanbodFactory(gemeente=teststad, status="gearchiveerd")

    assert list(Aanbieder.objects.in_gemeente(teststad)) == []


def test_alleen_wie_toestemming_gaf_staat_op_de_openbare_site():
    openbaar = ContactpersoonFactory()
    ContactpersoonFactory(aanbieder=openbaar.aanbieder, openbaar=False)

    assert list(openbaar.aanbieder.contactpersonen.openbaar()) == [openbaar]


def test_het_aanspreekpunt_van_de_wijk_gaat_voor_dat_van_de_gemeente(teststad, wijken):
    west, oost = wijken
    stad = AanspreekpuntFactory(gemeente=teststad)
    wijk = AanspreekpuntFactory(gemeente=teststad, wijk=west)
    AanspreekpuntFactory(gemeente=teststad, wijk=oost)
    AanspreekpuntFactory(functie="makelaar")

    assert list(Aanspreekpunt.objects.voor(teststad, west.code)) == [wijk, stad]
    assert list(Aanspreekpunt.objects.voor(teststad)) == [stad]
