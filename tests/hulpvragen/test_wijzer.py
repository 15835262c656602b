"""Walking the questions: every address from a page, and what stands in it."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import QueryDict

from hulpvragen.forms import Antwoordformulier
from hulpvragen.models import Vraagstap
from hulpvragen.wijzer import Wijzer
from tests.factories import KeuzeFactory, VraagstapFactory, VragenboomFactory
from wijken.plaats import Plaats

pytestmark = pytest.mark.django_db


@pytest.fixture
def stappen():
    boom = VragenboomFactory()
    for volgorde, soort in enumerate(Vraagstap.Soort):
        stap = VraagstapFactory(boom=boom, soort=soort, vraag=f"Vraag {soort}?", volgorde=volgorde)
        if not stap.is_vrij:
            for code in "ab":
                KeuzeFactory(stap=stap, code=code, tekst=f"{soort} {code}")
    return list(boom.stappen.with_keuzes().with_betekenis())


def _vind(tekst):
    return Plaats(label=tekst.upper()) if tekst == "hier" else Plaats(melding="Onbekende plek.")


@pytest.fixture
def wijzer(stappen):
    def maak(vraag="", **anders):
        vind_plaats = anders.pop("vind_plaats", _vind)
        formulier = Antwoordformulier(QueryDict(vraag), stappen=stappen, vind_plaats=vind_plaats)
        return Wijzer(formulier.invoer, **{"pad": "/w/", "antwoord_pad": "/w/antwoord/"} | anders)

    return maak


def _lees(url):
    delen = urlsplit(url)
    return delen.path, parse_qsl(delen.query)


def test_zonder_iets_begint_het_bij_de_eerste_vraag(wijzer):
    assert wijzer().stap.soort == "over"
    assert (wijzer().nummer, wijzer().vorige_url) == (1, "")


def test_elke_knop_leidt_naar_de_volgende_vraag_met_alle_antwoorden(wijzer):
    knop = wijzer("stap=hoe&over=a&over=b").knoppen[1]

    assert _lees(knop.url) == (
        "/w/",
        [("over", "a"), ("over", "b"), ("hoe", "b"), ("stap", "wie")],
    )


def test_een_andere_keuze_vervangt_de_vorige(wijzer):
    knoppen = wijzer("stap=hoe&hoe=a").knoppen

    assert [knop.gekozen for knop in knoppen] == [True, False]
    assert _lees(knoppen[1].url)[1] == [("hoe", "b"), ("stap", "wie")]


def test_de_laatste_vraag_leidt_naar_het_antwoord(wijzer):
    assert _lees(wijzer("stap=buiten&over=a").knoppen[0].url) == (
        "/w/antwoord/",
        [("over", "a"), ("buiten", "a")],
    )


def test_overslaan_laat_alleen_deze_vraag_weg(wijzer):
    assert _lees(wijzer("stap=hoe&over=a&hoe=b").overslaan_url)[1] == [
        ("over", "a"), ("stap", "wie"),
    ]  # fmt: skip


def test_terug_houdt_alle_antwoorden(wijzer):
    assert _lees(wijzer("stap=wie&over=a&hoe=b").vorige_url)[1] == [
        ("over", "a"), ("hoe", "b"), ("stap", "hoe"),
    ]  # fmt: skip


def test_wat_gekozen_is_laat_zich_wijzigen_en_komt_daarna_terug(wijzer):
    [eerste, tweede] = wijzer("stap=waar&over=a&over=b&hoe=a").gekozen(terug_naar="waar")

    assert (eerste.tekst, tweede.tekst) == ("over a, over b", "hoe a")
    pad, vraag = _lees(tweede.url)
    assert (pad, vraag[-2:]) == ("/w/", [("stap", "hoe"), ("naar", "waar")])
    terug = wijzer("&".join(f"{naam}={waarde}" for naam, waarde in vraag))
    assert _lees(terug.knoppen[1].url)[1][-1] == ("stap", "waar")


def test_wie_van_het_antwoord_komt_gaat_daar_ook_weer_heen(wijzer):
    knop = wijzer("stap=over&hoe=a&naar=antwoord")

    assert knop.volgende == "antwoord"
    assert knop.actie == "/w/antwoord/"
    assert ("stap", "antwoord") not in knop.verborgen


def test_het_formulier_neemt_de_andere_antwoorden_mee(wijzer):
    assert wijzer("stap=over&over=a&hoe=b").verborgen == [
        ("hoe", "b"), ("van", "over"), ("stap", "hoe"),
    ]  # fmt: skip


@pytest.mark.parametrize(("rest", "volgende"), [("&stap=wie", "wie"), ("", "antwoord")])
def test_een_leeg_formulier_vraagt_het_nog_een_keer_en_verliest_niets(wijzer, rest, volgende):
    bezig = wijzer(f"hoe=b&van=over{rest}")

    assert bezig.stap.soort == "over"
    assert bezig.melding == "U koos nog niets. Kies iets, of ga verder zonder keuze."
    assert bezig.volgende == volgende
    assert bezig.paren == [("hoe", "b")]
    assert "van=" not in bezig.overslaan_url
    assert not wijzer(f"over=a&van=over{rest}").leeg_verstuurd


def test_een_onbekende_keuze_krijgt_een_melding_en_de_rest_blijft(wijzer):
    bezig = wijzer("stap=over&over=a&over=onzin&hoe=b")

    assert "Deze keuze kennen wij niet" in bezig.melding
    assert bezig.paren == [("over", "a"), ("hoe", "b")]


def test_een_eerdere_vraag_die_niet_is_begrepen_komt_eerst_terug(wijzer):
    bezig = wijzer("stap=buiten&over=a&waar=verweg")

    assert bezig.stap.soort == "waar"
    assert bezig.melding == "Onbekende plek."
    assert bezig.invoer.plaatstekst == "verweg"
    assert ("waar", "verweg") not in parse_qsl(urlsplit(bezig.overslaan_url).query)


def test_een_plek_staat_er_met_haar_eigen_naam(wijzer):
    assert [een.tekst for een in wijzer("waar=hier").gekozen(terug_naar="over")] == ["HIER"]


def test_een_te_lange_plek_wordt_niet_opgezocht(wijzer):
    def mag_niet(tekst):
        raise AssertionError(tekst)

    bezig = wijzer("stap=waar&waar=" + "a" * 200, vind_plaats=mag_niet)

    assert "te lang" in bezig.melding


def test_gevaar_gaat_met_alle_antwoorden_naar_het_antwoord(wijzer):
    assert _lees(wijzer("stap=hoe&over=a").gevaar_url) == (
        "/w/antwoord/",
        [("over", "a"), ("gevaar", "ja")],
    )
    assert wijzer("gevaar=ja").gevaar
    assert not wijzer("gevaar=misschien").gevaar


@pytest.mark.parametrize("vraag", ["stap=onzin", "naar=onzin", "stap=", "stap=hoe&stap=onzin"])
def test_een_onbekende_stap_is_de_eerste_vraag_en_een_onbekend_doel_telt_niet(wijzer, vraag):
    assert wijzer(vraag).stap.soort == "over"
    assert wijzer(vraag).volgende == "hoe"


def test_een_lege_boom_heeft_geen_vraag():
    invoer = Antwoordformulier(QueryDict("over=a"), stappen=[]).invoer
    leeg = Wijzer(invoer, pad="/w/", antwoord_pad="/w/antwoord/")

    assert leeg.stap is None
    assert leeg.paren == []
    assert leeg.laatste_url == "/w/"


def test_in_het_voorbeeld_staat_het_einde_op_hetzelfde_adres(wijzer):
    bezig = wijzer("stap=buiten", einde=True, antwoord_pad="/w/")

    assert _lees(bezig.knoppen[0].url) == ("/w/", [("buiten", "a"), ("stap", "antwoord")])
