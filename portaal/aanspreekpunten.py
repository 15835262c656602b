"""Who to turn to in a gemeente, when nothing else fits."""

from django.core.cache import cache

from aanbod.models import Aanspreekpunt
from aanbod.models.versie import Versie


def aanspreekpunten(gemeente, wijkcode=None, *, versie: str = "") -> list[Aanspreekpunt]:
    """One for each functie: the wijk's own where it has one, else the gemeente's.

    No query while nothing changed; `versie` is that of the gemeente, where the caller has it.
    """
    versie = versie or Versie.objects.voor(gemeente).alles
    sleutel = f"aanspreekpunten:{gemeente.pk}:{versie}:{wijkcode}"
    return cache.get_or_set(sleutel, lambda: _aanspreekpunten(gemeente, wijkcode))


def _aanspreekpunten(gemeente, wijkcode) -> list[Aanspreekpunt]:
    gekozen = {}
    for punt in Aanspreekpunt.objects.voor(gemeente, wijkcode):
        gekozen.setdefault(punt.functie, punt)
    return sorted(gekozen.values(), key=lambda punt: punt.volgorde)
