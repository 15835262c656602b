"""What every page under `/werk/` asks of who is signed in; a public page asks nobody."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from .tweede_stap import moet_nog_instellen

BEGONNEN, GEZIEN = "begonnen_op", "gezien_op"
# How precisely "last seen" and the end of an idle session are kept: a write at every page would
# make readers wait for each other.
BIJHOUDEN = 300  # seconds


def niet_bewaren(get_response):
    """What is shown to who is signed in stays in no cache, of a server or of a shared computer."""

    def middleware(request):
        response = get_response(request)
        if request.path_info.startswith("/werk/"):
            add_never_cache_headers(response)
        return response

    return middleware


def sessies(get_response):
    """Ends a session that is too old, and keeps up when it was last used.

    One that is not used ends by itself: its row has an end (SESSION_COOKIE_AGE) that moves up
    with what is kept here.
    """

    def middleware(request):
        if not _is_ingelogd(request):
            return get_response(request)
        nu = timezone.now().timestamp()
        begonnen = request.session.setdefault(BEGONNEN, nu)
        if nu - begonnen > settings.SESSIE_HOOGSTENS.total_seconds():
            logout(request)
            messages.info(request, "U was een dag ingelogd. Log voor de zekerheid opnieuw in.")
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "")
        if nu - request.session.get(GEZIEN, 0) > BIJHOUDEN:
            request.session[GEZIEN] = nu
            UserSession.objects.create_from_request(request)
        return get_response(request)

    return middleware


def tweede_stap(get_response):
    """Leads who must have a second step and has none to setting it up, before anything else."""

    def middleware(request):
        if (
            _is_ingelogd(request)
            and not request.path_info.startswith("/werk/account/")
            and moet_nog_instellen(request.user)
        ):
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def _is_ingelogd(request) -> bool:
    """Asks for no session outside `/werk/`: there is no cookie there, and a test for one would
    make the answer differ by it."""
    return request.path_info.startswith("/werk/") and request.user.is_authenticated


def verloopt_op(request) -> datetime:
    """When this session ends, whatever is done in it."""
    begonnen = request.session.get(BEGONNEN, timezone.now().timestamp())
    return (
        datetime.fromtimestamp(begonnen, tz=timezone.get_current_timezone())
        + settings.SESSIE_HOOGSTENS
    )
