"""What is asked of the database, for the tests of who waits for whom."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def vragen_van(doe: Callable, *args, **kwargs) -> list[str]:
    """The SQL that this call sends; a transaction inside a test is a savepoint."""
    with CaptureQueriesContext(connection) as gevangen:
        doe(*args, **kwargs)
    return [vraag["sql"] for vraag in gevangen]


def houdt_eerst_vast(vragen: list[str]) -> bool:
    """Whether a transaction starts, and its first question holds gemeenten in code order."""
    begin, eerste = vragen[:2]
    slot = "FOR NO KEY UPDATE" if connection.features.has_select_for_update else ""
    return (
        begin.startswith("SAVEPOINT")
        and 'FROM "wijken_gemeente"' in eerste
        and 'ORDER BY "wijken_gemeente"."code" ASC' in eerste
        and eerste.endswith(slot)
    )


def leest_alleen(vragen: list[str]) -> bool:
    """Whether it reads without a transaction: on SQLite that would make every writer wait.

    Inside a transaction, as every test is, Django puts a savepoint round the check of a
    constraint; one around the whole would come first.
    """
    lezen = ("SELECT ", "SAVEPOINT ", "RELEASE SAVEPOINT ")
    return vragen[0].startswith("SELECT ") and all(vraag.startswith(lezen) for vraag in vragen)
