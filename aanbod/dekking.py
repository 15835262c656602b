"""Aanwezigheid: what is there in person, per wijk, and how much per onderwerp."""

from collections import Counter, defaultdict

from .models import AanbodLocatie, AanbodOnderwerp, Werkgebied
from .models.aanbod import is_gepubliceerd, is_in_gemeente


def aanwezig_per_wijk(gemeente) -> dict[str, set[int]]:
    """Per wijk code the public aanbod that has a place there or names it. One query."""
    zichtbaar = is_gepubliceerd("aanbod__") & is_in_gemeente(gemeente, "aanbod__")
    gebieden = Werkgebied.objects.filter(zichtbaar, wijk__gemeente=gemeente).order_by()
    plekken = (
        AanbodLocatie.objects.ter_plaatse()
        .filter(zichtbaar, locatie__wijk__gemeente=gemeente)
        .order_by()
    )
    per_wijk = defaultdict(set)
    for code, aanbod_id in gebieden.values_list("wijk__code", "aanbod_id").union(
        plekken.values_list("locatie__wijk__code", "aanbod_id"), all=True
    ):
        per_wijk[code].add(aanbod_id)
    return per_wijk


def plekken_per_wijk(gemeente) -> dict[str, int]:
    return {code: len(ids) for code, ids in aanwezig_per_wijk(gemeente).items()}


def aantal_per_onderwerp(aanbod) -> Counter:
    """Of this queryset, per onderwerp (pk) how many; a parent counts its parts once. One query."""
    per_onderwerp = defaultdict(set)
    koppelingen = AanbodOnderwerp.objects.filter(aanbod__in=aanbod).order_by()
    for aanbod_id, eigen, ouder in koppelingen.values_list(
        "aanbod_id", "onderwerp_id", "onderwerp__ouder_id"
    ):
        for onderwerp_id in filter(None, (eigen, ouder)):
            per_onderwerp[onderwerp_id].add(aanbod_id)
    return Counter({onderwerp_id: len(ids) for onderwerp_id, ids in per_onderwerp.items()})
