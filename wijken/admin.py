from django.contrib import admin

from .actions.locaties import bewaar_locatie
from .models import Editie, Gemeente, Locatie, Omtrek, Plaatsnaam, Postcodegebied, Regio, Wijk


@admin.register(Regio)
class RegioAdmin(admin.ModelAdmin):
    list_display = ["naam", "slug"]
    prepopulated_fields = {"slug": ["naam"]}


class PlaatsnaamInline(admin.TabularInline):
    model = Plaatsnaam
    extra = 0
    filter_horizontal = ["wijken"]


@admin.register(Gemeente)
class GemeenteAdmin(admin.ModelAdmin):
    list_display = ["naam", "code", "regio", "verzonnen", "vrijgegeven_op"]
    list_select_related = ["regio"]
    prepopulated_fields = {"slug": ["naam"]}
    inlines = [PlaatsnaamInline]


@admin.register(Wijk)
class WijkAdmin(admin.ModelAdmin):
    list_display = ["naam", "code", "gemeente", "inwoners", "bewoond"]
    list_filter = ["gemeente", "bewoond"]
    list_select_related = ["gemeente"]
    search_fields = ["naam", "code"]
    prepopulated_fields = {"slug": ["naam"]}


@admin.register(Plaatsnaam)
class PlaatsnaamAdmin(admin.ModelAdmin):
    list_display = ["naam", "gemeente"]
    list_filter = ["gemeente"]
    list_select_related = ["gemeente"]
    search_fields = ["naam"]
    filter_horizontal = ["wijken"]


@admin.register(Postcodegebied)
class PostcodegebiedAdmin(admin.ModelAdmin):
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
class EditieAdmin(admin.ModelAdmin):
    list_display = ["naam", "gemeente", "jaar", "actief"]
    list_filter = ["gemeente"]
    list_select_related = ["gemeente"]
    inlines = [OmtrekInline]


@admin.register(Locatie)
class LocatieAdmin(admin.ModelAdmin):
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
