"""What makes an aanbod fit, in plain words."""

from collections.abc import Iterator

from aanbod.bewoording import ruimte_bij
from aanbod.zoeken import kenmerken

from ..kandidaten import Kandidaat
from ..routes import Deursoort
from .maatstaf import Maatstaf


def redenen(soort: Deursoort, een: Kandidaat, maatstaf: Maatstaf) -> list[str]:
    return [zin for zin in _mogelijk(soort, een, maatstaf) if zin]


def _mogelijk(soort: Deursoort, een: Kandidaat, maatstaf: Maatstaf) -> Iterator[str]:
    yield _over_het_onderwerp(een, maatstaf)
    if maatstaf.is_in_de_wijk(een):
        yield "Het is in deze wijk."
    elif maatstaf.is_nabij(een):
        yield "Het is dichtbij."
    if soort != Deursoort.OUTREACHEND and kenmerken.OUTREACHEND in een.kenmerken:
        yield "Zij komen ook aan huis."
    yield ruimte_bij(een.capaciteit).waarschuwing


def _over_het_onderwerp(een: Kandidaat, maatstaf: Maatstaf) -> str:
    gevraagd = maatstaf.alle_onderwerpen
    # An age is said in the question, by other limits than the onderwerp has in its name.
    leeftijden = maatstaf.antwoorden.leeftijdsonderwerpen
    raak = een.raakt({slug: naam for slug, naam in gevraagd.items() if slug not in leeftijden})
    if raak:
        namen = [naam[:1].lower() + naam[1:] for naam in raak[:2]]
        return f"Het gaat over {', en over '.join(namen)}."
    if een.raakt(gevraagd):
        return "Het is voor deze leeftijd."
    if een.alle_onderwerpen:
        return "Elke vraag is er welkom."
    return ""
