"""The full-text index: FTS5 on SQLite, tsvector on PostgreSQL, over the same prepared words.

It only selects. `Zoekdocument.woorden` holds every word of an aanbod and its scope, so
the scope is a term inside the index and only what can be shown here is touched.
"""

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from ..models import Zoekdocument

# In the index of every ontmoetingsplek and every telephone line, so that the nearest, and
# what can be reached now, come along with any question.
ALTIJD_MEE = "zzaltijdmee"

# The last word of every document, as its scope is the first: so each word between stands
# between spaces, and is found by a search in the text (`treffer.Treffer`).
SLOT = "zzslot"


def onderwerpwoord(slug: str) -> str:
    """In the index of every aanbod on this onderwerp: so a question finds it by its meaning."""
    return f"zzo{slug.replace('-', '')}"


def bereikwoorden(gemeente) -> list[str]:
    """The scopes that can be shown in a gemeente: its own and its region's."""
    woorden = [bereik_van_gemeente(gemeente)]
    if gemeente.regio_id:
        woorden.append(bereik_van_regio(gemeente.regio_id))
    return woorden


def bereik_van_gemeente(gemeente) -> str:
    return gemeente.code.lower()


def bereik_van_regio(regio_id: int) -> str:
    return f"regio{regio_id}"


def kandidaten(gemeente, woorden: list[str]):
    """Documents of this gemeente that hold at least one of the words; all without words."""
    documenten = Zoekdocument.objects.all()
    if not woorden:
        return documenten.filter(bereik__in=bereikwoorden(gemeente))
    return documenten.filter(_bevat(bereikwoorden(gemeente), woorden))


def sleutels(gemeente, woorden: list[str]) -> list[int]:
    """The keys of `kandidaten`, from the index alone where it stands apart. One query."""
    if not woorden or connection.vendor == "postgresql":
        return list(kandidaten(gemeente, woorden).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM aanbod_zoekindex WHERE aanbod_zoekindex MATCH %s",
            [_fts5_vraag(bereikwoorden(gemeente), woorden)],
        )
        return [sleutel for (sleutel,) in cursor.fetchall()]


def _bevat(bereik: list[str], woorden: list[str]):
    """(any of the scopes) and (any of the words). Index words are a-z and 0-9 only."""
    if connection.vendor == "postgresql":
        vraag = f"({' | '.join(bereik)}) & ({' | '.join(woorden)})"
        return RawSQL(
            "aanbod_zoekdocument.woorden_tsv @@ %s::tsquery", [vraag], output_field=BooleanField()
        )
    return RawSQL(
        "aanbod_zoekdocument.aanbod_id IN "
        "(SELECT rowid FROM aanbod_zoekindex WHERE aanbod_zoekindex MATCH %s)",
        [_fts5_vraag(bereik, woorden)],
        output_field=BooleanField(),
    )


def _fts5_vraag(bereik: list[str], woorden: list[str]) -> str:
    aangehaald = [" OR ".join(f'"{woord}"' for woord in groep) for groep in (bereik, woorden)]
    return f"({aangehaald[0]}) AND ({aangehaald[1]})"


SQLITE_MAAK = [
    "CREATE VIRTUAL TABLE aanbod_zoekindex USING fts5(woorden, content='aanbod_zoekdocument', "
    "content_rowid='aanbod_id', tokenize='ascii', detail='none')",
    "CREATE TRIGGER aanbod_zoekindex_erbij AFTER INSERT ON aanbod_zoekdocument BEGIN "
    "INSERT INTO aanbod_zoekindex(rowid, woorden) VALUES (new.aanbod_id, new.woorden); END",
    "CREATE TRIGGER aanbod_zoekindex_eraf AFTER DELETE ON aanbod_zoekdocument BEGIN "
    "INSERT INTO aanbod_zoekindex(aanbod_zoekindex, rowid, woorden) "
    "VALUES ('delete', old.aanbod_id, old.woorden); END",
    "CREATE TRIGGER aanbod_zoekindex_anders AFTER UPDATE ON aanbod_zoekdocument BEGIN "
    "INSERT INTO aanbod_zoekindex(aanbod_zoekindex, rowid, woorden) "
    "VALUES ('delete', old.aanbod_id, old.woorden); "
    "INSERT INTO aanbod_zoekindex(rowid, woorden) VALUES (new.aanbod_id, new.woorden); END",
]
SQLITE_WEG = [
    "DROP TRIGGER aanbod_zoekindex_anders",
    "DROP TRIGGER aanbod_zoekindex_eraf",
    "DROP TRIGGER aanbod_zoekindex_erbij",
    "DROP TABLE aanbod_zoekindex",
]
# array_to_tsvector takes the prepared words as they are; PostgreSQL's own parser would
# read some of them as paths, versions or numbers.
POSTGRES_MAAK = [
    "ALTER TABLE aanbod_zoekdocument ADD COLUMN woorden_tsv tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(woorden, ' '))) STORED",
    "CREATE INDEX aanbod_zoekdocument_woorden ON aanbod_zoekdocument USING gin (woorden_tsv)",
]
POSTGRES_WEG = ["ALTER TABLE aanbod_zoekdocument DROP COLUMN woorden_tsv"]


def maak(apps, schema_editor):
    """For a migration. One that alters `Zoekdocument` on SQLite must call `weg` and `maak`."""
    _voer_uit(schema_editor, SQLITE_MAAK, POSTGRES_MAAK)


def weg(apps, schema_editor):
    _voer_uit(schema_editor, SQLITE_WEG, POSTGRES_WEG)


def _voer_uit(schema_editor, sqlite, postgres):
    opdrachten = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
    for opdracht in opdrachten:
        schema_editor.execute(opdracht)
