"""Which aanbod stands behind the doors of a route, and why. One query, whatever the size.

`kiezer` takes the doors one by one; what it asks stands beside it: what may be a door at all
(`geschikt`), which kind of door it fits (`soorten`), which goes first (`volgorde`) and what to
say with it (`redenen`). All four hold an aanbod against the answers (`maatstaf`).
"""

from .deur import Deur, Uitkomst
from .kiezer import kies_deuren

__all__ = ["Deur", "Uitkomst", "kies_deuren"]
