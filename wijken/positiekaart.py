"""What the map on which a position is set asks, before anything is saved (`static/js/positie.js`)."""

from collections.abc import Callable

from django.conf import settings
from django.http import JsonResponse

from .forms import PositieVraag
from .ligging import heeft_grenzen, wijk_op
from .models import Gemeente, Omtrek
from .omtrekken import als_kaart
from .vak import NEDERLAND


def kaart() -> dict:
    """What the template of the map needs."""
    return {
        "tegels": settings.TEGELS_URL,
        "bron": settings.TEGELS_BRON,
        "max_zoom": settings.TEGELS_MAX_ZOOM,
        # Outside it a pin is a typing error.
        "nederland": str(NEDERLAND),
    }


def antwoord(data, geef: Callable[..., dict]) -> JsonResponse:
    """To a `PositieVraag`; `geef` is `wijk_bij` or `grenzen_van`."""
    vraag = PositieVraag(data)
    if vraag.is_valid():
        return JsonResponse(geef(**vraag.cleaned_data))
    # Not a 400: half a number is what typing looks like, and no news for the log.
    eerste = next(iter(vraag.errors.values()))[0]
    return JsonResponse({"fout": True, "melding": eerste})


def wijk_bij(gemeente: Gemeente, breedte: float | None, lengte: float | None) -> dict:
    """`wijk` and its `sleutel`, empty without one, and a `melding` to show beside the map.

    Without outlines that is a `fout`: then the map leaves the wijk that was chosen alone.
    """
    wijk = None if breedte is None else wijk_op(breedte, lengte, gemeente)
    if breedte is None:
        melding = "Geen positie: alleen de wijk is bekend."
    elif wijk:
        melding = f"Ligt in {wijk}."
    elif heeft_grenzen(gemeente):
        melding = f"Ligt buiten elke wijk van {gemeente}."
    else:
        return {
            "fout": True,
            "melding": f"Van {gemeente} zijn geen grenzen bekend. Kies zelf de wijk.",
        }
    return {
        "wijk": wijk.naam if wijk else "",
        "sleutel": wijk.pk if wijk else "",
        "melding": melding,
    }


def grenzen_van(gemeente: Gemeente, **_positie) -> dict:
    """Its outlines in use, as GeoJSON."""
    return als_kaart(Omtrek.objects.van(gemeente), lambda wijk: {"naam": wijk.naam})
