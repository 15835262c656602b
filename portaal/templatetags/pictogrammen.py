"""`{% pictogram "wonen" %}`: an own line drawing from the sprite, decorative.

A built-in of every template (settings): cards and filters use it a hundred times a page,
and an include would cost ten times as much.
"""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def pictogram(naam: str) -> str:
    """`naam` is an id in img/pictogrammen.svg. The word always stands beside it."""
    return _svg(naam)


@cache
def _svg(naam: str) -> str:
    return format_html(
        '<svg class="pictogram" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/pictogrammen.svg"),
        naam,
    )
