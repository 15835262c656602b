"""Making one of two records that are the same aanbod, or the same aanbieder.

One of them stays; the other goes to the archive. What pointed to it points to the one that
stays, its address leads there, and the history of both says so under one `handeling`: so
`terugdraaien` can give all of it back.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from aanbod.gegevens import Gegevens, lees
from aanbod.models import Aanbieder, Aanbod, Aanspreekpunt, Contactpersoon
from aanbod.models.aanbieder import Status
from wijken.tekst import sleutel

from ..models import Netwerknotitie, Rol, Samenvoeging, Signaal, Voorstel, Wijziging
from ..models.wijziging import Weg
from .adressen import leid_om
from .wijzigen import Herkomst, noteer, wijzig

# What points to a record and has a history of its own; each change is written there.
MET_GESCHIEDENIS: dict[type[models.Model], list[tuple[type[models.Model], str]]] = {
    Aanbod: [(Aanspreekpunt, "aanbod"), (Aanspreekpunt, "in_plaats_daarvan")],
    Aanbieder: [(Aanbod, "aanbieder"), (Aanbieder, "onderdeel_van"), (Contactpersoon, "aanbieder")],
}
# What has none: its keys are kept in `Samenvoeging.verhuisd`, under this name.
ZONDER_GESCHIEDENIS: dict[type[models.Model], list[tuple[type[models.Model], str, str]]] = {
    Aanbod: [(Signaal, "aanbod", "signalen"), (Voorstel, "aanbod", "voorstellen")],
    Aanbieder: [
        (Rol, "aanbieder", "rollen"),
        (Voorstel, "aanbieder", "voorstellen"),
        (Netwerknotitie, "aanbieder", "notities"),
    ],
}
NAAM_HOOGSTENS = 120


class Ingehaald(ValidationError):
    """Someone else was first: what is asked is no longer about these two as they were seen."""


def stempel_van(een: models.Model, ander: models.Model) -> str:
    """Another text as soon as a field of one of the two changes; the order does not matter."""
    paar = [lees(record) for record in sorted((een, ander), key=lambda record: record.pk)]
    return hashlib.blake2b(
        json.dumps(paar, sort_keys=True, default=str).encode(), digest_size=16
    ).hexdigest()


@transaction.atomic
def voeg_samen(
    blijft: models.Model,
    gaat: models.Model,
    waarden: Gegevens,
    *,
    by: Herkomst,
    stempel: str | None = None,
) -> Samenvoeging:
    """`gaat` goes into `blijft`, which gets these values. All or nothing.

    `stempel` is that of the two as the one who asks saw them. Raises `Ingehaald` when they are
    no longer so, or one of them stands in the archive already, and `ValidationError` with a
    message a field when the values do not fit together.
    """
    by = Herkomst(Weg.SAMENVOEGEN, by.door, by.als, by.handeling).met_handeling()
    blijft, gaat = _houd_vast(blijft, gaat)
    controleer(blijft, gaat, stempel)
    waarden = _passend(blijft, gaat, waarden)
    if isinstance(blijft, Aanbieder) and blijft.onderdeel_van_id == gaat.pk:
        # Before its other parts move: a part of a part is refused.
        wijzig(blijft, {"onderdeel_van": None}, by=by)
    for model, veld in MET_GESCHIEDENIS[type(blijft)]:
        _verhuis(model, veld, gaat, blijft, by)
    wijzig(gaat, _afscheid(gaat, waarden), by=by)
    if wijzig(blijft, waarden, by=by) is None:
        noteer(blijft, by=by)
    soort = blijft._meta.model_name
    leid_om(gaat.slug, blijft)
    return Samenvoeging.objects.create(
        handeling=by.handeling,
        soort=soort,
        blijft=blijft.pk,
        gaat=gaat.pk,
        naam_blijft=blijft.naam,
        naam_gaat=gaat.naam,
        verhuisd={
            naam: _verhuis_stil(model, veld, gaat, blijft)
            for model, veld, naam in ZONDER_GESCHIEDENIS[type(blijft)]
        },
    )


def _houd_vast(blijft: models.Model, gaat: models.Model) -> list[models.Model]:
    """Both as they are now, held until the end; in the order of their keys, so that two who
    merge the same two never wait for each other. SQLite has one writer at a time.

    An aanbieder before its aanbod, as who saves one does; and without its key, so that who
    moves an aanbod to it need not wait with that aanbod in hand.
    """
    model = type(blijft)
    paar = [blijft.pk, gaat.pk]
    records = model._base_manager.select_for_update(of=("self",), no_key=model is Aanbieder)
    per_pk = {record.pk: record for record in records.filter(pk__in=paar).order_by("pk")}
    if model is Aanbieder:
        van_beide = Aanbod.objects.filter(aanbieder__in=paar).order_by("pk")
        list(van_beide.select_for_update(of=("self",)).values_list("pk", flat=True))
    return [per_pk[pk] for pk in paar]


def controleer(blijft: models.Model, gaat: models.Model, stempel: str | None) -> None:
    """Whether these two may still be merged as they were seen. Raises as `voeg_samen` does."""
    if blijft.pk == gaat.pk:
        raise ValidationError("Kies twee verschillende om samen te voegen.")
    for record in (gaat, blijft):
        if record.status == Status.GEARCHIVEERD:
            raise Ingehaald(_waarom_in_archief(record))
    if stempel is not None and stempel != stempel_van(blijft, gaat):
        raise Ingehaald(
            "Iemand anders heeft intussen een van deze twee gewijzigd. Er is niets samengevoegd. "
            "Hieronder staat hoe het nu is. Kijk het na en kies opnieuw."
        )


def _waarom_in_archief(record: models.Model) -> str:
    gebeurd = Samenvoeging.objects.van(record).geldend().filter(gaat=record.pk).first()
    if gebeurd:
        return (
            f"Iemand anders was u voor: “{record}” is al samengevoegd met “{gebeurd.naam_blijft}”. "
            "U hoeft niets meer te doen."
        )
    return f"“{record}” staat in het archief. Wat daar staat, kunt u niet samenvoegen."


def _passend(blijft: models.Model, gaat: models.Model, waarden: Gegevens) -> Gegevens:
    """The address stays; no organisation is a part of itself; the other name stays findable."""
    waarden = {naam: waarde for naam, waarde in waarden.items() if naam != "slug"}
    if not isinstance(blijft, Aanbieder):
        return waarden
    if waarden.get("onderdeel_van") in (blijft.slug, gaat.slug):
        waarden["onderdeel_van"] = None
    naam = waarden.get("naam", blijft.naam)
    aliassen = list(waarden.get("aliassen", lees(blijft)["aliassen"]))
    bekend = {sleutel(naam), *(sleutel(een["naam"]) for een in aliassen)}
    for ander in (blijft.naam, gaat.naam):
        if sleutel(ander) not in bekend:
            aliassen.append({"naam": ander})
            bekend.add(sleutel(ander))
    return waarden | {"aliassen": sorted(aliassen, key=lambda een: een["naam"])}


def _afscheid(gaat: models.Model, waarden: Gegevens) -> Gegevens:
    """Of an aanbieder the name is its own: when the other takes it, the archive says so."""
    weg = {"status": Status.GEARCHIVEERD.value}
    if isinstance(gaat, Aanbieder) and waarden.get("naam") == gaat.naam:
        bij = f" (samengevoegd, {gaat.pk})"
        weg["naam"] = gaat.naam[: NAAM_HOOGSTENS - len(bij)] + bij
    return weg


def _verhuis(
    model: type[models.Model], veld: str, gaat: models.Model, blijft: models.Model, by: Herkomst
) -> None:
    for record in model._base_manager.filter(**{veld: gaat}).order_by("pk"):
        if record == blijft:
            continue
        nu = lees(record)[veld]
        nieuw: Any = blijft.slug
        if isinstance(nu, list):
            nieuw = sorted({blijft.slug if een == gaat.slug else een for een in nu})
        wijzig(record, {veld: nieuw}, by=by)


def _verhuis_stil(
    model: type[models.Model], veld: str, gaat: models.Model, blijft: models.Model
) -> list[int]:
    rijen = model._base_manager.filter(**{veld: gaat})
    if model is Rol:
        # Who is of both already keeps the second where it is: there is nothing left of it.
        rijen = rijen.exclude(
            gebruiker__in=Rol.objects.filter(aanbieder=blijft).values("gebruiker")
        )
    pks = sorted(rijen.values_list("pk", flat=True))
    model._base_manager.filter(pk__in=pks).update(**{veld: blijft})
    return pks


# --- Undo, for `terugdraaien` --------------------------------------------------------------


def controleer_is_heel(rijen: list[Wijziging]) -> None:
    """A merger goes back whole or not at all. Raises `ValidationError`."""
    handelingen = {rij.handeling for rij in rijen}
    samen = set(_samenvoegingen(handelingen).values_list("handeling", flat=True))
    gekozen = sum(rij.handeling in samen for rij in rijen)
    if gekozen != Wijziging.objects.filter(handeling__in=samen).count():
        raise ValidationError(
            "Dit hoort bij een samenvoeging. Draai die in haar geheel terug, niet een deel."
        )
    if _samenvoegingen({rij.draait_terug for rij in rijen} - {None}).exists():
        raise ValidationError(
            "Dit draaide een samenvoeging terug. Voeg de twee zo nodig opnieuw samen."
        )


def verhuis_terug(rijen: Iterable[Wijziging]) -> None:
    """What moved without a history of its own, as far as it is still there."""
    for een in _samenvoegingen({rij.handeling for rij in rijen}).geldend():
        model = Aanbod if een.soort == Aanbod._meta.model_name else Aanbieder
        for bron, veld, naam in ZONDER_GESCHIEDENIS[model]:
            bron._base_manager.filter(
                pk__in=een.verhuisd.get(naam, []), **{veld: een.blijft}
            ).update(**{veld: een.gaat})
        een.teruggedraaid = True
        een.save(update_fields=["teruggedraaid"])


def _samenvoegingen(handelingen: Iterable) -> models.QuerySet:
    return Samenvoeging.objects.filter(handeling__in=handelingen)
