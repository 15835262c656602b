from django.core.management.base import BaseCommand, CommandError

from gebruikers.models import Gebruiker
from gebruikers.tweede_stap import wis_tweede_stap


class Command(BaseCommand):
    help = (
        "Haalt de tweede stap van iemand weg die telefoon, passkey en reservecodes kwijt is. "
        "Bij het volgende inloggen wordt die opnieuw ingesteld."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, **opties):
        gebruiker = Gebruiker.objects.filter(email__iexact=opties["email"]).first()
        if gebruiker is None:
            raise CommandError("Er is geen gebruiker met dit e-mailadres.")
        aantal = wis_tweede_stap(gebruiker)
        self.stdout.write(
            "De tweede stap is weg. Bij het inloggen wordt die opnieuw ingesteld."
            if aantal
            else "Deze gebruiker had geen tweede stap."
        )
