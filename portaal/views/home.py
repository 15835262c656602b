from itertools import groupby

from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod, Onderwerp
from wijken.models import Gemeente
from wijken.tekst import sleutel

from ..paginacache import bewaarbaar
from .basis import gemeente_of_404

# More than fit on a few screens as tiles: from here on a list by letter.
VEEL_GEMEENTEN = 24


@require_safe
def kies(request):
    """`/`: which gemeente?"""
    gemeenten = list(Gemeente.objects.all())
    per_letter = _per_letter(gemeenten) if len(gemeenten) > VEEL_GEMEENTEN else []
    return render(request, "portaal/kies.html", {"gemeenten": gemeenten, "per_letter": per_letter})


def _per_letter(gemeenten: list[Gemeente]) -> list[tuple[str, list[Gemeente]]]:
    """As in a register: 's-Hertogenbosch stands under the S."""
    op_naam = sorted(gemeenten, key=lambda een: sleutel(een.naam))
    groepen = groupby(op_naam, key=lambda een: sleutel(een.naam)[:1].upper())
    return [(letter, list(groep)) for letter, groep in groepen]


@require_safe
@bewaarbaar
def home(request, gemeente_slug):
    gemeente = gemeente_of_404(gemeente_slug)
    context = {
        "gemeente": gemeente,
        "onderwerpen": Onderwerp.objects.filter(ouder=None),
        "aantal": Aanbod.objects.gepubliceerd().in_gemeente(gemeente).count(),
    }
    return render(request, "portaal/home.html", context)
