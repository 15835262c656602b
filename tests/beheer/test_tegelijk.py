"""Many at once: seen before, applied as one, and undone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanbod.gegevens import lees
from aanbod.models import Aanbod
from beheer.actions.wijzigen import Herkomst, wijzig
from beheer.models import Rol, Wijziging
from beheer.models.wijziging import Weg
from beheer.views import tegelijk
from tests.factories import AanbodFactory, GebruikerFactory, OnderwerpFactory
from tests.formulier import velden_van

pytestmark = pytest.mark.django_db
BY = Herkomst(Weg.FORMULIER, als="redacteur Teststad")


@pytest.fixture
def werk(client, teststad):
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort="redacteur", gemeente=teststad)
    client.force_login(gebruiker)
    return client


@pytest.fixture
def drie(teststad):
    return [AanbodFactory(naam=f"Club {nummer}", gemeente=teststad) for nummer in range(3)]


def _adres(aanbod, **vraag):
    return "werk:aanbod_tegelijk", {"id": [een.pk for een in aanbod], **vraag}


def _kijk(client, aanbod, **vraag):
    return client.get(reverse("werk:aanbod_tegelijk"), {"id": [een.pk for een in aanbod], **vraag})


def _pas_toe(client, bladzijde):
    return client.post(bladzijde.request["PATH_INFO"] + "?" + bladzijde.request["QUERY_STRING"],
                       velden_van(bladzijde))  # fmt: skip


def _staat(aanbod):
    return [lees(Aanbod.objects.get(pk=een.pk)) for een in aanbod]


def test_eerst_zien_dan_doen_dan_terug(werk, drie):
    eerst = _staat(drie)
    wijzig(drie[0], {"capaciteit": "vol"}, by=BY)
    eerst[0]["capaciteit"] = "vol"

    bladzijde = _kijk(werk, drie, wat="capaciteit", waarde="vol")
    assert (bladzijde.context["wijzigt_aantal"], bladzijde.context["gelijk_aantal"]) == (2, 1)
    assert Wijziging.objects.filter(weg="veel").count() == 0

    antwoord = _pas_toe(werk, bladzijde)

    rijen = Wijziging.objects.filter(weg="veel")
    assert rijen.count() == 2
    assert len({rij.handeling for rij in rijen}) == 1
    assert [een["capaciteit"] for een in _staat(drie)] == ["vol"] * 3
    pagina = antwoord["Location"]
    assert "Club 1" in werk.get(pagina).content.decode()

    werk.post(f"{pagina}terug/")

    assert _staat(drie) == eerst
    assert "teruggedraaid op" in werk.get(pagina).content.decode()


@pytest.mark.parametrize("wat", ["wijk", "onderwerp"])
def test_erbij_en_eraf(werk, teststad, drie, wat):
    wijk, onderwerp = teststad.wijken.first(), OnderwerpFactory()
    waarde = {"wijk": wijk.pk, "onderwerp": onderwerp.pk}[wat]
    naam = {"wijk": "werkgebieden", "onderwerp": "onderwerpkoppelingen"}[wat]
    eerst = _staat(drie)

    _pas_toe(werk, _kijk(werk, drie, wat=f"{wat}_erbij", waarde=waarde))
    assert [len(een[naam]) for een in _staat(drie)] == [len(een[naam]) + 1 for een in eerst]

    _pas_toe(werk, _kijk(werk, drie, wat=f"{wat}_eraf", waarde=waarde))
    assert _staat(drie) == eerst


def test_gecontroleerd_telefoon_en_status(werk, drie):
    _pas_toe(werk, _kijk(werk, drie, wat="gecontroleerd", waarde="Samen Dordt"))
    _pas_toe(werk, _kijk(werk, drie, wat="telefoon", waarde="078 123 4567"))
    _pas_toe(werk, _kijk(werk, drie, wat="status", waarde="gearchiveerd"))

    for een in _staat(drie):
        assert een["gecontroleerd_op"]
        assert een["gecontroleerd_door"] == "Samen Dordt"
        assert (een["telefoon"], een["status"]) == ("078 123 4567", "gearchiveerd")


def test_de_enige_wijk_blijft(werk, teststad):
    wijk = teststad.wijken.first()
    aanbod = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[wijk])

    context = _kijk(werk, [aanbod], wat="wijk_eraf", waarde=wijk.pk).context

    assert context["wijzigt_aantal"] == 0
    assert "enige wijk" in context["past_niet"][0].past_niet


def test_alles_van_de_lijst_volgt_de_zoekvraag(werk, drie):
    Aanbod.objects.filter(pk=drie[1].pk).update(naam="Zwaluw", sorteernaam="zwaluw")
    vraag = {"alles": "1", "q": "zwaluw", "wat": "capaciteit", "waarde": "vol"}

    _pas_toe(werk, werk.get(reverse("werk:aanbod_tegelijk"), vraag))

    assert [een["capaciteit"] for een in _staat(drie)] == ["onbekend", "vol", "onbekend"]


def test_wat_een_ander_intussen_wijzigde_wordt_eerst_getoond(werk, drie):
    bladzijde = _kijk(werk, drie, wat="telefoon", waarde="078 0000001")
    wijzig(drie[2], {"telefoon": "078 0000999"}, by=BY)

    antwoord = _pas_toe(werk, bladzijde)

    assert antwoord.status_code == 422
    assert "wijzigde intussen iets" in antwoord.content.decode()
    assert "078 0000999" in antwoord.content.decode()
    assert not Wijziging.objects.filter(weg="veel").exists()
    assert _pas_toe(werk, antwoord).status_code == 302


def test_de_lijst_zoekt_op_wijk_en_onderwerp_en_vinkt_alles_aan(werk, teststad, drie):
    wijk, onderwerp = teststad.wijken.first(), OnderwerpFactory()
    hier = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[wijk], onderwerpen=[onderwerp])
    lijst = reverse("werk:aanbod_lijst")

    for vraag in ({"wijk": wijk.code}, {"onderwerp": onderwerp.slug}):
        assert list(werk.get(lijst, vraag).context["pagina"]) == [hier]
        # All of the list are those of the question.
        gekozen = werk.get(reverse("werk:aanbod_tegelijk"), {"alles": "1", **vraag})
        assert gekozen.context["aantal"] == 1
    assert len(werk.get(lijst, {"wijk": "onzin"}).context["pagina"].object_list) == 4
    vinkjes = werk.get(lijst, {"aan": "1"}).content.decode()
    assert vinkjes.count(" checked") == 4
    assert " checked" not in werk.get(lijst).content.decode()


def test_alles_terug_kan_niet_als_er_daarna_weer_iets_veranderde(werk, drie):
    pagina = _pas_toe(werk, _kijk(werk, drie, wat="telefoon", waarde="078 0000001"))["Location"]
    wijzig(drie[2], {"telefoon": "078 0000999"}, by=BY)

    antwoord = werk.post(f"{pagina}terug/", follow=True)

    assert "na deze wijziging is weer iets veranderd (telefoon)" in antwoord.content.decode()
    assert [een["telefoon"] for een in _staat(drie)] == [
        "078 0000001",
        "078 0000001",
        "078 0000999",
    ]


def test_er_zijn_haast_evenveel_vragen_voor_drie_als_voor_dertig(werk, teststad):
    vragen = []
    for aantal in (2, 3, 30):
        groep = AanbodFactory.create_batch(aantal, gemeente=teststad)
        bladzijde = _kijk(werk, groep, wat="capaciteit", waarde="vol")
        with CaptureQueriesContext(connection) as gevangen:
            _pas_toe(werk, bladzijde)
        vragen.append(len(gevangen))
    # The first one warms up; SQLite writes wide rows some twenty at a time.
    assert vragen[2] - vragen[1] <= 2


def test_meer_dan_het_hoogste_aantal_zegt_wat_dan(werk, drie, monkeypatch):
    monkeypatch.setattr(tegelijk, "HOOGSTENS", 2)

    antwoord = _kijk(werk, drie, wat="capaciteit", waarde="vol")

    assert "Dit zijn er 3. Kies er hooguit 2 tegelijk" in antwoord.content.decode()
    assert not antwoord.context["is_klaar"]


def test_buiten_het_gebied_doet_niet_mee(werk, drie):
    vreemd = AanbodFactory()

    _pas_toe(werk, _kijk(werk, [*drie, vreemd], wat="capaciteit", waarde="vol"))

    assert Aanbod.objects.get(pk=vreemd.pk).capaciteit == "onbekend"
    assert Wijziging.objects.filter(weg="veel").count() == 3


def test_een_die_niet_kan_houdt_alles_tegen(werk, drie):
    """A value that no longer fits one record: what came before it is not kept."""
    # Past the checks, as an older version may have left it.
    Aanbod.objects.filter(pk=drie[2].pk).update(samenvatting="")

    antwoord = _pas_toe(werk, _kijk(werk, drie, wat="capaciteit", waarde="vol"))

    assert antwoord.status_code == 422
    assert "Club 2" in antwoord.context["fout"]
    assert [een["capaciteit"] for een in _staat(drie)] == ["onbekend"] * 3


def test_een_makelaar_wijzigt_geen_status(client, teststad):
    wijk = teststad.wijken.first()
    aanbod = AanbodFactory(gemeente=teststad, bereik="wijken", wijken=[wijk])
    makelaar = GebruikerFactory()
    Rol.objects.create(gebruiker=makelaar, soort="makelaar", wijk=wijk)
    client.force_login(makelaar)

    context = _kijk(client, [aanbod], wat="status", waarde="gearchiveerd").context

    assert not context["is_klaar"]


def test_het_overzicht_vraagt_een_vast_aantal_keren(werk, teststad, drie):
    _kijk(werk, drie, wat="capaciteit", waarde="vol")
    with CaptureQueriesContext(connection) as weinig:
        _kijk(werk, drie[:1], wat="capaciteit", waarde="vol")
    with CaptureQueriesContext(connection) as meer:
        _kijk(werk, drie, wat="capaciteit", waarde="vol")
    assert len(weinig) == len(meer)


# --- One change -----------------------------------------------------------------------------------


def test_een_wijziging_gaat_terug_vanaf_de_geschiedenis(werk, drie):
    aanbod = drie[0]
    rij = wijzig(aanbod, {"naam": "Anders"}, by=BY)

    werk.post(reverse("werk:aanbod_terugdraaien", args=[aanbod.pk]), {"wijziging": rij.pk})

    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Club 0"


def test_wat_daarna_weer_veranderde_wordt_niet_overschreven(werk, drie):
    aanbod = drie[0]
    rij = wijzig(aanbod, {"naam": "Anders"}, by=BY)
    wijzig(aanbod, {"naam": "Weer anders"}, by=BY)

    antwoord = werk.post(
        reverse("werk:aanbod_terugdraaien", args=[aanbod.pk]), {"wijziging": rij.pk}, follow=True
    )

    assert "Draai eerst terug wat later kwam" in antwoord.content.decode()
    assert Aanbod.objects.get(pk=aanbod.pk).naam == "Weer anders"


def test_een_wijziging_van_een_ander_aanbod_is_niet_gevonden(werk, drie):
    rij = wijzig(drie[1], {"naam": "Anders"}, by=BY)
    adres = reverse("werk:aanbod_terugdraaien", args=[drie[0].pk])

    assert werk.post(adres, {"wijziging": rij.pk}).status_code == 404
    assert werk.post(adres, {"wijziging": "x"}).status_code == 404
