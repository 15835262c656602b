from collections import Counter

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod
from aanbod.zoeken import kenmerken

from ..zoekpagina import Zoekpagina
from .basis import aanspreekpunten, gemeente_of_404, kaartgegevens


@require_safe
def zoeken(request, gemeente_slug):
    """The results; for htmx only the part that changes, from the same template."""
    gemeente = gemeente_of_404(gemeente_slug)
    pagina = Zoekpagina(gemeente, request.GET)
    context = {
        "gemeente": gemeente,
        "form": pagina.filter.form,
        "filters": pagina.filters(),
        "actieve_filters": pagina.actieve_filters(),
        "fouten": pagina.fouten,
        "onderwerpen_bij_vraag": pagina.onderwerpen,
        "alle_onderwerpen": pagina.etiketten.onderwerpen.values(),
        "nood": pagina.nood,
        "plaats": pagina.plaats
        and {"label": pagina.plaats.label, "meerdere": pagina.plaatskeuzes()},
        "aanspreekpunten": aanspreekpunten(gemeente, pagina.wijkcode),
        **kaartgegevens(gemeente, punten_vraag=pagina.vraag),
        **pagina.blad(),
    }
    deel = request.htmx and not request.htmx.history_restore_request
    template = "portaal/_resultaten.html" if deel else "portaal/zoeken.html"
    antwoord = render(request, template, context)
    patch_vary_headers(antwoord, ["HX-Request", "HX-History-Restore-Request"])
    if deel:
        # The partial has the address of the page; kept, "back" would show it bare.
        antwoord["Cache-Control"] = "no-store"
    return antwoord


@require_safe
def punten(request, gemeente_slug):
    """The pins of the same question: `{"punten": [[lat, lon, naam, url]], "wijken": {code: n}}`.

    What is known only by its wijk is counted there, never pinned.
    """
    gemeente = gemeente_of_404(gemeente_slug)
    treffers = Zoekpagina(gemeente, request.GET).resultaat.treffers
    met_pin = {treffer.pk: treffer.spelden(gemeente) for treffer in treffers}
    namen = Aanbod.objects.filter(pk__in=met_pin).values_list("pk", "naam", "slug")
    pinnen = [
        [pin.breedte, pin.lengte, naam, reverse("portaal:aanbod", args=[gemeente.slug, slug])]
        for pk, naam, slug in namen.order_by("sorteernaam", "pk")
        for pin in met_pin[pk]
    ]
    zonder_pin = Counter(
        kenmerk.removeprefix(kenmerken.wijk(""))
        for treffer in treffers
        if not met_pin[treffer.pk]
        for kenmerk in treffer.kenmerken.split()
        if kenmerk.startswith(kenmerken.wijk(""))
    )
    return JsonResponse({"punten": pinnen, "wijken": zonder_pin})
