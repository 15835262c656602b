"""The address of a record on the public site; every public URL stands under a gemeente."""

from django.urls import reverse


def aanbod(aanbod, gemeente_slug: str | None = None) -> str:
    """Under its own gemeente; regional aanbod under the first gemeente of its region."""
    if gemeente_slug is None:
        gemeente = aanbod.gemeente or aanbod.regio.gemeenten.first()
        gemeente_slug = gemeente.slug
    return reverse("portaal:aanbod", args=[gemeente_slug, aanbod.slug])


def wijk(wijk) -> str:
    return reverse("portaal:wijk", args=[wijk.gemeente.slug, wijk.slug])
