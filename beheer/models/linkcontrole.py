from django.db import models
from django.db.models import F, Q


class LinkcontroleQuerySet(models.QuerySet):
    def kapot(self):
        """Those that failed on two days or more: one bad evening of a server is no news."""
        return self.filter(eerste_fout__lt=F("gecontroleerd_op"))


class Linkcontrole(models.Model):
    """What the last look at one web address gave. Written only by `actions.links`.

    It belongs to the address, not to a record: many records share one, and a record that gets
    another address is right at once.
    """

    url = models.URLField("adres", unique=True)
    gecontroleerd_op = models.DateField("gecontroleerd op")
    # `200`, `404`, `geen antwoord`.
    uitkomst = models.CharField("uitkomst", max_length=60)
    # The day since which it fails; empty while it works.
    eerste_fout = models.DateField("stuk sinds", null=True, blank=True)

    objects = LinkcontroleQuerySet.as_manager()

    class Meta:
        verbose_name = "controle van een link"
        verbose_name_plural = "controles van links"
        ordering = ["url"]
        indexes = [
            # The work list: few of many fail.
            models.Index(
                fields=["eerste_fout"],
                condition=Q(eerste_fout__isnull=False),
                name="linkcontrole_fout",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(eerste_fout__isnull=True) | Q(eerste_fout__lte=F("gecontroleerd_op")),
                name="linkcontrole_fout_gezien",
                violation_error_message="Een fout is gezien op of voor de dag van de controle.",
            ),
        ]

    def __str__(self):
        return f"{self.url}: {self.uitkomst}"
