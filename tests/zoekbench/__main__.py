"""One stage of the bench, in a process with the database of the environment: writes JSON.

python -m tests.zoekbench meet|opslag|paden [slug]
"""

import json
import os
import sys


def main(stap: str, slug: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sociale_kaart.settings"
    # As the server loads it, with its settings of the garbage collector.
    import sociale_kaart.wsgi  # noqa: F401

    json.dump(STAPPEN[stap](slug), sys.stdout)


def _meet(slug: str) -> dict:
    from . import delen, meting, opslag
    from .vragen import SLUG, maak_vragen

    opslag.ruim_op()
    vragen = maak_vragen()
    if slug != SLUG:
        return {"zoeken": meting.meet(slug, vragen, rondes=1)}
    return {
        "aantallen": opslag.aantallen(),
        "zoeken": meting.meet(slug, vragen),
        "delen": delen.meet_delen(slug, vragen),
        "vindbaar": opslag.vindbaar(slug),
        "grootte": opslag.grootte(),
    }


def _opslag(slug: str) -> dict:
    from . import opslag

    return opslag.indexeer_opnieuw()


def _paden(slug: str) -> dict:
    from . import paden

    return {"met vraag": paden.met_vraag(slug), "zonder vraag": paden.zonder_vraag(slug)}


STAPPEN = {"meet": _meet, "opslag": _opslag, "paden": _paden}

if __name__ == "__main__":
    main(*sys.argv[1:3])
