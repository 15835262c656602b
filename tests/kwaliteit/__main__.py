"""`make kwaliteit`: how good the search is, on the sets of questions, per onderwerp.

On a fresh database with the inventory and the thesaurus of this checkout. `--neem-op` records
the figures that the suite guards (`cijfers.json`); `--missers` shows what went wrong, but never
of the unseen set: that one is not for mending.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def main(argumenten: list[str]) -> None:
    with tempfile.TemporaryDirectory() as map_:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "sociale_kaart.settings", "VAR_DIR": map_, "DATABASE_URL": "",
        }  # fmt: skip
        for opdracht in (["migrate", "-v", "0"], ["begin", "--proefdata", "0"]):
            subprocess.run(
                [sys.executable, PROJECT / "manage.py", *opdracht],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        import django

        django.setup()
        _meet(argumenten)


def _meet(argumenten: list[str]) -> None:
    from portaal.antwoord import pagina_bij
    from wijken.models import Gemeente

    from .meting import SETS, lees_set, meet_set, schrijf_cijfers, tabel

    dordrecht = Gemeente.objects.select_related("regio").get(slug="dordrecht")

    def onderwerpen_bij(vraag):
        return [een.slug for een in pagina_bij(vraag, dordrecht).onderwerpen]

    cijfers = {}
    for naam, bestand in SETS.items():
        if not bestand.exists():
            print(f"\n{naam}: overgeslagen, {bestand.name} staat er niet")
            continue
        per_groep = meet_set(bestand, onderwerpen_bij)
        cijfers[naam] = per_groep["alle"]
        print(tabel(naam, per_groep))
        if "--missers" in argumenten and not naam.startswith("ongezien"):
            for vraag, goede in lees_set(bestand):
                if (gevonden := onderwerpen_bij(vraag))[:1] not in [[een] for een in goede]:
                    print(f"  mis: {vraag} → {gevonden}, goed is {goede}")
    if "--neem-op" in argumenten:
        schrijf_cijfers(cijfers)


if __name__ == "__main__":
    main(sys.argv[1:])
