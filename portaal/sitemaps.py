"""Addresses for search engines: of one released gemeente each time.

One sitemap may hold 50,000 addresses, and its whole answer is made at once.
"""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from aanbod.models import Aanbod, Onderwerp
from wijken.models import Gemeente

from . import adressen


class VanGemeente(Sitemap):
    def __init__(self, gemeente: Gemeente):
        self.gemeente = gemeente


class PaginaSitemap(VanGemeente):
    def items(self):
        return ["home", "hulpwijzer", "verwijzen", "onderwerpen", "gemeente"]

    def location(self, item):
        return reverse(f"portaal:{item}", args=[self.gemeente.slug])


class OnderwerpSitemap(VanGemeente):
    def items(self):
        return list(Onderwerp.objects.values_list("slug", flat=True))

    def location(self, item):
        return reverse("portaal:onderwerp", args=[self.gemeente.slug, item])


class WijkSitemap(VanGemeente):
    def items(self):
        return self.gemeente.wijken.huidig().select_related("gemeente")

    def location(self, item):
        return adressen.wijk(item)


class AanbodSitemap(VanGemeente):
    def items(self):
        """Its own; regional aanbod only at the gemeente where its one address is.

        Whole rows, texts included, of thousands would fill the memory.
        """
        eigen = Aanbod.objects.gepubliceerd().in_gemeente(self.gemeente)
        velden = ["slug", "bijgewerkt_op", "gemeente__slug", "regio__slug"]
        lijst = eigen.select_related("gemeente", "regio").prefetch_related("regio__gemeenten")
        return [
            een
            for een in lijst.only(*velden).order_by("pk")
            if adressen.gemeente_van(een).pk == self.gemeente.pk
        ]

    def location(self, item):
        return adressen.aanbod(item)

    def lastmod(self, item):
        return item.bijgewerkt_op


def sitemaps_van(gemeente: Gemeente) -> dict[str, Sitemap]:
    """All of them for `django.contrib.sitemaps`, which keeps them apart by name."""
    soorten = {
        "paginas": PaginaSitemap,
        "onderwerpen": OnderwerpSitemap,
        "wijken": WijkSitemap,
        "aanbod": AanbodSitemap,
    }
    return {naam: soort(gemeente) for naam, soort in soorten.items()}
