"""The same questions give the same first ten on SQLite and on PostgreSQL.

The answers are recorded in `antwoorden.json`, made on SQLite; the suite runs on both. Of the
sets of questions only a fingerprint of each first ten stands in `antwoorden.tsv`: with
`manage.py zoek` both databases tell what they say. `pytest --neem-op
tests/project/test_zelfde_antwoorden.py` records all anew.
"""

import hashlib
import json
from pathlib import Path

import pytest
from django.http import QueryDict

from portaal.antwoord import pagina_bij
from portaal.zoekpagina import Zoekpagina
from tests.kwaliteit.meting import SETS, lees_set
from wijken.models import Gemeente

BESTAND = Path(__file__).with_name("antwoorden.json")
VAN_DE_SETS = Path(__file__).with_name("antwoorden.tsv")
VRAGEN = [
    "q=schulden", "q=eenzaam", "q=koffie", "q=taalcursus", "q=brief+belasting", "q=opvoeden",
    "q=mantelzorg", "q=inloop+wijkcentrum", "q=crabbehof%2Fzuidhoven", "q=vrijwilliger+worden",
    "q=hulp+bij+formulier+invullen", "q=oekra%C3%AFne", "plaats=krispijn", "plaats=3317",
    "plaats=51.79,4.66", "onderwerp=wonen", "inloop=on&plaats=9990", "q=jongeren&wijk=WK050508",
    "q=xyzzy", "",
]  # fmt: skip


def antwoorden() -> dict[str, list[str]]:
    gevonden = {}
    for slug in ("dordrecht", "alblasserdam", "voorbeeldstad"):
        gemeente = Gemeente.objects.select_related("regio").get(slug=slug)
        for vraag in VRAGEN:
            treffers = Zoekpagina(gemeente, QueryDict(vraag)).resultaat.treffers[:10]
            gevonden[f"{slug}?{vraag}"] = [f"{een.sorteernaam} {een.score}" for een in treffers]
    return gevonden


@pytest.mark.django_db
def test_de_eerste_tien_zijn_overal_gelijk(request):
    if request.config.getoption("--neem-op"):
        BESTAND.write_text(json.dumps(antwoorden(), indent=1, ensure_ascii=False) + "\n")
    verwacht = json.loads(BESTAND.read_text())

    for vraag, gekregen in antwoorden().items():
        assert gekregen == verwacht[vraag], vraag


def antwoorden_op_de_sets() -> list[str]:
    """Per question of our own sets: a fingerprint of its onderwerpen and its first ten, and it."""
    dordrecht = Gemeente.objects.select_related("regio").get(slug="dordrecht")
    regels = []
    for naam in ("ongezien", "ongezien-zijdelings", "gezien"):
        for vraag, _ in lees_set(SETS[naam]):
            pagina = pagina_bij(vraag, dordrecht)
            tien = [f"{een.sorteernaam} {een.score}" for een in pagina.resultaat.treffers[:10]]
            erover = [f"{een.slug} {een.score}" for een in pagina.onderwerpen]
            afdruk = hashlib.sha256("\n".join([*erover, *tien]).encode()).hexdigest()[:12]
            regels.append(f"{afdruk}\t{vraag}")
    return regels


@pytest.mark.django_db
def test_de_eerste_tien_op_elke_vraag_van_de_sets_zijn_overal_gelijk(request):
    gekregen = antwoorden_op_de_sets()
    if request.config.getoption("--neem-op"):
        VAN_DE_SETS.write_text("\n".join(gekregen) + "\n", encoding="utf-8")

    verwacht = VAN_DE_SETS.read_text(encoding="utf-8").splitlines()

    assert [regel for regel in gekregen if regel not in verwacht] == []
    assert len(gekregen) == len(verwacht)
