"""How fresh the records of each gemeente and wijk are, kept month by month."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone

from aanbod.models import Aanbod, AanbodLocatie, Werkgebied
from aanbod.models.aanbod import is_gepubliceerd

from ..models import Controlemaand, Controlevraag

VELDEN = ["aantal", "op_tijd", "nooit", "gevraagd", "beantwoord"]


def maand_van(dag: date) -> date:
    return dag.replace(day=1)


def werk_cijfers_bij() -> int:
    """Write the row of this month for every gemeente and wijk with aanbod. Returns how many.

    Months gone by stay as they were: what was true then cannot be reckoned from what is here now.
    """
    vandaag = timezone.localdate()
    tellers = _tel(vandaag)
    maand = maand_van(vandaag)
    # What had aanbod earlier this month and has none now.
    for code in Controlemaand.objects.filter(maand=maand).values_list("code", flat=True):
        tellers.setdefault(code, dict.fromkeys(VELDEN, 0))
    Controlemaand.objects.bulk_create(
        (Controlemaand(maand=maand, code=code, **telling) for code, telling in tellers.items()),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["code", "maand"],
        update_fields=VELDEN,
    )
    return len(tellers)


def _tel(vandaag: date) -> dict[str, dict[str, int]]:
    """In five queries, whatever their number."""
    plaatsen = _plaatsen()
    tellers: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(VELDEN, 0))

    def tel(pks: Iterable[int], veld: str) -> None:
        for pk in pks:
            for code in plaatsen.get(pk, ()):
                tellers[code][veld] += 1

    openbaar = Aanbod.objects.gepubliceerd().order_by()
    tel(openbaar.values_list("pk", flat=True), "aantal")
    nooit = set(openbaar.filter(gecontroleerd_op=None).values_list("pk", flat=True))
    te_doen = set(Aanbod.objects.te_controleren_op(vandaag).order_by().values_list("pk", flat=True))
    tel(nooit, "nooit")
    tel((pk for pk in plaatsen if pk not in te_doen), "op_tijd")
    begin = timezone.make_aware(datetime.combine(maand_van(vandaag), time.min))
    gevraagd = Controlevraag.objects.filter(ronde__verzonden_op__gte=begin)
    beantwoord = gevraagd.filter(langs=Controlevraag.Langs.MAIL)
    tel(gevraagd.values_list("aanbod", flat=True), "gevraagd")
    tel(beantwoord.values_list("aanbod", flat=True), "beantwoord")
    return dict(tellers)


def _plaatsen() -> dict[int, set[str]]:
    """Per public aanbod the codes of its gemeente, and of the wijken where it `is_aanwezig`."""
    plaatsen: dict[int, set[str]] = {}
    openbaar = Aanbod.objects.gepubliceerd().order_by()
    for pk, code in openbaar.values_list("pk", "gemeente__code"):
        plaatsen[pk] = {code} if code else set()
    gebieden = Werkgebied.objects.filter(is_gepubliceerd("aanbod__")).values_list(
        "aanbod", "wijk__code"
    )
    plekken = (
        AanbodLocatie.objects.ter_plaatse()
        .filter(is_gepubliceerd("aanbod__"), locatie__wijk__isnull=False)
        .values_list("aanbod", "locatie__wijk__code")
    )
    for rijen in (gebieden.order_by(), plekken.order_by()):
        for pk, code in rijen:
            plaatsen.setdefault(pk, set()).add(code)
    return plaatsen
