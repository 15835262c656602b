from django import template

from ..menu import Bladzijde, Menu, bladzijden_van, menu_van
from ..toegang import Bezoek

register = template.Library()


@register.simple_tag(takes_context=True)
def werkmenu(context) -> Menu:
    """`{% werkmenu as menu %}`, also on the pages of one's account, which are not of `toegang`."""
    request = context["request"]
    bezoek = getattr(request, "bezoek", None) or Bezoek(request.user, "start")
    return menu_van(bezoek, request.path)


@register.simple_tag(takes_context=True)
def bladzijden_van_aanbod(context, aanbod) -> list[Bladzijde]:
    """`{% bladzijden_van_aanbod aanbod as bladzijden %}`."""
    return bladzijden_van(context["request"].bezoek, aanbod)
