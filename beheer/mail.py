"""One message to one person: the same words as plain text and as HTML."""

import logging
import smtplib

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


def stuur(naar: str, onderwerp: str, sjabloon: str, context: dict) -> bool:
    """Whether it was handed over. A mail server that fails is written down, without the address.

    `sjabloon` is the one that ends in `.html`; the plain text stands beside it.
    """
    tekst, html = (
        render_to_string(naam, {**context, "onderwerp": onderwerp})
        for naam in (sjabloon.removesuffix("html") + "txt", sjabloon)
    )
    bericht = EmailMultiAlternatives(" ".join(onderwerp.split()), tekst, to=[naar])
    bericht.attach_alternative(html, "text/html")
    try:
        return bericht.send() == 1
    except (smtplib.SMTPException, OSError) as fout:
        log.warning("Mail niet verzonden (%s): %s", sjabloon, type(fout).__name__)
        return False
