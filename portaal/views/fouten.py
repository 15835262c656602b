from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

from wijken.models import Gemeente


def niet_gevonden(request, exception):
    """Under the gemeente of the address, if that is one: then the way on is near."""
    slug = request.path.strip("/").partition("/")[0]
    gemeente = Gemeente.objects.filter(slug=slug[:60]).first()
    return render(request, "404.html", {"gemeente": gemeente}, status=404)


def onleesbaar(request, exception):
    return HttpResponseBadRequest(loader.get_template("500.html").render({"soort": "onleesbaar"}))


def mag_niet(request, exception):
    """Someone is signed in, but this is not theirs; the exception says why, in Dutch."""
    return render(request, "403.html", {"waarom": str(exception)}, status=403)


def geweigerd(request, reason=""):
    """A form that did not come from our own page, or a POST where there is no form."""
    return render(request, "403.html", {"waarom": ""}, status=403)


def te_vaak(request):
    """Someone, or something, tries to sign in again and again."""
    return render(request, "429.html", status=429)


def serverfout(request):
    """Needs no database, no session and no context processor: those may be what broke."""
    return HttpResponseServerError(loader.get_template("500.html").render({"soort": "storing"}))
