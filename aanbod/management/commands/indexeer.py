from django.core.management.base import BaseCommand

from aanbod.actions.indexeren import indexeer_alles


class Command(BaseCommand):
    help = "Maakt de zoekindex opnieuw, voor al het aanbod."

    def handle(self, *args, **opties):
        self.stdout.write(f"{indexeer_alles()} aanbod geïndexeerd.")
