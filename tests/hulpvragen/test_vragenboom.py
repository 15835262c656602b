"""Loading, copying and putting in use a tree of questions."""

import re
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from hulpvragen.actions.vragenboom import (
    BESTAND,
    Vragenboomfout,
    kopieer,
    laad_vragenboom,
    leg_weg,
    zet_op_de_site,
)
from hulpvragen.models import Keuze, Vraagstap, Vragenboom
from tests.conftest import PROJECT
from tests.factories import (
    DoelgroepFactory,
    KeuzeFactory,
    OnderwerpFactory,
    VraagstapFactory,
    VragenboomFactory,
)

pytestmark = pytest.mark.django_db


def _bestand(tmp_path, **anders):
    keuze = {"code": "a", "tekst": "A", "pictogram": "wonen", **anders}
    inhoud = {"naam": "Proef", "vragen": [{"soort": "over", "vraag": "Wat?", "keuzes": [keuze]}]}
    pad = tmp_path / "boom.yaml"
    pad.write_text(yaml.safe_dump(inhoud), encoding="utf-8")
    return pad


def _velden(boom):
    """Everything of a tree but its keys."""
    return [
        (
            stap.soort, stap.vraag, stap.vraag_verwijzer, stap.uitleg, stap.volgorde, stap.actief,
            [
                (
                    [getattr(keuze, veld.name) for veld in Keuze._meta.concrete_fields
                     if veld.name not in {"id", "stap"}],
                    sorted(keuze.onderwerpen.values_list("slug", flat=True)),
                    sorted(keuze.doelgroepen.values_list("slug", flat=True)),
                )
                for keuze in stap.keuzes.all()
            ],
        )
        for stap in boom.stappen.all()
    ]  # fmt: skip


def test_elk_pictogram_van_de_hulpwijzer_is_getekend_met_lijnen_van_twee():
    sprite = (PROJECT / "static" / "img" / "pictogrammen.svg").read_text()
    namen = set(re.findall(r'<symbol id="([\w-]+)" viewBox="0 0 24 24">', sprite))

    assert set(Keuze.objects.values_list("pictogram", flat=True)) <= namen
    assert 'stroke-width="2"' in sprite


def test_waar_al_een_boom_staat_wordt_een_tweede_een_concept(tmp_path):
    boom = laad_vragenboom(_bestand(tmp_path))

    assert boom.is_concept
    assert Vragenboom.objects.live().count() == 1


def test_in_een_lege_database_staat_hij_meteen_op_de_site(tmp_path):
    Vragenboom.objects.all().delete()

    assert laad_vragenboom(_bestand(tmp_path)).stand == "live"


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"onderwerpen": ["bestaat-niet"]}, "over: a: onderwerpen bestaat-niet bestaat niet."),
        ({"doelgroepen": ["niemand"]}, "over: a: doelgroepen niemand bestaat niet."),
        ({"leeftijd_vanaf": 9, "leeftijd_tot_en_met": 3}, "over: a: De hoogste leeftijd"),
        ({"situatie": "onzin"}, "over: a: Waarde"),
        ({"tekstt": "typefout"}, "over: a: onbekend veld"),
        ({"pictogram": "eenhoorn"}, "over: a: Er is geen pictogram “eenhoorn”"),
    ],
)
def test_een_foute_regel_stopt_het_laden_met_de_plek_en_de_reden(tmp_path, anders, melding):
    vooraf = Vragenboom.objects.count()

    with pytest.raises(Vragenboomfout, match=melding):
        laad_vragenboom(_bestand(tmp_path, **anders))

    assert Vragenboom.objects.count() == vooraf


def test_het_commando_zegt_wat_er_met_de_vragen_gebeurde():
    uitvoer = StringIO()

    call_command("laad_hulpwijzer", stdout=uitvoer)

    assert uitvoer.getvalue() == "Eerste vragenboom: concept.\n"


