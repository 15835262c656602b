"""The address of a page or a record on the public site; every one stands under a gemeente."""

from functools import lru_cache

from django.urls import reverse


def adres(gemeente, naam: str, *args, vraag: str = "") -> str:
    """Of the page with this name; `vraag` is its query string."""
    pad = reverse(f"portaal:{naam}", args=[gemeente.slug, *args])
    return f"{pad}?{vraag}" if vraag else pad


def aanbod(aanbod, gemeente_slug: str | None = None) -> str:
    """Under its own gemeente; regional aanbod under the first gemeente of its region."""
    return aanbod_patroon(gemeente_slug or gemeente_van(aanbod).slug).format(aanbod.slug)


@lru_cache(maxsize=500)
def aanbod_patroon(gemeente_slug: str) -> str:
    """The address of an aanbod with `{}` for its slug: `reverse` is slow for each of thousands."""
    return reverse("portaal:aanbod", args=[gemeente_slug, "SLUG"]).replace("/SLUG/", "/{}/")


def gemeente_van(aanbod):
    """The gemeente of its one canonical address: its own, or of its region the first released."""
    if aanbod.gemeente:
        return aanbod.gemeente
    return min(aanbod.regio.gemeenten.all(), key=lambda een: (not een.is_vrijgegeven, een.naam))


def aanbieder(aanbieder, gemeente_slug: str) -> str:
    return reverse("portaal:aanbieder", args=[gemeente_slug, aanbieder.slug])


def wijk(wijk) -> str:
    return reverse("portaal:wijk", args=[wijk.gemeente.slug, wijk.slug])
