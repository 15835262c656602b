"""What fills a database besides the inventory, where it is still empty.

`beheer` knows no app to its right; one that has data of its own hangs its loader in here
when it starts (`AppConfig.ready`), and can be taken out again.
"""

from collections.abc import Callable

# Each loads its part and returns a line about it; nothing and "" where it stands already. Raises
# ValidationError when what it needs is not there.
laders: list[Callable[[], str]] = []
