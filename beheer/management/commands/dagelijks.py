from django.core.management.base import BaseCommand

from aanbod.actions.openingstijden import bereid_alles_voor
from aanbod.actions.versies import vat_versies_samen
from beheer.actions.taken import rond_af
from beheer.actions.wissen import wis_alles
from beheer.antwoorden import stuur_wat_wacht
from beheer.models import Taakronde


class Command(BaseCommand):
    help = (
        "Het werk van elke nacht: bereidt de openingstijden van de komende twee weken voor, wist "
        "wat te oud is (ook sessies en uitnodigingen die voorbij zijn), en verzendt antwoorden die "
        "niet weg konden."
    )

    def handle(self, *args, **opties):
        aantal = bereid_alles_voor()
        vat_versies_samen()
        wis_alles()
        stuur_wat_wacht()
        rond_af(Taakronde.Taak.DAGELIJKS)
        self.stdout.write(f"Openingstijden voorbereid: {aantal} verschillende.")
