from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "portaal"
    verbose_name = "Openbare site"

    def ready(self):
        from beheer.voorbeeld import tekenaars

        tekenaars.append(teken_kaartje)


def teken_kaartje(aanbod):
    """The card as a search shows it."""
    from .kaartjes import voorbeeld

    return voorbeeld(aanbod)
