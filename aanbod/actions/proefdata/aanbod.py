"""What: invented aanbod, and the makelaar and wijkteam that every gemeente has."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.text import slugify

from wijken.models import Locatie
from wijken.tekst import sleutel

from ...models import Aanbieder, Aanbod, Aanspreekpunt
from .gebied import Stad

GESLOTEN_ELKE = 40
REGIONAAL_ELKE = 20
BEREIKBAAR_ELKE = 2
MAKELAAR = (
    "Sociaal makelaar",
    "Weet u niet waar u moet zijn? De sociaal makelaar zoekt het met u uit.",
)
WIJKTEAM = (
    "Sociaal Wijkteam",
    "Speelt er van alles tegelijk? Het wijkteam helpt u met alles samen.",
)


class Opzet(NamedTuple):
    """What one aanbod will be; `nummer` counts within the gemeente."""

    nummer: int
    activiteit: dict
    plek: Locatie


def kies(stad: Stad, nummers: range, locaties: list[Locatie]) -> list[Opzet]:
    """Each activity once, then any; each at some place."""
    alle = stad.stof.activiteiten
    activiteiten = [
        alle[nummer] if nummer < len(alle) else stad.toeval.choice(alle) for nummer in nummers
    ]
    plekken = [stad.toeval.choice(locaties) for _ in activiteiten]
    return [Opzet(*opzet) for opzet in zip(nummers, activiteiten, plekken, strict=True)]


def maak_aanbod(stad: Stad, opzetten: list[Opzet], aanbieders: list[Aanbieder]) -> list[Aanbod]:
    return Aanbod.objects.bulk_create(
        _aanbod(stad, opzet, aanbieders[opzet.nummer % len(aanbieders)]) for opzet in opzetten
    )


def _aanbod(stad: Stad, opzet: Opzet, aanbieder: Aanbieder) -> Aanbod:
    """The chances are drawn here and in what this calls, always in this order."""
    activiteit, toeval = opzet.activiteit, stad.toeval
    naam = f"{activiteit['naam']} {opzet.plek.wijk.naam}"
    ontmoetingsplek = activiteit["ontmoetingsplek"]
    inloop = ontmoetingsplek or toeval.random() < 0.4
    maatwerk = not ontmoetingsplek and toeval.random() < 0.05
    bereik = toeval.choices(["wijken", "gemeente"], [7, 3])[0]
    gratis = toeval.random() < 0.7
    gecontroleerd = toeval.random() < 0.8
    afwijkend = (
        aanbieder.soort == "formeel" and activiteit["rol"] == "algemeen" and toeval.random() < 0.15
    )
    return Aanbod(
        aanbieder=aanbieder,
        naam=naam,
        slug=f"{stad.plan.voorvoegsel}-{slugify(naam)}-{opzet.nummer}",
        sorteernaam=sleutel(naam),
        samenvatting=activiteit["samenvatting"],
        beschrijving=_beschrijving(stad, activiteit),
        status="gepubliceerd",
        rol="maatwerk" if maatwerk else activiteit["rol"],
        soort_afwijkend="informeel" if afwijkend else "",
        soort_reden="Vrijwilligers doen dit (verzonnen)." if afwijkend else "",
        verwijzing=maatwerk,
        **_toegang(stad, inloop),
        **_vorm(stad, opzet),
        **_kosten(stad, gratis),
        capaciteit=toeval.choices(["ruim", "beperkt", "vol", "onbekend"], [5, 3, 1, 1])[0],
        wat_gebeurt_er="Een vaste vrijwilliger leest uw vraag. Niemand anders ziet hem.",
        **_leeftijd(activiteit),
        **_bereik(stad, opzet.nummer, bereik),
        **_sluiting(stad, opzet.nummer),
        gecontroleerd_op=_controledag(stad) if gecontroleerd else None,
        gecontroleerd_door=_redactie(stad) if gecontroleerd else "",
        **stad.stof.herkomst,
    )


def _beschrijving(stad: Stad, activiteit: dict) -> str:
    zinnen = stad.toeval.sample(stad.stof.woorden["zinnen"], 3)
    return " ".join([activiteit["samenvatting"], *zinnen])


def _toegang(stad: Stad, inloop: bool) -> dict:
    aanmelden = not inloop and stad.toeval.random() < 0.5
    return {"inloop": inloop, "op_afspraak": not inloop, "aanmelden": aanmelden}


def _vorm(stad: Stad, opzet: Opzet) -> dict:
    """How the help comes; of what can be called, half says when."""
    toeval, ontmoetingsplek = stad.toeval, opzet.activiteit["ontmoetingsplek"]
    vorm = {
        "ontmoetingsplek": ontmoetingsplek,
        "outreachend": not ontmoetingsplek and toeval.random() < 0.15,
        "online": toeval.random() < 0.1,
        "telefonisch": toeval.random() < 0.3,
    }
    beurt, over = divmod(opzet.nummer, BEREIKBAAR_ELKE)
    if vorm["telefonisch"] and not over:
        uren = stad.stof.woorden["bereikbaar"]
        vorm["bereikbaar"] = uren[beurt % len(uren)]
    return vorm


def _kosten(stad: Stad, gratis: bool) -> dict:
    if gratis:
        return {"kosten": "gratis", "stadspas": "nee"}
    return {
        "kosten": "betaald",
        "kosten_uitleg": f"€ {stad.toeval.randrange(1, 8)} per keer.",
        "stadspas": stad.toeval.choice(["ja", "nee"]),
    }


def _leeftijd(activiteit: dict) -> dict:
    if activiteit["doelgroep"] != "Jongeren":
        return {}
    return {"leeftijd_vanaf": 12, "leeftijd_tot_en_met": 18}


def _bereik(stad: Stad, nummer: int, bereik: str) -> dict:
    """Now and then for the whole regio, at the gemeente that is its centre."""
    if stad.plan.centrum and nummer % REGIONAAL_ELKE == REGIONAAL_ELKE - 1:
        return {"bereik": "regio", "regio": stad.gemeente.regio}
    return {"bereik": bereik, "gemeente": stad.gemeente}


def _sluiting(stad: Stad, nummer: int) -> dict:
    if nummer % GESLOTEN_ELKE != GESLOTEN_ELKE - 1:
        return {}
    return {
        "gesloten_van": stad.stof.vandaag,
        "gesloten_tot_en_met": stad.stof.vandaag + timedelta(days=21),
        "gesloten_bericht": "Wij verbouwen. Over drie weken zijn wij er weer.",
    }


def _controledag(stad: Stad) -> date:
    return stad.stof.vandaag - timedelta(days=stad.toeval.randrange(0, 400))


def _redactie(stad: Stad) -> str:
    return f"de redactie van {stad.gemeente.naam}"


def maak_hulp(stad: Stad, aanbieder: Aanbieder) -> list[Aanbod]:
    """The makelaar and the wijkteam, on every onderwerp for the whole city, as aanspreekpunten."""
    hulp = Aanbod.objects.bulk_create(
        _brede_hulp(stad, aanbieder, *rij) for rij in [MAKELAAR, WIJKTEAM]
    )
    functie = Aanspreekpunt.Functie
    jeugd = f"{stad.gemeente.naam} heeft geen jeugdteam. Vraag het op school."
    rijen = [
        (functie.MAKELAAR, hulp[0], ""),
        (functie.WIJKTEAM, hulp[1], ""),
        (functie.JEUGD, None, jeugd),
    ]
    Aanspreekpunt.objects.bulk_create(
        Aanspreekpunt(
            gemeente=stad.gemeente, functie=welke, aanbod=aanbod, uitleg=uitleg, volgorde=nummer
        )
        for nummer, (welke, aanbod, uitleg) in enumerate(rijen)
    )
    return hulp


def _brede_hulp(stad: Stad, aanbieder: Aanbieder, naam: str, samenvatting: str) -> Aanbod:
    return Aanbod(
        aanbieder=aanbieder,
        naam=naam,
        slug=f"{stad.plan.voorvoegsel}-{slugify(naam)}",
        sorteernaam=sleutel(naam),
        samenvatting=samenvatting,
        status="gepubliceerd",
        rol="algemeen",
        soort_afwijkend="formeel",
        soort_reden="In opdracht van de gemeente (verzonnen).",
        alle_onderwerpen=True,
        outreachend=True,
        telefonisch=True,
        kosten="gratis",
        bereik="gemeente",
        gemeente=stad.gemeente,
        gecontroleerd_op=stad.stof.vandaag,
        gecontroleerd_door=_redactie(stad),
        **stad.stof.herkomst,
    )
