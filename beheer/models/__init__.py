from .controle import Belbeurt, Controlemaand, Controleronde, Controlevraag
from .rol import Rol
from .signaal import Signaal
from .taakronde import Taakronde
from .verzendteller import Verzendteller
from .voorstel import Voorstel
from .wijziging import Persoonswaarde, Wijziging

__all__ = [
    "Belbeurt",
    "Controlemaand",
    "Controleronde",
    "Controlevraag",
    "Persoonswaarde",
    "Rol",
    "Signaal",
    "Taakronde",
    "Verzendteller",
    "Voorstel",
    "Wijziging",
]
