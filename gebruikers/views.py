"""One's own account: how someone signs in, and where they are signed in now."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from .apparaat import apparaat
from .middleware import verloopt_op
from .tweede_stap import heeft_tweede_stap, moet_nog_instellen


@never_cache
@login_required
@require_safe
def account(request):
    context = {
        "heeft_tweede_stap": heeft_tweede_stap(request.user),
        "moet_nog_instellen": moet_nog_instellen(request.user),
    }
    return render(request, "account/overzicht.html", context)


@never_cache
@login_required
def sessies(request):
    """Where one is signed in; a POST ends all but this one."""
    lijst = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        andere = [een for een in lijst if not een.is_current()]
        end_sessions(request, andere)
        messages.success(request, "U bent overal uitgelogd, behalve hier.")
        return redirect("usersessions_list")
    lijst.sort(key=lambda een: (not een.is_current(), -een.last_seen_at.timestamp()))
    for een in lijst:
        een.apparaat = apparaat(een.user_agent)
    context = {"sessies": lijst, "verloopt_op": verloopt_op(request)}
    return render(request, "usersessions/usersession_list.html", context)


@login_required
@require_POST
def beeindig_sessie(request, pk):
    een = get_object_or_404(UserSession, pk=pk, user=request.user)
    hier = een.is_current()
    end_sessions(request, [een])
    if hier:
        return redirect("account_login")
    messages.success(request, "Die sessie is beëindigd.")
    return redirect("usersessions_list")


@never_cache
def naar_eigen_inlog(request, provider_id):
    """To the sign-in of a gemeente; only from a page of ours, or typed."""
    if request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
        return redirect("account_login")
    try:
        return oidc.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)


def log_in(request, gebruiker):
    """Sign in who proved to be this gebruiker (an invitation), with the second step they have."""
    record_authentication(request, gebruiker, method="password")
    return perform_login(request, gebruiker, email_verification="none")
