from .aanbieder import Aanbieder, AanbiederAlias, Contactpersoon
from .aanbod import Aanbod, AanbodLocatie, AanbodOnderwerp, Werkgebied
from .aanspreekpunt import Aanspreekpunt
from .bron import Bron
from .onderwerp import Doelgroep, Onderwerp, Taal
from .zoekdocument import Zoekdocument

__all__ = [
    "Aanbieder",
    "AanbiederAlias",
    "Aanbod",
    "AanbodLocatie",
    "AanbodOnderwerp",
    "Aanspreekpunt",
    "Bron",
    "Contactpersoon",
    "Doelgroep",
    "Onderwerp",
    "Taal",
    "Werkgebied",
    "Zoekdocument",
]
