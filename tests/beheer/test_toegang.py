"""Every page under `/werk/`, for every role, of an own and of a foreign record: from the table."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from aanbod.models import Aanbieder, Aanbod
from beheer import urls_werk
from beheer.models import Rol, Signaal, Uitnodiging
from beheer.models.rol import GEBIED, Rolsoort
from beheer.toegang import EIGEN, TOEGANG, Bezoek
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    LocatieFactory,
    WijkFactory,
)
from wijken.models import Gemeente, Locatie, Wijk

pytestmark = pytest.mark.django_db

PAGINAS = sorted(patroon.name for patroon in urls_werk.urlpatterns)
MET_RECORD = sorted(een.name for een in urls_werk.urlpatterns if "pk" in een.pattern.converters)


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

        self.signaal = Signaal.objects.create(aanbod=self.aanbod, reden="gestopt")
        self.rol = Rol.objects.create(
            gebruiker=GebruikerFactory(), soort=Rolsoort.MAKELAAR, wijk=self.wijk
        )
        self.uitnodiging = Uitnodiging.objects.create(
            email="nieuw@voorbeeld.example", soort=Rolsoort.AANBIEDER, aanbieder=self.aanbieder,
            afzender=self.rol.gebruiker, verloopt_op=timezone.now() + timedelta(days=1),
        )  # fmt: skip

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
            Gemeente: self.gemeente,
            Wijk: self.wijk,
            Rol: self.rol,
            Uitnodiging: self.uitnodiging,
        }[model]


@pytest.fixture
def hier():
    return Stad()


@pytest.fixture
def elders():
    return Stad()


def _model_van(pagina):
    (patroon,) = (een for een in urls_werk.urlpatterns if een.name == pagina)
    return patroon.callback.van


def _adres(pagina, stad):
    if pagina not in MET_RECORD:
        return reverse(f"werk:{pagina}")
    return reverse(f"werk:{pagina}", kwargs={"pk": stad.record(_model_van(pagina)).pk})


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

    assert antwoord.status_code == (200 if soort in TOEGANG[pagina] else 403)


@pytest.mark.parametrize("pagina", MET_RECORD)
@pytest.mark.parametrize("soort", Rolsoort)
def test_van_een_ander_gebied(client, hier, elders, pagina, soort):
    client.force_login(hier.iemand(soort))

    antwoord = client.get(_adres(pagina, elders))

    mag = soort == Rolsoort.BEHEERDER and soort in TOEGANG[pagina]
    assert antwoord.status_code == (200 if mag else 403)


@pytest.mark.parametrize("pagina", MET_RECORD)
def test_wat_er_niet_is_is_niet_gevonden(client, hier, pagina):
    client.force_login(hier.iemand(Rolsoort.BEHEERDER))

    assert client.get(reverse(f"werk:{pagina}", kwargs={"pk": 999_999_999})).status_code == 404


# What has to do with people is shown on their page alone, to who may open that.
OP_DE_BLADZIJDE = dict.fromkeys([Gemeente, Wijk, Rol, Uitnodiging], "mensen")
VAN_WIE = [
    (model, soort, pagina)
    for model in EIGEN
    for pagina in [OP_DE_BLADZIJDE.get(model, "aanbod_lijst")]
    for soort in Rolsoort
    if soort in TOEGANG[pagina]
]


@pytest.mark.parametrize(("model", "soort", "pagina"), VAN_WIE)
def test_een_lijst_toont_alleen_het_eigen_gebied(hier, elders, model, soort, pagina):
    eigen, vreemd = hier.record(model), elders.record(model)
    ziet = Bezoek(hier.iemand(soort), pagina).ziet(model)

    assert ziet.filter(pk=eigen.pk).exists()
    assert ziet.filter(pk=vreemd.pk).exists() == (soort == Rolsoort.BEHEERDER)


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
