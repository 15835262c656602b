"""Making, copying and putting in use a tree of questions: always as a whole."""

from pathlib import Path

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from aanbod.models import Doelgroep, Onderwerp

from ..models import Keuze, Vraagstap, Vragenboom

BESTAND = settings.BASE_DIR / "fixtures" / "hulpwijzer.yaml"
KOPPELINGEN = ("onderwerpen", "doelgroepen")


class Vragenboomfout(ValidationError):
    """A row in the file is wrong, or a tree cannot be put in use; the message says which."""


@transaction.atomic
def laad_vragenboom(bestand: Path = BESTAND) -> Vragenboom:
    """Load the tree of this file, and put it in use where none is: else it is a concept.

    All or nothing. Raises `Vragenboomfout` for the first row that breaks a rule.
    """
    inhoud = yaml.safe_load(bestand.read_text(encoding="utf-8"))
    stand = (
        Vragenboom.Stand.CONCEPT if Vragenboom.objects.live().exists() else Vragenboom.Stand.LIVE
    )
    boom = Vragenboom.objects.create(naam=inhoud["naam"], stand=stand)
    soorten = {
        "onderwerpen": {een.slug: een for een in Onderwerp.objects.all()},
        "doelgroepen": {een.slug: een for een in Doelgroep.objects.all()},
    }
    for volgorde, rij in enumerate(inhoud["vragen"]):
        keuzes = rij.pop("keuzes", [])
        stap = _bewaar(Vraagstap, rij, rij.get("soort"), boom=boom, volgorde=volgorde)
        for nummer, keuze in enumerate(keuzes):
            _keuze(stap, nummer, keuze, soorten)
    return boom


def _keuze(stap: Vraagstap, nummer: int, rij: dict, soorten: dict) -> None:
    welk = f"{stap.soort}: {rij.get('code')}"
    koppelingen = {naam: rij.pop(naam, []) for naam in KOPPELINGEN}
    keuze = _bewaar(Keuze, rij, welk, stap=stap, volgorde=nummer)
    for naam, slugs in koppelingen.items():
        if onbekend := set(slugs) - soorten[naam].keys():
            raise Vragenboomfout(f"{welk}: {naam} {', '.join(sorted(onbekend))} bestaat niet.")
        getattr(keuze, naam).set(soorten[naam][slug] for slug in slugs)


def _bewaar(model, rij: dict, welk: str, **vast):
    try:
        record = model(**rij, **vast)
        record.full_clean()
    except TypeError as fout:
        raise Vragenboomfout(f"{welk}: onbekend veld ({fout}).") from fout
    except ValidationError as fout:
        raise Vragenboomfout(f"{welk}: {' '.join(fout.messages)}") from fout
    record.save()
    return record


@transaction.atomic
def kopieer(boom: Vragenboom, *, naam: str) -> Vragenboom:
    """A concept with the same questions and choices, to change."""
    kopie = Vragenboom.objects.create(naam=naam)
    for stap in boom.stappen.all():
        keuzes = list(stap.keuzes.prefetch_related(*KOPPELINGEN))
        stap.pk, stap.boom = None, kopie
        stap._state.adding = True
        stap.save()
        for keuze in keuzes:
            _kopieer_keuze(keuze, stap)
    return kopie


def _kopieer_keuze(keuze: Keuze, stap: Vraagstap) -> None:
    koppelingen = {naam: list(getattr(keuze, naam).all()) for naam in KOPPELINGEN}
    nieuw = Keuze(
        stap=stap,
        **{
            veld.name: getattr(keuze, veld.name)
            for veld in Keuze._meta.concrete_fields
            if veld.name not in {"id", "stap"}
        },
    )
    nieuw.save()
    for naam, waarden in koppelingen.items():
        getattr(nieuw, naam).set(waarden)


@transaction.atomic
def zet_op_de_site(boom: Vragenboom, *, by) -> None:
    """Put a concept in use; the one that was is kept, out of use.

    Raises `Vragenboomfout` when it is no concept, or holds no question at all, or one with
    nothing to choose.
    """
    boom = Vragenboom.objects.select_for_update().get(pk=boom.pk)
    if not boom.is_concept:
        raise Vragenboomfout(
            "Alleen een concept kan op de site worden gezet. Maak eerst een kopie."
        )
    stappen = list(boom.stappen.with_keuzes())
    if not stappen:
        raise Vragenboomfout("Deze vragenboom heeft nog geen vraag die in gebruik is.")
    for stap in stappen:
        if not stap.is_vrij and not stap.actieve_keuzes:
            raise Vragenboomfout(
                f"Bij “{stap.vraag}” valt nog niets te kiezen. Zet er een keuze bij, of zet de "
                "vraag uit."
            )
    Vragenboom.objects.live().update(stand=Vragenboom.Stand.OUD)
    boom.stand = Vragenboom.Stand.LIVE
    boom.gezet_op, boom.gezet_door = timezone.now(), by
    boom.full_clean()
    boom.save()


def leg_weg(bomen) -> int:
    """Concepts that will not be used; nothing is thrown away. Returns how many."""
    concepten = bomen.filter(stand=Vragenboom.Stand.CONCEPT)
    return concepten.update(stand=Vragenboom.Stand.OUD)
