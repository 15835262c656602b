"""In which order what fits stands: by its words, its onderwerp, its place and its state."""

from datetime import date

import pytest

from aanbod.actions.indexeren import indexeer
from aanbod.models import Aanbod
from aanbod.zoeken.punten import PUNTEN_GECONTROLEERD, PUNTEN_VOL
from aanbod.zoeken.volgorde import BOVENAAN, HOOGSTENS_VAN_EEN
from tests.aanbod.zoeken.vragen import namen, treffers
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    DoelgroepFactory,
    LocatieFactory,
    OnderwerpFactory,
    PostcodegebiedFactory,
    ThesaurustermFactory,
    WijkFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def vogels(db):
    """An onderwerp that people mean when they say kwartel or vink."""
    onderwerp = OnderwerpFactory(
        slug="vogels", naam="Gevederte", uitleg="-", uitleg_professional="-"
    )
    for woord in ("kwartel", "vink"):
        ThesaurustermFactory(term=woord, onderwerp=onderwerp)
    return onderwerp


def score(gemeente, vraag, **velden):
    return {een.sorteernaam: een.score for een in treffers(gemeente, vraag, **velden)}


# --- Words -----------------------------------------------------------------------------


def test_een_woord_in_de_naam_telt_meer_dan_in_de_kern_en_dat_meer_dan_elders(teststad):
    AanbodFactory(gemeente=teststad, naam="A elders", beschrijving="Met een zwikzwak.")
    AanbodFactory(gemeente=teststad, naam="B kern", samenvatting="Met een zwikzwak.")
    AanbodFactory(gemeente=teststad, naam="C zwikzwak")

    assert namen(teststad, "zwikzwak") == ["c zwikzwak", "b kern", "a elders"]


def test_de_naam_van_de_aanbieder_en_van_de_doelgroep_zijn_kern(teststad):
    van = AanbodFactory(gemeente=teststad, naam="A", aanbieder=AanbiederFactory(naam="Zwikzwak"))
    voor = AanbodFactory(gemeente=teststad, naam="B")
    voor.doelgroepen.add(DoelgroepFactory(naam="Zwikzwak"))
    indexeer([van.pk, voor.pk])
    AanbodFactory(gemeente=teststad, naam="0 elders", beschrijving="Zwikzwak.")

    assert namen(teststad, "zwikzwak") == ["a", "b", "0 elders"]


def test_een_samenstelling_zelf_telt_meer_dan_haar_delen(teststad):
    AanbodFactory(gemeente=teststad, naam="A maaltijd in de buurt")
    AanbodFactory(gemeente=teststad, naam="B buurtmaaltijd")

    assert namen(teststad, "buurtmaaltijd", plaats="teststad") == [
        "b buurtmaaltijd",
        "a maaltijd in de buurt",
    ]


def test_een_zeldzaam_woord_telt_meer_dan_een_gewoon(teststad):
    AanbodFactory(gemeente=teststad, naam="Zeldzaam", samenvatting="Zwikzwak.")
    for nummer in range(9):
        AanbodFactory(gemeente=teststad, naam=f"Alledaags {nummer}", samenvatting="Tafelpiep.")

    assert namen(teststad, "tafelpiep zwikzwak")[0] == "zeldzaam"
    punten = score(teststad, "tafelpiep zwikzwak")
    assert punten["zeldzaam"] > punten["alledaags 0"]


def test_een_woord_dat_niemand_heeft_of_kent_houdt_niets_tegen(teststad):
    AanbodFactory(gemeente=teststad, naam="Zwikzwak")

    assert namen(teststad, "zwikzwak qwxyzv") == ["zwikzwak"]


def test_gelijke_punten_staan_op_naam(teststad):
    for naam in ("Zon zwikzwak", "De zwikzwak", "Émile zwikzwak"):
        AanbodFactory(gemeente=teststad, naam=naam)

    assert namen(teststad, "zwikzwak") == ["de zwikzwak", "emile zwikzwak", "zon zwikzwak"]


# --- Onderwerp -------------------------------------------------------------------------


def test_het_onderwerp_van_de_vraag_brengt_boven_en_filtert_nooit(teststad, vogels):
    AanbodFactory(gemeente=teststad, naam="Noemt een kwartel")
    AanbodFactory(gemeente=teststad, naam="Over vogels", onderwerpen=[vogels])

    assert namen(teststad, "kwartel") == ["over vogels", "noemt een kwartel"]


