"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbieder, Aanbod

from .toegang import werk
from .views import aanbod, archief, dubbelen, start

app_name = "werk"

urlpatterns = [
    werk("", start.start, naam="start"),
    werk("aanbod/", aanbod.lijst, naam="aanbod_lijst"),
    werk(
        "aanbod/<int:pk>/geschiedenis/", aanbod.geschiedenis, naam="aanbod_geschiedenis", van=Aanbod
    ),
    werk("aanbod/<int:pk>/archiveren/", archief.archiveren, naam="aanbod_archiveren", van=Aanbod),
    werk(
        "aanbod/<int:pk>/terugzetten/", archief.terugzetten, naam="aanbod_terugzetten", van=Aanbod
    ),
    werk("dubbelen/", dubbelen.lijst, naam="dubbelen"),
    werk("dubbelen/<int:pk>/<int:ander>/", dubbelen.naast_elkaar, naam="dubbel_aanbod", van=Aanbod),
    werk(
        "dubbelen/aanbieders/<int:pk>/<int:ander>/",
        dubbelen.naast_elkaar,
        naam="dubbel_aanbieder",
        van=Aanbieder,
    ),
]
