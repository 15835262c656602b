"""In which order the results stand; always the same one on either database."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.db.models.lookups import IsNull

from ..models import AanbodLocatie, Openblok
from . import kenmerken
from .treffer import Treffer
from .vraag import Volgorde, Zoekvraag

LANG_NA_NU = datetime.max.replace(tzinfo=UTC)
BOVENAAN, HOOGSTENS_VAN_EEN = 10, 2


def openingen(documenten: QuerySet, moment: datetime) -> dict[int, datetime]:
    """By key, when the next prepared block of one of its places or of its line begins. One query."""
    plek = (
        AanbodLocatie.objects.filter(aanbod=OuterRef("pk"))
        .annotate(opent=_eerste_blok(moment, notatie="openingstijden"))
        .order_by(F("opent").asc(nulls_last=True))
    )
    rijen = documenten.values_list(
        "pk", Subquery(plek.values("opent")[:1]), _eerste_blok(moment, notatie="aanbod__bereikbaar")
    )
    return {pk: min(filter(None, momenten), default=LANG_NA_NU) for pk, *momenten in rijen}


def _eerste_blok(moment: datetime, *, notatie: str) -> Subquery:
    """Of the notation in this column, outside a temporary closure of its aanbod."""
    blokken = Openblok.objects.filter(notatie=OuterRef(notatie), van__gt=moment)
    begin, einde = OuterRef("aanbod__gesloten_van"), OuterRef("aanbod__gesloten_tot_en_met")
    # First what is cheap: few have a closure, and the date of a block costs a conversion.
    buiten = Q(IsNull(begin, True)) | Q(dag__lt=begin) | Q(dag__gt=einde)
    return Subquery(
        blokken.annotate(dag=TruncDate("van")).filter(buiten).order_by("van").values("van")[:1]
    )


def op_volgorde(treffers: list[Treffer], vraag: Zoekvraag) -> list[Treffer]:
    """In the order that was asked; at the top of the best no more than two of one aanbieder."""
    treffers.sort(key=sleutel(vraag))
    if vraag.is_leeg or vraag.volgorde != Volgorde.BEST:
        return treffers
    return _spreid(treffers)


def _spreid(treffers: list[Treffer]) -> list[Treffer]:
    """The third and later of one aanbieder come right after the first ten."""
    boven, later, hoe_vaak = [], [], Counter()
    for plek, treffer in enumerate(treffers):
        if len(boven) == BOVENAAN or not treffer.hier:
            return boven + later + treffers[plek:]
        hoe_vaak[treffer.aanbieder] += 1
        (boven if hoe_vaak[treffer.aanbieder] <= HOOGSTENS_VAN_EEN else later).append(treffer)
    return boven + later


def sleutel(vraag: Zoekvraag) -> Callable[[Treffer], tuple]:
    """The sort key: what is here first, then what was asked, the best, name, key.

    With a starting point and no words, what is near is the best.
    """
    dichtbij = vraag.volgorde == Volgorde.DICHTBIJ or vraag.is_leeg
    if vraag.volgorde == Volgorde.OPEN:
        eerst = _op_opening
    elif vraag.startpunt and dichtbij:
        eerst = _op_afstand
    else:
        eerst = _op_score
    return lambda treffer: (not treffer.hier, *eerst(treffer))


def _op_opening(treffer: Treffer) -> tuple:
    gesloten = not treffer.heeft(kenmerken.NU_OPEN, kenmerken.NU_BEREIKBAAR)
    return gesloten, treffer.opent, *_op_score(treffer)


def _op_afstand(treffer: Treffer) -> tuple:
    return round(treffer.meter), *_op_score(treffer)


def _op_score(treffer: Treffer) -> tuple:
    return -treffer.score, treffer.sorteernaam, treffer.pk
