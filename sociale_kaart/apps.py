from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.contrib.admin.apps import SimpleAdminConfig


class BeheerAdminConfig(SimpleAdminConfig):
    """The admin, with every app's `admin` module but those of leaflet and allauth.

    `leaflet.admin` imports GeoDjango, which needs GDAL; hence no autodiscovery. What allauth
    keeps (second steps, sessions) is its owner's own, and how a gemeente signs in is a setting.
    """

    default_site = "sociale_kaart.beheersite.Beheersite"

    def ready(self):
        super().ready()
        for app in apps.get_app_configs():
            if not app.name.startswith(("leaflet", "allauth")) and find_spec(f"{app.name}.admin"):
                import_module(f"{app.name}.admin")
