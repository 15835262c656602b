import logging
import re

# What may hold a question in an address, also when it was encoded twice: all from the first
# question mark, ampersand or equals sign on.
_VRAAG = re.compile(r"[?&=].*", re.DOTALL)
# Who has the link of a mail needs no more to answer it.
_SLEUTEL = re.compile(r"(?<=/klopt-het-nog/)[^/\s]+")


class ZonderVraag(logging.Filter):
    """Keeps what someone asks out of the log.

    A line about a request loses everything that may be its query; an error keeps its place
    but loses its message, which may hold what was typed.
    """

    def filter(self, record):
        over_verzoek = hasattr(record, "request") or record.name == "django.server"
        if over_verzoek:
            record.msg = _VRAAG.sub("", _SLEUTEL.sub("...", record.getMessage()))
            record.args = ()
            record.exc_info = _zonder_gegevens(record.exc_info)
            record.exc_text = None
        return True


def _zonder_gegevens(exc_info):
    if not exc_info:
        return exc_info
    soort, _, spoor = exc_info
    kaal = RuntimeError(f"{soort.__name__} (tekst weggelaten: kan gegevens van bezoekers bevatten)")
    return RuntimeError, kaal.with_traceback(spoor), spoor
