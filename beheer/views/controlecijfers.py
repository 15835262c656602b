"""How fresh the records are, as last night counted it, and how that went over the months."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijken.models import Gemeente, Wijk

from ..controlegrafiek import Grafiek, grafiek
from ..models import Controlemaand
from ..models.rol import Rolsoort


@dataclass(frozen=True)
class Stand:
    """One gemeente or wijk: the last month that was counted, and the line over all of them."""

    naam: str
    slug: str
    maand: Controlemaand

    @property
    def op_tijd(self) -> int:
        return procent(self.maand.op_tijd, self.maand.aantal)

    @property
    def respons(self) -> int | None:
        """None in a month in which nobody was mailed."""
        if not self.maand.gevraagd:
            return None
        return procent(self.maand.beantwoord, self.maand.gevraagd)


def procent(deel: int, geheel: int) -> int:
    return round(100 * deel / geheel) if geheel else 0


@require_safe
def controle(request):
    """Of the gemeenten in scope; with `?gemeente=` of its wijken too. At most six queries."""
    gemeenten, wijken = _bereik(request.bezoek)
    gekozen = _gekozen(request, gemeenten)
    rijen = list(gemeenten.values_list("code", "naam", "slug"))
    if gekozen:
        rijen = [rij for rij in rijen if rij[2] == gekozen.slug]
        wijken = wijken.filter(gemeente=gekozen)
    elif rijen:
        wijken = wijken.none()
    wijkrijen = list(wijken.order_by("naam").values_list("code", "naam", "slug"))
    maanden = _maanden([code for code, *_ in rijen + wijkrijen])
    van_gemeente, van_wijk = _standen(rijen, maanden), _standen(wijkrijen, maanden)
    context = {
        "gemeenten": van_gemeente,
        "wijken": van_wijk,
        "gekozen": gekozen,
        "meer": gemeenten.count() > 1,
        "titel": gekozen or (van_wijk[0].naam if van_wijk else ""),
        "grafiek": _grafiek(maanden, rijen or wijkrijen) if gekozen or not rijen else None,
        "maanden": list(reversed(maanden[gekozen.code])) if gekozen else [],
    }
    return render(request, "beheer/werk/controle.html", context)


def _bereik(bezoek):
    """Of a beheerder everything, of a redacteur the gemeente, of a makelaar the own wijken."""
    rollen = {soort: [rol for rol in bezoek.rollen if rol.soort == soort] for soort in Rolsoort}
    wijken = Wijk.objects.huidig()
    if rollen[Rolsoort.BEHEERDER]:
        return Gemeente.objects.all(), wijken
    eigen = [rol.gemeente_id for rol in rollen[Rolsoort.REDACTEUR]]
    genoemd = [rol.wijk_id for rol in rollen[Rolsoort.MAKELAAR]]
    return (
        Gemeente.objects.filter(pk__in=eigen),
        wijken.filter(gemeente__in=eigen) | wijken.filter(pk__in=genoemd),
    )


def _gekozen(request, gemeenten) -> Gemeente | None:
    """The one that was asked for, or the only one there is."""
    if slug := request.GET.get("gemeente", "").replace("\0", ""):
        gekozen = gemeenten.filter(slug=slug).first()
        if gekozen is None:
            raise Http404
        return gekozen
    eerste = list(gemeenten[:2])
    return eerste[0] if len(eerste) == 1 else None


def _maanden(codes: list[str]) -> dict[str, list[Controlemaand]]:
    per_code = defaultdict(list)
    for maand in Controlemaand.objects.filter(code__in=codes).order_by("maand"):
        per_code[maand.code].append(maand)
    return per_code


def _standen(rijen, maanden) -> list[Stand]:
    return [Stand(naam, slug, maanden[code][-1]) for code, naam, slug in rijen if maanden.get(code)]


def _grafiek(maanden, rijen) -> Grafiek | None:
    code = rijen[0][0] if rijen else ""
    return grafiek((een.maand, procent(een.op_tijd, een.aantal)) for een in maanden[code])
