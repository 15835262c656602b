from django.db import models


class Taakronde(models.Model):
    """When a recurring task last came to its end; `/gezond/` warns when that is too long ago."""

    class Taak(models.TextChoices):
        DAGELIJKS = "dagelijks", "dagelijks"

    taak = models.CharField("taak", max_length=40, choices=Taak, unique=True)
    gedaan_op = models.DateTimeField("gedaan op")

    class Meta:
        verbose_name = "ronde van een taak"
        verbose_name_plural = "rondes van taken"

    def __str__(self):
        return self.taak
