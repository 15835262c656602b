from django.db.models import Value
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from aanbod.dekking import aantal_per_onderwerp, plekken_per_wijk
from aanbod.models import Aanbod, Onderwerp, Versie
from wijken.models import Wijk

from .. import kaartjes
from ..aanspreekpunten import aanspreekpunten
from ..adressen import adres
from ..kaartvlakken import vlakkenkaart
from ..paginacache import bewaarbaar
from .basis import kaartgegevens

HOOGSTENS = 12
ELDERS_HOOGSTENS = 4


@require_safe
@bewaarbaar
def wijk(request, gemeente_slug, slug):
    record = get_object_or_404(
        Wijk.objects.select_related("gemeente__regio"), gemeente__slug=gemeente_slug, slug=slug
    )
    gemeente = record.gemeente
    if record.vervallen_in:
        # Its number went with new boundaries: the list shows what there is now.
        return redirect("portaal:gemeente", gemeente_slug=gemeente.slug)
    versie = Versie.objects.voor(gemeente).alles
    aantal = aantal_per_onderwerp(Aanbod.objects.gepubliceerd().vindbaar_in(record))
    zoekvraag = f"wijk={record.code}"
    namen, postcodes = _namen_en_postcodes(record)
    context = {
        "gemeente": gemeente,
        "wijk": record,
        **_lijsten(record, versie),
        "aanspreekpunten": aanspreekpunten(gemeente, record.code, versie=versie),
        "onderwerpen": [
            (
                onderwerp,
                aantal[onderwerp.pk],
                adres(gemeente, "zoeken", vraag=f"onderwerp={onderwerp.slug}&{zoekvraag}"),
            )
            for onderwerp in Onderwerp.objects.filter(ouder=None)
            if aantal[onderwerp.pk]
        ],
        "zoek_url": adres(gemeente, "zoeken", vraag=zoekvraag),
        "postcodes": postcodes,
        "namen": namen,
        **kaartgegevens(
            gemeente,
            punten_vraag=zoekvraag,
            svg=vlakkenkaart(gemeente, plekken_per_wijk(gemeente)),
        ),
    }
    return render(request, "portaal/wijk.html", context)


def _lijsten(wijk, versie: str) -> dict:
    """The cards of the page: where to walk in, here or else for the whole gemeente; what is here."""
    openbaar = Aanbod.objects.gepubliceerd()
    rijen = list(
        openbaar.vindbaar_in(wijk)
        .with_aanwezig_in([wijk.code])
        .values_list("pk", "ontmoetingsplek", "aanwezig")
    )
    gekozen = {
        "ontmoetingsplekken": [pk for pk, plek, hier in rijen if plek and hier][:HOOGSTENS],
        "in_de_wijk": [pk for pk, plek, hier in rijen if hier and not plek][:HOOGSTENS],
        "ontmoetingsplekken_elders": [pk for pk, plek, hier in rijen if plek and not hier][
            :ELDERS_HOOGSTENS
        ],
    }
    per_sleutel = kaartjes.per_sleutel(sum(gekozen.values(), []), wijk.gemeente, versie=versie)
    lijsten = {naam: [per_sleutel[pk] for pk in pks] for naam, pks in gekozen.items()}
    return lijsten | {"overal_aantal": sum(not hier for _, _, hier in rijen)}


def _namen_en_postcodes(wijk) -> tuple[list[str], list[str]]:
    """What people call it, and its four-digit postcodes. One query."""
    rijen = (
        wijk.plaatsnamen.order_by()
        .values_list(Value("naam"), "naam")
        .union(wijk.postcodes.order_by().values_list(Value("pc4"), "pc4"))
    )
    gesorteerd = sorted(rijen)
    return tuple([tekst for soort, tekst in gesorteerd if soort == wat] for wat in ("naam", "pc4"))
