from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod, Onderwerp
from wijken.models import Gemeente

from .basis import gemeente_of_404


@require_safe
def kies(request):
    """`/`: which gemeente?"""
    return render(request, "portaal/kies.html", {"gemeenten": Gemeente.objects.all()})


@require_safe
def home(request, gemeente_slug):
    gemeente = gemeente_of_404(gemeente_slug)
    context = {
        "gemeente": gemeente,
        "onderwerpen": Onderwerp.objects.filter(ouder=None),
        "aantal": Aanbod.objects.gepubliceerd().in_gemeente(gemeente).count(),
    }
    return render(request, "portaal/home.html", context)
