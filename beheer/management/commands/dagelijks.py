from django.conf import settings
from django.core.management.base import BaseCommand

from aanbod.actions.indexeren import indexeer_verlopen
from aanbod.actions.openingstijden import bereid_alles_voor
from aanbod.actions.versies import vat_versies_samen
from beheer.actions.controle import vraag_na
from beheer.actions.controlecijfers import werk_cijfers_bij
from beheer.actions.taken import rond_af
from beheer.actions.wissen import wis_alles
from beheer.antwoorden import stuur_wat_wacht
from beheer.models import Taakronde
from gebruikers.geheimen import herversleutel

ZONDER_ADRES = "Controle: geen mail verzonden, want SITE_URL is niet ingesteld."


class Command(BaseCommand):
    help = (
        "Het werk van elke nacht: bereidt de openingstijden van de komende twee weken voor, wist "
        "wat te oud is (ook sessies en uitnodigingen die voorbij zijn), verzendt antwoorden die "
        "niet weg konden, vraagt aanbieders of hun aanbod nog klopt en telt hoe vers de gegevens zijn."
    )

    def handle(self, *args, **opties):
        aantal = bereid_alles_voor()
        indexeer_verlopen()
        vat_versies_samen()
        wis_alles()
        herversleutel()
        stuur_wat_wacht()
        nacht = vraag_na()
        werk_cijfers_bij()
        rond_af(Taakronde.Taak.DAGELIJKS)
        self.stdout.write(f"Openingstijden voorbereid: {aantal} verschillende.")
        self.stdout.write(str(nacht) if settings.SITE_URL else ZONDER_ADRES)
