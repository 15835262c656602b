import gc

from django.core.management.base import BaseCommand, CommandError

from beheer.models import Import
from beheer.uitwisseling.werk import werk


class Command(BaseCommand):
    help = "Doet het werk aan een import dat op de bladzijde is gevraagd. De site start dit zelf."

    def add_arguments(self, parser):
        parser.add_argument("nummer", type=int)

    def handle(self, *args, **opties):
        # This process makes some millions of objects that all live until the end: looking for rings
        # among them took a third of the time.
        gc.freeze()
        gc.set_threshold(200_000, 20, 100)
        try:
            werk(opties["nummer"])
        except Import.DoesNotExist as fout:
            raise CommandError(f"Er is geen import {opties['nummer']}.") from fout
