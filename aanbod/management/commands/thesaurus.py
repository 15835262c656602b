from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from aanbod.actions.thesaurus import vergelijk, voer_uit
from aanbod.models import Thesaurusterm
from aanbod.thesaurusbestand import Thesaurusfout, lees_bestand, schrijf

# Lines of a list, unless more was asked for with -v 2.
HOOGSTENS = 20


class Command(BaseCommand):
    help = (
        "Leest of schrijft de thesaurus als CSV. Lezen laat eerst alleen zien wat er verandert; "
        "met --apply gebeurt het."
    )

    def add_arguments(self, parser):
        doen = parser.add_mutually_exclusive_group(required=True)
        doen.add_argument("--importeer", type=Path, metavar="BESTAND")
        doen.add_argument("--exporteer", type=Path, metavar="BESTAND")
        parser.add_argument("--apply", action="store_true", help="voer het ook uit")
        parser.add_argument(
            "--vervang", action="store_true", help="zet uit wat niet in het bestand staat"
        )

    def handle(self, *args, **opties):
        if opties["exporteer"]:
            self._exporteer(opties["exporteer"])
        else:
            self._importeer(**opties)

    def _importeer(self, *, importeer, vervang, apply, verbosity, **opties):
        try:
            plan = vergelijk(lees_bestand(importeer), vervang=vervang)
        except OSError as fout:
            raise CommandError(f"{importeer} is niet te lezen.") from fout
        except Thesaurusfout as fout:
            raise CommandError("\n".join(fout.messages[:HOOGSTENS])) from fout
        self._toon(plan, HOOGSTENS if verbosity < 2 else None)
        if apply:
            voer_uit(plan)
            self.stdout.write("Uitgevoerd.")
        else:
            self.stdout.write("Er is niets veranderd. Voer het uit met --apply.")

    def _exporteer(self, pad: Path):
        termen = Thesaurusterm.objects.in_gebruik().select_related("onderwerp", "doelgroep")
        volgorde = termen.order_by("taal", "onderwerp__volgorde", "doelgroep__slug", "term", "pk")
        try:
            pad.write_text(schrijf(volgorde), encoding="utf-8")
        except OSError as fout:
            raise CommandError(f"{pad} is niet te schrijven.") from fout
        self.stdout.write(f"{len(volgorde)} termen geschreven.")

    def _toon(self, plan, hoogstens):
        for naam, termen in (("nieuw", plan.nieuw), ("anders", plan.anders), ("uit", plan.weg)):
            self.stdout.write(f"{naam}: {len(termen)}")
            for een in termen[:hoogstens]:
                self.stdout.write(f"  {een} ({een.gewicht})")
        self.stdout.write(f"gelijk: {plan.gelijk}")
