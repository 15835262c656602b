"""What the views share: the gemeente of the URL and its map."""

from django.conf import settings
from django.shortcuts import get_object_or_404

from aanbod.models import Versie
from aanbod.models.versie import Stand
from wijken.models import Gemeente

from ..adressen import adres

# By slug, of their last version only.
_GEMEENTEN: dict[str, tuple[Stand, Gemeente]] = {}


def gemeente_of_404(slug) -> Gemeente:
    return get_object_or_404(Gemeente.objects.select_related("regio"), slug=slug)


def gemeente_met_stand(slug) -> tuple[Gemeente, Stand]:
    """With the version of what is shown there. One query; one more after a change."""
    stand = Versie.objects.van_slug(slug)
    bewaard = _GEMEENTEN.get(slug)
    if bewaard is None or bewaard[0] != stand:
        bewaard = _GEMEENTEN[slug] = (stand, gemeente_of_404(slug))
    return bewaard[1], stand


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
