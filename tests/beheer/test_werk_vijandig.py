"""Whatever someone who signed in sends to a page under `/werk/`: an answer, never an error."""

import pytest

from beheer.models.rol import Rolsoort
from beheer.toegang import TOEGANG
from tests.beheer.stad import PAGINAS, Stad, adres_van
from tests.formulier import velden_van

pytestmark = pytest.mark.django_db

VIJANDIG = [
    "\x00", "-1", "99999999999999999999", "NaN", "\u202e\u200b", "=cmd()|' /C calc'!A0", "0000-01-01",
    '{"naam": 1}', "[[[[" * 500, "²", "٣", "a@b.nl\r\nBcc: c@d.nl", "x" * 20_000,
    "<script>alert(1)</script>", '{"naam": "\\ud800"}',
]  # fmt: skip
NAMEN = [
    "q", "status", "pagina", "stap", "aanbieder", "gemeente", "wijk", "onderwerp", "lijst", "werklijst",
    "vorm", "soort", "wat", "waarde", "alles", "id", "later", "terug", "ander", "wijziging", "gezien",
]  # fmt: skip


@pytest.mark.parametrize("pagina", PAGINAS)
def test_een_bladzijde_onder_werk_geeft_op_alles_antwoord(client, pagina):
    """A 500 raises in the test client."""
    stad = Stad()
    soort = Rolsoort.REDACTEUR if Rolsoort.REDACTEUR in TOEGANG[pagina] else Rolsoort.AANBIEDER
    client.force_login(stad.iemand(soort))
    adres = adres_van(pagina, stad)
    gewoon = client.get(adres)
    heeft_formulier = gewoon.status_code == 200 and "html" in gewoon.get("Content-Type", "")
    velden = velden_van(gewoon) if heeft_formulier else {}
    for waarde in VIJANDIG:
        alles = dict.fromkeys([*velden, *NAMEN], waarde)
        if len(waarde) < 5_000:
            assert client.get(adres, alles).status_code < 500
        assert client.post(adres, alles).status_code < 500
    assert client.post(adres, {}).status_code < 500
    assert client.post(adres, '{"a": 1}', content_type="application/json").status_code < 500


@pytest.mark.parametrize("pagina", ["aanbod_bewerken", "aanbod_plekken", "aanbieder_bewerken",
                                    "contactpersoon", "voorstel", "aanbod_nieuw"])  # fmt: skip
def test_elk_veld_van_een_formulier_alleen(client, pagina):
    stad = Stad()
    client.force_login(stad.iemand(Rolsoort.REDACTEUR))
    adres = adres_van(pagina, stad)
    velden = velden_van(client.get(adres))
    for naam in velden:
        for waarde in ("\x00", "[[[[" * 500, "\u202e", '{"naam": "\\ud800"}', "-1"):
            assert client.post(adres, velden | {naam: waarde}).status_code < 500
        assert (
            client.post(adres, {een: w for een, w in velden.items() if een != naam}).status_code
            < 500
        )