def test_wat_over_weinig_anders_gaat_staat_voor_wat_over_alles_gaat(teststad, vogels):
    anders = [OnderwerpFactory() for _ in range(4)]
    AanbodFactory(gemeente=teststad, naam="Alles", onderwerpen=[vogels, *anders])
    AanbodFactory(gemeente=teststad, naam="Beperkt", onderwerpen=[vogels])

    assert namen(teststad, "kwartel") == ["beperkt", "alles"]


def test_een_begrepen_woord_hoeft_niet_in_de_tekst_te_staan(teststad, vogels):
    AanbodFactory(gemeente=teststad, naam="Zwikzwak", onderwerpen=[vogels])
    AanbodFactory(gemeente=teststad, naam="Zwikzwak zonder")

    assert namen(teststad, "kwartel zwikzwak") == ["zwikzwak"]


def test_wie_om_een_manier_van_helpen_of_een_groep_vraagt_ziet_die_eerst(teststad, vogels):
    groep = DoelgroepFactory(slug="vissers", naam="Hengelaars")
    ThesaurustermFactory(term="visser", onderwerp=None, doelgroep=groep)
    ThesaurustermFactory(term="zwiklopen", onderwerp=None, toegang="inloop")
    AanbodFactory(gemeente=teststad, naam="A gewoon", onderwerpen=[vogels])
    AanbodFactory(gemeente=teststad, naam="B inloop", onderwerpen=[vogels], inloop=True)
    voor = AanbodFactory(gemeente=teststad, naam="C vissers", onderwerpen=[vogels])
    voor.doelgroepen.add(groep)
    indexeer([voor.pk])

    assert score(teststad, "kwartel")["a gewoon"] == score(teststad, "kwartel")["c vissers"]
    punten = score(teststad, "kwartel visser")
    assert punten["c vissers"] > punten["a gewoon"] == punten["b inloop"]
    punten = score(teststad, "kwartel zwiklopen")
    assert punten["b inloop"] > punten["a gewoon"] == punten["c vissers"]
    # All of them fit: what was said of a group or a way in leaves nobody out.
    assert set(punten) == {"a gewoon", "b inloop", "c vissers"}


# --- Place and state are mild ----------------------------------------------------------


def test_in_de_wijk_gaat_voor_wat_even_goed_past(teststad):
    west = teststad.wijken.get(slug="west")
    AanbodFactory(gemeente=teststad, naam="A zwikzwak")
    AanbodFactory(gemeente=teststad, naam="B zwikzwak", wijken=[west], bereik="wijken")

    assert namen(teststad, "zwikzwak") == ["a zwikzwak", "b zwikzwak"]
    assert namen(teststad, "zwikzwak in west") == ["b zwikzwak", "a zwikzwak"]


def test_dichtbij_gaat_voor_wat_even_goed_past(teststad):
    PostcodegebiedFactory(pc4="1234", breedte=51.805, lengte=4.665, wijken=teststad.wijken.all())
    ver = LocatieFactory(gemeente=teststad, breedte=51.815, lengte=4.675)
    AanbodFactory(gemeente=teststad, naam="A zwikzwak", plek=ver)
    AanbodFactory(gemeente=teststad, naam="B zwikzwak", plek=LocatieFactory(gemeente=teststad))

    assert namen(teststad, "zwikzwak") == ["a zwikzwak", "b zwikzwak"]
    assert namen(teststad, "zwikzwak", plaats="1234") == ["b zwikzwak", "a zwikzwak"]


def test_vol_gaat_naar_achteren_en_gecontroleerd_naar_voren(teststad):
    AanbodFactory(gemeente=teststad, naam="A zwikzwak", capaciteit="vol")
    AanbodFactory(gemeente=teststad, naam="B zwikzwak")
    AanbodFactory(gemeente=teststad, naam="C zwikzwak", gecontroleerd_op=date.today(),
                  gecontroleerd_door="Test")  # fmt: skip

    assert namen(teststad, "zwikzwak") == ["c zwikzwak", "b zwikzwak", "a zwikzwak"]
    punten = score(teststad, "zwikzwak")
    assert punten["c zwikzwak"] - punten["b zwikzwak"] == pytest.approx(PUNTEN_GECONTROLEERD)
    assert punten["a zwikzwak"] - punten["b zwikzwak"] == pytest.approx(PUNTEN_VOL)


