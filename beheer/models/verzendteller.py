from django.db import models


class Verzendteller(models.Model):
    """How often one network address sent a form today.

    `sleutel` is an HMAC of the address with a key that changes every day. Rows of an earlier
    day are deleted when the next form arrives; until then only who holds the site's secret
    could test an address against them.
    """

    sleutel = models.CharField(max_length=64, primary_key=True)
    dag = models.DateField(db_index=True)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "verzendteller"
        verbose_name_plural = "verzendtellers"

    def __str__(self):
        return f"{self.aantal} op {self.dag}"
