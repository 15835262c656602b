from django.db import models
from django.db.models import Q

from ..tekst import sleutel


class WijkQuerySet(models.QuerySet):
    def huidig(self):
        """Those of the boundaries in use; what points to an ended wijk stays readable."""
        return self.filter(vervallen_in=None)

    def bewoond(self):
        """Those where people live: the others are left out of coverage, visibly."""
        return self.filter(bewoond=True)


class Wijk(models.Model):
    """A wijk is its CBS code; only its outline belongs to an `Editie`.

    Werkgebieden, roles and patterns point to the wijk, so a new edition of the
    boundaries moves none of them.
    """

    code = models.CharField(
        "CBS-code", max_length=8, unique=True, help_text="Bijvoorbeeld WK050508."
    )
    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.PROTECT, related_name="wijken", verbose_name="gemeente"
    )
    naam = models.CharField("naam", max_length=80)
    slug = models.SlugField("adresdeel", max_length=80)
    inwoners = models.PositiveIntegerField("inwoners", null=True, blank=True)
    inwoners_jaar = models.PositiveSmallIntegerField("inwoners in het jaar", null=True, blank=True)
    bewoond = models.BooleanField(
        "woonwijk",
        default=True,
        help_text="Uit voor bedrijventerrein en buitengebied (doorgaans onder 1.000 inwoners): "
        "telt dan niet mee in de dekking.",
    )

    vervallen_in = models.PositiveSmallIntegerField(
        "vervallen in",
        null=True,
        blank=True,
        help_text="Het jaar van de grenzen waarin deze wijk niet meer voorkomt.",
    )

    objects = WijkQuerySet.as_manager()

    class Meta:
        verbose_name = "wijk"
        verbose_name_plural = "wijken"
        ordering = ["gemeente_id", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "slug"],
                name="wijk_slug_uniek",
                violation_error_message="Deze gemeente heeft al een wijk met dit adresdeel.",
            ),
            models.CheckConstraint(
                # Amsterdam numbers its wijken with letters: WK0363MJ.
                condition=Q(code__regex=r"^WK[0-9]{4}[0-9A-Z]{2}$"),
                name="wijk_code_vorm",
                violation_error_message="Een wijkcode is WK, de vier cijfers van de gemeente en twee tekens, zoals WK050508.",
            ),
            models.CheckConstraint(
                condition=Q(inwoners__isnull=True, inwoners_jaar__isnull=True)
                | Q(inwoners__isnull=False, inwoners_jaar__isnull=False),
                name="wijk_inwoners_met_jaar",
                violation_error_message="Vul bij het aantal inwoners ook het jaar in.",
            ),
        ]

    def __str__(self):
        return self.naam


class Plaatsnaam(models.Model):
    """What people call a place, within one gemeente.

    One name may mean several wijken ("Krispijn" is two); then the site asks which.
    A wijk's own name needs no row.
    """

    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.CASCADE, related_name="plaatsnamen", verbose_name="gemeente"
    )
    naam = models.CharField("naam", max_length=80)
    zoeknaam = models.CharField(max_length=80, editable=False)
    wijken = models.ManyToManyField(Wijk, related_name="plaatsnamen", verbose_name="wijken")
    toelichting = models.CharField("waarom", max_length=200, blank=True)

    class Meta:
        verbose_name = "plaatsnaam"
        verbose_name_plural = "plaatsnamen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "zoeknaam"],
                name="plaatsnaam_uniek",
                violation_error_message="Deze plaatsnaam bestaat al in deze gemeente.",
            ),
        ]

    def __str__(self):
        return self.naam

    def save(self, *args, **kwargs):
        self.zoeknaam = sleutel(self.naam)
        super().save(*args, **kwargs)

    def clean(self):
        self.zoeknaam = sleutel(self.naam)

    def validate_constraints(self, exclude=None):
        """A form leaves out `zoeknaam`, but the rule that stands on it holds there too."""
        super().validate_constraints(exclude=set(exclude or ()) - {"zoeknaam"})
