from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from wijken.tekst import sleutel

from ..telefoon import controleer_telefoon
from .bron import Herkomst


class Soort(models.TextChoices):
    """The first axis (report 5.3): how far the gemeente can steer it."""

    FORMEEL = "formeel", "formeel"
    INFORMEEL = "informeel", "informeel"


class Status(models.TextChoices):
    """What a source only plans is `gepland`: it is not there, so it is not found."""

    CONCEPT = "concept", "concept"
    GEPLAND = "gepland", "gepland, nog niet gestart"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    GEARCHIVEERD = "gearchiveerd", "gearchiveerd"


class AanbiederQuerySet(models.QuerySet):
    def gepubliceerd(self):
        return self.filter(status=Status.GEPUBLICEERD)

    def in_gemeente(self, gemeente):
        """With aanbod that can be found in this gemeente, itself or through a part of it."""
        van_hier = Q(aanbod__gemeente=gemeente)
        if gemeente.regio_id:
            van_hier |= Q(aanbod__regio=gemeente.regio_id)
        # Beginning at the aanbod of this gemeente: joined and with an OR, every database
        # would begin at each aanbieder of the country.
        hier = self.model.objects.filter(van_hier, aanbod__status=Status.GEPUBLICEERD).order_by()
        koepels = hier.filter(onderdeel_van__isnull=False)
        return self.gepubliceerd().filter(
            pk__in=hier.values("pk").union(koepels.values("onderdeel_van"))
        )


class Aanbieder(Herkomst):
    """An organisation or initiative that helps; may be a part of a larger one."""

    class Relatie(models.TextChoices):
        """Relation with the gemeente (report 6.1)."""

        OPDRACHT = "opdracht", "in opdracht van de gemeente"
        SUBSIDIE = "subsidie", "met subsidie van de gemeente"
        GEFACILITEERD = "gefaciliteerd", "gefaciliteerd door de gemeente"
        GEEN = "geen", "geen relatie met de gemeente"
        ONBEKEND = "onbekend", "onbekend"

    naam = models.CharField("naam", max_length=120, unique=True)
    slug = models.SlugField("adresdeel", max_length=120, unique=True)
    sorteernaam = models.CharField(max_length=120, editable=False, db_index=True)
    soort = models.CharField("soort", max_length=10, choices=Soort)
    soort_reden = models.CharField(
        "waarom deze soort",
        max_length=300,
        blank=True,
        help_text="De bron met de paragraaf, of ons eigen oordeel met de reden.",
    )
    relatie = models.CharField(
        "relatie met de gemeente", max_length=15, choices=Relatie, default=Relatie.ONBEKEND
    )
    onderdeel_van = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="onderdelen",
        verbose_name="onderdeel van",
    )
    beschrijving = models.TextField("beschrijving", blank=True)
    telefoon = models.CharField(
        "telefoon", max_length=20, blank=True, validators=[controleer_telefoon]
    )
    email = models.EmailField("e-mail", blank=True)
    website = models.URLField("website", blank=True)
    status = models.CharField("status", max_length=15, choices=Status, default=Status.CONCEPT)

    objects = AanbiederQuerySet.as_manager()

    class Meta(Herkomst.Meta):
        abstract = False
        verbose_name = "aanbieder"
        verbose_name_plural = "aanbieders"
        ordering = ["sorteernaam", "id"]
        constraints = [
            *Herkomst.Meta.constraints,
            models.CheckConstraint(
                condition=Q(onderdeel_van__isnull=True) | ~Q(onderdeel_van=F("id")),
                name="aanbieder_niet_eigen_deel",
                violation_error_message="Een aanbieder kan geen onderdeel van zichzelf zijn.",
            ),
        ]

    def __str__(self):
        return self.naam

    def clean(self):
        koepel = self.onderdeel_van
        if koepel and (koepel.onderdeel_van_id or (self.pk and self.onderdelen.exists())):
            raise ValidationError(
                {"onderdeel_van": "Er zijn twee lagen: een onderdeel heeft zelf geen onderdelen."}
            )

    def save(self, *args, **kwargs):
        self.normaliseer()
        super().save(*args, **kwargs)

    def normaliseer(self):
        """What follows from its own fields; who saves many at once calls it too."""
        self.sorteernaam = sleutel(self.naam)


class AanbiederAlias(models.Model):
    """Another name people use: `Hulplijn Dordt` for `Hulplijn Dordrecht`."""

    aanbieder = models.ForeignKey(Aanbieder, models.CASCADE, related_name="aliassen")
    naam = models.CharField("naam", max_length=120)

    class Meta:
        verbose_name = "andere naam"
        verbose_name_plural = "andere namen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(fields=["aanbieder", "naam"], name="aanbiederalias_uniek"),
        ]

    def __str__(self):
        return self.naam


class ContactpersoonQuerySet(models.QuerySet):
    def actueel(self):
        """Not of an aanbieder in the archive: those are erased the next night."""
        return self.exclude(aanbieder__status=Status.GEARCHIVEERD)

    def openbaar(self):
        """Those who agreed to stand on a public page."""
        return self.actueel().filter(openbaar=True, toestemming_op__isnull=False)


class Contactpersoon(models.Model):
    """Someone who can be reached at an aanbieder. Personal data: erased, not archived."""

    aanbieder = models.ForeignKey(
        Aanbieder, models.CASCADE, related_name="contactpersonen", verbose_name="aanbieder"
    )
    naam = models.CharField("naam", max_length=120)
    rol = models.CharField("rol", max_length=120, blank=True)
    telefoon = models.CharField(
        "telefoon", max_length=20, blank=True, validators=[controleer_telefoon]
    )
    email = models.EmailField("e-mail", blank=True)
    bereikbaar = models.CharField("hoe te bereiken", max_length=200, blank=True)
    openbaar = models.BooleanField(
        "op de openbare site", default=False, help_text="Uit: alleen voor wie is ingelogd."
    )
    toestemming_op = models.DateField("toestemming gegeven op", null=True, blank=True)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(openbaar=False) | Q(toestemming_op__isnull=False),
                name="contactpersoon_toestemming",
                violation_error_message="Zonder toestemming mag een naam niet op de openbare site.",
            ),
        ]

    def __str__(self):
        return f"{self.naam} ({self.rol})" if self.rol else self.naam
