"""What the views share: the gemeente of the URL, its map and who to turn to."""

from django.conf import settings
from django.core.cache import cache
from django.shortcuts import get_object_or_404
from django.urls import reverse

from aanbod.models import Aanspreekpunt
from aanbod.models.versie import Versie
from wijken.models import Gemeente


def gemeente_of_404(slug) -> Gemeente:
    return get_object_or_404(Gemeente.objects.select_related("regio"), slug=slug)


def adres(gemeente, naam, *args, vraag="") -> str:
    pad = reverse(f"portaal:{naam}", args=[gemeente.slug, *args])
    return f"{pad}?{vraag}" if vraag else pad


def kaartgegevens(gemeente, *, punten_vraag="", svg=None) -> dict:
    """What `_kaart.html` needs; `punten_vraag` is the query string of the search it shows."""
    return {
        "punten_url": adres(gemeente, "zoekpunten", vraag=punten_vraag),
        "grenzen_url": adres(gemeente, "grenzen"),
        "tegels": tegels(),
        "svg": svg,
    }


def tegels() -> dict:
    """The tiles below a map: their address (empty is none), their source and finest level."""
    return {
        "url": settings.TEGELS_URL,
        "bron": settings.TEGELS_BRON,
        "max_zoom": settings.TEGELS_MAX_ZOOM,
    }


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
