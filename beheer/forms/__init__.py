from .aanbod import AanbodZoeken
from .archief import ArchiveerForm, TerugzetForm
from .dubbelen import DubbelenKiezen
from .leesbaarheid import LeesbaarheidForm
from .mensen import Aanvaarden, Uitnodigen
from .samenvoegen import SamenvoegForm
from .signaal import SignaalForm
from .uitwisseling import ExportForm, ImportForm, KoppelForm
from .werklijst import WerklijstFilter

__all__ = [
    "AanbodZoeken",
    "Aanvaarden",
    "ArchiveerForm",
    "DubbelenKiezen",
    "ExportForm",
    "ImportForm",
    "KoppelForm",
    "LeesbaarheidForm",
    "SamenvoegForm",
    "SignaalForm",
    "TerugzetForm",
    "Uitnodigen",
    "WerklijstFilter",
]
