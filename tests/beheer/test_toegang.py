"""Every page under `/werk/`, for every role, of an own and of a foreign record: from the table."""

from uuid import uuid4

import pytest
from django.urls import reverse

from aanbod.models import Aanbod, Contactpersoon
from beheer.models import Import, Netwerknotitie, Rol, Uitnodiging
from beheer.models.rol import Rolsoort
from beheer.toegang import EIGEN, TOEGANG, Bezoek
from tests.beheer.stad import (
    MET_RECORD,
    MET_TWEE,
    PAGINAS,
    Stad,
    adres_van,
    converters_van,
)
from tests.factories import (
    GebruikerFactory,
)
from wijken.models import Gemeente, Wijk

pytestmark = pytest.mark.django_db


@pytest.fixture
def hier():
    return Stad()


@pytest.fixture
def elders():
    return Stad()


def test_de_tabel_en_de_adressen_zijn_dezelfde():
    assert sorted(TOEGANG) == PAGINAS


@pytest.mark.parametrize("pagina", PAGINAS)
def test_wie_niet_inlogde_gaat_naar_het_inloggen(client, hier, pagina):
    antwoord = client.get(adres_van(pagina, hier))

    assert antwoord.status_code == 302
    assert "next=/werk/" in antwoord["Location"]


@pytest.mark.parametrize("pagina", PAGINAS)
def test_wie_geen_rol_heeft_komt_nergens(client, hier, pagina):
    client.force_login(GebruikerFactory())

    antwoord = client.get(adres_van(pagina, hier))

    assert antwoord.status_code == 403
    assert "nog geen rol" in antwoord.content.decode()


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize("soort", Rolsoort)
def test_van_het_eigen_gebied(client, hier, pagina, soort):
    client.force_login(hier.iemand(soort))

    antwoord = client.get(adres_van(pagina, hier))

    # A page that only takes a POST says so, to who may.
    assert (antwoord.status_code in (200, 405)) == (soort in TOEGANG[pagina])
    assert antwoord.status_code in (200, 405, 403)


@pytest.mark.parametrize("pagina", MET_RECORD)
@pytest.mark.parametrize("soort", Rolsoort)
def test_van_een_ander_gebied(client, hier, elders, pagina, soort):
    client.force_login(hier.iemand(soort))

    antwoord = client.get(adres_van(pagina, elders))

    mag = soort == Rolsoort.BEHEERDER and soort in TOEGANG[pagina]
    assert (antwoord.status_code in (200, 405)) == mag
    assert antwoord.status_code in (200, 405, 403)


@pytest.mark.parametrize("pagina", MET_TWEE)
@pytest.mark.parametrize("soort", Rolsoort)
def test_van_een_eigen_en_een_vreemd_record_samen(client, hier, elders, pagina, soort):
    client.force_login(hier.iemand(soort))
    mag = soort == Rolsoort.BEHEERDER and soort in TOEGANG[pagina]

    for eerste, tweede in ((hier, elders), (elders, hier)):
        antwoord = client.get(adres_van(pagina, eerste, tweede_van=tweede))
        assert antwoord.status_code == (200 if mag else 403)


@pytest.mark.parametrize("pagina", MET_RECORD)
def test_wat_er_niet_is_is_niet_gevonden(client, hier, pagina):
    client.force_login(hier.iemand(Rolsoort.BEHEERDER))

    vreemd = {"pk": 999_999_999, "ander": 999_999_998, "handeling": uuid4()}
    kwargs = {naam: vreemd[naam] for naam in converters_van(pagina)}
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
