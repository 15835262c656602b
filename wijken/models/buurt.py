from django.db import models
from django.db.models import Q

from .positie import binnen_nederland, zonder_positie


class Buurt(models.Model):
    """A part of a wijk, by its CBS code: what a six-digit postcode leads to.

    Its official name is seldom what people say, so nobody is asked for it.
    """

    code = models.CharField(
        "CBS-code", max_length=10, unique=True, help_text="Bijvoorbeeld BU05050801."
    )
    wijk = models.ForeignKey(
        "wijken.Wijk", models.CASCADE, related_name="buurten", verbose_name="wijk"
    )
    naam = models.CharField("naam", max_length=80, blank=True)
    # An inner point; unknown when the boundaries were never imported.
    breedte = models.FloatField("breedtegraad", null=True, blank=True)
    lengte = models.FloatField("lengtegraad", null=True, blank=True)

    class Meta:
        verbose_name = "buurt"
        verbose_name_plural = "buurten"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^BU[0-9]{4}[0-9A-Z]{2}[0-9]{2}$"),
                name="buurt_code_vorm",
                violation_error_message="Een buurtcode is BU met de code van de wijk en twee cijfers, zoals BU05050801.",
            ),
            models.CheckConstraint(
                condition=binnen_nederland() | zonder_positie(),
                name="buurt_in_nederland",
                violation_error_message="Dit punt ligt niet in Nederland, of is maar half ingevuld.",
            ),
        ]

    def __str__(self):
        return self.naam or self.code
