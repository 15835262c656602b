"""Writing the buurten of a map: their names, and a point inside each."""

from django.db import transaction

from ..buurtplan import Buurtplan
from ..models import Buurt

# Rows in one statement: each takes a place of its own in an update.
BLOK = 500


@transaction.atomic
def bewaar_buurten(plan: Buurtplan) -> None:
    """Write the plan; their wijken are saved by then."""
    Buurt.objects.bulk_create(plan.nieuw, batch_size=BLOK)
    Buurt.objects.bulk_update(
        plan.gewijzigd, ["wijk", "naam", "breedte", "lengte"], batch_size=BLOK
    )
