"""One factory a model, valid by default."""

import factory
from allauth.mfa.models import Authenticator
from django.utils import timezone
from factory.django import DjangoModelFactory

from aanbod import models as aanbod
from aanbod.actions.indexeren import indexeer
from beheer.models import Rol, Signaal
from gebruikers.geheimen import versleutel
from gebruikers.models import Gebruiker
from hulpvragen import models as hulpvragen
from wijken import models as wijken

# Of every second step in the tests; in base32, as an app takes it.
TOTP_GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class GebruikerFactory(DjangoModelFactory):
    """With a second step, as who may change something must have; `tweede_stap=False` leaves it out."""

    class Meta:
        model = Gebruiker
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"gebruiker{n}@voorbeeld.example")
    naam = factory.Sequence(lambda n: f"Gebruiker {n}")

    @factory.post_generation
    def tweede_stap(self, create, waarde):
        if create and waarde is not False:
            Authenticator.objects.create(
                user=self, type=Authenticator.Type.TOTP, data={"secret": versleutel(TOTP_GEHEIM)}
            )


class RegioFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Regio

    naam = factory.Sequence(lambda n: f"Regio {n}")
    slug = factory.Sequence(lambda n: f"regio-{n}")


class GemeenteFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Gemeente

    code = factory.Sequence(lambda n: f"GM{8000 + n}")
    naam = factory.Sequence(lambda n: f"Teststad {n}")
    slug = factory.Sequence(lambda n: f"teststad-{n}")
    regio = factory.SubFactory(RegioFactory)


class WijkFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Wijk

    code = factory.Sequence(lambda n: f"WK{800000 + n}")
    gemeente = factory.SubFactory(GemeenteFactory)
    naam = factory.Sequence(lambda n: f"Wijk {n}")
    slug = factory.Sequence(lambda n: f"wijk-{n}")
    inwoners = 5000
    inwoners_jaar = 2023


class EditieFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Editie

    gemeente = factory.SubFactory(GemeenteFactory)
    naam = "Test"
    bron = "Test"
    jaar = 2026
    actief = True


def vierkant(lengte: float, breedte: float, zijde: float = 0.01) -> dict:
    """A GeoJSON square with its south-west corner here (degrees)."""
    oost, noord = lengte + zijde, breedte + zijde
    ring = [[lengte, breedte], [oost, breedte], [oost, noord], [lengte, noord], [lengte, breedte]]
    return {"type": "Polygon", "coordinates": [ring]}


class OmtrekFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Omtrek

    wijk = factory.SubFactory(WijkFactory)
    editie = factory.SubFactory(EditieFactory, gemeente=factory.SelfAttribute("..wijk.gemeente"))
    geometrie = factory.LazyFunction(lambda: vierkant(4.66, 51.80))


class PlaatsnaamFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Plaatsnaam
        skip_postgeneration_save = True

    gemeente = factory.SubFactory(GemeenteFactory)
    naam = factory.Sequence(lambda n: f"Plek {n}")

    @factory.post_generation
    def wijken(self, create, waarden):
        self.wijken.set(waarden or [])


class PostcodegebiedFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Postcodegebied
        skip_postgeneration_save = True

    pc4 = factory.Sequence(lambda n: str(1000 + n))
    breedte = 51.80
    lengte = 4.66

    @factory.post_generation
    def wijken(self, create, waarden):
        self.wijken.set(waarden or [])


class LocatieFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Locatie

    naam = factory.Sequence(lambda n: f"Buurthuis {n}")
    straat = factory.Sequence(lambda n: f"Teststraat {n}")
    gemeente = factory.SubFactory(GemeenteFactory)
    breedte = 51.805
    lengte = 4.665


class BronFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Bron

    slug = factory.Sequence(lambda n: f"bron-{n}")
    titel = factory.Sequence(lambda n: f"Rapport {n}")
    jaar = 2021


class OnderwerpFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Onderwerp

    slug = factory.Sequence(lambda n: f"onderwerp-{n}")
    naam = factory.Sequence(lambda n: f"Onderwerp {n}")
    volgorde = factory.Sequence(lambda n: n)
    pictogram = "wonen"
    uitleg = "Hulp hierbij."
    uitleg_professional = "Alle vragen hierover."


class ThesaurustermFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Thesaurusterm

    term = factory.Sequence(lambda n: f"lekenwoord{n}")
    onderwerp = factory.SubFactory(OnderwerpFactory)


class DoelgroepFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Doelgroep

    slug = factory.Sequence(lambda n: f"groep-{n}")
    naam = factory.Sequence(lambda n: f"Groep {n}")


class TaalFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Taal

    code = factory.Sequence(lambda n: f"x{n}")
    naam = factory.Sequence(lambda n: f"Taal {n}")


class AanbiederFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Aanbieder

    naam = factory.Sequence(lambda n: f"Aanbieder {n}")
    slug = factory.Sequence(lambda n: f"aanbieder-{n}")
    soort = "formeel"
    status = "gepubliceerd"
    bron = factory.SubFactory(BronFactory)
    paragraaf = "Bijlage 2"


