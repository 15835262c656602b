""" "Klopt dit niet?": the whole form, without an account and without a cookie."""

import re
import time
from datetime import date, timedelta
from unittest import mock

import pytest
from django.core import signing
from django.urls import reverse

from beheer.actions.samenvoegen import voeg_samen
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.bescherming import (
    HOOGSTENS_PER_DAG,
    ZEGEL_GELDIG,
    ZEGEL_ZOUT,
    maak_zegel,
    mag_verzenden,
    netwerkadres,
    zegel_klopt,
)
from beheer.models import Signaal, Verzendteller
from beheer.models.wijziging import Weg
from tests.factories import AanbodFactory, SignaalFactory
from tests.formulier import velden_van, verstuur

pytestmark = pytest.mark.django_db

VERLOPEN = "Deze bladzijde stond te lang open. Wat u schreef staat er nog"
NIET_VAN_HIER = "Dit formulier is niet van onze site verstuurd."
TE_VEEL = "Er is vandaag al veel verstuurd vanaf uw netwerk. Probeer het morgen opnieuw."


@pytest.fixture
def pad(een_aanbod):
    return reverse("beheer:signaal", args=["voorbeeldstad", een_aanbod.slug])


@pytest.fixture
def stuur(client, pad):
    """Sends the form as a browser would, with these fields changed; `koppen` are headers."""

    def stuur_(*, koppen=None, **velden):
        gegevens = velden_van(client.get(pad)) | {"reden": "tijden"} | velden
        return client.post(pad, gegevens, headers=koppen or {})

    return stuur_


def _geweigerd(antwoord, melding):
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert melding in inhoud
    assert not Signaal.objects.exists()
    return inhoud


# --- As it should be ---------------------------------------------------------------------------


def test_het_formulier_noemt_het_aanbod_en_elke_reden(client, pad, een_aanbod):
    antwoord = client.get(pad)
    inhoud = antwoord.content.decode()

    assert antwoord.status_code == 200
    assert f"Wat klopt er niet bij {een_aanbod.naam}?" in inhoud
    for reden in Signaal.Reden.labels:
        assert reden in inhoud
    assert "Er ging iets niet goed" not in inhoud


def test_wie_schreef_terwijl_het_adres_veranderde_verliest_niets(client, pad, een_aanbod):
    gegevens = velden_van(client.get(pad)) | {"reden": "tijden", "toelichting": "Dicht."}
    wijzig(een_aanbod, {"slug": "nieuw-adres"}, by=Herkomst(Weg.FORMULIER))

    antwoord = client.post(pad, gegevens, follow=True)

    assert antwoord.redirect_chain == [
        ("/voorbeeldstad/aanbod/nieuw-adres/klopt-dit-niet/bedankt/", 302)
    ]
    assert Signaal.objects.get().toelichting == "Dicht."


def test_wie_schreef_over_wat_is_samengevoegd_ziet_zijn_woorden_en_verstuurt_opnieuw(
    client, pad, een_aanbod, voorbeeldstad
):
    gegevens = velden_van(client.get(pad)) | {"reden": "tijden", "toelichting": "Dicht."}
    blijft = AanbodFactory(gemeente=voorbeeldstad)
    voeg_samen(blijft, een_aanbod, {}, by=Herkomst(Weg.FORMULIER))

    antwoord = client.post(pad, gegevens)

    assert VERLOPEN in _geweigerd(antwoord, "Dicht.")
    assert client.post(pad, velden_van(antwoord)).status_code == 302
    assert Signaal.objects.get().aanbod == blijft


def test_een_melding_komt_aan_en_wordt_bedankt(client, stuur, een_aanbod):
    antwoord = stuur(toelichting="Op vrijdag is het dicht.")

    signaal = Signaal.objects.get()
    assert (signaal.aanbod, signaal.reden) == (een_aanbod, "tijden")
    assert signaal.toelichting == "Op vrijdag is het dicht."
    assert signaal.ontvangen_op
    assert (signaal.afgehandeld_op, signaal.afgehandeld_door) == (None, None)
    bedankt = reverse("beheer:signaal_bedankt", args=["voorbeeldstad", een_aanbod.slug])
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, bedankt)
    assert "Uw melding is aangekomen" in client.get(bedankt).content.decode()


