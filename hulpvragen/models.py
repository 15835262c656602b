"""The questions of the hulpwijzer, as rows that staff edit: a tree per version."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q

from . import pictogrammen

# From this age on someone is an adult, and the sociaal makelaar is there for them.
VOLWASSEN = 18
VRIJ_MET_KEUZES = (
    "Deze soort vraag is een vrij veld, zonder keuzes. Haal eerst de keuzes weg en sla dat op."
)
KEUZE_BIJ_VRIJ = (
    "Deze vraag is een vrij veld: daar hoort geen keuze bij. Haal deze keuze weg, of kies een "
    "andere soort vraag."
)


class VragenboomQuerySet(models.QuerySet):
    def live(self):
        """The one that visitors walk; none in an empty database."""
        return self.filter(stand=Vragenboom.Stand.LIVE)


class Vragenboom(models.Model):
    """One version of all questions and choices.

    As with the boundaries of wijken, a version is made, looked at and put in use as a
    whole (`actions.vragenboom`), so visitors never meet half a change.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", "concept"
        LIVE = "live", "op de site"
        OUD = "oud", "niet meer in gebruik"

    naam = models.CharField("naam", max_length=80, help_text="Waaraan u deze versie herkent.")
    stand = models.CharField("stand", max_length=10, choices=Stand, default=Stand.CONCEPT)
    gezet_op = models.DateTimeField("op de site gezet op", null=True, blank=True)
    gezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="op de site gezet door",
    )

    objects = VragenboomQuerySet.as_manager()

    class Meta:
        verbose_name = "vragenboom"
        verbose_name_plural = "vragenbomen"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stand"],
                condition=Q(stand="live"),
                name="vragenboom_een_live",
                violation_error_message="Er staat al een vragenboom op de site.",
            ),
            models.CheckConstraint(
                condition=Q(gezet_op__isnull=True, gezet_door__isnull=True)
                | Q(gezet_op__isnull=False, gezet_door__isnull=False),
                name="vragenboom_gezet_paar",
                violation_error_message="Vul in wanneer én door wie hij op de site is gezet.",
            ),
            models.CheckConstraint(
                condition=Q(gezet_op__isnull=True) | ~Q(stand="concept"),
                name="vragenboom_concept_niet_gezet",
                violation_error_message="Een concept heeft nog niet op de site gestaan. "
                "Maak het moment leeg.",
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def is_concept(self):
        return self.stand == self.Stand.CONCEPT


class VraagstapQuerySet(models.QuerySet):
    def op_de_site(self):
        """The active questions of the live tree, with their active choices. Two queries."""
        return self.filter(boom__stand=Vragenboom.Stand.LIVE).with_keuzes()

    def with_keuzes(self):
        """`actieve_keuzes`, in order; what they mean is read by `with_betekenis`."""
        actief = Prefetch("keuzes", Keuze.objects.filter(actief=True), "actieve_keuzes")
        return self.filter(actief=True).order_by("volgorde").prefetch_related(actief)

    def with_betekenis(self):
        """With the onderwerpen and doelgroepen of every choice. Two queries more."""
        return self.prefetch_related("actieve_keuzes__onderwerpen", "actieve_keuzes__doelgroepen")


class Vraagstap(models.Model):
    """One question, one page. `soort` is also its name in the address."""

    class Soort(models.TextChoices):
        OVER = "over", "waar het over gaat (meer keuzes tegelijk)"
        HOE = "hoe", "hoe het is"
        WIE = "wie", "voor wie het is"
        WAAR = "waar", "waar iemand woont (vrij veld, zonder keuzes)"
        BUITEN = "buiten", "of iemand op pad kan"

    boom = models.ForeignKey(
        Vragenboom, models.CASCADE, related_name="stappen", verbose_name="vragenboom"
    )
    soort = models.CharField("soort vraag", max_length=10, choices=Soort)
    vraag = models.CharField("vraag", max_length=120, help_text="In gewone taal, met “u”.")
    vraag_verwijzer = models.CharField(
        "vraag voor de vrijwilliger", max_length=120, blank=True, help_text="Leeg: dezelfde vraag."
    )
    uitleg = models.CharField("uitleg", max_length=300, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    actief = models.BooleanField("in gebruik", default=True)

    objects = VraagstapQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["boom", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["boom", "soort"],
                name="vraagstap_uniek",
                violation_error_message="Deze soort vraag staat al in deze vragenboom.",
            ),
        ]

    def __str__(self):
        return self.vraag

    def clean(self):
        if self.is_vrij and self.pk and self.keuzes.exists():
            raise ValidationError({"soort": VRIJ_MET_KEUZES})

    @property
    def kort(self):
        """The question as the form of the vrijwilliger has it."""
        return self.vraag_verwijzer or self.vraag

    @property
    def is_meervoudig(self):
        return self.soort == self.Soort.OVER

    @property
    def is_vrij(self):
        return self.soort == self.Soort.WAAR


class Keuze(models.Model):
    """One answer, and what it means for the route (`routes`) and the doors (`deuren`)."""

    class Situatie(models.TextChoices):
        PRAKTISCH = "praktisch", "één praktische vraag"
        KENNIS = "kennis", "één vraag waar kennis voor nodig is"
        MEER = "meer", "meer gebieden van het leven tegelijk"
        PRATEN = "praten", "eerst praten"
        TWIJFEL = "twijfel", "weet het niet"
        JEUGD = "jeugd", "kind of jongere"
        THUIS = "thuis", "komt de deur niet uit"

    stap = models.ForeignKey(Vraagstap, models.CASCADE, related_name="keuzes", verbose_name="vraag")
    code = models.SlugField("code in het adres", max_length=40)
    tekst = models.CharField("tekst", max_length=80)
    tekst_verwijzer = models.CharField(
        "tekst voor de vrijwilliger", max_length=80, blank=True, help_text="Leeg: dezelfde tekst."
    )
    uitleg = models.CharField("uitleg", max_length=160, blank=True)
    pictogram = models.SlugField(
        "pictogram",
        max_length=40,
        validators=[pictogrammen.bestaat],
        help_text="Een id uit img/pictogrammen.svg.",
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    actief = models.BooleanField("in gebruik", default=True)
    gebeurtenis = models.BooleanField(
        "gebeurtenis in het leven",
        default=False,
        help_text="Staat dan in het rijtje “Er is iets gebeurd”.",
    )
    situatie = models.CharField(
        "betekent", max_length=10, choices=Situatie, blank=True, help_text="Bepaalt de route."
    )
    onderwerpen = models.ManyToManyField(
        "aanbod.Onderwerp", blank=True, related_name="+", verbose_name="onderwerpen"
    )
    doelgroepen = models.ManyToManyField(
        "aanbod.Doelgroep",
        blank=True,
        related_name="+",
        verbose_name="doelgroepen",
        help_text="Aanbod dat alleen voor deze mensen is, past dan ook.",
    )
    trefwoorden = models.CharField(
        "trefwoorden",
        max_length=200,
        blank=True,
        help_text="Begin van woorden, met spaties ertussen. Aanbod met zo'n woord in zijn naam "
        "of samenvatting gaat voor.",
    )
    leeftijd_vanaf = models.PositiveSmallIntegerField("leeftijd vanaf", null=True, blank=True)
    leeftijd_tot_en_met = models.PositiveSmallIntegerField(
        "leeftijd tot en met", null=True, blank=True
    )

    class Meta:
        verbose_name = "keuze"
        verbose_name_plural = "keuzes"
        ordering = ["stap", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["stap", "code"],
                name="keuze_code_uniek",
                violation_error_message="Deze vraag heeft al een keuze met deze code.",
            ),
            models.CheckConstraint(
                condition=Q(leeftijd_vanaf__isnull=True)
                | Q(leeftijd_tot_en_met__isnull=True)
                | Q(leeftijd_vanaf__lte=F("leeftijd_tot_en_met")),
                name="keuze_leeftijd_oplopend",
                violation_error_message="De hoogste leeftijd ligt onder de laagste.",
            ),
            models.CheckConstraint(
                condition=~Q(situatie="jeugd")
                | Q(leeftijd_tot_en_met__isnull=True)
                | Q(leeftijd_tot_en_met__lt=VOLWASSEN),
                name="keuze_jeugd_is_jong",
                violation_error_message="Wie 18 jaar of ouder is, is geen kind of jongere. "
                "Pas de leeftijd aan, of wat de keuze betekent.",
            ),
        ]

    def __str__(self):
        return self.tekst

    def clean(self):
        # Two tables, so no constraint can say it.
        if (stap := getattr(self, "stap", None)) and stap.is_vrij:
            raise ValidationError({"tekst": KEUZE_BIJ_VRIJ})

    @property
    def kort(self):
        """The answer as the form of the vrijwilliger has it."""
        return self.tekst_verwijzer or self.tekst
