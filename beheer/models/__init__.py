from .controle import Belbeurt, Controlemaand, Controleronde, Controlevraag
from .geendubbel import GeenDubbel
from .inlezing import Import, Importregel, Kolomkoppeling
from .linkcontrole import Linkcontrole
from .netwerknotitie import Netwerknotitie
from .oudadres import OudAdres
from .rol import Rol
from .samenvoeging import Samenvoeging
from .signaal import Signaal
from .taakronde import Taakronde
from .uitnodiging import Uitnodiging
from .verzendteller import Verzendteller
from .voorstel import Voorstel
from .wijziging import Persoonswaarde, Wijziging

__all__ = [
    "Belbeurt",
    "Controlemaand",
    "Controleronde",
    "Controlevraag",
    "GeenDubbel",
    "Import",
    "Importregel",
    "Kolomkoppeling",
    "Linkcontrole",
    "Netwerknotitie",
    "OudAdres",
    "Persoonswaarde",
    "Rol",
    "Samenvoeging",
    "Signaal",
    "Taakronde",
    "Uitnodiging",
    "Verzendteller",
    "Voorstel",
    "Wijziging",
]
