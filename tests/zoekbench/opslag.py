"""How large the index is, how long indexing takes, and when a saved record is found."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction
from django.http import QueryDict

from aanbod.actions.indexeren import aanbod_met, indexeer, indexeer_alles
from aanbod.models import Aanbod, Zoekdocument
from portaal.zoekpagina import Zoekpagina
from wijken.models import Gemeente

from .tijd import klok, vat_duren_samen

KEREN = 7

_GROOTTE_POSTGRES = """
SELECT pg_relation_size('aanbod_zoekdocument_woorden'),
       (SELECT coalesce(sum(pg_column_size(woorden_tsv)), 0) FROM aanbod_zoekdocument),
       pg_total_relation_size('aanbod_zoekdocument')
"""
_GROOTTE_SQLITE = """
SELECT coalesce(sum(pgsize) FILTER (WHERE name LIKE 'aanbod_zoekindex%'), 0), 0,
       coalesce(sum(pgsize), 0)
FROM dbstat WHERE aggregate = 1 AND name LIKE '%aanbod_zoek%'
"""


def ruim_op() -> None:
    """What PostgreSQL does by itself within minutes after so much was written."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def grootte() -> dict[str, int]:
    """Bytes of the index, of the column that only PostgreSQL needs, and of both with the documents."""
    with connection.cursor() as cursor:
        cursor.execute(_GROOTTE_POSTGRES if connection.vendor == "postgresql" else _GROOTTE_SQLITE)
        index, kolom, samen = map(int, cursor.fetchone())
    return {"index": index, "kolom": kolom, "samen": samen}


def indexeer_opnieuw() -> dict:
    """All aanbod of the country, in one transaction: seconds, and how many documents stand."""
    duur, aantal = klok(indexeer_alles)
    return {"seconden": duur.ms / 1000, "documenten": aantal, "grootte": grootte()}


def vindbaar(slug: str) -> dict:
    """A record gets a word that nothing has, is saved as the beheer does, and is looked for at once.

    The search has a connection of its own, so it sees only what was committed; the first one after
    a change makes ready again what is known of the gemeente. Times in milliseconds.
    """
    gemeente = Gemeente.objects.select_related("regio").get(slug=slug)
    aanbod = Aanbod.objects.filter(zoekdocument__isnull=False, gemeente=gemeente).order_by("pk")[0]
    naam = aanbod.naam
    tijden = {"bewaren": [], "eerste vraag erna": []}
    gevonden = 0
    with ThreadPoolExecutor(1) as ander:
        ander.submit(_vindt, gemeente, "koffie", aanbod.pk).result()
        for nummer in range(KEREN):
            woord = f"meetwoord{nummer}"
            aanbod.naam = f"{naam} {woord}"
            bewaren, _ = klok(lambda: _bewaar(aanbod))
            zoeken, staat_er = klok(
                lambda woord=woord: ander.submit(_vindt, gemeente, woord, aanbod.pk).result()
            )
            gevonden += staat_er
            tijden["bewaren"].append(bewaren)
            tijden["eerste vraag erna"].append(zoeken)
        ander.submit(lambda: connection.close()).result()
    aanbod.naam = naam
    _bewaar(aanbod)
    return {
        "tijden": {soort: vat_duren_samen(van) for soort, van in tijden.items()},
        "gevonden": gevonden, "keren": KEREN,
    }  # fmt: skip


def _bewaar(aanbod: Aanbod) -> None:
    with transaction.atomic():
        aanbod.save()
        indexeer(aanbod_met(aanbod))


def _vindt(gemeente, woord: str, pk: int) -> bool:
    """Whether the answer to this one word holds the aanbod."""
    pagina = Zoekpagina(gemeente, QueryDict(f"q={woord}"))
    return not pagina.resultaat.verbreding and pk in {een.pk for een in pagina.resultaat.treffers}


def aantallen() -> dict[str, int]:
    return {"documenten": Zoekdocument.objects.count(), "gemeenten": Gemeente.objects.count()}
