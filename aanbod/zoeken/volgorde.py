"""In which order the results stand; always the same one on either database."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from ..models import AanbodLocatie, Openblok
from ..openingstijden import Sluiting
from . import kenmerken
from .treffer import Treffer
from .vraag import Volgorde, Zoekvraag

LANG_NA_NU = datetime.max.replace(tzinfo=UTC)
OPENINGEN = ("opent_plek", "opent_lijn", "aanbod__gesloten_van", "aanbod__gesloten_tot_en_met")


def with_openingen(documenten: QuerySet, moment: datetime) -> QuerySet:
    """`OPENINGEN`: when the next prepared block of a place and of the line begins."""
    straks = Openblok.objects.filter(van__gt=moment).order_by("van")
    blok = straks.filter(notatie=OuterRef("openingstijden")).values("van")[:1]
    plek = (
        AanbodLocatie.objects.filter(aanbod=OuterRef("pk"))
        .annotate(opent=Subquery(blok))
        .order_by(F("opent").asc(nulls_last=True))
    )
    lijn = straks.filter(notatie=OuterRef("aanbod__bereikbaar"))
    return documenten.annotate(
        opent_plek=Subquery(plek.values("opent")[:1]), opent_lijn=Subquery(lijn.values("van")[:1])
    )


def opening(opent_plek, opent_lijn, gesloten_van, gesloten_tot_en_met) -> datetime:
    """The first of the two, unless a temporary closure lies over it; far away without one."""
    opent = min((een for een in (opent_plek, opent_lijn) if een), default=LANG_NA_NU)
    sluiting = Sluiting(gesloten_van, gesloten_tot_en_met) if gesloten_van else None
    if sluiting and opent < LANG_NA_NU and sluiting.geldt_op(timezone.localdate(opent)):
        return LANG_NA_NU
    return opent


def sleutel(vraag: Zoekvraag) -> Callable[[Treffer], tuple]:
    """The sort key: what was asked first, then the best, then name, then key.

    With a starting point and no words, what is near is the best.
    """
    if vraag.volgorde == Volgorde.OPEN:
        return lambda treffer: (
            not treffer.heeft(kenmerken.NU_OPEN),
            treffer.opent,
            *_op_score(treffer),
        )
    dichtbij = vraag.volgorde == Volgorde.DICHTBIJ or not vraag.termen
    if vraag.startpunt and dichtbij:
        return lambda treffer: (round(treffer.meter), *_op_score(treffer))
    return _op_score


def _op_score(treffer: Treffer) -> tuple:
    return -treffer.score, treffer.sorteernaam, treffer.pk
