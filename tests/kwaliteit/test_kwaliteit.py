"""The search never gets worse unnoticed: the figures of each set are at least those recorded.

`make kwaliteit` shows them; `make kwaliteit ARGS=--neem-op` records them anew.
"""

import pytest

from aanbod.models import Onderwerp
from portaal.antwoord import pagina_bij

from .meting import SETS, lees_cijfers, lees_set, meet_set


@pytest.fixture
def onderwerpen_bij(dordrecht):
    return lambda vraag: [een.slug for een in pagina_bij(vraag, dordrecht).onderwerpen]


@pytest.mark.django_db
@pytest.mark.parametrize("naam", SETS)
def test_het_zoeken_is_minstens_zo_goed_als_de_laatste_keer(naam, onderwerpen_bij):
    if not SETS[naam].exists():
        pytest.skip(f"{SETS[naam].name} staat niet naast het project")
    cijfers = meet_set(SETS[naam], onderwerpen_bij)["alle"]

    assert not cijfers.is_lager_dan(lees_cijfers()[naam]), cijfers


def test_de_eigen_vragen_zijn_minstens_200_en_bijna_de_helft_is_nooit_gezien():
    vragen = {
        naam: {vraag for vraag, _ in lees_set(bestand)}
        for naam, bestand in SETS.items()
        if naam != "ontwikkelset"
    }
    ongezien = vragen["ongezien"] | vragen["ongezien-zijdelings"]

    assert len(ongezien) >= 250
    assert len(ongezien | vragen["gezien"]) >= 500
    assert ongezien.isdisjoint(vragen["gezien"])


@pytest.mark.django_db
def test_elk_goed_antwoord_is_een_onderwerp():
    slugs = set(Onderwerp.objects.values_list("slug", flat=True))

    for naam in ("gezien", "ongezien", "ongezien-zijdelings"):
        for vraag, goede in lees_set(SETS[naam]):
            assert set(goede) <= slugs, vraag
