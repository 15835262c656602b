from .inlezing import Import, Importregel, Kolomkoppeling
from .rol import Rol
from .signaal import Signaal
from .taakronde import Taakronde
from .verzendteller import Verzendteller
from .wijziging import Persoonswaarde, Wijziging

__all__ = [
    "Import",
    "Importregel",
    "Kolomkoppeling",
    "Persoonswaarde",
    "Rol",
    "Signaal",
    "Taakronde",
    "Verzendteller",
    "Wijziging",
]