def test_een_toelichting_mag_leeg_zijn(stuur):
    stuur(reden="gestopt", toelichting="")

    assert Signaal.objects.get().reden == "gestopt"


def test_nergens_komt_een_cookie_bij(client, stuur, pad):
    antwoorden = [client.get(pad), stuur(reden=""), stuur()]
    antwoorden.append(client.get(antwoorden[-1].headers["Location"]))

    assert [antwoord.status_code for antwoord in antwoorden] == [200, 422, 302, 200]
    assert [antwoord.cookies for antwoord in antwoorden if antwoord.cookies] == []
    assert not client.cookies


def test_het_formulier_wordt_nergens_bewaard(client, pad):
    """It holds a dated seal: a cache would hand out one that has run out."""
    assert "no-store" in client.get(pad).headers["Cache-Control"]


def test_van_de_bezoeker_wordt_niets_bewaard_dan_hoe_wij_antwoorden():
    velden = {veld.name for veld in Signaal._meta.get_fields()}

    assert velden == {
        "id", "aanbod", "reden", "toelichting", "email", "telefoon", "ontvangen_op",
        "afgehandeld_op", "afgehandeld_door", "antwoord", "beantwoord_op", "verzendt_tot",
        "gewist_op",
    }  # fmt: skip


def test_alleen_lezen_en_versturen_kan(client, pad):
    assert client.head(pad).status_code == 200
    assert client.put(pad).status_code == 405
    assert client.delete(pad).status_code == 405


@pytest.mark.parametrize(
    "toelichting",
    [
        "🙂👩‍👩‍👧 klopt niet",
        "Ünïcödé — “aanhaling”",
        "<script>alert(1)</script>",
        "عربي",
        "x" * 1000,
    ],
)
def test_vreemde_tekens_komen_heel_aan(stuur, toelichting):
    stuur(toelichting=toelichting)

    assert Signaal.objects.get().toelichting == toelichting


def test_duizend_tekens_met_nieuwe_regels_passen(stuur):
    """A browser counts a line break as one character, and sends it as two."""
    getypt = "abcd\n" * 200

    stuur(toelichting=getypt.replace("\n", "\r\n"))

    assert Signaal.objects.exists()


# --- Each error at its field --------------------------------------------------------------------


def test_zonder_reden_staat_de_fout_bij_de_reden_en_blijft_de_tekst_staan(stuur):
    inhoud = _geweigerd(stuur(reden="", toelichting="Het is dicht."), "Kies wat er niet klopt.")

    assert 'href="#id_reden_0"' in inhoud
    assert 'id="id_reden_0"' in inhoud
    assert re.search(r"<title>\s*Fout:", inhoud)
    assert ">\nHet is dicht.</textarea>" in inhoud


def test_een_onbekende_reden_wordt_uitgelegd(stuur):
    _geweigerd(stuur(reden="verzonnen"), "Kies een van deze antwoorden.")


@pytest.mark.parametrize("toelichting", ["", "   \n "])
def test_iets_anders_vraagt_een_toelichting(stuur, toelichting):
    antwoord = stuur(reden="anders", toelichting=toelichting)

    inhoud = _geweigerd(antwoord, "Schrijf op wat er niet klopt.")
    assert velden_van(antwoord)["reden"] == ["anders"]
    assert 'href="#id_toelichting"' in inhoud


def test_iets_anders_met_een_toelichting_komt_aan(stuur):
    stuur(reden="anders", toelichting="De foto is van een ander gebouw.")

    assert Signaal.objects.get().reden == "anders"


