from django.core.management.base import BaseCommand

from aanbod.actions.openingstijden import bereid_alles_voor
from beheer.actions.taken import rond_af
from beheer.models import Taakronde


class Command(BaseCommand):
    help = "Het werk van elke nacht: bereidt de openingstijden van de komende twee weken voor."

    def handle(self, *args, **opties):
        aantal = bereid_alles_voor()
        rond_af(Taakronde.Taak.DAGELIJKS)
        self.stdout.write(f"Openingstijden voorbereid: {aantal} verschillende.")
