from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.models import Aanbod
from wijken.models import Gemeente

from ..actions.signalen import ontvang
from ..bescherming import komt_van_hier, mag_verzenden
from ..forms import SignaalForm
from ..models import OudAdres


def _aanbod_of_404(gemeente_slug, slug):
    """Also by an address of before: who was writing when two became one, loses no word."""
    gemeente = get_object_or_404(Gemeente.objects.select_related("regio"), slug=gemeente_slug)
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente).select_related("aanbieder")
    aanbod = zichtbaar.filter(slug=slug).first()
    if aanbod is None:
        ander = OudAdres.objects.waarheen("aanbod", slug)
        aanbod = get_object_or_404(zichtbaar, pk=ander and ander.pk)
    return gemeente, aanbod


# No CSRF cookie, so no CSRF token: `bescherming` checks the request in its place.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signaal(request, gemeente_slug, slug):
    """ "Klopt dit niet?", on a page of its own."""
    gemeente, aanbod = _aanbod_of_404(gemeente_slug, slug)
    if aanbod.slug != slug and request.method != "POST":
        adres = reverse("beheer:signaal", args=[gemeente.slug, aanbod.slug])
        return redirect(f"{adres}?{request.GET.urlencode()}" if request.GET else adres)
    # An aanbieder comes here by a link that has the reason ready.
    begin = {"reden": request.GET.get("reden")}
    gestuurd = request.POST if request.method == "POST" else None
    form = SignaalForm(gestuurd, aanbod=aanbod, initial=begin)
    status = 200
    if request.method == "POST":
        if _mag_door(request, form):
            velden = ("reden", "toelichting", "email", "telefoon")
            ontvang(aanbod=aanbod, **{naam: form.cleaned_data[naam] for naam in velden})
            return redirect("beheer:signaal_bedankt", gemeente_slug, aanbod.slug)
        form.vernieuw_zegel()
        status = 422
    context = {"gemeente": gemeente, "aanbod": aanbod, "form": form}
    return render(request, "beheer/signaal.html", context, status=status)


def _mag_door(request, form) -> bool:
    if not form.is_valid():
        return False
    if not komt_van_hier(request):
        form.add_error(
            None, "Dit formulier is niet van onze site verstuurd. Probeer het hier opnieuw."
        )
        return False
    if not mag_verzenden(request):
        form.add_error(
            None, "Er is vandaag al veel verstuurd vanaf uw netwerk. Probeer het morgen opnieuw."
        )
        return False
    return True


@require_safe
def signaal_bedankt(request, gemeente_slug, slug):
    gemeente, aanbod = _aanbod_of_404(gemeente_slug, slug)
    return render(request, "beheer/signaal_bedankt.html", {"gemeente": gemeente, "aanbod": aanbod})
