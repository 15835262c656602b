"""Which pictogrammen there are to choose from: the ids of the sprite."""

import re
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError

SPRITE = settings.BASE_DIR / "static" / "img" / "pictogrammen.svg"


@cache
def pictogrammen() -> frozenset[str]:
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8")))


def bestaat(naam: str) -> None:
    """A validator: what is not in the sprite shows as a gap."""
    if naam not in pictogrammen():
        raise ValidationError(
            f"Er is geen pictogram “{naam}”. Kies er een uit: {', '.join(sorted(pictogrammen()))}."
        )
