"""The rules of beheer's models, broken on purpose."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from beheer.models import (
    Controlemaand,
    Controleronde,
    Controlevraag,
    GeenDubbel,
    Import,
    Kolomkoppeling,
    Linkcontrole,
    Netwerknotitie,
    OudAdres,
    Rol,
    Samenvoeging,
    Signaal,
    Uitnodiging,
    Voorstel,
    Wijziging,
)
from tests.factories import (
    AanbiederFactory,
    AanbodFactory,
    GebruikerFactory,
    GemeenteFactory,
    WijkFactory,
)
from tests.regels import Overtreding, regels_van, weigert_de_database, weigert_full_clean

pytestmark = pytest.mark.django_db


def _twee_keer(soort, **gebied):
    """The second of the same role for the same person."""
    gebruiker = GebruikerFactory()
    Rol.objects.create(gebruiker=gebruiker, soort=soort, **gebied)
    return Rol(gebruiker=gebruiker, soort=soort, **gebied)


def _tweede_koppeling(gemeente):
    kop = f"kop {Kolomkoppeling.objects.count()}"
    velden = {"gemeente": gemeente, "lijst": "aanbod", "kop": kop, "veld": "naam"}
    Kolomkoppeling.objects.create(**velden)
    return Kolomkoppeling(**velden)


def _nog_een(model, **velden):
    model.objects.create(**velden)
    return model(**velden)


def _twee_keer_uitgenodigd(soort, **gebied):
    """The second invitation for the same role, to the same address in capitals."""
    velden = {"soort": soort, "afzender": GebruikerFactory(), "verloopt_op": timezone.now()}
    email = velden["afzender"].email
    Uitnodiging.objects.create(email=email, **velden, **gebied)
    return Uitnodiging(email=email.upper(), **velden, **gebied)


AL_UITGENODIGD = "Deze persoon is al uitgenodigd voor deze rol."


def _ronde():
    return Controleronde.objects.create(aanbieder=AanbiederFactory())


def _nog_een_vraag():
    vraag = Controlevraag.objects.create(ronde=_ronde(), aanbod=AanbodFactory())
    return Controlevraag(ronde=vraag.ronde, aanbod=vraag.aanbod)


def _nog_een_maand():
    een, _ = Controlemaand.objects.get_or_create(code="GM0001", maand=date(2026, 1, 1))
    return Controlemaand(code=een.code, maand=een.maand)


DEZE_ROL_AL = "Deze rol heeft deze gebruiker al."
OVERTREDINGEN = [
    Overtreding(
        "signaal_afgehandeld_paar",
        lambda: Signaal(
            aanbod=AanbodFactory(), reden="tijden", afgehandeld_door=GebruikerFactory()
        ),
        "Vul in wanneer én door wie het is afgehandeld.",
    ),
    Overtreding(
        "controleronde_een_open",
        lambda: Controleronde(aanbieder=_ronde().aanbieder),
        "Deze aanbieder heeft al een open controleronde.",
    ),
    Overtreding(
        "controleronde_herinnerd_na_verzonden",
        lambda: Controleronde(aanbieder=AanbiederFactory(), herinnerd_op=timezone.now()),
        "Een herinnering volgt op een eerste bericht.",
    ),
    Overtreding(
        "controlevraag_een_keer",
        lambda: _nog_een_vraag(),
        "Dit aanbod is in deze ronde al gevraagd.",
    ),
    Overtreding(
        "controlevraag_antwoord_compleet",
        lambda: Controlevraag(ronde=_ronde(), aanbod=AanbodFactory(), antwoord="klopt"),
        "Een antwoord heeft een moment en een weg.",
    ),
    Overtreding(
        "controlemaand_een_keer",
        lambda: _nog_een_maand(),
        "Deze maand staat er al.",
    ),
    Overtreding(
        "signaal_anders_met_toelichting",
        lambda: Signaal(aanbod=AanbodFactory(), reden="anders"),
        "Schrijf op wat er niet klopt.",
    ),
    Overtreding(
        "import_verwerkt_met_handeling",
        lambda: Import(naam="x.csv", door=1, staat="toegepast"),
        "Een verwerkte import kent de handeling die is gedaan.",
    ),
    Overtreding(
        "kolomkoppeling_uniek",
        lambda: _tweede_koppeling(GemeenteFactory()),
        "Deze kop is al onthouden.",
    ),
    Overtreding(
        "kolomkoppeling_overal_uniek", lambda: _tweede_koppeling(None), "Deze kop is al onthouden."
    ),
    Overtreding(
        "signaal_eigen_met_email",
        lambda: Signaal(aanbod=AanbodFactory(), reden="eigen"),
        "Vul uw e-mailadres in. Dan kunnen wij antwoorden.",
    ),
    Overtreding(
        "rol_met_gebied",
        lambda: Rol(gebruiker=GebruikerFactory(), soort="redacteur", wijk=WijkFactory()),
        "Kies de gemeente, de wijk of de aanbieder bij deze rol.",
    ),
    Overtreding("rol_beheerder_uniek", lambda: _twee_keer("beheerder"), DEZE_ROL_AL),
    Overtreding(
        "rol_redacteur_uniek",
        lambda: _twee_keer("redacteur", gemeente=GemeenteFactory()),
        DEZE_ROL_AL,
    ),
    Overtreding(
        "rol_makelaar_uniek", lambda: _twee_keer("makelaar", wijk=WijkFactory()), DEZE_ROL_AL
    ),
    Overtreding(
        "rol_aanbieder_uniek",
        lambda: _twee_keer("aanbieder", aanbieder=AanbiederFactory()),
        DEZE_ROL_AL,
    ),
    Overtreding(
        "rol_vrijwilliger_uniek",
        lambda: _twee_keer("vrijwilliger", gemeente=GemeenteFactory()),
        DEZE_ROL_AL,
    ),
    Overtreding(
        "voorstel_beoordeeld_paar",
        lambda: Voorstel(aanbod=AanbodFactory(), als="Samen", uitkomst="aanvaard"),
        "Vul in wat de uitkomst is, wanneer en door wie.",
    ),
    Overtreding(
        "voorstel_gaat_ergens_over",
        lambda: Voorstel(soort="nieuw", als="Samen"),
        "Kies het aanbod of de aanbieder waar het over gaat, of bij nieuw aanbod de gemeente.",
    ),
    Overtreding(
        "voorstel_geweigerd_met_reden",
        lambda: Voorstel(
            aanbod=AanbodFactory(),
            als="Samen",
            uitkomst="geweigerd",
            beoordeeld_op=timezone.now(),
            beoordeeld_door=GebruikerFactory(),
        ),
        "Schrijf op waarom u het niet overneemt.",
    ),
    Overtreding(
        "linkcontrole_fout_gezien",
        lambda: Linkcontrole(
            url="https://voorbeeld.example/",
            uitkomst="404",
            gecontroleerd_op=date(2026, 6, 1),
            eerste_fout=date(2026, 6, 2),
        ),
        "Een fout is gezien op of voor de dag van de controle.",
    ),  # fmt: skip
    Overtreding(
        "wijziging_draait_iets_terug",
        lambda: Wijziging(soort="aanbod", sleutel=1, weg="terug", naam="Iets"),
        "Wie iets terugdraait, zegt wat.",
    ),
    Overtreding(
        "geendubbel_uniek",
        lambda: _nog_een(GeenDubbel, soort="aanbod", een=uuid4().int % 10**9, ander=10**9),
        "Van deze twee is al gezegd dat het er twee zijn.",
    ),
    Overtreding(
        "geendubbel_laagste_eerst",
        lambda: GeenDubbel(soort="aanbod", een=2, ander=1),
        "Noem twee verschillende, de laagste sleutel eerst.",
    ),
    Overtreding(
        "oudadres_van_een",
        lambda: OudAdres(slug="oud", aanbod=AanbodFactory(), aanbieder=AanbiederFactory()),
        "Een oud adres is van één aanbod of van één aanbieder.",
    ),
    Overtreding(
        "oudadres_aanbod_uniek",
        lambda: _nog_een(OudAdres, slug=f"oud-{uuid4()}", aanbod=AanbodFactory()),
        "Dit oude adres leidt al ergens heen.",
    ),
    Overtreding(
        "oudadres_aanbieder_uniek",
        lambda: _nog_een(OudAdres, slug=f"oud-{uuid4()}", aanbieder=AanbiederFactory()),
        "Dit oude adres leidt al ergens heen.",
    ),
    Overtreding(
        "samenvoeging_van_twee",
        lambda: Samenvoeging(
            handeling=uuid4(), soort="aanbod", blijft=1, gaat=1, naam_blijft="A", naam_gaat="A"
        ),
        "Kies twee verschillende om samen te voegen.",
    ),
    Overtreding(
        "netwerknotitie_met_tekst",
        lambda: Netwerknotitie(aanbieder=AanbiederFactory(), tekst="", als="redacteur"),
        "Schrijf op wat anderen moeten weten.",
    ),
    Overtreding(
        "uitnodiging_met_gebied",
        lambda: Uitnodiging(
            email="wie@voorbeeld.example", soort="redacteur", wijk=WijkFactory(),
            afzender=GebruikerFactory(), verloopt_op=timezone.now(),
        ),
        "Kies de gemeente, de wijk of de aanbieder bij deze rol.",
    ),
    *(
        Overtreding(
            f"uitnodiging_{soort}_uniek",
            lambda soort=soort, gebied=gebied: _twee_keer_uitgenodigd(
                soort, **{naam: maak() for naam, maak in gebied.items()}
            ),
            AL_UITGENODIGD,
        )
        for soort, gebied in {
            "beheerder": {},
            "redacteur": {"gemeente": GemeenteFactory},
            "makelaar": {"wijk": WijkFactory},
            "aanbieder": {"aanbieder": AanbiederFactory},
            "vrijwilliger": {"gemeente": GemeenteFactory},
        }.items()
    ),
]  # fmt: skip


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=str)
def test_een_gebroken_regel_wordt_overal_geweigerd(overtreding):
    weigert_full_clean(overtreding)
    weigert_de_database(overtreding)


def test_elke_regel_van_beheer_wordt_hier_gebroken():
    assert {overtreding.naam for overtreding in OVERTREDINGEN} == set(regels_van("beheer"))
