from django.db import models
from django.db.models import Q

# A chain of so many mergers is no chain but a mistake.
HOOGSTENS_VERDER = 10


class OudAdresQuerySet(models.QuerySet):
    def waarheen(self, soort: str, slug: str) -> models.Model | None:
        """The aanbod or aanbieder that this old address leads to now, through later mergers too.

        None when it is no old address. One query for each step.
        """
        gezien, record = {slug}, None
        for _ in range(HOOGSTENS_VERDER):
            adres = self.filter(**{f"{soort}__isnull": False}, slug=slug).select_related(soort)
            if not (volgend := adres.first()):
                break
            record = getattr(volgend, soort)
            slug = record.slug
            if slug in gezien:
                break
            gezien.add(slug)
        return record


class OudAdres(models.Model):
    """A slug by which an aanbod or aanbieder stood on the site, and what stands there now."""

    slug = models.SlugField("adresdeel", max_length=120)
    aanbod = models.ForeignKey(
        "aanbod.Aanbod", models.CASCADE, null=True, blank=True, related_name="oude_adressen",
        verbose_name="aanbod",
    )  # fmt: skip
    aanbieder = models.ForeignKey(
        "aanbod.Aanbieder", models.CASCADE, null=True, blank=True, related_name="oude_adressen",
        verbose_name="aanbieder",
    )  # fmt: skip
    sinds = models.DateTimeField("sinds", auto_now_add=True)

    objects = OudAdresQuerySet.as_manager()

    class Meta:
        verbose_name = "oud adres"
        verbose_name_plural = "oude adressen"
        constraints = [
            models.CheckConstraint(
                condition=Q(aanbod__isnull=False, aanbieder__isnull=True)
                | Q(aanbod__isnull=True, aanbieder__isnull=False),
                name="oudadres_van_een",
                violation_error_message="Een oud adres is van één aanbod of van één aanbieder.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["slug"],
                    condition=Q(**{f"{soort}__isnull": False}),
                    name=f"oudadres_{soort}_uniek",
                    violation_error_message="Dit oude adres leidt al ergens heen.",
                )
                for soort in ("aanbod", "aanbieder")
            ),
        ]

    def __str__(self):
        return f"{self.slug} -> {self.aanbod or self.aanbieder}"
