from .aanbod import AanbodZoeken
from .leesbaarheid import LeesbaarheidForm
from .signaal import SignaalForm
from .uitwisseling import ExportForm, ImportForm, KoppelForm
from .werklijst import WerklijstFilter

__all__ = [
    "AanbodZoeken",
    "ExportForm",
    "ImportForm",
    "KoppelForm",
    "LeesbaarheidForm",
    "SignaalForm",
    "WerklijstFilter",
]
