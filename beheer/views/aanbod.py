"""The records of who is signed in: the list, and the story of one."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanbod.models import Aanbod
from aanbod.models.aanbieder import Status

from ..forms import AanbodZoeken
from ..geschiedenis import verhaal

PER_PAGINA = 50


@require_safe
def lijst(request):
    """Everything in scope, archived too; found by name, aanbieder or wijk."""
    form = AanbodZoeken(request.GET)
    gevonden = form.zoek(
        request.bezoek.ziet(Aanbod).select_related("aanbieder", "gemeente", "regio")
    )
    pagina = Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"form": form, "pagina": pagina, "vraag": form.vraag}
    return render(request, "beheer/werk/aanbod_lijst.html", context)


@require_safe
def geschiedenis(request, aanbod):
    pagina = Paginator(verhaal(aanbod), PER_PAGINA).get_page(request.GET.get("pagina"))
    in_archief = aanbod.status == Status.GEARCHIVEERD
    kan = "aanbod_terugzetten" if in_archief else "aanbod_archiveren"
    context = {
        "aanbod": aanbod,
        "pagina": pagina,
        "in_archief": in_archief,
        "mag": request.bezoek.mag(kan, aanbod),
    }
    return render(request, "beheer/werk/aanbod_geschiedenis.html", context)
