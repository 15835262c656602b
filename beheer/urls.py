from django.urls import path

from .views import signaal

app_name = "beheer"

urlpatterns = [
    path(
        "<slug:gemeente_slug>/aanbod/<slug:slug>/klopt-dit-niet/", signaal.signaal, name="signaal"
    ),
    path(
        "<slug:gemeente_slug>/aanbod/<slug:slug>/klopt-dit-niet/bedankt/",
        signaal.signaal_bedankt,
        name="signaal_bedankt",
    ),
]
