from django.db import models
from django.db.models import Q

from ..persoonsgegevens import is_oude_import


class Lijst(models.TextChoices):
    """What the rows of a sheet are; in the order in which they are read in, for aanbod names the others."""

    AANBIEDERS = "aanbieders", "aanbieders"
    LOCATIES = "locaties", "locaties"
    AANBOD = "aanbod", "aanbod"


class Staat(models.TextChoices):
    LEEST = "leest", "wordt gelezen"
    GELEZEN = "gelezen", "kolommen kiezen"
    VERGELIJKT = "vergelijkt", "wordt vergeleken"
    VERGELEKEN = "vergeleken", "kiezen wat erin gaat"
    PAST_TOE = "past_toe", "wordt verwerkt"
    TOEGEPAST = "toegepast", "verwerkt"
    DRAAIT_TERUG = "draait_terug", "wordt teruggedraaid"
    TERUGGEDRAAID = "teruggedraaid", "teruggedraaid"
    GEWEIGERD = "geweigerd", "niet te lezen"


# A process of its own works on it; when that stops half-way, it can be started again.
BEZIG = frozenset({Staat.LEEST, Staat.VERGELIJKT, Staat.PAST_TOE, Staat.DRAAIT_TERUG})


class Zichtbaar(models.Manager):
    """Without those of which the term ran out, though the night has not erased them yet."""

    def get_queryset(self):
        return super().get_queryset().exclude(is_oude_import())


class Import(models.Model):
    """A file that came in: what it holds, what it would change, what became of it.

    `inhoud` is the file as it came, and once it is read its cells (`uitwisseling.werk`); it is
    emptied when the import is applied, for the rows hold all that the report needs. Both have a
    term (`persoonsgegevens`).
    """

    Staat = Staat
    Lijst = Lijst

    naam = models.CharField("bestand", max_length=200)
    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name="gemeente", help_text="Wat buiten deze gemeente valt, wordt geweigerd.",
    )  # fmt: skip
    staat = models.CharField("staat", max_length=15, choices=Staat, default=Staat.LEEST)
    inhoud = models.BinaryField("inhoud", null=True, blank=True)
    # Per sheet: naam, lijst, koppen, rijen (how many), koppeling (a field or "" for every column).
    bladen = models.JSONField("bladen", default=list, blank=True)
    hele_lijst = models.BooleanField(
        "dit is de hele lijst", default=False,
        help_text="Ook laten zien wat er wel in de Sociale Kaart staat en niet in dit bestand.",
    )  # fmt: skip
    leeg_wist = models.BooleanField(
        "een lege cel maakt het veld leeg", default=False,
        help_text="Uit: een lege cel laat staan wat er stond.",
    )  # fmt: skip
    melding = models.TextField("melding", blank=True)
    tellingen = models.JSONField("tellingen", default=dict, blank=True)
    # Like `Wijziging`: a key without a foreign key, so nothing blocks when a person goes.
    door = models.PositiveBigIntegerField("door")
    als = models.CharField("als", max_length=200, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    begonnen_op = models.DateTimeField("begonnen op", null=True, blank=True)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    handeling = models.UUIDField("handeling", null=True, blank=True)

    objects = Zichtbaar()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(staat__in=["toegepast", "draait_terug", "teruggedraaid"])
                | Q(handeling__isnull=False),
                name="import_verwerkt_met_handeling",
                violation_error_message="Een verwerkte import kent de handeling die is gedaan.",
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def is_bezig(self) -> bool:
        return self.staat in BEZIG


class Importregel(models.Model):
    """What one row would do; rows that change nothing are only counted."""

    class Soort(models.TextChoices):
        NIEUW = "nieuw", "nieuw"
        GEWIJZIGD = "gewijzigd", "gewijzigd"
        WEG = "weg", "niet in het bestand"
        GEWEIGERD = "geweigerd", "geweigerd"

    import_van = models.ForeignKey(Import, models.CASCADE, related_name="regels")
    soort = models.CharField("soort", max_length=10, choices=Soort)
    lijst = models.CharField("lijst", max_length=10, choices=Lijst)
    blad = models.CharField("blad", max_length=120, blank=True)
    # As Excel counts them; empty for what is not in the file.
    rij = models.PositiveIntegerField("rij", null=True, blank=True)
    sleutel = models.PositiveBigIntegerField("sleutel", null=True, blank=True)
    naam = models.CharField("naam", max_length=200, blank=True)
    # `{field: [old, new]}`, as in `Wijziging`.
    velden = models.JSONField("velden", default=dict, blank=True)
    # `[[column, reason], …]`
    redenen = models.JSONField("redenen", default=list, blank=True)
    gekozen = models.BooleanField("gekozen", default=False)

    class Meta:
        verbose_name = "regel van een import"
        verbose_name_plural = "regels van een import"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["import_van", "soort", "id"], name="importregel_soort"),
        ]

    def __str__(self):
        return f"rij {self.rij}: {self.naam}" if self.rij else self.naam


class Kolomkoppeling(models.Model):
    """Which field a heading stands for, as someone of this gemeente chose it before."""

    gemeente = models.ForeignKey(
        "wijken.Gemeente", models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name="gemeente",
    )  # fmt: skip
    lijst = models.CharField("lijst", max_length=10, choices=Lijst)
    # As `wijken.tekst.sleutel` writes it.
    kop = models.CharField("kop", max_length=120)
    # Empty: skip this column.
    veld = models.CharField("veld", max_length=40, blank=True)

    class Meta:
        verbose_name = "onthouden kolom"
        verbose_name_plural = "onthouden kolommen"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "lijst", "kop"],
                name="kolomkoppeling_uniek",
                violation_error_message="Deze kop is al onthouden.",
            ),
            models.UniqueConstraint(
                fields=["lijst", "kop"],
                condition=Q(gemeente__isnull=True),
                name="kolomkoppeling_overal_uniek",
                violation_error_message="Deze kop is al onthouden.",
            ),
        ]

    def __str__(self):
        return f"{self.kop}: {self.veld}"
