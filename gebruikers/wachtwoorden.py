"""Django's rules for passwords, in plain words to who breaks one."""

from django.contrib.auth import password_validation as regels


class Lang(regels.MinimumLengthValidator):
    def get_error_message(self):
        return f"Dit is te kort: neem minstens {self.min_length} tekens."

    def get_help_text(self):
        return f"Een wachtwoord heeft minstens {self.min_length} tekens."


class Eigen(regels.UserAttributeSimilarityValidator):
    """Not the name or the address itself; the field of ours is `naam`."""

    def __init__(self):
        super().__init__(user_attributes=("email", "naam"))

    def get_error_message(self):
        return "Dit lijkt te veel op uw naam of uw e-mailadres."

    def get_help_text(self):
        return "Een wachtwoord lijkt niet op uw naam of uw e-mailadres."


class Zeldzaam(regels.CommonPasswordValidator):
    def get_error_message(self):
        return "Dit wachtwoord gebruiken veel mensen. Kies een ander."
