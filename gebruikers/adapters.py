"""How django-allauth behaves here: nobody signs up, and it speaks plain Dutch."""

import logging
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from . import post
from .aansluiting import neemt_op
from .geheimen import ontsleutel, versleutel
from .models import Gebruiker

log = logging.getLogger(__name__)

GEEN_ACCOUNT = (
    "U bent hier nog niet bekend. Vraag de beheerder van uw gemeente om een uitnodiging op het "
    "e-mailadres van uw werk."
)

# What a page says after something was done; what is not here says nothing.
BERICHTEN = {
    "account/messages/logged_out.txt": "U bent uitgelogd.",
    "account/messages/password_changed.txt": "Uw wachtwoord is gewijzigd.",
    "account/messages/password_set.txt": "Uw wachtwoord is ingesteld.",
    "mfa/messages/totp_activated.txt": "De app is gekoppeld.",
    "mfa/messages/totp_deactivated.txt": "De app is losgekoppeld.",
    "mfa/messages/webauthn_added.txt": "De passkey is toegevoegd.",
    "mfa/messages/webauthn_removed.txt": "De passkey is verwijderd.",
    "mfa/messages/recovery_codes_generated.txt": "Uw reservecodes staan hieronder. Eerdere codes werken niet meer.",
}

# Mail after a change in how someone signs in: subject, and what happened.
MELDINGEN = {
    "account/email/password_changed": (
        "Uw wachtwoord is gewijzigd", "Het wachtwoord van uw account is gewijzigd.",
    ),
    "account/email/password_reset": (
        "Uw wachtwoord is gewijzigd", "Het wachtwoord van uw account is opnieuw ingesteld.",
    ),
    "account/email/password_set": (
        "U hebt nu een wachtwoord", "Er is een wachtwoord ingesteld voor uw account.",
    ),
    "mfa/email/totp_activated": (
        "Er is een app gekoppeld", "Bij het inloggen vragen wij nu ook een code uit uw app.",
    ),
    "mfa/email/totp_deactivated": (
        "De app is losgekoppeld", "Bij het inloggen vragen wij geen code uit uw app meer.",
    ),
    "mfa/email/webauthn_added": (
        "Er is een passkey toegevoegd", "U kunt nu inloggen met een nieuwe passkey.",
    ),
    "mfa/email/webauthn_removed": (
        "Er is een passkey verwijderd", "Een van uw passkeys werkt niet meer.",
    ),
    "mfa/email/recovery_codes_generated": (
        "U hebt nieuwe reservecodes", "Er zijn reservecodes gemaakt. Eerdere codes werken niet meer.",
    ),
    "socialaccount/email/account_connected": (
        "Inloggen via uw organisatie", "U kunt nu inloggen met het account van uw organisatie.",
    ),
}  # fmt: skip


