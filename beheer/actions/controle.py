"""Whether records still are right: asking who offers them, keeping the answers, calling the rest.

Every night `vraag_na` opens a ronde for each aanbieder with something due, mails it, reminds it
after three weeks, and leaves who stays silent to the call list three weeks later.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from aanbod.gegevens import Gegevens
from aanbod.models import Aanbieder, Aanbod
from gebruikers.post import maak, verstuur

from ..models import Belbeurt, Controleronde, Controlevraag, Voorstel
from ..models.wijziging import Weg
from .voorstellen import dien_in
from .wijzigen import Herkomst, wijzig

LINK_GELDIG = timedelta(days=60)
HERINNER_NA = timedelta(weeks=3)
BEL_NA = timedelta(weeks=3)
# Who answered is left in peace, also while a redacteur still looks at the answer.
NIET_OPNIEUW = timedelta(days=90)
# However its records fall due: no aanbieder gets a first mail more often than this.
MINSTENS_TUSSEN = timedelta(days=28)
# Never answered, by mail or telephone: then it is asked anew.
GEEF_OP_NA = timedelta(days=180)
# Sending one mail takes seconds; after this a process that was killed holds it no longer.
VERZENDEN_DUURT = timedelta(minutes=10)
# So many in a row: then it is the mail server, and the rest waits for the next night.
STOP_NA_FOUTEN = 3
BELLEN_DUURT = timedelta(minutes=20)
NIET_BEREIKT_WACHT = timedelta(days=2)
ZOUT = "beheer.controleronde"

Antwoord, Langs = Controlevraag.Antwoord, Controlevraag.Langs


class LinkVerlopen(Exception):
    """The link of a mail was good once."""


# --- What is asked -------------------------------------------------------------------------


def te_vragen() -> QuerySet[Aanbod]:
    """Due, and without an answer or a proposal of late."""
    sinds = timezone.now() - NIET_OPNIEUW
    hiervan = OuterRef("pk")
    antwoord = Controlevraag.objects.filter(aanbod=hiervan, beantwoord_op__gt=sinds)
    voorstel = Voorstel.objects.open().filter(aanbod=hiervan, ingediend_op__gt=sinds)
    te_doen = Aanbod.objects.te_controleren_op(timezone.localdate())
    return te_doen.filter(~Exists(antwoord), ~Exists(voorstel))


def _echt() -> Q:
    """Nobody is mailed about an invented gemeente."""
    return ~Q(gemeente__verzonnen=True)


# --- By mail ---------------------------------------------------------------------------------


@dataclass
class Nacht:
    """What one night brought; `gemist` mails are tried again the next."""

    verzonden: int = 0
    herinnerd: int = 0
    gemist: int = 0

    def __str__(self):
        return (
            f"Controle: {self.verzonden} aanbieders gemaild, {self.herinnerd} herinnerd, "
            f"{self.gemist} niet gelukt."
        )


def vraag_na() -> Nacht:
    """The work of a night. Running it again sends nothing again, also at the same time."""
    sluit_rondes()
    _begin_rondes()
    nacht = Nacht()
    if not settings.SITE_URL:
        return nacht
    fouten_op_rij = 0
    met_adres = _aan_de_beurt(timezone.now()).exclude(aanbieder__email="")
    for pk in met_adres.order_by("begonnen_op", "pk").values_list("pk", flat=True):
        uitkomst = _verstuur(pk)
        if uitkomst is None:
            continue
        setattr(nacht, uitkomst, getattr(nacht, uitkomst) + 1)
        fouten_op_rij = fouten_op_rij + 1 if uitkomst == "gemist" else 0
        if fouten_op_rij == STOP_NA_FOUTEN:
            break
    return nacht


def _begin_rondes() -> None:
    nu = timezone.now()
    bezig = Controleronde.objects.filter(
        Q(gesloten_op=None) | Q(verzonden_op__gt=nu - MINSTENS_TUSSEN), aanbieder=OuterRef("pk")
    )
    aanbieders = Aanbieder.objects.filter(
        ~Exists(bezig), pk__in=te_vragen().filter(_echt()).order_by().values("aanbieder")
    ).exclude(email="")
    Controleronde.objects.bulk_create(
        (Controleronde(aanbieder=een) for een in aanbieders),
        # Another process began the same one.
        ignore_conflicts=True,
    )


def _aan_de_beurt(nu) -> QuerySet[Controleronde]:
    """Open, not in anyone's hands, and a first mail or a reminder is due."""
    return (
        Controleronde.objects.open()
        .vrij_op(nu)
        .filter(Q(verzonden_op=None) | Q(herinnerd_op=None, verzonden_op__lte=nu - HERINNER_NA))
    )


