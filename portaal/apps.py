from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "portaal"
    verbose_name = "Openbare site"

    def ready(self):
        from beheer.voorbeeld import bladzijden, tekenaars

        tekenaars.append(teken_kaartje)
        bladzijden.append(toon_bladzijde)


def teken_kaartje(aanbod):
    """The card as a search shows it."""
    from .kaartjes import voorbeeld

    return voorbeeld(aanbod)


def toon_bladzijde(request, aanbod):
    """Its page as a visitor would see it."""
    from .views.aanbod import voorbeeld

    return voorbeeld(request, aanbod)
