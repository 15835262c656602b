from .aanbod import AanbodZoeken
from .archief import ArchiveerForm, TerugzetForm
from .dubbelen import DubbelenKiezen
from .samenvoegen import SamenvoegForm
from .signaal import SignaalForm

__all__ = [
    "AanbodZoeken",
    "ArchiveerForm",
    "DubbelenKiezen",
    "SamenvoegForm",
    "SignaalForm",
    "TerugzetForm",
]
