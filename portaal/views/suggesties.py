from django.http import JsonResponse
from django.views.decorators.http import require_safe

from aanbod.zoeken.suggesties import suggesties as vind_suggesties

from ..adressen import adres
from .basis import gemeente_of_404


@require_safe
def suggesties(request, gemeente_slug):
    """What may be meant by the letters typed so far; each leads to its own page.

    `{"suggesties": [{"soort", "naam", "url", "bij"}]}`, those of one soort together. A wijk too
    leads to its page and does not fill in the place: who types a wijk in the field of the question
    has no question yet, and that page tells what there is; its search keeps the wijk.
    """
    gemeente = gemeente_of_404(gemeente_slug)
    gevonden = vind_suggesties(gemeente, request.GET.get("q", ""))
    # The soort of a suggestion is also the name of the page of such a thing.
    rijen = [
        {
            "soort": een.soort,
            "naam": een.naam,
            "url": adres(gemeente, een.soort, een.slug),
            "bij": een.bij,
        }
        for een in gevonden
    ]
    return JsonResponse({"suggesties": rijen})
