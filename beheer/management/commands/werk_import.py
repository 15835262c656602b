from django.core.management.base import BaseCommand, CommandError

from beheer.models import Import
from beheer.uitwisseling.werk import werk


class Command(BaseCommand):
    help = "Doet het werk aan een import dat op de bladzijde is gevraagd. De site start dit zelf."

    def add_arguments(self, parser):
        parser.add_argument("nummer", type=int)

    def handle(self, *args, **opties):
        try:
            werk(opties["nummer"])
        except Import.DoesNotExist as fout:
            raise CommandError(f"Er is geen import {opties['nummer']}.") from fout
