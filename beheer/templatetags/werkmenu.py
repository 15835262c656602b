from django import template

from ..menu import Menu, menu_van
from ..toegang import Bezoek

register = template.Library()


@register.simple_tag(takes_context=True)
def werkmenu(context) -> Menu:
    """`{% werkmenu as menu %}`, also on the pages of one's account, which are not of `toegang`."""
    request = context["request"]
    bezoek = getattr(request, "bezoek", None) or Bezoek(request.user, "start")
    return menu_van(bezoek, request.path)
