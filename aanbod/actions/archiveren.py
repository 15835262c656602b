from django.db import transaction

from ..models import Aanbod
from ..models.aanbieder import Status
from .indexeren import indexeer


@transaction.atomic
def archiveer(records) -> int:
    """Archive this queryset of aanbod or aanbieders; gone from the site at once.

    Returns how many were not archived yet.
    """
    aantal = records.exclude(status=Status.GEARCHIVEERD).count()
    ids = list(records.values_list("pk", flat=True))
    records.model.objects.filter(pk__in=ids).update(status=Status.GEARCHIVEERD)
    veld = "pk__in" if records.model is Aanbod else "aanbieder__in"
    indexeer(Aanbod.objects.filter(**{veld: ids}).values_list("pk", flat=True))
    return aantal
