"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbieder, Aanbod

from .toegang import werk
from .views import aanbod, bellijst, controlecijfers, start

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
    werk("bellijst/", bellijst.bellijst, naam="bellijst"),
    werk("bellijst/<int:pk>/", bellijst.gesprek, naam="gesprek", van=Aanbieder),
    werk("bellijst/<int:pk>/bellen/", bellijst.bellen, naam="bellen", van=Aanbieder),
    werk("bellijst/<int:pk>/uitkomst/", bellijst.uitkomst, naam="uitkomst", van=Aanbieder),
    werk("controle/", controlecijfers.controle, naam="controle"),
]
