from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import format_html

from wijken.admin import BlijvendAdmin
from wijken.forms import RegelForm

from .actions.vragenboom import Vragenboomfout, kopieer, leg_weg, zet_op_de_site
from .forms import Antwoordformulier
from .models import Keuze, Vraagstap, Vragenboom
from .routes import WAAROM, routes_voor
from .wijzer import ANTWOORD, Wijzer


class AlleenConcept:
    """What stands on the site, or stood there, is read only: a change begins with a copy.

    Django asks with the record of the page: for an inline that is the one above it.
    """

    def _is_te_wijzigen(self, obj: Vragenboom | Vraagstap | None) -> bool:
        boom = obj.boom if isinstance(obj, Vraagstap) else obj
        return boom is None or boom.is_concept

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._is_te_wijzigen(obj)


class InEenConcept(AlleenConcept):
    """The same for an inline, whose rows also come and go."""

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and self._is_te_wijzigen(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._is_te_wijzigen(obj)


class VraagstapInline(InEenConcept, admin.TabularInline):
    model = Vraagstap
    form = RegelForm
    extra = 0
    # The rest stands on the page of the question, with its choices.
    fields = ["soort", "vraag", "volgorde", "actief"]
    show_change_link = True


@admin.register(Vragenboom)
class VragenboomAdmin(AlleenConcept, BlijvendAdmin):
    """The questions of the hulpwijzer: copy, change, look at the draft, put on the site."""

    list_display = ["naam", "stand", "bekijk", "gezet_op", "gezet_door"]
    list_filter = ["stand"]
    list_select_related = ["gezet_door"]
    fields = ["naam", "stand", "bekijk", "gezet_op", "gezet_door"]
    readonly_fields = ["stand", "bekijk", "gezet_op", "gezet_door"]
    inlines = [VraagstapInline]
    actions = ["maak_kopie", "naar_de_site", "wegleggen"]

    def get_urls(self):
        voorbeeld = self.admin_site.admin_view(self.voorbeeld)
        naam = "hulpvragen_vragenboom_voorbeeld"
        return [path("<int:pk>/voorbeeld/", voorbeeld, name=naam), *super().get_urls()]

    @admin.display(description="voorbeeld")
    def bekijk(self, boom):
        if not boom.pk:
            return "Sla eerst op."
        adres = reverse("admin:hulpvragen_vragenboom_voorbeeld", args=[boom.pk])
        return format_html('<a href="{}">Bekijk</a>', adres)

    def voorbeeld(self, request, pk):
        """Walking this tree as a visitor would; the end says which route it is and why."""
        boom = get_object_or_404(Vragenboom, pk=pk)
        if not self.has_view_permission(request, boom):
            return HttpResponseRedirect(reverse("admin:index"))
        pad = request.path
        stappen = list(boom.stappen.with_keuzes().with_betekenis())
        invoer = Antwoordformulier(request.GET, stappen=stappen).invoer
        wijzer = Wijzer(invoer, pad=pad, antwoord_pad=pad, einde=True)
        aan_het_eind = invoer.stap == ANTWOORD
        context = {
            "boom": boom,
            "wijzer": wijzer,
            "stap": None if aan_het_eind else wijzer.stap,
            "gekozen": wijzer.gekozen(terug_naar=ANTWOORD if aan_het_eind else ""),
            "routes": [
                (
                    route,
                    route.waarom_bij(wijzer.antwoorden),
                    [(deur, WAAROM[deur][0]) for deur in route.deuren],
                )
                for route in routes_voor(wijzer.antwoorden)
            ],
        }
        return render(request, "hulpvragen/voorbeeld.html", context)

    @admin.action(description="Maak een kopie om te wijzigen", permissions=["add"])
    def maak_kopie(self, request, queryset):
        for boom in queryset:
            naam = f"Kopie van {boom.naam}"[:80]
            kopieer(boom, naam=naam)
        self.message_user(request, "De kopie staat klaar als concept.", messages.SUCCESS)

    @admin.action(description="Zet dit concept op de site", permissions=["change"])
    def naar_de_site(self, request, queryset):
        if queryset.count() != 1:
            self.message_user(request, "Kies één concept.", messages.ERROR)
            return
        try:
            zet_op_de_site(queryset.get(), by=request.user)
        except Vragenboomfout as fout:
            self.message_user(request, " ".join(fout.messages), messages.ERROR)
            return
        self.message_user(request, "Deze vragen staan nu op de site.", messages.SUCCESS)

    @admin.action(description="Leg concepten weg die niet worden gebruikt", permissions=["change"])
    def wegleggen(self, request, queryset):
        self.message_user(request, f"{leg_weg(queryset)} weggelegd.", messages.SUCCESS)


class KeuzeInline(InEenConcept, admin.StackedInline):
    model = Keuze
    form = RegelForm
    extra = 0
    filter_horizontal = ["onderwerpen", "doelgroepen"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "code", "tekst", "tekst_verwijzer", "uitleg", "pictogram",
                    ("volgorde", "actief", "gebeurtenis"),
                ]
            },
        ),
        (
            "Wat deze keuze betekent",
            {
                "fields": [
                    "situatie", "onderwerpen", "doelgroepen", "trefwoorden",
                    ("leeftijd_vanaf", "leeftijd_tot_en_met"),
                ]
            },
        ),
    ]  # fmt: skip


@admin.register(Vraagstap)
class VraagstapAdmin(AlleenConcept, BlijvendAdmin):
    list_display = ["vraag", "soort", "boom", "volgorde", "actief"]
    list_filter = ["boom", "soort"]
    list_select_related = ["boom"]
    search_fields = ["vraag"]
    inlines = [KeuzeInline]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "boom":
            kwargs["queryset"] = Vragenboom.objects.filter(stand=Vragenboom.Stand.CONCEPT)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
