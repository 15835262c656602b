from django.db import models
from django.db.models import F
from django.utils import timezone

from .wijziging import Soort


class GeenDubbelQuerySet(models.QuerySet):
    def paren(self, soort: str) -> set[tuple[int, int]]:
        return set(self.filter(soort=soort).values_list("een", "ander"))

    def van(self, een: models.Model, ander: models.Model):
        laagste, hoogste = sorted([een.pk, ander.pk])
        return self.filter(soort=een._meta.model_name, een=laagste, ander=hoogste)


class GeenDubbel(models.Model):
    """Someone looked at these two records that seem one, and said that they are two.

    By their keys, the lowest first, so that a pair stands here once.
    """

    soort = models.CharField("soort", max_length=15, choices=Soort)
    een = models.PositiveBigIntegerField("een")
    ander = models.PositiveBigIntegerField("ander")
    gezien_op = models.DateTimeField("gezien op", default=timezone.now)
    # The key of a gebruiker, as in `Wijziging`.
    door = models.PositiveBigIntegerField("door", null=True, blank=True)

    objects = GeenDubbelQuerySet.as_manager()

    class Meta:
        verbose_name = "geen dubbel"
        verbose_name_plural = "geen dubbelen"
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "een", "ander"],
                name="geendubbel_uniek",
                violation_error_message="Van deze twee is al gezegd dat het er twee zijn.",
            ),
            models.CheckConstraint(
                condition=models.Q(een__lt=F("ander")),
                name="geendubbel_laagste_eerst",
                violation_error_message="Noem twee verschillende, de laagste sleutel eerst.",
            ),
        ]

    def __str__(self):
        return f"{self.soort} {self.een} en {self.ander}"
