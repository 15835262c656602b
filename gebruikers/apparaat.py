"""A device in words that its owner knows it by."""

import re

# The first that fits: browsers also name those they look like.
_BROWSERS = [
    ("Edge", r"Edg/|EdgA/"), ("Firefox", r"Firefox/|FxiOS"), ("Samsung Internet", r"SamsungBrowser"),
    ("Opera", r"OPR/"), ("Chrome", r"Chrome/|CriOS"), ("Safari", r"Safari/"),
]  # fmt: skip
_SYSTEMEN = [
    ("iPhone", r"iPhone"), ("iPad", r"iPad"), ("Android", r"Android"), ("Windows", r"Windows"),
    ("Mac", r"Macintosh|Mac OS"), ("Chromebook", r"CrOS"), ("Linux", r"Linux"),
]  # fmt: skip


def apparaat(user_agent: str) -> str:
    """Such as `Firefox op Windows`."""
    browser, systeem = _eerste(_BROWSERS, user_agent), _eerste(_SYSTEMEN, user_agent)
    return f"{browser or 'Een browser'} op {systeem or 'een onbekend apparaat'}"


def _eerste(soorten, tekst: str) -> str:
    return next((naam for naam, patroon in soorten if re.search(patroon, tekst)), "")
