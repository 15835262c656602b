"""The search of one gemeente, timed in a process as the server has it: needs the database.

Of each question: (a) the SQL of the candidates alone, its rows fetched; (b) the whole search,
`Zoekpagina`: reading, candidates, counts, order and danger; (c) the whole page, by the test
client; and tantivy on the words of (a). One after another within a question, so that all of
them meet the same load of the machine.
"""

import random
from collections import defaultdict
from typing import NamedTuple
from unittest import mock

from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aanbod.models import Zoekdocument
from aanbod.zoeken import index
from portaal.zoekpagina import Zoekpagina
from wijken.models import Gemeente

from .maatstaf import Maatstaf
from .tijd import klok, vat_duren_samen, vat_samen
from .vragen import ZAAD, Vraag

RONDES = 3
# Asked beforehand, so that what belongs to the gemeente and not to a question stands ready.
VOORAF = ["", "q=koffie", "q=hulp+bij+formulieren", "q=zwemmen&plaats=molenstraat", "inloop=on"]


class Selectie(NamedTuple):
    """What the index is asked for one question: its SQL, and the words and scopes in it."""

    sql: str
    params: tuple
    woorden: list[str]
    bereik: list[str]

    def haal(self) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return cursor.fetchall()


def meet(slug: str, vragen: list[Vraag], rondes: int = RONDES) -> dict:
    gemeente = Gemeente.objects.select_related("regio").get(slug=slug)
    client = Client(headers={"host": "localhost"})
    _zet_klaar(gemeente, client)
    maatstaf = Maatstaf(Zoekdocument.objects.values_list("pk", "woorden").iterator(2_000))
    tijden = defaultdict(list)
    selecties = {}
    for vraag in vragen:
        duur, selecties[vraag.query] = klok(lambda vraag=vraag: _selectie(gemeente, vraag))
        tijden["zoeken, eerste keer"].append(duur)
    rijen = {query: selectie.haal() for query, selectie in selecties.items()}
    anders = _anders(maatstaf, selecties, rijen)
    volgorde = random.Random(ZAAD)
    per_soort = defaultdict(list)
    for _ in range(rondes):
        for vraag in volgorde.sample(vragen, len(vragen)):
            een = _een_keer(
                gemeente, client, vraag, selecties[vraag.query], len(rijen[vraag.query]), maatstaf
            )
            for naam, duur in een.items():
                tijden[naam].append(duur)
            per_soort[vraag.soort].append(een["zoeken"])
    uitslag = {
        "tijden": {naam: vat_duren_samen(van) for naam, van in tijden.items()},
        "per_soort": {soort: vat_duren_samen(van) for soort, van in sorted(per_soort.items())},
        "rijen": vat_samen([float(len(van)) for van in rijen.values()]),
        "vragen": _tel_vragen(gemeente, client, vragen),
        "tantivy": {
            "seconden": maatstaf.seconden, "bytes": maatstaf.bytes,
            "segmenten": maatstaf.segmenten, "anders": anders,
        },
    }  # fmt: skip
    maatstaf.sluit()
    return uitslag


def _zet_klaar(gemeente: Gemeente, client: Client) -> None:
    for query in VOORAF * 2:
        Zoekpagina(gemeente, QueryDict(query))
        client.get(f"/{gemeente.slug}/zoeken/?{query}")


def _selectie(gemeente: Gemeente, vraag: Vraag) -> Selectie:
    """Runs the search once and takes from it what it asks the index."""
    gesteld = []

    def luister(voer_uit, sql, params, many, context):
        if "aanbod_zoekindex" in sql or "woorden_tsv" in sql:
            gesteld.append((sql, params))
        return voer_uit(sql, params, many, context)

    with (
        mock.patch.object(index, "sleutels", wraps=index.sleutels) as kandidaten,
        connection.execute_wrapper(luister),
    ):
        Zoekpagina(gemeente, QueryDict(vraag.query))
    if not gesteld:
        raise SystemExit(f"Een vraag ({vraag.soort}) vraagt de index niets.")
    # The first names the documents; an order by opening asks about them once more.
    woorden = kandidaten.call_args_list[0].args[1]
    return Selectie(*gesteld[0], list(woorden), index.bereikwoorden(gemeente))


def _anders(maatstaf: Maatstaf, selecties: dict, rijen: dict) -> int:
    """For how many questions tantivy finds other documents than our index: should be none."""
    anders = 0
    for query, selectie in selecties.items():
        onze = sorted(rij[0] for rij in rijen[query])
        haar = maatstaf.alle(maatstaf.vraag(selectie.bereik, selectie.woorden), len(onze) + 1)
        anders += onze != sorted(haar)
    return anders


def _een_keer(gemeente, client, vraag: Vraag, selectie: Selectie, aantal: int, maatstaf) -> dict:
    """The `Duur` of each part."""
    bij_tantivy = maatstaf.vraag(selectie.bereik, selectie.woorden)
    pad, data = vraag.pad(gemeente.slug), QueryDict(vraag.query)
    pagina, antwoord = klok(lambda: client.get(pad))
    if antwoord.status_code != 200:
        raise SystemExit(f"Een vraag ({vraag.soort}) geeft {antwoord.status_code}.")
    return {
        "index": klok(selectie.haal)[0],
        "tantivy, beste 20": klok(lambda: maatstaf.beste(bij_tantivy))[0],
        "tantivy, alle": klok(lambda: maatstaf.alle(bij_tantivy, aantal))[0],
        "zoeken": klok(lambda: Zoekpagina(gemeente, data))[0],
        "pagina": pagina,
    }


def _tel_vragen(gemeente, client, vragen: list[Vraag]) -> dict:
    """The most queries to the database that one question takes, and what is usual."""
    aantallen = defaultdict(list)
    for vraag in vragen:
        with CaptureQueriesContext(connection) as zoeken:
            Zoekpagina(gemeente, QueryDict(vraag.query))
        aantallen["zoeken"].append(len(zoeken))
        with CaptureQueriesContext(connection) as pagina:
            client.get(vraag.pad(gemeente.slug))
            # The next request empties the list of queries.
            aantallen["pagina"].append(len(pagina))
    return {
        naam: {"meestal": sorted(alle)[len(alle) // 2], "hoogstens": max(alle)}
        for naam, alle in aantallen.items()
    }
