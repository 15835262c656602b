from .rol import Rol
from .signaal import Signaal
from .taakronde import Taakronde
from .uitnodiging import Uitnodiging
from .verzendteller import Verzendteller
from .wijziging import Persoonswaarde, Wijziging

__all__ = [
    "Persoonswaarde", "Rol", "Signaal", "Taakronde", "Uitnodiging", "Verzendteller", "Wijziging",
]  # fmt: skip
