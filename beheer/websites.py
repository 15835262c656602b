"""Looking whether a web address still works: a small client with limits.

HEAD first, then GET where a server wants no HEAD; no body is read. A redirect is followed here
and not by urllib, so that each step waits its turn and is looked at before it is asked.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.utils.encoding import iri_to_uri

WACHT = 10  # seconds without an answer
HOOGSTENS_DOORGESTUURD = 5
WIE = "Mozilla/5.0 (compatible; sociale-kaart-linkcontrole)"
# Gone, or broken. A server that refuses a program (401, 403, 429) shows a person its page.
WEG = frozenset({404, 410})


@dataclass(frozen=True)
class Uitslag:
    """`antwoordt` is False when nothing came back at all: then it may be our own line."""

    werkt: bool
    uitkomst: str
    antwoordt: bool = True


class _NietDoorsturen(HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


_opener = build_opener(_NietDoorsturen)


def bekijk(url: str, *, beurt: Callable[[str], None], wacht: float = WACHT) -> Uitslag:
    """Whether someone gets a page there. `beurt(host)` returns when that host may be asked."""
    try:
        status = _vraag_na(iri_to_uri(url), beurt, wacht)
    except _GeenAdres as fout:
        return Uitslag(False, str(fout))
    except (URLError, OSError, HTTPException):
        return Uitslag(False, "geen antwoord", antwoordt=False)
    except ValueError:
        return Uitslag(False, "geen goed adres")
    if status is None:
        return Uitslag(False, "stuurt steeds door")
    return Uitslag(status not in WEG and status < 500, str(status))


class _GeenAdres(Exception):
    """It leads to what no resident can open."""


def _vraag_na(url: str, beurt, wacht: float) -> int | None:
    """The status in the end; None when it keeps sending on."""
    for _ in range(HOOGSTENS_DOORGESTUURD + 1):
        status, verder = _vraag("HEAD", url, beurt, wacht)
        if status >= 400:
            status, verder = _vraag("GET", url, beurt, wacht)
        if not verder:
            return status
        url = iri_to_uri(urljoin(url, verder))
    return None


def _vraag(methode: str, url: str, beurt, wacht: float) -> tuple[int, str]:
    """The status, and where it sends on to."""
    delen = urlsplit(url)
    if delen.scheme not in {"http", "https"} or not delen.hostname:
        raise _GeenAdres("geen webadres")
    if not is_openbaar(delen.hostname, delen.port or delen.scheme):
        raise _GeenAdres("geen openbaar adres")
    beurt(delen.hostname)
    vraag = Request(url, method=methode, headers={"User-Agent": WIE, "Accept": "*/*"})  # noqa: S310 checked above
    try:
        with _opener.open(vraag, timeout=wacht) as antwoord:
            return antwoord.status, ""
    except HTTPError as fout:
        with fout:
            doorsturen = 300 <= fout.code < 400 and fout.headers.get("Location", "")
            return fout.code, doorsturen or ""


def is_openbaar(host: str, poort) -> bool:
    """Not on our own network: who may type an address must not make this server ask there."""
    adressen = {rij[4][0] for rij in socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)}
    return all(ipaddress.ip_address(adres.partition("%")[0]).is_global for adres in adressen)
