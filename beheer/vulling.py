"""What fills an empty database besides the inventory.

`beheer` knows no app to its right; one that has data of its own hangs its loader in here
when it starts (`AppConfig.ready`), and can be taken out again.
"""

from collections.abc import Callable

# Each loads its part and returns a line about it.
laders: list[Callable[[], str]] = []
