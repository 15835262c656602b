from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanbod.dekking import aanwezig_per_wijk
from aanbod.models import Aanbieder, Aanbod, Bron

from ..aanspreekpunten import aanspreekpunten
from ..kaartvlakken import vlakkenkaart
from ..paginacache import bewaarbaar
from .basis import gemeente_of_404, kaartgegevens


@require_safe
@bewaarbaar
def gemeente(request, gemeente_slug):
    """The gemeente as a whole: its wijken, who stands for it, and what the data are worth."""
    record = gemeente_of_404(gemeente_slug)
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(record)
    aanwezig = {code: len(ids) for code, ids in aanwezig_per_wijk(record).items()}
    wijken = [
        (wijk, reverse("portaal:wijk", args=[record.slug, wijk.slug]), aanwezig.get(wijk.code, 0))
        for wijk in record.wijken.huidig().order_by("naam")
    ]
    context = {
        "gemeente": record,
        "wijken": [rij for rij in wijken if rij[0].bewoond],
        "niet_bewoond": [rij for rij in wijken if not rij[0].bewoond],
        "aanspreekpunten": aanspreekpunten(record),
        "aantal_aanbod": zichtbaar.count(),
        "aantal_gecontroleerd": zichtbaar.filter(gecontroleerd_op__isnull=False).count(),
        "aanbieders": [
            (naam, reverse("portaal:aanbieder", args=[record.slug, slug]))
            for naam, slug in Aanbieder.objects.in_gemeente(record)
            .order_by("sorteernaam")
            .values_list("naam", "slug")
        ],
        "bronnen": Bron.objects.filter(pk__in=zichtbaar.values("bron")),
        **kaartgegevens(record, svg=vlakkenkaart(record, aanwezig)),
    }
    context["aantal_aanbieders"] = len(context["aanbieders"])
    return render(request, "portaal/gemeente.html", context)
