from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanbod.dekking import aantal_per_onderwerp
from aanbod.models import Aanbod, Onderwerp, Versie

from .. import kaartjes
from ..aanspreekpunten import aanspreekpunten
from ..adressen import adres
from ..paginacache import bewaarbaar
from .basis import gemeente_of_404

HOOGSTENS = 12


@require_safe
@bewaarbaar
def onderwerpen(request, gemeente_slug):
    gemeente = gemeente_of_404(gemeente_slug)
    aantal = aantal_per_onderwerp(Aanbod.objects.gepubliceerd().in_gemeente(gemeente))
    alle = list(Onderwerp.objects.all())
    boom = [
        (een, aantal[een.pk], [(deel, aantal[deel.pk]) for deel in alle if deel.ouder_id == een.pk])
        for een in alle
        if een.ouder_id is None
    ]
    return render(request, "portaal/onderwerpen.html", {"gemeente": gemeente, "onderwerpen": boom})


@require_safe
@bewaarbaar
def onderwerp(request, gemeente_slug, slug):
    gemeente = gemeente_of_404(gemeente_slug)
    record = get_object_or_404(Onderwerp.objects.select_related("bevinding_bron"), slug=slug)
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)
    getagd = zichtbaar.voor_onderwerp(record)
    aantal = aantal_per_onderwerp(zichtbaar)
    versie = Versie.objects.voor(gemeente).alles
    lijsten = {
        "voor_iedereen": getagd.filter(rol=Aanbod.Rol.ALGEMEEN),
        "voor_dit_onderwerp": getagd.filter(rol=Aanbod.Rol.SPECIFIEK),
        "met_indicatie": getagd.filter(rol=Aanbod.Rol.MAATWERK),
        "breed": zichtbaar.in_matrix()
        .filter(alle_onderwerpen=True)
        .exclude(pk__in=getagd.values("pk")),
    }
    context = {
        "gemeente": gemeente,
        "onderwerp": record,
        "bevinding": record.bevinding_voor(gemeente),
        "delen": [(deel, aantal[deel.pk]) for deel in record.delen.all()],
        **_kaartjes(lijsten, gemeente, versie),
        "zoek_url": adres(gemeente, "zoeken", vraag=f"onderwerp={record.slug}"),
        "matrix_url": reverse("portaal:matrix", args=[gemeente.slug, record.slug]),
        "aanspreekpunten": aanspreekpunten(gemeente, versie=versie),
    }
    return render(request, "portaal/onderwerp.html", context)


def _kaartjes(lijsten: dict, gemeente, versie: str) -> dict[str, list[kaartjes.Kaartje]]:
    """The cards of all lists of the page, made together."""
    pks = {
        naam: list(lijst.values_list("pk", flat=True)[:HOOGSTENS])
        for naam, lijst in lijsten.items()
    }
    per_sleutel = kaartjes.per_sleutel(sum(pks.values(), []), gemeente, versie=versie)
    return {naam: [per_sleutel[pk] for pk in eigen] for naam, eigen in pks.items()}
