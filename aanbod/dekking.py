"""Aanwezigheid: what is there in person, per wijk, and how much per onderwerp."""

from collections import Counter, defaultdict

from .models import Aanbod, AanbodLocatie, AanbodOnderwerp, Werkgebied


def aanwezig_per_wijk(gemeente) -> dict[str, set[int]]:
    """Per wijk code the public aanbod that has a place there or names it. Two queries."""
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)
    per_wijk = defaultdict(set)
    gebieden = Werkgebied.objects.filter(aanbod__in=zichtbaar, wijk__gemeente=gemeente)
    plekken = AanbodLocatie.objects.filter(aanbod__in=zichtbaar, locatie__wijk__gemeente=gemeente)
    for code, aanbod_id in gebieden.values_list("wijk__code", "aanbod_id"):
        per_wijk[code].add(aanbod_id)
    for code, aanbod_id in plekken.values_list("locatie__wijk__code", "aanbod_id"):
        per_wijk[code].add(aanbod_id)
    return per_wijk


def plekken_per_wijk(gemeente) -> dict[str, int]:
    return {code: len(ids) for code, ids in aanwezig_per_wijk(gemeente).items()}


def aantal_per_onderwerp(aanbod) -> Counter:
    """Of this queryset, per onderwerp (pk) how many; a parent counts its parts once. One query."""
    per_onderwerp = defaultdict(set)
    koppelingen = AanbodOnderwerp.objects.filter(aanbod__in=aanbod)
    for aanbod_id, eigen, ouder in koppelingen.values_list(
        "aanbod_id", "onderwerp_id", "onderwerp__ouder_id"
    ):
        for onderwerp_id in filter(None, (eigen, ouder)):
            per_onderwerp[onderwerp_id].add(aanbod_id)
    return Counter({onderwerp_id: len(ids) for onderwerp_id, ids in per_onderwerp.items()})