class AanbodFactory(DjangoModelFactory):
    """Published, for a whole gemeente, and in the search index. `onderwerpen` and `wijken`
    take lists; `plek` a locatie or a list of them."""

    class Meta:
        model = aanbod.Aanbod
        skip_postgeneration_save = True

    aanbieder = factory.SubFactory(AanbiederFactory)
    naam = factory.Sequence(lambda n: f"Aanbod {n}")
    slug = factory.Sequence(lambda n: f"aanbod-{n}")
    samenvatting = "Loop binnen en vertel."
    status = "gepubliceerd"
    rol = "algemeen"
    bereik = "gemeente"
    gemeente = factory.SubFactory(GemeenteFactory)
    bron = factory.SubFactory(BronFactory)
    paragraaf = "Bijlage 2"

    @factory.post_generation
    def onderwerpen(self, create, waarden):
        for onderwerp in waarden or []:
            AanbodOnderwerpFactory(aanbod=self, onderwerp=onderwerp)

    @factory.post_generation
    def wijken(self, create, waarden):
        for wijk in waarden or []:
            WerkgebiedFactory(aanbod=self, wijk=wijk)

    @factory.post_generation
    def plek(self, create, waarde):
        for locatie in [waarde] if isinstance(waarde, wijken.Locatie) else waarde or []:
            aanbod.AanbodLocatie.objects.create(aanbod=self, locatie=locatie)

    @factory.post_generation
    def zoekbaar(self, create, waarde):
        indexeer([self.pk])


class AanbodOnderwerpFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.AanbodOnderwerp

    aanbod = factory.SubFactory(AanbodFactory)
    onderwerp = factory.SubFactory(OnderwerpFactory)
    eigen_oordeel = "Test."


class AanbodLocatieFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.AanbodLocatie

    aanbod = factory.SubFactory(AanbodFactory)
    locatie = factory.SubFactory(LocatieFactory)


class WerkgebiedFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Werkgebied

    aanbod = factory.SubFactory(AanbodFactory)
    wijk = factory.SubFactory(WijkFactory)
    eigen_oordeel = "Test."


class ContactpersoonFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Contactpersoon

    aanbieder = factory.SubFactory(AanbiederFactory)
    naam = "Ans Voorbeeld"
    openbaar = True
    toestemming_op = factory.LazyFunction(timezone.localdate)


class AanspreekpuntFactory(DjangoModelFactory):
    class Meta:
        model = aanbod.Aanspreekpunt

    gemeente = factory.SubFactory(GemeenteFactory)
    functie = "makelaar"


class SignaalFactory(DjangoModelFactory):
    class Meta:
        model = Signaal

    aanbod = factory.SubFactory(AanbodFactory)
    reden = "tijden"


class RolFactory(DjangoModelFactory):
    """A redacteur of a gemeente of its own."""

    class Meta:
        model = Rol

    gebruiker = factory.SubFactory("tests.factories.GebruikerFactory")
    soort = "redacteur"
    gemeente = factory.SubFactory(GemeenteFactory)


class BuurtFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Buurt

    wijk = factory.SubFactory(WijkFactory)
    code = factory.LazyAttributeSequence(lambda buurt, n: f"BU{buurt.wijk.code[2:]}{n % 100:02}")
    naam = factory.Sequence(lambda n: f"Buurt {n}")
    breedte = 51.801
    lengte = 4.661


class PostcodeFactory(DjangoModelFactory):
    class Meta:
        model = wijken.Postcode

    pc6 = factory.Sequence(lambda n: f"{1000 + n}AB")
    buurt = factory.SubFactory(BuurtFactory)


class VragenboomFactory(DjangoModelFactory):
    """A concept, so it can be changed; it holds no questions."""

    class Meta:
        model = hulpvragen.Vragenboom

    naam = factory.Sequence(lambda n: f"Vragenboom {n}")


class VraagstapFactory(DjangoModelFactory):
    class Meta:
        model = hulpvragen.Vraagstap

    boom = factory.SubFactory(VragenboomFactory)
    soort = "over"
    vraag = "Waar gaat het over?"


class KeuzeFactory(DjangoModelFactory):
    """`onderwerpen` and `doelgroepen` take lists."""

    class Meta:
        model = hulpvragen.Keuze
        skip_postgeneration_save = True

    stap = factory.SubFactory(VraagstapFactory)
    code = factory.Sequence(lambda n: f"keuze-{n}")
    tekst = factory.Sequence(lambda n: f"Keuze {n}")
    pictogram = "wonen"

    @factory.post_generation
    def onderwerpen(self, create, waarden):
        if create:
            self.onderwerpen.set(waarden or [])

    @factory.post_generation
    def doelgroepen(self, create, waarden):
        if create:
            self.doelgroepen.set(waarden or [])
