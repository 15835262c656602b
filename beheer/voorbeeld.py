"""How an aanbod that is not saved yet would look on the site.

`beheer` knows nothing of the public pages; the app that has them hangs its drawing in here when it
starts (`AppConfig.ready`), and can be taken out again.
"""

from collections.abc import Callable

from django.utils.safestring import SafeString

from aanbod.models import Aanbod

# The HTML of the card of an aanbod; of one that was never saved too.
tekenaars: list[Callable[[Aanbod], SafeString]] = []


def teken(aanbod: Aanbod) -> SafeString:
    """Empty when no app hung in."""
    return tekenaars[0](aanbod) if tekenaars else SafeString("")
