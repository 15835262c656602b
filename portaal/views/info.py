from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanbod.models import Bron

from ..paginacache import bewaarbaar
from .basis import gemeente_of_404


@require_safe
@bewaarbaar
def over(request, gemeente_slug):
    context = {"gemeente": gemeente_of_404(gemeente_slug), "bronnen": Bron.objects.all()}
    return render(request, "portaal/over.html", context)


@require_safe
@bewaarbaar
def privacy(request, gemeente_slug):
    return render(request, "portaal/privacy.html", {"gemeente": gemeente_of_404(gemeente_slug)})


@require_safe
@bewaarbaar
def toegankelijkheid(request, gemeente_slug):
    context = {"gemeente": gemeente_of_404(gemeente_slug)}
    return render(request, "portaal/toegankelijkheid.html", context)
