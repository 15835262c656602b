from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from .models import Gebruiker


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
