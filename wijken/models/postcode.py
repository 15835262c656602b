from django.db import models
from django.db.models import Q

from .positie import binnen_nederland


class Postcodegebied(models.Model):
    """The area of a four-digit postcode: a centre point and the wijken it lies in.

    Six-digit postcodes are cut to four before anything is done with them (privacy).
    """

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
