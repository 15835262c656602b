from django.contrib import admin, messages

from .actions.signalen import handel_af
from .models import Signaal


@admin.register(Signaal)
class SignaalAdmin(admin.ModelAdmin):
    """What visitors said with "Klopt dit niet?": read it, mend the record, close it."""

    list_display = ["aanbod", "reden", "ontvangen_op", "afgehandeld_op", "afgehandeld_door"]
    list_filter = [("afgehandeld_op", admin.EmptyFieldListFilter), "reden", "aanbod__gemeente"]
    list_select_related = ["aanbod", "afgehandeld_door"]
    date_hierarchy = "ontvangen_op"
    actions = ["sluit_af"]
    readonly_fields = [
        "aanbod", "reden", "toelichting", "ontvangen_op", "afgehandeld_op", "afgehandeld_door",
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description="Handel af en wis de toelichting", permissions=["change"])
    def sluit_af(self, request, queryset):
        aantal = handel_af(queryset, by=request.user)
        self.message_user(request, f"{aantal} afgehandeld.", messages.SUCCESS)
