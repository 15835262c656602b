from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from aanbod.actions.openingstijden import bereid_alles_voor
from aanbod.actions.versies import vat_versies_samen
from beheer.actions.taken import rond_af
from beheer.actions.wissen import wis_alles
from beheer.antwoorden import stuur_wat_wacht
from beheer.models import Taakronde, Uitnodiging
from gebruikers.opruimen import ruim_op

# So long an expired invitation can be sent again; then the address of who did not come goes.
UITNODIGING_WEG = timedelta(days=30)


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
        ruim_op()
        Uitnodiging.objects.filter(verloopt_op__lt=timezone.now() - UITNODIGING_WEG).delete()
        rond_af(Taakronde.Taak.DAGELIJKS)
        self.stdout.write(f"Openingstijden voorbereid: {aantal} verschillende.")
