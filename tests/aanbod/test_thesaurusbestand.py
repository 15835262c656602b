"""The thesaurus as a CSV file: read back as written, and every mistake named with its line."""

import csv
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbod.models import Thesaurusterm
from aanbod.thesaurusbestand import (
    GROOTSTE_BESTAND,
    KOLOMMEN,
    Thesaurusfout,
    als_regel,
    lees_bestand,
    lees_tekst,
    schrijf,
    sleutel,
)
from tests.conftest import PROJECT
from tests.factories import DoelgroepFactory, OnderwerpFactory

pytestmark = pytest.mark.django_db

KOP = ",".join(KOLOMMEN)
BESTAND = PROJECT / "fixtures" / "thesaurus.csv"
TALEN = {"nl", "en", "tr", "ar", "pl", "uk"}


@pytest.fixture(autouse=True)
def doelen(db):
    OnderwerpFactory(slug="vogels")
    DoelgroepFactory(slug="vissers")


def tekst(*regels):
    return "\n".join([KOP, *regels, ""])


def meldingen(*regels):
    with pytest.raises(Thesaurusfout) as fout:
        lees_tekst(tekst(*regels))
    return fout.value.messages


# --- Reading and writing ---------------------------------------------------------------


def test_elke_soort_regel_wordt_gelezen():
    termen = lees_tekst(
        tekst(
            "kwartel,nl,onderwerp,vogels,9,rapport 3.2",
            "hengelaar,en,doelgroep,vissers,5,",
            "zo zwikbinnen,nl,toegang,inloop,3,",
            "paspoort,tr,buiten,gemeente-burgerzaken,1,",
        )
    )

    assert [als_regel(een) for een in termen] == [
        ("kwartel", "nl", "onderwerp", "vogels", 9, "rapport 3.2"),
        ("hengelaar", "en", "doelgroep", "vissers", 5, ""),
        ("zo zwikbinnen", "nl", "toegang", "inloop", 3, ""),
        ("paspoort", "tr", "buiten", "gemeente-burgerzaken", 1, ""),
    ]
    for een in termen:
        een.full_clean()


def test_wat_geschreven_is_wordt_hetzelfde_teruggelezen():
    termen = lees_tekst(
        tekst(
            '"Kwartel, de ""blauwe""",nl,onderwerp,vogels,9,"a; b"', "борги,uk,onderwerp,vogels,2,-"
        )
    )

    geschreven = schrijf(termen)

    assert schrijf(lees_tekst(geschreven)) == geschreven
    assert list(map(als_regel, lees_tekst(geschreven))) == list(map(als_regel, termen))


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80),
        ),
        max_size=5,
    )
)
def test_ook_een_term_met_vreemde_tekens_komt_heel_terug(paren):
    termen = [
        Thesaurusterm(term=term.strip(), toegang="inloop", herkomst=bron.strip())
        for term, bron in paren
    ]
    for een in termen:
        een.normaliseer()
    zinvol = {sleutel(een): een for een in reversed(termen) if 0 < len(een.zoekterm) <= 160}

    terug = lees_tekst(schrijf(zinvol.values()))

    assert set(map(als_regel, terug)) == set(map(als_regel, zinvol.values()))


@pytest.mark.parametrize("scheiding", [";", "\t"])
def test_een_bestand_van_een_nederlands_rekenblad_wordt_gelezen(scheiding):
    regels = [KOP, 'kwartel,nl,onderwerp,vogels,9,"x"'.replace('"x"', "x")]

    (een,) = lees_tekst("\n".join(regels).replace(",", scheiding))

    assert als_regel(een) == ("kwartel", "nl", "onderwerp", "vogels", 9, "x")


def test_de_kolommen_mogen_in_een_andere_volgorde_staan_met_andere_erbij():
    (een,) = lees_tekst(
        "opmerking,doel,soort,gewicht,herkomst,taal,term\nlet op,vogels,onderwerp,4,,nl,kwartel\n"
    )

    assert als_regel(een) == ("kwartel", "nl", "onderwerp", "vogels", 4, "")


@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf"], ids=["zonder BOM", "met BOM"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_een_bestand_van_welk_programma_ook_wordt_gelezen(tmp_path, begin, einde):
    pad = tmp_path / "termen.csv"
    inhoud = tekst(" Kwartél ,nl,onderwerp,vogels,9,").replace("\n", einde)
    pad.write_bytes(begin + inhoud.encode())

    (een,) = lees_bestand(pad)

    assert (een.term, een.zoekterm) == ("Kwartél", "kwartel")


def test_van_dezelfde_term_twee_keer_telt_de_zwaarste():
    (een,) = lees_tekst(
        tekst("blauwe kwartel,nl,onderwerp,vogels,3,a", "Kwartel Blauwe,nl,onderwerp,vogels,8,b",
              "kwartel BLAUWE,nl,onderwerp,vogels,5,c")
    )  # fmt: skip

    assert (een.gewicht, een.herkomst) == (8, "b")


def test_dezelfde_term_met_een_andere_betekenis_of_taal_blijft_apart():
    termen = lees_tekst(
        tekst("kwartel,nl,onderwerp,vogels,3,", "kwartel,en,onderwerp,vogels,3,",
              "kwartel,nl,doelgroep,vissers,3,", "kwartel,nl,buiten,politie,3,")
    )  # fmt: skip

    assert len(termen) == 4


# --- Mistakes --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regel", "wat"),
    [
        ("kwartel,nl,onderwerp,bestaat-niet,5,", "onderwerp “bestaat-niet” bestaat niet"),
        ("kwartel,nl,doelgroep,vogels,5,", "doelgroep “vogels” bestaat niet"),
        ("kwartel,nl,toegang,vliegend,5,", "toegang “vliegend” bestaat niet"),
        ("kwartel,nl,vogel,vogels,5,", "soort “vogel” bestaat niet"),
        ("kwartel,fy,onderwerp,vogels,5,", "taal “fy” bestaat niet"),
        ("kwartel,nl,onderwerp,vogels,0,", "gewicht “0”"),
        ("kwartel,nl,onderwerp,vogels,10,", "gewicht “10”"),
        ("kwartel,nl,onderwerp,vogels,-1,", "gewicht “-1”"),
        ("kwartel,nl,onderwerp,vogels,zwaar,", "gewicht “zwaar”"),
        ("kwartel,nl,onderwerp,vogels,,", "gewicht “”"),
        (f"kwartel,nl,onderwerp,vogels,{'9' * 5000},", "geen getal van 1 tot en met 9"),
        (",nl,onderwerp,vogels,5,", "geen woord"),
        ("?!,nl,onderwerp,vogels,5,", "geen woord"),
        (f"{'x' * 81},nl,onderwerp,vogels,5,", "term is te lang: hooguit 80"),
        (f"kwartel,nl,onderwerp,vogels,5,{'x' * 81}", "herkomst is te lang: hooguit 80"),
        ("㍿" * 80 + ",nl,onderwerp,vogels,5,", "te lang als hij wordt uitgeschreven"),
        ("kwar\0tel,nl,onderwerp,vogels,5,", "geen tekst"),
        ("kwartel", "soort “” bestaat niet"),
        ("x" * 140_000 + ",nl,onderwerp,vogels,5,", "geen CSV"),
    ],
    ids=lambda waarde: waarde[:30],
)
def test_een_foute_regel_zegt_wat_er_mis_is_en_in_welke_regel(regel, wat):
    (melding,) = meldingen("vink,nl,onderwerp,vogels,5,", regel)

    assert melding.startswith("Regel 3: ")
    assert wat in melding


