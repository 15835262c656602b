"""The conditions of the database judged in memory: the same verdict as the database gives."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbod.models import Aanbieder, Aanbod, AanbodOnderwerp, Werkgebied
from aanbod.voorwaarden import NietHier, voldoet
from wijken.models import Gemeente, Locatie, Regio

pytestmark = pytest.mark.django_db
BEPERKT = [Aanbod, Aanbieder, AanbodOnderwerp, Werkgebied, Locatie]
REGELS = [
    (model, regel)
    for model in BEPERKT
    for regel in model._meta.constraints
    if isinstance(regel, models.CheckConstraint)
]
leeg_of_iets = st.sampled_from(["", "x"])
leeftijd = st.none() | st.integers(0, 3)
dag = st.none() | st.dates(min_value=date(2026, 1, 1),
                           max_value=date(2026, 1, 3))  # fmt: skip
sleutel = st.none() | st.just(1)
WAARDEN = {
    "bereik": st.sampled_from(["wijken", "gemeente", "regio"]), "gemeente_id": sleutel, "regio_id": sleutel,
    "soort_afwijkend": st.sampled_from(["", "formeel"]), "soort_reden": leeg_of_iets,
    "leeftijd_vanaf": leeftijd, "leeftijd_tot_en_met": leeftijd, "gesloten_van": dag,
    "gesloten_tot_en_met": dag, "gesloten_bericht": leeg_of_iets, "gecontroleerd_op": dag,
    "gecontroleerd_door": leeg_of_iets, "bron_id": sleutel, "paragraaf": leeg_of_iets,
    "eigen_oordeel": leeg_of_iets, "breedte": st.none() | st.sampled_from([1.0, 51.8]),
    "lengte": st.none() | st.sampled_from([4.6, 90.0]), "wijk_id": sleutel,
    "precisie": st.sampled_from(["adres", "wijk"]), "onderdeel_van_id": sleutel, "id": sleutel,
}  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries(WAARDEN))
@pytest.mark.parametrize("model, regel", REGELS, ids=[regel.name for _, regel in REGELS])
def test_elke_voorwaarde_wordt_geoordeeld_zoals_de_database_dat_doet(model, regel, waarden):
    velden = {veld.attname for veld in model._meta.concrete_fields}
    record = model(**{naam: waarde for naam, waarde in waarden.items() if naam in velden})

    try:
        regel.validate(model, record)
    except ValidationError:
        verwacht = False
    else:
        verwacht = True
    assert (voldoet(regel.condition, record) is not False) == verwacht


@pytest.mark.parametrize("voorwaarde", [
    Q(aanbieder__naam="x"), Q(naam__icontains="x"), Q(pk__in=Aanbod.objects.all()), Q(naam=F("slug") + F("naam")),
])  # fmt: skip
def test_wat_verder_kijkt_dan_het_record_wordt_niet_geraden(voorwaarde):
    with pytest.raises(NietHier):
        voldoet(voorwaarde, Aanbod(naam="x"))


def test_wat_nog_bewaard_moet_worden_telt_als_er():
    aanbod = Aanbod(gemeente=Gemeente(), regio=None)

    assert voldoet(Q(gemeente__isnull=False, regio__isnull=True), aanbod)
    assert not voldoet(Q(regio=Regio(pk=3)) | Q(pk__in=[]), aanbod)
