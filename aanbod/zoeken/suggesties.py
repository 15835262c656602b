"""What someone may be typing: the names on the site of one gemeente, and what words mean.

No question is read here: what was typed is held against the beginning of words. So all of it
is prepared once for a version of the data, and the database is not asked about a letter.
"""

from collections import defaultdict
from functools import lru_cache

from django.db.models import CharField, F, IntegerField, Value

from wijken.models import Plaatsnaam, Wijk
from wijken.tekst import ruwe_woorden

from ..models import Aanbieder, AanbiederAlias, Aanbod, Onderwerp, Thesaurusterm, Versie
from .namenlijst import (
    AANBIEDER,
    AANBOD,
    ONDERWERP,
    WIJK,
    Getypt,
    Lijst,
    Naam,
    Suggestie,
    Term,
    Termen,
    inhoud_van,
)

TERM = "term"
KORTST = 2
# Kept in one process: 7 MB where there are 7,000 aanbod, and once 10 MB of terms.
GEMEENTEN_BEWAARD = 50


def suggesties(gemeente, tekst: str) -> list[Suggestie]:
    """What may be meant, onderwerpen first; nothing under two letters.

    One query, and one more after a change.
    """
    getypt = Getypt.van(tekst)
    return _lijst(gemeente).vind(getypt) if getypt.letters >= KORTST else []


class _Bewaard:
    """What was made of the last version. One, where a cache by version would keep each.

    In the process, not in the shared cache: that would take it all apart for every letter.
    """

    def __init__(self):
        self.laatste: tuple = (None, None)


@lru_cache(maxsize=GEMEENTEN_BEWAARD)
def _van_gemeente(pk: int) -> _Bewaard:
    return _Bewaard()


_van_thesaurus = _Bewaard()


def _lijst(gemeente) -> Lijst:
    stand = Versie.objects.voor(gemeente)
    bewaard = _van_gemeente(gemeente.pk)
    versie, lijst = bewaard.laatste
    if versie != stand.alles:
        lijst = _maak_lijst(gemeente, stand.thesaurus)
        bewaard.laatste = (stand.alles, lijst)
    return lijst


def _maak_lijst(gemeente, thesaurusversie: int) -> Lijst:
    versie, termen = _van_thesaurus.laatste
    bekend = versie == thesaurusversie
    namen, termrijen = defaultdict(list), []
    for soort, slug, naam, bij, tekst, gewicht in _rijen(gemeente, met_termen=not bekend):
        woorden = tuple(ruwe_woorden(tekst))
        inhoud = inhoud_van(woorden)
        if soort == TERM:
            termrijen.append(Term(inhoud, slug, gewicht, tekst))
        elif woorden:
            suggestie = Suggestie(soort, slug, naam, bij if bij and bij != naam else "")
            namen[soort].append(Naam(" ".join(inhoud), " ".join(woorden), suggestie))
    if not bekend:
        termen = Termen(termrijen)
        _van_thesaurus.laatste = (thesaurusversie, termen)
    return Lijst(namen, termen)


def _rijen(gemeente, *, met_termen: bool):
    """(soort, slug, name, what to say with it, text to find it by, weight), in one query."""
    aanbod = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)
    aanbieders = Aanbieder.objects.in_gemeente(gemeente)
    aliassen = AanbiederAlias.objects.filter(aanbieder__in=aanbieders.order_by().values("pk"))
    wijken = Wijk.objects.filter(gemeente=gemeente).huidig()
    plekken = Plaatsnaam.objects.filter(wijken__gemeente=gemeente, wijken__vervallen_in=None)
    rijen = [
        _kolommen(AANBOD, aanbod, bij="aanbieder__naam"),
        _kolommen(AANBIEDER, aanbieders, bij="onderdeel_van__naam"),
        _kolommen(AANBIEDER, aliassen, van="aanbieder__", bij="naam"),
        _kolommen(WIJK, wijken),
        _kolommen(WIJK, plekken, van="wijken__", bij="naam"),
    ]
    if met_termen:
        termen = Thesaurusterm.objects.in_gebruik().exclude(onderwerp=None)
        rijen.append(_kolommen(TERM, termen, van="onderwerp__", tekst="term", gewicht=F("gewicht")))
    return _kolommen(ONDERWERP, Onderwerp.objects, bij="ouder__naam").union(*rijen, all=True)


def _kolommen(soort, records, *, van="", bij=None, tekst="naam", gewicht=None):
    """`van` is the path from a record to the thing that it is a name of."""
    return records.order_by().values_list(
        Value(soort, output_field=CharField()),
        F(f"{van}slug"),
        F(f"{van}naam"),
        F(bij) if bij else Value("", output_field=CharField()),
        F(tekst),
        gewicht or Value(0, output_field=IntegerField()),
    )
