"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbod

from .toegang import werk
from .views import aanbod, kwaliteit, start

app_name = "werk"

urlpatterns = [
    werk("", start.start, naam="start"),
    werk("aanbod/", aanbod.lijst, naam="aanbod_lijst"),
    werk(
        "aanbod/<int:pk>/geschiedenis/", aanbod.geschiedenis, naam="aanbod_geschiedenis", van=Aanbod
    ),
    werk("aanbod/<int:pk>/kwaliteit/", kwaliteit.record, naam="aanbod_kwaliteit", van=Aanbod),
    werk("werklijst/", kwaliteit.werklijst, naam="werklijst"),
    werk("leesbaarheid/", kwaliteit.leesbaarheid, naam="leesbaarheid"),
]