def _verstuur(pk: int) -> str | None:
    """Take it, send it, write down that it went; None when another has it or nothing is due.

    What is taken is saved before the mail goes: a mail cannot be rolled back. A process that is
    killed after sending and before writing that down sends it again the next night.
    """
    nu = timezone.now()
    if not _aan_de_beurt(nu).filter(pk=pk).update(bezet_tot=nu + VERZENDEN_DUURT):
        return None
    ronde = Controleronde.objects.select_related("aanbieder").get(pk=pk)
    wat = "herinnerd" if ronde.verzonden_op else "verzonden"
    aanbod = list(te_vragen().filter(_echt(), aanbieder=ronde.aanbieder))
    Controlevraag.objects.bulk_create(
        (Controlevraag(ronde=ronde, aanbod=een) for een in aanbod), ignore_conflicts=True
    )
    if not aanbod:
        Controleronde.objects.filter(pk=pk).update(bezet_tot=None, gesloten_op=nu)
        return None
    if not verstuur(_bericht(ronde, aanbod, is_herinnering=wat == "herinnerd")):
        Controleronde.objects.filter(pk=pk).update(bezet_tot=None)
        return "gemist"
    op = {"verzonden": "verzonden_op", "herinnerd": "herinnerd_op"}[wat]
    Controleronde.objects.filter(pk=pk).update(**{op: timezone.now(), "bezet_tot": None})
    return wat


def _bericht(ronde, aanbod: list[Aanbod], *, is_herinnering: bool) -> EmailMultiAlternatives:
    aantal = len(aanbod)
    context = {
        "aanbieder": ronde.aanbieder,
        "aanbod": aanbod,
        "is_herinnering": is_herinnering,
        "url": settings.SITE_URL + reverse("beheer:klopt_het_nog", args=[maak_token(ronde)]),
        "geldig_tot": timezone.localdate() + LINK_GELDIG,
        "site": settings.SITE_URL,
    }
    onderwerp = "Klopt uw aanbod op de Sociale Kaart nog?"
    if is_herinnering:
        onderwerp = f"Herinnering: {onderwerp[0].lower()}{onderwerp[1:]}"
    if aantal > 1:
        onderwerp = f"{onderwerp} ({aantal})"
    bericht = maak("beheer/mail/controle", ronde.aanbieder.email, onderwerp, context)
    # Lists and answering machines do not answer a machine (RFC 3834).
    bericht.extra_headers["Auto-Submitted"] = "auto-generated"
    return bericht


def maak_token(ronde: Controleronde) -> str:
    return signing.dumps(ronde.pk, salt=ZOUT)


def ronde_van(token: str) -> Controleronde | None:
    """None for a link that we never made; raises `LinkVerlopen` after 60 days."""
    try:
        pk = signing.loads(token, salt=ZOUT, max_age=LINK_GELDIG)
    except signing.SignatureExpired as fout:
        raise LinkVerlopen from fout
    except signing.BadSignature:
        return None
    return Controleronde.objects.select_related("aanbieder").filter(pk=pk).first()


# --- The answer --------------------------------------------------------------------------------


@transaction.atomic
def beantwoord(
    vraag: Controlevraag,
    antwoord: str,
    *,
    waarden: Gegevens | None = None,
    toelichting: str = "",
) -> bool:
    """What an aanbieder says with the link of its mail. False when it was answered before."""
    aanbod, naam = vraag.aanbod, vraag.ronde.aanbieder.naam
    if not _noteer(Controlevraag.objects.filter(pk=vraag.pk), antwoord, Langs.MAIL):
        return False
    if antwoord == Antwoord.KLOPT:
        bevestig(aanbod, door=naam, by=Herkomst(Weg.LINK, als=naam))
    elif antwoord == Antwoord.GESTOPT:
        dien_in(soort=Voorstel.Soort.GESTOPT, aanbod=aanbod, toelichting=toelichting, als=naam)
    else:
        dien_in(aanbod=aanbod, waarden=waarden, toelichting=toelichting, als=naam)
    sluit_rondes(Q(pk=vraag.ronde_id))
    return True


