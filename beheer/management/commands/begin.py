from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from aanbod.actions.inventaris import Inventarisfout, laad_inventaris
from aanbod.actions.proefdata import maak_proefdata
from aanbod.actions.thesaurus import vergelijk, voer_uit
from aanbod.models import Thesaurusterm
from aanbod.thesaurusbestand import lees_bestand
from beheer.vulling import laders
from wijken.actions.gebieden import laad_gebieden
from wijken.models import Gemeente

FIXTURES = settings.BASE_DIR / "fixtures"
GEMEENTEN = ["dordrecht", "alblasserdam"]


class Command(BaseCommand):
    help = (
        "Vult een lege database met de inventaris en Voorbeeldstad. In een gevulde komt alleen "
        "wat er nog helemaal niet staat: de thesaurus, de hulpwijzer."
    )

    def add_arguments(self, parser):
        parser.add_argument("--proefdata", type=int, default=150, help="aanbod in Voorbeeldstad")

    @transaction.atomic
    def handle(self, *args, **opties):
        if opties["proefdata"] < 0:
            raise CommandError("Geef met --proefdata een aantal van 0 of meer.")
        gevuld = Gemeente.objects.exists()
        if not gevuld:
            self._laad_inventaris()
        regels = [regel for laad in (laad_thesaurus, *laders) if (regel := self._probeer(laad))]
        if gevuld:
            regels = regels or ["De database is al gevuld; er is niets geladen."]
        elif opties["proefdata"]:
            maak_proefdata(aanbod=opties["proefdata"], zaad=1)
            regels.append(f"{opties['proefdata']} verzonnen aanbod in Voorbeeldstad gemaakt.")
        self.stdout.write("\n".join(regels))

    def _laad_inventaris(self):
        laad_gebieden(FIXTURES / "gebieden.yaml")
        try:
            aanbod = laad_inventaris(FIXTURES, GEMEENTEN)
        except Inventarisfout as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        self.stdout.write(f"{len(aanbod)} aanbod uit de bronnen geladen.")

    @staticmethod
    def _probeer(laad) -> str:
        """An older database may lack what a part needs: then it starts without that part."""
        try:
            with transaction.atomic():
                return laad()
        except ValidationError as fout:
            return f"Niet geladen: {' '.join(fout.messages)}"


def laad_thesaurus() -> str:
    if Thesaurusterm.objects.exists():
        return ""
    termen = lees_bestand(FIXTURES / "thesaurus.csv")
    voer_uit(vergelijk(termen))
    return f"{len(termen)} termen van de thesaurus geladen."
