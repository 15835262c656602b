"""What the second step of signing in keeps secret, encrypted in the database.

The key comes from `SECRET_KEY`, so a copy of the database alone signs in nobody. What was encrypted
with an earlier one, of `SECRET_KEY_FALLBACKS`, is still read.
"""

import logging
import secrets
from base64 import b32encode, urlsafe_b64encode
from collections.abc import Callable
from functools import lru_cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

# Where allauth keeps them: of an app, and what spare codes are made from.
VELDEN = ("secret", "seed")

log = logging.getLogger(__name__)


def versleutel(tekst: str) -> str:
    return _slot().encrypt(tekst.encode()).decode()


def ontsleutel(versleuteld: str) -> str:
    """Without the key that it was made with, a secret that nobody knows: then no code is right."""
    try:
        return _slot().decrypt(versleuteld).decode()
    except InvalidToken:
        log.error(
            "Een tweede stap is versleuteld met een andere SECRET_KEY. Zet die in "
            "SECRET_KEY_FALLBACKS, of gebruik manage.py wis_tweede_stap."
        )
        return b32encode(secrets.token_bytes(20)).decode()


def herversleutel() -> int:
    """Under the key of now, so that an earlier one may go. Returns how many rows it changed."""
    return zet_om(Authenticator, _met_nu) if settings.SECRET_KEY_FALLBACKS else 0


@transaction.atomic
def zet_om(model, omgezet: Callable[[str], str]) -> int:
    """Read each secret, and write what `omgezet` makes of it."""
    aantal = 0
    for rij in model.objects.select_for_update().filter(type__in=["totp", "recovery_codes"]):
        nieuw = {veld: omgezet(rij.data[veld]) for veld in VELDEN if veld in rij.data}
        if nieuw.items() <= rij.data.items():
            continue
        rij.data |= nieuw
        rij.save(update_fields=["data"])
        aantal += 1
    return aantal


def _met_nu(versleuteld: str) -> str:
    """Left as it is when it was made with the key of now, or with none that is known."""
    if _past(_fernet(settings.SECRET_KEY), versleuteld) or not _past(_slot(), versleuteld):
        return versleuteld
    return _slot().rotate(versleuteld).decode()


def _past(sleutel: Fernet | MultiFernet, versleuteld: str) -> bool:
    try:
        sleutel.decrypt(versleuteld)
    except InvalidToken:
        return False
    return True


def _slot() -> MultiFernet:
    """Writes with the key of now, reads with the earlier ones too."""
    return MultiFernet(
        [_fernet(sleutel) for sleutel in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


@lru_cache(maxsize=8)
def _fernet(geheim: str) -> Fernet:
    """A key of its own for this one purpose (HKDF, RFC 5869)."""
    afleiding = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"gebruikers.geheimen")
    return Fernet(urlsafe_b64encode(afleiding.derive(geheim.encode())))
