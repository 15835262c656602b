"""The link in an invitation, for who has no account yet."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gebruikers.models import Gebruiker
from gebruikers.views import log_in

from ..actions.mensen import aanvaard, van_zegel
from ..forms import Aanvaarden

AL_EEN_ACCOUNT = "U hebt al een account. Log in; uw nieuwe rol staat erbij."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aanvaarden(request, zegel):
    """Name and password, once. The link itself proves that the address is theirs."""
    uitnodiging = van_zegel(zegel)
    if uitnodiging is None:
        return render(request, "beheer/uitnodiging_voorbij.html", status=410)
    bekend = Gebruiker.objects.filter(email__iexact=uitnodiging.email).exists()
    form = Aanvaarden(request.POST or None, email=uitnodiging.email)
    if request.method == "POST" and (bekend or form.is_valid()):
        return _neem_aan(request, uitnodiging, {} if bekend else form.cleaned_data)
    context = {"uitnodiging": uitnodiging, "form": form, "bekend": bekend}
    # Also for a form with a mistake 200: the log keeps the path of what is refused, and this path
    # is a key.
    return render(request, "beheer/uitnodiging.html", context)


def _neem_aan(request, uitnodiging, waarden: dict):
    gebruiker = aanvaard(
        email=uitnodiging.email,
        naam=waarden.get("naam", ""),
        wachtwoord=waarden.get("password1"),
    )
    if gebruiker is None:
        return render(request, "beheer/uitnodiging_voorbij.html", status=410)
    logout(request)
    if waarden:
        return log_in(request, gebruiker)
    messages.success(request, AL_EEN_ACCOUNT)
    return redirect("account_login")
