"""The forms of django-allauth, with labels and help in our own words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.exceptions import ValidationError

VERPLICHT = "Vul dit in."
GEEN_ADRES = "Dit is geen e-mailadres. Kijk of er een @ in staat."


class Gewoon:
    """Labels by the name of the field; no words inside a field that go when one types."""

    labels: dict[str, str] = {}
    hulp: dict[str, str] = {}
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.label = self.labels.get(naam, veld.label)
            veld.help_text = self.hulp.get(naam, "")
            veld.error_messages["required"] = VERPLICHT
            if "invalid" in veld.error_messages and naam in ("login", "email"):
                veld.error_messages["invalid"] = GEEN_ADRES
            veld.widget.attrs.pop("placeholder", None)


class TweeKeer(Gewoon):
    """A new password, twice the same."""

    def add_error(self, field, error):
        if field == "password2" and not isinstance(error, ValidationError):
            error = "De twee wachtwoorden zijn niet gelijk."
        super().add_error(field, error)


NIEUW = {"password1": "Nieuw wachtwoord", "password2": "Nog een keer het nieuwe wachtwoord"}
EISEN = "Minstens 12 tekens. Een paar woorden achter elkaar is sterk en goed te onthouden."


class Inloggen(Gewoon, account.LoginForm):
    labels = {"login": "E-mailadres", "password": "Wachtwoord"}


class WachtwoordVergeten(Gewoon, account.ResetPasswordForm):
    labels = {"email": "E-mailadres"}


class NieuwWachtwoord(TweeKeer, account.ResetPasswordKeyForm):
    labels = NIEUW
    hulp = {"password1": EISEN}


class WachtwoordKiezen(TweeKeer, account.SetPasswordForm):
    labels = NIEUW
    hulp = {"password1": EISEN}


class WachtwoordWijzigen(TweeKeer, account.ChangePasswordForm):
    labels = NIEUW | {"oldpassword": "Uw wachtwoord van nu"}
    hulp = {"password1": EISEN}


class Bevestigen(Gewoon, account.ReauthenticateForm):
    labels = {"password": "Wachtwoord"}


class CodeInvullen(Gewoon, mfa.AuthenticateForm):
    labels = {"code": "Code"}
    hulp = {"code": "De zes cijfers uit uw app, of een van uw reservecodes."}


class CodeBevestigen(Gewoon, mfa.ReauthenticateForm):
    labels = {"code": "Code"}
    hulp = {"code": "De zes cijfers uit uw app, of een van uw reservecodes."}


class AppKoppelen(Gewoon, ActivateTOTPForm):
    labels = {"code": "Code uit de app"}
    hulp = {"code": "Zes cijfers. De app toont elke halve minuut een nieuwe code."}


class PasskeyErbij(Gewoon, AddWebAuthnForm):
    labels = {
        "name": "Naam van deze passkey",
        "passwordless": "Hiermee wil ik ook zonder wachtwoord inloggen",
    }
    hulp = {
        "name": "Zodat u hem later herkent, zoals: mijn telefoon.",
        "passwordless": "Dan vraagt uw apparaat om uw vinger, uw gezicht of een pincode.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class PasskeyNaam(Gewoon, EditWebAuthnForm):
    labels = {"name": "Naam van deze passkey"}
