"""The quality of a record: what gives points, what is said, and the same in SQL."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from aanbod.actions.archiveren import archiveer
from aanbod.actions.indexeren import indexeer
from aanbod.kwaliteit import (
    Deelsoort,
    is_te_wegen,
    te_laag,
    voor_wegen,
    weeg,
    with_kwaliteit,
)
from aanbod.models import Aanbieder, Aanbod, AanbodLocatie, Kwaliteitspunten
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.models.wijziging import Weg
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    LocatieFactory,
    OnderwerpFactory,
    WijkFactory,
)

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 6, 1)
MOEILIJK = "Participatieondersteuning inzake zelfredzaamheidsproblematiek conform de verordening."
COMPLEET = {
    "beschrijving": "Wij drinken koffie.",
    "inloop": True,
    "kosten": "gratis",
    "wat_gebeurt_er": "Een buur leest uw vraag.",
}


@pytest.fixture
def vol(teststad):
    """A record that lacks nothing."""
    aanbod = AanbodFactory(
        gemeente=teststad, **COMPLEET, telefoon="078 123 45 67", onderwerpen=[OnderwerpFactory()],
        plek=LocatieFactory(gemeente=teststad),
        gecontroleerd_op=timezone.localdate(), gecontroleerd_door="de redactie",
    )  # fmt: skip
    AanbodLocatie.objects.filter(aanbod=aanbod).update(openingstijden="Mo 09:00-12:00")
    indexeer([aanbod.pk])
    return aanbod


def _deel(aanbod, soort, vandaag=None):
    return weeg(Aanbod.objects.get(pk=aanbod.pk), vandaag).deel(soort)


def test_wat_niets_mist_krijgt_honderd_punten_en_geen_advies(vol):
    kwaliteit = weeg(vol)

    assert kwaliteit.score == 100
    assert all(deel.adviezen == [] for deel in kwaliteit.delen)


def test_elk_deel_dat_niet_vol_is_zegt_wat_er_te_doen_is(teststad):
    kwaliteit = weeg(AanbodFactory(gemeente=teststad, samenvatting=MOEILIJK))

    assert all(bool(deel.adviezen) == (deel.punten < deel.hoogste) for deel in kwaliteit.delen)
    assert all(advies.endswith((".", "?")) for deel in kwaliteit.delen for advies in deel.adviezen)


@pytest.mark.parametrize("ritme, lengte", [(3, 92), (6, 183), (12, 365)])
@pytest.mark.parametrize(
    "keer, erbij, punten",
    [(0, 0, 20), (1, 0, 20), (1, 1, 10), (2, 0, 10), (2, 1, 0), (None, 0, 0), (0, -3, 20)],
)
def test_vers_is_gecontroleerd_binnen_het_eigen_ritme_ook_in_sql(
    teststad, ritme, lengte, keer, erbij, punten
):
    dagen = None if keer is None else keer * lengte + erbij
    aanbod = AanbodFactory(
        gemeente=teststad,
        controleritme=ritme,
        gecontroleerd_op=None if dagen is None else VANDAAG - timedelta(days=dagen),
        gecontroleerd_door="" if dagen is None else "de redactie",
    )

    assert _deel(aanbod, Deelsoort.VERS, VANDAAG).punten == punten
    assert with_kwaliteit(Aanbod.objects.all(), VANDAAG).get(pk=aanbod.pk).vers == punten


@pytest.mark.parametrize("weg", [*COMPLEET, "onderwerpen"])
def test_wat_ontbreekt_kost_vier_punten(vol, weg):
    if weg == "onderwerpen":
        vol.onderwerpkoppelingen.all().delete()
    else:
        leeg = {"inloop": False, "kosten": "onbekend"}
        Aanbod.objects.filter(pk=vol.pk).update(**{weg: leeg.get(weg, "")})

    deel = _deel(vol, Deelsoort.COMPLEET)

    assert deel.punten == 16
    assert len(deel.adviezen) == 1


@pytest.mark.parametrize(
    "velden, aanbieder, punten",
    [
        ({}, {}, 0),
        ({"website": "https://voorbeeld.example"}, {}, 4),
        ({"email": "a@voorbeeld.example"}, {}, 8),
        ({}, {"telefoon": "078 123 45 67"}, 8),
        ({"telefoon": "078 123 45 67", "telefonisch": True}, {}, 14),
        (
            {"telefoon": "078 123 45 67", "telefonisch": True, "bereikbaar": "Mo 09:00-12:00"},
            {},
            20,
        ),
        ({"telefoon": "078 123 45 67", "outreachend": True, "op_afspraak": True}, {}, 20),
        (
            {
                "telefoon": "078 123 45 67",
                "outreachend": True,
                "op_afspraak": True,
                "inloop": True,
            },
            {},
            14,
        ),
    ],
)
def test_bereikbaar_is_een_contact_een_plek_en_tijden(teststad, velden, aanbieder, punten):
    aanbod = AanbodFactory(gemeente=teststad, aanbieder=AanbiederFactory(**aanbieder), **velden)

    assert _deel(aanbod, Deelsoort.BEREIKBAAR).punten == punten


def test_op_de_kaart_of_met_opzet_zonder_plek(teststad):
    wijk = WijkFactory(gemeente=teststad)
    alleen_wijk = LocatieFactory(
        gemeente=teststad, wijk=wijk, precisie="wijk", breedte=None, lengte=None
    )
    gevallen = [
        (AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad)), 20),
        (AanbodFactory(gemeente=teststad, plek=alleen_wijk), 10),
        (AanbodFactory(gemeente=teststad, plek=LocatieFactory()), 10),  # in another gemeente
        (AanbodFactory(gemeente=teststad, outreachend=True), 20),
        (AanbodFactory(gemeente=teststad, online=True), 20),
        (AanbodFactory(gemeente=teststad, online=True, bereik="wijken", wijken=[wijk]), 0),
        (AanbodFactory(gemeente=teststad), 0),
    ]

    assert [_deel(aanbod, Deelsoort.GEPLAATST).punten for aanbod, _ in gevallen] == [
        punten for _, punten in gevallen
    ]


def test_een_kantoor_is_geen_plek_waar_iemand_heen_kan(teststad):
    aanbod = AanbodFactory(gemeente=teststad, plek=LocatieFactory(gemeente=teststad))
    aanbod.plekken.update(soort="kantoor")

    assert "Geef een plek." in " ".join(_deel(aanbod, Deelsoort.BEREIKBAAR).adviezen)


def test_een_moeilijke_tekst_kost_punten_en_zegt_waarom(teststad):
    kort = AanbodFactory(gemeente=teststad, samenvatting=MOEILIJK)
    lang = AanbodFactory(gemeente=teststad, samenvatting=MOEILIJK, beschrijving=MOEILIJK * 3)

    assert _deel(kort, Deelsoort.LEESBAAR).punten < 20
    assert _deel(lang, Deelsoort.LEESBAAR).is_te_laag
    assert "moeilijk woord: " in _deel(lang, Deelsoort.LEESBAAR).adviezen[-1]


# --- Prepared ----------------------------------------------------------------------------


def test_de_punten_staan_klaar_en_zijn_die_van_het_record(vol, teststad):
    leeg = AanbodFactory(gemeente=teststad, samenvatting=MOEILIJK)

    for aanbod in with_kwaliteit(Aanbod.objects.filter(pk__in=[vol.pk, leeg.pk])):
        gewogen = weeg(aanbod)
        assert aanbod.kwaliteit == gewogen.score
        for deel in gewogen.delen:
            laag = with_kwaliteit(Aanbod.objects.filter(pk=aanbod.pk)).filter(te_laag(deel.soort))
            assert laag.exists() == deel.is_te_laag


def test_elk_record_van_de_inventaris_staat_klaar_zoals_het_wordt_gewogen(voorbeeldstad, dordrecht):
    aanbod_lijst = voor_wegen(
        with_kwaliteit(Aanbod.objects.filter(gemeente__in=[voorbeeldstad, dordrecht]))
    )

    assert len(aanbod_lijst) > 200
    assert [een.kwaliteit for een in aanbod_lijst] == [weeg(een).score for een in aanbod_lijst]
    assert not Aanbod.objects.filter(is_te_wegen(), kwaliteitspunten=None).exists()


def test_wie_de_aanbieder_een_nummer_geeft_maakt_zijn_aanbod_bereikbaar(teststad):
    aanbod = AanbodFactory(gemeente=teststad)
    wijzig(aanbod.aanbieder, {"telefoon": "078 123 45 67"}, by=Herkomst(Weg.FORMULIER))

    assert Kwaliteitspunten.objects.get(pk=aanbod.pk).bereikbaar == 8


@pytest.mark.parametrize(
    "status, weegt", [("concept", False), ("gepland", True), ("gearchiveerd", False)]
)
def test_concept_en_archief_staan_terzijde(teststad, status, weegt):
    aanbod = AanbodFactory(gemeente=teststad, status=status)

    assert Kwaliteitspunten.objects.filter(pk=aanbod.pk).exists() == weegt
    assert Aanbod.objects.filter(is_te_wegen(), pk=aanbod.pk).exists() == weegt


def test_wie_een_aanbieder_archiveert_haalt_zijn_aanbod_van_de_lijst(vol):
    archiveer(Aanbieder.objects.filter(pk=vol.aanbieder_id))

    assert not Kwaliteitspunten.objects.filter(pk=vol.pk).exists()


def test_veel_wegen_kost_niet_meer_vragen_dan_een(teststad, django_assert_num_queries):
    onderwerp = OnderwerpFactory()
    for _ in range(5):
        AanbodFactory(
            gemeente=teststad, plek=LocatieFactory(gemeente=teststad), onderwerpen=[onderwerp]
        )

    with django_assert_num_queries(5):
        for aanbod in voor_wegen(with_kwaliteit(Aanbod.objects.filter(gemeente=teststad))):
            weeg(aanbod)
