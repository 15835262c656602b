from django.db import models
from django.db.models import Q


class Editie(models.Model):
    """One set of outlines of a gemeente, of which one is in use.

    Only an import makes one, and puts it in use at once, with all that follows for wijken and
    locaties in the same transaction (`actions.grenzen`). The one before stays, out of use.
    """

    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.CASCADE, related_name="edities", verbose_name="gemeente"
    )
    naam = models.CharField("naam", max_length=80)
    bron = models.CharField("bron", max_length=200)
    jaar = models.PositiveSmallIntegerField("jaar")
    actief = models.BooleanField("in gebruik", default=False)

    class Meta:
        verbose_name = "editie van de grenzen"
        verbose_name_plural = "edities van de grenzen"
        ordering = ["gemeente_id", "-jaar"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente"],
                condition=Q(actief=True),
                name="editie_een_actief",
                violation_error_message="Deze gemeente heeft al een editie in gebruik.",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "naam"],
                name="editie_naam_uniek",
                violation_error_message="Deze gemeente heeft al een editie met deze naam.",
            ),
        ]

    def __str__(self):
        return f"{self.gemeente}, {self.naam}"


class OmtrekQuerySet(models.QuerySet):
    def in_gebruik(self):
        return self.filter(editie__actief=True)

    def van(self, gemeente):
        """In the order of the codes: a page that is kept must be the page that is made anew."""
        hier = self.in_gebruik().filter(editie__gemeente=gemeente)
        return hier.select_related("wijk").order_by("wijk__code")


class Omtrek(models.Model):
    """The outline of one wijk in one edition, as a GeoJSON (Multi)Polygon in WGS84."""

    editie = models.ForeignKey(Editie, models.CASCADE, related_name="omtrekken")
    wijk = models.ForeignKey("wijken.Wijk", models.CASCADE, related_name="omtrekken")
    geometrie = models.JSONField("omtrek (GeoJSON)")

    objects = OmtrekQuerySet.as_manager()

    class Meta:
        verbose_name = "omtrek"
        verbose_name_plural = "omtrekken"
        constraints = [
            models.UniqueConstraint(fields=["editie", "wijk"], name="omtrek_uniek"),
        ]

    def __str__(self):
        return f"{self.wijk} in {self.editie.naam}"
