"""The database itself refuses to change or remove a row of the history.

Who writes by hand, by a command or by a mistake gets the same answer.
"""

TABEL = "beheer_wijziging"
MELDING = "De geschiedenis wordt alleen aangevuld"

_SQLITE = [
    f"CREATE TRIGGER {TABEL}_niet_{daad.lower()} BEFORE {daad} ON {TABEL} BEGIN "
    f"SELECT RAISE(ABORT, '{MELDING}'); END"
    for daad in ("UPDATE", "DELETE")
]
_SQLITE_WEG = [f"DROP TRIGGER {TABEL}_niet_{daad}" for daad in ("update", "delete")]
_POSTGRES = [
    f"CREATE FUNCTION {TABEL}_niet() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MELDING}'; END $$",
    f"CREATE TRIGGER {TABEL}_niet BEFORE UPDATE OR DELETE ON {TABEL} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABEL}_niet()",
]
_POSTGRES_WEG = [f"DROP TRIGGER {TABEL}_niet ON {TABEL}", f"DROP FUNCTION {TABEL}_niet()"]


def maak(apps, schema_editor):
    """For a migration. One that makes the table anew on SQLite must call `maak` after it."""
    _voer_uit(schema_editor, _SQLITE, _POSTGRES)


def weg(apps, schema_editor):
    _voer_uit(schema_editor, _SQLITE_WEG, _POSTGRES_WEG)


def _voer_uit(schema_editor, sqlite, postgres):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for opdracht in postgres if is_postgres else sqlite:
        schema_editor.execute(opdracht)
