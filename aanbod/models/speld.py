from django.db import models

from .koppelingen import AanbodLocatie


class Speld(models.Model):
    """A pin of one published aanbod, prepared for the map of many gemeenten.

    `x` and `y` are pixels of `wijken.mercator`, whole numbers: a viewport is a
    range of both and a cell of any zoom level is a division, on either database. Written
    only by `actions.indexeren`.
    """

    aanbod = models.ForeignKey("aanbod.Aanbod", models.CASCADE, related_name="spelden")
    gemeente = models.ForeignKey("wijken.Gemeente", models.CASCADE, related_name="spelden")
    x = models.PositiveIntegerField()
    y = models.PositiveIntegerField()
    breedte = models.FloatField()
    lengte = models.FloatField()
    soort = models.CharField(max_length=15, choices=AanbodLocatie.Soort)

    class Meta:
        verbose_name = "speld"
        verbose_name_plural = "spelden"
        indexes = [models.Index(fields=["x", "y"], name="speld_vak")]

    def __str__(self):
        return f"{self.aanbod_id} op {self.breedte}, {self.lengte}"
