from .aanbod import AanbodZoeken
from .leesbaarheid import LeesbaarheidForm
from .signaal import SignaalForm
from .werklijst import WerklijstFilter

__all__ = ["AanbodZoeken", "LeesbaarheidForm", "SignaalForm", "WerklijstFilter"]
