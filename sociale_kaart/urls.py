from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from . import gezond, vindbaar

urlpatterns = [
    path("gezond/", gezond.gezond, name="gezond"),
    path("robots.txt", vindbaar.robots, name="robots"),
    path("sitemap.xml", vindbaar.sitemap, name="sitemap"),
    path("<slug:gemeente_slug>/sitemap.xml", vindbaar.gemeente_sitemap, name="gemeente_sitemap"),
    path(".well-known/security.txt", vindbaar.security_txt, name="security_txt"),
    path("werk/beheer/", admin.site.urls),
    path("werk/account/", include("gebruikers.urls")),
    path("werk/account/", include("beheer.urls_account")),
    path("werk/", include("beheer.urls_werk")),
    # Where the admin stood before, and where people will look for it.
    path("beheer/", RedirectView.as_view(pattern_name="admin:index")),
    path("", include("beheer.urls")),
    path("", include("portaal.urls")),
]

handler404 = "portaal.views.fouten.niet_gevonden"
handler403 = "portaal.views.fouten.mag_niet"
handler500 = "portaal.views.fouten.serverfout"
# Asked by django-allauth, when someone tries too often.
handler429 = "portaal.views.fouten.te_vaak"
handler400 = "portaal.views.fouten.onleesbaar"
