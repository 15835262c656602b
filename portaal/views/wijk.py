from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from aanbod.dekking import aantal_per_onderwerp, plekken_per_wijk
from aanbod.models import Aanbod, Onderwerp

from .. import kaartjes
from ..kaartvlakken import vlakkenkaart
from .basis import aanspreekpunten, adres, gemeente_of_404, kaartgegevens

HOOGSTENS = 12
ELDERS_HOOGSTENS = 4


@require_safe
def wijk(request, gemeente_slug, slug):
    gemeente = gemeente_of_404(gemeente_slug)
    record = get_object_or_404(
        gemeente.wijken.prefetch_related("plaatsnamen", "postcodes"), slug=slug
    )
    record.gemeente = gemeente
    openbaar = Aanbod.objects.gepubliceerd()
    hier = openbaar.in_gemeente(gemeente).aanwezig_in(record)
    dekt = openbaar.in_wijk(record)
    aantal = aantal_per_onderwerp(dekt)
    zoekvraag = f"wijk={record.code}"
    context = {
        "gemeente": gemeente,
        "wijk": record,
        "ontmoetingsplekken": kaartjes.kaartjes(
            hier.filter(ontmoetingsplek=True)[:HOOGSTENS], gemeente
        ),
        "ontmoetingsplekken_elders": kaartjes.kaartjes(
            dekt.filter(ontmoetingsplek=True).exclude(pk__in=hier.values("pk"))[:ELDERS_HOOGSTENS],
            gemeente,
        ),
        "aanspreekpunten": aanspreekpunten(gemeente, record.code),
        "onderwerpen": [
            (
                onderwerp,
                aantal[onderwerp.pk],
                adres(gemeente, "zoeken", vraag=f"onderwerp={onderwerp.slug}&{zoekvraag}"),
            )
            for onderwerp in Onderwerp.objects.filter(ouder=None)
            if aantal[onderwerp.pk]
        ],
        "in_de_wijk": kaartjes.kaartjes(hier.filter(ontmoetingsplek=False)[:HOOGSTENS], gemeente),
        "overal_aantal": dekt.exclude(pk__in=hier.values("pk")).count(),
        "zoek_url": adres(gemeente, "zoeken", vraag=zoekvraag),
        "postcodes": [gebied.pc4 for gebied in record.postcodes.all()],
        "namen": [alias.naam for alias in record.plaatsnamen.all()],
        **kaartgegevens(
            gemeente,
            punten_vraag=zoekvraag,
            svg=vlakkenkaart(gemeente, plekken_per_wijk(gemeente)),
        ),
    }
    return render(request, "portaal/wijk.html", context)