class Account(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account is gesloten. Vraag de beheerder van uw gemeente.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu.",
        "incorrect_code": "Deze code klopt niet. Kijk of er intussen een nieuwe staat.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "invalid_login": "Inloggen lukte niet. Probeer het opnieuw.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "too_many_login_attempts": "Het ging te vaak mis. Wacht tien minuten en probeer het opnieuw.",
        "same_as_current": "Kies een ander wachtwoord dan dat van nu.",
        "rate_limited": "U probeert het te vaak. Wacht een paar minuten.",
    }

    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not for who signed in just now: they gave their password minutes ago."""
        kort_geleden = time.time() - REAUTHENTICATION_TIMEOUT
        vers = any(
            een["at"] > kort_geleden
            for een in get_authentication_records(self.request, self.request.user)
        )
        return not vers and super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user):
        """With their names in our own words."""
        namen = {
            "reauthenticate": "Met uw wachtwoord",
            "mfa_reauthenticate": "Met een code uit uw app",
            "mfa_reauthenticate:webauthn": "Met een passkey",
        }
        methoden = super().get_reauthentication_methods(user)
        return [een | {"description": namen[een["id"]]} for een in methoden]

    def set_password(self, user, password):
        """Who chose a new password by mail need not wait for a lock to end."""
        super().set_password(user, password)
        self._delete_login_attempts_cached_email(self.request, email=user.email)

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None
    ):  # fmt: skip
        if tekst := message or BERICHTEN.get(message_template):
            messages.add_message(request, level, tekst, extra_tags=extra_tags)

    def render_mail(self, template_prefix, email, context, headers=None):
        if template_prefix == "account/email/password_reset_key":
            onderwerp = "Kies een nieuw wachtwoord"
            return post.maak("account/email/nieuw_wachtwoord", email, onderwerp, context)
        onderwerp, wat = MELDINGEN[template_prefix]
        adres = self.request.build_absolute_uri(reverse("account_reset_password"))
        context = {"wat": wat, "moment": context.get("timestamp"), "nieuw_wachtwoord": adres}
        return post.maak("account/email/melding", email, onderwerp, context)

    def send_mail(self, template_prefix, email, context):
        """A mail server that does not answer must not tell a stranger who has an account."""
        post.verstuur(self.render_mail(template_prefix, email, context))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        if template_prefix in MELDINGEN:
            super().send_notification_mail(template_prefix, user, context, email)


class TweedeStap(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Dit kunt u niet uitzetten.",
        "cannot_generate_recovery_codes": "Stel eerst een app of een passkey in.",
        "incorrect_code": "Deze code klopt niet. Kijk of er intussen een nieuwe staat.",
    }

    def encrypt(self, text):
        return versleutel(text)

    def decrypt(self, encrypted_text):
        return ontsleutel(encrypted_text)

    def generate_authenticator_name(self, user, type):
        aantal = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return "Mijn passkey" if not aantal else f"Passkey {aantal + 1}"


class EigenInlog(DefaultSocialAccountAdapter):
    """Signing in through a gemeente (OpenID Connect).

    It opens only an account that is there, or was invited: by an address that the gemeente calls
    verified, of a domain that it may vouch for. From then on the account there and the one here
    belong together, whatever their addresses become.
    """

    def is_open_for_signup(self, request, sociallogin):
        return False

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ):
        """For who set it up wrong; without the words of the other side, which may hold a code."""
        log.warning("Inloggen via %s lukte niet: %s", provider, type(exception or error).__name__)

    def pre_social_login(self, request, sociallogin):
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            self._weiger(request)
        # Nothing of what they tell of a person is needed once it is known who it is.
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            return
        gebruiker = self._van_adres(sociallogin)
        if gebruiker is None or self._van_een_ander(gebruiker, sociallogin):
            self._weiger(request)
        sociallogin.connect(request, gebruiker)

    def _van_adres(self, sociallogin):
        domeinen = sociallogin.provider.app.settings["domeinen"]
        for adres in sociallogin.email_addresses:
            if not adres.verified or adres.email.rpartition("@")[2].lower() not in domeinen:
                continue
            if gebruiker := Gebruiker.objects.filter(email__iexact=adres.email).first():
                return gebruiker
            for neem_op in neemt_op:
                if gebruiker := neem_op(adres.email, sociallogin.user.naam):
                    return gebruiker
        return None

    @staticmethod
    def _van_een_ander(gebruiker, sociallogin) -> bool:
        """An address that went to a new colleague does not bring the old one's account along."""
        return SocialAccount.objects.filter(
            user=gebruiker, provider=sociallogin.account.provider
        ).exists()

    def populate_user(self, request, sociallogin, data):
        sociallogin.user.email = data.get("email") or ""
        sociallogin.user.naam = (data.get("name") or "")[:120]
        return sociallogin.user

    @staticmethod
    def _weiger(request):
        messages.error(request, GEEN_ACCOUNT)
        raise ImmediateHttpResponse(redirect("account_login"))
