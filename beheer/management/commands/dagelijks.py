from django.core.management.base import BaseCommand

from aanbod.actions.indexeren import indexeer_verlopen
from aanbod.actions.openingstijden import bereid_alles_voor
from aanbod.actions.versies import vat_versies_samen
from beheer.actions.taken import rond_af
from beheer.models import Taakronde


class Command(BaseCommand):
    help = "Het werk van elke nacht: bereidt de openingstijden van de komende twee weken voor."

    def handle(self, *args, **opties):
        aantal = bereid_alles_voor()
        indexeer_verlopen()
        vat_versies_samen()
        rond_af(Taakronde.Taak.DAGELIJKS)
        self.stdout.write(f"Openingstijden voorbereid: {aantal} verschillende.")
