"""The pages under `/werk/`, for who signed in; who may open which stands in `toegang`."""

from aanbod.models import Aanbieder, Aanbod, Contactpersoon
from wijken.models import Locatie

from .models import Import, Netwerknotitie, Rol, Signaal, Uitnodiging, Voorstel
from .toegang import werk
from .views import (
    aanbieders,
    aanbod,
    archief,
    bellijst,
    contactpersonen,
    controlecijfers,
    controlelijst,
    dubbelen,
    handelingen,
    inbox,
    kwaliteit,
    locaties,
    meldingen,
    mensen,
    plekken,
    start,
    tegelijk,
    uitwisseling,
    voorstellen,
)

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
        "aanbod/<int:pk>/plekken/voorstellen/",
        voorstellen.plekken_voorstellen,
        naam="aanbod_plekken_voorstellen",
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
    werk("aanbod/<int:pk>/plekken/", plekken.plekken, naam="aanbod_plekken", van=Aanbod),
    werk(
        "aanbod/<int:pk>/plekken/erbij/", plekken.plek_erbij, naam="aanbod_plek_erbij", van=Aanbod
    ),
    werk(
        "aanbod/<int:pk>/plekken/nieuw/", plekken.plek_nieuw, naam="aanbod_plek_nieuw", van=Aanbod
    ),
    werk("positie/wijk.json", plekken.positie_wijk, naam="positie_wijk"),
    werk("positie/grenzen.json", plekken.positie_grenzen, naam="positie_grenzen"),
    werk("aanbod/<int:pk>/voorbeeld/", aanbod.voorbeeld, naam="aanbod_voorbeeld", van=Aanbod),
    werk("aanbod/<int:pk>/publiceren/", aanbod.publiceren, naam="aanbod_publiceren", van=Aanbod),
    werk(
        "aanbod/<int:pk>/voorbeeld/bladzijde/",
        aanbod.hele_voorbeeld,
        naam="aanbod_hele_voorbeeld",
        van=Aanbod,
    ),
    werk("aanbod/<int:pk>/plaats/", aanbod.plaatsen, naam="aanbod_plaatsen", van=Aanbod),
    werk(
        "aanbod/<int:pk>/geschiedenis/", aanbod.geschiedenis, naam="aanbod_geschiedenis", van=Aanbod
    ),
    werk("aanbod/<int:pk>/kwaliteit/", kwaliteit.record, naam="aanbod_kwaliteit", van=Aanbod),
    werk("werklijst/", kwaliteit.werklijst, naam="werklijst"),
    werk("leesbaarheid/", kwaliteit.leesbaarheid, naam="leesbaarheid"),
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
    werk("aanbod/<int:pk>/archiveren/", archief.archiveren, naam="aanbod_archiveren", van=Aanbod),
    werk(
        "aanbod/<int:pk>/terugzetten/", archief.terugzetten, naam="aanbod_terugzetten", van=Aanbod
    ),
    werk("aanbieders/", aanbieders.lijst, naam="aanbieders"),
    werk("aanbieders/nieuw/", aanbieders.nieuw, naam="aanbieder_nieuw"),
    werk("aanbieders/<int:pk>/", aanbieders.aanbieder, naam="aanbieder", van=Aanbieder),
    werk(
        "aanbieders/<int:pk>/bewerken/",
        aanbieders.bewerken,
        naam="aanbieder_bewerken",
        van=Aanbieder,
    ),
    werk(
        "aanbieders/<int:pk>/voorstellen/",
        voorstellen.aanbieder_voorstellen,
        naam="aanbieder_voorstellen",
        van=Aanbieder,
    ),
    werk(
        "aanbieders/<int:pk>/geschiedenis/",
        aanbieders.geschiedenis,
        naam="aanbieder_geschiedenis",
        van=Aanbieder,
    ),
    werk(
        "aanbieders/<int:pk>/geschiedenis/terug/",
        handelingen.een_terugdraaien,
        naam="aanbieder_terugdraaien",
        van=Aanbieder,
    ),
    werk(
        "aanbieders/<int:pk>/archiveren/",
        aanbieders.archiveren,
        naam="aanbieder_archiveren",
        van=Aanbieder,
    ),
    werk(
        "aanbieders/<int:pk>/terugzetten/",
        aanbieders.terugzetten,
        naam="aanbieder_terugzetten",
        van=Aanbieder,
    ),
    werk(
        "aanbieders/<int:pk>/contactpersonen/nieuw/",
        contactpersonen.nieuw,
        naam="contactpersoon_nieuw",
        van=Aanbieder,
    ),
    werk(
        "aanbieders/<int:pk>/notities/nieuw/",
        contactpersonen.notitie_erbij,
        naam="notitie_erbij",
        van=Aanbieder,
    ),
    werk("notities/<int:pk>/", contactpersonen.notitie, naam="notitie", van=Netwerknotitie),
    werk("locaties/<int:pk>/", locaties.bewerken, naam="locatie_bewerken", van=Locatie),
    werk(
        "locaties/<int:pk>/geschiedenis/",
        locaties.geschiedenis,
        naam="locatie_geschiedenis",
        van=Locatie,
    ),
    werk(
        "locaties/<int:pk>/geschiedenis/terug/",
        handelingen.een_terugdraaien,
        naam="locatie_terugdraaien",
        van=Locatie,
    ),
    werk("contactpersonen/", contactpersonen.lijst, naam="contactpersonen"),
    werk(
        "contactpersonen/<int:pk>/",
        contactpersonen.contactpersoon,
        naam="contactpersoon",
        van=Contactpersoon,
    ),
    werk(
        "contactpersonen/<int:pk>/weg/",
        contactpersonen.weg,
        naam="contactpersoon_weg",
        van=Contactpersoon,
    ),
    werk("dubbelen/", dubbelen.lijst, naam="dubbelen"),
    werk("dubbelen/<int:pk>/<int:ander>/", dubbelen.naast_elkaar, naam="dubbel_aanbod", van=Aanbod),
    werk(
        "dubbelen/aanbieders/<int:pk>/<int:ander>/",
        dubbelen.naast_elkaar,
        naam="dubbel_aanbieder",
        van=Aanbieder,
    ),
    werk("mensen/", mensen.mensen, naam="mensen"),
    werk("mensen/uitnodigen/", mensen.uitnodigen, naam="uitnodigen"),
    werk("mensen/uitnodigingen/<int:pk>/", mensen.uitnodiging, naam="uitnodiging", van=Uitnodiging),
    werk(
        "mensen/rollen/<int:pk>/beeindigen/", mensen.rol_beeindigen, naam="rol_beeindigen", van=Rol
    ),
    werk("bellijst/", bellijst.bellijst, naam="bellijst"),
    werk("bellijst/<int:pk>/", bellijst.gesprek, naam="gesprek", van=Aanbieder),
    werk("bellijst/<int:pk>/bellen/", bellijst.bellen, naam="bellen", van=Aanbieder),
    werk("bellijst/<int:pk>/uitkomst/", bellijst.uitkomst, naam="uitkomst", van=Aanbieder),
    werk("controle/lijst/", controlelijst.lijst, naam="te_controleren"),
    werk("aanbod/<int:pk>/klopt/", controlelijst.klopt, naam="aanbod_klopt", van=Aanbod),
    werk("controle/", controlecijfers.controle, naam="controle"),
]
