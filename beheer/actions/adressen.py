"""Old addresses: who follows one arrives, for as long as there is something to arrive at."""

from django.core.exceptions import ValidationError
from django.db import models

from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status

from ..models import OudAdres

MET_ADRES = (Aanbod, Aanbieder)


def controleer_adres(record: models.Model, slug: str | None) -> None:
    """Raises `ValidationError` when this slug still leads people to another record."""
    if not slug or not isinstance(record, MET_ADRES):
        return
    soort = record._meta.model_name
    adres = OudAdres.objects.filter(**{f"{soort}__isnull": False}, slug=slug).first()
    ander = adres and getattr(adres, soort)
    if ander and ander.pk != record.pk:
        raise ValidationError(
            {"slug": f"Dit adres was van iets anders en leidt nu naar “{ander}”. Kies een ander."}
        )


def leid_om(slug: str, record: models.Model) -> None:
    """Who comes by this slug arrives at this record."""
    soort = record._meta.model_name
    OudAdres.objects.update_or_create(
        slug=slug, **{f"{soort}__isnull": False}, defaults={soort: record}
    )


def werk_adressen_bij(record: models.Model, anders: dict[str, list]) -> None:
    """After a change `{field: [old, new]}`: what it was called leads to it, and what it is called
    or what left the archive leads nowhere else."""
    if not isinstance(record, MET_ADRES):
        return
    keert_terug = anders.get("status", [""])[0] == Status.GEARCHIVEERD
    if "slug" in anders or keert_terug:
        soort = record._meta.model_name
        OudAdres.objects.filter(**{f"{soort}__isnull": False}, slug=record.slug).delete()
    if "slug" in anders:
        leid_om(anders["slug"][0], record)
