"""What protects a public form that has no cookie and knows no visitor.

The server checks where the request comes from (Origin, Sec-Fetch-Site), a signed and
dated hidden field, and how often this network address sent something today.
"""

import hashlib
import hmac
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from .models import Verzendteller

HOOGSTENS_PER_DAG = 20
ZEGEL_GELDIG = 4 * 3600  # seconds: long enough to be called away, too short to collect
ZEGEL_ZOUT = "beheer.formulier"


def maak_zegel(onderwerp: str) -> str:
    """A signed, dated value for the hidden field of the form about `onderwerp`."""
    return signing.TimestampSigner(salt=ZEGEL_ZOUT).sign(onderwerp)


def zegel_klopt(zegel: str, onderwerp: str) -> bool:
    try:
        return (
            signing.TimestampSigner(salt=ZEGEL_ZOUT).unsign(zegel, max_age=ZEGEL_GELDIG)
            == onderwerp
        )
    except signing.BadSignature:
        return False


def komt_van_hier(request) -> bool:
    """Whether the browser says that this form was sent from a page of this site.

    Old browsers send neither header; then the signed field has to do.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    afkomst = request.headers.get("Origin")
    try:
        return afkomst is None or urlsplit(afkomst)[:2] == (request.scheme, request.get_host())
    except ValueError:  # such as http://[
        return False


def netwerkadres(request) -> str:
    """The visitor's address; behind a trusted proxy the last one that proxy wrote."""
    if settings.TRUSTED_PROXY:
        doorgegeven = request.headers.get("X-Forwarded-For", "")
        if doorgegeven:
            return doorgegeven.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")


def mag_verzenden(request, *, wat: str = "", hoogstens: int = HOOGSTENS_PER_DAG) -> bool:
    """Counts this attempt; False once the address has sent too much of this today."""
    vandaag = timezone.localdate()
    sleutel = _dagsleutel(wat + netwerkadres(request), vandaag)
    with transaction.atomic():
        Verzendteller.objects.filter(dag__lt=vandaag).delete()
        if not _tel_op(sleutel):
            try:
                with transaction.atomic():
                    Verzendteller.objects.create(sleutel=sleutel, dag=vandaag, aantal=1)
            except IntegrityError:
                _tel_op(sleutel)
        return Verzendteller.objects.get(pk=sleutel).aantal <= hoogstens


def _tel_op(sleutel: str) -> int:
    return Verzendteller.objects.filter(pk=sleutel).update(aantal=F("aantal") + 1)


def _dagsleutel(adres: str, dag) -> str:
    geheim = f"{settings.SECRET_KEY}:{dag.isoformat()}".encode()
    return hmac.new(geheim, adres.encode(), hashlib.sha256).hexdigest()
