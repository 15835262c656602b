"""What an aanbod answers to as filters, as words; the one place where a filter is defined.

`van(aanbod)` is written into the `Zoekdocument`; a filter of the search form tests one
of these words, so a filter and its count can never disagree.
"""

from ..models import Aanbod

INLOOP = "inloop"
AFSPRAAK = "afspraak"
GRATIS = "gratis"
ONTMOETINGSPLEK = "ontmoetingsplek"
OUTREACHEND = "outreachend"
TELEFONISCH = "telefonisch"
ONLINE = "online"
ROLSTOEL = "rolstoel"
STADSPAS = "stadspas"
PLEK_VRIJ = "plek-vrij"
# Reaches every wijk: city-wide, regional, or it comes to people.
OVERAL = "overal"
GECONTROLEERD = "gecontroleerd"


# What people call these in a question; indexed with the aanbod that has them.
IN_WOORDEN = {
    INLOOP: "inloop binnenlopen spreekuur",
    GRATIS: "gratis",
    ONTMOETINGSPLEK: "ontmoeten ontmoetingsplek",
    OUTREACHEND: "huisbezoek thuis",
    TELEFONISCH: "bellen telefonisch",
}


def onderwerp(slug: str) -> str:
    return f"onderwerp:{slug}"


def wijk(code: str) -> str:
    return f"wijk:{code}"


def doelgroep(slug: str) -> str:
    return f"doelgroep:{slug}"


def taal(code: str) -> str:
    return f"taal:{code}"


def van(aanbod: Aanbod) -> list[str]:
    """All of them for one aanbod, whose relations are prefetched."""
    vlaggen = {
        INLOOP: aanbod.inloop,
        AFSPRAAK: aanbod.op_afspraak,
        GRATIS: aanbod.kosten == Aanbod.Kosten.GRATIS,
        ONTMOETINGSPLEK: aanbod.ontmoetingsplek,
        OUTREACHEND: aanbod.outreachend,
        TELEFONISCH: aanbod.telefonisch,
        ONLINE: aanbod.online,
        STADSPAS: aanbod.stadspas == Aanbod.Stadspas.JA,
        PLEK_VRIJ: aanbod.capaciteit == Aanbod.Capaciteit.RUIM,
        OVERAL: aanbod.bereik != Aanbod.Bereik.WIJKEN or aanbod.outreachend,
        ROLSTOEL: any(plek.locatie.rolstoel == "ja" for plek in aanbod.plekken.all()),
        GECONTROLEERD: aanbod.is_gecontroleerd,
    }
    woorden = {naam for naam, geldt in vlaggen.items() if geldt}
    for koppeling in aanbod.onderwerpkoppelingen.all():
        woorden.add(onderwerp(koppeling.onderwerp.slug))
        if koppeling.onderwerp.ouder:
            woorden.add(onderwerp(koppeling.onderwerp.ouder.slug))
    woorden |= {wijk(gebied.wijk.code) for gebied in aanbod.werkgebieden.all()}
    woorden |= {wijk(plek.locatie.wijk.code) for plek in aanbod.plekken.all() if plek.locatie.wijk}
    woorden |= {doelgroep(groep.slug) for groep in aanbod.doelgroepen.all()}
    woorden |= {taal(een_taal.code) for een_taal in aanbod.talen.all()}
    return sorted(woorden)
