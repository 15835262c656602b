from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

# Then someone says again that it still is so, or it goes.
GELDIG = timedelta(days=365)


class NetwerknotitieQuerySet(models.QuerySet):
    def actueel(self):
        """Those of which the term did not run out; also before the night that erases them."""
        return self.filter(
            bevestigd_op__gt=timezone.now() - GELDIG,
        ).exclude(aanbieder__status="gearchiveerd")

    def verlopen(self):
        return self.filter(
            Q(bevestigd_op__lte=timezone.now() - GELDIG) | Q(aanbieder__status="gearchiveerd")
        )


class Netwerknotitie(models.Model):
    """What colleagues should know when they work with an aanbieder: whom to call best, how it goes.

    Only for who is signed in. `als` is a role, never the name of a person.
    """

    aanbieder = models.ForeignKey(
        "aanbod.Aanbieder", models.CASCADE, related_name="notities", verbose_name="aanbieder"
    )
    tekst = models.TextField("notitie", max_length=1000, blank=True)
    als = models.CharField("als", max_length=200)
    # The key of a gebruiker, as in `Wijziging`.
    door = models.PositiveBigIntegerField("door", null=True, blank=True)
    geschreven_op = models.DateTimeField("geschreven op", default=timezone.now)
    bevestigd_op = models.DateTimeField("bevestigd op", default=timezone.now)

    objects = NetwerknotitieQuerySet.as_manager()

    class Meta:
        verbose_name = "netwerknotitie"
        verbose_name_plural = "netwerknotities"
        ordering = ["-bevestigd_op", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="netwerknotitie_met_tekst",
                violation_error_message="Schrijf op wat anderen moeten weten.",
            ),
        ]

    def __str__(self):
        return f"notitie bij {self.aanbieder}"
