from collections import Counter

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod
from aanbod.speldenkaart import GRENS, SOORTNUMMER, lees_kaartvraag, trossen_van
from aanbod.zoeken import kenmerken
from aanbod.zoeken.nood import PRAATLIJNEN
from aanbod.zoeken.treffer import Pin

from ..zoekpagina import Zoekpagina
from .basis import aanspreekpunten, gemeente_of_404, kaartgegevens
from .kaart import adrespatroon

# A gemeente fills the map at about this level: for clusters before the map said its own.
ZOOM_GEMEENTE = 12


@require_safe
def zoeken(request, gemeente_slug):
    """The results; for htmx only the part that changes, from the same template."""
    gemeente = gemeente_of_404(gemeente_slug)
    pagina = Zoekpagina(gemeente, request.GET)
    context = {
        "gemeente": gemeente,
        "form": pagina.filter.form,
        "filters": pagina.filters(),
        "volgordes": pagina.volgordes(),
        "altijd_bereikbaar": PRAATLIJNEN,
        "gebied": pagina.filter.vak or "",
        "voor_professionals": pagina.filter.voor_professionals,
        "professionals_url": pagina.url(voor="professional"),
        "inwoners_url": pagina.url(voor=None, rol=None, soort=None),
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
    """The pins of the same question, or clusters where they are too many.

    `{"punten": [[lat, lon, soort, naam, url]], "trossen": [[lat, lon, aantal]],
    "volledig": bool, "wijken": {code: n}}`; `soort` is a place in `AanbodLocatie.Soort`.
    With `vak` and `zoom` only those in that area; `volledig`: all of that area stand in
    `punten`. What is known only by its wijk is counted there, never pinned.
    """
    gemeente = gemeente_of_404(gemeente_slug)
    try:
        vak, zoom = lees_kaartvraag(request.GET, ZOOM_GEMEENTE)
    except ValidationError as fout:
        return JsonResponse({"fout": fout.messages[0]}, status=400)
    treffers = Zoekpagina(gemeente, request.GET).resultaat.treffers
    met_pin = {treffer.pk: treffer.spelden(gemeente) for treffer in treffers}
    antwoord = _pinnen(met_pin, gemeente, vak, zoom)
    return JsonResponse(antwoord | {"wijken": _zonder_pin(treffers, met_pin)})


def _pinnen(met_pin: dict[int, list[Pin]], gemeente, vak, zoom) -> dict:
    """What the map draws of these pins by aanbod."""
    pinnen = [
        (pk, pin)
        for pk, eigen in met_pin.items()
        for pin in eigen
        if vak is None or vak.bevat(pin.breedte, pin.lengte)
    ]
    if len(pinnen) > GRENS:
        trossen = trossen_van((pin[:2] for _, pin in pinnen), gemeente.pk, zoom)
        return {"punten": [], "trossen": [tros[:3] for tros in trossen], "volledig": False}
    return {"punten": _punten(pinnen, gemeente), "trossen": [], "volledig": True}


def _punten(pinnen: list[tuple[int, Pin]], gemeente) -> list[list]:
    """With name and address, in the order of the names."""
    namen = {
        pk: rest
        for pk, *rest in Aanbod.objects.filter(pk__in={pk for pk, _ in pinnen}).values_list(
            "pk", "sorteernaam", "naam", "slug"
        )
    }
    adres = adrespatroon(gemeente.slug)
    pinnen = sorted(
        (pin for pin in pinnen if pin[0] in namen), key=lambda pin: (namen[pin[0]][0], *pin)
    )
    return [
        [
            round(pin.breedte, 5),
            round(pin.lengte, 5),
            SOORTNUMMER[pin.soort],
            namen[pk][1],
            adres.format(namen[pk][2]),
        ]
        for pk, pin in pinnen
    ]


def _zonder_pin(treffers, met_pin) -> Counter:
    """Per wijk code how many are there without a place on the map."""
    return Counter(
        kenmerk.removeprefix(kenmerken.wijk(""))
        for treffer in treffers
        if not met_pin[treffer.pk]
        for kenmerk in treffer.kenmerken.split()
        if kenmerk.startswith(kenmerken.wijk(""))
    )
