from .buurt import Buurt
from .editie import Editie, Omtrek
from .gemeente import Gemeente, Regio
from .locatie import Locatie
from .postcode import Postcode, Postcodegebied
from .wijk import Plaatsnaam, Wijk

__all__ = [
    "Buurt",
    "Editie",
    "Gemeente",
    "Locatie",
    "Omtrek",
    "Plaatsnaam",
    "Postcode",
    "Postcodegebied",
    "Regio",
    "Wijk",
]
