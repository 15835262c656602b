from django.db import models
from django.db.models import Q


class Regio(models.Model):
    """Gemeenten that commission help together, such as the Drechtsteden."""

    naam = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("adresdeel", max_length=60, unique=True)

    class Meta:
        verbose_name = "regio"
        verbose_name_plural = "regio's"
        ordering = ["naam"]

    def __str__(self):
        return self.naam


# First parts of an address that belong to the site itself; a test holds them against the urls.
GERESERVEERD = [
    "beheer", "werk", "gezond", "kaart", "klopt-het-nog", "static", "api", "robots.txt",
    "sitemap.xml",
]  # fmt: skip


class GemeenteQuerySet(models.QuerySet):
    def vrijgegeven(self):
        """Those whose data a redacteur has released; only these may be indexed."""
        return self.filter(vrijgegeven_op__isnull=False)


class Gemeente(models.Model):
    code = models.CharField("CBS-code", max_length=6, unique=True, help_text="Bijvoorbeeld GM0505.")
    naam = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("adresdeel", max_length=60, unique=True)
    regio = models.ForeignKey(
        Regio,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gemeenten",
        verbose_name="regio",
    )
    verzonnen = models.BooleanField(
        "verzonnen",
        default=False,
        help_text="Een voorbeeldgemeente: elke bladzijde zegt dat niets ervan echt is.",
    )
    peiling = models.CharField(
        "toestand van de gegevens",
        max_length=300,
        blank=True,
        help_text="Staat boven elke bladzijde zolang de gemeente niet is vrijgegeven.",
    )
    website = models.URLField("website van de gemeente", blank=True)
    vrijgegeven_op = models.DateTimeField("vrijgegeven op", null=True, blank=True)
    vrijgegeven_door = models.CharField("vrijgegeven door", max_length=120, blank=True)

    objects = GemeenteQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ["verzonnen", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(vrijgegeven_op__isnull=True, vrijgegeven_door="")
                | (Q(vrijgegeven_op__isnull=False) & ~Q(vrijgegeven_door="")),
                name="gemeente_vrijgegeven_paar",
                violation_error_message="Vul bij vrijgeven in wanneer en door wie, of geen van beide.",
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=GERESERVEERD),
                name="gemeente_slug_vrij",
                violation_error_message="Dit adresdeel is van de site zelf. Kies een ander.",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^GM[0-9]{4}$"),
                name="gemeente_code_vorm",
                violation_error_message="Een gemeentecode is GM met vier cijfers, zoals GM0505.",
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def is_vrijgegeven(self):
        return self.vrijgegeven_op is not None
