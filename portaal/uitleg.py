"""A short explanation for who was understood by a word of another language than Dutch."""

from functools import cache
from pathlib import Path

import yaml

_BESTAND = Path(__file__).with_name("uitleg_in_talen.yaml")


@cache
def _uitleg() -> dict[str, dict]:
    return yaml.safe_load(_BESTAND.read_text(encoding="utf-8"))


def uitleg_in(taal: str) -> dict | None:
    """`taal`, `richting` (ltr or rtl), `kop`, `tekst` (sentences), `zin` to show at the
    door with what it means, `onderwerpen` by slug, `gevaar`; None for Dutch."""
    gevonden = _uitleg().get(taal)
    return {"taal": taal, **gevonden} if gevonden else None
