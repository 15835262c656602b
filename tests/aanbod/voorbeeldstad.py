"""Taking Voorbeeldstad away again, for tests that make it themselves."""

from aanbod.actions.proefdata import CODE
from aanbod.models import (
    Aanbieder,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Aanspreekpunt,
    Contactpersoon,
    Werkgebied,
    Zoekdocument,
)
from wijken.models import Editie, Gemeente, Locatie, Omtrek, Plaatsnaam, Postcodegebied, Wijk

# In an order in which they can be deleted.
MODELLEN = [
    (Zoekdocument, "aanbod__gemeente"),
    (Aanspreekpunt, "gemeente"),
    (AanbodLocatie, "aanbod__gemeente"),
    (AanbodOnderwerp, "aanbod__gemeente"),
    (Werkgebied, "aanbod__gemeente"),
    (Aanbod, "gemeente"),
    (Locatie, "gemeente"),
    (Omtrek, "editie__gemeente"),
    (Editie, "gemeente"),
    (Plaatsnaam, "gemeente"),
    (Postcodegebied, "wijken__gemeente"),
    (Wijk, "gemeente"),
]


def van(model, pad):
    """What of this model belongs to Voorbeeldstad."""
    return model.objects.filter(**{f"{pad}__code": CODE})


def aanbieders():
    return Aanbieder.objects.filter(bron__slug="proefdata")


def wis():
    sleutels = list(aanbieders().values_list("pk", flat=True))
    for model, pad in MODELLEN:
        model.objects.filter(pk__in=van(model, pad).values("pk")).delete()
    Contactpersoon.objects.filter(aanbieder__in=sleutels).delete()
    Aanbieder.objects.filter(pk__in=sleutels).update(onderdeel_van=None)
    Aanbieder.objects.filter(pk__in=sleutels).delete()
    Gemeente.objects.filter(code=CODE).delete()
