"""Under which name the default cache keeps a counter, for all processes (`models.Poging`)."""

import hashlib
import hmac

from django.conf import settings


def sleutel(naam: str, voor: str, versie: int) -> str:
    """A hash: the name of a counter holds an e-mail address or a network address."""
    tekst = f"{voor}:{versie}:{naam}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), tekst, hashlib.sha256).hexdigest()
