"""Finding aanbod in one gemeente: the index selects, this counts, scores and orders.

One query brings every document that may matter; the rest is done here, once for both
databases, so that they give the same answers in the same order.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import BooleanField, ExpressionWrapper, Q

from ..models import Aanbod
from . import index, kenmerken, volgorde
from .treffer import Treffer
from .vraag import Volgorde, Zoekvraag

# Points for a word of the question, by where it stands. Halves of a compound count half.
PUNTEN_NAAM, PUNTEN_KERN, PUNTEN_ELDERS = 8.0, 4.0, 1.0
PUNTEN_ONDERWERP = 3.0
PUNTEN_IN_DE_WIJK = 2.0
PUNTEN_GECONTROLEERD = 0.5
# How many to name that are open now, when all that fits is closed.
HOOGSTENS_OPEN = 3
NU = ("nu_open", "nu_bereikbaar")
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
    """Everything that fits, widened step by step when nothing does. One query."""
    termen = vraag.termen
    treffers = _kandidaten(vraag, termen)
    ontmoetingsplek = _dichtstbijzijnde_ontmoetingsplek(treffers, vraag)
    for stap in _stappen(vraag, termen):
        verbreding, past_tekst, voorwaarden = stap
        gevonden, tellingen = _tel(treffers, past_tekst, voorwaarden)
        if gevonden:
            break
    _geef_punten(gevonden, vraag, termen)
    _zet_hier(gevonden, voorwaarden)
    gevonden.sort(key=volgorde.sleutel(vraag))
    return Resultaat(
        gevonden,
        tellingen,
        ontmoetingsplek,
        verbreding if gevonden else "",
        _nu_open_in_plaats_van(tellingen, treffers, vraag),
    )


def _kandidaten(vraag: Zoekvraag, termen) -> list[Treffer]:
    woorden = sorted({woord for term in termen for woord in term})
    if woorden:
        woorden.append(index.ALTIJD_MEE)
    documenten = _with_nu(index.kandidaten(vraag.gemeente, woorden), vraag)
    kolommen = ["pk", "kenmerken", "sorteernaam", "punten"]
    if termen:
        kolommen += ["woorden", "kern", "naam"]
    tijden = list(NU)
    if vraag.volgorde == Volgorde.OPEN:
        documenten = volgorde.with_openingen(documenten, vraag.moment)
        tijden += volgorde.OPENINGEN
    treffers = [
        _treffer(rij[len(tijden) :], *rij[: len(tijden)])
        for rij in documenten.values_list(*tijden, *kolommen)
    ]
    _meet(treffers, vraag)
    return treffers


def _treffer(kolommen: tuple, nu_open: bool, nu_bereikbaar: bool, *openingen) -> Treffer:
    treffer = Treffer(*kolommen)
    if nu_open:
        treffer.krijgt(kenmerken.NU_OPEN)
    if nu_bereikbaar:
        treffer.krijgt(kenmerken.NU_BEREIKBAAR)
    if openingen:
        treffer.opent = volgorde.opening(*openingen)
    return treffer


def _with_nu(documenten, vraag: Zoekvraag):
    """`NU`: whether a door is open, and whether a line is answered, at the moment of asking."""
    aanbod = Aanbod.objects.in_gemeente(vraag.gemeente).order_by()
    return documenten.annotate(
        nu_open=_is_een_van(aanbod.open_op(vraag.moment)),
        nu_bereikbaar=_is_een_van(aanbod.bereikbaar_op(vraag.moment)),
    )


def _is_een_van(aanbod_lijst) -> ExpressionWrapper:
    return ExpressionWrapper(Q(pk__in=aanbod_lijst.values("pk")), output_field=BooleanField())


def _meet(treffers: list[Treffer], vraag: Zoekvraag) -> None:
    """How far each is from where the question starts, and which lie in the piece of map."""
    if vraag.startpunt:
        for treffer in treffers:
            treffer.meter = treffer.afstand_van(vraag.startpunt, vraag.gemeente)
            treffer.krijgt(*kenmerken.binnen_lopen(treffer.meter))
    if vraag.gebied:
        for treffer in treffers:
            if any(vraag.gebied.bevat(*pin[:2]) for pin in treffer.spelden(vraag.gemeente)):
                treffer.krijgt(kenmerken.IN_HET_GEBIED)


Zoekterm = tuple[str, list[str]]


def _zoektermen(termen) -> list[Zoekterm]:
    """Each word, and the halves of the compound, with the spaces around it of `Treffer`."""
    return [(f" {heel} ", [f" {deel} " for deel in delen]) for heel, *delen in termen]


def _staat_in(term: Zoekterm, tekst: str) -> bool:
    """The word itself, or all halves of the compound."""
    heel, delen = term
    return heel in tekst or (bool(delen) and all([deel in tekst for deel in delen]))


Past = Callable[[Treffer], bool]


def _stappen(vraag: Zoekvraag, termen) -> Iterable[tuple[str, Past, dict[str, frozenset[str]]]]:
    """The question as asked, then ever wider; each with what to tell the visitor."""

    zoektermen = _zoektermen(termen)

    def alle_woorden(treffer):
        return all([_staat_in(term, treffer.woorden) for term in zoektermen])

    def een_woord(treffer):
        return any([_staat_in(term, treffer.woorden) for term in zoektermen])

    plaats = vraag.plaatsvoorwaarden
    gevraagd = vraag.voorwaarden | plaats
    naam = vraag.gemeente.naam
    yield "", alle_woorden if termen else _alles, gevraagd
    if len(termen) > 1:
        yield (
            "Er is geen plek met al uw woorden. Deze passen bij een deel ervan.",
            een_woord,
            gevraagd,
        )
    past = een_woord if termen else _alles
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
    gevonden, bijna = [], {naam: [] for naam in voorwaarden}
    for treffer in treffers:
        if not past_tekst(treffer):
            continue
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
            treffer.hier = all([treffer.heeft(*eis) for eis in eisen])


def _geef_punten(treffers, vraag: Zoekvraag, termen):
    onderwerpen = [kenmerken.onderwerp(een.slug) for een in vraag.onderwerpen]
    plaatsen = [kenmerken.wijk(code) for code in vraag.plaats.wijken] if vraag.plaats else []
    zoektermen = _zoektermen(termen)
    for treffer in treffers:
        score = PUNTEN_GECONTROLEERD if treffer.heeft(kenmerken.GECONTROLEERD) else 0.0
        if termen:
            score += sum([_punten(term, treffer) for term in zoektermen])
            if treffer.heeft(*onderwerpen):
                score += PUNTEN_ONDERWERP
        if plaatsen and treffer.heeft(*plaatsen):
            score += PUNTEN_IN_DE_WIJK
        treffer.score = round(score, 3)


def _punten(term: Zoekterm, treffer: Treffer) -> float:
    heel, delen = term
    velden = (
        (treffer.naam, PUNTEN_NAAM),
        (treffer.kern, PUNTEN_KERN),
        (treffer.woorden, PUNTEN_ELDERS),
    )
    for tekst, punten in velden:
        if heel in tekst:
            return punten
    for tekst, punten in velden:
        if any([deel in tekst for deel in delen]):
            return punten / 2
    return 0.0


def _dichtstbijzijnde_ontmoetingsplek(treffers, vraag: Zoekvraag) -> Treffer | None:
    """One to walk into and talk first (report, conclusion 1): in the wijk, then nearest."""
    wijken = [kenmerken.wijk(code) for code in vraag.plaats.wijken] if vraag.plaats else []
    wijken += vraag.voorwaarden.get("wijk", frozenset()) - {kenmerken.OVERAL}
    plekken = [een for een in treffers if een.heeft(kenmerken.ONTMOETINGSPLEK)]
    if wijken:
        plekken = [een for een in plekken if een.heeft(kenmerken.OVERAL, *wijken)]
    return min(
        plekken,
        key=lambda plek: (
            not plek.heeft(*wijken),
            round(plek.meter),
            plek.sorteernaam,
            plek.pk,
        ),
        default=None,
    )


def _nu_open_in_plaats_van(tellingen: Tellingen, treffers, vraag: Zoekvraag) -> list[Treffer]:
    """When all that fits is closed: what is open now, on this onderwerp and by telephone first."""
    if not tellingen.alle[kenmerken.UREN] or any(map(tellingen.alle.get, NU_WORDT_GEHOLPEN)):
        return []
    onderwerpen = [kenmerken.onderwerp(een.slug) for een in vraag.onderwerpen]
    keus = [een for een in treffers if _is_nu_een_uitkomst(een, onderwerpen)]
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
