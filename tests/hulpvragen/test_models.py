"""Every rule of the models of `hulpvragen` holds at the database and speaks Dutch at the form."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from hulpvragen.models import (
    KEUZE_BIJ_VRIJ,
    VRIJ_MET_KEUZES,
    Keuze,
    Vraagstap,
    Vragenboom,
)
from tests.factories import GebruikerFactory, KeuzeFactory, VraagstapFactory, VragenboomFactory
from tests.regels import Overtreding, regels_van, weigert_de_database, weigert_full_clean

pytestmark = pytest.mark.django_db

PAAR = "Vul in wanneer én door wie hij op de site is gezet."
OPLOPEND = "De hoogste leeftijd ligt onder de laagste."
JONG = (
    "Wie 18 jaar of ouder is, is geen kind of jongere. "
    "Pas de leeftijd aan, of wat de keuze betekent."
)


def _boom(**velden):
    return VragenboomFactory.build(**velden)


def _keuze(**velden):
    return Keuze(
        **{"stap": VraagstapFactory(), "code": "a", "tekst": "A", "pictogram": "wonen"} | velden
    )


def _zelfde_stap():
    stap = VraagstapFactory()
    return Vraagstap(boom=stap.boom, soort=stap.soort, vraag="Nog een keer?")


def _zelfde_keuze():
    keuze = KeuzeFactory()
    return _keuze(stap=keuze.stap, code=keuze.code)


OVERTREDINGEN = [
    Overtreding(
        "vragenboom_een_live",
        lambda: _boom(stand="live"),
        "Er staat al een vragenboom op de site.",
    ),
    Overtreding("vragenboom_gezet_paar", lambda: _boom(stand="oud", gezet_op=timezone.now()), PAAR),
    Overtreding(
        "vragenboom_concept_niet_gezet",
        lambda: _boom(gezet_op=timezone.now(), gezet_door=GebruikerFactory()),
        "Een concept heeft nog niet op de site gestaan. Maak het moment leeg.",
    ),
    Overtreding("vraagstap_uniek", _zelfde_stap, "Deze soort vraag staat al in deze vragenboom."),
    Overtreding("keuze_code_uniek", _zelfde_keuze, "Deze vraag heeft al een keuze met deze code."),
    Overtreding(
        "keuze_leeftijd_oplopend",
        lambda: _keuze(leeftijd_vanaf=18, leeftijd_tot_en_met=12),
        OPLOPEND,
    ),
    Overtreding(
        "keuze_jeugd_is_jong",
        lambda: _keuze(situatie="jeugd", leeftijd_vanaf=12, leeftijd_tot_en_met=18),
        JONG,
    ),
]


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_de_regel_houdt_in_de_database(overtreding):
    weigert_de_database(overtreding)


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_de_regel_zegt_in_het_nederlands_wat_er_moet(overtreding):
    weigert_full_clean(overtreding)


def test_alleen_wie_zonder_wanneer_breekt_het_paar_ook():
    overtreding = Overtreding(
        "vragenboom_gezet_paar", lambda: _boom(gezet_door=GebruikerFactory()), PAAR
    )
    weigert_de_database(overtreding)
    weigert_full_clean(overtreding)


def test_elke_regel_van_hulpvragen_wordt_hier_gebroken():
    assert {overtreding.naam for overtreding in OVERTREDINGEN} == set(regels_van("hulpvragen"))


def test_een_jongere_mag_zeventien_zijn_en_een_leeftijd_mag_open_blijven():
    _keuze(situatie="jeugd", leeftijd_tot_en_met=17).full_clean()
    _keuze(situatie="jeugd").full_clean()
    _keuze(leeftijd_vanaf=65).full_clean()


def test_een_keuze_hoort_niet_bij_een_vrije_vraag():
    waar = VraagstapFactory(soort="waar")

    with pytest.raises(ValidationError) as fout:
        _keuze(stap=waar).full_clean()

    assert fout.value.message_dict == {"tekst": [KEUZE_BIJ_VRIJ]}


def test_een_vraag_met_keuzes_wordt_geen_vrije_vraag():
    stap = KeuzeFactory().stap
    stap.soort = "waar"

    with pytest.raises(ValidationError) as fout:
        stap.full_clean()
    assert fout.value.message_dict == {"soort": [VRIJ_MET_KEUZES]}

    stap.keuzes.all().delete()
    stap.full_clean()


def test_een_pictogram_staat_in_het_blad_of_er_staat_welke_er_zijn():
    with pytest.raises(ValidationError) as fout:
        _keuze(pictogram="eenhoorn").full_clean()

    [melding] = fout.value.message_dict["pictogram"]
    assert melding.startswith("Er is geen pictogram “eenhoorn”. Kies er een uit: ")
    assert "wonen" in melding


def test_de_site_toont_alleen_actieve_vragen_en_keuzes_van_de_boom_die_live_is():
    Vragenboom.objects.all().delete()
    boom = VragenboomFactory(stand="live")
    tweede = VraagstapFactory(boom=boom, soort="hoe", volgorde=2)
    eerste = VraagstapFactory(boom=boom, soort="over", volgorde=1)
    VraagstapFactory(boom=boom, soort="wie", actief=False)
    VraagstapFactory(soort="over")
    keuze = KeuzeFactory(stap=eerste)
    KeuzeFactory(stap=eerste, actief=False)

    stappen = list(Vraagstap.objects.op_de_site())

    assert stappen == [eerste, tweede]
    assert stappen[0].actieve_keuzes == [keuze]


def test_de_vragen_met_hun_betekenis_kosten_vier_vragen(django_assert_num_queries):
    with django_assert_num_queries(4):
        for stap in Vraagstap.objects.op_de_site().with_betekenis():
            for keuze in stap.actieve_keuzes:
                assert keuze.onderwerpen.all() is not None
                assert keuze.doelgroepen.all() is not None


def test_zonder_tekst_voor_de_vrijwilliger_geldt_dezelfde():
    assert VraagstapFactory(vraag="Hoe?").kort == "Hoe?"
    assert VraagstapFactory(vraag="Hoe?", vraag_verwijzer="Hoe is het").kort == "Hoe is het"
    assert KeuzeFactory(tekst="Ja").kort == "Ja"
    assert KeuzeFactory(tekst="Ja", tekst_verwijzer="Kan op pad").kort == "Kan op pad"