def test_tienduizend_tekens_is_te_lang_en_blijft_staan(stuur):
    lang = "Dit klopt niet. " * 625

    antwoord = stuur(toelichting=lang)

    _geweigerd(antwoord, "Dit is te lang: schrijf hooguit 1.000 tekens.")
    assert velden_van(antwoord)["toelichting"] == [lang]
    assert velden_van(antwoord)["reden"] == ["tijden"]


def test_te_lang_bij_iets_anders_zegt_niet_dat_er_niets_staat(stuur):
    inhoud = _geweigerd(stuur(reden="anders", toelichting="x" * 10_000), "Dit is te lang")

    assert "Schrijf op wat er niet klopt." not in inhoud


@pytest.mark.parametrize("veld", ["reden", "toelichting", "zegel"])
def test_een_nulteken_wordt_geweigerd_zonder_storing(stuur, veld):
    antwoord = stuur(**{veld: "a\0b"})

    assert antwoord.status_code == 422
    assert not Signaal.objects.exists()


def test_meer_dan_een_megabyte_wordt_geweigerd_zonder_storing(stuur):
    assert stuur(toelichting="x" * 1_100_000).status_code == 400


def test_na_een_fout_kan_dezelfde_bladzijde_opnieuw_worden_verstuurd(client, pad, stuur):
    fout = stuur(reden="", toelichting="Op vrijdag is het dicht.")

    client.post(pad, velden_van(fout) | {"reden": "tijden"})

    assert Signaal.objects.get().toelichting == "Op vrijdag is het dicht."


def test_wat_is_getypt_komt_niet_als_html_terug(stuur):
    inhoud = stuur(reden="", toelichting="</textarea><b>vet</b>").content.decode()

    assert "<b>vet</b>" not in inhoud


# --- The seal -----------------------------------------------------------------------------------


def _zegel_van(seconden_geleden, onderwerp):
    toen = time.time() - seconden_geleden
    with mock.patch("django.core.signing.time.time", return_value=toen):
        return maak_zegel(onderwerp)


def test_een_zegel_van_te_lang_geleden_wordt_uitgelegd_en_vernieuwd(client, pad, stuur, een_aanbod):
    oud = _zegel_van(ZEGEL_GELDIG + 1, f"signaal:{een_aanbod.pk}")

    fout = stuur(zegel=oud, toelichting="Op vrijdag is het dicht.")

    _geweigerd(fout, VERLOPEN)
    assert velden_van(fout)["toelichting"] == ["Op vrijdag is het dicht."]
    assert velden_van(fout)["zegel"] != [oud]
    client.post(pad, velden_van(fout))
    assert Signaal.objects.get().reden == "tijden"


def test_een_zegel_is_vier_uur_goed(een_aanbod):
    onderwerp = f"signaal:{een_aanbod.pk}"

    assert zegel_klopt(_zegel_van(ZEGEL_GELDIG - 60, onderwerp), onderwerp)
    assert not zegel_klopt(_zegel_van(ZEGEL_GELDIG + 60, onderwerp), onderwerp)


@pytest.mark.parametrize("zegel", ["", "onzin", "signaal:1:abc:def", "é:ü:ñ", "x" * 5000, ":::"])
def test_een_vals_zegel_wordt_geweigerd(stuur, zegel):
    _geweigerd(stuur(zegel=zegel), VERLOPEN)


def test_een_zegel_van_een_ander_aanbod_wordt_geweigerd(stuur):
    _geweigerd(stuur(zegel=maak_zegel(f"signaal:{AanbodFactory().pk}")), VERLOPEN)


def test_een_zegel_met_een_andere_sleutel_of_een_ander_zout_wordt_geweigerd(een_aanbod, settings):
    onderwerp = f"signaal:{een_aanbod.pk}"
    ander_zout = signing.TimestampSigner(salt="iets.anders").sign(onderwerp)
    andere_sleutel = signing.TimestampSigner(key="geheim", salt=ZEGEL_ZOUT).sign(onderwerp)

    assert zegel_klopt(maak_zegel(onderwerp), onderwerp)
    assert not zegel_klopt(ander_zout, onderwerp)
    assert not zegel_klopt(andere_sleutel, onderwerp)


