"""Whether records still are right: who was asked, what they said, who is called, and the figures."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class ControlerondeQuerySet(models.QuerySet):
    def open(self):
        return self.filter(gesloten_op__isnull=True)

    def vrij_op(self, moment):
        """Those that no other process is sending at this moment."""
        return self.filter(Q(bezet_tot__isnull=True) | Q(bezet_tot__lte=moment))


class Controleronde(models.Model):
    """An aanbieder is asked whether its aanbod still is right: one mail, and once a reminder.

    No address is kept here: each mail goes to the one that stands on the aanbieder then. Who sends
    it takes the row first, for a while (`bezet_tot`): so two that run at once send nothing twice,
    and what a failing mail server refused is free again for the next night.
    """

    aanbieder = models.ForeignKey(
        "aanbod.Aanbieder", models.CASCADE, related_name="controlerondes", verbose_name="aanbieder"
    )
    begonnen_op = models.DateTimeField("begonnen op", default=timezone.now)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)
    bezet_tot = models.DateTimeField("wordt verzonden tot", null=True, blank=True)

    objects = ControlerondeQuerySet.as_manager()

    class Meta:
        verbose_name = "controleronde"
        verbose_name_plural = "controlerondes"
        ordering = ["-begonnen_op", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder"],
                condition=Q(gesloten_op__isnull=True),
                name="controleronde_een_open",
                violation_error_message="Deze aanbieder heeft al een open controleronde.",
            ),
            models.CheckConstraint(
                condition=Q(herinnerd_op__isnull=True) | Q(verzonden_op__isnull=False),
                name="controleronde_herinnerd_na_verzonden",
                violation_error_message="Een herinnering volgt op een eerste bericht.",
            ),
        ]

    def __str__(self):
        return f"{self.aanbieder} ({self.begonnen_op:%d-%m-%Y})"


class ControlevraagQuerySet(models.QuerySet):
    def open(self):
        return self.filter(beantwoord_op__isnull=True)


class Controlevraag(models.Model):
    """One aanbod in a `Controleronde`, and what was said of it; the first answer counts."""

    class Antwoord(models.TextChoices):
        GEEN = "", "nog geen antwoord"
        KLOPT = "klopt", "klopt nog"
        VERANDERD = "veranderd", "er is iets veranderd"
        GESTOPT = "gestopt", "gestopt"

    class Langs(models.TextChoices):
        GEEN = "", "nog niet"
        MAIL = "mail", "de link in de mail"
        TELEFOON = "telefoon", "de telefoon"

    ronde = models.ForeignKey(
        Controleronde, models.CASCADE, related_name="vragen", verbose_name="ronde"
    )
    aanbod = models.ForeignKey(
        "aanbod.Aanbod", models.CASCADE, related_name="controlevragen", verbose_name="aanbod"
    )
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    antwoord = models.CharField(
        "antwoord", max_length=10, choices=Antwoord, blank=True, default=Antwoord.GEEN
    )
    langs = models.CharField("langs", max_length=10, choices=Langs, blank=True, default=Langs.GEEN)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = ControlevraagQuerySet.as_manager()

    class Meta:
        verbose_name = "controlevraag"
        verbose_name_plural = "controlevragen"
        ordering = ["ronde", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "aanbod"],
                name="controlevraag_een_keer",
                violation_error_message="Dit aanbod is in deze ronde al gevraagd.",
            ),
            models.CheckConstraint(
                condition=Q(antwoord="", langs="", beantwoord_op__isnull=True)
                | (~Q(antwoord="") & ~Q(langs="") & Q(beantwoord_op__isnull=False)),
                name="controlevraag_antwoord_compleet",
                violation_error_message="Een antwoord heeft een moment en een weg.",
            ),
        ]

    def __str__(self):
        return f"{self.aanbod}: {self.get_antwoord_display()}"


class BelbeurtQuerySet(models.QuerySet):
    def vrij_voor(self, gebruiker, moment):
        """Nobody else is calling: a lock that expired is free by this question alone."""
        return self.filter(Q(bezet_door=None) | Q(bezet_door=gebruiker) | Q(bezet_tot__lte=moment))

    def bezet_op(self, moment):
        return self.filter(bezet_door__isnull=False, bezet_tot__gt=moment)


class Belbeurt(models.Model):
    """An aanbieder on the call list: who is calling at this moment, and not before which day."""

    aanbieder = models.OneToOneField(
        "aanbod.Aanbieder", models.CASCADE, related_name="belbeurt", verbose_name="aanbieder"
    )
    bezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="wordt gebeld door",
    )  # fmt: skip
    bezet_tot = models.DateTimeField("wordt gebeld tot", null=True, blank=True)
    niet_voor = models.DateField("niet voor", null=True, blank=True)
    niet_bereikt = models.PositiveSmallIntegerField("hoe vaak niet bereikt", default=0)

    objects = BelbeurtQuerySet.as_manager()

    class Meta:
        verbose_name = "belbeurt"
        verbose_name_plural = "belbeurten"

    def __str__(self):
        return str(self.aanbieder)


class Controlemaand(models.Model):
    """How fresh the records of a gemeente or wijk were at the end of a month.

    The row of this month is written anew every night; that of a month gone by stays as it was. The
    CBS code and no foreign key: the figures outlive what they are of.
    """

    maand = models.DateField("maand")
    code = models.CharField("CBS-code", max_length=10)
    aantal = models.PositiveIntegerField("aanbod", default=0)
    op_tijd = models.PositiveIntegerField("op tijd gecontroleerd", default=0)
    nooit = models.PositiveIntegerField("nooit gecontroleerd", default=0)
    gevraagd = models.PositiveIntegerField("gevraagd per mail", default=0)
    beantwoord = models.PositiveIntegerField("beantwoord via de mail", default=0)

    class Meta:
        verbose_name = "controlemaand"
        verbose_name_plural = "controlemaanden"
        ordering = ["code", "maand"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "maand"],
                name="controlemaand_een_keer",
                violation_error_message="Deze maand staat er al.",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.maand:%Y-%m}"
