from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template import loader


def niet_gevonden(request, exception):
    return render(request, "404.html", status=404)


def onleesbaar(request, exception):
    return HttpResponseBadRequest(loader.get_template("500.html").render({"soort": "onleesbaar"}))


def serverfout(request):
    """Needs no database, no session and no context processor: those may be what broke."""
    return HttpResponseServerError(loader.get_template("500.html").render({"soort": "storing"}))
