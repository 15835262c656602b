"""Mail of this site: plain text and HTML, from the same few sentences."""

import logging
import smtplib

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


def maak(sjabloon: str, aan: str, onderwerp: str, context: dict) -> EmailMultiAlternatives:
    """`<sjabloon>.txt` and `<sjabloon>.html`; the text ends with who sends it and why."""
    context = context | {"onderwerp": onderwerp}
    bericht = EmailMultiAlternatives(
        # The name of a record may hold a line break; a subject may not.
        " ".join(onderwerp.split()),
        render_to_string(f"{sjabloon}.txt", context).strip() + "\n",
        to=[aan],
    )
    bericht.attach_alternative(render_to_string(f"{sjabloon}.html", context), "text/html")
    return bericht


def verstuur(bericht: EmailMultiAlternatives) -> bool:
    """False when the mail server does not take it: then the one who asked must hear so."""
    try:
        return bool(bericht.send())
    except (OSError, smtplib.SMTPException) as fout:
        # Without the words of the server: they may hold the address.
        log.error("Mail kon niet weg: %s", type(fout).__name__)
        return False


def stuur(sjabloon: str, aan: str, onderwerp: str, context: dict) -> bool:
    return verstuur(maak(sjabloon, aan, onderwerp, context))
