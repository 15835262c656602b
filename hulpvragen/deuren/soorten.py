"""Which aanbod fits which kind of door."""

from aanbod.zoeken import kenmerken

from ..kandidaten import Kandidaat
from ..routes import Deursoort
from .maatstaf import Maatstaf

# The law names this function so (Wmo 2015, 2.2.4), and so do those who offer it.
CLIENTONDERSTEUNING = "clientondersteuning"


def past(soort: Deursoort, een: Kandidaat, maatstaf: Maatstaf) -> bool:
    if CLIENTONDERSTEUNING in een.tekst:
        return soort == Deursoort.CLIENT
    return soort in _PAST and _PAST[soort](een, maatstaf)


def past_nog_een(soort: Deursoort, een: Kandidaat, maatstaf: Maatstaf) -> bool:
    """One door that fits says more than three that touch on it, so a second must fit well."""
    if soort == Deursoort.JONG:
        return bool(een.raakt(maatstaf.onderwerpen))
    zonder_woorden = not maatstaf.trefwoorden
    return zonder_woorden or een.alle_onderwerpen or maatstaf.aantal_woorden(een) > 0


def _is_algemeen(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return een.is_algemeen and maatstaf.gaat_erover(een)


def _is_specifiek(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    """Nobody knows much of a subject that was not said."""
    gezegd = bool(maatstaf.antwoorden.gebieden)
    return (
        gezegd and een.is_specifiek and maatstaf.gaat_erover(een) and _past_jongere(een, maatstaf)
    )


def _past_jongere(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    """Who is young is not sent to what adults go to, such as legal aid."""
    if not maatstaf.antwoorden.is_jongere:
        return True
    return bool(een.onderwerpen & maatstaf.antwoorden.jeugdonderwerpen or een.doelgroepen)


def _is_jong(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return een.is_algemeen and bool(een.raakt(maatstaf.onderwerpen_jeugd))


def _is_outreachend(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return kenmerken.OUTREACHEND in een.kenmerken and maatstaf.gaat_erover(een)


def _is_aan_huis_te_vragen(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return een.is_specifiek and bool(een.raakt(maatstaf.onderwerpen))


def _is_telefonisch(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return kenmerken.TELEFONISCH in een.kenmerken and maatstaf.gaat_erover(een)


def _is_om_te_ontmoeten(een: Kandidaat, maatstaf: Maatstaf) -> bool:
    return kenmerken.ONTMOETINGSPLEK in een.kenmerken


# Of the others an aanspreekpunt says who it is.
_PAST = {
    Deursoort.ALGEMEEN: _is_algemeen,
    Deursoort.SPECIFIEK: _is_specifiek,
    Deursoort.JONG: _is_jong,
    Deursoort.OUTREACHEND: _is_outreachend,
    Deursoort.AAN_HUIS: _is_aan_huis_te_vragen,
    Deursoort.TELEFONISCH: _is_telefonisch,
    Deursoort.ONTMOETEN: _is_om_te_ontmoeten,
}
