"""Which other gemeenten a place lies in that was not found in this one."""

from django.db.models import Q

from .models import Gemeente
from .plaats import lees_postcode
from .tekst import sleutel

HOOGSTENS = 3


def gemeenten_elders(tekst: str, gemeente: Gemeente) -> list[Gemeente]:
    """Those on the site with this postcode, or of this name. One query at most."""
    if postcode := lees_postcode(tekst):
        past = Q(wijken__postcodes__pc4=postcode[0])
    elif naam := sleutel(tekst):
        # A slug is the name as an address has it: 's-Hertogenbosch is s-hertogenbosch.
        past = Q(slug=naam.replace(" ", "-"))
    else:
        return []
    anderen = Gemeente.objects.filter(past).exclude(pk=gemeente.pk)
    return list(anderen.distinct()[:HOOGSTENS])
