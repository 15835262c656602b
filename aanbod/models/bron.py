from django.db import models
from django.db.models import Q


class Bron(models.Model):
    """A published document that a fact comes from."""

    slug = models.SlugField("kenmerk", max_length=60, unique=True)
    titel = models.CharField("titel", max_length=200)
    uitgever = models.CharField("uitgever", max_length=120, blank=True)
    jaar = models.PositiveSmallIntegerField("jaar")
    gemeente = models.ForeignKey(
        "wijken.Gemeente",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bronnen",
        verbose_name="gaat over",
        help_text="De gemeente die het document beschrijft; zijn bevindingen gelden daar.",
    )

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ["-jaar", "titel"]

    def __str__(self):
        return f"{self.titel} ({self.jaar})"


def heeft_herkomst() -> Q:
    """A source with its paragraph, or a judgement of our own with its reason."""
    return (Q(bron__isnull=False) & ~Q(paragraaf="")) | (
        Q(bron__isnull=True) & ~Q(eigen_oordeel="")
    )


class Herkomst(models.Model):
    """Where a fact comes from: a paragraph in a `Bron`, or own judgement with its reason.

    Both may be filled: the source then names the fact, and `eigen_oordeel` says what
    was judged on top of it.
    """

    bron = models.ForeignKey(
        Bron, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bron"
    )
    paragraaf = models.CharField("paragraaf", max_length=60, blank=True)
    eigen_oordeel = models.CharField("eigen oordeel, want", max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=heeft_herkomst(),
                name="%(class)s_herkomst",
                violation_error_message="Noem de bron met de paragraaf, of leg uw eigen oordeel uit.",
            ),
        ]

    @property
    def herkomst(self):
        """`Eindrapport (2021), Tabel 2`, or `eigen oordeel: …`."""
        delen = []
        if self.bron_id:
            delen.append(f"{self.bron}, {self.paragraaf}")
        if self.eigen_oordeel:
            delen.append(f"eigen oordeel: {self.eigen_oordeel}")
        return "; ".join(delen)
