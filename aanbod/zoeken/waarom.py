"""Why a result is here, in words that the visitor used or understands."""

from . import kenmerken
from .punten import PUNTEN_ELDERS
from .treffer import Treffer
from .vraag import Zoekvraag

HOOGSTENS = 3


def waarom(treffer: Treffer, vraag: Zoekvraag, *, zonder_woorden: bool = False) -> list[str]:
    """At most three reasons, the weightiest first; none without a question."""
    redenen = [
        *_over_het_onderwerp(treffer, vraag),
        *([] if zonder_woorden else _met_uw_woorden(treffer, vraag)),
        *_voor_wie(treffer, vraag),
        *_hoe(treffer, vraag),
    ]
    return redenen[:HOOGSTENS]


def _over_het_onderwerp(treffer: Treffer, vraag: Zoekvraag) -> list[str]:
    for een in vraag.lezing.sterke_onderwerpen:
        if treffer.heeft(kenmerken.onderwerp(een.slug)):
            naam = een.etiket.naam
            return [f"gaat over {naam[:1].lower()}{naam[1:]}"]
    return []


def _met_uw_woorden(treffer: Treffer, vraag: Zoekvraag) -> list[str]:
    paren = zip(vraag.lezing.zoekwoorden, treffer.per_term, strict=False)
    # In its name or summary: a word further down would be a riddle on the card.
    woorden = [f"“{woord}”" for woord, punten in paren if punten > PUNTEN_ELDERS]
    if not woorden:
        return []
    return [f"noemt {' en '.join(woorden[:2])}"]


def _voor_wie(treffer: Treffer, vraag: Zoekvraag) -> list[str]:
    namen = vraag.kennis.etiketten.doelgroepen
    for slug in vraag.lezing.doelgroepen:
        if treffer.heeft(kenmerken.doelgroep(slug)) and slug in namen:
            naam = namen[slug].partition(" (")[0]
            return [f"voor {naam[:1].lower()}{naam[1:]}"]
    return []


def _hoe(treffer: Treffer, vraag: Zoekvraag) -> list[str]:
    if kenmerken.OUTREACHEND in vraag.lezing.toegang and treffer.heeft(kenmerken.OUTREACHEND):
        return ["komt bij u thuis"]
    if treffer.heeft(kenmerken.INLOOP) and treffer.heeft(kenmerken.NU_OPEN):
        return ["u kunt nu binnenlopen"]
    if vraag.plaats and treffer.heeft(*map(kenmerken.wijk, vraag.plaats.wijken)):
        return ["bij u in de wijk"]
    return ["inloop"] if treffer.heeft(kenmerken.INLOOP) and vraag.lezing.termen else []
