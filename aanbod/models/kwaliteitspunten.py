from django.db import models
from django.db.models import Q

HOOGSTE = 20
DELEN = ("compleet", "bereikbaar", "leesbaar", "geplaatst")


def _binnen_de_grenzen() -> Q:
    return Q(**{f"{deel}__range": (0, HOOGSTE) for deel in DELEN})


class Kwaliteitspunten(models.Model):
    """What one aanbod scores on all that does not change with the day, prepared.

    Written only by `aanbod.actions.indexeren`, by the rules of `aanbod.kwaliteit`: reading a text
    takes longer than a list of thousands has. What is archived or a concept has none.
    """

    aanbod = models.OneToOneField(
        "aanbod.Aanbod", models.CASCADE, primary_key=True, related_name="kwaliteitspunten"
    )
    compleet = models.PositiveSmallIntegerField("compleet")
    bereikbaar = models.PositiveSmallIntegerField("bereikbaar")
    leesbaar = models.PositiveSmallIntegerField("leesbaar")
    geplaatst = models.PositiveSmallIntegerField("geplaatst")

    class Meta:
        verbose_name = "kwaliteitspunten"
        verbose_name_plural = "kwaliteitspunten"
        constraints = [
            models.CheckConstraint(
                condition=_binnen_de_grenzen(),
                name="kwaliteitspunten_binnen_de_grenzen",
                violation_error_message="Elk deel krijgt 0 tot en met 20 punten.",
            ),
        ]

    def __str__(self):
        return str(self.aanbod_id)
