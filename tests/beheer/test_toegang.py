"""Every page under `/werk/`, for every role, of an own and of a foreign record: from the table."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from aanbod.models import Aanbieder, Aanbod, Contactpersoon
from beheer import urls_werk
from beheer.actions.voorstellen import dien_in
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.models import Import, Netwerknotitie, Rol, Signaal, Uitnodiging, Voorstel
from beheer.models.rol import GEBIED, Rolsoort
from beheer.models.wijziging import Weg
from beheer.toegang import EIGEN, TOEGANG, Bezoek
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

pytestmark = pytest.mark.django_db

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


@pytest.fixture
def hier():
    return Stad()


@pytest.fixture
def elders():
    return Stad()


def _model_van(pagina):
    (patroon,) = (een for een in urls_werk.urlpatterns if een.name == pagina)
    return patroon.callback.van


def _adres(pagina, stad, *, tweede_van=None):
    if pagina not in MET_RECORD:
        return reverse(f"werk:{pagina}")
    if _converters(pagina).keys() == {"handeling"}:
        return reverse(f"werk:{pagina}", kwargs={"handeling": stad.handeling})
    model = _model_van(pagina)
    sleutels = {"pk": stad.record(model).pk}
    if pagina in MET_TWEE:
        sleutels["ander"] = (tweede_van or stad).tweede(model).pk
    return reverse(f"werk:{pagina}", kwargs=sleutels)


def _converters(pagina):
    return next(een for een in urls_werk.urlpatterns if een.name == pagina).pattern.converters


def test_de_tabel_en_de_adressen_zijn_dezelfde():
    assert sorted(TOEGANG) == PAGINAS


@pytest.mark.parametrize("pagina", PAGINAS)
def test_wie_niet_inlogde_gaat_naar_het_inloggen(client, hier, pagina):
    antwoord = client.get(_adres(pagina, hier))

    assert antwoord.status_code == 302
    assert "next=/werk/" in antwoord["Location"]


@pytest.mark.parametrize("pagina", PAGINAS)
def test_wie_geen_rol_heeft_komt_nergens(client, hier, pagina):
    client.force_login(GebruikerFactory())

    antwoord = client.get(_adres(pagina, hier))

    assert antwoord.status_code == 403
    assert "nog geen rol" in antwoord.content.decode()


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize("soort", Rolsoort)
def test_van_het_eigen_gebied(client, hier, pagina, soort):
    client.force_login(hier.iemand(soort))

    antwoord = client.get(_adres(pagina, hier))

    # A page that only takes a POST says so, to who may.
    assert (antwoord.status_code in (200, 405)) == (soort in TOEGANG[pagina])
    assert antwoord.status_code in (200, 405, 403)


@pytest.mark.parametrize("pagina", MET_RECORD)
@pytest.mark.parametrize("soort", Rolsoort)
def test_van_een_ander_gebied(client, hier, elders, pagina, soort):
    client.force_login(hier.iemand(soort))

    antwoord = client.get(_adres(pagina, elders))

    mag = soort == Rolsoort.BEHEERDER and soort in TOEGANG[pagina]
    assert (antwoord.status_code in (200, 405)) == mag
    assert antwoord.status_code in (200, 405, 403)


@pytest.mark.parametrize("pagina", MET_TWEE)
@pytest.mark.parametrize("soort", Rolsoort)
def test_van_een_eigen_en_een_vreemd_record_samen(client, hier, elders, pagina, soort):
    client.force_login(hier.iemand(soort))
    mag = soort == Rolsoort.BEHEERDER and soort in TOEGANG[pagina]

    for eerste, tweede in ((hier, elders), (elders, hier)):
        antwoord = client.get(_adres(pagina, eerste, tweede_van=tweede))
        assert antwoord.status_code == (200 if mag else 403)


@pytest.mark.parametrize("pagina", MET_RECORD)
def test_wat_er_niet_is_is_niet_gevonden(client, hier, pagina):
    client.force_login(hier.iemand(Rolsoort.BEHEERDER))

    vreemd = {"pk": 999_999_999, "ander": 999_999_998, "handeling": uuid4()}
    kwargs = {naam: vreemd[naam] for naam in _converters(pagina)}
    mag = Rolsoort.BEHEERDER in TOEGANG[pagina]
    assert client.get(reverse(f"werk:{pagina}", kwargs=kwargs)).status_code == (404 if mag else 403)


# On which page the records of a model are listed, where that is not the list of aanbod.
LIJST = {
    Import: "import_lijst",
    **dict.fromkeys([Gemeente, Wijk, Rol, Uitnodiging], "mensen"),
}
GEZIEN = [
    (model, soort)
    for model in EIGEN
    for soort in Rolsoort
    if soort in TOEGANG[LIJST.get(model, "aanbod_lijst")]
    # Notes are between colleagues.
    and (model, soort) != (Netwerknotitie, Rolsoort.AANBIEDER)
]


@pytest.mark.parametrize("model, soort", GEZIEN)
def test_een_lijst_toont_alleen_het_eigen_gebied(hier, elders, model, soort):
    eigen, vreemd = hier.record(model), elders.record(model)
    ziet = Bezoek(hier.iemand(soort), LIJST.get(model, "aanbod_lijst")).ziet(model)

    assert ziet.filter(pk=eigen.pk).exists()
    assert ziet.filter(pk=vreemd.pk).exists() == (soort == Rolsoort.BEHEERDER)


def test_een_aanbieder_leest_geen_notities_over_zichzelf(hier):
    bezoek = Bezoek(hier.iemand(Rolsoort.AANBIEDER), "contactpersonen")

    assert not bezoek.ziet(Netwerknotitie).exists()
    assert bezoek.ziet(Contactpersoon).exists()


def test_twee_rollen_samen_zien_van_beide(hier, elders):
    gebruiker = hier.iemand(Rolsoort.REDACTEUR)
    Rol.objects.create(gebruiker=gebruiker, soort=Rolsoort.MAKELAAR, wijk=elders.wijk)

    ziet = Bezoek(gebruiker, "aanbod_lijst").ziet(Aanbod)

    assert set(ziet.filter(pk__in=[hier.aanbod.pk, elders.aanbod.pk])) == {
        hier.aanbod, elders.aanbod,
    }  # fmt: skip


def test_een_openbare_bladzijde_weet_niets_van_wie_is_ingelogd(client, hier):
    adres = f"/{hier.gemeente.slug}/"
    eerst = client.get(adres).content
    client.force_login(hier.iemand(Rolsoort.BEHEERDER))

    assert client.get(adres).content == eerst
