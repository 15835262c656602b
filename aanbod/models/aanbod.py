from datetime import date, timedelta

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone

from wijken.tekst import sleutel

from .. import openingstijden
from ..telefoon import controleer_telefoon
from .aanbieder import Aanbieder, Soort, Status
from .bron import Herkomst
from .koppelingen import AanbodLocatie, AanbodOnderwerp, Werkgebied
from .onderwerp import Doelgroep, Onderwerp, Taal
from .openblok import Openblok


def is_gepubliceerd(voor: str = "") -> Q:
    """Public; `voor` is the path to the aanbod, such as `aanbod__`."""
    return Q(
        **{
            f"{voor}status": Status.GEPUBLICEERD,
            f"{voor}aanbieder__status": Status.GEPUBLICEERD,
        }
    )


def is_in_gemeente(gemeente, voor: str = "") -> Q:
    """What a resident of this gemeente can go to: its own and its region's."""
    bereik = Q(**{f"{voor}gemeente": gemeente})
    if gemeente.regio_id:
        bereik |= Q(**{f"{voor}regio": gemeente.regio_id})
    return bereik


def is_gesloten_op(dag) -> Q:
    """Temporarily closed on this date: `openingstijden.Sluiting.geldt_op` in SQL."""
    return Q(gesloten_van__isnull=False, gesloten_van__lte=dag) & (
        Q(gesloten_tot_en_met__isnull=True) | Q(gesloten_tot_en_met__gte=dag)
    )


class Controleritme(models.IntegerChoices):
    """How often someone looks whether a record still is right, in months."""

    DRIE = 3, "elke 3 maanden"
    ZES = 6, "elke 6 maanden"
    TWAALF = 12, "elk jaar"

    def laatst_goed_op(self, datum: date) -> date:
        """The oldest check that is in time on this date. In days, so that no month is shorter."""
        return datum - timedelta(days={3: 92, 6: 183, 12: 365}[self.value])


KIES_EEN_RITME = "Kies of het elke 3, 6 of 12 maanden wordt gecontroleerd."


def is_verlopen_op(datum: date, voor: str = "") -> Q:
    """Checked once, and longer ago than its rhythm: `Aanbod.is_verlopen_op` in SQL."""
    verlopen = Q()
    for ritme in Controleritme:
        verlopen |= Q(
            **{
                f"{voor}controleritme": ritme,
                f"{voor}gecontroleerd_op__lt": ritme.laatst_goed_op(datum),
            }
        )
    return verlopen


def is_aanwezig(wijkcodes):
    """In person in one of these wijken: a named werkgebied, or a place where help is given."""
    gebied = Werkgebied.objects.filter(aanbod=OuterRef("pk"), wijk__code__in=wijkcodes)
    plek = AanbodLocatie.objects.ter_plaatse().filter(
        aanbod=OuterRef("pk"), locatie__wijk__code__in=wijkcodes
    )
    return Exists(gebied) | Exists(plek)


def _open_notaties(moment):
    return Openblok.objects.op(moment).values("notatie")


class AanbodQuerySet(models.QuerySet):
    def gepubliceerd(self):
        return self.filter(is_gepubliceerd())

    def in_gemeente(self, gemeente):
        return self.filter(is_in_gemeente(gemeente))

    def in_wijk(self, wijk):
        """What covers this wijk: by name, or because it covers the whole gemeente or regio."""
        genoemd = Werkgebied.objects.filter(wijk=wijk).values("aanbod")
        return self.in_gemeente(wijk.gemeente).filter(
            Q(pk__in=genoemd) | ~Q(bereik=Aanbod.Bereik.WIJKEN)
        )

    def vindbaar_in(self, wijk):
        """What a search in this wijk shows: what covers it, is there, or comes to people.

        `zoeken.kenmerken` says the same in words: `wijk:…` or `OVERAL`.
        """
        return self.in_gemeente(wijk.gemeente).filter(
            ~Q(bereik=Aanbod.Bereik.WIJKEN) | Q(outreachend=True) | Q(is_aanwezig([wijk.code]))
        )

    def aanwezig_in(self, wijk):
        return self.filter(is_aanwezig([wijk.code]))

    def with_aanwezig_in(self, wijkcodes):
        """`aanwezig`: whether it `is_aanwezig` in one of these."""
        return self.annotate(aanwezig=is_aanwezig(wijkcodes))

    def open_op(self, moment):
        """What someone can walk into at this moment, by the prepared blocks."""
        # Of these only: PostgreSQL may answer the subquery first, then for every aanbod there is.
        plek = AanbodLocatie.objects.filter(
            aanbod=OuterRef("pk"),
            aanbod__in=self.order_by().values("pk"),
            openingstijden__in=_open_notaties(moment),
        )
        return self.exclude(is_gesloten_op(timezone.localdate(moment))).filter(Exists(plek))

    def bereikbaar_op(self, moment):
        """What can be called, or reached online, at this moment.

        `Aanbod.stand_op` says the same, and of `open_op`, of one record in words.
        """
        return self.exclude(is_gesloten_op(timezone.localdate(moment))).filter(
            bereikbaar__in=_open_notaties(moment)
        )

    def verlopen_op(self, datum):
        """Checked once, and longer ago than its rhythm says."""
        return self.filter(is_verlopen_op(datum))

    def te_controleren_op(self, datum):
        """Public, and never checked or `verlopen_op`."""
        nodig = Q(gecontroleerd_op=None) | is_verlopen_op(datum)
        return self.gepubliceerd().filter(nodig)

    def with_soort(self):
        """`soort`: formeel or informeel, its own where it differs from its aanbieder's."""
        return self.annotate(
            soort=Case(
                When(soort_afwijkend="", then=F("aanbieder__soort")),
                default=F("soort_afwijkend"),
                output_field=models.CharField(),
            ),
        )

    def voor_onderwerp(self, onderwerp):
        """Tagged with it or with a part of it; "alle onderwerpen" is shown apart, so not here."""
        koppeling = AanbodOnderwerp.objects.filter(
            Q(onderwerp=onderwerp) | Q(onderwerp__ouder=onderwerp), aanbod=OuterRef("pk")
        )
        return self.filter(Exists(koppeling))

    def in_matrix(self):
        """Maatwerk stands outside the matrix and the findings (report, Bijlage 1)."""
        return self.exclude(rol=Aanbod.Rol.MAATWERK)


