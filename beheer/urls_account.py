"""Under `/werk/account/`, beside the sign-in itself: how someone gets an account."""

from django.urls import path

from .views import uitnodiging

urlpatterns = [
    path("uitnodiging/<str:zegel>/", uitnodiging.aanvaarden, name="uitnodiging_aanvaarden"),
]