def test_zonder_zegel_wordt_niets_aangenomen(client, pad):
    _geweigerd(client.post(pad, {"reden": "tijden"}), VERLOPEN)


# --- Where it comes from ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "koppen",
    [
        {"Origin": "https://elders.example"},
        {"Origin": "http://testserver.elders.example"},
        {"Origin": "http://testserver:8080"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://elders.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
    ids=str,
)
def test_van_een_andere_site_wordt_niets_aangenomen(stuur, koppen):
    _geweigerd(stuur(koppen=koppen, toelichting="Dicht."), NIET_VAN_HIER)


def test_een_onleesbare_herkomst_geeft_geen_storing(stuur):
    _geweigerd(stuur(koppen={"Origin": "http://["}), NIET_VAN_HIER)


@pytest.mark.parametrize(
    "koppen",
    [
        {},
        {"Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_van_deze_site_of_een_oude_browser_wordt_het_aangenomen(stuur, koppen):
    assert stuur(koppen=koppen).status_code == 302


def test_een_vreemde_herkomst_telt_niet_als_verzending(stuur):
    stuur(koppen={"Origin": "https://elders.example"})

    assert not Verzendteller.objects.exists()


# --- Not too often ------------------------------------------------------------------------------


def _aanvraag(rf, adres="203.0.113.7", **koppen):
    return rf.post("/", REMOTE_ADDR=adres, headers=koppen)


def test_na_twintig_keer_is_het_voor_vandaag_genoeg(client, pad, stuur):
    for _ in range(HOOGSTENS_PER_DAG):
        assert stuur().status_code == 302

    antwoord = stuur(toelichting="Ook dit nog.")

    assert HOOGSTENS_PER_DAG == 20
    assert antwoord.status_code == 422
    assert TE_VEEL in antwoord.content.decode()
    assert velden_van(antwoord)["toelichting"] == ["Ook dit nog."]
    assert Signaal.objects.count() == HOOGSTENS_PER_DAG


def test_een_fout_in_het_formulier_telt_niet_mee(stuur):
    for _ in range(3):
        stuur(reden="")
    stuur()

    assert Verzendteller.objects.get().aantal == 1


def test_elk_adres_telt_apart(rf):
    for _ in range(HOOGSTENS_PER_DAG + 1):
        vol = mag_verzenden(_aanvraag(rf))

    assert not vol
    assert mag_verzenden(_aanvraag(rf, "203.0.113.8"))


def _op(dag):
    return mock.patch("beheer.bescherming.timezone.localdate", return_value=dag)


def test_een_nieuwe_dag_begint_opnieuw_en_wist_de_oude_rijen(rf):
    with _op(date(2026, 7, 1)):
        for _ in range(HOOGSTENS_PER_DAG + 5):
            mag_verzenden(_aanvraag(rf))
        mag_verzenden(_aanvraag(rf, "203.0.113.8"))
        assert not mag_verzenden(_aanvraag(rf))

    with _op(date(2026, 7, 2)):
        assert mag_verzenden(_aanvraag(rf))

    assert list(Verzendteller.objects.values_list("dag", "aantal")) == [(date(2026, 7, 2), 1)]


def test_het_adres_is_uit_de_sleutel_niet_te_lezen_en_morgen_een_ander(rf, settings):
    sleutels = []
    for dag in (date(2026, 7, 1), date(2026, 7, 2)):
        with _op(dag):
            mag_verzenden(_aanvraag(rf))
        sleutels.append(Verzendteller.objects.get().sleutel)
    settings.SECRET_KEY = "een andere sleutel"
    Verzendteller.objects.all().delete()
    with _op(date(2026, 7, 1)):
        mag_verzenden(_aanvraag(rf))
    sleutels.append(Verzendteller.objects.get().sleutel)

    assert len(set(sleutels)) == 3
    assert all(len(sleutel) == 64 and "203.0.113" not in sleutel for sleutel in sleutels)


def test_een_gelijktijdige_eerste_verzending_telt_ook(rf):
    """Another process creates the row between our looking and our writing."""
    from beheer import bescherming

    echt = bescherming._tel_op
    mag_verzenden(_aanvraag(rf))
    with mock.patch("beheer.bescherming._tel_op", side_effect=[0, None]) as tel_op:
        tel_op.side_effect = lambda sleutel: 0 if tel_op.call_count == 1 else echt(sleutel)
        assert mag_verzenden(_aanvraag(rf))

    assert Verzendteller.objects.get().aantal == 2


def test_zonder_vertrouwde_proxy_telt_het_adres_van_de_verbinding(rf, settings):
    settings.TRUSTED_PROXY = False
    aanvraag = _aanvraag(rf, **{"X-Forwarded-For": "198.51.100.1"})

    assert netwerkadres(aanvraag) == "203.0.113.7"


@pytest.mark.parametrize(
    "doorgegeven, adres",
    [
        ("198.51.100.1", "198.51.100.1"),
        ("1.1.1.1, 198.51.100.1", "198.51.100.1"),
        ("1.1.1.1,2001:db8::1", "2001:db8::1"),
        ("", "203.0.113.7"),
    ],
)
def test_achter_een_vertrouwde_proxy_telt_het_laatste_adres(rf, settings, doorgegeven, adres):
    settings.TRUSTED_PROXY = True

    assert netwerkadres(_aanvraag(rf, **{"X-Forwarded-For": doorgegeven})) == adres


def test_een_verzonnen_adres_vooraan_helpt_niet_langs_de_teller(rf, settings):
    settings.TRUSTED_PROXY = True

    mag = [
        mag_verzenden(_aanvraag(rf, **{"X-Forwarded-For": f"10.0.0.{nummer}, 198.51.100.1"}))
        for nummer in range(HOOGSTENS_PER_DAG + 1)
    ]

    assert mag == [True] * HOOGSTENS_PER_DAG + [False]


# --- Of what --------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["signaal", "signaal_bedankt"])
@pytest.mark.parametrize(
    "gemeente, slug", [("voorbeeldstad", "bestaat-niet"), ("nergens", "bestaat-niet")]
)
def test_onbekend_aanbod_geeft_niet_gevonden(client, naam, gemeente, slug):
    assert client.get(reverse(f"beheer:{naam}", args=[gemeente, slug])).status_code == 404


@pytest.mark.parametrize("naam", ["signaal", "signaal_bedankt"])
def test_aanbod_van_een_andere_gemeente_geeft_niet_gevonden(client, naam, een_aanbod):
    pad = reverse(f"beheer:{naam}", args=["dordrecht", een_aanbod.slug])

    assert client.get(pad).status_code == 404


@pytest.mark.parametrize("status", ["concept", "gearchiveerd"])
def test_over_aanbod_dat_niet_openbaar_is_kan_niets_worden_gemeld(client, teststad, status):
    aanbod = AanbodFactory(gemeente=teststad, status=status)
    pad = reverse("beheer:signaal", args=["teststad", aanbod.slug])

    assert client.get(pad).status_code == 404
    assert client.post(pad, {"reden": "tijden"}).status_code == 404


def test_over_regionaal_aanbod_kan_in_elke_gemeente_van_de_regio_worden_gemeld(client, teststad):
    aanbod = AanbodFactory(bereik="regio", gemeente=None, regio=teststad.regio)

    verstuur(client, reverse("beheer:signaal", args=["teststad", aanbod.slug]), reden="contact")

    assert Signaal.objects.get().aanbod == aanbod


def test_het_nieuwste_signaal_staat_vooraan():
    oud, nieuw = SignaalFactory(), SignaalFactory()
    Signaal.objects.filter(pk=oud.pk).update(ontvangen_op=oud.ontvangen_op - timedelta(days=1))

    assert list(Signaal.objects.all()) == [nieuw, oud]
