"""What the pages of the hulpwijzer and of verwijzen say of the same answers."""

from urllib.parse import urlencode

from aanbod.zoeken.nood import nood_bij
from aanbod.zoeken.noodnummers import PRAATLIJNEN, Noodnummer, nummers_van
from hulpvragen.deuren import Uitkomst, kies_deuren
from hulpvragen.forms import Antwoordformulier
from hulpvragen.models import Keuze, Vraagstap
from hulpvragen.routes import Deursoort, route_voor
from hulpvragen.wijzer import ANTWOORD, Wijzer
from wijken.elders import gemeenten_elders
from wijken.plaats import vind_plaats

from .aanspreekpunten import aanspreekpunten
from .adressen import adres
from .deurkaarten import Deurkaart, deurkaarten

ANTWOORDPAGINA = "hulpwijzer_antwoord"
# For who says that there is danger without a word about what it is.
VEILIG_THUIS = "veilig-thuis"
BIJ_GEVAAR = ("112", VEILIG_THUIS, "113")
KINDERTELEFOON = "kindertelefoon"
# Who is younger does not call, and is asked for by a parent.
KAN_BELLEN = 4
# Whether a door has a number: without one nobody can call.
VRAAG_AAN_HUIS = {
    True: "Bel, en vraag of iemand naar u toe kan komen.",
    False: "Vraag het bij een plek hieronder: kan er iemand naar mij toe komen?",
}


def wijzer_voor(gemeente, data, *, naam="hulpwijzer", antwoord=ANTWOORDPAGINA) -> Wijzer:
    """The live tree with these answers, at the addresses of these two pages."""
    # The first is the example for who typed what is no place: one where people live.
    op_volgorde = gemeente.wijken.huidig().order_by("-bewoond", "naam")
    wijken = dict(op_volgorde.values_list("code", "naam"))
    formulier = Antwoordformulier(
        data,
        stappen=list(Vraagstap.objects.op_de_site().with_betekenis()),
        vind_plaats=lambda tekst: vind_plaats(tekst, gemeente, wijken),
    )
    return Wijzer(
        formulier.invoer, pad=adres(gemeente, naam), antwoord_pad=adres(gemeente, antwoord)
    )


def uitkomst_van(wijzer: Wijzer, gemeente) -> Uitkomst:
    antwoorden = wijzer.antwoorden
    punten = aanspreekpunten(gemeente, antwoorden.wijkcode)
    return kies_deuren(route_voor(antwoorden), antwoorden, gemeente, punten)


def antwoord_context(wijzer: Wijzer, uitkomst: Uitkomst, gemeente, *, verwijzer=False) -> dict:
    """The cards behind the doors, and the address of the card to take along."""
    kaarten = deurkaarten(uitkomst.alle, gemeente, verwijzer=verwijzer)
    plek, verder = uitkomst.ontmoetingsplek, uitkomst.verder_deur
    deuren = [kaarten[deur.pk] for deur in uitkomst.deuren]
    return {
        "route": uitkomst.route,
        "waarom": uitkomst.route.waarom_bij(wijzer.antwoorden),
        "melding": melding_van(uitkomst, deuren),
        "thuis": blijft_thuis(wijzer),
        "deuren": deuren,
        "ontmoetingsplek": kaarten[plek.pk] if plek else None,
        "geen_ontmoetingsplek": not any(een.soort == Deursoort.ONTMOETEN for een in uitkomst.alle)
        and uitkomst.route.code != "praten",
        "verder": uitkomst.verder,
        "verder_kaart": kaarten[verder.pk] if verder else None,
        "kaart_url": kaart_url(gemeente, [kaarten[deur.pk].slug for deur in uitkomst.alle]),
    }


def blijft_thuis(wijzer: Wijzer) -> bool:
    return Keuze.Situatie.THUIS in wijzer.antwoorden.situaties


def melding_van(uitkomst: Uitkomst, deuren: list[Deurkaart]) -> str:
    """What is not there; for who stays at home also how to ask for it."""
    if not (uitkomst.melding and deuren and uitkomst.route.code.startswith("thuis")):
        return uitkomst.melding
    vraag = VRAAG_AAN_HUIS[any(kaart.telefoon for kaart in deuren)]
    return f"{uitkomst.melding} {vraag}"


def kaart_url(gemeente, slugs: list[str]) -> str:
    """What may be shared: the doors, never the answers."""
    return adres(gemeente, "verwijskaart", vraag=urlencode([("deur", slug) for slug in slugs]))


def nood_in(wijzer: Wijzer) -> list[Noodnummer]:
    """The numbers to show first: someone said that there is danger, or typed it as a place."""
    kanalen = {een.kanaal for een in nood_bij(wijzer.invoer.plaatstekst)}
    if wijzer.gevaar:
        kanalen.update(BIJ_GEVAAR)
        if wijzer.antwoorden.is_jeugd:
            kanalen.add(KINDERTELEFOON)
    return nummers_van(kanalen)


def praatlijnen(wijzer: Wijzer, uitkomst: Uitkomst) -> list[Noodnummer]:
    """Who can be talked to by telephone: for who is young, wants to talk, or stays at home."""
    antwoorden = wijzer.antwoorden
    if antwoorden.is_jeugd and antwoorden.leeftijd[1] >= KAN_BELLEN:
        return nummers_van({KINDERTELEFOON})
    return list(PRAATLIJNEN) if uitkomst.route.code == "praten" or blijft_thuis(wijzer) else []


def elders(wijzer: Wijzer, gemeente, pagina=ANTWOORDPAGINA) -> list[tuple[str, str]]:
    """(gemeente, the same page there) for a place that lies in another gemeente on the site."""
    if Vraagstap.Soort.WAAR not in wijzer.fouten:
        return []
    vraag = urlencode(wijzer.paren)
    return [
        (een.naam, adres(een, pagina, vraag=vraag))
        for een in gemeenten_elders(wijzer.invoer.plaatstekst, gemeente)
    ]


def plaatskeuzes(wijzer: Wijzer) -> list[tuple[str, str]]:
    """(name, address) for each wijk that an ambiguous place name may mean."""
    plaats, soort = wijzer.invoer.plaats, Vraagstap.Soort.WAAR
    if not plaats:
        return []
    return [
        (naam, wijzer.url(ANTWOORD, zonder=soort, erbij=[(soort, naam)]))
        for naam in plaats.mogelijk
    ]
