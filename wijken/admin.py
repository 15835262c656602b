from django.contrib import admin
from django.db import models

from .actions.locaties import bewaar_locatie
from .models import Editie, Gemeente, Locatie, Omtrek, Plaatsnaam, Postcodegebied, Regio, Wijk


class BlijvendAdmin(admin.ModelAdmin):
    """For records of the sociale kaart: nothing of it is thrown away from the screen."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Regio)
class RegioAdmin(BlijvendAdmin):
    list_display = ["naam", "slug"]
    prepopulated_fields = {"slug": ["naam"]}


@admin.register(Gemeente)
class GemeenteAdmin(BlijvendAdmin):
    list_display = ["naam", "code", "regio", "verzonnen", "vrijgegeven_op"]
    list_select_related = ["regio"]
    prepopulated_fields = {"slug": ["naam"]}

    def get_readonly_fields(self, request, obj=None):
        """The code is what the search index and the boundaries point to: it never changes."""
        return ["code"] if obj else []


@admin.register(Wijk)
class WijkAdmin(BlijvendAdmin):
    list_display = ["naam", "code", "gemeente", "inwoners", "bewoond"]
    list_filter = ["gemeente", "bewoond"]
    list_select_related = ["gemeente"]
    search_fields = ["naam", "code"]
    prepopulated_fields = {"slug": ["naam"]}


@admin.register(Plaatsnaam)
class PlaatsnaamAdmin(BlijvendAdmin):
    list_display = ["naam", "gemeente"]
    list_filter = ["gemeente"]
    list_select_related = ["gemeente"]
    search_fields = ["naam"]
    filter_horizontal = ["wijken"]


@admin.register(Postcodegebied)
class PostcodegebiedAdmin(BlijvendAdmin):
    list_display = ["pc4", "breedte", "lengte"]
    search_fields = ["pc4"]
    filter_horizontal = ["wijken"]


class OmtrekInline(admin.TabularInline):
    model = Omtrek
    extra = 0
    fields = ["wijk"]
    readonly_fields = ["wijk"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Editie)
class EditieAdmin(BlijvendAdmin):
    list_display = ["naam", "gemeente", "jaar", "actief"]
    list_filter = ["gemeente"]
    list_select_related = ["gemeente"]
    inlines = [OmtrekInline]


@admin.register(Locatie)
class LocatieAdmin(BlijvendAdmin):
    list_display = ["__str__", "gemeente", "wijk", "precisie", "rolstoel"]
    list_filter = ["gemeente", "precisie", "rolstoel"]
    list_select_related = ["gemeente", "wijk"]
    search_fields = ["naam", "straat", "postcode"]
    fieldsets = [
        (None, {"fields": ["naam", "straat", "postcode", "plaats", "gemeente"]}),
        (
            "Op de kaart",
            {
                "fields": ["precisie", "breedte", "lengte", "wijk"],
                "description": "Met een positie volgt de wijk vanzelf uit de kaart.",
            },
        ),
        ("Toegankelijk", {"fields": ["rolstoel"]}),
    ]

    def save_model(self, request, obj, form, change):
        bewaar_locatie(obj)
