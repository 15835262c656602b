from django.core.management.base import BaseCommand, CommandError

from hulpvragen.actions.vragenboom import Vragenboomfout, laad_vragenboom


class Command(BaseCommand):
    help = (
        "Laadt de vragen van de hulpwijzer: op de site waar er nog geen staan, anders als concept."
    )

    def handle(self, *args, **opties):
        try:
            boom = laad_vragenboom()
        except Vragenboomfout as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        self.stdout.write(f"{boom.naam}: {boom.get_stand_display()}.")
