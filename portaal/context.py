from django.conf import settings

from aanbod.zoeken.nood import NOODNUMMERS


def overal(request):
    """What every page shows: the emergency numbers and the quick way out."""
    return {
        "noodnummers": NOODNUMMERS,
        "snel_weg_url": settings.SNEL_WEG_URL,
        "gemeente": None,
    }
