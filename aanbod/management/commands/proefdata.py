from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from aanbod.actions.proefdata import maak_proefdata

HOOGSTENS = 100_000


class Command(BaseCommand):
    help = "Maakt de verzonnen gemeente Voorbeeldstad met volledige, herhaalbare gegevens."

    def add_arguments(self, parser):
        parser.add_argument("--aanbod", type=int, default=150, help="hoeveel aanbod (150)")
        parser.add_argument("--zaad", type=int, default=1, help="zelfde zaad, zelfde gegevens (1)")

    def handle(self, *args, **opties):
        if not 1 <= opties["aanbod"] <= HOOGSTENS:
            raise CommandError(f"Geef met --aanbod een aantal van 1 tot en met {HOOGSTENS}.")
        try:
            aantal = maak_proefdata(aanbod=opties["aanbod"], zaad=opties["zaad"])
        except ValueError as fout:
            raise CommandError(str(fout)) from fout
        except DatabaseError as fout:
            raise CommandError(
                "De database is niet klaar: draai eerst manage.py migrate."
            ) from fout
        self.stdout.write(f"Voorbeeldstad heeft nu {aantal} verzonnen aanbod.")
