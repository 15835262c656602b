"""Six-digit postcodes and postcode areas, from the table of the CBS."""

from contextlib import nullcontext

from django.db import transaction

from ..models import Buurt, Gemeente, Postcode, Postcodegebied
from ..postcodeplan import Postcodeplan, vergelijk_postcodes
from ..postcodetabel import Tabel
from .vasthouden import vastgehouden


def importeer_postcodes(tabel: Tabel, *, toepassen: bool = False) -> Postcodeplan:
    """What the table changes; without `toepassen` nothing is written.

    Raises `Tabelfout` when it holds no current wijk.
    """
    # All of them: a postcode area may lie in gemeenten that the table does not hold.
    with vastgehouden(Gemeente.objects.all()) if toepassen else nullcontext():
        plan = vergelijk_postcodes(tabel)
        if toepassen:
            bewaar_postcodes(plan)
    return plan


@transaction.atomic
def bewaar_postcodes(plan: Postcodeplan) -> None:
    """Write the plan: the postcodes of these gemeenten are replaced, areas are added to.

    Buurten and areas that the table does not hold stay; so do the wijken that an area has
    in other gemeenten, and the centre point it had.
    """
    Buurt.objects.bulk_create(plan.nieuwe_buurten)
    Buurt.objects.bulk_update(plan.verlegde_buurten, ["wijk"])
    Postcode.objects.filter(buurt__wijk__gemeente__in=plan.gemeenten).delete()
    Postcode.objects.bulk_create(
        [
            Postcode(pc6=pc6, buurt=plan.buurten[buurt], adressen=aantal)
            for (pc6, buurt), aantal in sorted(plan.adressen.items())
        ],
        batch_size=2_000,
    )
    for gebied in plan.nieuwe_gebieden.values():
        gebied.save()
    hier = {gemeente.pk for gemeente in plan.gemeenten}
    gebieden = Postcodegebied.objects.filter(pc4__in=list(plan.gebieden))
    for gebied in gebieden.prefetch_related("wijken"):
        elders = {wijk for wijk in gebied.wijken.all() if wijk.gemeente_id not in hier}
        gebied.wijken.set(elders | {plan.wijken[code] for code in plan.gebieden[gebied.pc4]})
