"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbod

from .models import Rol, Uitnodiging
from .toegang import werk
from .views import aanbod, mensen, start

app_name = "werk"

urlpatterns = [
    werk("", start.start, naam="start"),
    werk("aanbod/", aanbod.lijst, naam="aanbod_lijst"),
    werk(
        "aanbod/<int:pk>/geschiedenis/", aanbod.geschiedenis, naam="aanbod_geschiedenis", van=Aanbod
    ),
    werk("mensen/", mensen.mensen, naam="mensen"),
    werk("mensen/uitnodigen/", mensen.uitnodigen, naam="uitnodigen"),
    werk("mensen/uitnodigingen/<int:pk>/", mensen.uitnodiging, naam="uitnodiging", van=Uitnodiging),
    werk(
        "mensen/rollen/<int:pk>/beeindigen/", mensen.rol_beeindigen, naam="rol_beeindigen", van=Rol
    ),
]
