"""Two records side by side: what differs, in words, and what may be chosen of it."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.formats import date_format

from aanbod.gegevens import REGELS, Gegevens, lees, velden_van
from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status

from .actions.samenvoegen import stempel_van
from .woorden import erbij

EEN, ANDER, SAMEN = "een", "ander", "samen"
LEEG = "(leeg)"
# Fields that only say something together, so are chosen together; with what they are about.
GROEPEN: dict[type[models.Model], dict[str, tuple[str, ...]]] = {
    Aanbod: {
        "bereik": ("bereik", "gemeente", "regio"),
        "rol": ("rol", "rol_reden"),
        "anders dan de aanbieder": ("soort_afwijkend", "soort_reden"),
        "leeftijd": ("leeftijd_vanaf", "leeftijd_tot_en_met"),
        "kosten": ("kosten", "kosten_uitleg"),
        "tijdelijk gesloten": ("gesloten_van", "gesloten_tot_en_met", "gesloten_bericht"),
        "gecontroleerd": ("gecontroleerd_op", "gecontroleerd_door"),
        "herkomst": ("bron", "paragraaf", "eigen_oordeel"),
    },
    Aanbieder: {
        "soort": ("soort", "soort_reden"),
        "herkomst": ("bron", "paragraaf", "eigen_oordeel"),
    },
}
# The address follows from which of the two stays; and neither has stopped.
NIET = frozenset({"slug", "gestopt_op", "gestopt_reden"})
_VOLGORDE = [Status.GEPUBLICEERD, Status.GEPLAND, Status.CONCEPT, Status.GEARCHIVEERD]


@dataclass(frozen=True)
class Rij:
    """What differs: `naam` is how a form calls it, `keuzes` the choices with their words, and
    `waarden` the values that come with a choice."""

    naam: str
    label: str
    keuzes: dict[str, str]
    waarden: dict[str, Gegevens]
    standaard: str


class Vergelijking:
    def __init__(self, een: models.Model, ander: models.Model):
        self.een, self.ander = een, ander
        self._waarden = lees(een), lees(ander)
        self.stempel = stempel_van(een, ander)
        self.blijft = self._beste()
        self.rijen: list[Rij] = []
        self.gelijk: list[tuple[str, str]] = []
        for label, velden in self._groepen():
            self._zet(label.capitalize(), velden)

    def _groepen(self) -> list[tuple[str, tuple[str, ...]]]:
        """In the order of the model."""
        groepen = GROEPEN[type(self.een)]
        van_veld = {veld: (label, velden) for label, velden in groepen.items() for veld in velden}
        labels = velden_van(type(self.een))
        alle = [van_veld.get(veld, (labels[veld], (veld,))) for veld in labels if veld not in NIET]
        return list(dict.fromkeys(alle))

    def _beste(self) -> str:
        """Which of the two is likely to stay: public, fuller, checked later, older."""

        def gewicht(record, waarden):
            gevuld = sum(1 for waarde in waarden.values() if waarde not in (None, "", [], False))
            gecontroleerd = waarden.get("gecontroleerd_op") or ""
            return (-_VOLGORDE.index(record.status), gevuld, gecontroleerd, -record.pk)

        een, ander = map(gewicht, (self.een, self.ander), self._waarden)
        return EEN if een >= ander else ANDER

    def _zet(self, label: str, velden: tuple[str, ...]) -> None:
        een, ander = ({veld: waarden[veld] for veld in velden} for waarden in self._waarden)
        teksten = {
            keuze: _tekst(record, velden)
            for keuze, record in ((EEN, self.een), (ANDER, self.ander))
        }
        if een == ander:
            if teksten[EEN] != LEEG:
                self.gelijk.append((label, teksten[EEN]))
            return
        waarden = {EEN: een, ANDER: ander}
        if samen := self._samen(velden):
            waarden[SAMEN] = samen
            teksten[SAMEN] = "Allebei"
        self.rijen.append(Rij(velden[0], label, teksten, waarden, self._standaard(velden, waarden)))

    def _samen(self, velden: tuple[str, ...]) -> Gegevens | None:
        """Of lists all that stands in either; where both name the same, as the one that stays."""
        (veld, *meer) = velden
        een, ander = (waarden[veld] for waarden in self._waarden)
        if meer or not isinstance(een, list) or not een or not ander:
            return None
        if veld not in REGELS.get(type(self.een), {}):
            return {veld: sorted({*een, *ander})}
        eerste = REGELS[type(self.een)][veld].velden[0]
        voor, na = (een, ander) if self.blijft == EEN else (ander, een)
        per_sleutel = {rij[eerste]: rij for rij in na} | {rij[eerste]: rij for rij in voor}
        return {veld: sorted(per_sleutel.values(), key=lambda rij: str(rij[eerste]))}

    def _standaard(self, velden: tuple[str, ...], waarden: dict[str, Gegevens]) -> str:
        if SAMEN in waarden:
            return SAMEN
        een, ander = (waarden[keuze][velden[0]] for keuze in (EEN, ANDER))
        if velden[0] == "gecontroleerd_op" and een and ander:
            return EEN if een >= ander else ANDER
        if _is_leeg(een) != _is_leeg(ander):
            return ANDER if _is_leeg(een) else EEN
        return self.blijft


def _is_leeg(waarde: Any) -> bool:
    return waarde in (None, "", [], False, "onbekend")


def _tekst(record: models.Model, velden: tuple[str, ...]) -> str:
    delen = [_waarde(record, veld) for veld in velden]
    return " · ".join(deel for deel in delen if deel) or LEEG


def _waarde(record: models.Model, naam: str) -> str:
    if regels := REGELS.get(type(record), {}).get(naam):
        rijen = getattr(record, naam).select_related(
            *(veld for veld in regels.velden[:1] if regels.model._meta.get_field(veld).is_relation)
        )
        return "; ".join(sorted(_regel(rij, regels.velden) for rij in rijen))
    veld = record._meta.get_field(naam)
    if veld.many_to_many:
        return ", ".join(sorted(map(str, getattr(record, naam).all())))
    if veld.choices:
        return getattr(record, f"get_{naam}_display")()
    waarde = getattr(record, naam)
    if isinstance(veld, models.BooleanField):
        return "ja" if waarde else "nee"
    if isinstance(veld, models.DateField):
        return date_format(waarde, "j F Y") if waarde else ""
    return "" if waarde is None else str(waarde)


def _regel(rij: models.Model, velden: tuple[str, ...]) -> str:
    bij = erbij(velden, lambda veld: getattr(rij, veld))
    naam = str(getattr(rij, velden[0]))
    return f"{naam} ({bij})" if bij else naam
