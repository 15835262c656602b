from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanbod.dekking import plekken_per_wijk
from aanbod.speldenkaart import (
    NEDERLAND,
    SOORTNUMMER,
    lees_kaartvraag,
    spelden_in,
    te_veel,
    trossen_in,
)
from wijken.models import Gemeente, Omtrek

from ..kaartvlakken import vlakkenkaart
from .basis import gemeente_of_404, kaartgegevens

# The country fills a phone at this level, and a wide screen at half a level more.
ZOOM_LAND = 7


def adrespatroon(gemeente_slug) -> str:
    """The address of an aanbod with `{}` for its slug: thousands of times `reverse` is slow."""
    return reverse("portaal:aanbod", args=[gemeente_slug, "_"]).replace("/_/", "/{}/")


@require_safe
def kaart(request, gemeente_slug):
    gemeente = gemeente_of_404(gemeente_slug)
    svg = vlakkenkaart(gemeente, plekken_per_wijk(gemeente))
    context = {
        "gemeente": gemeente,
        "wijken": sorted(svg.vlakken, key=lambda vlak: vlak.naam) if svg else [],
        **kaartgegevens(gemeente, svg=svg),
    }
    return render(request, "portaal/kaart.html", context)


@require_safe
def grenzen(request, gemeente_slug):
    """The outlines of the wijken as GeoJSON, each with its address."""
    gemeente = gemeente_of_404(gemeente_slug)
    vlakken = [
        {
            "type": "Feature",
            "geometry": omtrek.geometrie,
            "properties": {
                "code": omtrek.wijk.code,
                "naam": omtrek.wijk.naam,
                "url": reverse("portaal:wijk", args=[gemeente.slug, omtrek.wijk.slug]),
            },
        }
        for omtrek in Omtrek.objects.van(gemeente)
    ]
    return JsonResponse({"type": "FeatureCollection", "features": vlakken})


@require_safe
def landkaart(request):
    """All gemeenten on one map; the list beside it says the same, also without script."""
    gemeenten = list(
        Gemeente.objects.annotate(aantal=Count("spelden"))
        .values("naam", "slug", "verzonnen", "aantal")
        .order_by("verzonnen", "naam")
    )
    context = {
        "gemeenten": [een for een in gemeenten if een["aantal"]],
        "zonder_plek": [een for een in gemeenten if not een["aantal"]],
        "aantal": sum(een["aantal"] for een in gemeenten),
        "punten_url": reverse("portaal:landpunten"),
        "vak": str(NEDERLAND),
        "zoom": ZOOM_LAND,
        "tegels": {
            "url": settings.TEGELS_URL,
            "bron": settings.TEGELS_BRON,
            "max_zoom": settings.TEGELS_MAX_ZOOM,
        },
    }
    return render(request, "portaal/landkaart.html", context)


@require_safe
def landpunten(request):
    """The pins of an area, or of the whole country; clusters where they are too many.

    `{"punten": [[lat, lon, soort, naam, url, g]], "trossen": [[lat, lon, aantal, g]],
    "volledig": bool, "gemeenten": [[slug, naam, verzonnen]]}`; `g` is a place in the last list,
    `soort` one in `AanbodLocatie.Soort`. `volledig`: every pin of the area stands in `punten`.
    """
    try:
        vak, zoom = lees_kaartvraag(request.GET, ZOOM_LAND)
    except ValidationError as fout:
        return JsonResponse({"fout": fout.messages[0]}, status=400)
    spelden = spelden_in(vak)
    gemeenten = _Gemeenten()
    if te_veel(spelden):
        trossen = [
            [tros.breedte, tros.lengte, tros.aantal, gemeenten.nummer(tros.gemeente)]
            for tros in trossen_in(vak, zoom)
        ]
        antwoord = {"punten": [], "trossen": trossen, "volledig": False}
    else:
        punten = [_punt(*rij, gemeenten) for rij in _rijen(spelden)]
        antwoord = {"punten": punten, "trossen": [], "volledig": True}
    return JsonResponse(antwoord | {"gemeenten": gemeenten.gebruikt})


def _rijen(spelden):
    return spelden.order_by("aanbod__sorteernaam", "pk").values_list(
        "breedte", "lengte", "soort", "aanbod__naam", "aanbod__slug", "gemeente"
    )


def _punt(breedte, lengte, soort, naam, slug, gemeente, gemeenten) -> list:
    nummer = gemeenten.nummer(gemeente)
    adres = gemeenten.adressen[nummer].format(slug)
    return [round(breedte, 5), round(lengte, 5), SOORTNUMMER[soort], naam, adres, nummer]


class _Gemeenten:
    """The gemeenten that an answer names, numbered in the order in which they came up."""

    def __init__(self):
        self.alle = {
            pk: rij for pk, *rij in Gemeente.objects.values_list("pk", "slug", "naam", "verzonnen")
        }
        self.nummers = {}
        self.gebruikt = []
        self.adressen = []

    def nummer(self, pk: int) -> int:
        if pk not in self.nummers:
            self.nummers[pk] = len(self.gebruikt)
            self.gebruikt.append(self.alle[pk])
            self.adressen.append(adrespatroon(self.alle[pk][0]))
        return self.nummers[pk]
