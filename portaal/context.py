from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanbod.zoeken.noodnummers import NOODNUMMERS


@cache
def _noodnummers() -> SafeString:
    """The list of emergency numbers, the same on every page, rendered once."""
    return render_to_string("_noodnummers.html", {"noodnummers": NOODNUMMERS})


def overal(request):
    """What every page shows: the emergency numbers and the quick way out."""
    return {
        "noodnummers": _noodnummers,
        "snel_weg_url": settings.SNEL_WEG_URL,
        "gemeente": None,
    }
