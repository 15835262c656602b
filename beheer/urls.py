from django.urls import path

from . import views

app_name = "beheer"

urlpatterns = [
    path("<slug:gemeente_slug>/aanbod/<slug:slug>/klopt-dit-niet/", views.signaal, name="signaal"),
    path(
        "<slug:gemeente_slug>/aanbod/<slug:slug>/klopt-dit-niet/bedankt/",
        views.signaal_bedankt,
        name="signaal_bedankt",
    ),
]
