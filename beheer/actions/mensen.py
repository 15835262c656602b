"""Who may do what, and how someone gets to: an invitation, its acceptance, the end of a role."""

from django.core import signing
from django.db import models, transaction
from django.utils import timezone

from gebruikers.models import Gebruiker

from ..models import Rol, Uitnodiging, Wijziging
from ..models.rol import GEBIED, Rolsoort
from ..models.uitnodiging import GELDIG
from ..models.wijziging import Soort, Weg
from .wijzigen import Herkomst

ZOUT = "beheer.uitnodiging"


@transaction.atomic
def nodig_uit(
    *, email: str, soort: Rolsoort, gebied: models.Model | None, afzender: Gebruiker, by: Herkomst
) -> Rol | Uitnodiging:
    """Offer a role; who has an account already gets it at once. The same twice is one.

    An invitation that was there lasts another week, and the link of its first mail ends.
    """
    waar = {GEBIED[soort]: gebied} if soort in GEBIED else {}
    gebruiker = Gebruiker.objects.filter(email__iexact=email, is_active=True).first()
    if gebruiker:
        rol, nieuw = Rol.objects.get_or_create(gebruiker=gebruiker, soort=soort, **waar)
        if nieuw:
            _leg_vast(rol, by=by, krijgt=True)
        return rol
    al = Uitnodiging.objects.van_adres(email).filter(soort=soort, **waar).first()
    if al:
        return verleng(al)
    return Uitnodiging.objects.create(
        email=email, soort=soort, afzender=afzender, verloopt_op=timezone.now() + GELDIG, **waar
    )


def verleng(uitnodiging: Uitnodiging) -> Uitnodiging:
    """Another week from now, with a link of its own."""
    uitnodiging.verloopt_op = timezone.now() + GELDIG
    uitnodiging.save(update_fields=["verloopt_op"])
    return uitnodiging


def zegel_van(uitnodiging: Uitnodiging) -> str:
    """What stands in the link: signed, and of this mail alone."""
    return signing.dumps([uitnodiging.pk, uitnodiging.verloopt_op.timestamp()], salt=ZOUT)


def van_zegel(zegel: str) -> Uitnodiging | None:
    """None when it is not ours, expired, withdrawn, accepted, or of a mail before the last."""
    try:
        pk, verloopt_op = signing.loads(zegel, salt=ZOUT, max_age=GELDIG)
    except signing.BadSignature:
        return None
    uitnodiging = Uitnodiging.objects.open().with_gebied().filter(pk=pk).first()
    if uitnodiging is None or uitnodiging.verloopt_op.timestamp() != verloopt_op:
        return None
    return uitnodiging


@transaction.atomic
def aanvaard(*, email: str, naam: str = "", wachtwoord: str | None = None) -> Gebruiker | None:
    """Who proved that this address is theirs gets all that was offered there.

    Makes the account if there is none; one that is there keeps its name and password. None when
    nothing is offered any more, or the account was closed.
    """
    aangeboden = list(Uitnodiging.objects.open().van_adres(email).select_for_update())
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    if not aangeboden or (gebruiker and not gebruiker.is_active):
        return None
    if gebruiker is None:
        gebruiker = Gebruiker.objects.create_user(email, wachtwoord, naam=naam)
    for een in aangeboden:
        waar = {GEBIED[een.soort]: een.gebied} if een.soort in GEBIED else {}
        rol, nieuw = Rol.objects.get_or_create(gebruiker=gebruiker, soort=een.soort, **waar)
        if nieuw:
            _leg_vast(rol, by=Herkomst(Weg.LINK, een.afzender_id, "uitnodiging"), krijgt=True)
        een.delete()
    return gebruiker


def neem_op(email: str, naam: str) -> Gebruiker | None:
    """For who signs in through their gemeente, and has no account here yet."""
    return aanvaard(email=email, naam=naam)


@transaction.atomic
def beeindig(rol: Rol, *, by: Herkomst) -> None:
    """From the next page on they can no longer do it; the account stays, with its other roles."""
    _leg_vast(rol, by=by, krijgt=False)
    rol.delete()


def _leg_vast(rol: Rol, *, by: Herkomst, krijgt: bool) -> None:
    """Whose role: by the key of the person, who can still be erased."""
    paren = {"rol": str(rol), "gebruiker": rol.gebruiker_id}
    Wijziging.objects.create(
        soort=Soort.ROL,
        sleutel=rol.pk,
        naam=str(rol)[:200],
        is_nieuw=krijgt,
        velden={
            naam: [None, waarde] if krijgt else [waarde, None] for naam, waarde in paren.items()
        },
        door=by.door,
        als=by.als,
        weg=by.weg,
        gemeente=rol.gemeente_id or (rol.wijk.gemeente_id if rol.wijk else None),
    )
