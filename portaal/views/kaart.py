from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanbod.dekking import plekken_per_wijk
from wijken.models import Omtrek

from ..kaartvlakken import vlakkenkaart
from .basis import gemeente_of_404, kaartgegevens


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
