from django.conf import settings
from django.db import models
from django.db.models import Q


class Rolsoort(models.TextChoices):
    BEHEERDER = "beheerder", "beheerder"
    REDACTEUR = "redacteur", "redacteur"
    MAKELAAR = "makelaar", "sociaal makelaar"
    AANBIEDER = "aanbieder", "aanbieder"
    VRIJWILLIGER = "vrijwilliger", "vrijwilliger"


# Of which record the scope of each role is one; a beheerder has none, for all is in it.
GEBIED = {
    Rolsoort.REDACTEUR: "gemeente",
    Rolsoort.MAKELAAR: "wijk",
    Rolsoort.AANBIEDER: "aanbieder",
    Rolsoort.VRIJWILLIGER: "gemeente",
}
_GEBIEDEN = ("gemeente", "wijk", "aanbieder")


def met_eigen_gebied() -> Q:
    """Each role with the one record it is about, and no other."""
    past = Q()
    for soort in Rolsoort:
        leeg = {f"{veld}__isnull": veld != GEBIED.get(soort) for veld in _GEBIEDEN}
        past |= Q(soort=soort.value, **leeg)
    return past


class Gebiedsrol(models.Model):
    """A role and the one record that it is about; given (`Rol`) or offered (`Uitnodiging`)."""

    Soort = Rolsoort

    soort = models.CharField("rol", max_length=15, choices=Rolsoort)
    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name="gemeente", help_text="Voor een redacteur of een vrijwilliger.",
    )  # fmt: skip
    wijk = models.ForeignKey(
        "wijken.Wijk", models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name="wijk", help_text="Voor een sociaal makelaar.",
    )  # fmt: skip
    aanbieder = models.ForeignKey(
        "aanbod.Aanbieder", models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name="aanbieder", help_text="Voor iemand van een aanbieder.",
    )  # fmt: skip

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.get_soort_display()} {self.gebied}".strip()

    @property
    def gebied(self):
        """The record that its scope is; empty for a beheerder."""
        eigen = GEBIED.get(self.soort)
        return getattr(self, eigen) if eigen else ""


class RolQuerySet(models.QuerySet):
    def with_gebied(self):
        """With what `str` shows: no query more for each."""
        return self.select_related("gemeente", "wijk__gemeente", "aanbieder")


class Rol(Gebiedsrol):
    """What someone may do, and where. A person may have several: two wijken are two rows."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="rollen", verbose_name="gebruiker"
    )

    objects = RolQuerySet.as_manager()

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        ordering = ["gebruiker", "soort", "id"]
        constraints = [
            models.CheckConstraint(
                condition=met_eigen_gebied(),
                name="rol_met_gebied",
                violation_error_message="Kies de gemeente, de wijk of de aanbieder bij deze rol.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["gebruiker", "soort", *velden],
                    condition=Q(soort=soort.value),
                    name=f"rol_{soort.value}_uniek",
                    violation_error_message="Deze rol heeft deze gebruiker al.",
                )
                for soort in Rolsoort
                for velden in [[GEBIED[soort]] if soort in GEBIED else []]
            ),
        ]