def _noteer(vragen: QuerySet[Controlevraag], antwoord: str, langs: str) -> int:
    """In one statement: of two answers at the same moment one counts."""
    return vragen.open().update(antwoord=antwoord, langs=langs, beantwoord_op=timezone.now())


def bevestig(aanbod: Aanbod, *, door: str, by: Herkomst) -> None:
    """It still is right today; `door` stands on the public page."""
    vandaag = timezone.localdate().isoformat()
    wijzig(aanbod, {"gecontroleerd_op": vandaag, "gecontroleerd_door": door[:120]}, by=by)


def sluit_rondes(welke: Q | None = None) -> int:
    """Those in which nothing is waiting any more, and those that nobody will ever answer."""
    nu = timezone.now()
    wacht = Controlevraag.objects.open().filter(
        ronde=OuterRef("pk"), aanbod__in=Aanbod.objects.te_controleren_op(timezone.localdate())
    )
    klaar = Q(verzonden_op__isnull=False) & ~Exists(wacht)
    return (
        Controleronde.objects.open()
        .filter(welke or Q(), klaar | Q(begonnen_op__lt=nu - GEEF_OP_NA))
        .update(gesloten_op=nu)
    )


# --- By telephone ------------------------------------------------------------------------------


def te_bellen(aanbod: QuerySet[Aanbod]) -> QuerySet[Aanbieder]:
    """Whose aanbod, of this, is due: who cannot be mailed, or kept silent after a reminder."""
    nu = timezone.now()
    hun = Controleronde.objects.open().filter(aanbieder=OuterRef("pk"))
    stil = hun.filter(
        Q(herinnerd_op__lte=nu - BEL_NA)
        # The mail server refuses it, every night again.
        | Q(verzonden_op=None, begonnen_op__lte=nu - BEL_NA)
    )
    echt = Aanbod.objects.filter(_echt(), aanbieder=OuterRef("pk"))
    return Aanbieder.objects.filter(
        Q(email="") | Exists(stil) | ~Exists(echt),
        pk__in=te_vragen().filter(pk__in=aanbod.values("pk")).order_by().values("aanbieder"),
    )


def neem(aanbieder: Aanbieder, gebruiker) -> Belbeurt | None:
    """Hold it for 20 minutes, or again; None when someone else is calling.

    In one statement, so that of two who tap at the same moment one gets it.
    """
    nu = timezone.now()
    Belbeurt.objects.bulk_create([Belbeurt(aanbieder=aanbieder)], ignore_conflicts=True)
    hun = Belbeurt.objects.filter(aanbieder=aanbieder)
    if not hun.vrij_voor(gebruiker, nu).update(bezet_door=gebruiker, bezet_tot=nu + BELLEN_DUURT):
        return None
    return hun.get()


def laat_los(aanbieder: Aanbieder, gebruiker, *, niet_voor=None, niet_bereikt=False) -> None:
    """Free for others; with a date it stays off the list until then."""
    beurt = Belbeurt.objects.filter(aanbieder=aanbieder, bezet_door=gebruiker).first()
    if beurt is None:
        return
    beurt.bezet_door = beurt.bezet_tot = None
    if niet_bereikt:
        beurt.niet_bereikt += 1
        niet_voor = niet_voor or timezone.localdate() + NIET_BEREIKT_WACHT
    beurt.niet_voor = niet_voor
    beurt.save()


@transaction.atomic
def noteer_gesprek(aanbod: Aanbod, *, by: Herkomst) -> None:
    """It still is right, someone said on the telephone."""
    _noteer(
        Controlevraag.objects.filter(aanbod=aanbod, ronde__gesloten_op=None),
        Antwoord.KLOPT,
        Langs.TELEFOON,
    )
    bevestig(aanbod, door=by.als, by=Herkomst(Weg.CONTROLE, by.door, by.als))
    Belbeurt.objects.filter(aanbieder=aanbod.aanbieder_id).update(niet_bereikt=0, niet_voor=None)
    sluit_rondes(Q(aanbieder=aanbod.aanbieder_id))
