from django.conf import settings
from django.db import models
from django.db.models import Q


class Signaal(models.Model):
    """ "Klopt dit niet?": someone says, without an account, that a record is wrong.

    The note is free text, so it may hold personal data; it is emptied when the signaal
    is handled (`actions.signalen.handel_af`).
    """

    class Reden(models.TextChoices):
        GESTOPT = "gestopt", "Dit bestaat niet meer"
        CONTACT = "contact", "Het telefoonnummer, adres of de website klopt niet"
        TIJDEN = "tijden", "De tijden kloppen niet"
        INHOUD = "inhoud", "Wat er staat over de hulp klopt niet"
        ANDERS = "anders", "Iets anders"

    aanbod = models.ForeignKey(
        "aanbod.Aanbod", models.CASCADE, related_name="signalen", verbose_name="aanbod"
    )
    reden = models.CharField("wat klopt er niet", max_length=10, choices=Reden)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    ontvangen_op = models.DateTimeField("ontvangen op", auto_now_add=True)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="afgehandeld door",
    )

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ["-ontvangen_op"]
        indexes = [
            # The work list: open ones, newest first.
            models.Index(
                fields=["-ontvangen_op"],
                condition=Q(afgehandeld_op__isnull=True),
                name="signaal_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(afgehandeld_op__isnull=True, afgehandeld_door__isnull=True)
                | Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False),
                name="signaal_afgehandeld_paar",
                violation_error_message="Vul in wanneer én door wie het is afgehandeld.",
            ),
            models.CheckConstraint(
                condition=~Q(reden="anders") | ~Q(toelichting="") | Q(afgehandeld_op__isnull=False),
                name="signaal_anders_met_toelichting",
                violation_error_message="Schrijf op wat er niet klopt.",
            ),
        ]

    def __str__(self):
        return f"{self.get_reden_display()} ({self.aanbod})"
