"""A gemeente with one of everything, and someone for each role; and the addresses of `/werk/` in it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from aanbod.models import Aanbieder, Aanbod, Contactpersoon
from beheer import urls_werk
from beheer.actions.voorstellen import dien_in
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.models import Import, Netwerknotitie, Rol, Signaal, Uitnodiging, Voorstel
from beheer.models.rol import GEBIED, Rolsoort
from beheer.models.wijziging import Weg
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    ContactpersoonFactory,
    GebruikerFactory,
    GemeenteFactory,
    LocatieFactory,
    WijkFactory,
)
from wijken.models import Gemeente, Locatie, Wijk

PAGINAS = sorted(patroon.name for patroon in urls_werk.urlpatterns)
MET_RECORD = sorted(een.name for een in urls_werk.urlpatterns if een.pattern.converters)
MET_TWEE = sorted(een.name for een in urls_werk.urlpatterns if "ander" in een.pattern.converters)


class Stad:
    """A gemeente with one of everything, and someone for each role."""

    def __init__(self):
        self.gemeente = GemeenteFactory()
        self.wijk = WijkFactory(gemeente=self.gemeente)
        self.aanbieder = AanbiederFactory()
        self.plek = LocatieFactory(
            gemeente=self.gemeente, wijk=self.wijk, precisie="wijk", breedte=None, lengte=None
        )
        self.aanbod = AanbodFactory(
            gemeente=self.gemeente, aanbieder=self.aanbieder, bereik="wijken",
            wijken=[self.wijk], plek=self.plek,
        )  # fmt: skip

        self.persoon = ContactpersoonFactory(aanbieder=self.aanbieder)
        self.notitie = Netwerknotitie.objects.create(
            aanbieder=self.aanbieder, tekst="Bel op dinsdag.", als="redacteur"
        )
        self.signaal = Signaal.objects.create(aanbod=self.aanbod, reden="gestopt")
        self.rol = Rol.objects.create(
            gebruiker=GebruikerFactory(), soort=Rolsoort.MAKELAAR, wijk=self.wijk
        )
        self.uitnodiging = Uitnodiging.objects.create(
            email=f"{self.gemeente.slug}@voorbeeld.example",
            soort=Rolsoort.AANBIEDER,
            aanbieder=self.aanbieder,
            afzender=self.rol.gebruiker,
            verloopt_op=timezone.now() + timedelta(days=1),
        )
        self.import_ = Import.objects.create(
            naam="lijst.csv", gemeente=self.gemeente, door=1, staat="geweigerd"
        )
        self.voorstel = dien_in(soort="gestopt", aanbod=self.aanbod, als="Samen")
        by = Herkomst(Weg.VEEL, als="Samen")
        self.handeling = wijzig(self.aanbod, {"telefoon": "078 0000123"}, by=by).handeling

    def iemand(self, soort):
        gebruiker = GebruikerFactory()
        gebied = {GEBIED[soort]: getattr(self, GEBIED[soort])} if soort in GEBIED else {}
        Rol.objects.create(gebruiker=gebruiker, soort=soort, **gebied)
        return gebruiker

    def record(self, model):
        return {
            Aanbod: self.aanbod,
            Aanbieder: self.aanbieder,
            Locatie: self.plek,
            Signaal: self.signaal,
            Import: self.import_,
            Gemeente: self.gemeente,
            Wijk: self.wijk,
            Rol: self.rol,
            Uitnodiging: self.uitnodiging,
            Voorstel: self.voorstel,
            Contactpersoon: self.persoon,
            Netwerknotitie: self.notitie,
        }[model]

    def tweede(self, model):
        """Another one of the same scope, for a page about two."""
        if model is Aanbieder:
            aanbieder = AanbiederFactory()
            AanbodFactory(gemeente=self.gemeente, aanbieder=aanbieder)
            return aanbieder
        return AanbodFactory(
            gemeente=self.gemeente, aanbieder=self.aanbieder, bereik="wijken", wijken=[self.wijk]
        )


def model_van(pagina):
    (patroon,) = (een for een in urls_werk.urlpatterns if een.name == pagina)
    return patroon.callback.van


def adres_van(pagina, stad, *, tweede_van=None):
    if pagina not in MET_RECORD:
        return reverse(f"werk:{pagina}")
    if converters_van(pagina).keys() == {"handeling"}:
        return reverse(f"werk:{pagina}", kwargs={"handeling": stad.handeling})
    model = model_van(pagina)
    sleutels = {"pk": stad.record(model).pk}
    if pagina in MET_TWEE:
        sleutels["ander"] = (tweede_van or stad).tweede(model).pk
    return reverse(f"werk:{pagina}", kwargs=sleutels)


def converters_van(pagina):
    return next(een for een in urls_werk.urlpatterns if een.name == pagina).pattern.converters
