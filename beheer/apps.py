from django.apps import AppConfig


class BeheerConfig(AppConfig):
    name = "beheer"
    verbose_name = "Beheer"

    def ready(self):
        """Tell the sign-in, which knows of no roles, what they ask and who was invited."""
        from gebruikers import aansluiting

        from .actions.mensen import neem_op
        from .toegang import vraagt_tweede_stap

        aansluiting.vraagt_tweede_stap.append(vraagt_tweede_stap)
        aansluiting.neemt_op.append(neem_op)
