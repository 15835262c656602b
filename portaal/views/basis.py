"""What the views share: the gemeente of the URL and its map."""

from django.conf import settings
from django.shortcuts import get_object_or_404

from wijken.models import Gemeente

from ..adressen import adres


def gemeente_of_404(slug) -> Gemeente:
    return get_object_or_404(Gemeente.objects.select_related("regio"), slug=slug)


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
