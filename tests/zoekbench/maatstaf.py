"""tantivy as the yardstick: a search library of its own, on the same words and the same questions.

It holds of each document the `woorden`, in which the scope is a word too, and its key: of the
ranking, the filters and the texts of a result it brings nothing. Ranked by BM25, as it does by
itself. In a folder, mapped into memory, as one would use it.
"""

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import tantivy

VELD, SLEUTEL = "woorden", "pk"
# As words are looked for: which documents, and how often in each (always once).
SOORT = "freq"
BESTE = 20
SCHRIJFGEHEUGEN = 128_000_000  # bytes


class Maatstaf:
    """`seconden` to index all, reading them from the database included; `bytes` on disk."""

    def __init__(self, documenten: Iterable[tuple[int, str]]):
        self._map = tempfile.TemporaryDirectory(prefix="sociale-kaart-tantivy-")
        begin = time.perf_counter()
        schema = tantivy.SchemaBuilder()
        schema.add_text_field(VELD, tokenizer_name="whitespace", index_option=SOORT)
        schema.add_integer_field(SLEUTEL, fast=True)
        self._schema = schema.build()
        index = tantivy.Index(self._schema, path=self._map.name)
        schrijver = index.writer(SCHRIJFGEHEUGEN)
        for pk, woorden in documenten:
            schrijver.add_document(tantivy.Document(**{SLEUTEL: pk, VELD: woorden}))
        schrijver.commit()
        schrijver.wait_merging_threads()
        index.reload()
        self.seconden = time.perf_counter() - begin
        self._zoeker = index.searcher()
        self.bytes = sum(een.stat().st_size for een in Path(self._map.name).iterdir())
        self.segmenten = self._zoeker.num_segments

    def vraag(self, bereik: list[str], woorden: list[str]) -> tantivy.Query:
        """The scoped question of `index.kandidaten`: (any scope) and (any word)."""
        binnen = (tantivy.Occur.Must, self._een_van(bereik))
        if not woorden:
            return tantivy.Query.boolean_query([binnen])
        return tantivy.Query.boolean_query([binnen, (tantivy.Occur.Must, self._een_van(woorden))])

    def _een_van(self, woorden: list[str]) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.term_query(self._schema, VELD, woord, index_option=SOORT),
                )
                for woord in woorden
            ]
        )

    def beste(self, vraag: tantivy.Query) -> list[int]:
        """The keys of the best 20."""
        return self._sleutels(vraag, BESTE)

    def alle(self, vraag: tantivy.Query, aantal: int) -> list[int]:
        """All matching keys; it is told how many there are, which spares it room for more."""
        return self._sleutels(vraag, max(1, aantal))

    def _sleutels(self, vraag: tantivy.Query, hoogstens: int) -> list[int]:
        gevonden = self._zoeker.search(vraag, hoogstens, count=False).hits
        return self._zoeker.fast_field_values(SLEUTEL, [adres for _, adres in gevonden])

    def sluit(self) -> None:
        del self._zoeker
        self._map.cleanup()
