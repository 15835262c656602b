from django.db import models
from django.db.models import F, Q


class OpenblokQuerySet(models.QuerySet):
    def op(self, moment):
        return self.filter(van__lte=moment, tot__gt=moment)


class Openblok(models.Model):
    """One stretch of time in which places with these hours are open, prepared ahead.

    It belongs to the notation, not to an aanbod: many places share one, and a holiday or
    a change of the clock then counts once. Written only by `actions.openingstijden`.
    """

    notatie = models.CharField(max_length=255)
    van = models.DateTimeField()
    tot = models.DateTimeField()

    objects = OpenblokQuerySet.as_manager()

    class Meta:
        verbose_name = "openblok"
        verbose_name_plural = "openblokken"
        indexes = [
            # Which notations are open at a moment: those that end after it.
            models.Index(fields=["tot", "van", "notatie"], name="openblok_moment"),
            # When the next one begins.
            models.Index(fields=["van"], name="openblok_begin"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["notatie", "van"],
                name="openblok_uniek",
                violation_error_message="Dit blok staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(van__lt=F("tot")),
                name="openblok_oplopend",
                violation_error_message="Een blok eindigt na zijn begin.",
            ),
        ]

    def __str__(self):
        return f"{self.notatie}: {self.van} tot {self.tot}"
