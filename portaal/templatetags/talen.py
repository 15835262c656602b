from django import template

register = template.Library()


@register.filter
def vertaald(onderwerp, uitleg):
    """The name of an onderwerp in the language of `uitleg`; the Dutch one where that lacks it."""
    return uitleg["onderwerpen"].get(onderwerp.slug, onderwerp.naam)
