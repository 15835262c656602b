from django import template
from django.forms import BoundField

from aanbod.leesbaarheid import Leesbaarheid, lees

register = template.Library()


@register.simple_tag
def gelezen_van(veld: BoundField) -> Leesbaarheid | None:
    """How what stands in this field reads; None when it is empty."""
    tekst = str(veld.value() or "").strip()
    return lees(tekst) if tekst else None
