"""Who types that there is danger sees the right number; who asks something everyday does not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbod.zoeken import nood
from aanbod.zoeken.nood import NOODNUMMERS, nood_bij

# The sentence as people type it, and the numbers above its results.
GEVAAR = """
hij steekt mij met een mes               | 112 veilig-thuis
mijn zoon bedreigt me met een mes        | 112 veilig-thuis
ik word met een mes bedreigd             | 112 veilig-thuis
hij bedreigt me nu                       | 112 veilig-thuis
hij slaat mij nu                         | 112 veilig-thuis
mijn ex dreigt mij te vermoorden         | 112 veilig-thuis
hij zegt dat hij me gaat vermoorde       | 112 veilig-thuis
mijn man knijpt mijn keel dicht          | 112 veilig-thuis
hij heeft een pistool                    | 112 veilig-thuis
mijn ex staat voor de deur               | 112 veilig-thuis
ik zit opgesloten                        | 112 veilig-thuis
mijn vader is bewusteloos                | 112
mijn moeder ademt niet                   | 112
er is brand in huis                      | 112
ik ruik gas                              | 112
overdosis                                | 112
ze heeft pillen geslikt                  | 112
ambulanse                                | 112
levensgevaar                             | 112
mijn man slaat mij                       | veilig-thuis
hij slaat me                             | veilig-thuis
mijn man slaagt mij                      | veilig-thuis
ik word geslagen                         | veilig-thuis
mijn vriend mishandelt mij               | veilig-thuis
mishandelt                               | veilig-thuis
ik wort mishandeld                       | veilig-thuis
ouderenmishandeling                      | veilig-thuis
huiselijk gewelt                         | veilig-thuis
ik ben bang voor mijn man                | veilig-thuis
bang voor mijn ex                        | veilig-thuis
ik word bedreigd                         | veilig-thuis
mijn ex stalkt mij                       | veilig-thuis
ik ben thuis niet veilig                 | veilig-thuis
moeder wordt verwaarloosd                | veilig-thuis
uithuwelijking                           | veilig-thuis
blijf van mijn lijf                      | veilig-thuis
zelfmoord                                | 113
zelfmoort                                | 113
zelf moord                               | 113
suïcide                                  | 113
ik ben suicidaal                         | 113
zelfdoding van mijn broer                | 113
ik wil dood                              | 113
ik wil niet meer leven                   | 113
ik wil er niet meer zijn                 | 113
ik wil er nie meer zijn                  | 113
ik wil niet meer                         | 113
was ik maar dood                         | 113
geen zin meer in het leven               | 113
ik ga een einde maken aan mijn leven     | 113
voor de trein springen                   | 113
ik snijd mezelf                          | 113
mijn dochter snijdt zichzelf             | 113
automutilatie                            | 113
ik zie het niet meer zitten              | 113 luisterlijn
IK ZIE HET NIET MEER ZITTEN!!!           | 113 luisterlijn
ik hou het niet meer vol                 | 113 luisterlijn
ik ben wanhopig                          | 113 luisterlijn
ten einde raad                           | luisterlijn
ik wil nu met iemand praten              | luisterlijn
ik ben verkracht                         | seksueel-geweld
verkragt                                 | seksueel-geweld
aanranding                               | seksueel-geweld
hij dwingt me tot seks                   | veilig-thuis seksueel-geweld
ik ben seksueel misbruikt                | veilig-thuis seksueel-geweld
loverboy                                 | veilig-thuis kindertelefoon seksueel-geweld
lover boy                                | veilig-thuis seksueel-geweld
sextortion                               | seksueel-geweld
mijn naaktfoto's staan online            | kindertelefoon seksueel-geweld
papa slaat mij                           | veilig-thuis kindertelefoon
mijn moeder slaat mij                    | veilig-thuis kindertelefoon
kindermishandeling                       | veilig-thuis kindertelefoon
mama drinkt                              | kindertelefoon
ik word gepest                           | kindertelefoon
ik wil weglopen van huis                 | kindertelefoon
"""

ALLEDAAGS = """
slaapt mijn kind door
mijn zoon slaapt slecht
ik ben bang voor de tandarts
slagroom
geslaagd
schuld slaat om
hoe laat slaat de klok
brandweer bezoeken
brandverzekering
messenset
mes laten slijpen
snijplank
dood van mijn man
rouwgroep na de dood van mijn moeder
zelfstandig wonen
een geweldige middag
zin van het leven
een leven lang leren
reanimatiecursus
ademhalingsoefeningen
bloeddruk erg hoog
doodstil
verkrampte spieren
pedagoog
bewustwording
ik kan mijn huur niet meer betalen
ik kan niet meer traplopen
dreigende huisuitzetting
stoppen met roken
ik wil niet alleen eten
ongewenst zwanger
wandelen in Meppel
de handen uit de mouwen steken
ruzie met de buren over geluid
koffie
"""


def kanalen(vraag):
    return [nummer.kanaal for nummer in nood_bij(vraag)]


@pytest.mark.parametrize("regel", GEVAAR.strip().splitlines())
def test_gevaar_geeft_de_juiste_nummers(regel):
    vraag, verwacht = regel.split("|")

    assert kanalen(vraag.strip()) == verwacht.split()


@pytest.mark.parametrize("vraag", ALLEDAAGS.strip().splitlines())
def test_een_alledaagse_vraag_geeft_geen_nummers(vraag):
    assert kanalen(vraag) == []


def test_de_nummers_tijden_en_telefoonlinks_zijn_de_landelijke():
    """ONTWERP 8."""
    assert [(een.kanaal, een.nummer, een.tel, een.wanneer) for een in NOODNUMMERS] == [
        ("112", "112", "112", "dag en nacht"),
        ("veilig-thuis", "0800-2000", "08002000", "bellen: dag en nacht, gratis"),
        ("113", "113 of 0800-0113", "113", "bellen: dag en nacht, gratis"),
        ("kindertelefoon", "0800-0432", "08000432", "elke dag 11.00–21.00 uur, gratis"),
        ("seksueel-geweld", "0800-0188", "08000188", "bellen: dag en nacht, gratis"),
        ("luisterlijn", "088 0767 000", "0880767000", "dag en nacht"),
    ]


def test_wie_niet_kan_bellen_kan_bij_alle_nummers_behalve_112_ook_chatten():
    assert [een.kanaal for een in NOODNUMMERS if not een.chat_url] == ["112"]
    assert all(een.chat_url.startswith("https://") for een in NOODNUMMERS if een.chat_url)


def test_elke_regel_van_de_lijst_noemt_een_bestaand_kanaal_en_bruikbare_woorden():
    bestaand = {nummer.kanaal for nummer in NOODNUMMERS}

    assert {kanaal for kanaal, _ in nood._regels()} == bestaand
    for _, woorden in nood._regels():
        assert woorden
        assert all(re.fullmatch(r"[a-z0-9]+~?", woord) for woord in woorden), woorden


def test_geen_regel_staat_er_twee_keer():
    regels = [(kanaal, frozenset(woorden)) for kanaal, woorden in nood._regels()]

    assert len(regels) == len(set(regels))


def test_elke_regel_werkt_met_haar_eigen_woorden():
    for kanaal, woorden in nood._regels():
        assert kanaal in kanalen(" ".join(woorden).replace("~", "")), woorden


@pytest.mark.parametrize("vraag", ["", "a" * 10_000, "zelf" * 2_500, "ik wil " * 2_000])
def test_een_eindeloze_of_lege_vraag_geeft_geen_nummers(vraag):
    assert kanalen(vraag) == []


@given(st.text())
def test_elke_vraag_krijgt_een_antwoord_in_de_vaste_volgorde(vraag):
    gevonden = nood_bij(vraag)

    assert gevonden == [nummer for nummer in NOODNUMMERS if nummer in gevonden]
