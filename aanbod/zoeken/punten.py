"""How well a document answers a question: its words, its onderwerp, its place and its state."""

from math import log

from ..models import Aanbod
from . import kenmerken
from .treffer import ONBEKEND_VER, Treffer
from .vraag import Zoekvraag

# Points for a word of the question, by where it stands. Parts of a compound count half.
PUNTEN_NAAM, PUNTEN_KERN, PUNTEN_ELDERS = 8.0, 4.0, 1.0
# For the onderwerp that the whole question is about, and for being about little else.
PUNTEN_ONDERWERP, PUNTEN_ALLEEN_DAAROVER = 8.0, 2.0
PUNTEN_DOELGROEP, PUNTEN_TOEGANG = 2.0, 1.5
# Who cannot leave home is not helped by the best place to go to (report, conclusion 2).
PUNTEN_KOMT_AAN_HUIS = 5.0
PUNTEN_IN_DE_WIJK, PUNTEN_DICHTBIJ, DICHTBIJ_METER = 2.0, 2.0, 2_000
# Mild: they order what fits as well, and never bring up what fits less.
PUNTEN_GECONTROLEERD, PUNTEN_VOL = 0.5, -1.0
# A simple question is helped nearby, by whoever is there for everyone (report, 4.3).
PUNTEN_VOOR_IEDEREEN = 0.5

# As they stand in the text of a `Treffer`: this is asked thousands of times a page.
VOOR_IEDEREEN = f" {kenmerken.rol(Aanbod.Rol.ALGEMEEN)} "
GECONTROLEERD, VOL = f" {kenmerken.GECONTROLEERD} ", f" {kenmerken.VOL} "


class Weging:
    """One question against all documents that may matter.

    `per_term` of a document holds the points of each word; what no document holds and the
    thesaurus does not know says nothing, and is left out.
    """

    def __init__(self, vraag: Zoekvraag, treffers: list[Treffer]):
        self._vraag = vraag
        self._onderwerpen = [
            (f" {kenmerken.onderwerp(een.slug)} ", een.score)
            for een in vraag.lezing.sterke_onderwerpen
        ]
        termen = vraag.lezing.termen
        per_term = [_kolom(*term, treffers=treffers) for term in termen]
        for treffer, punten in zip(treffers, zip(*per_term)):  # noqa: B905
            treffer.per_term = punten
        hoe_vaak = [len(kolom) - kolom.count(0.0) for kolom in per_term]
        # A word that few hold says more.
        self._zeldzaam = [1 / (1 + log(aantal)) ** 0.5 if aantal else 0.0 for aantal in hoe_vaak]
        self._begrepen = [vraag.lezing.is_begrepen(term) for term in termen]
        self._telt = [
            plek for plek, aantal in enumerate(hoe_vaak) if aantal or self._begrepen[plek]
        ]

    @property
    def kan_deels(self) -> bool:
        return len(self._telt) > 1

    def past_helemaal(self, treffer: Treffer) -> bool:
        """Each word that says something is in it, or is about one of its onderwerpen."""
        if not self._telt:
            return False
        erover = self._gaat_over(treffer)
        for plek in self._telt:
            if not (treffer.per_term[plek] or (erover and self._begrepen[plek])):
                return False
        return True

    def past_deels(self, treffer: Treffer) -> bool:
        return any(treffer.per_term) or bool(self._gaat_over(treffer))

    def _gaat_over(self, treffer: Treffer) -> float:
        """Up to 1: for the onderwerp that all of the question points to."""
        beste = 0.0
        for kenmerk, score in self._onderwerpen:
            if score > beste and kenmerk in treffer.kenmerken:
                beste = score
        return beste

    def geef_punten(self, treffers: list[Treffer]) -> None:
        lezing, plaats = self._vraag.lezing, self._vraag.plaats
        groepen = [kenmerken.doelgroep(slug) for slug in lezing.doelgroepen]
        aan_huis = kenmerken.OUTREACHEND in lezing.toegang
        plekken = [kenmerken.wijk(code) for code in plaats.wijken] if plaats else []
        for treffer in treffers:
            score = self._inhoud(treffer)
            if groepen and treffer.heeft(*groepen):
                score += PUNTEN_DOELGROEP
            if lezing.toegang and treffer.heeft(*lezing.toegang):
                score += PUNTEN_TOEGANG
            if aan_huis and treffer.heeft(kenmerken.OUTREACHEND):
                score += PUNTEN_KOMT_AAN_HUIS
            if plekken and treffer.heeft(*plekken):
                score += PUNTEN_IN_DE_WIJK
            treffer.score = round(score + _staat(treffer), 3)

    def _inhoud(self, treffer: Treffer) -> float:
        if self._vraag.is_leeg:
            return 0.0
        woorden = sum(
            [punten * zeldzaam for punten, zeldzaam in zip(treffer.per_term, self._zeldzaam)]  # noqa: B905
        )
        erover = self._gaat_over(treffer)
        if not erover:
            return woorden
        aantal = treffer.kenmerken.count(f" {kenmerken.onderwerp('')}")
        return woorden + erover * (PUNTEN_ONDERWERP + PUNTEN_ALLEEN_DAAROVER / aantal)


def _staat(treffer: Treffer) -> float:
    """How near, whether there is room, and whether someone looked lately."""
    tekst = treffer.kenmerken
    punten = PUNTEN_GECONTROLEERD if GECONTROLEERD in tekst else 0.0
    if VOL in tekst:
        punten += PUNTEN_VOL
    if VOOR_IEDEREEN in tekst:
        punten += PUNTEN_VOOR_IEDEREEN
    if treffer.meter != ONBEKEND_VER:
        punten += PUNTEN_DICHTBIJ * max(0.0, 1 - treffer.meter / DICHTBIJ_METER)
    return punten


def _kolom(woord: str, *delen: str, treffers: list[Treffer]) -> list[float]:
    """The points of one word of the question in each document."""
    heel, delen = f" {woord} ", [f" {deel} " for deel in delen]
    # Most words do not stand in most documents: then nothing is called.
    return [
        _punten(heel, delen, treffer) if delen or heel in treffer.woorden else 0.0
        for treffer in treffers
    ]


def _punten(heel: str, delen: list[str], treffer: Treffer) -> float:
    """By the best place it stands: the word itself, else all parts of the compound."""
    if heel in treffer.woorden:
        if heel in treffer.naam:
            return PUNTEN_NAAM
        return PUNTEN_KERN if heel in treffer.kern else PUNTEN_ELDERS
    if not delen or not all([deel in treffer.woorden for deel in delen]):
        return 0.0
    if all([deel in treffer.naam for deel in delen]):
        return PUNTEN_NAAM / 2
    return (PUNTEN_KERN if all([deel in treffer.kern for deel in delen]) else PUNTEN_ELDERS) / 2
