"""The second step of signing in: an app on a telephone, or a passkey; with spare codes."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils import timezone

from . import post
from .aansluiting import vraagt_tweede_stap

# Spare codes are no step of their own: they stand in for one of these.
STAPPEN = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def heeft_tweede_stap(gebruiker) -> bool:
    return Authenticator.objects.filter(user=gebruiker, type__in=STAPPEN).exists()


def moet_nog_instellen(gebruiker) -> bool:
    """Whether their work asks for a second step that they do not have yet."""
    if heeft_tweede_stap(gebruiker):
        return False
    return (
        gebruiker.is_superuser
        or gebruiker.is_staff
        or any(vraagt(gebruiker) for vraagt in vraagt_tweede_stap)
    )


def wis_tweede_stap(gebruiker) -> int:
    """For who lost telephone, passkey and spare codes. Returns how many there were."""
    return Authenticator.objects.filter(user=gebruiker).delete()[0]


def wis_voor_een_ander(gebruiker, *, nieuw_wachtwoord: str) -> None:
    """They are signed out everywhere, and hear of it: it may not be them who asked.

    `nieuw_wachtwoord` is where they can choose one, as a whole address.
    """
    wis_tweede_stap(gebruiker)
    for sessie in UserSession.objects.filter(user=gebruiker):
        sessie.end()
    context = {
        "wat": "Een beheerder heeft de tweede stap van uw account gewist.",
        "moment": timezone.now(),
        "nieuw_wachtwoord": nieuw_wachtwoord,
    }
    post.stuur("account/email/melding", gebruiker.email, "Uw tweede stap is gewist", context)
