from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q

from .aanbod import Aanbod

VELDEN = ["functie", "uitleg", "volgorde", "gemeente", "wijk"]
AANBODVELDEN = ["naam", "slug", "samenvatting", "sorteernaam", "status"]


class AanspreekpuntQuerySet(models.QuerySet):
    def voor(self, gemeente, wijkcode=None):
        """Those of this wijk first, then those of the whole gemeente, each in their order.

        Aanbod that is not public is not brought along: `openbaar_aanbod` is empty then.
        """
        hier = Q(wijk__isnull=True)
        if wijkcode:
            hier |= Q(wijk__code=wijkcode)
        openbaar = Aanbod.objects.gepubliceerd().only(*AANBODVELDEN)
        return (
            self.filter(hier, gemeente=gemeente)
            .select_related("aanbod__aanbieder")
            .only(
                *VELDEN,
                *(f"aanbod__{veld}" for veld in AANBODVELDEN),
                "aanbod__aanbieder__status",
            )
            .prefetch_related(Prefetch("in_plaats_daarvan", openbaar))
            .order_by(models.F("wijk").desc(nulls_last=True), "volgorde")
        )


class Aanspreekpunt(models.Model):
    """Who stands for makelaar, wijkteam or jeugd in a wijk or a whole gemeente.

    `aanbod` may be empty: then `uitleg` and `in_plaats_daarvan` name what the gemeente
    has instead (Alblasserdam: Wmo-loket, CJG, SWA).
    """

    class Functie(models.TextChoices):
        MAKELAAR = "makelaar", "sociaal makelaar"
        WIJKTEAM = "wijkteam", "Sociaal Wijkteam"
        JEUGD = "jeugd", "jeugdprofessional"

    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.CASCADE, related_name="aanspreekpunten", verbose_name="gemeente"
    )
    wijk = models.ForeignKey(
        "wijken.Wijk",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="aanspreekpunten",
        verbose_name="wijk",
        help_text="Leeg is: voor de hele gemeente.",
    )
    functie = models.CharField("functie", max_length=10, choices=Functie)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    aanbod = models.ForeignKey(
        "aanbod.Aanbod",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="aanspreekpunten",
        verbose_name="aanbod",
    )
    uitleg = models.CharField("wat de gemeente in plaats daarvan heeft", max_length=300, blank=True)
    in_plaats_daarvan = models.ManyToManyField(
        "aanbod.Aanbod", blank=True, related_name="+", verbose_name="in plaats daarvan"
    )

    objects = AanspreekpuntQuerySet.as_manager()

    class Meta:
        verbose_name = "aanspreekpunt"
        verbose_name_plural = "aanspreekpunten"
        ordering = ["gemeente", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "functie"],
                condition=Q(wijk__isnull=True),
                name="aanspreekpunt_gemeente_uniek",
                violation_error_message="Deze gemeente heeft dit aanspreekpunt al.",
            ),
            models.UniqueConstraint(
                fields=["wijk", "functie"],
                name="aanspreekpunt_wijk_uniek",
                violation_error_message="Deze wijk heeft dit aanspreekpunt al.",
            ),
        ]

    def __str__(self):
        return f"{self.get_functie_display()} in {self.wijk or self.gemeente}"

    def clean(self):
        if self.wijk and self.wijk.gemeente_id != self.gemeente_id:
            raise ValidationError({"wijk": "Deze wijk ligt niet in de gekozen gemeente."})

    @property
    def openbaar_aanbod(self):
        """The aanbod to link to; None when there is none or it is no longer public."""
        return self.aanbod if self.aanbod and self.aanbod.is_openbaar else None
