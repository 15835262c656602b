"""`manage.py thesaurus`: shows what would change, and changes it only when told to."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from aanbod.actions import thesaurus as actie
from aanbod.models import Thesaurusterm
from aanbod.thesaurusbestand import KOLOMMEN, als_regel, sleutel
from tests.factories import OnderwerpFactory, ThesaurustermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stand(db):
    """Three terms, and nothing else."""
    Thesaurusterm.objects.all().delete()
    vogels = OnderwerpFactory(slug="vogels")
    for term in ("kwartel", "vink", "mees"):
        ThesaurustermFactory(term=term, onderwerp=vogels, gewicht=5, herkomst="begin")
    return vogels


@pytest.fixture
def bestand(tmp_path):
    def schrijf(*regels):
        pad = tmp_path / "termen.csv"
        pad.write_text("\n".join([",".join(KOLOMMEN), *regels, ""]), encoding="utf-8")
        return pad

    return schrijf


def draai(*argumenten):
    uit = StringIO()
    call_command("thesaurus", *map(str, argumenten), stdout=uit)
    return uit.getvalue().splitlines()


def alles():
    return sorted(
        als_regel(een)[:1] + als_regel(een)[4:]
        for een in Thesaurusterm.objects.select_related("onderwerp", "doelgroep")
    )


BEGIN = [("kwartel", 5, "begin"), ("mees", 5, "begin"), ("vink", 5, "begin")]
REGELS = ["kwartel,nl,onderwerp,vogels,5,begin", "Vink,nl,onderwerp,vogels,9,rapport",
          "fuut,nl,onderwerp,vogels,2,nieuw"]  # fmt: skip


def test_zonder_apply_verandert_er_niets_en_wordt_gezegd_wat_er_zou_veranderen(stand, bestand):
    regels = draai("--importeer", bestand(*REGELS))

    assert regels[0] == "nieuw: 1"
    assert "fuut" in regels[1]
    assert regels[2] == "anders: 1"
    assert "Vink" in regels[3]
    assert regels[4:] == [
        "uit: 0",
        "gelijk: 1",
        "Er is niets veranderd. Voer het uit met --apply.",
    ]
    assert alles() == BEGIN


def test_met_apply_gebeurt_het_en_blijft_staan_wat_niet_in_het_bestand_staat(stand, bestand):
    regels = draai("--importeer", bestand(*REGELS), "--apply")

    assert regels[-1] == "Uitgevoerd."
    assert alles() == [("Vink", 9, "rapport"), ("fuut", 2, "nieuw"), ("kwartel", 5, "begin"),
                       ("mees", 5, "begin")]  # fmt: skip


def test_met_vervang_gaat_uit_wat_niet_in_het_bestand_staat(stand, bestand):
    regels = draai("--importeer", bestand(*REGELS), "--vervang")
    assert "uit: 1" in regels
    assert alles() == BEGIN

    draai("--importeer", bestand(*REGELS), "--vervang", "--apply")

    in_gebruik = Thesaurusterm.objects.in_gebruik().values_list("term", flat=True)
    assert set(in_gebruik) == {"Vink", "fuut", "kwartel"}
    assert Thesaurusterm.objects.filter(term="mees", actief=False).exists()


def test_een_gewijzigde_term_houdt_zijn_sleutel(stand, bestand):
    pk = Thesaurusterm.objects.get(term="vink").pk

    draai("--importeer", bestand(*REGELS), "--apply")

    assert Thesaurusterm.objects.get(pk=pk).term == "Vink"


def test_nog_een_keer_invoeren_verandert_niets(stand, bestand):
    draai("--importeer", bestand(*REGELS), "--apply")

    regels = draai("--importeer", bestand(*REGELS), "--vervang", "--apply")
    assert regels.count("uit: 1") == 1
    regels = draai("--importeer", bestand(*REGELS), "--vervang", "--apply")

    assert regels == ["nieuw: 0", "anders: 0", "uit: 0", "gelijk: 3", "Uitgevoerd."]


@pytest.mark.parametrize("vlaggen", [(), ("--apply",), ("--apply", "--vervang")])
def test_met_een_foute_regel_verandert_er_niets(stand, bestand, vlaggen):
    pad = bestand(*REGELS, "koet,nl,onderwerp,bestaat-niet,2,", "koet,nl,onderwerp,vogels,99,")

    with pytest.raises(CommandError) as fout:
        draai("--importeer", pad, *vlaggen)

    assert str(fout.value).splitlines() == [
        "Regel 5: onderwerp “bestaat-niet” bestaat niet.",
        "Regel 6: gewicht “99” is geen getal van 1 tot en met 9.",
    ]
    assert alles() == BEGIN


def test_als_het_halverwege_misgaat_staat_er_niets_half(stand, bestand, monkeypatch):
    """The removal and the new ones come before the changed ones that fail."""

    gewoon = type(Thesaurusterm.objects).bulk_update

    def breekt(self, objs, fields, **opties):
        if "term" in fields:
            raise IntegrityError("halverwege")
        return gewoon(self, objs, fields, **opties)

    monkeypatch.setattr(type(Thesaurusterm.objects), "bulk_update", breekt)

    with pytest.raises(IntegrityError):
        draai("--importeer", bestand(*REGELS), "--vervang", "--apply")

    assert alles() == BEGIN
    assert Thesaurusterm.objects.filter(actief=False).count() == 0


def test_zonder_vervang_of_apply_wordt_niets_geschreven(stand, bestand, monkeypatch):
    monkeypatch.setattr(actie, "voer_uit", None)
    monkeypatch.setattr("aanbod.management.commands.thesaurus.voer_uit", None)

    draai("--importeer", bestand(*REGELS))


@pytest.mark.parametrize("naam", ["is-er-niet.csv", "."])
def test_een_bestand_dat_niet_te_lezen_is_geeft_een_duidelijke_regel(stand, tmp_path, naam):
    with pytest.raises(CommandError, match="is niet te lezen"):
        draai("--importeer", tmp_path / naam)


def test_een_plek_waar_niet_geschreven_kan_worden_geeft_een_duidelijke_regel(stand, tmp_path):
    with pytest.raises(CommandError, match="is niet te schrijven"):
        draai("--exporteer", tmp_path / "geen-map" / "termen.csv")


@pytest.mark.parametrize("argumenten", [(), ("--importeer", "a", "--exporteer", "b")])
def test_het_is_lezen_of_schrijven(argumenten):
    with pytest.raises(CommandError):
        draai(*argumenten)


def test_van_een_lange_lijst_staan_de_eerste_er_en_met_v2_alle(stand, bestand):
    pad = bestand(*(f"koet{nummer},nl,onderwerp,vogels,2,nieuw" for nummer in range(30)))

    assert sum("koet" in regel for regel in draai("--importeer", pad)) == 20
    assert sum("koet" in regel for regel in draai("--importeer", pad, "-v", "2")) == 30


def test_wat_naar_een_bestand_gaat_komt_er_net_zo_weer_uit(tmp_path):
    """The whole thesaurus of the project, in six languages."""
    pad = tmp_path / "termen.csv"
    eerst = {
        sleutel(een): (een.term, een.gewicht, een.herkomst) for een in Thesaurusterm.objects.all()
    }

    assert draai("--exporteer", pad) == [f"{len(eerst)} termen geschreven."]
    gelijk = draai("--importeer", pad, "--vervang")
    Thesaurusterm.objects.all().delete()
    draai("--importeer", pad, "--apply")

    assert gelijk[:4] == ["nieuw: 0", "anders: 0", "uit: 0", f"gelijk: {len(eerst)}"]
    assert eerst == {
        sleutel(een): (een.term, een.gewicht, een.herkomst) for een in Thesaurusterm.objects.all()
    }


def test_een_ingevoerde_term_wordt_meteen_begrepen(stand, bestand, client, teststad):
    def onderwerpen():
        antwoord = client.get("/teststad/zoeken/", {"q": "zwikzwakken"})
        return [een.slug for een in antwoord.context["onderwerpen_bij_vraag"]]

    assert onderwerpen() == []
    draai("--importeer", bestand("zwikzwakken,nl,onderwerp,vogels,5,"), "--apply")

    assert onderwerpen() == ["vogels"]