class Aanbod(Herkomst):
    """A service or activity of an aanbieder: what a resident finds."""

    Controleritme = Controleritme

    class Rol(models.TextChoices):
        """The second axis (report 5.3); maatwerk needs an indicatie, so it is neither."""

        ALGEMEEN = "algemeen", "algemeen"
        SPECIFIEK = "specifiek", "specifiek"
        MAATWERK = "maatwerk", "maatwerk"

    class Bereik(models.TextChoices):
        WIJKEN = "wijken", "een of meer wijken"
        GEMEENTE = "gemeente", "de hele gemeente"
        REGIO = "regio", "de regio"

    class Kosten(models.TextChoices):
        GRATIS = "gratis", "gratis"
        BETAALD = "betaald", "kost geld"
        ONBEKEND = "onbekend", "onbekend"

    class Stadspas(models.TextChoices):
        JA = "ja", "korting met de stadspas"
        NEE = "nee", "geen korting met de stadspas"
        ONBEKEND = "onbekend", "onbekend"

    class Capaciteit(models.TextChoices):
        RUIM = "ruim", "er is plek"
        BEPERKT = "beperkt", "er is weinig plek"
        VOL = "vol", "vol of een wachtlijst"
        ONBEKEND = "onbekend", "onbekend"

    aanbieder = models.ForeignKey(
        Aanbieder, models.PROTECT, related_name="aanbod", verbose_name="aanbieder"
    )
    naam = models.CharField("naam", max_length=120)
    slug = models.SlugField("adresdeel", max_length=120, unique=True)
    sorteernaam = models.CharField(max_length=120, editable=False)
    samenvatting = models.CharField(
        "samenvatting",
        max_length=200,
        help_text="In gewone taal: wat kunt u hier doen? Hooguit 200 tekens.",
    )
    beschrijving = models.TextField("beschrijving", blank=True)
    status = models.CharField("status", max_length=15, choices=Status, default=Status.CONCEPT)

    rol = models.CharField("algemeen of specifiek", max_length=10, choices=Rol)
    rol_reden = models.CharField(
        "waarom deze rol",
        max_length=300,
        blank=True,
        help_text="De bron met de paragraaf, of ons eigen oordeel met de reden.",
    )
    soort_afwijkend = models.CharField(
        "anders dan de aanbieder", max_length=10, choices=Soort, blank=True
    )
    soort_reden = models.CharField("waarom anders", max_length=300, blank=True)
    alle_onderwerpen = models.BooleanField("alle onderwerpen", default=False)
    onderwerpen = models.ManyToManyField(
        Onderwerp, through="AanbodOnderwerp", related_name="aanbod", verbose_name="onderwerpen"
    )
    doelgroepen = models.ManyToManyField(
        Doelgroep,
        blank=True,
        related_name="aanbod",
        verbose_name="doelgroepen",
        help_text="Leeg is: voor iedereen.",
    )
    leeftijd_vanaf = models.PositiveSmallIntegerField("leeftijd vanaf", null=True, blank=True)
    leeftijd_tot_en_met = models.PositiveSmallIntegerField(
        "leeftijd tot en met", null=True, blank=True
    )

    inloop = models.BooleanField("inloop", default=False)
    op_afspraak = models.BooleanField("op afspraak", default=False)
    aanmelden = models.BooleanField("na aanmelden", default=False)
    verwijzing = models.BooleanField("met een verwijzing", default=False)
    ontmoetingsplek = models.BooleanField("ontmoetingsplek", default=False)
    outreachend = models.BooleanField("komt bij mensen thuis of op straat", default=False)
    online = models.BooleanField("online", default=False)
    telefonisch = models.BooleanField("per telefoon", default=False)
    kosten = models.CharField("kosten", max_length=10, choices=Kosten, default=Kosten.ONBEKEND)
    kosten_uitleg = models.CharField("uitleg bij de kosten", max_length=200, blank=True)
    stadspas = models.CharField(
        "stadspas", max_length=10, choices=Stadspas, default=Stadspas.ONBEKEND
    )
    talen = models.ManyToManyField(Taal, blank=True, related_name="aanbod", verbose_name="talen")
    capaciteit = models.CharField(
        "capaciteit", max_length=10, choices=Capaciteit, default=Capaciteit.ONBEKEND
    )
    wat_gebeurt_er = models.TextField(
        "wat gebeurt er met mijn vraag",
        blank=True,
        help_text="Wie leest de vraag, wie ziet hem niet, en wat is de volgende stap?",
    )
    bereikbaar = models.CharField(
        "telefonisch of online bereikbaar",
        max_length=255,
        blank=True,
        validators=[openingstijden.controleer],
        help_text=openingstijden.HOE_TE_SCHRIJVEN,
    )
    telefoon = models.CharField(
        "telefoon", max_length=20, blank=True, validators=[controleer_telefoon]
    )
    email = models.EmailField("e-mail", blank=True)
    website = models.URLField("website", blank=True)

    bereik = models.CharField("bereik", max_length=10, choices=Bereik)
    gemeente = models.ForeignKey(
        "wijken.Gemeente",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanbod",
        verbose_name="gemeente",
    )
    regio = models.ForeignKey(
        "wijken.Regio",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aanbod",
        verbose_name="regio",
    )
    wijken = models.ManyToManyField(
        "wijken.Wijk", through="Werkgebied", related_name="aanbod", verbose_name="wijken"
    )
    locaties = models.ManyToManyField(
        "wijken.Locatie", through="AanbodLocatie", related_name="aanbod", verbose_name="locaties"
    )

    gesloten_van = models.DateField("tijdelijk gesloten van", null=True, blank=True)
    gesloten_tot_en_met = models.DateField("tot en met", null=True, blank=True)
    gesloten_bericht = models.CharField("bericht bij sluiting", max_length=200, blank=True)

    # When it stopped, of what is in the archive; empty for what stands there for another reason.
    gestopt_op = models.DateField("gestopt op", null=True, blank=True)
    gestopt_reden = models.CharField(
        "waarom gestopt",
        max_length=200,
        blank=True,
        help_text="Alleen voor wie is ingelogd. Schrijf geen namen op.",
    )

    gecontroleerd_op = models.DateField("gecontroleerd op", null=True, blank=True)
    gecontroleerd_door = models.CharField(
        "gecontroleerd door",
        max_length=120,
        blank=True,
        help_text="De organisatie of de rol; dit staat op de openbare site.",
    )
    controleritme = models.PositiveSmallIntegerField(
        "hoe vaak controleren",
        choices=Controleritme,
        default=Controleritme.ZES,
        error_messages={"invalid_choice": KIES_EEN_RITME},
    )
    bijgewerkt_op = models.DateTimeField("bijgewerkt op", auto_now=True)

    objects = AanbodQuerySet.as_manager()

    class Meta(Herkomst.Meta):
        abstract = False
        verbose_name = "aanbod"
        verbose_name_plural = "aanbod"
        ordering = ["sorteernaam", "id"]
        indexes = [
            # Every public list: published, in this gemeente or its region.
            models.Index(fields=["gemeente", "status"], name="aanbod_gemeente"),
            models.Index(fields=["regio", "status"], name="aanbod_regio"),
        ]
        constraints = [
            *Herkomst.Meta.constraints,
            models.CheckConstraint(
                condition=Q(bereik="regio", regio__isnull=False, gemeente__isnull=True)
                | Q(bereik__in=["wijken", "gemeente"], gemeente__isnull=False, regio__isnull=True),
                name="aanbod_bereik_met_doel",
                violation_error_message="Kies bij bereik “regio” een regio, en anders een gemeente.",
            ),
            models.CheckConstraint(
                condition=Q(soort_afwijkend="", soort_reden="")
                | (~Q(soort_afwijkend="") & ~Q(soort_reden="")),
                name="aanbod_soort_met_reden",
                violation_error_message="Wijkt de soort af van de aanbieder, schrijf dan op waarom.",
            ),
            models.CheckConstraint(
                condition=Q(leeftijd_vanaf__isnull=True)
                | Q(leeftijd_tot_en_met__isnull=True)
                | Q(leeftijd_vanaf__lte=F("leeftijd_tot_en_met")),
                name="aanbod_leeftijd_oplopend",
                violation_error_message="De hoogste leeftijd ligt onder de laagste.",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_van__isnull=True, gesloten_tot_en_met__isnull=True)
                | (
                    Q(gesloten_van__isnull=False)
                    & (
                        Q(gesloten_tot_en_met__isnull=True)
                        | Q(gesloten_van__lte=F("gesloten_tot_en_met"))
                    )
                    & ~Q(gesloten_bericht="")
                ),
                name="aanbod_sluiting_compleet",
                violation_error_message="Een sluiting heeft een begin, een einde erna, en een bericht.",
            ),
            models.CheckConstraint(
                condition=Q(gecontroleerd_op__isnull=True, gecontroleerd_door="")
                | (Q(gecontroleerd_op__isnull=False) & ~Q(gecontroleerd_door="")),
                name="aanbod_gecontroleerd_paar",
                violation_error_message="Vul in wanneer én door wie het is gecontroleerd.",
            ),
            models.CheckConstraint(
                condition=Q(status="gearchiveerd") | Q(gestopt_op__isnull=True, gestopt_reden=""),
                name="aanbod_gestopt_in_archief",
                violation_error_message="Alleen wat in het archief staat is gestopt.",
            ),
            models.CheckConstraint(
                condition=Q(controleritme__in=Controleritme.values),
                name="aanbod_controleritme",
                violation_error_message=KIES_EEN_RITME,
            ),
        ]

    def __str__(self):
        return self.naam

    def clean(self):
        self._loopt_weer()

    def save(self, *args, **kwargs):
        self.normaliseer()
        super().save(*args, **kwargs)

    def normaliseer(self):
        """What follows from its own fields; who saves many at once calls it too."""
        self.sorteernaam = sleutel(self.naam)
        self._loopt_weer()

    def _loopt_weer(self):
        """What leaves the archive, by whatever way, did not stop."""
        if self.status != Status.GEARCHIVEERD:
            self.gestopt_op, self.gestopt_reden = None, ""

    @property
    def is_openbaar(self):
        return self.status == Status.GEPUBLICEERD and self.aanbieder.status == Status.GEPUBLICEERD

    @property
    def is_gecontroleerd(self):
        return self.gecontroleerd_op is not None

    def is_verlopen_op(self, datum: date) -> bool:
        """Checked once, and longer ago than its rhythm: `AanbodQuerySet.verlopen_op` finds them."""
        if self.gecontroleerd_op is None:
            return False
        return self.gecontroleerd_op < Controleritme(self.controleritme).laatst_goed_op(datum)

    @property
    def eigen_soort(self):
        """`with_soort()` for one record."""
        return self.soort_afwijkend or self.aanbieder.soort

    @property
    def telefoon_of_aanbieder(self):
        return self.telefoon or self.aanbieder.telefoon

    @property
    def email_of_aanbieder(self):
        return self.email or self.aanbieder.email

    @property
    def website_of_aanbieder(self):
        return self.website or self.aanbieder.website

    @property
    def plekken_op_de_kaart(self) -> list[AanbodLocatie]:
        """Its places with a position, inside its own gemeente or region.

        An address elsewhere would stand on the map as if it were local.
        """
        return [
            plek
            for plek in self.plekken.all()
            if plek.locatie.heeft_positie
            and (
                plek.locatie.gemeente_id == self.gemeente_id
                or (self.regio_id and plek.locatie.gemeente.regio_id == self.regio_id)
            )
        ]

    @property
    def sluiting(self):
        """Its temporary closure, None without one."""
        if self.gesloten_van is None:
            return None
        return openingstijden.Sluiting(self.gesloten_van, self.gesloten_tot_en_met)

    def is_gesloten_op(self, dag):
        return self.sluiting is not None and self.sluiting.geldt_op(dag)

    def stand_op(self, moment=None) -> openingstijden.Stand:
        """The best of its places and its line; `AanbodQuerySet.open_op` and `bereikbaar_op` find them."""
        eigen = {"moment": moment or timezone.now(), "sluiting": self.sluiting}
        standen = [
            openingstijden.stand(plek.openingstijden, **eigen) for plek in self.plekken.all()
        ]
        lijn = openingstijden.stand(self.bereikbaar, **eigen, woord=openingstijden.BEREIKBAAR)
        return openingstijden.beste([*standen, lijn])
