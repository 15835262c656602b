from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from .rol import GEBIED, Gebiedsrol, RolQuerySet, Rolsoort, met_eigen_gebied

GELDIG = timedelta(days=7)


class UitnodigingQuerySet(RolQuerySet):
    def open(self):
        """Those that can still be accepted."""
        return self.filter(verloopt_op__gt=timezone.now())

    def van_adres(self, email: str):
        return self.filter(email__iexact=email)


class Uitnodiging(Gebiedsrol):
    """A role offered at an e-mail address; gone once it is accepted, withdrawn or long expired.

    Nobody gets an account before they follow the link: an address is all that is known of them.
    """

    email = models.EmailField("e-mailadres")
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", default=timezone.now, editable=False)
    afzender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="afzender"
    )  # fmt: skip
    # Sent again, it lasts longer, and the link of the mail before no longer works.
    verloopt_op = models.DateTimeField("verloopt op")

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-verloopt_op"]
        constraints = [
            models.CheckConstraint(
                condition=met_eigen_gebied(),
                name="uitnodiging_met_gebied",
                violation_error_message="Kies de gemeente, de wijk of de aanbieder bij deze rol.",
            ),
            *(
                models.UniqueConstraint(
                    Lower("email"), *([GEBIED[soort]] if soort in GEBIED else []),
                    condition=Q(soort=soort.value),
                    name=f"uitnodiging_{soort.value}_uniek",
                    violation_error_message="Deze persoon is al uitgenodigd voor deze rol.",
                )
                for soort in Rolsoort
            ),
        ]  # fmt: skip

    @property
    def is_verlopen(self) -> bool:
        return self.verloopt_op <= timezone.now()
