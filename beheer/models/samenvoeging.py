from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .wijziging import Soort


class SamenvoegingQuerySet(models.QuerySet):
    def van(self, record: models.Model):
        """All in which this record stayed or went, the newest first."""
        return self.filter(
            Q(blijft=record.pk) | Q(gaat=record.pk), soort=record._meta.model_name
        ).order_by("-id")

    def geldend(self):
        return self.filter(teruggedraaid=False)


class Samenvoeging(models.Model):
    """Two records that were made one: `gaat` went into `blijft`, by their keys.

    What changed in fields stands in the history under the same `handeling`; here stands what
    moved besides, so that all of it can go back: the keys of the signalen and the rollen.
    """

    handeling = models.UUIDField("handeling", unique=True)
    soort = models.CharField("soort", max_length=15, choices=Soort)
    blijft = models.PositiveBigIntegerField("blijft")
    gaat = models.PositiveBigIntegerField("gaat")
    # As they were called then.
    naam_blijft = models.CharField("naam van wat blijft", max_length=120)
    naam_gaat = models.CharField("naam van wat gaat", max_length=120)
    verhuisd = models.JSONField("verhuisd", default=dict, blank=True)
    gedaan_op = models.DateTimeField("gedaan op", default=timezone.now)
    teruggedraaid = models.BooleanField("teruggedraaid", default=False)

    objects = SamenvoegingQuerySet.as_manager()

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        ordering = ["-id"]
        indexes = [
            # Of one record, whichever of the two it was.
            models.Index(fields=["soort", "blijft"], name="samenvoeging_blijft"),
            models.Index(fields=["soort", "gaat"], name="samenvoeging_gaat"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(blijft=F("gaat")),
                name="samenvoeging_van_twee",
                violation_error_message="Kies twee verschillende om samen te voegen.",
            ),
        ]

    def __str__(self):
        return f"{self.naam_gaat} in {self.naam_blijft}"
