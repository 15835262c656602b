"""What was done at once, and undoing it: one change of a record, or all of a handeling."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from aanbod.gegevens import velden_van
from aanbod.models import Aanbieder, Aanbod
from wijken.models import Locatie

from ..actions.terugdraaien import draai_handeling_terug, draai_terug
from ..actions.wijzigen import MODELLEN, Botsing
from ..forms.aanbieders import PLAATS as AANBIEDER_PLAATS
from ..forms.stappen import PLAATS
from ..geschiedenis import als_regels
from ..models import Wijziging
from ..models.wijziging import Soort
from ..sleutel import als_sleutel
from ..toegang import NIET_VAN_U

PER_PAGINA = 50
# Which fields place a record, and the page of who may.
PLAATSEN = {
    Soort.AANBOD: (Aanbod, "aanbod_plaatsen", PLAATS.velden),
    Soort.AANBIEDER: (Aanbieder, "aanbieder_archiveren", AANBIEDER_PLAATS),
}
IN_GEBIED = {Soort.AANBOD: Aanbod, Soort.AANBIEDER: Aanbieder, Soort.LOCATIE: Locatie}


@require_safe
def handeling(request, handeling):
    rijen = _rijen(request.bezoek, handeling)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    terug = Wijziging.objects.filter(draait_terug=handeling).order_by("id").first()
    context = {
        "handeling": handeling,
        "eerste": rijen[0],
        "pagina": pagina,
        "regels": als_regels(list(pagina.object_list)),
        "terug": terug,
        "mag_terug": terug is None and _mag_terug(request.bezoek, rijen),
    }
    return render(request, "beheer/werk/handeling.html", context)


def terugdraaien(request, handeling):
    rijen = _rijen(request.bezoek, handeling)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not _mag_terug(request.bezoek, rijen):
        raise PermissionDenied(NIET_VAN_U)
    if _draai(request, partial(draai_handeling_terug, handeling)):
        messages.success(request, "Alles van deze keer is teruggedraaid.")
    return redirect("werk:handeling", handeling)


@require_POST
def een_terugdraaien(request, record):
    """One change of this aanbod or aanbieder."""
    sleutel = als_sleutel(request.POST.get("wijziging", ""))
    rijen = Wijziging.objects.van(record).filter(pk=sleutel)
    if not rijen:
        raise Http404
    if not _mag_terug(request.bezoek, rijen):
        raise PermissionDenied(NIET_VAN_U)
    if _draai(request, partial(draai_terug, rijen)):
        messages.success(request, "De wijziging is teruggedraaid.")
    return redirect(f"werk:{record._meta.model_name}_geschiedenis", record.pk)


def _rijen(bezoek, handeling) -> list[Wijziging]:
    """All of it, for whoever may see everything it touched."""
    rijen = list(Wijziging.objects.filter(handeling=handeling).order_by("id"))
    if not rijen:
        raise Http404
    for soort in {rij.soort for rij in rijen}:
        sleutels = {rij.sleutel for rij in rijen if rij.soort == soort}
        model = MODELLEN.get(soort)
        staan = model._base_manager.filter(pk__in=sleutels) if model else None
        ziet = bezoek.ziet(IN_GEBIED[soort]).filter(pk__in=sleutels) if soort in IN_GEBIED else None
        if staan is None or ziet is None:
            if not bezoek.is_beheerder:
                raise PermissionDenied(NIET_VAN_U)
        elif ziet.values("pk").distinct().count() != staan.count():
            raise PermissionDenied(NIET_VAN_U)
    return rijen


def _mag_terug(bezoek, rijen) -> bool:
    """Who may not place a record, may not undo that either; nor archive what was new."""
    return all(
        bezoek.ziet(model, pagina).filter(pk__in=geplaatst).distinct().count() == len(geplaatst)
        for soort, (model, pagina, velden) in PLAATSEN.items()
        if (
            geplaatst := {
                rij.sleutel
                for rij in rijen
                if rij.soort == soort and (rij.is_nieuw or set(rij.velden) & set(velden))
            }
        )
    )


def _draai(request, terug: Callable) -> bool:
    try:
        terug(by=request.bezoek.herkomst())
    except Botsing as botsing:
        labels = velden_van(Aanbod)
        velden = ", ".join(labels.get(naam, naam) for naam in botsing.velden)
        messages.error(
            request,
            f"Dit kan niet terug: na deze wijziging is weer iets veranderd ({velden}). "
            "Draai eerst terug wat later kwam.",
        )
        return False
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return False
    return True
