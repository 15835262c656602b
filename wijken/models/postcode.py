from django.db import models
from django.db.models import Q

from .positie import binnen_nederland

PC6_VORM = r"^[1-9][0-9]{3}[A-Z]{2}$"


class Postcodegebied(models.Model):
    """The area of a four-digit postcode: a centre point and the wijken it lies in."""

    pc4 = models.CharField("postcode (vier cijfers)", max_length=4, unique=True)
    breedte = models.FloatField("breedtegraad")
    lengte = models.FloatField("lengtegraad")
    wijken = models.ManyToManyField("wijken.Wijk", related_name="postcodes", verbose_name="wijken")

    class Meta:
        verbose_name = "postcodegebied"
        verbose_name_plural = "postcodegebieden"
        ordering = ["pc4"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pc4__regex=r"^[1-9][0-9]{3}$"),
                name="postcode_vorm",
                violation_error_message="Een postcodegebied is vier cijfers, zoals 3317.",
            ),
            models.CheckConstraint(
                condition=binnen_nederland(),
                name="postcode_in_nederland",
                violation_error_message="Dit punt ligt niet in Nederland.",
            ),
        ]

    def __str__(self):
        return self.pc4


class Postcode(models.Model):
    """A six-digit postcode and a buurt that it lies in; one on a border has several rows.

    It only tells which buurt is meant: no distance starts at a postcode of some twenty
    front doors, but at the middle of the buurt (privacy).
    """

    pc6 = models.CharField("postcode", max_length=6)
    buurt = models.ForeignKey(
        "wijken.Buurt", models.CASCADE, related_name="postcodes", verbose_name="buurt"
    )
    adressen = models.PositiveIntegerField("aantal adressen", default=1)

    class Meta:
        verbose_name = "postcode"
        verbose_name_plural = "postcodes"
        ordering = ["pc6"]
        constraints = [
            models.UniqueConstraint(
                fields=["pc6", "buurt"],
                name="postcode_buurt_uniek",
                violation_error_message="Deze postcode staat al bij deze buurt.",
            ),
            models.CheckConstraint(
                condition=Q(pc6__regex=PC6_VORM),
                name="postcode_pc6_vorm",
                violation_error_message="Een postcode is vier cijfers en twee letters, zoals 3317AB.",
            ),
        ]

    def __str__(self):
        return f"{self.pc6[:4]} {self.pc6[4:]}"
