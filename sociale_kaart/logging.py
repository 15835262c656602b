import logging
import re

# Everything after a question mark, up to the next space or quote.
_VRAAG = re.compile(r"\?[^\s\"']*")


class ZonderVraag(logging.Filter):
    """Cuts the query off every path in a log line: what someone asks is not written down."""

    def filter(self, record):
        record.msg = _VRAAG.sub("", record.getMessage())
        record.args = ()
        record.exc_info = _zonder_gegevens(record.exc_info)
        return True


def _zonder_gegevens(exc_info):
    """The place of an error without its message, which may hold what was typed."""
    if not exc_info:
        return exc_info
    soort, fout, spoor = exc_info
    kaal = RuntimeError(f"{soort.__name__} (tekst weggelaten: kan gegevens van bezoekers bevatten)")
    return RuntimeError, kaal.with_traceback(spoor), spoor
