"""What reads hard in a text: what is found, where it stands, and the score."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aanbod
from aanbod.leesbaarheid import LANGSTE_ZIN, Soort, lees

LIJST = Path(aanbod.__file__).with_name("moeilijke_woorden.tsv")


def _van(tekst, soort):
    return [een.tekst for een in lees(tekst).bevindingen if een.soort == soort]


# --- Sentences ---------------------------------------------------------------------------


@pytest.mark.parametrize("woorden, gevonden", [(LANGSTE_ZIN, 0), (LANGSTE_ZIN + 1, 1)])
def test_een_zin_van_meer_dan_vijftien_woorden_is_lang(woorden, gevonden):
    assert len(_van("Kom " * woorden + ".", Soort.LANGE_ZIN)) == gevonden


@pytest.mark.parametrize(
    "tekst, zinnen",
    [
        ("Kom langs. Wij helpen u! Wilt u bellen?", 3),
        ("Wij helpen, o.a. met uw post, uw geld enz. en met werk.", 1),
        ("Wij helpen met post, geld enz. Daarna praten wij.", 2),
        ("Wij zijn open van 9.00 tot 12.30 uur.", 1),
        ("Het kost 2.500 euro. Dat is veel.", 2),
        ("U komt om 9. Daarna eten wij.", 2),
        ("Kijk op www.voorbeeld.nl/hulp.html of mail naar a.b@voorbeeld.nl voor hulp.", 1),
        ("Wij doen dit:\n- koffie drinken\n- samen eten\n1. praten", 4),
        ("Een titel\n\nEen zin van ons", 2),
        ("Een zin die\nverder gaat.", 1),
        ("“Kom binnen.” Zo zeggen wij dat.", 2),
        ("... ?", 0),
        ("", 0),
    ],
)
def test_een_tekst_valt_uiteen_in_zinnen(tekst, zinnen):
    assert lees(tekst).zinnen == zinnen


# --- Words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst, gevonden",
    [
        ("Dit is laagdrempelig.", ["laagdrempelig"]),
        ("Wij hebben dit gerealiseerd.", ["gerealiseerd"]),
        ("Uw hulp Met  betrekking tot wonen.", ["Met  betrekking tot"]),
        ("De eigen bijdrage is laag.", ["eigen bijdrage"]),
        ("Wij lopen samen door de buurt.", []),
        ("De onderstandsgelegenheid is open.", ["onderstandsgelegenheid"]),
        ("Kom naar het buurthuis.", []),
        ("Wij zien u bij Kwartelreigerhof.", []),  # a name
    ],
)
def test_moeilijke_woorden_staan_er_met_een_gewoner_woord(tekst, gevonden):
    assert _van(tekst, Soort.MOEILIJK) == gevonden


def test_het_advies_noemt_het_gewonere_woord():
    (bevinding,) = lees("Tevens koffie.").bevindingen

    assert bevinding.advies == "Ambtelijk woord. Gewoner: ook."
    assert (bevinding.begin, bevinding.eind) == (0, 6)


@pytest.mark.parametrize(
    "tekst, gevonden",
    [
        ("Hulp bij o.a. geld.", ["o.a."]),
        ("Bel het UWV.", ["UWV"]),
        ("Hulp uit de Wmo.", ["Wmo"]),
        ("Het Sociaal Wijkteam (SWT) helpt. Bel het SWT.", []),
        ("De Wmo (de wet voor hulp thuis) helpt.", []),
        ("Kijk tv met ons, of neem de NS.", []),
        ("KOM GERUST LANGS", []),
        ("Van maandag t/m vrijdag.", ["t/m"]),
        ("Bij x.y.z. is hulp.", ["x.y.z."]),
    ],
)
def test_afkortingen_worden_gevonden_tenzij_ze_zijn_uitgelegd(tekst, gevonden):
    assert _van(tekst, Soort.AFKORTING) == gevonden


def test_de_lijst_is_van_onszelf_en_groot_genoeg():
    with open(LIJST, encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand, delimiter="\t"))

    assert len(rijen) >= 250
    assert {rij["herkomst"] for rij in rijen} == {"own"}
    assert {rij["soort"] for rij in rijen} == {"ambtelijk", "moeilijk", "afkorting"}
    assert all(rij["woord"] and rij["eenvoudiger"] for rij in rijen)
    assert len({rij["woord"] for rij in rijen}) == len(rijen)


# --- The score ---------------------------------------------------------------------------

MAKKELIJK = "Kom eens langs. Wij zijn er elke dag. U krijgt koffie of thee. Wij praten met u. Er zijn ook buren. Dat is fijn."
MOEILIJK = (
    "Maatschappelijke dienstverleningsorganisaties realiseren geïndiceerde ondersteuningsarrangementen "
    "betreffende zelfredzaamheidsproblematiek, participatiebelemmeringen, financiële administratie "
    "en arbeidsmarkttoeleiding, conform de gemeentelijke verordeningen inzake maatwerkvoorzieningen "
    "voor alle inwoners van de gemeente."
)


def test_de_score_is_die_van_flesch_douma():
    """20 words of one syllable in two sentences: 206.84 - 0.93 x 10 - 77 x 1 = 120.5, so 100."""
    assert lees("huis " * 10 + ". " + "huis " * 10 + ".").score == 100
    # 20 words of three syllables in one sentence: 206.84 - 18.6 - 231 is below nought.
    assert lees("gemeente " * 20).score == 0
    # Of two syllables in four sentences of five: 206.84 - 4.65 - 154 = 48.19.
    assert lees("huizen huizen huizen huizen huizen. " * 4).score == 48


def test_makkelijk_en_moeilijk_heten_zo():
    makkelijk, moeilijk = lees(MAKKELIJK), lees(MOEILIJK)

    assert makkelijk.oordeel == "Dit leest zeer makkelijk."
    assert moeilijk.oordeel == "Dit leest zeer moeilijk."
    assert makkelijk.bevindingen == []
    assert {een.soort for een in moeilijk.bevindingen} == {Soort.LANGE_ZIN, Soort.MOEILIJK}


def test_een_korte_tekst_krijgt_geen_score():
    assert lees("Kom langs.").score is None
    assert lees("Kom langs.").oordeel == "De tekst is te kort voor een score."
    assert lees(" ").oordeel == "Er staat nog niets."


def test_nergens_wordt_een_taalniveau_genoemd():
    assert "B1" not in LIJST.read_text(encoding="utf-8")
    assert "B1" not in lees(MOEILIJK).oordeel


# --- Marking -----------------------------------------------------------------------------


@given(
    st.lists(
        st.sampled_from(
            [
                *"abc. ,;\n-’'(",
                "Tevens ",
                "wordt ",
                "geholpen ",
                "o.a. ",
                "UWV ",
                "1. ",
                "é",
                "www.a.nl ",
            ]
        ),
        max_size=60,
    ).map("".join)
    | st.text(max_size=80)
)
def test_wat_gevonden_is_staat_waar_het_zegt_te_staan(tekst):
    gelezen = lees(tekst)

    assert all(
        gelezen.tekst[een.begin : een.eind] == een.tekst and een.begin < een.eind
        for een in gelezen.bevindingen
    )
    assert "".join(stuk.tekst for stuk in gelezen.stukken) == gelezen.tekst


def test_een_moeilijk_woord_in_een_lange_zin_is_beide():
    tekst = "Wij helpen u tevens met alles wat u maar wilt als u dat aan ons vraagt of belt."

    (stuk,) = (een for een in lees(tekst).stukken if een.tekst == "tevens")

    assert stuk.soorten == ("lange-zin", "moeilijk")
