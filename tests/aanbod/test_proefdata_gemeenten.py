"""More invented gemeenten than Voorbeeldstad, up to the size of the country."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db.models import Count, F
from shapely import STRtree, box
from shapely.geometry import shape

from aanbod.actions.proefdata import maak_proefdata, plannen_te_maken
from aanbod.actions.proefdata.gebied import WIJKMAAT
from aanbod.management.commands.proefdata import Balk
from aanbod.models import Aanbod, AanbodLocatie, Zoekdocument
from tests.aanbod.voorbeeldstad import aanbieders, van, wis
from wijken.models import Gemeente, Omtrek

pytestmark = pytest.mark.django_db


@pytest.fixture
def leeg(voorbeeldstad):
    """The real inventory, without Voorbeeldstad."""
    wis()


@pytest.fixture
def drie(leeg):
    """Voorbeeldstad and two more in one regio, the first of them its centre."""
    maak_proefdata(aanbod=180, zaad=1, gemeenten=3)
    return list(Gemeente.objects.filter(verzonnen=True).order_by("pk"))


def test_meer_gemeenten_delen_het_aanbod_en_hebben_elk_een_makelaar_en_een_wijkteam(drie):
    verzonnen = Aanbod.objects.filter(bron__slug="proefdata")

    assert verzonnen.count() == 180 + 3 * 2
    assert Zoekdocument.objects.filter(aanbod__in=verzonnen).count() == verzonnen.count()
    for gemeente in drie:
        assert gemeente.aanbod.filter(alle_onderwerpen=True).count() == 2
        assert gemeente.aanspreekpunten.count() == 3


def test_elke_gemeente_meer_is_als_verzonnen_te_herkennen_en_voldoet_aan_elke_regel(drie):
    for gemeente in drie[1:]:
        assert "(voorbeeld 00" in gemeente.naam
        assert "verzonnen" in gemeente.peiling
        gemeente.full_clean()
        for lijst in (gemeente.wijken, gemeente.edities, gemeente.locaties, gemeente.aanbod):
            assert lijst.exists()
            for record in lijst.all():
                record.full_clean()
    for aanbieder in aanbieders():
        aanbieder.full_clean()


def test_voorbeeldstad_is_hetzelfde_met_of_zonder_andere_gemeenten(leeg):
    maak_proefdata(aanbod=90, zaad=1)
    alleen = list(van(Aanbod, "gemeente").order_by("pk").values_list("slug", "beschrijving"))
    wis()

    maak_proefdata(aanbod=180, zaad=1, gemeenten=3)

    samen = van(Aanbod, "gemeente").order_by("pk").values_list("slug", "beschrijving")
    assert list(samen) == alleen


def test_het_centrum_van_een_regio_heeft_aanbod_voor_de_hele_regio(drie):
    stad, centrum, ander = drie

    regionaal = Aanbod.objects.filter(regio=centrum.regio)

    assert regionaal
    assert set(regionaal) < set(Aanbod.objects.in_gemeente(ander))
    assert stad.regio is None


def test_een_adres_in_een_andere_gemeente_is_daar_geen_speld(drie):
    elders = AanbodLocatie.objects.filter(aanbod__regio=None).exclude(
        locatie__gemeente=F("aanbod__gemeente")
    )

    assert elders
    for plek in elders:
        assert not plek.aanbod.spelden.filter(gemeente=plek.locatie.gemeente).exists()


def test_dezelfde_opdracht_maakt_af_wat_was_gestopt(leeg):
    def stop(aantal):
        if Gemeente.objects.filter(verzonnen=True).count() == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        maak_proefdata(aanbod=180, zaad=1, gemeenten=3, voortgang=stop)
    staan = set(Aanbod.objects.filter(bron__slug="proefdata").values_list("slug", flat=True))

    maak_proefdata(aanbod=180, zaad=1, gemeenten=3)

    alle = Aanbod.objects.filter(bron__slug="proefdata")
    assert 0 < len(staan) < alle.count() == 180 + 3 * 2
    assert staan < set(alle.values_list("slug", flat=True))


def test_wat_al_staat_telt_mee_en_blijft(voorbeeldstad, capsys):
    """After `begin` Voorbeeldstad has 150; the others share the rest."""
    call_command("proefdata", aanbod=180, gemeenten=3)

    assert voorbeeldstad.aanbod.filter(alle_onderwerpen=False).count() == 150
    assert Aanbod.objects.filter(bron__slug="proefdata").count() == 180 + 3 * 2
    assert capsys.readouterr().out == (
        "1 van deze 3 gemeenten staan er al en blijven zoals zij zijn.\n"
        "34 verzonnen aanbod gemaakt in 2 gemeenten.\n"
    )


def test_te_weinig_aanbod_voor_alle_gemeenten_wordt_geweigerd(leeg):
    with pytest.raises(ValueError, match="een aantal van 20 of meer"):
        maak_proefdata(aanbod=19, zaad=1, gemeenten=10)


def test_ook_zonder_ruimte_over_krijgt_elke_gemeente_iets(leeg):
    maak_proefdata(aanbod=10, zaad=1, gemeenten=5)

    aantallen = Gemeente.objects.filter(verzonnen=True).annotate(n=Count("aanbod"))
    assert min(aantallen.values_list("n", flat=True)) >= 1 + 2


# --- The plans of many gemeenten -------------------------------------------------------------------


@pytest.fixture
def plannen(leeg):
    return plannen_te_maken(250_000, 400)


def test_een_groot_totaal_wordt_precies_verdeeld_met_2000_in_voorbeeldstad(plannen):
    aantallen = [plan.aantal for plan in plannen]

    assert len(aantallen) == 400
    assert sum(aantallen) == 250_000
    assert aantallen[0] == 2_000
    assert max(aantallen) > 20 * min(aantallen) > 0


def test_namen_codes_en_adressen_van_vierhonderd_gemeenten_zijn_uniek(plannen):
    for veld in ("code", "naam", "slug", "hoek"):
        assert len({getattr(plan, veld) for plan in plannen}) == 400, veld


def test_geen_gemeente_ligt_over_een_andere_heen(plannen):
    """A city is three wijken high and four wide."""
    steden = [
        box(lengte, breedte, lengte + 4 * WIJKMAAT[1], breedte + 3 * WIJKMAAT[0])
        for breedte, lengte in (plan.hoek for plan in plannen)
    ]
    echte = [
        shape(omtrek.geometrie) for omtrek in Omtrek.objects.filter(wijk__gemeente__verzonnen=False)
    ]
    boom = STRtree(steden + echte)

    assert echte
    for stad in steden:
        assert len(boom.query(stad, predicate="intersects")) == 1
        assert box(3.2, 50.7, 7.3, 53.7).contains(stad)


# --- How far it is ---------------------------------------------------------------------------------


class _Scherm(StringIO):
    def isatty(self):
        return True


def _balk(uit, delen):
    balk = Balk(OutputWrapper(uit), sum(delen))
    balk.begin -= 10
    for deel in delen:
        balk.erbij(deel)
    return uit.getvalue()


def test_op_een_scherm_loopt_een_regel_mee():
    regels = _balk(_Scherm(), [25, 75])

    assert regels.startswith("\r[#######....")
    assert "25 van 100 aanbod, nog 30 s" in regels
    assert regels.count("\r") == 2
    assert regels.endswith("\n")


def test_in_een_bestand_komt_er_een_regel_per_tiende_deel():
    assert _balk(StringIO(), [1] * 100).count("\n") == 10


def test_wat_een_tel_duurt_heeft_geen_balk():
    uit = StringIO()
    Balk(OutputWrapper(uit), 10).erbij(10)

    assert uit.getvalue() == ""
