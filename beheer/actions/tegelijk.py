"""One change for many aanbod at once: first what it would do to each, then all of it or nothing."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from aanbod.gegevens import Gegevens, lees_veld, voor_lezen
from aanbod.models import Aanbod

from ..models.wijziging import Weg
from .veel import Opdracht, VeelFouten, wijzig_veel
from .wijzigen import Botsing, Herkomst

# Someone waits for it, and on SQLite everyone who writes.
HOOGSTENS = 2_500
# Of the records that refuse; the rest says the same.
GENOEMD = 5


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
def pas_toe(aanbod, wens: Wens, *, gezien: str, by: Herkomst) -> tuple[UUID, int]:
    """All of it, as one `handeling`: which, and how many records changed. `gezien` is the
    `vingerafdruk` of what was shown.

    Raises `Verouderd` when something else would happen by now, and `ValidationError` with the name
    of the record that refuses; then nothing is written.
    """
    regels = plan(aanbod, wens)
    if vingerafdruk(regels) != gezien:
        raise Verouderd
    regels = [een for een in regels if een.wijzigt]
    by = Herkomst(Weg.VEEL, by.door, by.als, by.handeling).met_handeling()
    opdrachten = [Opdracht(een.aanbod.pk, een.nieuw, een.oud) for een in regels]
    try:
        gedaan = wijzig_veel(Aanbod, opdrachten, by=by)
    except VeelFouten as fouten:
        raise _in_woorden(fouten, regels) from fouten
    return by.handeling, len(gedaan)


def _in_woorden(fouten: VeelFouten, regels: list[Regel]) -> Exception:
    if any(isinstance(fout, Botsing) for fout in fouten.per_opdracht.values()):
        return Verouderd()
    return ValidationError(
        [
            f"{regels[plaats].aanbod.naam}: {' '.join(fout.messages)}"
            for plaats, fout in fouten.per_opdracht.items()
        ][:GENOEMD]
    )


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
