from .aanbieder import Aanbieder, AanbiederAlias, Contactpersoon
from .aanbod import Aanbod
from .aanspreekpunt import Aanspreekpunt
from .bron import Bron
from .koppelingen import AanbodLocatie, AanbodOnderwerp, Werkgebied
from .kwaliteitspunten import Kwaliteitspunten
from .onderwerp import Doelgroep, Onderwerp, Taal
from .openblok import Openblok
from .speld import Speld
from .thesaurusterm import Thesaurusterm
from .versie import Versie
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
    "Kwaliteitspunten",
    "Onderwerp",
    "Openblok",
    "Speld",
    "Taal",
    "Thesaurusterm",
    "Versie",
    "Werkgebied",
    "Zoekdocument",
]
