from django.db import models
from django.db.models import Q

from wijken.tekst import ruwe_woorden

from .onderwerp import Doelgroep, Onderwerp

LICHTST, ZWAARST = 1, 9
# What a term may mean, by the field that says so; the first two are records.
SOORTEN = ("onderwerp", "doelgroep", "toegang", "buiten")
RECORDS = SOORTEN[:2]


class ThesaurustermQuerySet(models.QuerySet):
    def in_gebruik(self):
        """Those that count; the others an editor put out of use."""
        return self.filter(actief=True)

    def van_soort(self, soort: str):
        """Those that mean one of these, of `SOORTEN`."""
        return self.exclude(**({f"{soort}__isnull": True} if soort in RECORDS else {soort: ""}))


class Thesaurusterm(models.Model):
    """What people say, and what they mean by it: an onderwerp, a doelgroep, a way in, or elsewhere.

    A term of several words fits a question that holds all of them, in any order and form.
    One term may have a row for each of its meanings.
    """

    class Taal(models.TextChoices):
        """The language of the term; a match in another one than Dutch brings its explanation."""

        NEDERLANDS = "nl", "Nederlands"
        ENGELS = "en", "Engels"
        TURKS = "tr", "Turks"
        ARABISCH = "ar", "Arabisch"
        POOLS = "pl", "Pools"
        OEKRAIENS = "uk", "Oekraïens"

    class Toegang(models.TextChoices):
        """How someone wants to be helped; the values are those of `zoeken.kenmerken`."""

        INLOOP = "inloop", "binnenlopen"
        AFSPRAAK = "afspraak", "op afspraak"
        GRATIS = "gratis", "gratis"
        ONTMOETINGSPLEK = "ontmoetingsplek", "mensen ontmoeten"
        OUTREACHEND = "outreachend", "komt bij mensen thuis"
        TELEFONISCH = "telefonisch", "per telefoon"
        ONLINE = "online", "online"
        ROLSTOEL = "rolstoel", "met een rolstoel"

    class Buiten(models.TextChoices):
        """Who does it when it does not stand on a sociale kaart."""

        BURGERZAKEN = "gemeente-burgerzaken", "de gemeente (burgerzaken)"
        AFVAL = "gemeente-afval", "de gemeente (afval)"
        OPENBARE_RUIMTE = "gemeente-openbare-ruimte", "de gemeente (straat en groen)"
        VERGUNNING = "gemeente-vergunning", "de gemeente (vergunningen)"
        BELASTING = "gemeente-belasting", "de gemeente (belastingen)"
        MEDISCH = "medisch", "de huisarts, tandarts of apotheek"
        POLITIE = "politie", "de politie"
        VERKEER = "ov-en-verkeer", "het openbaar vervoer"
        OVERIG = "overig", "niet op deze kaart"

    term = models.CharField(
        "wat mensen zeggen",
        max_length=80,
        help_text="Een woord, of enkele woorden die allemaal in de vraag moeten staan.",
    )
    taal = models.CharField("taal", max_length=2, choices=Taal, default=Taal.NEDERLANDS)
    onderwerp = models.ForeignKey(
        Onderwerp, models.CASCADE, null=True, blank=True, related_name="termen",
        verbose_name="onderwerp",
    )  # fmt: skip
    doelgroep = models.ForeignKey(
        Doelgroep, models.CASCADE, null=True, blank=True, related_name="termen",
        verbose_name="doelgroep",
    )  # fmt: skip
    toegang = models.CharField("toegang", max_length=15, choices=Toegang, blank=True)
    buiten = models.CharField("hoort niet op de kaart", max_length=30, choices=Buiten, blank=True)
    gewicht = models.PositiveSmallIntegerField(
        "gewicht",
        default=5,
        help_text="9 beslist alleen; 5 is meestal; 1 is een lichte aanwijzing.",
    )
    herkomst = models.CharField("herkomst", max_length=80, blank=True)
    actief = models.BooleanField(
        "in gebruik", default=True, help_text="Uit: blijft staan, maar telt niet mee."
    )
    # The words of the term as `zoeken.tekst` reads them: what makes two terms the same.
    zoekterm = models.CharField(max_length=160, editable=False)

    objects = ThesaurustermQuerySet.as_manager()

    class Meta:
        verbose_name = "thesaurusterm"
        verbose_name_plural = "thesaurus"
        ordering = ["term", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(onderwerp__isnull=False, doelgroep__isnull=True, toegang="", buiten="")
                | Q(onderwerp__isnull=True, doelgroep__isnull=False, toegang="", buiten="")
                | (Q(onderwerp__isnull=True, doelgroep__isnull=True, buiten="") & ~Q(toegang=""))
                | (Q(onderwerp__isnull=True, doelgroep__isnull=True, toegang="") & ~Q(buiten="")),
                name="thesaurusterm_een_betekenis",
                violation_error_message="Kies precies één betekenis: een onderwerp, een doelgroep, "
                "een toegang, of dat het niet op de kaart hoort.",
            ),
            models.CheckConstraint(
                condition=Q(gewicht__gte=LICHTST, gewicht__lte=ZWAARST),
                name="thesaurusterm_gewicht",
                violation_error_message="Het gewicht is 1 tot en met 9.",
            ),
            models.CheckConstraint(
                condition=~Q(zoekterm=""),
                name="thesaurusterm_heeft_woorden",
                violation_error_message="Schrijf een woord met letters of cijfers.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["zoekterm", "taal", soort],
                    condition=Q(**{f"{soort}__isnull": False}),
                    name=f"thesaurusterm_{soort}_uniek",
                    violation_error_message="Deze term staat er al met deze betekenis.",
                )
                for soort in ("onderwerp", "doelgroep")
            ),
            *(
                models.UniqueConstraint(
                    fields=["zoekterm", "taal", soort],
                    condition=~Q(**{soort: ""}),
                    name=f"thesaurusterm_{soort}_uniek",
                    violation_error_message="Deze term staat er al met deze betekenis.",
                )
                for soort in ("toegang", "buiten")
            ),
        ]

    def __str__(self):
        return f"{self.term} → {self.betekenis}"

    def save(self, *args, **kwargs):
        self.normaliseer()
        super().save(*args, **kwargs)

    def clean(self):
        self.normaliseer()

    def validate_constraints(self, exclude=None):
        """A form leaves out `zoekterm`, but the rules that stand on it hold there too."""
        super().validate_constraints(exclude=set(exclude or ()) - {"zoekterm"})

    def normaliseer(self):
        """Make `zoekterm` of `term`; for a bulk insert, which does not call `save`."""
        self.zoekterm = " ".join(sorted(set(ruwe_woorden(self.term))))

    @property
    def soort(self) -> str:
        """Which of `SOORTEN` it means."""
        return next(soort for soort in SOORTEN if getattr(self, soort))

    @property
    def betekenis(self) -> str:
        """The name of what it means, as an editor reads it."""
        return str(
            self.onderwerp or self.doelgroep or self.get_toegang_display()
            or self.get_buiten_display()
        )  # fmt: skip
