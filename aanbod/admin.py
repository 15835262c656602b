from django.contrib import admin, messages
from django.forms.models import BaseInlineFormSet
from django.http import HttpResponse

from wijken.admin import BlijvendAdmin, LocatieAdmin, WijkAdmin
from wijken.forms import RegelForm
from wijken.models import Locatie, Wijk

from .actions import indexeren
from .actions.archiveren import archiveer
from .actions.bereik import controleer_bereik
from .models import (
    Aanbieder,
    AanbiederAlias,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Aanspreekpunt,
    Bron,
    Contactpersoon,
    Doelgroep,
    Onderwerp,
    Taal,
    Thesaurusterm,
    Werkgebied,
)
from .models.thesaurusterm import SOORTEN
from .thesaurusbestand import schrijf

HERKOMST = ["bron", "paragraaf", "eigen_oordeel"]


class ArchiefAdmin(BlijvendAdmin):
    """Records that end are archived."""

    actions = ["naar_archief"]

    @admin.action(description="Archiveer de gekozen regels", permissions=["change"])
    def naar_archief(self, request, queryset):
        aantal = archiveer(queryset)
        self.message_user(request, f"{aantal} gearchiveerd.", messages.SUCCESS)


class IndexerendAdmin(BlijvendAdmin):
    """A record whose name or place is in the search documents of the aanbod that use it."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        indexeren.indexeer(indexeren.aanbod_met(form.instance))


class AliasInline(admin.TabularInline):
    model = AanbiederAlias
    form = RegelForm
    extra = 0


class ContactpersoonInline(admin.StackedInline):
    model = Contactpersoon
    form = RegelForm
    extra = 0


@admin.register(Aanbieder)
class AanbiederAdmin(ArchiefAdmin, IndexerendAdmin):
    list_display = ["naam", "soort", "relatie", "onderdeel_van", "status"]
    list_filter = ["soort", "relatie", "status"]
    list_select_related = ["onderdeel_van"]
    search_fields = ["naam", "aliassen__naam"]
    prepopulated_fields = {"slug": ["naam"]}
    autocomplete_fields = ["onderdeel_van"]
    inlines = [AliasInline, ContactpersoonInline]
    fieldsets = [
        (None, {"fields": ["naam", "slug", "status", "beschrijving", "onderdeel_van"]}),
        ("Positie", {"fields": ["soort", "soort_reden", "relatie"]}),
        ("Contact", {"fields": ["telefoon", "email", "website"]}),
        ("Herkomst", {"fields": HERKOMST}),
    ]


class OnderwerpInline(admin.TabularInline):
    model = AanbodOnderwerp
    form = RegelForm
    extra = 0
    fields = ["onderwerp", *HERKOMST]


class WerkgebiedFormSet(BaseInlineFormSet):
    """The wijken of an aanbod, checked against its reach."""

    def clean(self):
        super().clean()
        if any(self.errors) or not self.instance.bereik:
            return
        wijken = [
            form.cleaned_data["wijk"]
            for form in self.forms
            if form.cleaned_data.get("wijk") and not form.cleaned_data.get("DELETE")
        ]
        controleer_bereik(self.instance, wijken)


class WerkgebiedInline(admin.TabularInline):
    model = Werkgebied
    form = RegelForm
    formset = WerkgebiedFormSet
    extra = 0
    fields = ["wijk", *HERKOMST]
    autocomplete_fields = ["wijk"]


class PlekForm(RegelForm):
    class Meta:
        help_texts = {
            "soort": "Een kantoor staat op de kaart, maar telt niet als hulp in die wijk.",
        }


class PlekInline(admin.StackedInline):
    """Stacked: how to write opening hours stands below the field, not behind an icon."""

    model = AanbodLocatie
    form = PlekForm
    extra = 0
    fields = ["locatie", "soort", "openingstijden"]
    autocomplete_fields = ["locatie"]


@admin.register(Aanbod)
class AanbodAdmin(ArchiefAdmin, IndexerendAdmin):
    list_display = ["naam", "aanbieder", "rol", "bereik", "status", "gecontroleerd_op"]
    list_filter = ["status", "rol", "bereik", "gemeente", "ontmoetingsplek", "capaciteit"]
    list_select_related = ["aanbieder"]
    search_fields = ["naam", "aanbieder__naam", "samenvatting"]
    date_hierarchy = "gecontroleerd_op"
    prepopulated_fields = {"slug": ["naam"]}
    autocomplete_fields = ["aanbieder"]
    filter_horizontal = ["doelgroepen", "talen"]
    inlines = [OnderwerpInline, WerkgebiedInline, PlekInline]
    fieldsets = [
        (
            None,
            {"fields": ["aanbieder", "naam", "slug", "status", "samenvatting", "beschrijving"]},
        ),
        (
            "Positie",
            {"fields": ["rol", "rol_reden", "soort_afwijkend", "soort_reden", "alle_onderwerpen"]},
        ),
        ("Voor wie", {"fields": ["doelgroepen", "leeftijd_vanaf", "leeftijd_tot_en_met", "talen"]}),
        (
            "Toegang",
            {
                "fields": [
                    "inloop", "op_afspraak", "aanmelden", "verwijzing", "ontmoetingsplek",
                    "outreachend", "online", "telefonisch", "bereikbaar", "kosten", "kosten_uitleg",
                    "stadspas", "capaciteit", "wat_gebeurt_er",
                ]
            },
        ),
        ("Bereik", {"fields": ["bereik", "gemeente", "regio"]}),
        ("Contact (leeg: dat van de aanbieder)", {"fields": ["telefoon", "email", "website"]}),
        (
            "Tijdelijk gesloten",
            {"fields": ["gesloten_van", "gesloten_tot_en_met", "gesloten_bericht"]},
        ),
        ("Controle", {"fields": ["gecontroleerd_op", "gecontroleerd_door", "controleritme"]}),
        ("Herkomst", {"fields": HERKOMST}),
    ]  # fmt: skip


@admin.register(Onderwerp)
class OnderwerpAdmin(IndexerendAdmin):
    list_display = ["naam", "ouder", "volgorde"]
    list_select_related = ["ouder"]
    prepopulated_fields = {"slug": ["naam"]}


@admin.register(Aanspreekpunt)
class AanspreekpuntAdmin(BlijvendAdmin):
    list_display = ["functie", "gemeente", "wijk", "aanbod"]
    list_filter = ["gemeente", "functie"]
    list_select_related = ["gemeente", "wijk", "aanbod"]
    autocomplete_fields = ["wijk", "aanbod", "in_plaats_daarvan"]


@admin.register(Bron)
class BronAdmin(BlijvendAdmin):
    list_display = ["titel", "uitgever", "jaar"]


@admin.register(Doelgroep)
class DoelgroepAdmin(IndexerendAdmin):
    list_display = ["naam"]
    prepopulated_fields = {"slug": ["naam"]}


@admin.register(Taal)
class TaalAdmin(IndexerendAdmin):
    list_display = ["naam", "code"]


class SoortFilter(admin.SimpleListFilter):
    title = "soort betekenis"
    parameter_name = "soort"

    def lookups(self, request, model_admin):
        return [(soort, soort) for soort in SOORTEN]

    def queryset(self, request, queryset):
        return queryset.van_soort(self.value()) if self.value() in SOORTEN else queryset


@admin.register(Thesaurusterm)
class ThesaurustermAdmin(BlijvendAdmin):
    """A wrong term is put out of use. Import by `manage.py thesaurus`."""

    list_display = ["term", "taal", "betekenis", "gewicht", "actief", "herkomst"]
    list_editable = ["gewicht", "actief"]
    list_filter = [SoortFilter, "actief", "taal", "onderwerp", "doelgroep"]
    list_select_related = ["onderwerp", "doelgroep"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["term", "zoekterm"]
    actions = ["als_csv"]
    fieldsets = [
        (None, {"fields": ["term", "taal", "gewicht", "herkomst", "actief"]}),
        (
            "Wat bedoelen mensen ermee? Kies er een.",
            {"fields": ["onderwerp", "doelgroep", "toegang", "buiten"]},
        ),
    ]

    @admin.action(description="Haal de gekozen termen op als CSV")
    def als_csv(self, request, queryset):
        tekst = schrijf(queryset.select_related("onderwerp", "doelgroep"))
        koppen = {"Content-Disposition": 'attachment; filename="thesaurus.csv"'}
        return HttpResponse(tekst, content_type="text/csv; charset=utf-8", headers=koppen)


# Registered again here: `wijken` may not know that aanbod is indexed by them.
admin.site.unregister([Locatie, Wijk])


@admin.register(Locatie)
class IndexerendeLocatieAdmin(IndexerendAdmin, LocatieAdmin):
    pass


@admin.register(Wijk)
class IndexerendeWijkAdmin(IndexerendAdmin, WijkAdmin):
    pass
