"""Signing in, under `/werk/account/`: of django-allauth only what is used here.

The names are allauth's own, which it looks up itself. Nobody signs up, and nobody changes an
address here: that is who they are.
"""

from allauth.account import views as account
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import include, path, re_path

from . import views

urlpatterns = [
    path("", views.account, name="account_overzicht"),
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/gemaild/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("tweede-stap/", include("allauth.mfa.urls")),
    path("sessies/", views.sessies, name="usersessions_list"),
    path("sessies/<int:pk>/", views.beeindig_sessie, name="sessie_beeindigen"),
    path("via/<slug:provider_id>/", views.naar_eigen_inlog, name="openid_connect_login"),
    path("via/<slug:provider_id>/terug/", oidc.callback, name="openid_connect_callback"),
    path("via-mislukt/", social.login_error, name="socialaccount_login_error"),
    path("via-gestopt/", social.login_cancelled, name="socialaccount_login_cancelled"),
]
