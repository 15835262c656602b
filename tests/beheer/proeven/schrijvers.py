"""Twenty people who add a line to the same aanbod at once, in a process with its own database.

python -m tests.beheer.proeven.schrijvers: prints, as JSON, how many lines were asked and are
there, how many changes the history holds, how often someone had to choose, and every error.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

MENSEN, REGELS = 20, 5
# A person chooses, and tries again; a machine that lost this often is stuck.
HOOGSTENS = 200


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sociale_kaart.settings"
    import django

    django.setup()
    from aanbod.models import Aanbod
    from beheer.models import Wijziging

    aanbod = Aanbod.objects.gepubliceerd().first()
    with ThreadPoolExecutor(MENSEN) as mensen:
        uitslagen = list(mensen.map(lambda wie: _schrijf(aanbod.pk, wie), range(MENSEN)))
    aanbod.refresh_from_db()
    json.dump(
        {
            "gevraagd": MENSEN * REGELS,
            "regels": len({regel for regel in aanbod.beschrijving.split("\n") if "mens" in regel}),
            "geschiedenis": Wijziging.objects.van(aanbod).count(),
            "botsingen": sum(een["botsingen"] for een in uitslagen),
            "fouten": [fout for een in uitslagen for fout in een["fouten"]],
        },
        sys.stdout,
    )


def _schrijf(pk: int, wie: int) -> dict:
    from django.db import connection

    uitslag = {"botsingen": 0, "fouten": []}
    try:
        for regel in range(REGELS):
            _voeg_toe(pk, f"mens {wie} regel {regel}", uitslag)
    except Exception as fout:
        uitslag["fouten"].append(repr(fout))
    finally:
        connection.close()
    return uitslag


def _voeg_toe(pk: int, tekst: str, uitslag: dict) -> None:
    from aanbod.gegevens import lees
    from aanbod.models import Aanbod
    from beheer.actions.wijzigen import Botsing, Herkomst, wijzig
    from beheer.models.wijziging import Weg

    for _ in range(HOOGSTENS):
        aanbod = Aanbod.objects.get(pk=pk)
        gezien = lees(aanbod)
        nieuw = f"{gezien['beschrijving']}\n{tekst}".strip()
        try:
            wijzig(aanbod, {"beschrijving": nieuw}, by=Herkomst(Weg.FORMULIER), verwacht=gezien)
        except Botsing:
            uitslag["botsingen"] += 1
        else:
            return
    raise RuntimeError("nooit aan de beurt")


if __name__ == "__main__":
    main()
