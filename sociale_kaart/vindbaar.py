"""What machines ask for: robots.txt, sitemap.xml and security.txt."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.sitemaps import sitemaps_van
from wijken.models import Gemeente

SECURITY_GELDIG = timedelta(days=180)


@require_safe
def robots(request):
    """Keeps crawlers out of the admin and of questions; unreleased pages say `noindex` themselves."""
    regels = [
        "User-agent: *",
        "Disallow: /werk/",
        "Disallow: /*?",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request):
    """The index: each released gemeente has a sitemap of its own."""
    slugs = Gemeente.objects.vrijgegeven().values_list("slug", flat=True)
    adressen = [
        request.build_absolute_uri(reverse("gemeente_sitemap", args=[een])) for een in slugs
    ]
    context = {"sitemaps": [{"location": adres} for adres in adressen]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@require_safe
def gemeente_sitemap(request, gemeente_slug):
    gemeente = get_object_or_404(Gemeente.objects.vrijgegeven(), slug=gemeente_slug)
    return django_sitemap(request, sitemaps_van(gemeente))


@require_safe
def security_txt(request):
    """RFC 9116. The expiry is counted from today, so the file cannot go stale."""
    vandaag = datetime.combine(
        timezone.localdate(), time.min, tzinfo=timezone.get_current_timezone()
    )
    contact = settings.SECURITY_CONTACT or request.build_absolute_uri("/")
    regels = [
        f"Contact: {contact}",
        f"Expires: {(vandaag + SECURITY_GELDIG).isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
