"""The account of the sources in docs/inventaris.md: every name in it, every record in it."""

import re

import yaml
from django.conf import settings

FIXTURES = settings.BASE_DIR / "fixtures"
VERANTWOORDING = settings.BASE_DIR / "docs" / "inventaris.md"
GEMEENTEN = ["dordrecht", "alblasserdam"]
# How a reason names its source, in the words of fixtures/LEESMIJ.md.
BRONNAMEN = re.compile(r"eindrapport|raadsbrief|evaluatie|notitie", re.IGNORECASE)


def _rijen(slug):
    return yaml.safe_load((FIXTURES / f"{slug}.yaml").read_text(encoding="utf-8"))


def _verantwoording():
    """The rows of the table as (name, where, what it became)."""
    regels = VERANTWOORDING.read_text(encoding="utf-8").splitlines()
    begin = regels.index("| name, and other names for it | where | became |") + 2
    return [[cel.strip() for cel in regel.strip("|").split("|")] for regel in regels[begin:]]


def _aanbieders():
    return [rij for slug in GEMEENTEN for rij in _rijen(slug)["aanbieders"]]


def _aanbod():
    return [een for rij in _aanbieders() for een in rij.get("aanbod") or []]


def _genoemd():
    """Every slug the table names; a file such as `gebieden.yaml` is none."""
    woorden = {woord for rij in _verantwoording() for woord in re.findall(r"`([^`]+)`", rij[2])}
    return {woord for woord in woorden if "." not in woord}


def test_elke_naam_uit_de_bronnen_heeft_een_plek_en_een_uitkomst():
    for rij in _verantwoording():
        assert len(rij) == 3, rij
        assert all(rij), rij
        assert "`" in rij[2] or rij[2].startswith("none: "), rij


def test_geen_naam_is_twee_keer_verantwoord():
    namen = [rij[0] for rij in _verantwoording()]

    assert len(namen) == len(set(namen))


def test_wat_de_verantwoording_noemt_bestaat_en_elk_record_staat_erin():
    records = {rij["slug"] for rij in [*_aanbieders(), *_aanbod()]}

    assert _genoemd() - records == set()
    assert records - _genoemd() == set()


def test_de_verantwoording_zegt_welk_record_een_concept_of_een_plan_is():
    """`(concept…)`, `(planned…)` or `planned: ` in the rows that name it."""
    woord = {"concept": "concept", "gepland": "planned"}
    for een in [*_aanbieders(), *_aanbod()]:
        if status := woord.get(een.get("status")):
            rijen = [rij[2] for rij in _verantwoording() if f"`{een['slug']}`" in rij[2]]
            assert any(status in rij for rij in rijen), een["slug"]


def test_de_tellingen_in_de_verantwoording_kloppen():
    tekst = VERANTWOORDING.read_text(encoding="utf-8")

    for slug in GEMEENTEN:
        aanbieders = _rijen(slug)["aanbieders"]
        aanbod = [een.get("status", "") for rij in aanbieders for een in rij.get("aanbod") or []]
        concept = sum(rij.get("status") == "concept" for rij in aanbieders)
        tellingen = [len(aanbieders), concept, *map(aanbod.count, ["", "gepland", "concept"])]
        assert f"| {slug.title()} | {' | '.join(map(str, tellingen))} |" in tekst


def test_elke_plek_in_de_matrix_noemt_een_bron_of_het_eigen_oordeel():
    plekken = [(rij["slug"], rij.get("soort_reden", "")) for rij in _aanbieders()]
    plekken += [(een["slug"], een.get("rol_reden", "")) for een in _aanbod()]
    plekken += [(een["slug"], een["soort_reden"]) for een in _aanbod() if "soort_reden" in een]

    for slug, reden in plekken:
        assert reden.startswith("eigen oordeel: ") or BRONNAMEN.search(reden), slug


def test_elk_onderwerp_en_elke_wijk_heeft_een_eigen_verwijzing():
    """None leans silently on the paragraph of its aanbod."""
    for een in _aanbod():
        for deel in [*(een.get("onderwerpen") or []), *(een.get("wijken") or [])]:
            assert deel.get("paragraaf") or deel.get("eigen_oordeel"), (een["slug"], deel)
