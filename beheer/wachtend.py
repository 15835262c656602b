"""What waits for who looks: signals, proposals, records that are due, and what was answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from aanbod.models import Aanbieder, Aanbod

from .actions.controle import te_bellen, te_vragen
from .models import Controlevraag, Signaal, Voorstel
from .toegang import Bezoek

ANTWOORDEN_VAN = timedelta(days=30)


@dataclass(frozen=True)
class Stapel:
    """How many wait, since when the oldest does, and where they are dealt with."""

    een: str
    meer: str
    aantal: int
    url: str
    oudste: datetime | None = None

    @property
    def label(self) -> str:
        return self.een if self.aantal == 1 else self.meer


def signalen(bezoek: Bezoek) -> QuerySet[Signaal]:
    """Open ones, the oldest first."""
    return bezoek.ziet(Signaal, "meldingen").open().order_by("ontvangen_op", "pk")


def voorstellen(bezoek: Bezoek) -> QuerySet[Voorstel]:
    """Open ones, the oldest first."""
    return bezoek.ziet(Voorstel, "voorstellen").open().order_by("ingediend_op", "pk")


def te_controleren(bezoek: Bezoek) -> QuerySet[Aanbod]:
    """Due for a check, what was never checked first."""
    eigen = bezoek.ziet(Aanbod, "aanbod_klopt").values("pk")
    return (
        te_vragen().filter(pk__in=eigen).order_by(F("gecontroleerd_op").asc(nulls_first=True), "pk")
    )


def nu_te_bellen(bezoek: Bezoek) -> QuerySet[Aanbieder]:
    """Those on the call list of today."""
    uitgesteld = Q(belbeurt__niet_voor__gt=timezone.localdate())
    return te_bellen(bezoek.ziet(Aanbod, "bellijst")).exclude(uitgesteld)


def antwoorden(bezoek: Bezoek) -> QuerySet[Controlevraag]:
    """What aanbieders answered to the mails of late, the newest first."""
    eigen = bezoek.ziet(Aanbod, "inbox").values("pk")
    sinds = timezone.now() - ANTWOORDEN_VAN
    return Controlevraag.objects.filter(
        langs=Controlevraag.Langs.MAIL, beantwoord_op__gt=sinds, aanbod__in=eigen
    ).order_by("-beantwoord_op", "-pk")


def stapels(bezoek: Bezoek) -> list[Stapel]:
    """One query for each of what they may deal with."""
    gevonden = []
    if bezoek.mag("meldingen"):
        gevonden.append(
            _stapel("open melding", "open meldingen", signalen(bezoek), "meldingen", "ontvangen_op")
        )
    if bezoek.mag("voorstellen"):
        gevonden.append(
            _stapel("voorstel", "voorstellen", voorstellen(bezoek), "voorstellen", "ingediend_op")
        )
    if bezoek.mag("bellijst"):
        aantal = nu_te_bellen(bezoek).count()
        url = reverse("werk:bellijst")
        gevonden.append(Stapel("aanbieder om te bellen", "aanbieders om te bellen", aantal, url))
    return gevonden


def _stapel(een: str, meer: str, wat: QuerySet, pagina: str, sinds: str) -> Stapel:
    telling = wat.order_by().aggregate(aantal=Count("pk"), oudste=Min(sinds))
    return Stapel(een, meer, telling["aantal"], reverse(f"werk:{pagina}"), telling["oudste"])
