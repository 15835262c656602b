from collections import Counter

from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from aanbod.models import Aanbod
from aanbod.speldenkaart import te_veel, trossen_van
from aanbod.zoeken import kenmerken
from aanbod.zoeken.noodnummers import PRAATLIJNEN
from aanbod.zoeken.treffer import Pin

from .. import kaartpunten
from ..aanspreekpunten import aanspreekpunten
from ..adressen import aanbod_patroon
from ..buiten import buiten_uitleg
from ..paginacache import bewaar
from ..uitleg import uitleg_in
from ..zoekpagina import Zoekpagina
from .basis import gemeente_met_stand, gemeente_of_404, kaartgegevens

# A gemeente fills the map at about this level: for clusters before the map said its own.
ZOOM_GEMEENTE = 12


@require_safe
def zoeken(request, gemeente_slug):
    """The results; for htmx only the part that changes, from the same template."""
    gemeente, stand = gemeente_met_stand(gemeente_slug)
    pagina = Zoekpagina(gemeente, request.GET, stand)
    if pagina.elders_url:
        return _naar(request, pagina.elders_url)
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
        "onderwerpen_bij_vraag": [een.etiket for een in pagina.onderwerpen],
        "lezing": pagina.lezing_uitleg(),
        "houdt_vast": pagina.houdt_vast(),
        "zegt_niets": pagina.zegt_niets,
        "buiten": buiten_uitleg(pagina.lezing.buiten, gemeente),
        "uitleg": uitleg_in(pagina.lezing.taal),
        "alle_onderwerpen": pagina.etiketten.onderwerpen.values(),
        "nood": pagina.nood,
        "plaats": pagina.plaats
        and {"label": pagina.plaats.label, "meerdere": pagina.plaatskeuzes()},
        "aanspreekpunten": aanspreekpunten(gemeente, pagina.wijkcode, versie=pagina.kennis.versie),
        **kaartgegevens(gemeente, punten_vraag=pagina.vraag),
        **pagina.blad(),
    }
    deel = bool(request.htmx) and not request.htmx.history_restore_request
    template = "portaal/_resultaten.html" if deel else "portaal/zoeken.html"
    antwoord = render(request, template, context | {"deel": deel})
    patch_vary_headers(antwoord, ["HX-Request", "HX-History-Restore-Request"])
    if not deel and pagina.is_zonder_vraag:
        bewaar(antwoord)
    if deel:
        # The partial has the address of the page; kept, "back" would show it bare.
        antwoord["Cache-Control"] = "no-store"
    return antwoord


def _naar(request, adres):
    """A whole other page, also when htmx asked only for a part of this one."""
    return HttpResponseClientRedirect(adres) if request.htmx else redirect(adres)


@require_safe
def punten(request, gemeente_slug):
    """The pins of the same question, or clusters where they are too many.

    What is known only by its wijk is counted there, never pinned: `"wijken": {code: n}`.
    """
    gemeente = gemeente_of_404(gemeente_slug)
    vraag = kaartpunten.Kaartvraag(request.GET, ZOOM_GEMEENTE)
    if not vraag.is_valid():
        return vraag.weiger()
    treffers = Zoekpagina(gemeente, request.GET).resultaat.treffers
    met_pin = {treffer.pk: treffer.pinnen for treffer in treffers}
    rijen = _rijen(met_pin, gemeente, **vraag.cleaned_data)
    return kaartpunten.antwoord(**rijen, wijken=_zonder_pin(treffers, met_pin))


def _rijen(met_pin: dict[int, list[Pin]], gemeente, vak, zoom) -> dict[str, list]:
    """What the map draws of these pins by aanbod: `punten` or `trossen`."""
    pinnen = [
        (pk, pin)
        for pk, eigen in met_pin.items()
        for pin in eigen
        if vak is None or vak.bevat(pin.breedte, pin.lengte)
    ]
    if te_veel(pinnen):
        trossen = trossen_van((pin[:2] for _, pin in pinnen), gemeente.pk, zoom)
        return {"trossen": [tros[:3] for tros in trossen]}
    return {"punten": _punten(pinnen, gemeente)}


def _punten(pinnen: list[tuple[int, Pin]], gemeente) -> list[list]:
    """With name and address, in the order of the names."""
    namen = {
        pk: rest
        for pk, *rest in Aanbod.objects.filter(pk__in={pk for pk, _ in pinnen}).values_list(
            "pk", "sorteernaam", "naam", "slug"
        )
    }
    patroon = aanbod_patroon(gemeente.slug)
    pinnen = sorted(
        (pin for pin in pinnen if pin[0] in namen), key=lambda pin: (namen[pin[0]][0], *pin)
    )
    return [
        kaartpunten.punt(*pin, namen[pk][1], patroon.format(namen[pk][2])) for pk, pin in pinnen
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
