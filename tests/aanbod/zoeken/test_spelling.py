"""Typing errors: what is repaired, to what, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbod.zoeken.spelling import Woordenboek, Woordenlijst, gewone_woorden, klank
from aanbod.zoeken.tekst import is_bekend


def herstel(woord, *eigen):
    return Woordenboek(Woordenlijst(eigen)).herstel(woord)


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("borqh", "borgh"),  # another letter
        ("brgh", "borgh"),  # one left out
        ("boorgh", "borgh"),  # one too many
        ("brogh", "borgh"),  # two swapped
    ],
)
def test_vanaf_vier_letters_wordt_een_fout_hersteld(getypt, bedoeld):
    assert herstel(getypt, bedoeld) == bedoeld


def test_een_woord_van_drie_letters_blijft_staan():
    assert herstel("zwk", "zwik") == "zwk"
    assert herstel("zwiq", "zwik") == "zwik"


def test_twee_fouten_worden_pas_vanaf_acht_letters_hersteld():
    assert herstel("krabehof", "crabbehof") == "crabbehof"
    assert herstel("qrispxn", "crispijn") == "qrispxn"
    assert herstel("qrispixn", "crispijn") == "crispijn"


def test_drie_fouten_zijn_geen_verschrijving():
    assert herstel("vlxxxlbyyrt", "vogelbuurt") == "vlxxxlbyyrt"


@pytest.mark.parametrize("woord", ["schulden", "koffie", "oma", "hypotheek", "dementie"])
def test_een_bekend_woord_wordt_nooit_hersteld(woord):
    assert herstel(woord, "schuldun", "koffia", "omaa", "hypotheec", "dementia") == woord


def test_een_eigen_woord_is_bekend_ook_als_het_geen_nederlands_is():
    assert herstel("crabbehof", "crabbehof", "crabbehoff") == "crabbehof"


@pytest.mark.parametrize("woord", ["3317", "3317zq", "0612345678", "123456782", "v2", "x9999"])
def test_cijfers_worden_nooit_hersteld(woord):
    assert herstel(woord, "3318", "xabcd") == woord
    assert woord not in Woordenlijst([woord]).woorden


def test_een_eigen_woord_gaat_voor_een_gewoon_woord():
    """Both are one letter away; only one is of this sociale kaart."""
    assert herstel("wonung") == "woning"
    assert herstel("wonung", "wonunk") == "wonunk"


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [("mantelsorg", "mantelzorg"), ("fysioterapie", "fysiotherapie"), ("sgool", "school"),
     ("feilig", "veilig"), ("gelt", "geld"), ("kwaad", "kwaat")],
)  # fmt: skip
def test_wat_hetzelfde_klinkt_heeft_dezelfde_klank(getypt, bedoeld):
    assert klank(getypt) == klank(bedoeld)


@pytest.mark.parametrize(("een", "ander"), [("huur", "huis"), ("geld", "goud"), ("kind", "kans")])
def test_wat_anders_klinkt_heeft_een_andere_klank(een, ander):
    assert klank(een) != klank(ander)


def test_hoe_het_klinkt_gaat_voor_hoe_het_getypt_is():
    """`sgruul` sounds as `schruul`, two letters away; `sgruum` differs in one."""
    assert herstel("sgruul", "schruul", "sgruum") == "schruul"


def test_beide_helften_van_een_samenstelling_worden_op_hun_klank_hersteld():
    assert herstel("hantwerkklup", "handwerk", "club") == "handwerkclub"


def test_een_leesbare_samenstelling_wordt_geen_gewoon_woord():
    """Nobody knows `kaartgroep`, but it can be read; only one of ours at one letter is meant."""
    assert herstel("kaartgroep") == "kaartgroep"
    assert herstel("kaartgroep", "kaartgroepp") == "kaartgroepp"


def test_een_woord_dat_nog_niet_af_is_wordt_het_eigen_woord_dat_zo_begint():
    assert herstel("crabbeh", "crabbehofplein") == "crabbehofplein"
    assert herstel("crab", "crabbehofplein") != "crabbehofplein"


def test_wat_op_niets_lijkt_blijft_staan():
    assert herstel("xqzvwkj", "crabbehof") == "xqzvwkj"


@pytest.mark.parametrize("woord", ["допомогк", "مساعدةه", "długiiiż"])
def test_een_ander_schrift_breekt_niets(woord):
    assert herstel(woord, "допомога", "schulden")


def test_de_gewone_woorden_zijn_bekende_woorden_op_lengte():
    for lengte, woorden in gewone_woorden().items():
        assert all(len(woord) == lengte for woord in woorden)
        assert all(map(is_bekend, woorden[:50]))


@given(st.text(max_size=40))
def test_herstellen_geeft_altijd_een_woord_en_is_daarna_klaar(tekst):
    woordenboek = Woordenboek(Woordenlijst(["crabbehof", "schuldhulp", "допомога"]))
    beter = woordenboek.herstel(tekst)

    assert beter == tekst or woordenboek.kent(beter) or len(tekst) >= 8
