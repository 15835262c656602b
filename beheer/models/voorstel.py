from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from aanbod.models import Aanbieder, Aanbod

from ..persoonsgegevens import is_te_oud

PERSOONLIJK = ("toelichting", "email")


class VoorstelQuerySet(models.QuerySet):
    def open(self):
        return self.filter(beoordeeld_op__isnull=True)

    def verlopen(self):
        """Of which nothing personal may be kept any longer."""
        return self.filter(is_te_oud("ingediend_op", "beoordeeld_op"))

    def with_leesbaar(self):
        """`leesbaar_toelichting`, `leesbaar_email`: empty as soon as the term ran out."""
        te_oud = is_te_oud("ingediend_op", "beoordeeld_op")
        return self.annotate(
            **{
                f"leesbaar_{veld}": Case(
                    When(te_oud, then=Value("")), default=F(veld), output_field=models.TextField()
                )
                for veld in PERSOONLIJK
            }
        )


class Voorstel(models.Model):
    """What someone would have otherwise: a change of an aanbod or aanbieder, that an aanbod
    stopped, or a new one.

    `velden` is `{field: [old, new]}` as `aanbod.gegevens` reads them; of a new aanbod the old values
    are None. Accepting it runs through `actions.wijzigen`, so the history is one list. `email` is
    how the answer reaches who has no account; it is erased when the answer went out.
    """

    class Soort(models.TextChoices):
        WIJZIGING = "wijziging", "een wijziging"
        GESTOPT = "gestopt", "dit is gestopt"
        NIEUW = "nieuw", "nieuw aanbod"

    class Uitkomst(models.TextChoices):
        OPEN = "", "nog niet bekeken"
        AANVAARD = "aanvaard", "overgenomen"
        DEELS = "deels", "deels overgenomen"
        GEWEIGERD = "geweigerd", "niet overgenomen"

    soort = models.CharField("soort", max_length=10, choices=Soort, default=Soort.WIJZIGING)
    aanbod = models.ForeignKey(
        "aanbod.Aanbod", models.CASCADE, null=True, blank=True, related_name="voorstellen",
        verbose_name="aanbod",
    )  # fmt: skip
    aanbieder = models.ForeignKey(
        "aanbod.Aanbieder", models.CASCADE, null=True, blank=True, related_name="voorstellen",
        verbose_name="aanbieder",
    )  # fmt: skip
    # Whose list a new aanbod stands on, and where an existing one is.
    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name="gemeente",
    )  # fmt: skip
    velden = models.JSONField("velden", default=dict, blank=True)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="ingediend door",
    )  # fmt: skip
    # As what: `Samen Dordt`, `vrijwilliger Dordrecht`; never the name of a person.
    als = models.CharField("als", max_length=200)
    email = models.EmailField("e-mail voor het antwoord", blank=True)
    ingediend_op = models.DateTimeField("ingediend op", default=timezone.now)
    uitkomst = models.CharField(
        "uitkomst", max_length=10, choices=Uitkomst, blank=True, default=Uitkomst.OPEN
    )
    # `{field: value}` as it was taken over, which may be another value than was proposed.
    overgenomen = models.JSONField("overgenomen", default=dict, blank=True)
    reden = models.TextField("reden", max_length=1000, blank=True)
    beoordeeld_op = models.DateTimeField("beoordeeld op", null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="beoordeeld door",
    )  # fmt: skip
    verzendt_tot = models.DateTimeField("wordt verzonden tot", null=True, blank=True)

    objects = VoorstelQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel"
        verbose_name_plural = "voorstellen"
        ordering = ["-ingediend_op", "-id"]
        indexes = [
            # The work list: open ones, the oldest first.
            models.Index(
                fields=["ingediend_op"],
                condition=Q(beoordeeld_op__isnull=True),
                name="voorstel_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(beoordeeld_op__isnull=True, beoordeeld_door__isnull=True, uitkomst="")
                | (Q(beoordeeld_op__isnull=False, beoordeeld_door__isnull=False) & ~Q(uitkomst="")),
                name="voorstel_beoordeeld_paar",
                violation_error_message="Vul in wat de uitkomst is, wanneer en door wie.",
            ),
            models.CheckConstraint(
                condition=Q(
                    soort="nieuw",
                    aanbod__isnull=True,
                    aanbieder__isnull=True,
                    gemeente__isnull=False,
                )
                | (~Q(soort="nieuw") & Q(aanbod__isnull=False, aanbieder__isnull=True))
                | Q(soort="wijziging", aanbod__isnull=True, aanbieder__isnull=False),
                name="voorstel_gaat_ergens_over",
                violation_error_message="Kies het aanbod of de aanbieder waar het over gaat, of bij nieuw aanbod de gemeente.",
            ),
            models.CheckConstraint(
                condition=~Q(uitkomst="geweigerd") | ~Q(reden=""),
                name="voorstel_geweigerd_met_reden",
                violation_error_message="Schrijf op waarom u het niet overneemt.",
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()}: {self.naam}"

    @property
    def naam(self) -> str:
        """Of what it is about, or as the new one would be called."""
        return self.record.naam if self.record else self.velden.get("naam", ["", ""])[1]

    @property
    def record(self) -> models.Model | None:
        """What would change; None for a new aanbod."""
        return self.aanbod or self.aanbieder

    @property
    def model(self) -> type[models.Model]:
        return Aanbieder if self.aanbieder_id else Aanbod
