from .editie import Editie, Omtrek
from .gemeente import Gemeente, Regio
from .locatie import Locatie
from .postcode import Postcodegebied
from .wijk import Plaatsnaam, Wijk

__all__ = [
    "Editie",
    "Gemeente",
    "Locatie",
    "Omtrek",
    "Plaatsnaam",
    "Postcodegebied",
    "Regio",
    "Wijk",
]
