from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


class OnderwerpQuerySet(models.QuerySet):
    def op_volgorde(self):
        return self.order_by("volgorde", "naam")


class Onderwerp(models.Model):
    """A subject of questions (report, Tabel 1): a tree of two levels."""

    slug = models.SlugField("adresdeel", max_length=60, unique=True)
    naam = models.CharField("naam", max_length=80, unique=True)
    ouder = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="delen",
        verbose_name="onderdeel van",
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    pictogram = models.SlugField("pictogram", max_length=40, help_text="Bestandsnaam zonder .svg.")
    uitleg = models.TextField("uitleg voor bewoners", help_text="In gewone taal, korte zinnen.")
    uitleg_professional = models.TextField("uitleg voor professionals")
    bevinding = models.TextField("bevinding uit de bron", blank=True)
    bevinding_bron = models.ForeignKey(
        "aanbod.Bron",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bron van de bevinding",
    )
    bevinding_paragraaf = models.CharField("paragraaf", max_length=60, blank=True)

    objects = OnderwerpQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ouder__isnull=True) | ~Q(ouder=F("id")),
                name="onderwerp_niet_eigen_ouder",
                violation_error_message="Een onderwerp kan geen deel van zichzelf zijn.",
            ),
            models.CheckConstraint(
                condition=Q(bevinding="", bevinding_bron__isnull=True)
                | (~Q(bevinding="") & Q(bevinding_bron__isnull=False)),
                name="onderwerp_bevinding_met_bron",
                violation_error_message="Een bevinding heeft een bron nodig.",
            ),
        ]

    def __str__(self):
        return self.naam

    def clean(self):
        if self.ouder and (self.ouder.ouder_id or (self.pk and self.delen.exists())):
            raise ValidationError({"ouder": "De boom heeft twee lagen: een deel heeft geen delen."})

    def bevinding_voor(self, gemeente):
        """What the source found of this onderwerp, if it is about this gemeente; else empty."""
        bron = self.bevinding_bron
        return self.bevinding if bron and bron.gemeente_id == gemeente.pk else ""


class Doelgroep(models.Model):
    """People with something in common. No doelgroep means: for everyone, the default.

    The report (3.2.1) warns against thinking in groups; so this narrows only where an
    aanbod itself does.
    """

    slug = models.SlugField("adresdeel", max_length=60, unique=True)
    naam = models.CharField("naam", max_length=80, unique=True)

    class Meta:
        verbose_name = "doelgroep"
        verbose_name_plural = "doelgroepen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class Taal(models.Model):
    """A language people are helped in; `code` is ISO 639-1 (or 639-3 where that has none)."""

    code = models.SlugField("taalcode", max_length=3, unique=True)
    naam = models.CharField("naam", max_length=40, unique=True)

    class Meta:
        verbose_name = "taal"
        verbose_name_plural = "talen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam
