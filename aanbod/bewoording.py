"""What visitors read of the ways in and of the room there is: each wording once, by place."""

from dataclasses import dataclass

from .models import Aanbod


@dataclass(frozen=True)
class Ingang:
    """`veld` of `Aanbod`; as a sentence for its page, as a few words for a card.

    `kort_verwijzer`: to who sends someone, where that reads differently.
    """

    veld: str
    zin: str
    kort: str
    kort_verwijzer: str = ""

    @property
    def voor_verwijzer(self) -> str:
        return self.kort_verwijzer or self.kort


INGANGEN = {
    een.veld: een
    for een in (
        Ingang("inloop", "U kunt zo binnenlopen.", "inloop"),
        Ingang("op_afspraak", "U maakt eerst een afspraak.", "op afspraak"),
        Ingang("aanmelden", "U meldt zich eerst aan.", "na aanmelden"),
        Ingang("verwijzing", "U hebt een verwijzing nodig.", "alleen met een verwijzing"),
        Ingang("telefonisch", "U kunt bellen.", "per telefoon"),
        Ingang("online", "Het kan online.", "online"),
        Ingang(
            "outreachend", "Zij komen ook naar u toe.", "komt bij u thuis", "komt bij mensen thuis"
        ),
    )
}


def ingangen_van(aanbod: Aanbod) -> list[Ingang]:
    return [een for een in INGANGEN.values() if getattr(aanbod, een.veld)]


@dataclass(frozen=True)
class Ruimte:
    """Whether there is room: on the page and the card, in the matrix, as a warning with a door,
    and on paper. Empty where it needs no saying."""

    zin: str = ""
    matrix: str = ""
    waarschuwing: str = ""
    papier: str = ""


_RUIMTE = {
    Aanbod.Capaciteit.RUIM: Ruimte("er is nu plek", "er is plek"),
    Aanbod.Capaciteit.BEPERKT: Ruimte(
        "er is weinig plek",
        "weinig plek",
        "Let op: er is weinig plek.",
        "Er is weinig plek.",
    ),
    Aanbod.Capaciteit.VOL: Ruimte(
        "nu vol of een wachtlijst",
        "vol",
        "Let op: het is nu vol, of er is een wachtlijst.",
        "Vol, of er is een wachtlijst.",
    ),
}


def ruimte_bij(capaciteit: str) -> Ruimte:
    """All empty where it is not known."""
    return _RUIMTE.get(capaciteit, Ruimte())
