from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.contrib.admin.apps import SimpleAdminConfig


class BeheerAdminConfig(SimpleAdminConfig):
    """The admin, with every app's `admin` module but leaflet's.

    `leaflet.admin` imports GeoDjango, which needs GDAL; hence no autodiscovery.
    """

    default_site = "sociale_kaart.beheersite.Beheersite"

    def ready(self):
        super().ready()
        for app in apps.get_app_configs():
            if app.name != "leaflet" and find_spec(f"{app.name}.admin"):
                import_module(f"{app.name}.admin")
