from django.contrib.admin import AdminSite
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

GEEN_BEHEER = "Het beheer is niet voor uw account. Vraag een beheerder erom."


class Beheersite(AdminSite):
    site_title = "Beheer sociale kaart"
    site_header = "Beheer sociale kaart"
    index_title = "Wat wilt u bijwerken?"

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """No door of its own: it would lead around the second step."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied(GEEN_BEHEER)
        doel = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(doel, {request.get_host()}, request.is_secure()):
            doel = reverse("admin:index")
        return redirect(doel) if request.user.is_authenticated else redirect_to_login(doel)

    def logout(self, request, extra_context=None):
        if request.method == "POST":
            logout(request)
        return redirect("account_login")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")
