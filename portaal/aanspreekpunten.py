"""Who to turn to in a gemeente, when nothing else fits."""

from aanbod.models import Aanspreekpunt
from aanbod.models.versie import Versie
from aanbod.zoeken.geheugen import Geheugen

# Lists of some three, by the code of a wijk.
_GEHEUGEN: Geheugen[dict[str | None, list[Aanspreekpunt]]] = Geheugen(hoogstens=10_000)


def aanspreekpunten(gemeente, wijkcode=None, *, versie: str = "") -> list[Aanspreekpunt]:
    """One for each functie: the wijk's own where it has one, else the gemeente's.

    No query while nothing changed; `versie` is that of the gemeente, where the caller has it.
    """
    versie = versie or Versie.objects.voor(gemeente).alles
    per_wijk = _GEHEUGEN.van(gemeente, versie, dict)
    if wijkcode not in per_wijk:
        per_wijk[wijkcode] = _aanspreekpunten(gemeente, wijkcode)
        _GEHEUGEN.ruim_op()
    return per_wijk[wijkcode]


def _aanspreekpunten(gemeente, wijkcode) -> list[Aanspreekpunt]:
    gekozen = {}
    for punt in Aanspreekpunt.objects.voor(gemeente, wijkcode):
        gekozen.setdefault(punt.functie, punt)
    return sorted(gekozen.values(), key=lambda punt: punt.volgorde)
