"""A stand-in for the PDOK Locatieserver on this machine: `free` as documented (v3.1)."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PAD = "/bzk/locatieserver/search/v3_1"


def doc(straat="Admiraalsplein", nummer="12", postcode="3317AB", punt="POINT(4.6745 51.8025)"):
    """As it answers for an address, with the fields we read and some that we do not."""
    return {
        "type": "adres",
        "weergavenaam": f"{straat} {nummer}, {postcode} Dordrecht",
        "straatnaam": straat,
        "huis_nlt": nummer,
        "postcode": postcode,
        "woonplaatsnaam": "Dordrecht",
        "gemeentenaam": "Dordrecht",
        "centroide_ll": punt,
        "centroide_rd": "POINT(105000.1 425000.2)",
        "score": 12.3,
    }


class Locatieserver(ThreadingHTTPServer):
    """`docs` is what it finds; `antwoord` overrules it (a function of the handler)."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.docs = [doc()]
        self.antwoord = None
        self.vragen = []

    @property
    def adres(self):
        return f"http://127.0.0.1:{self.server_port}{PAD}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: N802 the name that http.server wants
        self.server.vragen.append(parse_qs(urlsplit(self.path).query))
        if self.server.antwoord:
            return self.server.antwoord(self)
        docs = self.server.docs
        return self.stuur(200, {"response": {"numFound": len(docs), "start": 0, "docs": docs}})

    def stuur(self, status, inhoud):
        tekst = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json;charset=utf-8")
        self.send_header("Content-Length", str(len(tekst)))
        self.end_headers()
        self.wfile.write(tekst)

    def log_message(self, *_):
        pass


@contextmanager
def locatieserver():
    server = Locatieserver()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
