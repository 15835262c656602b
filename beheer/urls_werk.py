"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbod

from .models import Signaal, Voorstel
from .toegang import werk
from .views import aanbod, handelingen, inbox, meldingen, start, tegelijk, voorstellen

app_name = "werk"

urlpatterns = [
    werk("", start.start, naam="start"),
    werk("inbox/", inbox.inbox, naam="inbox"),
    werk("meldingen/", meldingen.lijst, naam="meldingen"),
    werk("meldingen/<int:pk>/", meldingen.melding, naam="melding", van=Signaal),
    werk("voorstellen/", voorstellen.lijst, naam="voorstellen"),
    werk("voorstellen/<int:pk>/", voorstellen.beoordelen, naam="voorstel", van=Voorstel),
    werk("handelingen/<uuid:handeling>/", handelingen.handeling, naam="handeling"),
    werk(
        "handelingen/<uuid:handeling>/terug/",
        handelingen.terugdraaien,
        naam="handeling_terugdraaien",
    ),
    werk("aanbod/tegelijk/", tegelijk.tegelijk, naam="aanbod_tegelijk"),
    werk(
        "aanbod/nieuw/voorstellen/", voorstellen.nieuw_voorstellen, naam="aanbod_nieuw_voorstellen"
    ),
    werk(
        "aanbod/<int:pk>/voorstellen/",
        voorstellen.voorstellen,
        naam="aanbod_voorstellen",
        van=Aanbod,
    ),
    werk(
        "aanbod/<int:pk>/gestopt/",
        voorstellen.gestopt_melden,
        naam="aanbod_gestopt_melden",
        van=Aanbod,
    ),
    werk(
        "aanbod/<int:pk>/geschiedenis/terug/",
        handelingen.een_terugdraaien,
        naam="aanbod_terugdraaien",
        van=Aanbod,
    ),
    werk("aanbod/", aanbod.lijst, naam="aanbod_lijst"),
    werk("aanbod/nieuw/", aanbod.nieuw, naam="aanbod_nieuw"),
    werk("aanbod/<int:pk>/kopieren/", aanbod.kopieren, naam="aanbod_kopieren", van=Aanbod),
    werk("aanbod/<int:pk>/", aanbod.bewerken, naam="aanbod_bewerken", van=Aanbod),
    werk("aanbod/<int:pk>/plaats/", aanbod.plaatsen, naam="aanbod_plaatsen", van=Aanbod),
    werk(
        "aanbod/<int:pk>/geschiedenis/", aanbod.geschiedenis, naam="aanbod_geschiedenis", van=Aanbod
    ),
]
