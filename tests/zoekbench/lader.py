"""Where `wrk` is not there: the same load from Python, so at most some thousands a second.

python -m tests.zoekbench.lader POORT VERBINDINGEN SECONDEN, with PADEN and GZIP as for wrk.lua
"""

import http.client
import json
import os
import sys
import time
from itertools import count
from pathlib import Path
from threading import Thread

from .tijd import vat_samen


def main(poort: int, verbindingen: int, seconden: float) -> None:
    paden = Path(os.environ["PADEN"]).read_text().split()
    koppen = {"Accept-Encoding": "gzip"} if os.environ.get("GZIP") == "1" else {}
    beurt, tijden, fouten = count(), [], []
    begin = time.perf_counter()
    einde = begin + seconden

    def vraag_op() -> None:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=10)
        while (nu := time.perf_counter()) < einde:
            verbinding.request("GET", paden[next(beurt) % len(paden)], headers=koppen)
            antwoord = verbinding.getresponse()
            antwoord.read()
            tijden.append((time.perf_counter() - nu) * 1000)
            if antwoord.status >= 400:
                fouten.append(antwoord.status)

    draden = [Thread(target=vraag_op) for _ in range(verbindingen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    uitslag = {"seconden": time.perf_counter() - begin, "fouten": len(fouten)}
    print(json.dumps(vat_samen(tijden) | uitslag))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
