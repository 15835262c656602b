"""Finding aanbod in one gemeente: the index selects, this counts, scores and orders.

The index names every document that may matter; the rest is done here, once for both databases,
so that they give the same answers in the same order.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ..models import Aanbod
from . import index, kenmerken, volgorde
from .documenten import Document, Lade, lade
from .nu import nu
from .punten import Weging
from .treffer import Treffer, heeft
from .vraag import Volgorde, Zoekvraag

# How many to name that are open now, when all that fits is closed.
HOOGSTENS_OPEN = 3
AFSTANDEN = ("lopen", "gebied")
NU_WORDT_GEHOLPEN = (kenmerken.NU_OPEN, kenmerken.NU_BEREIKBAAR)


@dataclass
class Tellingen:
    """How many results each kenmerk would give, were its filter set to it.

    `overal` counts only what reaches every wijk: it stays, whatever place is asked;
    `buiten` how many results each filter alone keeps out.
    """

    alle: Counter
    per_filter: dict[str, Counter]
    overal: Counter
    buiten: dict[str, int]

    def aantal(self, filternaam: str, gevraagd: Iterable[str]) -> int:
        """For a filter that asks one kenmerk, or one kenmerk or `OVERAL`."""
        teller = self.per_filter.get(filternaam, self.alle)
        eerste, *rest = sorted(gevraagd, key=lambda woord: woord == kenmerken.OVERAL)
        if not rest:
            return teller[eerste]
        return teller[eerste] + teller[kenmerken.OVERAL] - self.overal[eerste]


@dataclass
class Resultaat:
    """All that was found, in order. `verbreding` says in Dutch how the question was widened.

    `nu_open` is filled when everything found whose hours are known is closed now: what can
    be walked into or called at this moment instead.
    """

    treffers: list[Treffer]
    tellingen: Tellingen
    ontmoetingsplek: Treffer | None
    verbreding: str = ""
    nu_open: list[Treffer] = field(default_factory=list)

    @property
    def heeft_uren(self) -> bool:
        return self.tellingen.alle[kenmerken.UREN] > 0


def zoek(vraag: Zoekvraag) -> Resultaat:
    """Everything that fits, widened step by step when nothing does.

    One query for what is in memory, one more after a change, and one for the order by opening.
    """
    kast = lade(vraag.gemeente, vraag.kennis.versie)
    treffers = _kandidaten(vraag, kast)
    weging = Weging(vraag, treffers)
    for stap in _stappen(vraag, weging):
        verbreding, past_tekst, voorwaarden = stap
        gevonden, tellingen = _tel(treffers, past_tekst, voorwaarden)
        if gevonden:
            break
    weging.geef_punten(gevonden)
    _zet_hier(gevonden, voorwaarden)
    return Resultaat(
        volgorde.op_volgorde(gevonden, vraag),
        tellingen,
        _dichtstbijzijnde_ontmoetingsplek(kast, vraag),
        verbreding if gevonden else "",
        _nu_open_in_plaats_van(tellingen, kast, vraag),
    )


def _indexwoorden(vraag: Zoekvraag) -> list[str]:
    """What the index is asked: the words, and the onderwerpen they seem to be about."""
    woorden = sorted({woord for term in vraag.lezing.termen for woord in term})
    return woorden + list(map(index.onderwerpwoord, vraag.onderwerpen)) if woorden else []


def _kandidaten(vraag: Zoekvraag, kast: Lade) -> list[Treffer]:
    woorden = _indexwoorden(vraag)
    treffers = _treffers(kast.haal(woorden), vraag)
    if vraag.volgorde == Volgorde.OPEN:
        openingen = volgorde.openingen(index.kandidaten(vraag.gemeente, woorden), vraag.moment)
        for treffer in treffers:
            treffer.opent = openingen.get(treffer.pk, volgorde.LANG_NA_NU)
    return treffers


def _treffers(documenten: Iterable[Document], vraag: Zoekvraag) -> list[Treffer]:
    treffers = [Treffer(*document) for document in documenten]
    _zet_nu(treffers, vraag)
    _meet(treffers, vraag)
    return treffers


def _zet_nu(treffers: list[Treffer], vraag: Zoekvraag) -> None:
    """Whether a door is open, and whether a line is answered, at the moment of asking."""
    stand = nu(vraag.gemeente, vraag.kennis.versie, vraag.moment)
    for treffer in treffers:
        if treffer.pk in stand.open:
            treffer.krijgt(kenmerken.NU_OPEN)
            treffer.helpt_nu = True
        if treffer.pk in stand.bereikbaar:
            treffer.krijgt(kenmerken.NU_BEREIKBAAR)
            treffer.helpt_nu = True


def _meet(treffers: list[Treffer], vraag: Zoekvraag) -> None:
    """How far each is from where the question starts, and which lie in the piece of map."""
    if vraag.startpunt:
        for treffer in treffers:
            treffer.meter = treffer.afstand_van(vraag.startpunt)
            treffer.krijgt(*kenmerken.binnen_lopen(treffer.meter))
    if vraag.gebied:
        for treffer in treffers:
            if any(vraag.gebied.bevat(*pin[:2]) for pin in treffer.pinnen):
                treffer.krijgt(kenmerken.IN_HET_GEBIED)


Past = Callable[[Treffer], bool]


def _stappen(
    vraag: Zoekvraag, weging: Weging
) -> Iterable[tuple[str, Past, dict[str, frozenset[str]]]]:
    """The question as asked, then ever wider; each with what to tell the visitor."""
    plaats = vraag.plaatsvoorwaarden
    gevraagd = vraag.voorwaarden | plaats
    naam = vraag.gemeente.naam
    yield "", _alles if vraag.is_leeg else weging.past_helemaal, gevraagd
    if weging.kan_deels:
        yield (
            "Er is geen plek met al uw woorden. Deze passen bij een deel ervan.",
            weging.past_deels,
            gevraagd,
        )
    past = _alles if vraag.is_leeg else weging.past_deels
    if vraag.voorwaarden:
        yield "Met deze filters is er niets. Dit is er zonder filters.", past, plaats
    if plaats:
        yield f"In deze buurt is er niets. Dit is er in heel {naam}.", past, vraag.voorwaarden
        yield f"Met deze filters is er niets. Dit is er in heel {naam}.", past, {}


def _alles(treffer) -> bool:
    return True


def _tel(treffers, past_tekst: Past, voorwaarden) -> tuple[list[Treffer], Tellingen]:
    """What meets every condition, and for each filter what it would give if it changed.

    A document that fails exactly one condition counts for that filter only.
    """
    passend = treffers if past_tekst is _alles else [een for een in treffers if past_tekst(een)]
    gevonden, bijna = [], {naam: [] for naam in voorwaarden}
    if not voorwaarden:
        gevonden, passend = list(passend), []
    for treffer in passend:
        mist = [naam for naam, nodig in voorwaarden.items() if not treffer.heeft(*nodig)]
        if not mist:
            gevonden.append(treffer)
        elif len(mist) == 1:
            bijna[mist[0]].append(treffer)
    alle = _tel_kenmerken(gevonden)
    overal = [een for een in gevonden if een.heeft(kenmerken.OVERAL)]
    per_filter = {naam: alle + _tel_kenmerken(extra) for naam, extra in bijna.items()}
    buiten = {naam: len(extra) for naam, extra in bijna.items()}
    return gevonden, Tellingen(alle, per_filter, _tel_kenmerken(overal), buiten)


def _tel_kenmerken(treffers: list[Treffer]) -> Counter:
    return Counter("".join([treffer.kenmerken for treffer in treffers]).split())


def _zet_hier(treffers, voorwaarden) -> None:
    """Set apart what is within the walk or the piece of map from what only helps everywhere."""
    eisen = [voorwaarden[naam] - {kenmerken.OVERAL} for naam in AFSTANDEN if naam in voorwaarden]
    if eisen:
        for treffer in treffers:
            treffer.hier = all(treffer.heeft(*eis) for eis in eisen)


def _dichtstbijzijnde_ontmoetingsplek(kast: Lade, vraag: Zoekvraag) -> Treffer | None:
    """One to walk into and talk first (report, conclusion 1): in the wijk, then nearest."""
    wijken = [kenmerken.wijk(code) for code in vraag.plaats.wijken] if vraag.plaats else []
    wijken += vraag.voorwaarden.get("wijk", frozenset()) - {kenmerken.OVERAL}
    plekken = kast.ontmoetingsplekken
    if wijken:
        plekken = [een for een in plekken if heeft(een.kenmerken, kenmerken.OVERAL, *wijken)]
    elif not vraag.startpunt:
        plekken = plekken[:1]
    # They stand in the order of their names, and the first of what is equal is taken.
    return min(
        _treffers(plekken, vraag),
        key=lambda plek: (not plek.heeft(*wijken), round(plek.meter)),
        default=None,
    )


def _nu_open_in_plaats_van(tellingen: Tellingen, kast: Lade, vraag: Zoekvraag) -> list[Treffer]:
    """When all that fits is closed: what is open now, on this onderwerp and by telephone first."""
    if not tellingen.alle[kenmerken.UREN] or any(map(tellingen.alle.get, NU_WORDT_GEHOLPEN)):
        return []
    onderwerpen = [kenmerken.onderwerp(slug) for slug in vraag.onderwerpen]
    keus = [
        een
        for een in _treffers(kast.altijd_mee, vraag)
        if een.helpt_nu and _is_nu_een_uitkomst(een, onderwerpen)
    ]
    keus.sort(
        key=lambda een: (
            not een.heeft(*onderwerpen),
            not een.heeft(kenmerken.NU_BEREIKBAAR),
            round(een.meter),
            een.sorteernaam,
            een.pk,
        )
    )
    return keus[:HOOGSTENS_OPEN]


def _is_nu_een_uitkomst(treffer: Treffer, onderwerpen: list[str]) -> bool:
    """Open now, and a place to walk into or a line that is for everyone or for this onderwerp."""
    if treffer.heeft(kenmerken.NU_OPEN) and treffer.heeft(kenmerken.ONTMOETINGSPLEK):
        return True
    voor_deze_vraag = treffer.heeft(kenmerken.rol(Aanbod.Rol.ALGEMEEN), *onderwerpen)
    return treffer.heeft(kenmerken.NU_BEREIKBAAR) and voor_deze_vraag
