"""A stand-in for the web on this machine: one server, whose path says what it answers."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Handler(BaseHTTPRequestHandler):
    """`/404/` answers 404, `/geen-head/` refuses HEAD, `/door/x/` sends on to `/x/`."""

    def do_HEAD(self):  # noqa: N802 the name that http.server wants
        self._antwoord("HEAD")

    def do_GET(self):  # noqa: N802
        self._antwoord("GET")

    def _antwoord(self, methode):
        self.server.vragen.append((methode, self.path))
        delen = self.path.strip("/").split("/")
        if delen[0] == "zwijg":
            self.server.klaar.wait(10)
            return
        if delen[0] == "rondje":
            self._stuur(302, "/rondje/")
        elif delen[0] == "door":
            self._stuur(301, "/" + "/".join(delen[1:]) + "/")
        elif delen[0] == "naar-binnen":
            self._stuur(302, "http://10.0.0.1/geheim/")
        elif delen[0] == "geen-head":
            self._stuur(405 if methode == "HEAD" else 200)
        elif delen[0] == "naar-bestand":
            self._stuur(302, "file:///etc/passwd")
        else:
            self._stuur(int(delen[0]) if delen[0].isdigit() else 200)

    def _stuur(self, status, verder=""):
        self.send_response(status)
        if verder:
            self.send_header("Location", verder)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@contextmanager
def webproef():
    """Yields the server: `adres("/404/")` and the `vragen` it got."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.vragen = []
    server.klaar = threading.Event()
    server.adres = lambda pad: f"http://127.0.0.1:{server.server_port}{pad}"
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    try:
        yield server
    finally:
        server.klaar.set()
        server.shutdown()
        server.server_close()
        draad.join()
