"""What every column pair with a position has in common."""

from django.db.models import Q

from ..vak import NEDERLAND

# Lowest and highest, in WGS84 decimal degrees.
BREEDTE = (NEDERLAND.zuid, NEDERLAND.noord)
LENGTE = (NEDERLAND.west, NEDERLAND.oost)


def binnen_nederland() -> Q:
    """Both halves there: a comparison with NULL is no refusal to a check constraint."""
    return Q(
        breedte__isnull=False, lengte__isnull=False, breedte__range=BREEDTE, lengte__range=LENGTE
    )


def zonder_positie() -> Q:
    return Q(breedte__isnull=True, lengte__isnull=True)
