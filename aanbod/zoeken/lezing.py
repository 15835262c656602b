"""How a question is read: its words repaired, the place in it, and what it is about."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from wijken.tekst import ruwe_woorden

from ..models.thesaurusterm import SOORTEN
from . import kenmerken
from .etiketten import Etiketten, OnderwerpEtiket
from .kennis import Kennis
from .leeftijd import OPVOEDEN, Leeftijd, leeftijd_in
from .plaatsherkenning import VOOR_EEN_PLAATS, Vindplaats, gemeente_in, plek_in
from .spelling import SPREEKTAAL
from .taalherkenning import NEDERLANDS, taal_van
from .tekst import MAX_VRAAG, MAX_WOORDEN, STOPWOORDEN, delen, stam
from .thesaurus import Vondst, Vraagwoorden
from .treffer import Treffer

HOOGSTE_BIJ_VRAAG, BESTE_TREFFERS = 3, 8
# What is so much weaker than the best is not named.
NOEMENSWAARD = 0.2
BIJNA_ZO_ZEKER = 0.5
# From here on a term says for certain what is meant; a lighter one counts far less.
MACHT = 2.0
HOOGSTENS_TERMEN = 3
# Nearly as likely as the best: these bring aanbod along.
STERK = 0.5
# Of what is said of upbringing, when the child is grown up.
VOLWASSEN_KIND_TELT = 0.2
# Each costs a millisecond; a question that is all errors is not read by repairing them.
MAX_HERSTELD = 8


@dataclass(frozen=True)
class Onderwerpvermoeden:
    """An onderwerp that the question may be about; `score` is 0 to 1 of what was said of all."""

    etiket: OnderwerpEtiket
    score: float

    @property
    def slug(self) -> str:
        return self.etiket.slug


@dataclass
class Lezing:
    """One question as it was read.

    `woorden` are its lower-case words after repair, without those of a place; `hele_tekst` all
    of them; `hersteld` what was typed to what it was read as; `plek` and `andere_gemeente` (name, slug) the place in it;
    `doelgroepen` and `toegang` what else was said; `buiten` who does what is asked for, when it
    is not on a sociale kaart; `taal` the language of the words that it was understood by.
    """

    woorden: list[str]
    hele_tekst: str = ""
    hersteld: dict[str, str] = field(default_factory=dict)
    plek: str = ""
    andere_gemeente: tuple[str, str] | None = None
    onderwerpen: list[Onderwerpvermoeden] = field(default_factory=list)
    doelgroepen: list[str] = field(default_factory=list)
    toegang: list[str] = field(default_factory=list)
    buiten: str = ""
    taal: str = NEDERLANDS
    begrepen: frozenset[str] = frozenset()

    @property
    def gelezen_als(self) -> str:
        """What is looked for, without the place."""
        return " ".join(self.woorden)

    @cached_property
    def _woord_per_term(self) -> dict[tuple[str, ...], str]:
        gevonden = {}
        for woord in self.woorden:
            if woord not in STOPWOORDEN and len(gevonden) < MAX_WOORDEN:
                gevonden.setdefault((stam(woord), *map(stam, delen(woord))), woord)
        return gevonden

    @property
    def termen(self) -> list[tuple[str, ...]]:
        """What to look for: per word that says something its index word, then its parts."""
        return list(self._woord_per_term)

    @property
    def zoekwoorden(self) -> list[str]:
        """The word of each of `termen`, as it was read."""
        return list(self._woord_per_term.values())

    @property
    def sterke_onderwerpen(self) -> list[Onderwerpvermoeden]:
        """Those that aanbod is looked for by; a weaker one is only named above the results."""
        beste = self.onderwerpen[0].score if self.onderwerpen else 0.0
        return [een for een in self.onderwerpen if een.score >= STERK * beste]

    def is_begrepen(self, term: tuple[str, ...]) -> bool:
        """Whether the thesaurus says what this word is about, so it need not be in a text."""
        return any(woord in self.begrepen for woord in term)


def lees(tekst: str, kennis: Kennis, *, letterlijk=False, zonder_plaats=False) -> Lezing:
    """Read a question; `letterlijk` repairs nothing, `zonder_plaats` lets no place in it count:
    neither as a filter, nor as a word that must be found.

    Nothing is repaired in what is understood as it stands in another language than Dutch.
    """
    woorden = ruwe_woorden(tekst[:MAX_VRAAG])
    hersteld = {} if letterlijk else _hersteld(woorden, kennis)
    lezing = _lees_woorden(woorden, hersteld, kennis, zonder_plaats)
    if hersteld and (lezing.taal != NEDERLANDS or taal_van(woorden) != NEDERLANDS):
        return _lees_woorden(woorden, {}, kennis, zonder_plaats)
    return lezing


def _lees_woorden(woorden, hersteld: dict[str, str], kennis: Kennis, zonder_plaats) -> Lezing:
    gelezen = [hersteld.get(woord, woord) for woord in woorden]
    lezing = Lezing(gelezen, " ".join(gelezen), hersteld)
    _lees_plaats(lezing, kennis.etiketten)
    if zonder_plaats:
        lezing.plek, lezing.andere_gemeente = "", None
    _lees_betekenis(lezing, kennis)
    return lezing


def onderwerpen_van(treffers: list[Treffer], etiketten: Etiketten) -> list[Onderwerpvermoeden]:
    """What the best results are about: for a question of words that only they use."""
    punten = Counter()
    for treffer in treffers[:BESTE_TREFFERS]:
        for kenmerk in treffer.kenmerken.split():
            if kenmerk.startswith(kenmerken.onderwerp("")) and treffer.per_term:
                punten[kenmerk.removeprefix(kenmerken.onderwerp(""))] += treffer.score
    return _vermoedens(punten, etiketten)


def _hersteld(woorden: list[str], kennis: Kennis) -> dict[str, str]:
    onbekend = [
        woord for woord in woorden if woord in SPREEKTAAL or not kennis.woordenboek.kent(woord)
    ]
    paren = {woord: kennis.woordenboek.herstel(woord) for woord in onbekend[:MAX_HERSTELD]}
    return {woord: beter for woord, beter in paren.items() if beter != woord}


def _lees_plaats(lezing: Lezing, etiketten: Etiketten) -> None:
    if gevonden := gemeente_in(lezing.woorden, etiketten):
        lezing.andere_gemeente = etiketten.gemeenten[gevonden.naam]
        _laat_weg(lezing, gevonden)
    if gevonden := plek_in(lezing.woorden, etiketten):
        lezing.plek = gevonden.naam
        _laat_weg(lezing, gevonden)


def _laat_weg(lezing: Lezing, plaats: Vindplaats) -> None:
    """The place, and the "in de" before it."""
    van = plaats.van
    while van and lezing.woorden[van - 1] in VOOR_EEN_PLAATS:
        van -= 1
    del lezing.woorden[van : plaats.tot]


def _lees_betekenis(lezing: Lezing, kennis: Kennis) -> None:
    woorden = Vraagwoorden(lezing.woorden, kennis.thesaurus)
    vondsten = kennis.thesaurus.vind(woorden)
    punten = _punten(vondsten)
    _weeg_leeftijd(punten["onderwerp"], leeftijd_in(lezing.woorden))
    _weeg_delen(punten["onderwerp"], kennis.etiketten)
    lezing.onderwerpen = _vermoedens(punten["onderwerp"], kennis.etiketten)
    lezing.doelgroepen = _slugs(punten["doelgroep"])
    lezing.toegang = _slugs(punten["toegang"])
    lezing.begrepen = frozenset(woord for een in vondsten for woord in een.term.woorden)
    lezing.taal = _taal(vondsten) or taal_van(lezing.woorden)
    _weeg_buiten(lezing, punten)


def _weeg_buiten(lezing: Lezing, punten: dict[str, Counter]) -> None:
    """Not on the map, when that was said more surely than any onderwerp; an onderwerp that was
    said nearly as surely stays beside it."""
    buiten, beste = punten["buiten"].total(), max(punten["onderwerp"].values(), default=0)
    if buiten > beste:
        lezing.buiten = _slugs(punten["buiten"])[0]
        if beste < buiten * BIJNA_ZO_ZEKER:
            lezing.onderwerpen = []


def _punten(vondsten: list[Vondst]) -> dict[str, Counter]:
    """Per soort the points of each doel, of its `HOOGSTENS_TERMEN` strongest terms.

    Editors give one onderwerp more near-synonyms than another; that must not decide.
    """
    krachten = defaultdict(dict)
    for een in vondsten:
        van_doel = krachten[een.term.soort, een.term.doel]
        van_doel[een.term.woorden] = max(van_doel.get(een.term.woorden, 0), een.kracht)
    punten = {soort: Counter() for soort in SOORTEN}
    for (soort, doel), per_term in krachten.items():
        sterkste = sorted(per_term.values(), reverse=True)[:HOOGSTENS_TERMEN]
        punten[soort][doel] = sum(kracht**MACHT for kracht in sterkste)
    return punten


def _weeg_leeftijd(punten: Counter, leeftijd: Leeftijd) -> None:
    if leeftijd.onderwerp:
        punten[leeftijd.onderwerp] += leeftijd.kracht**MACHT
    if leeftijd.volwassen_kind:
        for slug in OPVOEDEN:
            punten[slug] *= VOLWASSEN_KIND_TELT


def _weeg_delen(punten: Counter, etiketten: Etiketten) -> None:
    """What is said of a whole is said of its part too, where the part was named as well.

    "Mijn puber luistert niet" is about jongeren, though "luistert niet" is of any age.
    """
    for slug, etiket in etiketten.onderwerpen.items():
        if etiket.ouder and punten[slug] >= punten[etiket.ouder] > 0:
            punten[slug] += punten[etiket.ouder]
    for slug, etiket in etiketten.onderwerpen.items():
        if etiket.ouder and punten[slug]:
            punten[etiket.ouder] += punten[slug] * 0.4


def _vermoedens(punten: Counter, etiketten: Etiketten) -> list[Onderwerpvermoeden]:
    rang = {slug: plek for plek, slug in enumerate(etiketten.onderwerpen)}
    bekend = {slug: waarde for slug, waarde in punten.items() if waarde > 0 and slug in rang}
    beste = sorted(bekend, key=lambda slug: (-bekend[slug], rang[slug]))
    totaal = sum(bekend.values())
    return [
        Onderwerpvermoeden(etiketten.onderwerpen[slug], round(bekend[slug] / totaal, 3))
        for slug in beste[:HOOGSTE_BIJ_VRAAG]
        if bekend[slug] >= NOEMENSWAARD * bekend[beste[0]]
    ]


def _slugs(punten: Counter) -> list[str]:
    return sorted(punten, key=lambda slug: (-punten[slug], slug))


def _taal(vondsten: list[Vondst]) -> str:
    """The language by which most was understood; Dutch when that says as much, empty for none."""
    per_taal = Counter()
    for een in vondsten:
        per_taal[een.term.taal] += een.kracht
    if not per_taal:
        return ""
    return max(sorted(per_taal), key=lambda taal: (per_taal[taal], taal == NEDERLANDS))
