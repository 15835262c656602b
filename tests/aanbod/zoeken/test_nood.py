"""Who types that there is danger sees the right number; who asks something everyday does not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbod.zoeken import nood
from aanbod.zoeken.nood import MAX_NOOD, lees_regels, nood_bij
from aanbod.zoeken.noodnummers import NOODNUMMERS

VRAGEN = Path(__file__).parents[2] / "kwaliteit" / "nood.tsv"
REGELS = lees_regels(nood._LIJST.read_text(encoding="utf-8"))


def kanalen(vraag):
    return [nummer.kanaal for nummer in nood_bij(vraag)]


def gevallen():
    regels = VRAGEN.read_text(encoding="utf-8").splitlines()
    paren = [regel.split("\t") for regel in regels if not regel.startswith("#")]
    return [(vraag, verwacht.split()) for vraag, verwacht in paren]


def proefzinnen(regel):
    """Each word of a line once, next to the first word of its other groups."""
    eerste = [groep[0] for groep in regel.groepen]
    for plek, groep in enumerate(regel.groepen):
        for keus in groep:
            zin = [*eerste[:plek], keus, *eerste[plek + 1 :]]
            yield " ".join(zin).replace("_", " ").replace("~", "")


@pytest.mark.parametrize("vraag, verwacht", gevallen())
def test_elke_vraag_geeft_de_juiste_nummers(vraag, verwacht):
    assert kanalen(vraag) == verwacht


def test_de_vragen_zijn_genoeg_en_verschillend():
    vragen = gevallen()

    assert len({vraag for vraag, _ in vragen}) == len(vragen) >= 90
    assert sum(not verwacht for _, verwacht in vragen) >= 30


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


def test_elke_regel_noemt_bestaande_kanalen_en_bruikbare_woorden():
    bestaand = {nummer.kanaal for nummer in NOODNUMMERS}

    assert {kanaal for regel in REGELS for kanaal in regel.kanalen} == bestaand
    for regel in REGELS:
        assert regel.groepen
        for keus in [*regel.niet, *(keus for groep in regel.groepen for keus in groep)]:
            assert re.fullmatch(r"[^\W_]+(_[^\W_]+)*(_\.)?|[^\W_]+~", keus), (regel, keus)


def test_geen_regel_en_geen_woord_binnen_een_keuze_staat_er_twee_keer():
    assert len(REGELS) == len({(regel.kanalen, regel.groepen) for regel in REGELS})

    for rij in nood._LIJST.read_text(encoding="utf-8").splitlines():
        for stuk in [] if rij.startswith("#") else rij.split("\t")[-1].split():
            keuzes = stuk.removeprefix("!").split("|")
            dubbel = {keus for keus in keuzes if keuzes.count(keus) > 1}
            assert not dubbel, (rij[:80], dubbel)


def test_elke_groep_wordt_gebruikt():
    lijst = nood._LIJST.read_text(encoding="utf-8")

    for naam in re.findall(r"^(@\w+)\t", lijst, re.MULTILINE):
        assert re.search(rf"[\s|!]{naam}(?![\w])", lijst.replace(f"\n{naam}\t", "\n")), naam


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: " ".join(regel.groepen[0][:3]))
def test_elke_regel_werkt_met_elk_van_haar_woorden(regel):
    alleen = nood.Noodlijst([regel])

    for zin in proefzinnen(regel):
        assert alleen.kanalen(zin.split()) == set(regel.kanalen), zin


def test_een_woord_van_niet_maakt_de_regel_stil():
    lijst = nood.Noodlijst(lees_regels("@wie\tman|ex\n112 113\tslaat @wie !klok|hele_uur"))

    assert lijst.kanalen(["de", "man", "slaat"]) == {"112", "113"}
    assert not lijst.kanalen(["de", "man", "slaat", "de", "klok"])
    assert not lijst.kanalen(["de", "ex", "slaat", "het", "hele", "uur"])
    assert lijst.kanalen(["de", "ex", "slaat", "het", "uur", "hele"])
    assert not lijst.kanalen(["slaat"])


@pytest.mark.parametrize(
    "fout", ["mishandelling", "mishandlet", "mishndeld", "misgandelt", "mieshandelt"]
)
def test_een_onbekend_woord_een_letter_of_een_klank_verder_telt_als_het_noodwoord(fout):
    assert kanalen(fout) == ["veilig-thuis"]


@pytest.mark.parametrize("ver", ["mesjhandelt", "handelt", "mismatch", "misthoorn"])
def test_een_woord_dat_verder_af_ligt_telt_niet(ver):
    assert kanalen(ver) == []


@pytest.mark.parametrize("bekend", ["omdat", "kleding", "wandelen", "behandelt", "vermont"])
def test_een_bekend_woord_is_geen_tikfout(bekend):
    assert kanalen(bekend) == []


def test_een_lang_verhaal_wordt_verder_gelezen_dan_een_zoekvraag():
    verhaal = "wij wonen hier al jaren en het gaat niet goed met de buurt. " * 20

    assert kanalen(verhaal) == []
    assert kanalen(f"{verhaal}mijn man slaat mij") == ["veilig-thuis"]
    assert kanalen(f"{'a ' * MAX_NOOD}mijn man slaat mij") == []


def test_woorden_ver_uit_elkaar_horen_niet_bij_elkaar():
    assert kanalen(f"ik ben bang {'en nog iets anders ' * 20} voor mijn man") == []


@pytest.mark.parametrize("vraag", ["", "a" * 10_000, "zelf" * 2_500, "ik wil " * 2_000])
def test_een_eindeloze_of_lege_vraag_geeft_geen_nummers(vraag):
    assert kanalen(vraag) == []


@given(st.text())
def test_elke_vraag_krijgt_een_antwoord_in_de_vaste_volgorde(vraag):
    gevonden = nood_bij(vraag)

    assert gevonden == [nummer for nummer in NOODNUMMERS if nummer in gevonden]
