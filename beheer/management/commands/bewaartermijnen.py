from django.apps import apps
from django.core.management.base import BaseCommand

from beheer.persoonsgegevens import TABEL


class Command(BaseCommand):
    help = "Toont welke persoonlijke gegevens er zijn: waarvoor, en hoe lang ze blijven."

    def handle(self, *args, **opties):
        for een in TABEL:
            model = apps.get_model(een.model)
            namen = ", ".join(str(model._meta.get_field(veld).verbose_name) for veld in een.velden)
            self.stdout.write(
                f"{str(model._meta.verbose_name).capitalize()}: {namen}\n"
                f"  waarvoor: {een.doel}\n  hoe lang: {een.termijn}\n"
                f"  gewist door: wissen.{een.wist}, elke nacht"
            )
