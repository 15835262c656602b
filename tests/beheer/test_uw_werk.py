"""The start page, the inbox, the list of what is due, and the menu that leads to them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from beheer.actions.voorstellen import dien_in
from beheer.menu import menu_van
from beheer.models import Controleronde, Controlevraag, Rol, Wijziging
from beheer.models.rol import GEBIED, Rolsoort
from beheer.toegang import TOEGANG, Bezoek
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    SignaalFactory,
    WijkFactory,
)

pytestmark = pytest.mark.django_db

START, INBOX, LIJST = "/werk/", "/werk/inbox/", "/werk/controle/lijst/"


@pytest.fixture
def aanbieder():
    return AanbiederFactory(naam="Samen")


@pytest.fixture
def koffie(teststad, aanbieder):
    return AanbodFactory(naam="Koffie", gemeente=teststad, aanbieder=aanbieder)


@pytest.fixture
def als(client, teststad, aanbieder):
    """Signs in with a role: `als("redacteur")`; returns the gebruiker."""

    def log_in(soort, gemeente=teststad):
        gebieden = {
            "gemeente": gemeente,
            "wijk": gemeente.wijken.first(),
            "aanbieder": aanbieder,
        }
        gebied = {GEBIED[soort]: gebieden[GEBIED[soort]]} if soort in GEBIED else {}
        gebruiker = GebruikerFactory()
        Rol.objects.create(gebruiker=gebruiker, soort=soort, **gebied)
        client.force_login(gebruiker)
        return gebruiker

    return log_in


def _klopt(client, aanbod, terug="lijst"):
    return client.post(reverse("werk:aanbod_klopt", args=[aanbod.pk]), {"terug": terug})


# --- The menu ----------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", list(Rolsoort))
def test_het_menu_leidt_nergens_heen_waar_de_deur_dicht_is(als, soort):
    bezoek = Bezoek(als(soort), "start")

    menu = menu_van(bezoek, START)

    adressen = {blad.url for deel in menu.onderdelen for blad in deel.bladzijden}
    open_ = {reverse(f"werk:{naam}") for naam in _zonder_record() if bezoek.mag(naam)}
    assert adressen <= open_
    assert START in adressen


def _zonder_record():
    from beheer.urls_werk import urlpatterns

    return [een.name for een in urlpatterns if not een.pattern.converters and een.name in TOEGANG]


@pytest.mark.parametrize(
    "pad, deel, blad",
    [
        ("/werk/", "Uw werk", "Uw werk"),
        ("/werk/meldingen/12/", "Wat wacht", "Meldingen"),
        ("/werk/controle/lijst/", "Controle", "Te controleren"),
        ("/werk/controle/", "Controle", "Hoe vers het is"),
        ("/werk/aanbod/12/geschiedenis/", "Aanbod", "Aanbod"),
        ("/werk/mensen/uitnodigen/", "Mensen", "Mensen"),
    ],
)
def test_het_menu_wijst_aan_waar_u_bent(als, pad, deel, blad):
    menu = menu_van(Bezoek(als("redacteur"), "start"), pad)

    assert (menu.hier.label, menu.blad.label) == (deel, blad)


def test_het_account_heeft_hetzelfde_menu_en_wijst_niets_aan(als, client):
    als("redacteur")

    pagina = client.get("/werk/account/").content.decode()

    assert f'href="{LIJST}"' in pagina
    assert "aria-current" not in pagina


# --- The start page ----------------------------------------------------------------------------


def test_de_startpagina_telt_wat_wacht_in_het_eigen_gebied(als, client, koffie):
    for aanbod in (koffie, AanbodFactory(naam="Elders", gemeente=GemeenteFactory())):
        SignaalFactory(aanbod=aanbod)
        dien_in(soort="gestopt", aanbod=aanbod, als="Samen")
    als("redacteur")

    antwoord = client.get(START)

    stapels = {een.url: een.aantal for een in antwoord.context["stapels"]}
    # A proposal that it stopped waits: until then nobody has to ask whether it is right.
    assert stapels == {"/werk/meldingen/": 1, "/werk/voorstellen/": 1, "/werk/bellijst/": 0}
    assert antwoord.context["te_controleren_aantal"] == 0
    assert antwoord.context["gebied"] == {"aantal": 1, "op_tijd": 0}


def test_wat_op_tijd_is_gecontroleerd_telt_mee_in_het_deel(als, client, teststad, koffie):
    AanbodFactory(
        gemeente=teststad, gecontroleerd_op=timezone.localdate(), gecontroleerd_door="Ans"
    )
    AanbodFactory(gemeente=teststad, status="concept")
    als("redacteur")

    assert client.get(START).context["gebied"] == {"aantal": 3, "op_tijd": 50}


def test_zonder_aanbod_staat_er_geen_deel(als, client):
    als("redacteur", WijkFactory().gemeente)

    antwoord = client.get(START)

    assert antwoord.context["gebied"] == {"aantal": 0, "op_tijd": None}
    assert "%" not in antwoord.content.decode()


def test_wat_iemand_het_laatst_veranderde_staat_er_een_keer(als, client, koffie):
    als("redacteur")
    _klopt(client, koffie)
    client.post(reverse("werk:aanbod_kopieren", args=[koffie.pk]))

    gedaan = client.get(START).context["gedaan"]

    assert [een.naam for een in gedaan] == ["Koffie (kopie)", "Koffie"]
    als("redacteur")
    assert list(client.get(START).context["gedaan"]) == []


# --- What is due -------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["beheerder", "redacteur", "makelaar", "aanbieder"])
def test_klopt_nog_is_een_tik_en_staat_in_de_geschiedenis(als, client, teststad, aanbieder, soort):
    aanbod = AanbodFactory(
        gemeente=teststad, aanbieder=aanbieder, bereik="wijken", wijken=[teststad.wijken.first()]
    )
    gebruiker = als(soort)
    assert aanbod in client.get(LIJST).context["pagina"].paginator.object_list

    antwoord = _klopt(client, aanbod)

    assert antwoord["Location"] == LIJST
    aanbod.refresh_from_db()
    assert aanbod.gecontroleerd_op == timezone.localdate()
    assert aanbod.gecontroleerd_door.startswith(Rolsoort(soort).label)
    rij = Wijziging.objects.van(aanbod).first()
    assert (rij.weg, rij.door) == (Wijziging.Weg.CONTROLE, gebruiker.pk)
    assert aanbod not in client.get(LIJST).context["pagina"].paginator.object_list


@pytest.mark.parametrize("terug, naar", [("start", START), ("inbox", INBOX), ("https://x", LIJST)])
def test_klopt_nog_gaat_terug_naar_waar_het_stond(als, client, koffie, terug, naar):
    als("redacteur")

    assert _klopt(client, koffie, terug)["Location"] == naar


def test_een_ander_tegelijk_en_twee_tikken_zijn_geen_fout(als, client, koffie):
    als("redacteur")

    assert [_klopt(client, koffie).status_code for _ in range(2)] == [302, 302]
    assert Wijziging.objects.van(koffie).count() == 1


def test_de_lijst_begint_met_wat_nooit_is_gecontroleerd(als, client, teststad, koffie):
    oud = timezone.localdate() - timedelta(days=400)
    ouder = oud - timedelta(days=1)
    for naam, dag in [("Oud", oud), ("Ouder", ouder)]:
        AanbodFactory(naam=naam, gemeente=teststad, gecontroleerd_op=dag, gecontroleerd_door="Ans")
    als("redacteur")

    namen = [een.naam for een in client.get(LIJST).context["pagina"]]

    assert namen == ["Koffie", "Ouder", "Oud"]


# --- The inbox ---------------------------------------------------------------------------------


def test_de_inbox_toont_antwoorden_op_mails_van_het_eigen_gebied(als, client, koffie):
    elders = AanbodFactory(naam="Elders", gemeente=GemeenteFactory())
    for aanbod, dagen in [(koffie, 2), (elders, 2), (AanbodFactory(gemeente=koffie.gemeente), 31)]:
        ronde = Controleronde.objects.create(aanbieder=aanbod.aanbieder)
        Controlevraag.objects.create(
            ronde=ronde, aanbod=aanbod, antwoord="klopt", langs="mail",
            beantwoord_op=timezone.now() - timedelta(days=dagen),
        )  # fmt: skip
    als("redacteur")

    antwoord = client.get(INBOX)

    assert [een.aanbod for een in antwoord.context["antwoorden"]] == [koffie]
    assert "Klopt nog" in antwoord.content.decode()


def test_een_lege_inbox_zegt_dat_er_niets_wacht(als, client):
    als("redacteur", WijkFactory().gemeente)

    pagina = client.get(INBOX).content.decode()

    for zin in ("geen melding open", "wacht geen voorstel", "Alles is op tijd", "geen antwoord"):
        assert zin in pagina
