from .aanbod import AanbodZoeken
from .mensen import Aanvaarden, Uitnodigen
from .signaal import SignaalForm

__all__ = ["Aanvaarden", "AanbodZoeken", "SignaalForm", "Uitnodigen"]
