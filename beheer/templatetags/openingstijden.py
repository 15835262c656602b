from django import template
from django.forms import BoundField

from aanbod.openingstijden import DAGEN

register = template.Library()


@register.simple_tag
def openingstijden_delen(veld: BoundField) -> dict:
    """The parts of such a field: `dagen` by their names, `feestdagen`, `anders`, `stond`."""
    attrs = {"id": veld.auto_id} if veld.auto_id else {}
    delen = veld.field.widget.delen(veld.html_name, veld.value(), attrs)
    return {"dagen": {dag: delen.pop(dag) for dag in DAGEN}, **delen}
