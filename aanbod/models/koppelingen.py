"""What an aanbod is tied to: its onderwerpen and wijken, each with a source, and its places."""

from django.db import models

from .. import openingstijden
from .bron import Herkomst


class AanbodOnderwerp(Herkomst):
    """This aanbod counts for this onderwerp, because a source says so or we judged it."""

    aanbod = models.ForeignKey("aanbod.Aanbod", models.CASCADE, related_name="onderwerpkoppelingen")
    onderwerp = models.ForeignKey("aanbod.Onderwerp", models.PROTECT, related_name="koppelingen")

    class Meta(Herkomst.Meta):
        abstract = False
        verbose_name = "onderwerp van aanbod"
        verbose_name_plural = "onderwerpen van aanbod"
        ordering = ["onderwerp__volgorde"]
        constraints = [
            *Herkomst.Meta.constraints,
            models.UniqueConstraint(
                fields=["aanbod", "onderwerp"],
                name="aanbodonderwerp_uniek",
                violation_error_message="Dit onderwerp staat er al bij.",
            ),
        ]

    def __str__(self):
        return f"{self.aanbod} over {self.onderwerp}"


class Werkgebied(Herkomst):
    """This aanbod works in this wijk by name (aanwezigheid), with its own reference."""

    aanbod = models.ForeignKey("aanbod.Aanbod", models.CASCADE, related_name="werkgebieden")
    wijk = models.ForeignKey("wijken.Wijk", models.PROTECT, related_name="werkgebieden")

    class Meta(Herkomst.Meta):
        abstract = False
        verbose_name = "werkgebied"
        verbose_name_plural = "werkgebieden"
        ordering = ["wijk__naam"]
        constraints = [
            *Herkomst.Meta.constraints,
            models.UniqueConstraint(
                fields=["aanbod", "wijk"],
                name="werkgebied_uniek",
                violation_error_message="Deze wijk staat er al bij.",
            ),
        ]

    def __str__(self):
        return f"{self.aanbod} in {self.wijk}"


class AanbodLocatieQuerySet(models.QuerySet):
    def ter_plaatse(self):
        """Where help is given: an office says nothing of presence in a wijk."""
        return self.exclude(soort=AanbodLocatie.Soort.KANTOOR)


class AanbodLocatie(models.Model):
    """This aanbod is given at this place, at these hours (OpenStreetMap notation)."""

    class Soort(models.TextChoices):
        """What someone finds there; an office says nothing of where the help is given."""

        ONTMOETINGSPLEK = "ontmoetingsplek", "ontmoetingsplek"
        SPREEKUUR = "spreekuur", "spreekuur of activiteit"
        KANTOOR = "kantoor", "kantoor"

    aanbod = models.ForeignKey("aanbod.Aanbod", models.CASCADE, related_name="plekken")
    locatie = models.ForeignKey("wijken.Locatie", models.PROTECT, related_name="gebruik")
    soort = models.CharField("wat is hier", max_length=15, choices=Soort, default=Soort.SPREEKUUR)
    openingstijden = models.CharField(
        "openingstijden",
        max_length=255,
        blank=True,
        validators=[openingstijden.controleer],
        help_text=openingstijden.HOE_TE_SCHRIJVEN,
    )

    objects = AanbodLocatieQuerySet.as_manager()

    class Meta:
        verbose_name = "plek"
        verbose_name_plural = "plekken"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbod", "locatie"],
                name="aanbodlocatie_uniek",
                violation_error_message="Deze locatie staat er al bij.",
            ),
        ]

    def __str__(self):
        return f"{self.aanbod} op {self.locatie}"

    @property
    def is_ter_plaatse(self):
        """`AanbodLocatieQuerySet.ter_plaatse` for one record."""
        return self.soort != self.Soort.KANTOOR
