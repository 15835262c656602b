from dataclasses import dataclass, field

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from aanbod import positionering
from aanbod.bewoording import ruimte_bij
from aanbod.models import Aanbod, Onderwerp

from .. import adressen
from ..adressen import adres
from ..paginacache import bewaarbaar
from .basis import gemeente_of_404

TITELS = {
    ("formeel", "algemeen"): ("Formeel en algemeen", "signaleert, de gemeente kan sturen"),
    ("formeel", "specifiek"): ("Formeel en specifiek", "beantwoordt, de gemeente kan sturen"),
    ("informeel", "algemeen"): ("Informeel en algemeen", "signaleert, van onderop"),
    ("informeel", "specifiek"): ("Informeel en specifiek", "beantwoordt, van onderop"),
}


@dataclass
class Chip:
    """One aanbieder in a quadrant: how far it reaches and whether it has room, what it offers."""

    naam: str
    url: str
    bij: str
    aanbod: list[tuple[str, str]]
    onderdelen: list["Chip"] = field(default_factory=list)

    @property
    def aanbod_tekst(self) -> str:
        return "1 aanbod" if len(self.aanbod) == 1 else f"{len(self.aanbod)} × aanbod"

    @property
    def onderdelen_tekst(self) -> str:
        return "1 onderdeel" if len(self.onderdelen) == 1 else f"{len(self.onderdelen)} onderdelen"


@dataclass
class Kwadrant:
    sleutel: str
    titel: str
    rol: str
    chips: list[Chip]


@require_safe
@bewaarbaar
def matrix(request, gemeente_slug, slug):
    gemeente = gemeente_of_404(gemeente_slug)
    alle = list(Onderwerp.objects.select_related("bevinding_bron"))
    onderwerp = next((een for een in alle if een.slug == slug), None)
    if onderwerp is None:
        raise Http404
    wijken = list(gemeente.wijken.huidig().bewoond().order_by("naam"))
    gevraagd = request.GET.get("wijk", "")
    gekozen = next((wijk for wijk in wijken if gevraagd in (wijk.slug, wijk.code)), None)
    if gekozen:
        gekozen.gemeente = gemeente
    gegevens = positionering.matrix(gemeente, onderwerp, gekozen)
    maak = _Chipmaker(gemeente)
    context = {
        "gemeente": gemeente,
        "onderwerp": onderwerp,
        "bevinding": onderwerp.bevinding_voor(gemeente),
        "kwadranten": [
            Kwadrant("-".join(kwadrant), *TITELS[kwadrant], maak.chips(posities))
            for kwadrant, posities in gegevens.kwadranten.items()
        ],
        "breed": maak.chips(gegevens.breed),
        "wijken": [(wijk.naam, wijk.slug, wijk == gekozen) for wijk in wijken],
        "gekozen_wijk": gekozen,
        "onbekende_wijk": bool(gevraagd) and gekozen is None,
        "aantal_aanbieders": gegevens.aantal_aanbieders,
        "aantal_aanbod": gegevens.aantal_aanbod,
        "peildatum": timezone.localdate(),
        "peiling": _peiling(gegevens),
        "andere": [(een, adres(gemeente, "matrix", een.slug)) for een in alle if een != onderwerp],
    }
    return render(request, "portaal/matrix.html", context)


@require_safe
@bewaarbaar
def matrices(request, gemeente_slug):
    """The ten onderwerpen of the report (a parent only through its parts) with their counts."""
    gemeente = gemeente_of_404(gemeente_slug)
    aantallen = positionering.overzicht(gemeente)
    rijen = []
    for onderwerp in Onderwerp.objects.filter(delen__isnull=True):
        per_kwadrant = aantallen.get(onderwerp.slug, {})
        tellingen = [
            ("-".join(kwadrant), per_kwadrant.get(kwadrant, 0))
            for kwadrant in positionering.KWADRANTEN
        ]
        totaal = per_kwadrant.get(None, 0)
        rijen.append((onderwerp, adres(gemeente, "matrix", onderwerp.slug), tellingen, totaal))
    return render(request, "portaal/matrices.html", {"gemeente": gemeente, "rijen": rijen})


def _peiling(gegevens) -> str:
    """How old the data are: `uit bronnen van 2021–2022, 3 van 19 gecontroleerd`."""
    if not gegevens.aantal_aanbod:
        return ""
    jaren = "–".join(
        str(jaar) for jaar in dict.fromkeys(gegevens.bronjaren[:1] + gegevens.bronjaren[-1:])
    )
    bron = f"uit bronnen van {jaren}, " if jaren else ""
    return f"{bron}{gegevens.aantal_gecontroleerd} van {gegevens.aantal_aanbod} gecontroleerd"


class _Chipmaker:
    """Turns positions into chips; looks up the start of each address once."""

    def __init__(self, gemeente):
        self.aanbod = adressen.aanbod_patroon(gemeente.slug)
        self.aanbieder = reverse("portaal:aanbieder", args=[gemeente.slug, "x"]).removesuffix("x/")

    def chips(self, posities) -> list[Chip]:
        return [self._chip(positie) for positie in posities]

    def _chip(self, positie) -> Chip:
        return Chip(
            naam=positie.naam,
            url=f"{self.aanbieder}{positie.slug}/",
            bij=" · ".join(filter(None, [_bereik(positie.regels), _capaciteit(positie.regels)])),
            aanbod=[(regel.naam, self.aanbod.format(regel.slug)) for regel in positie.regels],
            onderdelen=self.chips(positie.onderdelen),
        )


def _bereik(regels) -> str:
    """The widest reach: `regio`, `stad`, `5 wijken` or the one wijk."""
    soorten = {regel.bereik for regel in regels}
    if Aanbod.Bereik.REGIO in soorten:
        return "regio"
    if Aanbod.Bereik.GEMEENTE in soorten:
        return "stad"
    wijken = sorted({naam for regel in regels for naam in regel.wijken})
    return wijken[0] if len(wijken) == 1 else f"{len(wijken)} wijken" if wijken else ""


def _capaciteit(regels) -> str:
    """Said only when all its aanbod agree; unknown says nothing."""
    soorten = {regel.capaciteit for regel in regels}
    return ruimte_bij(soorten.pop()).matrix if len(soorten) == 1 else ""
