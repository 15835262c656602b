from .geendubbel import GeenDubbel
from .oudadres import OudAdres
from .rol import Rol
from .samenvoeging import Samenvoeging
from .signaal import Signaal
from .taakronde import Taakronde
from .verzendteller import Verzendteller
from .wijziging import Persoonswaarde, Wijziging

__all__ = [
    "GeenDubbel",
    "OudAdres",
    "Persoonswaarde",
    "Rol",
    "Samenvoeging",
    "Signaal",
    "Taakronde",
    "Verzendteller",
    "Wijziging",
]