def test_het_commando_zegt_in_een_regel_wat_er_fout_is(tmp_path, monkeypatch):
    fout = _bestand(tmp_path, onderwerpen=["bestaat-niet"])
    monkeypatch.setattr(
        "hulpvragen.management.commands.laad_hulpwijzer.laad_vragenboom",
        lambda: laad_vragenboom(fout),
    )

    with pytest.raises(CommandError, match="bestaat-niet bestaat niet"):
        call_command("laad_hulpwijzer")


def test_een_kopie_is_een_concept_met_precies_hetzelfde(tmp_path):
    live = Vragenboom.objects.live().get()

    kopie = kopieer(live, naam="Kopie")

    assert kopie.is_concept
    assert _velden(kopie) == _velden(live)
    assert kopie.stappen.exists()
    assert not set(kopie.stappen.all()) & set(live.stappen.all())


def test_een_wijziging_in_een_kopie_raakt_de_site_niet():
    live = Vragenboom.objects.live().get()
    vooraf = _velden(live)
    kopie = kopieer(live, naam="Kopie")

    kopie.stappen.update(vraag="Anders?")
    Keuze.objects.filter(stap__boom=kopie).update(tekst="Anders")

    assert _velden(live) == vooraf


def test_een_concept_vervangt_wat_op_de_site_stond_en_dat_blijft_bewaard(beheerder):
    was = Vragenboom.objects.live().get()
    nieuw = kopieer(was, naam="Nieuw")

    zet_op_de_site(nieuw, by=beheerder)

    was.refresh_from_db()
    nieuw.refresh_from_db()
    assert (was.stand, nieuw.stand) == ("oud", "live")
    assert nieuw.gezet_door == beheerder
    assert nieuw.gezet_op is not None


def test_alleen_een_concept_met_een_vraag_kan_op_de_site(beheerder):
    leeg = VragenboomFactory()
    VraagstapFactory(boom=leeg, actief=False)
    live = Vragenboom.objects.live().get()

    with pytest.raises(Vragenboomfout, match="nog geen vraag"):
        zet_op_de_site(leeg, by=beheerder)
    with pytest.raises(Vragenboomfout, match="Alleen een concept"):
        zet_op_de_site(live, by=beheerder)

    assert Vragenboom.objects.live().get() == live


def test_een_vraag_zonder_keuzes_kan_niet_op_de_site(beheerder):
    live = Vragenboom.objects.live().get()
    nieuw = kopieer(live, naam="Nieuw")
    hoe = nieuw.stappen.get(soort="hoe")
    hoe.keuzes.update(actief=False)

    with pytest.raises(Vragenboomfout, match=f"Bij “{re.escape(hoe.vraag)}” valt nog niets"):
        zet_op_de_site(nieuw, by=beheerder)

    assert Vragenboom.objects.live().get() == live
    nieuw.stappen.filter(soort="hoe").update(actief=False)
    zet_op_de_site(nieuw, by=beheerder)


def test_wegleggen_raakt_alleen_concepten():
    concept = VragenboomFactory()

    assert leg_weg(Vragenboom.objects.all()) == 1

    concept.refresh_from_db()
    assert concept.stand == "oud"
    assert Vragenboom.objects.live().exists()


def test_koppelingen_gaan_mee_met_een_kopie():
    onderwerp, groep = OnderwerpFactory(), DoelgroepFactory()
    keuze = KeuzeFactory(onderwerpen=[onderwerp], doelgroepen=[groep])

    kopie = kopieer(keuze.stap.boom, naam="Kopie")

    nieuw = Keuze.objects.get(stap__boom=kopie)
    assert list(nieuw.onderwerpen.all()) == [onderwerp]
    assert list(nieuw.doelgroepen.all()) == [groep]


def test_het_bestand_van_de_hulpwijzer_heeft_elke_soort_vraag_een_keer():
    vragen = yaml.safe_load(BESTAND.read_text(encoding="utf-8"))["vragen"]

    assert [vraag["soort"] for vraag in vragen] == list(Vraagstap.Soort)
