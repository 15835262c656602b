from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When

from ..persoonsgegevens import is_te_oud

# What someone may have written about themselves.
PERSOONLIJK = ("toelichting", "email", "telefoon", "antwoord")


class SignaalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(afgehandeld_op__isnull=True)

    def verlopen(self):
        """Of which nothing personal may be kept any longer."""
        return self.filter(is_te_oud("ontvangen_op", "afgehandeld_op"))

    def with_leesbaar(self):
        """`leesbaar_toelichting` and the like: empty as soon as the term ran out."""
        te_oud = is_te_oud("ontvangen_op", "afgehandeld_op")
        return self.annotate(
            **{
                f"leesbaar_{veld}": Case(
                    When(te_oud, then=Value("")), default=F(veld), output_field=models.TextField()
                )
                for veld in PERSOONLIJK
            }
        )


class Signaal(models.Model):
    """ "Klopt dit niet?": someone says, without an account, that a record is wrong.

    The note is free text, so it may hold personal data; it is emptied when the signaal is handled
    (`actions.signalen`), as is the way to be reached once the answer went out.
    """

    class Reden(models.TextChoices):
        GESTOPT = "gestopt", "Dit bestaat niet meer"
        CONTACT = "contact", "Het telefoonnummer, adres of de website klopt niet"
        TIJDEN = "tijden", "De tijden kloppen niet"
        INHOUD = "inhoud", "Wat er staat over de hulp klopt niet"
        EIGEN = "eigen", "Dit gaat over mijn eigen organisatie: verbeter het of haal het weg"
        ANDERS = "anders", "Iets anders"

    aanbod = models.ForeignKey(
        "aanbod.Aanbod", models.CASCADE, related_name="signalen", verbose_name="aanbod"
    )
    reden = models.CharField("wat klopt er niet", max_length=10, choices=Reden)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    email = models.EmailField("e-mail", blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
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
    # Kept only until it was mailed.
    antwoord = models.TextField("antwoord", max_length=1000, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    verzendt_tot = models.DateTimeField("wordt verzonden tot", null=True, blank=True)
    gewist_op = models.DateTimeField("gewist op", null=True, blank=True)

    objects = SignaalQuerySet.as_manager()

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
                condition=~Q(reden="anders")
                | ~Q(toelichting="")
                | Q(afgehandeld_op__isnull=False)
                | Q(gewist_op__isnull=False),
                name="signaal_anders_met_toelichting",
                violation_error_message="Schrijf op wat er niet klopt.",
            ),
            models.CheckConstraint(
                condition=~Q(reden="eigen")
                | ~Q(email="")
                | Q(afgehandeld_op__isnull=False)
                | Q(gewist_op__isnull=False),
                name="signaal_eigen_met_email",
                violation_error_message="Vul uw e-mailadres in. Dan kunnen wij antwoorden.",
            ),
        ]

    def __str__(self):
        return f"{self.get_reden_display()} ({self.aanbod})"
