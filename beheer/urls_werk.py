"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbod

from .toegang import werk
from .views import aanbod, start

app_name = "werk"

urlpatterns = [
    werk("", start.start, naam="start"),
    werk("aanbod/", aanbod.lijst, naam="aanbod_lijst"),
    werk("aanbod/nieuw/", aanbod.nieuw, naam="aanbod_nieuw"),
    werk("aanbod/<int:pk>/kopieren/", aanbod.kopieren, naam="aanbod_kopieren", van=Aanbod),
    werk("aanbod/<int:pk>/", aanbod.bewerken, naam="aanbod_bewerken", van=Aanbod),
    werk("aanbod/<int:pk>/plaats/", aanbod.plaatsen, naam="aanbod_plaatsen", van=Aanbod),
    werk(
        "aanbod/<int:pk>/geschiedenis/", aanbod.geschiedenis, naam="aanbod_geschiedenis", van=Aanbod
    ),
]
