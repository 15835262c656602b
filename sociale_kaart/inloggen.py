"""The settings of signing in; `settings` takes them all over."""

import os
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

from .omgeving import HTTPS

AUTH_USER_MODEL = "gebruikers.Gebruiker"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "werk:start"
LOGOUT_REDIRECT_URL = "account_login"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gebruikers.wachtwoorden.Eigen"},
    {"NAME": "gebruikers.wachtwoorden.Lang", "OPTIONS": {"min_length": 12}},
    {"NAME": "gebruikers.wachtwoorden.Zeldzaam"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

ACCOUNT_ADAPTER = "gebruikers.adapters.Account"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An address counts as someone's own when a link in a mail to it was followed (an invitation).
ACCOUNT_EMAIL_VERIFICATION = "none"
# A stranger hears nothing from us, and cannot make us write to someone else.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# A mail to whose password or second step was changed.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# The cookie goes with the browser: many work on a computer that others use too.
ACCOUNT_SESSION_REMEMBER = False
# Five wrong passwords for one address close it for ten minutes, to everyone; a network address
# that tries many is slowed down.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/10m/key",
    "reset_password": "10/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_FORMS = {
    "login": "gebruikers.forms.Inloggen",
    "reset_password": "gebruikers.forms.WachtwoordVergeten",
    "reset_password_from_key": "gebruikers.forms.NieuwWachtwoord",
    "change_password": "gebruikers.forms.WachtwoordWijzigen",
    "set_password": "gebruikers.forms.WachtwoordKiezen",
    "reauthenticate": "gebruikers.forms.Bevestigen",
}
# A link to choose a new password works for two hours.
PASSWORD_RESET_TIMEOUT = 2 * 3600

MFA_ADAPTER = "gebruikers.adapters.TweedeStap"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Sociale Kaart"
# A telephone may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
# Without https a browser makes passkeys for localhost only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "gebruikers.forms.CodeInvullen",
    "reauthenticate": "gebruikers.forms.CodeBevestigen",
    "activate_totp": "gebruikers.forms.AppKoppelen",
    "add_webauthn": "gebruikers.forms.PasskeyErbij",
    "edit_webauthn": "gebruikers.forms.PasskeyNaam",
}

# Signing in ends after eight hours without work, and a day after it began (gebruikers/middleware.py).
SESSION_COOKIE_AGE = 8 * 3600
SESSIE_HOOGSTENS = timedelta(hours=24)


# OIDC: names of the sign-ins of gemeenten, comma separated (`dordrecht,alblasserdam`). For each,
# with its name in capitals in the place of X:
# OIDC_X_URL: the issuer, under which `/.well-known/openid-configuration` stands
# OIDC_X_CLIENT_ID, OIDC_X_SECRET: what that gemeente gave this site
# OIDC_X_DOMEINEN: the domains it may vouch for, comma separated (`dordrecht.nl`)
# OIDC_X_NAAM: what stands on the button; the name itself without it
# The address to register there: https://<site>/werk/account/via/<name>/terug/
def oidc(naam: str) -> dict:
    deel = f"OIDC_{naam.upper().replace('-', '_')}"
    waarden = {
        soort: os.environ.get(f"{deel}_{soort}", "").strip()
        for soort in ("URL", "CLIENT_ID", "SECRET", "DOMEINEN")
    }
    if leeg := [f"{deel}_{soort}" for soort, waarde in waarden.items() if not waarde]:
        raise ImproperlyConfigured(f"Voor OIDC={naam} ontbreekt: {', '.join(leeg)}.")
    domeinen = [een.strip().lower().removeprefix("@") for een in waarden["DOMEINEN"].split(",")]
    return {
        "provider_id": naam,
        "name": os.environ.get(f"{deel}_NAAM") or naam.capitalize(),
        "client_id": waarden["CLIENT_ID"],
        "secret": waarden["SECRET"],
        "settings": {"server_url": waarden["URL"].rstrip("/"), "domeinen": domeinen},
    }


SOCIALACCOUNT_ADAPTER = "gebruikers.adapters.EigenInlog"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [oidc(een.strip()) for een in os.environ.get("OIDC", "").split(",") if een.strip()],
        "OAUTH_PKCE_ENABLED": True,
    }
}
# A button would send a form, and `form-action` forbids that it ends at someone else's site; what
# comes from another site is refused in gebruikers/views.py.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
