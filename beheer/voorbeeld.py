"""How an aanbod that is not saved yet would look on the site.

`beheer` knows nothing of the public pages; the app that has them hangs its drawing in here when it
starts (`AppConfig.ready`), and can be taken out again.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from aanbod.models import Aanbod

# The HTML of the card of an aanbod; of one that was never saved too.
tekenaars: list[Callable[[Aanbod], SafeString]] = []
# The whole page of an aanbod with what was typed in its fields; what is ticked, as it is saved.
bladzijden: list[Callable[[HttpRequest, Aanbod], HttpResponse]] = []


def teken(aanbod: Aanbod) -> SafeString:
    """Empty when no app hung in."""
    return tekenaars[0](aanbod) if tekenaars else SafeString("")


def toon_bladzijde(request: HttpRequest, aanbod: Aanbod) -> HttpResponse:
    """Raises `Http404` when no app hung in."""
    if not bladzijden:
        raise Http404
    return bladzijden[0](request, aanbod)
