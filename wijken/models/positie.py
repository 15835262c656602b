"""What every column pair with a position has in common."""

from django.db.models import Q

# European Netherlands, WGS84 decimal degrees, with a margin of some kilometres.
BREEDTE = (50.7, 53.7)
LENGTE = (3.2, 7.3)


def binnen_nederland() -> Q:
    """Both halves there: a comparison with NULL is no refusal to a check constraint."""
    return Q(
        breedte__isnull=False, lengte__isnull=False, breedte__range=BREEDTE, lengte__range=LENGTE
    )


def zonder_positie() -> Q:
    return Q(breedte__isnull=True, lengte__isnull=True)
