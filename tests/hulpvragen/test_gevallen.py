"""Every row of `gevallen.tsv`, which staff can read: from answers to a route and a first door."""

import pytest
from django.http import QueryDict

from aanbod.models import Aanbod, Onderwerp
from hulpvragen.models import Keuze, Vraagstap
from hulpvragen.routes import ROUTES, Deursoort, routes_voor
from portaal.hulpwijzerpagina import uitkomst_van, wijzer_voor
from tests.hulpvragen.gevallen import GEVALLEN
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


def _loop(geval):
    gemeente = Gemeente.objects.select_related("regio").get(slug=geval.gemeente)
    wijzer = wijzer_voor(gemeente, QueryDict(geval.antwoorden))
    return wijzer, uitkomst_van(wijzer, gemeente)


def _eerste(uitkomst):
    if not uitkomst.deuren:
        return "-"
    deur = uitkomst.deuren[0]
    return f"{deur.soort}*" if deur.vervangt else str(deur.soort)


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_deze_antwoorden_leiden_naar_deze_deur(geval):
    wijzer, uitkomst = _loop(geval)

    route = " + ".join(een.code for een in routes_voor(wijzer.antwoorden))
    verder = uitkomst.verder.functie if uitkomst.verder else "-"
    assert (route, _eerste(uitkomst), verder) == (geval.route, geval.eerste_deur, geval.verder)


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_wat_bij_elke_uitkomst_geldt(geval):
    """At most three doors, each once; never maatwerk; for children never the makelaar."""
    wijzer, uitkomst = _loop(geval)

    assert 1 <= len(uitkomst.deuren) <= 3
    sleutels = [deur.pk for deur in uitkomst.alle]
    assert len(sleutels) == len(set(sleutels)) <= 5
    gekozen = Aanbod.objects.filter(pk__in=sleutels)
    assert not gekozen.filter(rol=Aanbod.Rol.MAATWERK).exists()
    assert gekozen.gepubliceerd().count() == len(sleutels)
    if wijzer.antwoorden.raakt_jeugd:
        assert Deursoort.MAKELAAR not in {deur.soort for deur in uitkomst.alle}
        assert not uitkomst.verder or uitkomst.verder.functie == "jeugd"
    assert all(deur.waarom for deur in uitkomst.alle)


def test_er_zijn_genoeg_gevallen_en_elke_route_komt_voor():
    assert len(GEVALLEN) >= 60
    genoemd = {code for geval in GEVALLEN for code in geval.route.split(" + ")}
    assert {route.code for route in ROUTES} | {"gevaar"} == genoemd
    assert {geval.gemeente for geval in GEVALLEN} == {"dordrecht", "alblasserdam", "voorbeeldstad"}


def test_elk_onderwerp_en_elke_keuze_komt_in_de_gevallen_voor():
    alles = [QueryDict(geval.antwoorden) for geval in GEVALLEN]
    for keuze in Keuze.objects.select_related("stap"):
        assert any(keuze.code in vraag.getlist(keuze.stap.soort) for vraag in alles), keuze.code
    van_keuzes = set(Keuze.objects.values_list("onderwerpen__slug", flat=True))
    assert set(Onderwerp.objects.values_list("slug", flat=True)) <= van_keuzes


def test_de_vragen_van_de_site_zijn_er_hooguit_vijf():
    assert 3 <= Vraagstap.objects.op_de_site().count() <= 5
