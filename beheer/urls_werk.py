"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbod

from .models import Import
from .toegang import werk
from .views import aanbod, start, uitwisseling

app_name = "werk"

urlpatterns = [
    werk("", start.start, naam="start"),
    werk("aanbod/", aanbod.lijst, naam="aanbod_lijst"),
    werk(
        "aanbod/<int:pk>/geschiedenis/", aanbod.geschiedenis, naam="aanbod_geschiedenis", van=Aanbod
    ),
    werk("export/", uitwisseling.export, naam="export"),
    werk("export/bestand/", uitwisseling.export_bestand, naam="export_bestand"),
    werk("export/alles/", uitwisseling.export_alles, naam="export_alles"),
    werk("import/", uitwisseling.import_lijst, naam="import_lijst"),
    werk("import/sjabloon/", uitwisseling.import_sjabloon, naam="import_sjabloon"),
    werk("import/<int:pk>/", uitwisseling.import_een, naam="import_een", van=Import),
    werk("import/<int:pk>/stand/", uitwisseling.import_stand, naam="import_stand", van=Import),
    werk(
        "import/<int:pk>/verslag/", uitwisseling.import_verslag, naam="import_verslag", van=Import
    ),
]
