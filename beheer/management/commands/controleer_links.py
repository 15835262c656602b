from django.core.management.base import BaseCommand, CommandError

from beheer.actions.links import PER_KEER, GeenVerbinding, controleer_links
from beheer.websites import WACHT


class Command(BaseCommand):
    help = (
        "Kijkt of de websites van het aanbod en de aanbieders het nog doen: hooguit een vraag "
        "per seconde aan dezelfde website. Wat op twee dagen niet lukt, komt op de werklijst."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--hoogstens", type=int, default=PER_KEER, help=f"zoveel adressen, nu {PER_KEER}"
        )
        parser.add_argument(
            "--wacht", type=int, default=WACHT, help=f"zoveel seconden op een antwoord, nu {WACHT}"
        )

    def handle(self, *args, **opties):
        if opties["hoogstens"] < 1 or opties["wacht"] < 1:
            raise CommandError("Geef met --hoogstens en --wacht een getal van 1 of meer.")
        try:
            verslag = controleer_links(hoogstens=opties["hoogstens"], wacht=opties["wacht"])
        except GeenVerbinding as fout:
            raise CommandError(
                "Geen enkele website gaf antwoord. Heeft deze server wel internet? Er is niets bewaard."
            ) from fout
        self.stdout.write(
            f"{verslag.bekeken} adressen bekeken: {verslag.werkt} doen het, {verslag.stuk} niet.\n"
            f"Op de werklijst (op twee dagen mislukt): {verslag.kapot}."
        )
