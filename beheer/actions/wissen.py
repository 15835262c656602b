"""Erasing what is about people when its term ran out: one function for each table.

The terms stand in `persoonsgegevens.TABEL`. Each returns how many rows it emptied or removed, and
may run as often as one likes.
"""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from aanbod.models import Contactpersoon
from aanbod.models.aanbieder import Status
from gebruikers.opruimen import ruim_op

from ..models import (
    Import,
    Netwerknotitie,
    Persoonswaarde,
    Signaal,
    Uitnodiging,
    Verzendteller,
    Voorstel,
)
from ..models.wijziging import Soort
from ..persoonsgegevens import UITNODIGING_WEG, is_oude_import, is_vertrokken


def signalen() -> int:
    vol = ~Q(toelichting="", email="", telefoon="", antwoord="")
    return (
        Signaal.objects.verlopen()
        .filter(vol)
        .update(toelichting="", email="", telefoon="", antwoord="", gewist_op=timezone.now())
    )


def voorstellen() -> int:
    vol = ~Q(toelichting="", email="")
    return Voorstel.objects.verlopen().filter(vol).update(toelichting="", email="")


def verzendtellers() -> int:
    return Verzendteller.objects.filter(dag__lt=timezone.localdate()).delete()[0]


def persoonswaarden() -> int:
    return Persoonswaarde.objects.verlopen().delete()[0]


@transaction.atomic
def contactpersonen() -> int:
    """With what the history holds of them."""
    weg = Contactpersoon.objects.filter(aanbieder__status=Status.GEARCHIVEERD)
    sleutels = list(weg.values_list("pk", flat=True))
    Persoonswaarde.objects.filter(soort=Soort.CONTACTPERSOON, van__in=sleutels).delete()
    return Contactpersoon.objects.filter(pk__in=sleutels).delete()[0]


def netwerknotities() -> int:
    return Netwerknotitie.objects.verlopen().delete()[0]


def gebruikers() -> int:
    """The row stays, for it stands behind what was judged and handled; nobody can use it."""
    vertrokken = (
        get_user_model().objects.filter(is_vertrokken()).exclude(email__endswith="@gewist.invalid")
    )
    aantal = 0
    for gebruiker in vertrokken:
        gebruiker.naam, gebruiker.is_active = "", False
        # A domain that RFC 2606 keeps free: no mail can go there.
        gebruiker.email = f"gewist-{gebruiker.pk}@gewist.invalid"
        gebruiker.set_unusable_password()
        gebruiker.save()
        EmailAddress.objects.filter(user=gebruiker).delete()
        aantal += 1
    return aantal


def sessies() -> int:
    """With a session goes where and with what it was used."""
    return ruim_op()


def uitnodigingen() -> int:
    return Uitnodiging.objects.filter(verloopt_op__lt=timezone.now() - UITNODIGING_WEG).delete()[0]


def imports() -> int:
    """With the file, if it is still there, and the rows; what they changed stays as it is."""
    oud = Import._base_manager.filter(is_oude_import())
    aantal = oud.count()
    oud.delete()
    return aantal


# In this order: a contactpersoon that goes takes its values along.
ALLES: tuple[Callable[[], int], ...] = (
    signalen,
    voorstellen,
    verzendtellers,
    contactpersonen,
    netwerknotities,
    persoonswaarden,
    gebruikers,
    sessies,
    uitnodigingen,
    imports,
)


def wis_alles() -> int:
    return sum(wis() for wis in ALLES)
