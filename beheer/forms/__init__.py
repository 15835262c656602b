from .aanbod import AanbodZoeken
from .signaal import SignaalForm

__all__ = ["AanbodZoeken", "SignaalForm"]
