"""One change for many aanbod at once: first what it would do to each, then all of it or nothing."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from aanbod.gegevens import Gegevens, lees_veld, voor_lezen
from aanbod.models import Aanbod

from ..models import Wijziging
from ..models.wijziging import Weg
from .wijzigen import Botsing, Herkomst, wijzig

# Someone waits for it, and on SQLite everyone who writes: some 0.1 s each.
HOOGSTENS = 200


class Past(Exception):
    """Why this change does not fit one record."""


class Verouderd(Exception):
    """What was seen beforehand is no longer what would happen."""


@dataclass
class Regel:
    aanbod: Aanbod
    oud: Gegevens = field(default_factory=dict)
    nieuw: Gegevens = field(default_factory=dict)
    past_niet: str = ""

    @property
    def wijzigt(self) -> bool:
        return self.nieuw != self.oud


# Gives the fields of one record as they should be; raises `Past` where it cannot be.
Wens = Callable[[Aanbod], Gegevens]


def plan(aanbod, wens: Wens) -> list[Regel]:
    """What would happen to each. A fixed number of queries."""
    regels = []
    for een in voor_lezen(aanbod).order_by("sorteernaam", "id"):
        try:
            nieuw = wens(een)
        except Past as reden:
            regels.append(Regel(een, past_niet=str(reden)))
            continue
        regels.append(Regel(een, {naam: lees_veld(een, naam) for naam in nieuw}, nieuw))
    return regels


def vingerafdruk(regels: list[Regel]) -> str:
    """The same as long as exactly this would happen."""
    stof = [[een.aanbod.pk, een.oud, een.nieuw] for een in regels if een.wijzigt]
    return hashlib.sha256(json.dumps(stof, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def pas_toe(aanbod, wens: Wens, *, gezien: str, by: Herkomst) -> list[Wijziging]:
    """All of it, as one `handeling`. `gezien` is the `vingerafdruk` of what was shown.

    Raises `Verouderd` when something else would happen by now, and `ValidationError` with the name
    of the record that refuses; then nothing is written.
    """
    regels = plan(aanbod, wens)
    if vingerafdruk(regels) != gezien:
        raise Verouderd
    by = Herkomst(Weg.VEEL, by.door, by.als, by.handeling).met_handeling()
    gedaan = []
    for een in regels:
        if not een.wijzigt:
            continue
        try:
            gedaan.append(wijzig(een.aanbod, een.nieuw, by=by, verwacht=een.oud))
        except Botsing as fout:
            raise Verouderd from fout
        except ValidationError as fout:
            raise ValidationError(f"{een.aanbod.naam}: {' '.join(fout.messages)}") from fout
    return [rij for rij in gedaan if rij]


# --- The changes there are -----------------------------------------------------------------------


def zet(**velden) -> Wens:
    return lambda aanbod: velden


def gecontroleerd(door: str) -> Wens:
    return zet(gecontroleerd_op=timezone.localdate().isoformat(), gecontroleerd_door=door)


def rij_erbij(naam: str, veld: str, waarde: str, als: str) -> Wens:
    """A wijk or an onderwerp more, with who said so as its source."""
    herkomst = {"bron": None, "paragraaf": "", "eigen_oordeel": f"opgegeven door {als}"[:300]}

    def wens(aanbod: Aanbod) -> Gegevens:
        staat = lees_veld(aanbod, naam)
        if any(rij[veld] == waarde for rij in staat):
            return {naam: staat}
        erbij = [*staat, {veld: waarde, **herkomst}]
        return {naam: sorted(erbij, key=lambda rij: str(rij[veld]))}

    return wens


def rij_eraf(naam: str, veld: str, waarde: str) -> Wens:
    def wens(aanbod: Aanbod) -> Gegevens:
        staat = lees_veld(aanbod, naam)
        blijft = [rij for rij in staat if rij[veld] != waarde]
        if naam == "werkgebieden" and not blijft and aanbod.bereik == Aanbod.Bereik.WIJKEN:
            raise Past("Dit is de enige wijk. Kies eerst een andere wijk of een ander bereik.")
        return {naam: blijft}

    return wens


def in_gemeente(gemeente, wens: Wens) -> Wens:
    """Only for what is of this gemeente."""

    def eerst(aanbod: Aanbod) -> Gegevens:
        if aanbod.gemeente_id != gemeente.pk:
            raise Past(f"Dit is geen aanbod van {gemeente}.")
        return wens(aanbod)

    return eerst
