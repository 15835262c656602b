from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.urls import path

from . import positiekaart
from .actions.locaties import bewaar_locatie
from .forms import LocatieForm, RegelForm, WijkKeuze
from .models import (
    Buurt,
    Editie,
    Gemeente,
    Locatie,
    Omtrek,
    Plaatsnaam,
    Postcode,
    Postcodegebied,
    Regio,
    Wijk,
)


class BlijvendAdmin(admin.ModelAdmin):
    """For records of the sociale kaart: nothing of it is thrown away from the screen."""

    form = RegelForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request, obj=None):
        return False


class AlleenLezenAdmin(BlijvendAdmin):
    """For what an import of boundaries or postcodes writes."""

    # Counting a million rows for "x van y" takes longer than the page itself.
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
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
    list_display = ["naam", "code", "gemeente", "inwoners", "bewoond", "vervallen_in"]
    list_filter = ["gemeente", "bewoond", ("vervallen_in", admin.EmptyFieldListFilter)]
    list_select_related = ["gemeente"]
    search_fields = ["naam", "code", "gemeente__naam"]
    prepopulated_fields = {"slug": ["naam"]}
    # An import of boundaries says so, together with the outline that goes.
    readonly_fields = ["vervallen_in"]

    def get_search_results(self, request, queryset, search_term):
        """A field to choose a wijk in offers the current ones; the list shows them all."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.huidig()
        return super().get_search_results(request, queryset, search_term)


@admin.register(Buurt)
class BuurtAdmin(AlleenLezenAdmin):
    list_display = ["code", "naam", "wijk", "gemeente"]
    list_filter = ["wijk__gemeente"]
    list_select_related = ["wijk__gemeente"]
    search_fields = ["code", "naam"]

    @admin.display(description="gemeente", ordering="wijk__gemeente__naam")
    def gemeente(self, buurt):
        return buurt.wijk.gemeente


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


@admin.register(Postcode)
class PostcodeAdmin(AlleenLezenAdmin):
    list_display = ["__str__", "buurt", "wijk", "adressen"]
    list_select_related = ["buurt__wijk"]
    search_fields = ["pc6", "buurt__code"]

    @admin.display(description="wijk", ordering="buurt__wijk__naam")
    def wijk(self, postcode):
        return postcode.buurt.wijk


class OmtrekInline(admin.TabularInline):
    model = Omtrek
    extra = 0
    fields = ["wijk"]


@admin.register(Editie)
class EditieAdmin(AlleenLezenAdmin):
    list_display = ["naam", "gemeente", "jaar", "actief"]
    list_filter = ["gemeente"]
    list_select_related = ["gemeente"]
    inlines = [OmtrekInline]


@admin.register(Locatie)
class LocatieAdmin(BlijvendAdmin):
    form = LocatieForm
    list_display = ["plek", "adres", "wijk", "gemeente", "met_positie"]
    list_filter = ["gemeente", "precisie", "rolstoel"]
    list_select_related = ["gemeente", "wijk"]
    search_fields = ["naam", "straat", "postcode"]
    fieldsets = [
        (None, {"fields": ["naam", "straat", "postcode", "plaats", "gemeente", "rolstoel"]}),
        ("Op de kaart", {"fields": ["precisie", "wijk", "breedte", "lengte"]}),
    ]

    @admin.display(description="locatie", ordering="naam")
    def plek(self, locatie):
        return locatie.naam or locatie.straat or str(locatie)

    @admin.display(description="adres", ordering="straat")
    def adres(self, locatie):
        return locatie.adresregel

    @admin.display(description="heeft positie", boolean=True)
    def met_positie(self, locatie):
        return locatie.heeft_positie

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "wijk":
            kwargs["form_class"] = WijkKeuze
            kwargs["queryset"] = Wijk.objects.select_related("gemeente").order_by(
                "gemeente__naam", "naam"
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        bewaar_locatie(obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        context = {"kaart": positiekaart.kaart(), **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def get_urls(self):
        eigen = self.admin_site.admin_view
        return [
            path("wijk.json", eigen(self.wijk_json), name="wijken_locatie_wijk"),
            path("grenzen.json", eigen(self.grenzen_json), name="wijken_locatie_grenzen"),
            *super().get_urls(),
        ]

    def wijk_json(self, request):
        """Which wijk the position of a `PositieVraag` lies in, before it is saved."""
        return self._json(request, positiekaart.wijk_bij)

    def grenzen_json(self, request):
        """The outlines in use of the gemeente of a `PositieVraag`, as GeoJSON."""
        return self._json(request, positiekaart.grenzen_van)

    def _json(self, request, geef):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return positiekaart.antwoord(request.GET, geef)
