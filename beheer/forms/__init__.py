from .aanbod import AanbodZoeken
from .signaal import SignaalForm
from .uitwisseling import ExportForm, ImportForm, KoppelForm

__all__ = ["AanbodZoeken", "ExportForm", "ImportForm", "KoppelForm", "SignaalForm"]
