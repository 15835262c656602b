"""What became of an import, row by row: for the page, and as a list to keep."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aanbod.gegevens import velden_van

from ..geschiedenis import LEEG, Veldwijziging, Waarden, locaties_in
from ..models import Import, Importregel
from ..models.inlezing import Staat
from .kolommen import MODEL, NUMMER, Kolom
from .schrijven import Deel

Soort = Importregel.Soort
BLOK = 500
KOPPEN = ("blad", "rij", "wat het is", "naam", "veld", "was", "wordt", "reden", "verwerkt")
_NIET_VERWERKT = frozenset({Staat.LEEST, Staat.GELEZEN, Staat.VERGELIJKT, Staat.VERGELEKEN, Staat.PAST_TOE, Staat.GEWEIGERD})  # fmt: skip


@dataclass
class Rij:
    regel: Importregel
    velden: list[Veldwijziging]


def als_rijen(import_: Import, regels: list[Importregel]) -> list[Rij]:
    """With values in words; one query for the places that they name."""
    toon = Waarden(locaties_in(regels))
    toon.locaties |= _nieuwe_locaties(import_) if _noemt_nieuwe(regels) else {}
    return [Rij(regel, _velden(regel, toon)) for regel in regels]


def _noemt_nieuwe(regels: list[Importregel]) -> bool:
    return any(
        rij["locatie"] < 0
        for regel in regels
        for rijen in regel.velden.get("plekken", [])
        for rij in rijen or []
    )


def _nieuwe_locaties(import_: Import) -> dict[int, str]:
    """Places that come with the same file have no number yet."""
    regels = import_.regels.filter(lijst=Import.Lijst.LOCATIES, soort=Soort.NIEUW)
    return {regel.velden[NUMMER][1]: f"{regel.naam} (nieuw)" for regel in regels}


def _velden(regel: Importregel, toon: Waarden) -> list[Veldwijziging]:
    model = MODEL[regel.lijst]
    labels = velden_van(model)
    velden = []
    for naam, paar in regel.velden.items():
        if naam not in labels:
            continue
        oud, nieuw = (toon.toon(model._meta.model_name, naam, waarde) for waarde in paar)
        if regel.soort != Soort.NIEUW or nieuw != LEEG:
            velden.append(Veldwijziging(labels[naam].capitalize(), oud, nieuw))
    return velden


def verslag(import_: Import) -> Deel:
    """A line for every field that changes, and for every reason."""
    kolommen = tuple(Kolom(kop, kop, "geheel" if kop == "rij" else "tekst") for kop in KOPPEN)
    return Deel("verslag", kolommen, _regels(import_))


def _regels(import_: Import) -> Iterator[list[str]]:
    sleutels = list(import_.regels.values_list("pk", flat=True))
    for begin in range(0, len(sleutels), BLOK):
        regels = list(import_.regels.filter(pk__in=sleutels[begin : begin + BLOK]))
        for rij in als_rijen(import_, regels):
            yield from _regels_van(import_, rij)


def _regels_van(import_: Import, rij: Rij) -> Iterable[list[str]]:
    regel = rij.regel
    kop = [regel.blad, str(regel.rij or ""), regel.get_soort_display(), regel.naam]
    for kolom, reden in regel.redenen:
        yield [*kop, kolom, "", "", reden, "nee"]
    if regel.redenen:
        return
    gedaan = "ja" if regel.gekozen and import_.staat not in _NIET_VERWERKT else "nee"
    if gedaan == "ja" and import_.staat == Staat.TERUGGEDRAAID:
        gedaan = "teruggedraaid"
    for veld in rij.velden:
        yield [*kop, veld.label, veld.oud, veld.nieuw, "", gedaan]
