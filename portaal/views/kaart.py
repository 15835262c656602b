from django.db.models import Count
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanbod.dekking import plekken_per_wijk
from aanbod.speldenkaart import spelden_in, te_veel, trossen_in
from wijken.models import Gemeente, Omtrek
from wijken.omtrekken import als_kaart
from wijken.vak import NEDERLAND

from ..adressen import aanbod_patroon
from ..kaartpunten import Kaartvraag, antwoord, punt
from ..kaartvlakken import vlakkenkaart
from ..paginacache import bewaarbaar
from .basis import gemeente_of_404, kaartgegevens, tegels

# The country fills a phone at this level, and a wide screen at half a level more.
ZOOM_LAND = 7


@require_safe
@bewaarbaar
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
@bewaarbaar
def grenzen(request, gemeente_slug):
    """The outlines of the wijken as GeoJSON, each with its address."""
    gemeente = gemeente_of_404(gemeente_slug)

    def eigenschappen(wijk):
        url = reverse("portaal:wijk", args=[gemeente.slug, wijk.slug])
        return {"code": wijk.code, "naam": wijk.naam, "url": url}

    return JsonResponse(als_kaart(Omtrek.objects.van(gemeente), eigenschappen))


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
        "tegels": tegels(),
    }
    return render(request, "portaal/landkaart.html", context)


@require_safe
def landpunten(request):
    """The pins of an area, or of the whole country; clusters where they are too many.

    A row ends with the number of its gemeente in `"gemeenten": [[slug, naam, verzonnen]]`.
    """
    vraag = Kaartvraag(request.GET, ZOOM_LAND)
    if not vraag.is_valid():
        return vraag.weiger()
    vak, zoom = vraag.cleaned_data["vak"], vraag.cleaned_data["zoom"]
    spelden = spelden_in(vak)
    gemeenten = _Gemeenten()
    if te_veel(spelden):
        rijen = {"trossen": [_tros(tros, gemeenten) for tros in trossen_in(vak, zoom)]}
    else:
        rijen = {"punten": [_punt(*rij, gemeenten) for rij in _rijen(spelden)]}
    return antwoord(**rijen, gemeenten=gemeenten.gebruikt)


def _rijen(spelden):
    return spelden.order_by("aanbod__sorteernaam", "pk").values_list(
        "breedte", "lengte", "soort", "aanbod__naam", "aanbod__slug", "gemeente"
    )


def _tros(tros, gemeenten) -> list:
    return [*tros[:3], gemeenten.nummer(tros.gemeente)]


def _punt(breedte, lengte, soort, naam, slug, gemeente, gemeenten) -> list:
    nummer = gemeenten.nummer(gemeente)
    adres = gemeenten.patronen[nummer].format(slug)
    return [*punt(breedte, lengte, soort, naam, adres), nummer]


class _Gemeenten:
    """The gemeenten that an answer names, numbered in the order in which they came up."""

    def __init__(self):
        self.alle = {
            pk: rij for pk, *rij in Gemeente.objects.values_list("pk", "slug", "naam", "verzonnen")
        }
        self.nummers = {}
        self.gebruikt = []
        self.patronen = []

    def nummer(self, pk: int) -> int:
        if pk not in self.nummers:
            self.nummers[pk] = len(self.gebruikt)
            self.gebruikt.append(self.alle[pk])
            self.patronen.append(aanbod_patroon(self.alle[pk][0]))
        return self.nummers[pk]
