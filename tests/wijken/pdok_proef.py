"""A stand-in for PDOK on this machine: OGC API Features as documented, paged by a cursor."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PAD = "/cbs/wijken-en-buurten-2024/ogc/v1"


class Proefserver(ThreadingHTTPServer):
    """`verzamelingen` maps a collection to its features; `per_blad` of them fit on a page.

    `antwoord` overrules everything: a function of the handler. `vragen` holds what was
    asked, as (collection, parameters).
    """

    daemon_threads = True

    def __init__(self, **verzamelingen):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.verzamelingen = verzamelingen
        self.per_blad = 1000
        self.kent = {"f", "limit", "cursor", "bbox", "gemeentecode"}
        self.antwoord = None
        self.vragen = []

    @property
    def adres(self):
        return f"http://127.0.0.1:{self.server_port}{PAD}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: N802 the name that http.server wants
        if self.server.antwoord:
            return self.server.antwoord(self)
        adres = urlsplit(self.path)
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(adres.query).items()}
        naam = adres.path.removeprefix(f"{PAD}/collections/").removesuffix("/items")
        self.server.vragen.append((naam, vraag))
        if naam not in self.server.verzamelingen:
            return self.stuur(404, {"detail": "unknown collection"})
        if onbekend := set(vraag) - self.server.kent:
            return self.stuur(400, {"detail": f"unknown query parameter(s) found: {onbekend}"})
        return self.stuur(200, self._blad(naam, vraag))

    def _blad(self, naam, vraag):
        features = self.server.verzamelingen[naam]
        if gemeente := vraag.get("gemeentecode"):
            features = [een for een in features if een["properties"]["gemeentecode"] == gemeente]
        begin = int(vraag.get("cursor", 0))
        einde = begin + min(self.server.per_blad, int(vraag["limit"]))
        links = [{"rel": "self", "href": self.path}]
        if einde < len(features):
            basis = self.path.split("&cursor=")[0]
            links.append({"rel": "next", "href": f"{self.oorsprong}{basis}&cursor={einde}"})
        return {
            "type": "FeatureCollection",
            "numberReturned": len(features[begin:einde]),
            "links": links,
            "features": features[begin:einde],
        }

    @property
    def oorsprong(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def stuur(self, status, inhoud, soort="application/geo+json"):
        tekst = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
        self.send_response(status)
        self.send_header("Content-Type", soort)
        self.send_header("Content-Length", str(len(tekst)))
        self.end_headers()
        self.wfile.write(tekst)

    def log_message(self, *args):
        """Silent: pytest shows the test, not the traffic."""


@contextmanager
def proefserver(**verzamelingen):
    server = Proefserver(**verzamelingen)
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    draad.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
