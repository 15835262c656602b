"""One at a time: who changes boundaries, or what follows from them, holds the gemeenten."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from ..models.gemeente import GemeenteQuerySet


@contextmanager
def vastgehouden(gemeenten: GemeenteQuerySet) -> Iterator[None]:
    """A transaction in which nobody else holds these gemeenten; who wants to, waits.

    Read inside it what the change depends on: then it sees what the one before saved. In
    the order of their codes, so that two who hold several never wait for each other. SQLite
    has one writer at a time.
    """
    with transaction.atomic():
        list(gemeenten.select_for_update(no_key=True).order_by("code").values("pk"))
        yield
