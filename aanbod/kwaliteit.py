"""The quality of one record as a figure from 0 to 100, with what to do to raise it.

Five parts of 20 points: vers (checked within its rhythm), compleet, bereikbaar (contact, place,
hours), leesbaar and geplaatst (on the map, or without a place on purpose). What is archived or a
concept stands aside. Only `vers` changes with the day; the rest is weighed when a record is
saved (`Kwaliteitspunten`), so that a list of thousands selects on it in SQL.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, Q, QuerySet, TextChoices, Value, When
from django.utils import timezone

from .leesbaarheid import GEWOON_VANAF, MOEILIJK_ONDER, Leesbaarheid, lees
from .models import Aanbod, Kwaliteitspunten
from .models.aanbieder import Status
from .models.aanbod import Controleritme
from .models.kwaliteitspunten import HOOGSTE

# A part with so many points or fewer stands on a list of work.
TE_LAAG = 12
TERZIJDE = (Status.CONCEPT, Status.GEARCHIVEERD)


class Deelsoort(TextChoices):
    VERS = "vers", "Vers"
    COMPLEET = "compleet", "Compleet"
    BEREIKBAAR = "bereikbaar", "Bereikbaar"
    LEESBAAR = "leesbaar", "Leesbaar"
    GEPLAATST = "geplaatst", "Op de kaart"


@dataclass(frozen=True)
class Deel:
    """One part of the figure; what raises it, in Dutch, empty when it is full."""

    soort: Deelsoort
    punten: int
    adviezen: list[str]
    hoogste: int = HOOGSTE

    @property
    def is_te_laag(self) -> bool:
        """`te_laag` for one record."""
        return self.punten <= TE_LAAG


@dataclass(frozen=True)
class Kwaliteit:
    delen: list[Deel]

    @property
    def score(self) -> int:
        return sum(deel.punten for deel in self.delen)

    def deel(self, soort: str) -> Deel:
        return next(deel for deel in self.delen if deel.soort == soort)


# What takes points away: how many of how many it gets, and what to do about it.
Regel = tuple[int, int, str]


def weeg(aanbod: Aanbod, vandaag: date | None = None) -> Kwaliteit:
    """Its figure, explained. Of many, ask them `voor_wegen`: then it takes no query."""
    regels = {
        Deelsoort.VERS: _vers(aanbod, vandaag or timezone.localdate()),
        Deelsoort.COMPLEET: _compleet(aanbod),
        Deelsoort.BEREIKBAAR: _bereikbaar(aanbod),
        Deelsoort.LEESBAAR: _leesbaar(lees(tekst_van(aanbod))),
        Deelsoort.GEPLAATST: _geplaatst(aanbod),
    }
    return Kwaliteit([_tel_op(soort, list(rijen)) for soort, rijen in regels.items()])


def vaste_punten(aanbod: Aanbod) -> Kwaliteitspunten:
    """What is prepared of it. Not saved."""
    delen = {deel.soort.value: deel.punten for deel in weeg(aanbod).delen}
    del delen[Deelsoort.VERS]
    return Kwaliteitspunten(aanbod=aanbod, **delen)


def tekst_van(aanbod: Aanbod) -> str:
    """What a resident reads of it."""
    delen = (aanbod.samenvatting, aanbod.beschrijving, aanbod.wat_gebeurt_er)
    return "\n\n".join(deel for deel in delen if deel)


def _tel_op(soort: Deelsoort, regels: list[Regel]) -> Deel:
    adviezen = [advies for punten, hoogste, advies in regels if punten < hoogste]
    return Deel(soort, sum(punten for punten, _, _ in regels), adviezen)


# --- The rules, part by part ---------------------------------------------------------------


def grenzen(ritme: Controleritme, vandaag: date) -> list[tuple[date, int]]:
    """Checked on this day or later gives so many points, the first that holds: within its rhythm
    all of them, within two the half."""
    goed = ritme.laatst_goed_op(vandaag)
    return [(goed, HOOGSTE), (ritme.laatst_goed_op(goed), HOOGSTE // 2)]


def _vers(aanbod: Aanbod, vandaag: date) -> Iterator[Regel]:
    op, ritme = aanbod.gecontroleerd_op, Controleritme(aanbod.controleritme)
    punten = next((punten for dag, punten in grenzen(ritme, vandaag) if op and op >= dag), 0)
    wanneer = "Dit is nog nooit gecontroleerd." if op is None else "De controle is te lang geleden."
    yield punten, HOOGSTE, f"{wanneer} Vraag na of alles nog klopt en vul de datum in."


def _compleet(aanbod: Aanbod) -> Iterator[Regel]:
    heeft = [
        (aanbod.beschrijving, "Schrijf een beschrijving: wat kunt u er doen, en voor wie is het?"),
        (
            aanbod.alle_onderwerpen or aanbod.onderwerpkoppelingen.all(),
            "Kies bij welke onderwerpen dit hoort.",
        ),
        (
            aanbod.inloop or aanbod.op_afspraak or aanbod.aanmelden or aanbod.verwijzing,
            "Geef aan hoe iemand binnenkomt: inloop, afspraak, aanmelden of een verwijzing.",
        ),
        (
            aanbod.kosten != Aanbod.Kosten.ONBEKEND,
            "Geef aan of het gratis is of geld kost.",
        ),
        (aanbod.wat_gebeurt_er, "Schrijf op wat er gebeurt met de vraag van een inwoner."),
    ]
    deel = HOOGSTE // len(heeft)
    for waarde, advies in heeft:
        yield deel if waarde else 0, deel, advies


def _bereikbaar(aanbod: Aanbod) -> Iterator[Regel]:
    if aanbod.telefoon_of_aanbieder or aanbod.email_of_aanbieder:
        contact = 8
    else:
        contact = 4 if aanbod.website_of_aanbieder else 0
    yield contact, 8, "Zet er een telefoonnummer of een e-mailadres bij."
    ergens = _is_zonder_plek(aanbod) or any(plek.is_ter_plaatse for plek in aanbod.plekken.all())
    yield (
        6 if ergens else 0, 6,
        "Geef een plek. Of geef aan dat het online, per telefoon of bij mensen thuis is.",
    )  # fmt: skip
    tijden = aanbod.bereikbaar or any(plek.openingstijden for plek in aanbod.plekken.all())
    # What is by appointment only has no hours to give.
    zonder_tijden = aanbod.op_afspraak and not aanbod.inloop
    yield (
        6 if tijden or zonder_tijden else 0, 6,
        "Vul de tijden in: wanneer kan iemand binnenlopen of bellen?",
    )  # fmt: skip


def _leesbaar(gelezen: Leesbaarheid) -> Iterator[Regel]:
    """Half for the formula, half for what was found; a text too short for the formula gets its half."""
    score = gelezen.score
    if score is None or score >= GEWOON_VANAF:
        punten = 10
    else:
        punten = 5 if score >= MOEILIJK_ONDER else 0
    yield (
        punten, 10,
        f"{gelezen.oordeel} Schrijf kortere zinnen en kortere woorden (score {score}).",
    )  # fmt: skip
    wat = ", ".join(f"{label.lower()}: {aantal}" for label, aantal in gelezen.per_soort)
    yield max(0, 10 - round(gelezen.per_honderd)), 10, f"Kijk wat makkelijker kan ({wat})."


def _geplaatst(aanbod: Aanbod) -> Iterator[Regel]:
    """On the map; or for a whole gemeente or regio, and on purpose without a place."""
    plekken = [plek for plek in aanbod.plekken.all() if plek.is_ter_plaatse]
    overal = aanbod.bereik != Aanbod.Bereik.WIJKEN and _is_zonder_plek(aanbod)
    if aanbod.plekken_op_de_kaart or (overal and not plekken):
        punten = HOOGSTE
    else:
        punten = 10 if plekken else 0
    if plekken:
        advies = "Het staat niet op de kaart: het adres is niet bekend, of ligt buiten de gemeente. Zoek het adres op."
    elif aanbod.bereik == Aanbod.Bereik.WIJKEN:
        advies = "Geef het adres, dan staat het op de kaart."
    else:
        advies = "Geef het adres. Is er met opzet geen vaste plek? Geef dan aan dat het online, per telefoon of bij mensen thuis is."
    yield punten, HOOGSTE, advies


def _is_zonder_plek(aanbod: Aanbod) -> bool:
    """It comes to people, or needs no place to go to."""
    return aanbod.outreachend or aanbod.online or aanbod.telefonisch


# --- The same in SQL ---------------------------------------------------------------------


def is_te_wegen(voor: str = "") -> Q:
    """Not a concept or archived, itself or its aanbieder; `voor` is the path to the aanbod."""
    return ~Q(**{f"{voor}status__in": TERZIJDE}) & ~Q(**{f"{voor}aanbieder__status__in": TERZIJDE})


def voor_wegen(aanbod: QuerySet) -> QuerySet:
    """With all that `weeg` needs, in a fixed number of queries."""
    return aanbod.select_related("aanbieder").prefetch_related(
        "onderwerpkoppelingen", "plekken__locatie__gemeente"
    )


def with_kwaliteit(aanbod: QuerySet, vandaag: date | None = None) -> QuerySet:
    """Those that are weighed, with `vers` and the whole `kwaliteit`."""
    vandaag = vandaag or timezone.localdate()
    vers = Case(
        *(
            When(controleritme=ritme, gecontroleerd_op__gte=dag, then=Value(punten))
            for ritme in Controleritme
            for dag, punten in grenzen(ritme, vandaag)
        ),
        default=Value(0),
        output_field=IntegerField(),
    )
    vast = sum(F(f"kwaliteitspunten__{deel}") for deel in Deelsoort if deel != Deelsoort.VERS)
    return aanbod.filter(kwaliteitspunten__isnull=False).annotate(
        vers=vers, kwaliteit=F("vers") + vast
    )


def te_laag(soort: Deelsoort) -> Q:
    """Of `with_kwaliteit`: those with few points for this part."""
    veld = "vers" if soort == Deelsoort.VERS else f"kwaliteitspunten__{soort}"
    return Q(**{f"{veld}__lte": TE_LAAG})
