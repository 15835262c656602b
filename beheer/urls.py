from django.urls import path

from .views import controle, signaal

app_name = "beheer"

urlpatterns = [
    path("klopt-het-nog/<str:token>/", controle.klopt_het_nog, name="klopt_het_nog"),
    path("klopt-het-nog/<str:token>/<int:vraag>/", controle.veranderd, name="veranderd"),
    path(
        "<slug:gemeente_slug>/aanbod/<slug:slug>/klopt-dit-niet/", signaal.signaal, name="signaal"
    ),
    path(
        "<slug:gemeente_slug>/aanbod/<slug:slug>/klopt-dit-niet/bedankt/",
        signaal.signaal_bedankt,
        name="signaal_bedankt",
    ),
]
