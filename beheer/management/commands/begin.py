from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from aanbod.actions.inventaris import Inventarisfout, laad_inventaris
from aanbod.actions.proefdata import maak_proefdata
from aanbod.actions.thesaurus import vergelijk, voer_uit
from aanbod.thesaurusbestand import lees_bestand
from beheer.vulling import laders
from wijken.actions.gebieden import laad_gebieden
from wijken.models import Gemeente

FIXTURES = settings.BASE_DIR / "fixtures"
GEMEENTEN = ["dordrecht", "alblasserdam"]


class Command(BaseCommand):
    help = "Vult een lege database met de inventaris en Voorbeeldstad; raakt een gevulde niet aan."

    def add_arguments(self, parser):
        parser.add_argument("--proefdata", type=int, default=150, help="aanbod in Voorbeeldstad")

    @transaction.atomic
    def handle(self, *args, **opties):
        if opties["proefdata"] < 0:
            raise CommandError("Geef met --proefdata een aantal van 0 of meer.")
        if Gemeente.objects.exists():
            self.stdout.write("De database is al gevuld; er is niets geladen.")
            return
        laad_gebieden(FIXTURES / "gebieden.yaml")
        try:
            aanbod = laad_inventaris(FIXTURES, GEMEENTEN)
        except Inventarisfout as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        self.stdout.write(f"{len(aanbod)} aanbod uit de bronnen geladen.")
        termen = lees_bestand(FIXTURES / "thesaurus.csv")
        voer_uit(vergelijk(termen))
        self.stdout.write(f"{len(termen)} termen van de thesaurus geladen.")
        for laad in laders:
            self.stdout.write(laad())
        if opties["proefdata"]:
            maak_proefdata(aanbod=opties["proefdata"], zaad=1)
            self.stdout.write(f"{opties['proefdata']} verzonnen aanbod in Voorbeeldstad gemaakt.")
