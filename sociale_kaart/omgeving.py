"""How a setting that is on or off is read, and the one that several settings follow."""

import os

from django.core.exceptions import ImproperlyConfigured


def aan(naam: str) -> bool:
    """True when the variable is 1, true or ja; an unreadable value fails with a hint."""
    waarde = os.environ.get(naam, "").strip().lower()
    if waarde in {"1", "true", "ja", "on"}:
        return True
    if waarde in {"", "0", "false", "nee", "off"}:
        return False
    raise ImproperlyConfigured(f"{naam}={waarde!r} is niet te lezen: gebruik 1 of 0.")


# HTTPS=1: the site is reached over https; turns on secure cookies, the redirect and HSTS.
HTTPS = aan("HTTPS")
