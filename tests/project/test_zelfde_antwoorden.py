"""The same questions give the same first ten on SQLite and on PostgreSQL.

The answers are recorded in `antwoorden.json`, made on SQLite; the suite runs on both.
`pytest --neem-op tests/project/test_zelfde_antwoorden.py` records them anew.
"""

import json
from pathlib import Path

import pytest
from django.http import QueryDict

from portaal.zoekpagina import Zoekpagina
from wijken.models import Gemeente

BESTAND = Path(__file__).with_name("antwoorden.json")
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
