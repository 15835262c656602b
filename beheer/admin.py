from django.contrib import admin, messages

from aanbod.admin import AanbiederAdmin, AanbodAdmin, AanspreekpuntAdmin, IndexerendeLocatieAdmin
from aanbod.gegevens import lees
from aanbod.models import Aanbieder, Aanbod, Aanspreekpunt
from aanbod.models.aanbieder import Status
from wijken.forms import RegelForm
from wijken.models import Locatie

from .actions.contactpersonen import lees_personen, leg_personen_vast
from .actions.signalen import handel_af
from .actions.wijzigen import Herkomst, leg_vast, wijzig
from .models import Rol, Signaal
from .models.wijziging import Weg


@admin.register(Signaal)
class SignaalAdmin(admin.ModelAdmin):
    """What visitors said with "Klopt dit niet?": read it, mend the record, close it."""

    list_display = ["aanbod", "reden", "ontvangen_op", "afgehandeld_op", "afgehandeld_door"]
    list_filter = [("afgehandeld_op", admin.EmptyFieldListFilter), "reden", "aanbod__gemeente"]
    list_select_related = ["aanbod", "afgehandeld_door"]
    date_hierarchy = "ontvangen_op"
    actions = ["sluit_af"]
    readonly_fields = [
        "aanbod", "reden", "wat_er_staat", "ontvangen_op", "afgehandeld_op", "afgehandeld_door",
    ]  # fmt: skip
    fields = readonly_fields

    def get_queryset(self, request):
        return super().get_queryset(request).with_leesbaar()

    @admin.display(description="toelichting")
    def wat_er_staat(self, signaal):
        return signaal.leesbaar_toelichting

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description="Handel af en wis de toelichting", permissions=["change"])
    def sluit_af(self, request, queryset):
        aantal = handel_af(queryset, by=request.user)
        self.message_user(request, f"{aantal} afgehandeld.", messages.SUCCESS)


@admin.register(Rol)
class RolAdmin(admin.ModelAdmin):
    form = RegelForm
    list_display = ["gebruiker", "soort", "gebied"]
    list_filter = ["soort"]
    list_select_related = ["gebruiker", "gemeente", "wijk", "aanbieder"]
    search_fields = ["gebruiker__email", "gebruiker__naam"]
    autocomplete_fields = ["gebruiker", "wijk", "aanbieder"]


class MetGeschiedenis:
    """What is changed here stands in the same history as what is changed elsewhere."""

    def save_form(self, request, form, change):
        # Before anything is saved: how it was.
        oud = self.model._base_manager.filter(pk=form.instance.pk).first() if change else None
        request.stond = lees(oud) if oud else {}
        return super().save_form(request, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        leg_vast(form.instance, request.stond, by=_herkomst(request), is_nieuw=not change)

    @admin.action(description="Archiveer de gekozen regels", permissions=["change"])
    def naar_archief(self, request, queryset):
        by = _herkomst(request).met_handeling()
        gearchiveerd = [wijzig(een, {"status": Status.GEARCHIVEERD}, by=by) for een in queryset]
        aantal = sum(een is not None for een in gearchiveerd)
        self.message_user(request, f"{aantal} gearchiveerd.", messages.SUCCESS)


class MetPersonen(MetGeschiedenis):
    """Of the contactpersonen too: they are changed on the page of their aanbieder."""

    def save_form(self, request, form, change):
        request.stonden = lees_personen(form.instance) if change else {}
        return super().save_form(request, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        leg_personen_vast(form.instance, request.stonden, by=_herkomst(request))


def _herkomst(request) -> Herkomst:
    return Herkomst(Weg.BEHEER, request.user.pk, "beheer")


# Registered again here: `aanbod` may not know that there is a history.
for _model, _admin, _met in [
    (Aanbod, AanbodAdmin, MetGeschiedenis),
    (Aanbieder, AanbiederAdmin, MetPersonen),
    (Aanspreekpunt, AanspreekpuntAdmin, MetGeschiedenis),
    (Locatie, IndexerendeLocatieAdmin, MetGeschiedenis),
]:
    admin.site.unregister(_model)
    admin.site.register(_model, type(_admin.__name__, (_met, _admin), {}))
