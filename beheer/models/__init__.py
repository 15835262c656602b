from .inlezing import Import, Importregel, Kolomkoppeling
from .linkcontrole import Linkcontrole
from .rol import Rol
from .signaal import Signaal
from .taakronde import Taakronde
from .verzendteller import Verzendteller
from .voorstel import Voorstel
from .wijziging import Persoonswaarde, Wijziging

__all__ = [
    "Linkcontrole",
    "Import",
    "Importregel",
    "Kolomkoppeling",
    "Persoonswaarde",
    "Rol",
    "Signaal",
    "Taakronde",
    "Verzendteller",
    "Voorstel",
    "Wijziging",
]
