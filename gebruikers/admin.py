from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.urls import reverse

from .models import Gebruiker
from .tweede_stap import wis_voor_een_ander


class NieuweGebruikerForm(AdminUserCreationForm):
    class Meta:
        model = Gebruiker
        fields = ["email", "naam"]


class GebruikerForm(UserChangeForm):
    class Meta:
        model = Gebruiker
        fields = "__all__"


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin):
    form = GebruikerForm
    add_form = NieuweGebruikerForm
    list_display = ["email", "naam", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active"]
    search_fields = ["email", "naam"]
    ordering = ["email"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "password", "naam"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "naam", "usable_password", "password1", "password2"]})
    ]
    filter_horizontal = ["groups"]
    actions = ["wis_tweede_stap"]

    @admin.action(description="Wis de tweede stap (telefoon, passkey en codes kwijt)")
    def wis_tweede_stap(self, request, queryset):
        """Make sure first that it is really them: after this their password is enough once."""
        if not request.user.is_superuser:
            self.message_user(request, "Dit mag alleen een hoofdbeheerder.", messages.ERROR)
            return
        adres = request.build_absolute_uri(reverse("account_reset_password"))
        anderen = queryset.exclude(pk=request.user.pk)
        for gebruiker in anderen:
            wis_voor_een_ander(gebruiker, nieuw_wachtwoord=adres)
        aantal = len(anderen)
        self.message_user(request, f"Van {aantal} is de tweede stap gewist.", messages.SUCCESS)
