"""Keeping the table of versions short."""

from django.db import transaction
from django.db.models import Count

from ..models import Versie

HOOGSTENS = 1
# Of the column, with room for a night's changes on top when it is summed again.
GROOTST = 2**62


@transaction.atomic
def vat_versies_samen() -> int:
    """One row a scope, with the sum of its rows: so its number, and what is kept, stay as they are.

    A sum too large for the column (after some millions of changes) begins anew. Rows that others add at this moment are left for the next time. Returns how many went.
    """
    veel = Versie.objects.values("bereik").annotate(aantal=Count("pk")).filter(aantal__gt=HOOGSTENS)
    weg = 0
    for bereik in sorted(veel.values_list("bereik", flat=True)):
        rijen = dict(Versie.objects.filter(bereik=bereik).values_list("pk", "nummer"))
        Versie.objects.filter(pk__in=rijen).delete()
        Versie.objects.create(bereik=bereik, nummer=sum(rijen.values()) % GROOTST)
        weg += len(rijen) - 1
    return weg
