"""The history of a record as people read it: who, when, which field, from what to what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from aanbod.gegevens import REGELS, velden_van
from aanbod.models import Aanbod
from aanbod.weekrooster import in_woorden
from wijken.models import Locatie

from .actions.wijzigen import MODELLEN
from .models import Persoonswaarde, Samenvoeging, Wijziging
from .models.wijziging import Weg
from .persoonsgegevens import is_vertrokken
from .woorden import erbij

LEEG = "(leeg)"
GEWIST = "(persoonlijk, gewist)"
ONBEKEND = "iemand die hier niet meer werkt"


@dataclass
class Veldwijziging:
    label: str
    oud: str
    nieuw: str


@dataclass
class Regel:
    """One row of the story. `wie` is a name while there is one, else what they were.

    `samen` is the merger that this record went into, or the other one of it.
    """

    wijziging: Wijziging
    wie: str
    velden: list[Veldwijziging]
    samen: "Samen | None" = None

    @property
    def gedaan_op(self) -> datetime:
        return self.wijziging.gedaan_op


@dataclass
class Samen:
    """The other one of a merger: its key and name, and whether this record went into it."""

    pk: int
    naam: str
    ging_op: bool


class verhaal(Sequence):  # noqa: N801 reads as a function: the story of this record
    """The changes of one record, the newest first; only what is looked at is fetched."""

    def __init__(self, record: models.Model):
        self._rijen = Wijziging.objects.van(record)

    def __len__(self) -> int:
        return self._rijen.count()

    def __getitem__(self, deel):
        rijen = list(self._rijen[deel]) if isinstance(deel, slice) else [self._rijen[deel]]
        regels = als_regels(rijen)
        return regels if isinstance(deel, slice) else regels[0]


def als_regels(wijzigingen: list[Wijziging]) -> list[Regel]:
    """Three queries for any number: who, which places, and the personal values; one more where
    something was merged."""
    namen = _namen({een.door for een in wijzigingen})
    persoonlijk = _persoonlijk([een.pk for een in wijzigingen])
    toon = Waarden(locaties=locaties_in(wijzigingen))
    samen = _samengevoegd(wijzigingen)
    return [
        Regel(
            een,
            namen.get(een.door) or een.als or ONBEKEND,
            _velden(een, persoonlijk, toon),
            samen.get((een.handeling, een.soort, een.sleutel)),
        )
        for een in wijzigingen
    ]


def _samengevoegd(wijzigingen: list[Wijziging]) -> dict[tuple, Samen]:
    """By handeling, kind and key: each of the two with the other."""
    handelingen = {een.handeling for een in wijzigingen if een.weg == Weg.SAMENVOEGEN}
    gevonden = {}
    for een in Samenvoeging.objects.filter(handeling__in=handelingen) if handelingen else ():
        sleutel = een.handeling, een.soort
        gevonden[*sleutel, een.blijft] = Samen(een.gaat, een.naam_gaat, ging_op=False)
        gevonden[*sleutel, een.gaat] = Samen(een.blijft, een.naam_blijft, ging_op=True)
    return gevonden


def _namen(sleutels: set[int | None]) -> dict[int, str]:
    gebruikers = get_user_model().objects.filter(pk__in=sleutels - {None}).exclude(is_vertrokken())
    return {een.pk: str(een) for een in gebruikers}


def _persoonlijk(wijzigingen: list[int]) -> dict[tuple[int, str], list[str]]:
    rijen = Persoonswaarde.objects.leesbaar().filter(wijziging__in=wijzigingen)
    return {(een.wijziging, een.veld): [een.oud, een.nieuw] for een in rijen}


def locaties_in(wijzigingen: Iterable[Wijziging]) -> models.QuerySet:
    sleutels = {
        rij["locatie"]
        for een in wijzigingen
        for rijen in een.velden.get("plekken", [])
        for rij in rijen or []
    }
    return Locatie.objects.filter(pk__in=sleutels)


def _velden(wijziging: Wijziging, persoonlijk: dict, toon: "Waarden") -> list[Veldwijziging]:
    if wijziging.soort not in MODELLEN:  # a role: its name says it all
        return []
    labels = velden_van(MODELLEN[wijziging.soort])
    velden = []
    for naam, paar in wijziging.velden.items():
        if paar == [None, None]:
            paar = persoonlijk.get((wijziging.pk, naam), [GEWIST, GEWIST])
        oud, nieuw = (toon.toon(wijziging.soort, naam, waarde) for waarde in paar)
        if oud != nieuw:
            velden.append(Veldwijziging(labels.get(naam, naam).capitalize(), oud, nieuw))
    return velden


class Waarden:
    """Values of `aanbod.gegevens` in words: the name of a choice, `ja`, the address of a place."""

    def __init__(self, locaties: Iterable[Locatie]):
        self.locaties = {een.pk: str(een) for een in locaties}

    def toon(self, soort: str, naam: str, waarde: Any) -> str:
        model = MODELLEN[soort]
        if naam in REGELS.get(model, {}):
            velden = REGELS[model][naam].velden
            return "; ".join(self._rij(velden, rij) for rij in waarde or []) or LEEG
        if isinstance(waarde, bool):
            return "ja" if waarde else "nee"
        if isinstance(waarde, list):
            return ", ".join(waarde) or LEEG
        if waarde in (None, ""):
            return LEEG
        if naam == "bereikbaar" and model is Aanbod:
            return in_woorden(waarde)
        veld = next((een for een in model._meta.get_fields() if een.name == naam), None)
        return str(dict(getattr(veld, "flatchoices", ())).get(waarde, waarde))

    def _rij(self, velden: Sequence[str], rij: dict) -> str:
        """The first field says what it is about, the others what is said of it.

        In the order of `velden`: PostgreSQL keeps the fields of a row in an order of its own.
        """
        naam, *rest = velden
        waarde = rij[naam]
        wat = self.locaties.get(waarde, f"plek {waarde}") if naam == "locatie" else waarde
        bij = erbij(rest, rij.get)
        return f"{wat} ({bij})" if bij else str(wat)
