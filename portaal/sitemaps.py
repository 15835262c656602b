"""Addresses for search engines: of released gemeenten only."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Q
from django.urls import reverse

from aanbod.models import Aanbod, Onderwerp
from wijken.models import Gemeente, Wijk

from . import adressen


class PaginaSitemap(Sitemap):
    def items(self):
        gemeenten = Gemeente.objects.vrijgegeven().values_list("slug", flat=True)
        return [(slug, naam) for slug in gemeenten for naam in ("home", "onderwerpen", "gemeente")]

    def location(self, item):
        slug, naam = item
        return reverse(f"portaal:{naam}", args=[slug])


class OnderwerpSitemap(Sitemap):
    def items(self):
        gemeenten = Gemeente.objects.vrijgegeven().values_list("slug", flat=True)
        onderwerpen = list(Onderwerp.objects.values_list("slug", flat=True))
        return [(gemeente, onderwerp) for gemeente in gemeenten for onderwerp in onderwerpen]

    def location(self, item):
        return reverse("portaal:onderwerp", args=item)


class WijkSitemap(Sitemap):
    def items(self):
        return Wijk.objects.filter(gemeente__vrijgegeven_op__isnull=False).select_related(
            "gemeente"
        )

    def location(self, item):
        return adressen.wijk(item)


class AanbodSitemap(Sitemap):
    def items(self):
        """Regional aanbod too, once the gemeente it stands under is released."""
        in_vrijgegeven = Q(gemeente__vrijgegeven_op__isnull=False) | Q(
            regio__gemeenten__vrijgegeven_op__isnull=False
        )
        return (
            Aanbod.objects.gepubliceerd()
            .filter(in_vrijgegeven)
            .select_related("gemeente", "regio")
            .prefetch_related("regio__gemeenten")
            .distinct()
            .order_by("pk")
        )

    def location(self, item):
        return adressen.aanbod(item)

    def lastmod(self, item):
        return item.bijgewerkt_op


SITEMAPS = {
    "paginas": PaginaSitemap,
    "onderwerpen": OnderwerpSitemap,
    "wijken": WijkSitemap,
    "aanbod": AanbodSitemap,
}
