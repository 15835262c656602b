from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from ..tekst import straatsleutel
from .positie import binnen_nederland, zonder_positie


class Locatie(models.Model):
    """A place where help is given; several aanbieders may share it.

    `wijk` is derived from the position when it is saved (`actions.locaties`); a
    locatie that is known only by its wijk has no position and is never pinned.
    """

    class Precisie(models.TextChoices):
        ADRES = "adres", "op het adres"
        ONGEVEER = "ongeveer", "ongeveer hier"
        WIJK = "wijk", "alleen de wijk is bekend"

    class Rolstoel(models.TextChoices):
        JA = "ja", "toegankelijk met een rolstoel"
        NEE = "nee", "niet toegankelijk met een rolstoel"
        ONBEKEND = "onbekend", "onbekend"

    naam = models.CharField(
        "naam", max_length=120, blank=True, help_text="Bijvoorbeeld Wijkcentrum."
    )
    straat = models.CharField("straat en huisnummer", max_length=120, blank=True)
    # The street alone, as `tekst.straatsleutel` writes it: by this residents find it.
    zoekstraat = models.CharField(max_length=120, blank=True, editable=False)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    plaats = models.CharField("plaats", max_length=80, blank=True)
    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.PROTECT, related_name="locaties", verbose_name="gemeente"
    )
    wijk = models.ForeignKey(
        "wijken.Wijk",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="locaties",
        verbose_name="wijk",
    )
    breedte = models.FloatField("breedtegraad", null=True, blank=True)
    lengte = models.FloatField("lengtegraad", null=True, blank=True)
    precisie = models.CharField(
        "hoe precies", max_length=10, choices=Precisie, default=Precisie.ADRES
    )
    rolstoel = models.CharField(
        "rolstoel", max_length=10, choices=Rolstoel, default=Rolstoel.ONBEKEND
    )

    class Meta:
        verbose_name = "locatie"
        verbose_name_plural = "locaties"
        ordering = ["naam", "straat"]
        indexes = [
            # A street typed as a place (`plaats.vind_plaats`).
            models.Index(fields=["gemeente", "zoekstraat"], name="locatie_straat"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=binnen_nederland() | zonder_positie(),
                name="locatie_in_nederland",
                violation_error_message="De positie ligt niet in Nederland, of is maar half ingevuld.",
            ),
            models.CheckConstraint(
                condition=(Q(precisie="wijk") & zonder_positie() & Q(wijk__isnull=False))
                | (~Q(precisie="wijk") & Q(breedte__isnull=False)),
                name="locatie_positie_of_wijk",
                violation_error_message="Geef een positie, of kies “alleen de wijk is bekend” met een wijk.",
            ),
        ]

    def __str__(self):
        return ", ".join(deel for deel in (self.naam, self.straat, self.plaats) if deel) or str(
            self.wijk
        )

    def save(self, *args, **kwargs):
        self.normaliseer()
        super().save(*args, **kwargs)

    def normaliseer(self):
        """What follows from its own fields; who saves many at once calls it too."""
        self.zoekstraat = straatsleutel(self.straat)

    def clean(self):
        if self.wijk and not self.heeft_positie and self.wijk.gemeente_id != self.gemeente_id:
            raise ValidationError({"wijk": "Deze wijk ligt niet in de gekozen gemeente."})

    @property
    def heeft_positie(self):
        return self.breedte is not None and self.lengte is not None

    @property
    def adresregel(self):
        """Street, postcode and town on one line; empty when unknown."""
        plaats = " ".join(deel for deel in (self.postcode, self.plaats) if deel)
        return ", ".join(deel for deel in (self.straat, plaats) if deel)