def test_alle_fouten_worden_in_een_keer_gemeld():
    gemeld = meldingen(
        "kwartel,nl,onderwerp,bestaat-niet,5,", "vink,nl,onderwerp,vogels,5,",
        "mees,nl,onderwerp,vogels,99,", "fuut,xx,onderwerp,vogels,5,",
    )  # fmt: skip

    assert [melding.partition(":")[0] for melding in gemeld] == ["Regel 2", "Regel 4", "Regel 5"]


def test_lege_regels_en_een_cel_van_twee_regels_tellen_mee_in_het_nummer():
    """The number is that of the line in the editor where it is mended."""
    (melding,) = meldingen(
        "", '"kwartel', 'blauw",nl,onderwerp,vogels,5,', "", "vink,nl,onderwerp,vogels,99,"
    )

    assert melding.startswith("Regel 6: ")


@pytest.mark.parametrize(
    "inhoud", ["", "\n", "term,taal\nkwartel,nl\n", "kwartel,nl,onderwerp,vogels,5,\n"]
)
def test_zonder_de_juiste_eerste_regel_wordt_niets_gelezen(inhoud):
    with pytest.raises(Thesaurusfout) as fout:
        lees_tekst(inhoud)

    assert fout.value.messages == [f"De eerste regel moet zijn: {KOP}."]


def test_een_bestand_met_alleen_de_kop_is_leeg():
    assert lees_tekst(KOP) == []


def test_een_bestand_dat_geen_utf8_is_zegt_hoe_het_moet(tmp_path):
    pad = tmp_path / "termen.csv"
    pad.write_bytes(tekst("één,nl,onderwerp,vogels,5,").encode("cp1252"))

    with pytest.raises(Thesaurusfout) as fout:
        lees_bestand(pad)

    assert fout.value.messages == ["termen.csv is geen UTF-8. Bewaar het als CSV (UTF-8)."]


def test_een_te_groot_bestand_wordt_niet_gelezen(tmp_path):
    pad = tmp_path / "termen.csv"
    with pad.open("wb") as bestand:
        bestand.truncate(GROOTSTE_BESTAND + 1)

    with pytest.raises(Thesaurusfout, match="te groot"):
        lees_bestand(pad)


def test_een_bestand_dat_er_niet_is_is_een_fout_van_het_systeem(tmp_path):
    with pytest.raises(OSError):
        lees_bestand(tmp_path / "is-er-niet.csv")


# --- The file of the project -----------------------------------------------------------


@pytest.fixture(scope="module")
def eigen_regels():
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def test_het_eigen_bestand_is_zonder_fout_te_lezen():
    assert len(lees_bestand(BESTAND)) > 1000


def test_in_het_eigen_bestand_staat_niets_dubbel(eigen_regels):
    """Also not in another order of the words, or with other capitals."""
    assert len(lees_bestand(BESTAND)) == len(eigen_regels)


def test_het_eigen_bestand_heeft_in_elke_taal_zestig_termen(eigen_regels):
    per_taal = Counter(regel["taal"] for regel in eigen_regels)

    assert set(per_taal) == TALEN == set(Thesaurusterm.Taal.values)
    assert min(per_taal.values()) >= 60


def test_elke_term_van_het_eigen_bestand_heeft_een_herkomst(eigen_regels):
    assert [regel["term"] for regel in eigen_regels if not regel["herkomst"].strip()] == []


@pytest.mark.parametrize(
    ("term", "taal"),
    [("debt", "en"), ("borç", "tr"), ("ديون", "ar"), ("długi", "pl"), ("борги", "uk")],
)
def test_het_eigen_bestand_kent_schulden_in_elke_taal(eigen_regels, term, taal):
    doelen = {
        regel["doel"] for regel in eigen_regels if (regel["term"], regel["taal"]) == (term, taal)
    }

    assert "administratie-geld-en-schulden" in doelen


def test_het_eigen_bestand_is_wat_in_een_nieuwe_database_staat():
    staan = Counter(sleutel(een) for een in Thesaurusterm.objects.all())

    assert staan == Counter(map(sleutel, lees_bestand(BESTAND)))
