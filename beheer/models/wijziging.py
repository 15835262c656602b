import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanbod.models import Contactpersoon

from ..persoonsgegevens import IN_DE_GESCHIEDENIS


class Weg(models.TextChoices):
    """Through which way a change came in."""

    FORMULIER = "formulier", "formulier"
    BEHEER = "beheer", "beheer"
    VOORSTEL = "voorstel", "voorstel"
    CONTROLE = "controle", "controle"
    LINK = "link", "link in een mail"
    IMPORT = "import", "import"
    VEEL = "veel", "veel tegelijk"
    SAMENVOEGEN = "samenvoegen", "samenvoegen"
    TERUG = "terug", "teruggedraaid"
    OPDRACHT = "opdracht", "opdracht op de server"


class Soort(models.TextChoices):
    """What kind of record it is about; the values are the names of the models."""

    AANBOD = "aanbod", "aanbod"
    AANBIEDER = "aanbieder", "aanbieder"
    LOCATIE = "locatie", "locatie"
    CONTACTPERSOON = "contactpersoon", "contactpersoon"
    AANSPREEKPUNT = "aanspreekpunt", "aanspreekpunt"
    ROL = "rol", "rol"


class WijzigingQuerySet(models.QuerySet):
    def van(self, record):
        """The story of one record, the newest first."""
        return self.filter(soort=record._meta.model_name, sleutel=record.pk).order_by("-id")


class Wijziging(models.Model):
    """One change of one record, for ever: only added, never changed or removed.

    The database itself refuses both (`beheer.alleen_erbij`). Nothing points with a foreign key, so
    nothing blocks when a record or a person goes: `door` is the key of a `Gebruiker`, whose name
    is looked up while there is one. `velden` holds `{field: [old, new]}` as `aanbod.gegevens`
    reads them; of personal data only that they changed: the values are `Persoonswaarde`.
    """

    Weg = Weg
    Soort = Soort

    soort = models.CharField("soort", max_length=15, choices=Soort)
    sleutel = models.PositiveBigIntegerField("sleutel")
    naam = models.CharField("naam", max_length=200, blank=True)
    is_nieuw = models.BooleanField("nieuw", default=False)
    velden = models.JSONField("velden", default=dict, blank=True)
    gedaan_op = models.DateTimeField("gedaan op", default=timezone.now)
    door = models.PositiveBigIntegerField("door", null=True, blank=True)
    # As what: `redacteur Dordrecht`, `Samen Dordt`; a role, never the name of a person.
    als = models.CharField("als", max_length=200, blank=True)
    weg = models.CharField("weg", max_length=15, choices=Weg)
    # The same for all that was done at once: an import, a merge, many at once.
    handeling = models.UUIDField("handeling", default=uuid.uuid4)
    draait_terug = models.UUIDField("draait terug", null=True, blank=True)
    # Where it counts: whose start page and whose list it stands on.
    gemeente = models.PositiveBigIntegerField("gemeente", null=True, blank=True)

    objects = WijzigingQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["soort", "sleutel", "-id"], name="wijziging_van_een"),
            models.Index(fields=["handeling"], name="wijziging_handeling"),
            models.Index(fields=["gemeente", "-id"], name="wijziging_gemeente"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(weg="terug") & Q(draait_terug__isnull=False))
                | (~Q(weg="terug") & Q(draait_terug__isnull=True)),
                name="wijziging_draait_iets_terug",
                violation_error_message="Wie iets terugdraait, zegt wat.",
            ),
        ]

    def __str__(self):
        return f"{self.naam} ({self.get_weg_display()}, {self.gedaan_op:%d-%m-%Y})"


class PersoonswaardeQuerySet(models.QuerySet):
    def _te_oud(self) -> Q:
        """A year, or as soon as the person it is about is gone."""
        personen = Contactpersoon.objects.values("pk")
        weg = Q(soort=Soort.CONTACTPERSOON) & ~Q(van__in=personen)
        return weg | Q(gedaan_op__lte=timezone.now() - IN_DE_GESCHIEDENIS)

    def verlopen(self):
        return self.filter(self._te_oud())

    def leesbaar(self):
        """Those of which the term did not run out; also before the night that erases them."""
        return self.exclude(self._te_oud())


class Persoonswaarde(models.Model):
    """The old and new value of one personal field of a `Wijziging`; really erased with the person.

    `van` is the key of the record it is about, so that all of it goes at once.
    """

    wijziging = models.PositiveBigIntegerField("wijziging", db_index=True)
    soort = models.CharField("soort", max_length=15, choices=Soort)
    van = models.PositiveBigIntegerField("van")
    veld = models.CharField("veld", max_length=40)
    oud = models.TextField("oud", blank=True)
    nieuw = models.TextField("nieuw", blank=True)
    gedaan_op = models.DateTimeField("gedaan op", default=timezone.now)

    objects = PersoonswaardeQuerySet.as_manager()

    class Meta:
        verbose_name = "persoonlijke waarde"
        verbose_name_plural = "persoonlijke waarden"
        indexes = [models.Index(fields=["soort", "van"], name="persoonswaarde_van")]

    def __str__(self):
        return f"{self.veld} van {self.soort} {self.van}"
