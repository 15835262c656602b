"""The table of the CBS is read row by row, whatever its year, separator or spreadsheet."""

import pytest

from wijken.postcodetabel import Tabelfout, lees_tabel

KOP = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024"
RIJEN = [
    "3317AB;1;05050801;050508;0505",
    "3317AB;2;05050801;050508;0505",
    "3317AB;3;05050802;050508;0505",
    "2951AA;1;04820101;048201;0482",
    "1011AB;1;0363AF01;0363AF;0363",
]
GETELD = {("3317AB", "BU05050801"): 2, ("3317AB", "BU05050802"): 1}


@pytest.fixture
def lees(tmp_path):
    """Writes these lines and reads them for Dordrecht."""

    def lees_(*regels, gemeenten=("GM0505",), codering="utf-8"):
        bestand = tmp_path / "tabel.csv"
        bestand.write_text("\r\n".join(regels), encoding=codering)
        return lees_tabel(bestand, set(gemeenten))

    return lees_


def test_adressen_worden_geteld_per_postcode_en_buurt(lees):
    tabel = lees(KOP, *RIJEN)

    assert tabel.adressen == GETELD
    assert (tabel.rijen, tabel.onleesbaar) == (5, 0)


def test_de_volgorde_van_de_rijen_maakt_niet_uit(lees):
    assert lees(KOP, *reversed(RIJEN)).adressen == GETELD


@pytest.mark.parametrize(
    "regels",
    [
        ["PC6,Huisnummer,Buurt2017,Wijk2017,Gem2017", "3317AB,1,5050801,50508,505"],
        ['"PC6";"Huisnummer";"Buurt2023"', '"3317AB";1;"BU05050801"'],
        ["Gemeente2025\tWijk2025\tBuurt2025\tPC6", "0505\t050508\t05050801\t3317 ab"],
    ],
    ids=["komma en getallen", "aanhalingstekens en BU", "tabs en andere volgorde"],
)
def test_elke_schrijfwijze_geeft_hetzelfde(lees, regels):
    assert lees(*regels).adressen == {("3317AB", "BU05050801"): 1}


def test_een_byte_order_mark_en_lege_regels_storen_niet(lees):
    tabel = lees(KOP, "", RIJEN[0], "", codering="utf-8-sig")

    assert tabel.adressen.total() == 1
    assert tabel.rijen == 1


def test_alleen_gevraagde_gemeenten_worden_onthouden(lees):
    tabel = lees(KOP, *RIJEN, gemeenten=["GM0482", "GM0363"])

    assert set(tabel.adressen) == {("2951AA", "BU04820101"), ("1011AB", "BU0363AF01")}


def test_onleesbare_rijen_worden_geteld(lees):
    tabel = lees(KOP, "3317AB", "3317AB;1;onbekend;x;x", "0317AB;1;05050801;050508;0505", RIJEN[0])

    assert (tabel.rijen, tabel.onleesbaar, tabel.adressen.total()) == (4, 3, 1)


@pytest.mark.parametrize("cel", ['"3317AB', '3317AB"', '"3317AB"', ' "3317AB" '])
def test_een_aanhalingsteken_dat_open_blijft_slokt_de_rest_niet_op(lees, cel):
    tabel = lees(KOP, f"{cel};1;05050801;050508;0505", *RIJEN[1:])

    assert tabel.adressen == GETELD
    assert (tabel.rijen, tabel.onleesbaar) == (5, 0)


def test_van_twee_jaren_telt_het_nieuwste(lees):
    rij = "3317AB;1;05050801;05050802;05050803"

    tabel = lees("PC6;Huisnummer;Buurt2023;Buurt2024;Buurt", rij)

    assert tabel.adressen == {("3317AB", "BU05050802"): 1}
    assert tabel.kolom == "buurt2024"


@pytest.mark.parametrize(
    "kop", ["PC6;Buurt2024;Buurtnaam2024", "PC6;Buurt;Buurtnaam", "PC6;PC6;Buurt2024"]
)
def test_uit_twee_kolommen_van_hetzelfde_jaar_wordt_niet_gekozen(lees, kop):
    with pytest.raises(Tabelfout, match="Twee kolommen kunnen het zijn"):
        lees(kop, RIJEN[0])


@pytest.mark.parametrize(
    "regels", [[""], ["a;b;c"], ["PC6;Huisnummer;Gemeente2024"], ["PK\x03\x04PC5;Buurt"]]
)
def test_een_andere_tabel_wordt_uitgelegd(lees, regels):
    with pytest.raises(Tabelfout, match="geen kolommen PC6 en Buurt. Verwacht"):
        lees(*regels)


def test_wat_geen_tekst_is_wordt_uitgelegd(lees):
    with pytest.raises(Tabelfout, match="geen tabel in CSV"):
        lees(KOP, "3317AB;" + "x" * 200_000)


def test_een_bestand_dat_er_niet_is_wordt_genoemd(tmp_path):
    with pytest.raises(Tabelfout, match="is niet te lezen"):
        lees_tabel(tmp_path / "weg.csv", {"GM0505"})
