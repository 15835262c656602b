"""Times, and what is told of many of them."""

import statistics
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Duur(NamedTuple):
    """`ms` on the clock; `rekentijd` the milliseconds that this thread computed of those.

    The second hardly grows when others use the machine. It holds what SQLite and tantivy do,
    which run in this thread, and not what PostgreSQL does.
    """

    ms: float
    rekentijd: float


def klok(doe: Callable) -> tuple[Duur, object]:
    """How long it took, and what it gave."""
    begin, rekende = time.perf_counter(), time.thread_time()
    gaf = doe()
    rekentijd = time.thread_time() - rekende
    return Duur((time.perf_counter() - begin) * 1000, rekentijd * 1000), gaf


def vat_samen(getallen: Iterable[float]) -> dict[str, float]:
    getallen = list(getallen)
    alleen = len(getallen) == 1
    return {
        "mediaan": statistics.median(getallen),
        "p95": getallen[0] if alleen else statistics.quantiles(getallen, n=20)[-1],
        "aantal": len(getallen),
    }


def vat_duren_samen(duren: list[Duur]) -> dict:
    return {
        **vat_samen(een.ms for een in duren),
        "rekentijd": vat_samen(een.rekentijd for een in duren),
    }
