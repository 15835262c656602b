"""What an aanbod answers to as filters, as words; the one place where a filter is defined.

`van(aanbod)` is written into the `Zoekdocument`; a filter of the search form tests one
of these words, so a filter and its count can never disagree.
"""

from django.utils import timezone

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
VOL = "vol"
# Reaches every wijk: city-wide, regional, or it comes to people.
OVERAL = "overal"
# Within its rhythm: true of a day, so `actions.indexeren.indexeer_verlopen` takes it away.
GECONTROLEERD = "gecontroleerd"
# Its hours are known, so it can be said to be closed.
UREN = "uren"

# True of a moment or a question, so given to a result and never stored.
NU_OPEN = "nu-open"
NU_BEREIKBAAR = "nu-bereikbaar"
IN_HET_GEBIED = "in-het-gebied"

# Walking: some 5 km/h, and by the streets a third further than in a straight line.
METER_PER_MINUUT = 5_000 / 60 / 1.33
LOOPMINUTEN = (10, 15, 30)


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


def lopen(minuten: int | str) -> str:
    return f"lopen:{minuten}"


def binnen_lopen(meter: float) -> list[str]:
    """The words for every walk of `LOOPMINUTEN` that is long enough for this distance."""
    return [lopen(minuten) for minuten in LOOPMINUTEN if meter <= minuten * METER_PER_MINUUT]


def rol(waarde: str) -> str:
    return f"rol:{waarde}"


def soort(waarde: str) -> str:
    return f"soort:{waarde}"


def doelgroep(slug: str) -> str:
    return f"doelgroep:{slug}"


def taal(code: str) -> str:
    return f"taal:{code}"


def onderwerpslugs(aanbod: Aanbod) -> list[str]:
    """Of its onderwerpen and what they are a part of."""
    eigen = [koppeling.onderwerp for koppeling in aanbod.onderwerpkoppelingen.all()]
    ouders = [een.ouder for een in eigen if een.ouder]
    return sorted({een.slug for een in [*eigen, *ouders]})


def van(aanbod: Aanbod) -> list[str]:
    """All of them for one aanbod, whose relations are prefetched."""
    plekken = [plek for plek in aanbod.plekken.all() if plek.is_ter_plaatse]
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
        VOL: aanbod.capaciteit == Aanbod.Capaciteit.VOL,
        OVERAL: aanbod.bereik != Aanbod.Bereik.WIJKEN or aanbod.outreachend,
        ROLSTOEL: any(plek.locatie.rolstoel == "ja" for plek in plekken),
        GECONTROLEERD: aanbod.is_gecontroleerd and not aanbod.is_verlopen_op(timezone.localdate()),
        UREN: bool(aanbod.bereikbaar) or any(plek.openingstijden for plek in aanbod.plekken.all()),
    }
    woorden = {naam for naam, geldt in vlaggen.items() if geldt}
    woorden |= {rol(aanbod.rol), soort(aanbod.eigen_soort)}
    woorden |= {onderwerp(slug) for slug in onderwerpslugs(aanbod)}
    woorden |= {wijk(gebied.wijk.code) for gebied in aanbod.werkgebieden.all()}
    woorden |= {wijk(plek.locatie.wijk.code) for plek in plekken if plek.locatie.wijk}
    woorden |= {doelgroep(groep.slug) for groep in aanbod.doelgroepen.all()}
    woorden |= {taal(een_taal.code) for een_taal in aanbod.talen.all()}
    return sorted(woorden)