@pytest.mark.parametrize("wat", ["in de wijk", "dichtbij", "gecontroleerd", "niet vol"])
def test_plaats_en_staat_brengen_geen_van_alle_boven_wat_beter_past(teststad, wat):
    """The word further down, with one of these for it, stays below the word in the name."""
    west = teststad.wijken.get(slug="west")
    PostcodegebiedFactory(pc4="1234", breedte=51.805, lengte=4.665, wijken=[west])
    mee = {
        "in de wijk": {"wijken": [west]},
        "dichtbij": {"plek": LocatieFactory(gemeente=teststad)},
        "gecontroleerd": {"gecontroleerd_op": date.today(), "gecontroleerd_door": "Test"},
        "niet vol": {},
    }[wat]
    vol = "vol" if wat == "niet vol" else "onbekend"
    AanbodFactory(gemeente=teststad, naam="Zwikzwak", capaciteit=vol)
    AanbodFactory(gemeente=teststad, naam="Alles mee", beschrijving="Zwikzwak.", **mee)

    assert namen(teststad, "zwikzwak", plaats="1234") == ["zwikzwak", "alles mee"]


def test_wat_voor_de_hele_stad_is_verdwijnt_niet_achter_een_plaats(teststad):
    oost = teststad.wijken.get(slug="oost")
    AanbodFactory(gemeente=teststad, naam="Stad zwikzwak")
    AanbodFactory(gemeente=teststad, naam="Oost zwikzwak", wijken=[oost], bereik="wijken")
    AanbodFactory(gemeente=teststad, naam="Bezoek zwikzwak", wijken=[oost], bereik="wijken",
                  outreachend=True)  # fmt: skip

    assert set(namen(teststad, "zwikzwak in west")) == {"stad zwikzwak", "bezoek zwikzwak"}


# --- At most two of one aanbieder ------------------------------------------------------


def test_van_een_aanbieder_staan_er_hooguit_twee_bij_de_eerste_tien(teststad):
    groot = AanbiederFactory()
    for nummer in range(8):
        AanbodFactory(gemeente=teststad, naam=f"A{nummer} zwikzwak", aanbieder=groot)
    for nummer in range(12):
        AanbodFactory(gemeente=teststad, naam=f"Z{nummer:02} zwikzwak")

    gevonden = treffers(teststad, "zwikzwak")

    van_groot = [een.aanbieder == groot.pk for een in gevonden]
    assert sum(van_groot[:BOVENAAN]) == HOOGSTENS_VAN_EEN == 2
    # Nothing is lost, and they come right after.
    assert van_groot[BOVENAAN : BOVENAAN + 6] == [True] * 6
    assert len(gevonden) == Aanbod.objects.filter(gemeente=teststad).count() == 20


def test_ook_met_minder_dan_tien_raakt_er_niets_kwijt(teststad):
    groot = AanbiederFactory()
    for nummer in range(4):
        AanbodFactory(gemeente=teststad, naam=f"A{nummer} zwikzwak", aanbieder=groot)
    AanbodFactory(gemeente=teststad, naam="Z zwikzwak")

    assert namen(teststad, "zwikzwak") == [
        "a0 zwikzwak", "a1 zwikzwak", "z zwikzwak", "a2 zwikzwak", "a3 zwikzwak",
    ]  # fmt: skip


def test_zonder_vraag_of_in_een_andere_volgorde_wordt_niet_gespreid(teststad):
    groot = AanbiederFactory()
    for nummer in range(4):
        AanbodFactory(gemeente=teststad, naam=f"A{nummer} zwikzwak", aanbieder=groot)
    AanbodFactory(gemeente=teststad, naam="Z zwikzwak")

    op_naam = ["a0 zwikzwak", "a1 zwikzwak", "a2 zwikzwak", "a3 zwikzwak", "z zwikzwak"]
    assert namen(teststad, "") == op_naam
    assert namen(teststad, "zwikzwak", volgorde="open") == op_naam


def test_een_wijk_elders_geeft_hier_geen_punten(teststad):
    elders = WijkFactory(naam="Kwartelhof")
    AanbodFactory(gemeente=teststad, naam="A zwikzwak")
    AanbodFactory(bereik="regio", regio=teststad.regio, gemeente=None, naam="B zwikzwak",
                  wijken=[elders])  # fmt: skip

    assert namen(teststad, "zwikzwak", plaats="west") == ["a zwikzwak", "b zwikzwak"]
