import pytest

from portaal import adressen
from tests.factories import AanbodFactory


@pytest.mark.django_db
def test_het_patroon_van_een_gemeente_geeft_het_adres_van_elk_aanbod(client, teststad):
    aanbod = AanbodFactory(gemeente=teststad, slug="koffie")

    pad = adressen.aanbod_patroon("teststad").format("koffie")

    assert pad == adressen.aanbod(aanbod) == "/teststad/aanbod/koffie/"
    assert client.get(pad).status_code == 200
